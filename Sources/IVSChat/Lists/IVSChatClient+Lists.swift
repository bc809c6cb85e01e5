extension IVSChatClient {
    /// All pages of rooms from the input's token on, or from the first one.
    public func roomPages(_ input: ListRoomsInput = ListRoomsInput()) -> PageSequence<ListRoomsOutput> {
        PageSequence(start: input.nextToken) { token in
            var input = input
            input.nextToken = token
            return try await self.listRooms(input)
        }
    }

    /// All rooms, those updated last first.
    public func rooms(_ input: ListRoomsInput = ListRoomsInput()) -> ItemSequence<ListRoomsOutput> {
        roomPages(input).items
    }

    /// All pages of logging configurations from the input's token on, or from the first one.
    public func loggingConfigurationPages(
        _ input: ListLoggingConfigurationsInput = ListLoggingConfigurationsInput()
    ) -> PageSequence<ListLoggingConfigurationsOutput> {
        PageSequence(start: input.nextToken) { token in
            var input = input
            input.nextToken = token
            return try await self.listLoggingConfigurations(input)
        }
    }

    /// All logging configurations.
    public func loggingConfigurations(
        _ input: ListLoggingConfigurationsInput = ListLoggingConfigurationsInput()
    ) -> ItemSequence<ListLoggingConfigurationsOutput> {
        loggingConfigurationPages(input).items
    }
}
