import ArgumentParser
import IVSChat

/// How a result is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case json, text, table, yaml

    /// The result of an operation as text, with a line break at its end; empty if there is nothing to print.
    func render(_ output: JSONObject, title: String) -> String {
        guard !output.isEmpty else { return "" }
        return switch self {
        case .json: JSONPrinter.text(.object(output))
        case .text: TextPrinter.text(output)
        case .table: TablePrinter(title: title, output).text
        case .yaml: YAMLPrinter.text(output)
        }
    }
}
