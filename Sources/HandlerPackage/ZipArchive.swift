internal import CZip
internal import Glibc

/// A zip in memory, in which everything but the files' own content is fixed: order, dates, permissions, no extra fields.
@safe struct ZipArchive: ~Copyable {
    /// The file's content, as libzip sees it; it grows when the archive is closed.
    private let target: OpaquePointer
    private var archive: OpaquePointer?

    /// 1980-01-01 00:00, the first moment that a zip can name, in MS-DOS's packing (APPNOTE.TXT §4.4.6).
    ///
    /// Not a time_t: libzip would turn that into local time, which is not the same on every machine.
    private static let date: UInt16 = 1 << 5 | 1

    /// The zip with these files, in this order, deflated.
    ///
    /// - Throws: `ZipError`.
    static func bytes(of entries: [ZipEntry]) throws(ZipError) -> [UInt8] {
        var archive = try ZipArchive()
        for entry in entries { try archive.add(entry) }
        return try archive.close()
    }

    private init() throws(ZipError) {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        guard let target = unsafe zip_source_buffer_create(nil, 0, 0, &error) else {
            throw unsafe ZipError(taking: &error)
        }
        // Opening takes over one of the two references; `deinit` gives up the other.
        unsafe zip_source_keep(target)
        guard let archive = unsafe zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            unsafe zip_source_free(target)
            unsafe zip_source_free(target)
            throw unsafe ZipError(taking: &error)
        }
        unsafe self.target = unsafe target
        unsafe self.archive = unsafe archive
    }

    deinit {
        if let archive = unsafe archive { unsafe zip_discard(archive) }
        unsafe zip_source_free(target)
    }

    private func add(_ entry: ZipEntry) throws(ZipError) {
        guard let archive = unsafe archive else { return }
        // libzip reads the content when the archive is closed. It gets a copy of its own, and frees it.
        let content = unsafe malloc(max(entry.bytes.count, 1))
        unsafe entry.bytes.withUnsafeBytes { bytes in
            if let content = unsafe content, let start = bytes.baseAddress {
                unsafe memcpy(content, start, bytes.count)
            }
        }
        guard let source = unsafe zip_source_buffer(archive, content, UInt64(entry.bytes.count), 1) else {
            unsafe free(content)
            throw unsafe ZipError(copying: zip_get_error(archive))
        }
        let index = unsafe zip_file_add(archive, entry.name, source, 0)
        guard index >= 0 else {
            unsafe zip_source_free(source)
            throw unsafe ZipError(copying: zip_get_error(archive))
        }
        let place = UInt64(index)
        // A regular file of Unix: its mode stands in the upper half (APPNOTE.TXT §4.4.15, and Info-ZIP's practice).
        let attributes = (0o100000 | entry.permissions) << 16
        guard unsafe zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 9) == 0,
            unsafe zip_file_set_dostime(archive, place, 0, Self.date, 0) == 0,
            unsafe zip_file_set_external_attributes(archive, place, 0, UInt8(ZIP_OPSYS_UNIX), attributes) == 0
        else { throw unsafe ZipError(copying: zip_get_error(archive)) }
    }

    private mutating func close() throws(ZipError) -> [UInt8] {
        if let open = unsafe archive {
            guard unsafe zip_close(open) == 0 else { throw unsafe ZipError(copying: zip_get_error(open)) }
            unsafe archive = nil
        }
        var status = unsafe zip_stat_t()
        guard unsafe zip_source_stat(target, &status) == 0, unsafe zip_source_open(target) == 0 else {
            throw unreadable
        }
        defer { unsafe _ = zip_source_close(target) }
        var bytes = [UInt8](repeating: 0, count: Int(unsafe status.size))
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe zip_source_read(target, buffer.baseAddress, UInt64(buffer.count))
        }
        guard count == bytes.count else { throw unreadable }
        return bytes
    }

    private var unreadable: ZipError {
        unsafe ZipError(copying: zip_source_error(target))
    }
}
