public import AWSClient
public import IVSChat

/// Connects functions and rooms: the clients of one account and region, and what they are asked first.
public struct HandlerAdmin: Sendable {
    /// Reads rooms and lists; tries again by itself.
    public let chat: IVSChat
    /// Lambda in the same region.
    public let lambda: LambdaClient
    private let writer: IVSChat
    private let identity: IdentityClient
    /// How fast rooms are asked for.
    public let pace: Pace

    /// An administration through clients of this configuration.
    public init(configuration: ClientConfiguration, pace: Pace = Pace()) {
        chat = IVSChat(configuration: configuration)
        var single = configuration
        single.maximumAttempts = 1
        writer = IVSChat(configuration: single)
        lambda = LambdaClient(configuration: configuration)
        identity = IdentityClient(configuration: configuration)
        self.pace = pace
    }

    /// What applies plans.
    public func application(patience: HandlerApplication.Patience = .init()) -> HandlerApplication {
        HandlerApplication(reader: chat, writer: writer, pace: pace, patience: patience)
    }

    /// The function of an ARN or a name (`NAME` or `NAME:ALIAS`), checked: it exists and takes invocations.
    ///
    /// - Throws: `AdminError`, `ServiceError`, `AWSClientError`.
    public func reviewer(_ text: String) async throws -> (function: FunctionARN, configuration: FunctionConfiguration) {
        let given = FunctionARN(text)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard given != nil || (1...2 ~= parts.count && parts.allSatisfy { !$0.isEmpty }) else {
            throw AdminError("\(text): is neither a function's ARN nor a name, NAME or NAME:ALIAS")
        }
        let (name, qualifier) = given.map { ($0.name, $0.qualifier) } ?? (parts[0], parts.count > 1 ? parts[1] : nil)
        // A policy cannot be given to it (AddPermission), and without a qualifier the function means the same.
        guard qualifier != "$LATEST" else {
            throw AdminError("\(text): rooms take the function itself, a version or an alias: leave :$LATEST out")
        }
        guard let configuration = try await lambda.function(name, qualifier: qualifier) else {
            throw try await absence(of: text, given, name, qualifier)
        }
        // GetFunction answers an alias with the ARN of its version in some emulators: what was asked for counts.
        guard let answered = FunctionARN(configuration.arn),
            let function = FunctionARN(answered.unqualified + (qualifier.map { ":\($0)" } ?? ""))
        else { throw AdminError("Lambda answered with an ARN that is none: \(configuration.arn)") }
        if let given, given != function {
            throw AdminError(
                "the function is \(given), but these credentials see \(function); rooms need one of their own account")
        }
        guard configuration.isReady else {
            let reason = configuration.stateReason.map { ": \($0)" } ?? ""
            let remedy = configuration.state == "Inactive" ? "; invoke it once, and it becomes Active" : ""
            throw AdminError("the function \(function) is \(configuration.state ?? "Failed")\(reason)\(remedy)")
        }
        return (function, configuration)
    }

    /// Why there is no such function: the account, the alias, or indeed the function.
    private func absence(
        of text: String, _ given: FunctionARN?, _ name: String, _ qualifier: String?
    ) async throws -> AdminError {
        if let given, let account = try? await account(), account != given.account {
            return AdminError(
                """
                the function is in the account \(given.account), but these credentials are of \(account); rooms need one of \
                their own account
                """)
        }
        if let qualifier, try await lambda.function(name) != nil {
            return AdminError(
                "the function \(name) has no version or alias \(qualifier); `ivsreview handler deploy --alias` makes one"
            )
        }
        return AdminError("the function \(text) does not exist; `ivsreview handler deploy` makes one")
    }

    /// What must be done about the permission before the plan can be applied.
    ///
    /// - Throws: `ServiceError`, `AWSClientError`.
    public func permissionStep(for plan: HandlerPlan) async throws -> PermissionStep {
        guard case .attach(let function, _) = plan.goal, !plan.reviewedRooms.isEmpty else { return .present }
        let policy = try await lambda.policy(function)
        let isPresent = plan.reviewedRooms.allSatisfy { policy.allows($0, toInvoke: function) }
        return isPresent ? .present : .missing(RoomPermission(function))
    }

    /// Adds a permission, once: a statement of the same id that is there already is right if it allows the same.
    ///
    /// - Throws: `AdminError` if another statement has the id; `ServiceError`, `AWSClientError`.
    public func grant(_ permission: RoomPermission) async throws {
        do {
            try await lambda.addPermission(permission)
        } catch let error as ServiceError where error.code == "ResourceConflictException" {
            guard try await lambda.policy(permission.function).covers(permission) else {
                throw AdminError(
                    """
                    the policy of \(permission.function) has a statement \(permission.statementID) that allows something \
                    else; remove it with: \(permission.removal)
                    """)
            }
        }
    }

    /// Takes the permission away from the functions whose last rooms were detached.
    ///
    /// - Parameter handlers: Further functions to look at, by the ARN that rooms had: their rooms may have been detached
    ///   before.
    /// - Returns: What was done for each function.
    /// - Throws: `ServiceError`, `AWSClientError`.
    public func revoke(after outcomes: [RoomOutcome], handlers: [String] = []) async throws -> [Revocation] {
        let detached = Set(outcomes.filter { $0.result == .changed }.map(\.room.arn))
        let uris = Set(outcomes.compactMap(\.room.handler?.uri) + handlers).filter { !$0.isEmpty }
        var revocations: [Revocation] = []
        for uri in uris.sorted() {
            guard let function = FunctionARN(uri) else { continue }
            // The list may lag behind: what was read back as detached does not count.
            let users = try await RoomSelection(handlers: [uri]).rooms(from: chat, pace: pace)
                .filter { !detached.contains($0.arn) }
            let isRemoved = users.isEmpty ? try await lambda.removePermission(RoomPermission(function)) : false
            revocations.append(Revocation(function: function, userCount: users.count, isRemoved: isRemoved))
        }
        return revocations
    }

    /// The account that the credentials belong to.
    public func account() async throws -> String { try await identity.account() }
}

/// What the permission needs.
public enum PermissionStep: Sendable, Hashable {
    /// It is there.
    case present
    /// It must be added.
    case missing(RoomPermission)
}

/// What became of the permission of a function that was detached.
public struct Revocation: Sendable, Hashable {
    /// The function.
    public let function: FunctionARN
    /// How many rooms still have it as their handler.
    public let userCount: Int
    /// Whether a statement was removed.
    public let isRemoved: Bool
}
