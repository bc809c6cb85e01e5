internal import CZip

/// A zip that somebody else made, opened for reading.
@safe struct ZipReader: ~Copyable {
    /// The first bytes of a file in a zip.
    struct Head {
        let bytes: [UInt8]
        /// Its mode (inode(7)); nil where the zip was made on a system that has none.
        let mode: UInt32?
    }

    private let archive: OpaquePointer

    /// The first bytes, `count` at most, of the file `name` in the zip `bytes`. All of it is read, so that its checksum is
    /// known to be right.
    ///
    /// - Throws: `.unreadable`, or `.noBootstrap` if there is no such file.
    static func head(of name: String, _ count: Int, in bytes: [UInt8]) throws(DeploymentZipError) -> Head {
        let result = unsafe bytes.withUnsafeBytes { content -> Result<Head, DeploymentZipError> in
            do throws(DeploymentZipError) {
                return .success(try unsafe ZipReader(content).head(of: name, count))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The zip in `content`, which must outlive it: libzip reads from there.
    private init(_ content: UnsafeRawBufferPointer) throws(DeploymentZipError) {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        let source = unsafe zip_source_buffer_create(content.baseAddress, UInt64(content.count), 0, &error)
        guard let source = unsafe source else { throw unsafe .unreadable(ZipError(taking: &error).text) }
        guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
            unsafe zip_source_free(source)
            throw unsafe .unreadable(ZipError(taking: &error).text)
        }
        unsafe self.archive = unsafe archive
    }

    deinit { unsafe zip_discard(archive) }

    private func head(of name: String, _ count: Int) throws(DeploymentZipError) -> Head {
        let place = unsafe zip_name_locate(archive, name, 0)
        guard place >= 0 else { throw .noBootstrap }
        var (system, attributes): (UInt8, UInt32) = (0, 0)
        guard unsafe zip_file_get_external_attributes(archive, UInt64(place), 0, &system, &attributes) == 0,
            let file = unsafe zip_fopen_index(archive, UInt64(place), 0)
        else { throw unsafe .unreadable(ZipError(copying: zip_get_error(archive)).text) }
        defer { unsafe _ = zip_fclose(file) }
        var head: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let length = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
            }
            guard length >= 0 else { throw unsafe .unreadable(ZipError(copying: zip_file_get_error(file)).text) }
            guard length > 0 else { break }
            head += buffer.prefix(min(Int(length), count - head.count))
        }
        // The upper half holds the mode of Unix, and of Unix alone (APPNOTE.TXT §4.4.2, §4.4.15).
        return Head(bytes: head, mode: system == ZIP_OPSYS_UNIX ? attributes >> 16 : nil)
    }
}
