/// The most frequent English words, which a rule should not find by accident.
///
/// They stand in the program: a rule author's machine may have no dictionary and no network.
enum CommonWords {
    /// The words, in alphabetical order.
    static let all: [Substring] = text.description.split(separator: " ")
}
