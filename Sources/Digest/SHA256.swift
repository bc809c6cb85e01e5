internal import CCrypto

/// SHA-256 (FIPS 180-4 §6.2) over libcrypto's EVP.
public enum SHA256 {
    /// The length of a digest, in bytes.
    public static let byteCount = 32

    /// The digest of `bytes`, 32 bytes.
    public static func digest(of bytes: [UInt8]) throws(DigestError) -> [UInt8] {
        try unsafe messageDigest(of: bytes, EVP_sha256(), byteCount: byteCount)
    }
}

/// SHA-1 (FIPS 180-4 §6.1), for the names of files that other tools have chosen by it. It protects nothing any more.
public enum SHA1 {
    /// The length of a digest, in bytes.
    public static let byteCount = 20

    /// The digest of `bytes`, 20 bytes.
    public static func digest(of bytes: [UInt8]) throws(DigestError) -> [UInt8] {
        try unsafe messageDigest(of: bytes, EVP_sha1(), byteCount: byteCount)
    }
}

/// One digest in one call (EVP_Digest(3)); `byteCount` is the algorithm's length, which libcrypto does not ask for.
private func messageDigest(
    of bytes: [UInt8], _ algorithm: OpaquePointer?, byteCount: Int
) throws(DigestError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: byteCount)
    let isComputed = unsafe bytes.withUnsafeBytes { input in
        unsafe digest.withUnsafeMutableBufferPointer { output in
            unsafe EVP_Digest(input.baseAddress, input.count, output.baseAddress, nil, algorithm, nil) == 1
        }
    }
    guard isComputed else { throw .last() }
    return digest
}
