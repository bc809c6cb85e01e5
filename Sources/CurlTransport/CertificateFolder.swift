internal import Glibc

/// A folder of trusted certificates, each named by the hash of its subject (openssl-rehash(1)).
///
/// Why: Debian's libcurl trusts one file of 140 certificates and the folder of the same certificates. Reading the file takes
/// 30 ms, more than all else that a process with one request does; from the folder OpenSSL takes the one it needs.
/// Guarantee: nothing is trusted that libcurl would not trust by default. Fallback: when a certificate is not verified by
/// the folder alone, the exchange is made again with the file.
enum CertificateFolder {
    /// Whether OpenSSL can find certificates in the folder: one file has a name such as `002c0b4f.0`.
    static func isHashed(_ path: String) -> Bool {
        guard let folder = unsafe opendir(path) else { return false }
        defer { unsafe _ = closedir(folder) }
        while let entry = unsafe readdir(folder) {
            let isHash = unsafe withUnsafeBytes(of: entry.pointee.d_name) { name in
                let digits = unsafe name.prefix(8).allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
                    default: false
                    }
                }
                return unsafe digits && name[8] == UInt8(ascii: ".") && name[9] == UInt8(ascii: "0") && name[10] == 0
            }
            if isHash { return true }
        }
        return false
    }
}
