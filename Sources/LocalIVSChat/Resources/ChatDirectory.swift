internal import IVSChat

/// Every room, logging configuration and chat token of the account.
actor ChatDirectory {
    let identity: ServiceIdentity
    let clock: ServerClock
    let random: RandomSource
    private let store: (any ResourceStore)?
    private(set) var rooms: [String: RoomRecord] = [:]
    private(set) var loggingConfigurations: [String: LoggingConfigurationRecord] = [:]
    var tokens = ChatTokenRegister()
    private var revision = 0

    /// A directory with what `store` holds; without a store it begins empty and forgets all.
    init(
        identity: ServiceIdentity, clock: ServerClock, random: RandomSource, store: (any ResourceStore)?
    ) throws(StateFileError) {
        self.identity = identity
        self.clock = clock
        self.random = random
        self.store = store
        for resource in try store?.load() ?? [] {
            if let room = resource.room {
                rooms[room.arn] = room
                revision = max(revision, room.revision)
            } else if let configuration = resource.loggingConfiguration {
                loggingConfigurations[configuration.arn] = configuration
                revision = max(revision, configuration.revision)
            }
        }
    }

    /// The room of this ARN.
    func room(_ arn: String) throws(OperationFailure) -> RoomRecord {
        guard let room = rooms[arn] else { throw .notFound(arn) }
        return room
    }

    /// The logging configuration of this ARN.
    func loggingConfiguration(_ arn: String) throws(OperationFailure) -> LoggingConfigurationRecord {
        guard let configuration = loggingConfigurations[arn] else { throw .notFound(arn) }
        return configuration
    }

    /// The number of the next change.
    func nextRevision() -> Int {
        revision += 1
        return revision
    }

    func save(_ room: RoomRecord) throws(OperationFailure) {
        try keep { () throws(StateFileError) in try store?.save(StoredResource(room)) }
        rooms[room.arn] = room
    }

    func save(_ configuration: LoggingConfigurationRecord) throws(OperationFailure) {
        try keep { () throws(StateFileError) in try store?.save(StoredResource(configuration)) }
        loggingConfigurations[configuration.arn] = configuration
    }

    func remove(_ arn: String) throws(OperationFailure) {
        try keep { () throws(StateFileError) in try store?.remove(arn: arn) }
        rooms[arn] = nil
        loggingConfigurations[arn] = nil
    }

    /// What cannot be saved does not happen.
    private func keep(_ change: () throws(StateFileError) -> Void) throws(OperationFailure) {
        do throws(StateFileError) {
            try change()
        } catch {
            throw .internalServer
        }
    }
}
