extension Shape {
    static let text = Shape.string(StringShape())
    static let roomARN = Shape.string(StringShape(length: 1...128, pattern: .roomARN))
    static let loggingConfigurationARN = Shape.string(StringShape(length: 1...128, pattern: .loggingConfigurationARN))
    static let resourceARN = Shape.string(StringShape(length: 1...128, pattern: .resourceARN))
    static let functionARN = Shape.string(StringShape(length: 0...170, pattern: .functionARN))
    static let name = Shape.string(StringShape(length: 0...128, pattern: .name))
    static let identifier = Shape.string(StringShape(length: 12...12, pattern: .identifier))
    static let userID = Shape.string(StringShape(length: 1...128, isSensitive: true))
    static let reason = Shape.string(StringShape(length: 1...256))
    static let paginationToken = Shape.string(StringShape(length: 0...1024))
    static let maximumResults = Shape.integer(1...50)

    static let tags = Shape.map(
        MapShape(key: StringShape(length: 1...128), value: StringShape(length: 0...256), count: 0...50))

    /// The model's text limits attributes to 1 KB in total.
    static let eventAttributes = Shape.map(MapShape(totalBytes: 1024))
    static let tokenAttributes = Shape.map(MapShape(totalBytes: 1024, isSensitive: true))

    static let loggingConfigurationIdentifiers = Shape.list(ListShape(loggingConfigurationARN, count: 0...3))
}
