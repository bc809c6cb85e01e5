import Glibc
import IVSChat

/// A table in the manner of the AWS CLI: a section for each object and list, indented by a `|` for each level.
struct TablePrinter {
    private var sections: [TableSection] = []

    /// Lays out the object under this title.
    init(title: String, _ object: JSONObject) {
        add(.object(object), title: title, level: 0)
    }

    /// The table. Where it is wider than the terminal, sections of one row are turned on their side.
    var text: String {
        var sections = sections
        if Self.width(of: sections) > Self.terminalWidth { sections = sections.map(\.turned) }
        let width = Self.width(of: sections)
        return String(repeating: "-", count: width) + "\n" + sections.map { $0.text(width: width) }.joined()
    }

    private static func width(of sections: [TableSection]) -> Int { sections.map(\.totalWidth).max() ?? 0 }

    /// Columns of the terminal; 80 for a pipe or a file, as the AWS CLI has it.
    private static var terminalWidth: Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    private mutating func add(_ value: JSONValue, title: String, level: Int) {
        switch value {
        case .object(let object) where !object.isEmpty: add(object, title: title, level: level)
        case .array(let elements) where !elements.isEmpty: add(elements, title: title, level: level)
        default: break
        }
    }

    private mutating func add(_ object: JSONObject, title: String, level: Int) {
        var section = TableSection(title: title, level: level)
        let keys = object.filter(\.value.isScalar).map(\.name).sortedByScalars()
        if keys.count == 1 {
            section.add(row: [keys[0], object[keys[0]]?.scalarText ?? ""])
        } else if !keys.isEmpty {
            section.set(headers: keys)
            section.add(row: keys.map { object[$0]?.scalarText ?? "" })
        }
        sections.append(section)
        addNested(of: object, level: level)
    }

    private mutating func add(_ elements: [JSONValue], title: String, level: Int) {
        let objects = elements.compactMap(\.objectValue)
        guard !objects.isEmpty else {
            var section = TableSection(title: title, level: level)
            for element in elements { section.add(row: [element.scalarText]) }
            sections.append(section)
            return
        }
        let keys = Set(objects.flatMap { $0.filter(\.value.isScalar).map(\.name) }).sortedByScalars()
        let hasNested = objects.contains { $0.contains { !$0.value.isScalar } }
        var section = TableSection(title: title, level: level)
        section.set(headers: keys)
        for object in objects {
            section.add(row: keys.map { object[$0]?.scalarText ?? "" })
            if hasNested {
                sections.append(section)
                addNested(of: object, level: level)
                section = TableSection(title: title, level: level)
                section.set(headers: keys)
            }
        }
        if !hasNested { sections.append(section) }
    }

    private mutating func addNested(of object: JSONObject, level: Int) {
        for name in object.filter({ !$0.value.isScalar }).map(\.name).sortedByScalars() {
            if let value = object[name] { add(value, title: name, level: level + 1) }
        }
    }
}
