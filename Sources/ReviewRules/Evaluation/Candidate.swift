/// A span that a rule's matchers found and no exception covers.
struct Candidate {
    /// The text it lies in: an index into `RuleSearch.fields`.
    var slot: Int
    /// The view that showed it.
    var view: View
    /// UTF-8 bytes of the field's text, widened to grapheme clusters.
    var range: Range<Int>
    /// What a `replace` rule puts in its place: a range of `RuleSearch.replacements`.
    var replacement = 0..<0
}
