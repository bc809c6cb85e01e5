internal import JSONText

/// An error as the caller of the function sees it.
public struct InvocationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The type, also sent as `Lambda-Runtime-Function-Error-Type`.
    public let type: ErrorType
    /// The text. It leaves the function: nothing of a viewer's message belongs in it.
    public let message: String

    /// An error of this type and text.
    public init(type: ErrorType, message: String) {
        self.type = type
        self.message = message
    }

    /// What a handler has thrown: itself, or `Function.` and the name of its type with its description.
    init(thrown error: any Error) {
        self =
            error as? InvocationError
            ?? InvocationError(type: ErrorType("Function.\(Swift.type(of: error))"), message: "\(error)")
    }

    /// Type and text.
    public var description: String { "\(type): \(message)" }

    /// The body for `/error` and `/init/error`: always JSON, with the three keys that other AWS services understand.
    func write(to writer: inout JSONWriter) {
        writer.removeAll()
        writer.beginObject()
        writer.name("errorMessage")
        writer.string(message)
        writer.name("errorType")
        writer.string(type.description)
        writer.name("stackTrace")
        writer.beginArray()
        writer.endArray()
        writer.endObject()
    }
}
