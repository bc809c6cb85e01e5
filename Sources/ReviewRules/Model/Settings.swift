/// What the rules of a set have in common: the `settings` of a rule file.
public struct Settings: Sendable, Equatable {
    /// Whether verdicts take effect.
    public enum Mode: String, Sendable, CaseIterable {
        /// Verdicts take effect.
        case enforce
        /// Every answer is ALLOW with the original; the verdict is only reported.
        case shadow
    }

    /// The verdict when a limit stops the evaluation.
    public enum OnError: String, Sendable, CaseIterable {
        /// The message is not delivered.
        case deny
        /// The message is delivered as rewritten so far.
        case allow
    }

    /// Whether verdicts take effect.
    public var mode = Mode.enforce
    /// The verdict when a limit stops the evaluation.
    public var onError = OnError.deny
    /// The sum of scores from which on a message is denied; nil never denies by score.
    public var threshold: Int?
    /// The reason of a denial by threshold or by a limit.
    public var reason: String?
    /// The room's `maximumMessageLength`, code points; a rewrite never exceeds it. IVS Chat allows 1...500.
    public var maxLength = 500
    /// Milliseconds for one message, by the clock that the reviewer has; nil for no limit.
    public var timeBudget: Double? = 5
    /// PCRE2's match limit, steps per pattern call.
    public var matchLimit = 10_000

    /// The settings of a rule set that has no `settings`.
    public init() {}
}

/// Settings that hold for some rooms in place of the rule set's own.
public struct RoomSettings: Sendable, Equatable {
    /// The rooms: a room ARN in which `*` stands for any text.
    public var room: Glob
    /// Replaces `Settings.mode` unless nil.
    public var mode: Settings.Mode?
    /// Replaces `Settings.onError` unless nil.
    public var onError: Settings.OnError?
    /// Replaces `Settings.threshold` unless nil.
    public var threshold: Int?
    /// Replaces `Settings.reason` unless nil.
    public var reason: String?
    /// Replaces `Settings.maxLength` unless nil, code points.
    public var maxLength: Int?
    /// Replaces `Settings.timeBudget` unless nil, ms.
    public var timeBudget: Double?
    /// Replaces `Settings.matchLimit` unless nil.
    public var matchLimit: Int?

    /// Settings for `room` that replace nothing.
    public init(room: Glob) {
        self.room = room
    }
}

extension Settings {
    /// These settings with those of `rooms` that hold in `room`, the ARN's UTF-8; the later ones win.
    func inRoom(_ room: some RandomAccessCollection<UInt8>, _ rooms: [RoomSettings]) -> Settings {
        var settings = self
        for candidate in rooms where candidate.room.matches(room) { settings.apply(candidate) }
        return settings
    }

    /// Replaces what `room` has a value for.
    public mutating func apply(_ room: RoomSettings) {
        mode = room.mode ?? mode
        onError = room.onError ?? onError
        threshold = room.threshold ?? threshold
        reason = room.reason ?? reason
        maxLength = room.maxLength ?? maxLength
        timeBudget = room.timeBudget ?? timeBudget
        matchLimit = room.matchLimit ?? matchLimit
    }
}
