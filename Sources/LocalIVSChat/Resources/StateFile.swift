internal import GRDB
internal import IVSChat

/// A SQLite file that resources outlive the process in.
final class StateFile: ResourceStore {
    private let path: String
    private let database: DatabaseQueue

    /// Opens the file, or makes it.
    init(_ path: String) throws(StateFileError) {
        self.path = path
        do {
            var migrations = DatabaseMigrator()
            migrations.registerMigration("resources") { database in
                try database.create(table: "resource") { table in
                    table.primaryKey("arn", .text)
                    table.column("kind", .text).notNull()
                    table.column("document", .text).notNull()
                }
            }
            var configuration = Configuration()
            // Two servers that know nothing of each other's rooms would overwrite them.
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            database = try DatabaseQueue(path: path, configuration: configuration)
            try migrations.migrate(database)
            try database.inDatabase { database in try database.inTransaction(.exclusive) { .commit } }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StateFileError(path: path, cause: "another server uses it")
        } catch {
            throw StateFileError(path: path, cause: "\(error)")
        }
    }

    func load() throws(StateFileError) -> [StoredResource] {
        try access { database in
            try database.read { database in
                try Row.fetchAll(database, sql: "SELECT kind, arn, document FROM resource").compactMap { row in
                    let text: String = row["document"]
                    guard let kind = ResourceKind(rawValue: row["kind"]),
                        let document = try JSONValue(parsing: Array(text.utf8)).objectValue
                    else { return nil }
                    return StoredResource(kind: kind, arn: row["arn"], document: document)
                }
            }
        }
    }

    func save(_ resource: StoredResource) throws(StateFileError) {
        let document = String(decoding: resource.document.bytes, as: UTF8.self)
        try access { database in
            try database.write { database in
                try database.execute(
                    sql: "INSERT OR REPLACE INTO resource (arn, kind, document) VALUES (?, ?, ?)",
                    arguments: [resource.arn, resource.kind.rawValue, document])
            }
        }
    }

    func remove(arn: String) throws(StateFileError) {
        try access { database in
            try database.write { database in
                try database.execute(sql: "DELETE FROM resource WHERE arn = ?", arguments: [arn])
            }
        }
    }

    private func access<Value>(_ body: (DatabaseQueue) throws -> Value) throws(StateFileError) -> Value {
        do {
            return try body(database)
        } catch {
            throw StateFileError(path: path, cause: "\(error)")
        }
    }
}
