package struct ReviewConfiguration: Sendable {
    package init() {}
}
