/// One file of a zip.
struct ZipEntry {
    /// Its path in the zip.
    let name: String
    /// What it holds.
    let bytes: [UInt8]
    /// Its permissions, such as 0o755.
    let permissions: UInt32
}
