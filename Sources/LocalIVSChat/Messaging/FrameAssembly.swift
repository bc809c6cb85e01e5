internal import FlyingFox
internal import Foundation

/// Puts the frames of a client together to messages (RFC 6455 §5.4, §5.5).
struct FrameAssembly {
    /// What a frame completes.
    enum Piece {
        /// A whole text message, valid UTF-8.
        case text([UInt8])
        /// A whole binary message.
        case binary
        /// A ping, with what the pong must carry.
        case ping(Data)
        /// The client closes the connection.
        case close
        /// Nothing yet.
        case nothing
        /// A breach of the protocol, and how the connection is closed for it.
        case violation(WSCloseCode)
    }

    /// How large the parts of a message may be together, in bytes.
    static let sizeLimit = 4 << 20

    private var started: (opcode: WSFrame.Opcode, payload: Data)?

    mutating func add(_ frame: WSFrame) -> Piece {
        if frame.rsv1 || frame.rsv2 || frame.rsv3 { return .violation(.protocolError) }
        switch frame.opcode {
        case .ping, .pong, .close:
            guard frame.fin, frame.payload.count <= 125 else { return .violation(.protocolError) }
            return frame.opcode == .ping ? .ping(frame.payload) : frame.opcode == .close ? .close : .nothing
        case .text, .binary:
            guard started == nil else { return .violation(.protocolError) }
            started = (frame.opcode, frame.payload)
        case .continuation:
            guard started != nil else { return .violation(.protocolError) }
            started?.payload.append(frame.payload)
        default:
            return .violation(.protocolError)
        }
        guard let whole = started, whole.payload.count <= Self.sizeLimit else {
            return .violation(.messageTooBig)
        }
        guard frame.fin else { return .nothing }
        started = nil
        guard whole.opcode == .text else { return .binary }
        let bytes = [UInt8](whole.payload)
        guard String(validating: bytes, as: UTF8.self) != nil else { return .violation(.invalidFramePayload) }
        return .text(bytes)
    }
}
