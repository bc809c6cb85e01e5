import AWSClient
import ArgumentParser
import IVSChat

extension ExitCode {
    /// The service answered with an error, with nonsense, or not at all.
    static let service = ExitCode(254)
}

extension CommandFailure {
    /// How a command ends that failed so.
    init(_ error: any Error) {
        switch error {
        case let error as CommandFailure: self = error
        case let error as InvalidInput: self.init(.usage, error.description)
        case let error as ServiceError: self.init(.service, error.debugDescription)
        case let error as AWSClientError: self.init(error.isConfiguration ? .configuration : .service, "\(error)")
        default: self.init(.service, "\(error)")
        }
    }
}
