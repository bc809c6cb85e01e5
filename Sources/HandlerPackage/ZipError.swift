internal import CZip

/// libzip refused to make a zip: it has no memory, or cannot compress.
public struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
    /// libzip's number for the error (libzip-errors(3)).
    public let code: Int32
    /// libzip's sentence about it.
    public let text: String

    /// The sentence and the number.
    public var description: String { "the zip could not be made: \(text) (libzip \(code))" }

    /// The error that libzip noted; its own memory for the sentence is freed.
    init(taking error: inout zip_error_t) {
        code = unsafe zip_error_code_zip(&error)
        text = unsafe String(cString: zip_error_strerror(&error))
        unsafe zip_error_fini(&error)
    }

    /// The error that libzip noted, which stays libzip's.
    init(copying error: UnsafeMutablePointer<zip_error_t>?) {
        code = unsafe zip_error_code_zip(error)
        text = unsafe String(cString: zip_error_strerror(error))
    }
}
