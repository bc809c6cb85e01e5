internal import FlyingFox
internal import Foundation
internal import IVSChat

/// A WebSocket connection that a chat token has opened.
struct ChatSocket: WSHandler {
    let token: ChatToken
    let address: String
    let directory: ChatDirectory
    let rooms: LiveRooms
    let reviews: any MessageReviewing
    let clock: ServerClock
    let random: RandomSource
    let faults: FaultInjection

    func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
        let (output, continuation) = AsyncStream.makeStream(
            of: WSFrame.self, bufferingPolicy: .bufferingOldest(ChatConnection.queueLimit))
        let connection = ChatConnection(
            token: token, address: address, output: continuation, at: clock.monotonic())
        let session = ChatSession(
            connection: connection, directory: directory, rooms: rooms, reviews: reviews, clock: clock, random: random,
            faults: faults)
        // Joined before the handshake is answered, so that a client misses nothing once it is connected.
        await rooms.join(connection)
        let expiry = Task { await self.end(session) }
        let reader = Task(priority: .high) {
            await read(client, session, continuation)
            expiry.cancel()
            await rooms.leave(connection)
            continuation.finish()
        }
        continuation.onTermination = { _ in
            reader.cancel()
            expiry.cancel()
        }
        return output
    }

    private func read(
        _ client: AsyncThrowingStream<WSFrame, any Error>, _ session: ChatSession,
        _ output: AsyncStream<WSFrame>.Continuation
    ) async {
        var assembly = FrameAssembly()
        do {
            for try await frame in client {
                switch assembly.add(frame) {
                case .text(let bytes):
                    guard await session.receive(bytes) else { return }
                case .binary:
                    session.fail(.invalid("The request", "must be text"), id: random.identifier(12))
                case .ping(let payload):
                    output.yield(WSFrame(fin: true, opcode: .pong, mask: nil, payload: payload))
                case .close:
                    return session.connection.close(.normalClosure)
                case .violation(let code):
                    return session.connection.close(code)
                case .nothing:
                    break
                }
            }
        } catch {
            // The client is gone, or its frames cannot be read: a closing frame harms neither.
            session.connection.close(.protocolError)
        }
    }

    /// Waits for the end of the session, then closes the connection.
    private func end(_ session: ChatSession) async {
        let now = clock.now()
        let seconds =
            Double(token.sessionExpiry.seconds - now.seconds)
            + Double(token.sessionExpiry.nanoseconds - now.nanoseconds) / 1e9
        guard (try? await clock.sleep(UInt64(max(seconds, 0) * 1e9))) != nil else { return }
        session.fail(.sessionExpired, id: random.identifier(12))
        session.connection.close(WSCloseCode(1000, reason: "The session has expired"))
        await rooms.leave(session.connection)
    }
}
