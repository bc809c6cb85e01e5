internal import IVSChat
internal import ReviewRules
internal import RuleFiles

extension HandlerStatus {
    /// What a page is told of the handler at `path`.
    func json(_ path: String) -> JSONObject {
        let processes = self.processes.map { process -> JSONValue in
            var json: JSONObject = [
                "id": .number(String(process.id)), "activity": .string(process.activity),
                "answers": .number(String(process.answerCount)),
            ]
            json["initMicros"] = process.initialization.map { .number(String($0 / 1000)) }
            return .object(json)
        }
        var json: JSONObject = [
            "type": "handler", "path": .string(path), "processes": .array(processes),
            "ends": .number(String(endCount)),
        ]
        json["lastEnd"] = lastEnd.map(JSONValue.string)
        return json
    }
}

extension LoadedRuleSet {
    /// What a page is told of the rules of `folder`.
    func json(_ folder: String) -> JSONObject {
        let diagnostics = self.diagnostics.map { diagnostic -> JSONValue in
            var json: JSONObject = [
                "severity": .string(diagnostic.severity.rawValue), "message": .string(diagnostic.message),
                "file": .string(diagnostic.file), "line": .number(String(diagnostic.line)),
                "column": .number(String(diagnostic.column)),
            ]
            json["source"] = diagnostic.sourceLine.map(JSONValue.string)
            return .object(json)
        }
        var json: JSONObject = ["type": "rules", "folder": .string(folder), "diagnostics": .array(diagnostics)]
        json["problem"] = problem.map(JSONValue.string)
        json["time"] = time.map { .string($0.text) }
        if let ruleSet {
            json["rules"] = .array(
                ruleSet.rules.map { rule in
                    [
                        "id": .string(rule.id), "title": .string(rule.title ?? ""),
                        "severity": .string(rule.severity.rawValue), "status": .string(rule.status.rawValue),
                        "action": .string(rule.action.name),
                    ]
                })
        }
        return json
    }
}
