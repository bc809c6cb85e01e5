import CurlTransport
import Testing

@testable import AWSClient

@Suite("What is tried again, and when")
struct RetryPolicyTests {
    private let policy = RetryPolicy(random: { 1 }, transientCodes: ["IDPCommunicationError"])

    static let throttlingCodes = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]

    @Test("The fourteen throttling codes count with any error status", arguments: throttlingCodes)
    func throttling(code: String) {
        #expect(policy.reason(status: 400, code: code) == .throttling)
        #expect(policy.reason(status: 503, code: code) == .throttling)
        #expect(policy.reason(status: 200, code: code) == nil)
    }

    static let others: [(Int, String?, RetryPolicy.Reason?)] = [
        (500, nil, .transient), (502, nil, .transient), (503, "Anything", .transient), (504, nil, .transient),
        (500, "InternalServerException", .transient), (400, "RequestTimeout", .transient),
        (400, "RequestTimeoutException", .transient), (400, "IDPCommunicationError", .transient),
        (429, nil, .throttling), (429, "Unknown", .throttling),
        (501, nil, nil), (505, nil, nil), (400, nil, nil), (400, "ValidationException", nil), (403, nil, nil),
        (402, "ServiceQuotaExceededException", nil), (409, "ConflictException", nil), (404, nil, nil),
        (302, nil, nil), (200, nil, nil), (204, nil, nil),
    ]

    @Test("Other answers by status and code", arguments: others.indices)
    func statuses(index: Int) {
        let (status, code, reason) = Self.others[index]
        #expect(policy.reason(status: status, code: code) == reason)
    }

    static let failures: [(TransportError.Code, TransportError.Phase, Bool, Bool)] = [
        (.couldNotConnect, .connection, true, true), (.couldNotResolve, .connection, true, true),
        (.timedOut, .connection, true, true), (.timedOut, .request, true, false), (.truncated, .response, true, false),
        (.receiveFailed, .request, true, false), (.emptyAnswer, .request, true, false),
        (.handshakeFailed, .connection, true, true), (.peerNotTrusted, .connection, false, false),
        (.badCABundle, .connection, false, false), (.answerTooLarge, .response, false, false),
        (.malformedURL, .preparation, false, false), (.controlCharacter, .preparation, false, false),
    ]

    @Test("Failures of the network by code, and whether the request may have arrived", arguments: failures.indices)
    func transport(index: Int) {
        let (code, phase, always, ifNotLost) = Self.failures[index]
        let error = TransportError(code: code, phase: phase, text: "")
        #expect((policy.reason(error, retriesLostAnswers: true) == .transient) == always)
        #expect((policy.reason(error, retriesLostAnswers: false) == .transient) == ifNotLost)
    }

    static let delays: [(RetryPolicy.Reason, Int, String?, Double, Duration)] = [
        (.transient, 1, nil, 1, .milliseconds(50)), (.transient, 2, nil, 1, .milliseconds(100)),
        (.transient, 3, nil, 0.5, .milliseconds(100)), (.transient, 30, nil, 1, .seconds(20)),
        (.throttling, 1, nil, 1, .seconds(1)), (.throttling, 2, nil, 1, .seconds(2)),
        (.throttling, 6, nil, 1, .seconds(20)), (.throttling, 1_000, nil, 1, .seconds(20)),
        (.transient, 1, nil, 0, .zero),
        // max(t, min(hint, t + 5 s))
        (.transient, 1, "1500", 1, .milliseconds(1_500)), (.transient, 1, "10", 1, .milliseconds(50)),
        (.transient, 1, "60000", 1, .milliseconds(5_050)), (.throttling, 1, "60000", 0, .seconds(5)),
        (.transient, 1, "0", 1, .milliseconds(50)), (.transient, 1, "-1", 1, .milliseconds(50)),
        (.transient, 1, "soon", 1, .milliseconds(50)), (.transient, 1, "1.5", 1, .milliseconds(50)),
        (.transient, 1, "", 1, .milliseconds(50)), (.transient, 1, "99999999999999999999", 1, .milliseconds(50)),
    ]

    @Test("Delays double up to 20 s, and follow the service's wish within 5 s", arguments: delays.indices)
    func delay(index: Int) {
        let (reason, attempt, hint, random, delay) = Self.delays[index]
        let policy = RetryPolicy(random: { random }, transientCodes: [])
        #expect(policy.delay(reason, afterAttempt: attempt, hint: hint) == delay)
    }

    @Test("The bucket holds 500 tokens, gives none it has not, and never overflows")
    func tokens() {
        let tokens = RetryTokens()
        #expect(tokens.count == 500)
        tokens.giveBack(lastCost: nil)
        #expect(tokens.count == 500)
        for _ in 0..<35 { #expect(tokens.take(14)) }
        #expect(tokens.count == 10)
        #expect(!tokens.take(14))
        #expect(tokens.count == 10)
        #expect(tokens.take(5))
        #expect(tokens.take(5))
        #expect(!tokens.take(5))
        tokens.giveBack(lastCost: 14)
        tokens.giveBack(lastCost: nil)
        #expect(tokens.count == 15)
    }
}
