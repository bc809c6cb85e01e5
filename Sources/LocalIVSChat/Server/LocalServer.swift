internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import IVSChat

/// IVS Chat on this machine: control plane, messaging, review and a page, all on one port of 127.0.0.1.
package final class LocalServer: Sendable {
    private let server: HTTPServer
    private let rooms: LiveRooms
    private let directory: ChatDirectory
    private let reviews: ReviewService
    private let configuration: LocalConfiguration

    /// A server that does not listen yet.
    ///
    /// - Throws: `StateFileError`; what the system says of a log that cannot be written.
    package init(_ configuration: LocalConfiguration) throws {
        let (clock, random) = (configuration.clock, configuration.random)
        self.configuration = configuration
        rooms = LiveRooms(clock: clock, random: random)
        directory = try ChatDirectory(
            identity: configuration.identity, clock: clock, random: random,
            store: try configuration.stateFile.map { path throws(StateFileError) in try StateFile(path) })
        let faults = FaultInjection(configuration.faults)
        let conduct = ControlPlane.Conduct(
            hasQuotas: configuration.hasQuotas, signatures: configuration.secrets.map(SignatureCheck.init),
            faults: faults)
        let controlPlane = ControlPlane(
            directory: directory, rooms: rooms, clock: clock, random: random, conduct: conduct,
            log: try configuration.accessLog.map(AccessLog.init))
        let feed = PageFeed()
        reviews = ReviewService(configuration.review, clock: clock, random: random, feed: feed)
        let router = RequestRouter(
            controlPlane: controlPlane, directory: directory, rooms: rooms, reviews: reviews, clock: clock,
            random: random, faults: faults, page: PageServer(directory: directory, feed: feed))
        server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: configuration.port), timeout: Self.requestLimit,
            pool: try ServerSocketPool(writeLimit: configuration.writeLimit, hasReserve: true), logger: .disabled,
            handler: router)
    }

    /// Faults may make a call wait; a day is no limit.
    private static let requestLimit = 86_400.0

    /// Serves until the task is cancelled.
    ///
    /// - Parameter ready: called once, with the address, when the server listens and the rules are read.
    /// - Throws: `PortError`.
    package func run(_ ready: @Sendable @escaping (LocalAddress) async -> Void) async throws {
        let roomARN = try await startingRoom()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Writing one message to 500 sockets takes milliseconds. What reviews the next one must not wait behind it: it
            // has a higher priority, and with it threads of its own.
            group.addTask(priority: .low) {
                do {
                    try await self.server.run()
                } catch let SocketError.failed(type: "Bind", errno: code, message: message) {
                    throw PortError(code: code, cause: message)
                }
            }
            group.addTask {
                try await self.server.waitUntilListening()
                guard case .ip4(_, let port)? = await self.server.listeningAddress else { return }
                await self.reviews.run { await ready(LocalAddress(port: port, roomARN: roomARN)) }
            }
            defer { group.cancelAll() }
            try await group.next()
            try await group.next()
        }
    }

    /// Ends the handlers and closes all connections.
    package func stop() async {
        await rooms.closeAll()
        await reviews.stop()
        await server.stop()
    }

    /// The room of the configured name, made if there is none.
    private func startingRoom() async throws -> String? {
        guard let name = configuration.roomName else { return nil }
        if let room = await directory.rooms.values.first(where: { $0.name == name }) { return room.arn }
        let identity = configuration.identity
        let uri = "arn:aws:lambda:\(identity.region):\(identity.account):function:review"
        let room = try await directory.createRoom([
            "name": .string(name), "maximumMessageRatePerSecond": 100,
            "messageReviewHandler": ["uri": .string(uri), "fallbackResult": "DENY"],
        ])
        return room["arn"]?.stringValue
    }
}

/// A port that cannot be had.
package struct PortError: Error, Sendable, Equatable {
    /// The system's number.
    package var code: Int32
    /// The system's words for it.
    package var cause: String
}

/// Where a server listens.
package struct LocalAddress: Sendable {
    /// The port on 127.0.0.1.
    package var port: UInt16
    /// The room made at the start.
    package var roomARN: String?

    /// The address of the page and of the control plane.
    package var url: String { "http://127.0.0.1:\(port)" }
    /// The address of the messaging API.
    package var messagingURL: String { "ws://127.0.0.1:\(port)" }
}
