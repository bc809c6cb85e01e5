import Foundation
import IVSChat

/// Where to go on after `--max-items`: a page, and how many of its items were printed already.
///
/// Its text is the one that botocore makes: base64 of `{"nextToken": …, "boto_truncate_amount": …}`. Any other text is taken
/// as a token of the service.
struct ResumeToken {
    /// The service's token of the page; nil for the first one.
    let token: String?
    let skippedItems: Int

    init(token: String?, skippedItems: Int) {
        self.token = token
        self.skippedItems = skippedItems
    }

    init(_ text: String) {
        if let data = Data(base64Encoded: text), let object = (try? JSONValue(parsing: Array(data)))?.objectValue,
            object["nextToken"] != nil
        {
            token = object["nextToken"]?.stringValue
            skippedItems = max(object["boto_truncate_amount"]?.integerValue ?? 0, 0)
        } else {
            token = text
            skippedItems = 0
        }
    }

    var text: String {
        var object: JSONObject = ["nextToken": token.map(JSONValue.string) ?? .null]
        if skippedItems > 0 { object["boto_truncate_amount"] = .number(String(skippedItems)) }
        return Data(JSONValue.object(object).bytes).base64EncodedString()
    }
}
