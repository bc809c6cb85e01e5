import ReviewRules

/// Reads a compiled rule set from a file.
enum RulesFile {
    /// Why there is no rule set; the path is the operator's own.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let cause: CompiledRuleSetError

        var description: String { "\(path): \(cause)" }
    }

    static func read(_ path: String) throws(Failure) -> CompiledRuleSet {
        do throws(CompiledRuleSetError) {
            return try CompiledRuleSet(mapping: path)
        } catch {
            throw Failure(path: path, cause: error)
        }
    }
}
