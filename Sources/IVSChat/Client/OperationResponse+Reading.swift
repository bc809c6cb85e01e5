internal import AWSClient

extension OperationResponse {
    /// Reads an answer of any status.
    ///
    /// - Throws: `ServiceError` for a status of 300 and above, `InvalidResponse` for an answer that is not whole.
    init(_ response: ServiceResponse, to operation: ChatOperation) throws {
        let metadata = ResponseMetadata(
            status: response.status, requestID: response.requestID, attempts: response.attempts)
        guard (200..<300).contains(response.status) else {
            throw ServiceError(response, operation: operation, metadata: metadata)
        }
        func invalid(_ cause: InvalidResponse.Cause) -> InvalidResponse {
            InvalidResponse(operation: operation.name, cause: cause, metadata: metadata)
        }
        var object = JSONObject()
        // Deletions answer 204; DisconnectUser has been seen with an empty body as well as with `{}`.
        if !response.body.isEmpty {
            let value: JSONValue
            do { value = try JSONValue(parsing: response.body) } catch { throw invalid(.json(error)) }
            guard let members = value.objectValue else { throw invalid(.notAnObject(found: value.kind)) }
            object = members
        }
        if let problem = OutputCheck.problem(in: object, of: operation) { throw invalid(problem) }
        self.init(operation: operation, output: operation.output.arranged(object), metadata: metadata)
    }
}

extension ServiceError {
    init(_ response: ServiceResponse, operation: ChatOperation, metadata: ResponseMetadata) {
        let error = ServiceErrorBody(response)
        self.init(
            operation: operation.name, code: error.code ?? String(response.status), message: error.message,
            members: (try? JSONValue(parsing: response.body))?.objectValue ?? [:], body: response.body,
            metadata: metadata)
    }
}
