/// Where a logging configuration records the chat: exactly one of three places.
public enum DestinationConfiguration: Sendable, Hashable {
    /// An S3 bucket, by its name: 3 to 63 of `a-z 0-9 - .`.
    case s3(bucketName: String)
    /// A log group of CloudWatch Logs, by its name: 1 to 512 of `A-Z a-z 0-9 . - _ / #`.
    case cloudWatchLogs(logGroupName: String)
    /// A delivery stream of Data Firehose, by its name: 1 to 64 of `A-Z a-z 0-9 _ . -`.
    case firehose(deliveryStreamName: String)
    /// A place that this version does not know, as the service describes it.
    case unknown(JSONObject)

    static let shape = Shape.structure(
        StructureShape(
            [
                .init("s3", name("bucketName", StringShape(length: 3...63, pattern: .bucketName))),
                .init("cloudWatchLogs", name("logGroupName", StringShape(length: 1...512, pattern: .logGroupName))),
                .init(
                    "firehose", name("deliveryStreamName", StringShape(length: 1...64, pattern: .deliveryStreamName))),
            ], isUnion: true))

    private static func name(_ member: String, _ shape: StringShape) -> Shape {
        .structure(StructureShape([.init(member, .string(shape), isRequired: true)]))
    }
}

extension DestinationConfiguration {
    init(json: JSONObject) {
        if let name = json.object("s3")?.string("bucketName") {
            self = .s3(bucketName: name)
        } else if let name = json.object("cloudWatchLogs")?.string("logGroupName") {
            self = .cloudWatchLogs(logGroupName: name)
        } else if let name = json.object("firehose")?.string("deliveryStreamName") {
            self = .firehose(deliveryStreamName: name)
        } else {
            self = .unknown(json)
        }
    }

    var json: JSONObject {
        switch self {
        case .s3(let name): ["s3": ["bucketName": .string(name)]]
        case .cloudWatchLogs(let name): ["cloudWatchLogs": ["logGroupName": .string(name)]]
        case .firehose(let name): ["firehose": ["deliveryStreamName": .string(name)]]
        case .unknown(let json): json
        }
    }
}
