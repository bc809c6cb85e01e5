import Testing

@testable import ivsreview

@Suite("Tables of rooms")
struct ColumnTableTests {
    private static let arn = "arn:aws:ivschat:us-west-2:123456789012:room/FXr8ZYGSfNyf"

    private static var table: ColumnTable {
        var table = ColumnTable(["ROOM", "NAME", "HANDLER", "TAGS"])
        table.add([arn, "lobby", "review (fallback DENY)", ""])
        table.add([arn, "b", "none", "team=live"])
        return table
    }

    private static let wide = """
        ROOM                                                      NAME   HANDLER                 TAGS
        \(arn)  lobby  review (fallback DENY)  -
        \(arn)  b      none                    team=live

        """

    @Test("One line a room where there is no terminal, or one that is wide enough", arguments: [nil, 120, 98])
    func wide(width: Int?) {
        #expect(Self.table.text(width: width) == Self.wide)
    }

    @Test("In a narrow terminal the ARN stands above the other columns, in one piece", arguments: [97, 80])
    func narrow(width: Int) {
        #expect(
            Self.table.text(width: width) == """
                ROOM
                  NAME   HANDLER                 TAGS
                \(Self.arn)
                  lobby  review (fallback DENY)  -
                \(Self.arn)
                  b      none                    team=live

                """)
    }

    @Test("No rows are no lines")
    func empty() {
        #expect(ColumnTable(["ROOM", "NAME"]).text(width: 80) == "")
    }
}
