import ArgumentParser
import IVSChat

/// A command that calls one operation.
protocol OperationCommand: AsyncParsableCommand {
    /// The operation.
    static var operation: ChatOperation { get }
    /// What the flags say about the members of its input, in the order of the service model.
    var given: [GivenArgument] { get }
    /// The flags that all operations have.
    var service: ServiceOptions { get }
    /// The input of the first request, from what the command line gives.
    func firstInput(_ input: JSONObject) throws -> JSONObject
    /// Calls the operation with the input of the first request and gives what is to be printed.
    func call(_ client: IVSChat, _ input: JSONObject) async throws -> JSONObject
}

extension OperationCommand {
    func firstInput(_ input: JSONObject) throws -> JSONObject { input }

    func call(_ client: IVSChat, _ input: JSONObject) async throws -> JSONObject {
        try await client.call(Self.operation, input).output
    }

    func run() async throws {
        if service.skeleton == .input {
            return StandardOutput().printAll(JSONPrinter.text(Self.operation.inputSkeleton))
        }
        do {
            let input = try input()
            if service.skeleton == .output {
                return StandardOutput().printAll(JSONPrinter.text(Self.operation.outputSkeleton))
            }
            let format = try format()
            let client = IVSChat(
                configuration: service.connection.configuration, validatesInput: service.validatesInput)
            if service.dryRun {
                let request = try await client.signedRequest(Self.operation, input)
                return StandardOutput().printAll(RequestText.text(request, Self.operation))
            }
            let output = try await call(client, input)
            StandardOutput().printAll(format.render(output, title: Self.operation.name))
        } catch {
            throw CommandFailure(error)
        }
    }

    private func input() throws -> JSONObject {
        let input = try OperationInput.assembled(Self.operation, given, cliInputJSON: service.cliInputJSON)
        let missing = OperationInput.missingFlags(Self.operation, input)
        guard missing.isEmpty else {
            throw CommandFailure(.usage, "the following arguments are required: \(missing.joined(separator: ", "))")
        }
        let first = try firstInput(input)
        if service.validatesInput { try Self.operation.validate(first) }
        return first
    }

    private func format() throws -> OutputFormat {
        if let output = service.output { return output }
        guard let name = ProcessVariable.value("AWS_DEFAULT_OUTPUT"), !name.isEmpty else { return .json }
        guard let format = OutputFormat(rawValue: name) else {
            let names = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.configuration, "AWS_DEFAULT_OUTPUT: must be one of \(names)")
        }
        return format
    }
}
