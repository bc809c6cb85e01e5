/// The statement in a function's policy that lets IVS Chat invoke it for all rooms of an account and region.
public struct RoomPermission: Sendable, Hashable {
    /// The service that invokes.
    public static let principal = "ivschat.amazonaws.com"
    /// What it may do.
    public static let action = "lambda:InvokeFunction"

    /// The function, with the alias or version that rooms name.
    public let function: FunctionARN
    /// The account of the rooms.
    public let account: String

    /// The permission for the rooms of the function's own account and region: no others can use it.
    public init(_ function: FunctionARN) {
        self.function = function
        account = function.account
    }

    /// The same for the same rooms, so that a second one is seen as the first. The policy of each alias is its own.
    public var statementID: String { "ivschat-rooms-\(function.region)-\(account)" }

    /// All rooms: the permission of a room that is yet to be made must be there before it is.
    public var sourceARN: String { "arn:\(function.partition):ivschat:\(function.region):\(account):room/*" }

    /// The command of the AWS CLI that adds it.
    public var command: String {
        """
        aws lambda add-permission \(target) --action \(Self.action) --principal \(Self.principal) \
        --source-account \(account) --source-arn '\(sourceARN)'
        """
    }

    /// The command of the AWS CLI that removes the statement of its id.
    public var removal: String { "aws lambda remove-permission \(target)" }

    private var target: String {
        let qualifier = function.qualifier.map { " --qualifier \($0)" } ?? ""
        return "--region \(function.region) --function-name \(function.name)\(qualifier) --statement-id \(statementID)"
    }
}
