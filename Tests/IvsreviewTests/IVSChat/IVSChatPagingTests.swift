import BuiltProducts
import Foundation
import LoopbackServer
import Testing

@Suite("ivsreview ivschat, page by page", .timeLimit(.minutes(20)))
struct IVSChatPagingTests {
    @Test("All pages are read, as many items as asked for, and from where it was left")
    func paging() throws {
        let server = try LoopbackServer { request in
            switch request.text {
            case "{}", #"{"maxResults":2}"#:
                .http(200, text: #"{"rooms": [{"id": "1"}, {"id": "2"}], "nextToken": "p2"}"#)
            case let text where text.contains("p2"):
                .http(200, text: #"{"rooms": [{"id": "3"}, {"id": "4"}], "nextToken": "p3"}"#)
            case let text where text.contains("p3"): .http(200, text: #"{"rooms": [{"id": "5"}]}"#)
            default: .http(500)
            }
        }
        func ids(_ arguments: [String]) throws -> (ids: [String], token: String?) {
            let run = try ChatCommand.run(
                ["ivschat", "list-rooms", "--endpoint-url", "http://\(server.address)"] + arguments)
            #expect(run.code == 0, "\(run.errors)")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let rooms = try #require(object["rooms"] as? [[String: String]])
            return (rooms.compactMap { $0["id"] }, (object["NextToken"] ?? object["nextToken"]) as? String)
        }
        #expect(try ids([]).ids == ["1", "2", "3", "4", "5"])
        #expect(try ids(["--no-paginate"]) == (["1", "2"], "p2"))
        #expect(try ids(["--next-token", "p2"]) == (["3", "4"], "p3"))
        #expect(try ids(["--page-size", "2"]).ids == ["1", "2", "3", "4", "5"])
        #expect(try ids(["--max-items", "5"]) == (["1", "2", "3", "4", "5"], nil))
        let exact = try ids(["--max-items", "2"])
        #expect(exact.ids == ["1", "2"])
        #expect(try ids(["--starting-token", try #require(exact.token)]).ids == ["3", "4", "5"])
        let cut = try ids(["--max-items", "3"])
        #expect(cut.ids == ["1", "2", "3"])
        // What botocore writes: {"nextToken": "p2", "boto_truncate_amount": 1}
        #expect(cut.token == "eyJuZXh0VG9rZW4iOiJwMiIsImJvdG9fdHJ1bmNhdGVfYW1vdW50IjoxfQ==")
        let rest = try ids(["--starting-token", "eyJuZXh0VG9rZW4iOiAicDIiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ=="])
        #expect(rest.ids == ["4", "5"])
        #expect(try ids(["--starting-token", "p3"]).ids == ["5"])
    }
}
