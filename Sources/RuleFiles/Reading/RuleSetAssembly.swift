internal import ReviewRules
internal import Yams

/// Puts the rule files of a set together, lists first, since any file may use a list that another one names.
struct RuleSetAssembly {
    private struct Part {
        let reader: NodeReader
        let values: [String: (key: Node, value: Node)]
    }

    private var files: [SourceFile] = []
    private var parts: [Part] = []
    private var lists = KeywordLists()
    private var settings: (settings: Settings, rooms: [RoomSettings])?
    private var settingsPlace = ""
    private var settingsNode: (file: SourceFile, key: Node, value: Node)?

    /// Reads a file's document, its lists and its settings.
    mutating func add(_ file: SourceFile) {
        files.append(file)
        let reader = NodeReader(file: file)
        guard let root = YAMLDocument.root(of: file),
            let values = reader.mapping(root, "a rule file", keys: ["version", "settings", "lists", "rules"])
        else {
            lists.areComplete = false
            return
        }
        checkVersion(values["version"]?.value, reader, root)
        if let lists = values["lists"]?.value { self.lists.read(lists, reader) }
        if let node = values["settings"] { readSettings(node.value, key: node.key, reader) }
        parts.append(Part(reader: reader, values: values))
    }

    /// Counts a file in that is not read, with the reason.
    mutating func setAside(_ path: String, _ message: String, _ severity: Diagnostic.Severity) {
        let file = SourceFile(path: path, text: "")
        file.report(message, severity, line: 0, column: 0)
        files.append(file)
        if severity == .error { lists.areComplete = false }
    }

    private func checkVersion(_ node: Node?, _ reader: NodeReader, _ root: Node) {
        guard let node else {
            reader.file.report("the file has no version; a rule file begins with 'version: 1'", at: root)
            return
        }
        guard let version = reader.integer(node, "version", in: Int.min...Int.max), version != 1 else { return }
        reader.file.report("version \(version) of the rule format is not known; there is version 1", at: node)
    }

    private mutating func readSettings(_ node: Node, key: Node, _ reader: NodeReader) {
        guard settings == nil else {
            reader.file.report("a rule set has settings once; they stand in \(settingsPlace) already", at: key)
            return
        }
        settingsPlace = "\(reader.file.path):\(key.mark?.line ?? 0)"
        settings = SettingsReader(reader: reader).read(node)
        settingsNode = (reader.file, key, node)
    }

    /// Every rule file and list that was read, or should have been.
    var sources: [SourceFile] { files + lists.files }

    /// The rule set of all files.
    func finish() throws(RuleFileErrors) -> LoadedRules {
        try assemble().loaded
    }

    /// The rule set of all files, with what it was read from.
    func assemble() throws(RuleFileErrors) -> AssembledRules {
        var entries: [AssembledRules.Entry] = []
        var places: [String: String] = [:]
        for part in parts {
            let ruleReader = RuleReader(reader: part.reader, lists: lists)
            for node in part.values["rules"].map({ part.reader.list($0.value, "rules") }) ?? [] {
                guard let entry = ruleReader.read(node) else { continue }
                let id = entry.rule.id
                if let place = places[id] {
                    part.reader.file.report("the id '\(id)' is taken by the rule at \(place)", at: entry.idNode)
                    continue
                }
                places[id] = "\(part.reader.file.path):\(entry.idNode.mark?.line ?? 0)"
                entries.append(AssembledRules.Entry(file: part.reader.file, node: node, entry: entry))
            }
        }
        let diagnostics = sources.flatMap(\.diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw RuleFileErrors(diagnostics: diagnostics)
        }
        let ruleSet = RuleSet(
            settings: settings?.settings ?? Settings(), rooms: settings?.rooms ?? [], rules: entries.map(\.entry.rule))
        return AssembledRules(
            loaded: LoadedRules(ruleSet: ruleSet, tests: entries.flatMap(\.entry.tests), warnings: diagnostics),
            entries: entries, lists: lists, settings: settingsNode)
    }
}

/// A rule set, and what it was read from.
struct AssembledRules {
    /// A rule and the node it was read from.
    struct Entry {
        let file: SourceFile
        let node: Node
        let entry: RuleReader.Entry
    }

    let loaded: LoadedRules
    /// In file order.
    let entries: [Entry]
    let lists: KeywordLists
    /// Where the settings stand, if a file has them.
    let settings: (file: SourceFile, key: Node, value: Node)?
}
