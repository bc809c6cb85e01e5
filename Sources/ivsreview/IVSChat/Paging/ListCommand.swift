import IVSChat

/// A command that lists something, page by page.
protocol ListCommand: OperationCommand {
    /// The member of the output that is listed.
    static var itemsMember: String { get }
    var paging: PagingOptions { get }
}

extension ListCommand {
    func firstInput(_ input: JSONObject) throws -> JSONObject {
        let isManual = input["nextToken"] != nil || input["maxResults"] != nil
        guard !(isManual && paging.isExplicit) else {
            throw CommandFailure(
                .usage, "--next-token and --max-results go with none of --max-items, --page-size and --starting-token")
        }
        guard !isManual else { return input }
        var input = input
        input["nextToken"] = start?.token.map(JSONValue.string)
        input["maxResults"] = paging.pageSize.map { .number(String($0)) }
        return input
    }

    /// All pages as one result, as the AWS CLI prints them for services of which it knows how they page.
    func call(_ client: IVSChat, _ input: JSONObject) async throws -> JSONObject {
        let isManual = !paging.isExplicit && (input["nextToken"] != nil || input["maxResults"] != nil)
        guard paging.paginate, !isManual else { return try await client.call(Self.operation, input).output }
        let pages = PageSequence(start: start?.token) { token in
            var input = input
            input["nextToken"] = token.map(JSONValue.string)
            return RawPage(output: try await client.call(Self.operation, input).output, member: Self.itemsMember)
        }
        return try await merged(pages)
    }

    private var start: ResumeToken? { paging.startingToken.map(ResumeToken.init) }

    private func merged(_ pages: PageSequence<RawPage>) async throws -> JSONObject {
        var result: JSONObject?
        var items: [JSONValue] = []
        var skipped = start?.skippedItems ?? 0
        var token = start?.token
        for try await page in pages {
            result = result ?? page.output
            let rest = page.items.dropFirst(skipped)
            let room = (paging.maxItems ?? .max) - items.count
            items += rest.prefix(room)
            if rest.count > room {
                let resume = ResumeToken(token: token, skippedItems: skipped + room)
                return finished(result, items, resume.text)
            }
            if rest.count == room, let next = page.nextToken, !next.isEmpty, next != token {
                return finished(result, items, ResumeToken(token: next, skippedItems: 0).text)
            }
            skipped = 0
            token = page.nextToken
        }
        return finished(result, items, nil)
    }

    private func finished(_ first: JSONObject?, _ items: [JSONValue], _ token: String?) -> JSONObject {
        var result = first ?? [:]
        result["nextToken"] = nil
        result[Self.itemsMember] = .array(items)
        result["NextToken"] = token.map(JSONValue.string)
        return result
    }
}

/// One page, without types.
private struct RawPage: PagedOutput {
    let output: JSONObject
    let member: String

    var items: [JSONValue] { output[member]?.arrayValue ?? [] }
    var nextToken: String? { output["nextToken"]?.stringValue }
}
