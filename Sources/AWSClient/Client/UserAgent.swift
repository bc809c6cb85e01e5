/// The value of `User-Agent` in the form that AWS's SDKs agreed on ("ua/2.1").
enum UserAgent {
    static func text(_ program: String, service: ServiceDescription, applicationID: String?) -> String {
        let words = [
            program, "ua/2.1", "os/\(operatingSystem)", "lang/swift", "md/arch#\(architecture)",
            "api/\(service.key)#\(service.apiVersion)", "cfg/retry-mode#standard",
        ]
        return (words + (applicationID.map { ["app/\(token($0))"] } ?? [])).joined(separator: " ")
    }

    #if os(Linux)
        private static let operatingSystem = "linux"
    #else
        private static let operatingSystem = "other"
    #endif

    #if arch(x86_64)
        private static let architecture = "x86_64"
    #elseif arch(arm64)
        private static let architecture = "arm64"
    #else
        private static let architecture = "other"
    #endif

    /// What is no token character of RFC 9110 §5.6.2 becomes `-`.
    private static func token(_ text: String) -> String {
        let bytes = text.utf8.prefix(50).map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            default: "!$%&'*+-.^_`|~".utf8.contains(byte) ? byte : UInt8(ascii: "-")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
