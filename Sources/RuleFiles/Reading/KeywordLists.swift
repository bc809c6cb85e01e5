internal import Foundation
internal import ReviewRules
internal import Yams

/// The lists that the files of a rule set name, with their keywords.
struct KeywordLists {
    /// A keyword of a list, and where it stands.
    struct Entry {
        let keyword: Keyword
        let place: Place
    }

    private var entries: [String: [Entry]] = [:]
    /// Where each list is named first.
    private(set) var namePlaces: [String: Place] = [:]
    private var paths: [String: String] = [:]
    /// The list files that were read, whose diagnostics belong to the rule set's.
    private(set) var files: [SourceFile] = []
    /// Whether every list is there and whole; if not, a list that is missing or empty is no error of its own.
    var areComplete = true

    /// The keywords of the list, or nil if no file names it.
    subscript(name: String) -> [Keyword]? { entries[name]?.map(\.keyword) }

    var names: [String] { entries.keys.sorted() }

    /// The keywords of the list with their places; none if no file names it.
    func entries(of name: String) -> [Entry] { entries[name] ?? [] }

    /// Reads the lists that `node`, a file's `lists`, names; paths are relative to the file's folder.
    mutating func read(_ node: Node, _ reader: NodeReader) {
        let errors = reader.file.errorCount
        for (name, key, value) in reader.freeMapping(node, "lists") {
            guard let path = reader.word(value, "the path of a list") else { continue }
            let folder = (reader.file.path as NSString).deletingLastPathComponent
            let full = (folder as NSString).appendingPathComponent(path)
            if let known = paths[name] {
                if !Self.isSameFile(known, full) {
                    reader.file.report("the list '\(name)' is \(known) already", at: key)
                }
                continue
            }
            paths[name] = full
            entries[name] = []
            namePlaces[name] = Place(reader.file, key)
            do {
                let file = SourceFile(path: full, text: try TextFile.read(full))
                entries[name] = Self.entries(of: file)
                files.append(file)
            } catch {
                reader.file.report("the list \(full) cannot be read: \(error)", at: value)
            }
        }
        if reader.file.errorCount > errors || files.contains(where: { $0.errorCount > 0 }) { areComplete = false }
    }

    /// Files in different folders reach the same list by different paths.
    private static func isSameFile(_ a: String, _ b: String) -> Bool {
        URL(fileURLWithPath: a).standardizedFileURL == URL(fileURLWithPath: b).standardizedFileURL
    }

    private static func entries(of file: SourceFile) -> [Entry] {
        var entries: [Entry] = []
        for (index, line) in file.lines.enumerated() {
            let indent = line.unicodeScalars.prefix { $0.properties.isWhitespace }.count
            let text = withoutComment(line).trimmingCharacters(in: .whitespacesAndNewlines)
            guard !text.isEmpty else { continue }
            do {
                let keyword = try Keyword(parsing: text)
                entries.append(
                    Entry(keyword: keyword, place: Place(file, line: index + 1, column: indent + 1)))
            } catch {
                file.report(error.explanation, line: index + 1, column: indent + 1 + error.offset)
            }
        }
        return entries
    }

    /// A comment begins with a `#` at the start or behind white space; `c#` is a keyword.
    private static func withoutComment(_ line: Substring) -> String {
        var isBehindSpace = true
        var text = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if scalar == "#", isBehindSpace { break }
            isBehindSpace = scalar.properties.isWhitespace
            text.append(scalar)
        }
        return String(text)
    }
}

extension Keyword.SyntaxError {
    /// What is wrong, and how to mend it.
    var explanation: String {
        switch self {
        case .empty: "nothing is left to look for"
        case .innerWildcard: "a * may stand at the start or the end of a keyword only; \\* is the character itself"
        case .unknownEscape: "a \\ stands before *, @, # or \\ only; \\\\ is the character itself"
        }
    }

    /// Where, code points from the start of the keyword.
    var offset: Int {
        switch self {
        case .empty: 0
        case .innerWildcard(let offset), .unknownEscape(let offset): offset
        }
    }
}
