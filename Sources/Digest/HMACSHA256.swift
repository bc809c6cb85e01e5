internal import CCrypto

/// HMAC with SHA-256 (RFC 2104, FIPS 198-1) over libcrypto's EVP.
public enum HMACSHA256 {
    /// The authentication code of `message` under `key`, 32 bytes. A key may have any length.
    public static func code(for message: [UInt8], key: [UInt8]) throws(DigestError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: SHA256.byteCount)
        // libcrypto takes a null key for "the key set before" and fails; an empty Swift array may have a null address.
        let address = key.isEmpty ? [0] : key
        let isComputed = unsafe message.withUnsafeBytes { message in
            unsafe address.withUnsafeBytes { address in
                unsafe code.withUnsafeMutableBufferPointer { output in
                    unsafe EVP_Q_mac(
                        nil, "HMAC", nil, "SHA256", nil, address.baseAddress, key.count,
                        message.baseAddress, message.count, output.baseAddress, output.count, nil) != nil
                }
            }
        }
        guard isComputed else { throw .last() }
        return code
    }
}
