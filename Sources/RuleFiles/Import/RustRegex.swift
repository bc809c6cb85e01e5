internal import ReviewRules

/// Carries a regex of Rust's `regex` crate over to PCRE2 (docs.rs/regex, *Syntax*; pcre2pattern(3)).
enum RustRegex {
    /// Why a regex cannot be carried over.
    struct Refusal: Error {
        let reason: String
    }

    /// The regex in PCRE2's syntax.
    static func translated(_ source: String) throws(Refusal) -> String {
        let scalars = Array(source.unicodeScalars)
        var output = ""
        var index = 0
        var isInClass = false
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch (scalar, next) {
            case ("\\", "u"?), ("\\", "U"?):
                let (text, end) = try codePoint(scalars, from: index + 1)
                output += text
                index = end
                continue
            case ("\\", "<"?) where !isInClass:
                output += "\\b(?=\\w)"
                index += 2
                continue
            case ("\\", ">"?) where !isInClass:
                output += "\\b(?<=\\w)"
                index += 2
                continue
            case ("\\", let next?):
                output += "\\" + String(next)
                index += 2
                continue
            case ("[", _) where isInClass && next != ":":
                throw Refusal(reason: "a class inside a class means something else in PCRE2")
            case ("[", ":"?) where isInClass:
                while index < scalars.count, scalars[index] != "]" {
                    output.unicodeScalars.append(scalars[index])
                    index += 1
                }
                output += "]"
                index += 1
                continue
            case ("[", _): isInClass = true
            case ("]", _): isInClass = false
            case ("&", "&"?) where isInClass, ("-", "-"?) where isInClass, ("~", "~"?) where isInClass:
                throw Refusal(reason: "set operations of classes (&&, --, ~~) do not exist in PCRE2")
            default: break
            }
            output.unicodeScalars.append(scalar)
            index += 1
        }
        do throws(PatternCheck.Failure) {
            _ = try PatternCheck(output)
        } catch {
            throw Refusal(reason: "PCRE2 does not take it: \(error.message)")
        }
        return output
    }

    /// `\u007F`, `\U0001F600`, `\u{7F}`: the character by its number.
    private static func codePoint(
        _ scalars: [Unicode.Scalar], from start: Int
    ) throws(Refusal) -> (text: String, end: Int) {
        var digits = String.UnicodeScalarView()
        var index = start + 1
        if index < scalars.count, scalars[index] == "{" {
            index += 1
            while index < scalars.count, scalars[index] != "}" {
                digits.append(scalars[index])
                index += 1
            }
            index += 1
        } else {
            let count = scalars[start] == "u" ? 4 : 8
            digits.append(contentsOf: scalars[index..<min(index + count, scalars.count)])
            index += count
        }
        guard let value = UInt32(String(digits), radix: 16) else {
            throw Refusal(reason: "the number of a character is not complete")
        }
        return ("\\x{\(String(value, radix: 16))}", index)
    }
}
