/// A small rule set to begin with, commented, with tests that pass and nothing for the linter to say.
public enum StarterRules {
    /// The files by their paths below the rule folder, in path order.
    public static let files: [(path: String, text: String)] = [
        ("00-settings.yaml", settings), ("10-staff.yaml", staff), ("20-words.yaml", words), ("30-spam.yaml", spam),
        ("lists/words.txt", list),
    ]

    private static let settings = """
        # Settings of the rule set. Only one file may hold them.
        version: 1
        settings:
          mode: enforce        # shadow: deliver every message as sent, and log what the verdict would have been
          on_error: deny       # what a limit that fires makes of a message: deny | allow
          threshold: 5         # a message whose scores sum to this or more is denied
          reason: "Message blocked by chat moderation"
          max_length: 500      # the room's maximumMessageLength
          time_budget_ms: 5    # per message

        """

    private static let staff = """
        # Who is never moderated. Sender attributes come from the chat token that your server signs.
        version: 1
        rules:
          - id: staff
            title: Moderators and owners may write anything
            severity: info
            priority: 1000     # higher runs first, and an allow ends the matter
            when:
              sender.attributes.role: [moderator, owner]
            action: allow
            tests:
              - {text: "darn", expect: allow, hit: true, sender: {attributes: {role: moderator}}}
              - {text: "hello chat", expect: allow, hit: false}

        """

    private static let words = """
        # Words of lists/words.txt are masked, and links are denied.
        version: 1
        lists:
          words: lists/words.txt
        rules:
          - id: words
            title: Words that nobody needs
            views: [folded, leet, joined]     # sees through look-alikes, d4rn, and d a r n
            fields: [content, attributes.*]   # message attributes reach viewers as well
            match:
              keywords: ["@words"]
            except:
              keywords: [darning]             # innocent words that a keyword would find
            action: mask
            replacement: "*"
            tests:
              - {text: "oh darn", expect: rewrite, content: "oh ****", hit: true}
              - {text: "oh d4rn it", expect: rewrite, content: "oh **** it", hit: true}
              - {text: "d a r n e d", expect: rewrite, hit: true}
              - {text: "she is darning socks", expect: allow, hit: false}

          - id: links
            title: Links to anywhere else
            match:
              links: {allow: [example.com]}   # your own domains; links: {} hits every link
            action: deny
            reason: "Links are not allowed here"
            tests:
              - {text: "look at shop.example.net", expect: deny, hit: true}
              - {text: "hxxp://example[.]net", expect: deny, hit: true}
              - {text: "https://www.example.com/rules", expect: allow, hit: false}

        """

    private static let spam = """
        # Each of these is a hint; a message that gives enough of them is denied (settings.threshold).
        version: 1
        rules:
          - id: shouting
            title: Mostly capitals
            severity: info
            match:
              caps: {min_length: 20, max_percent: 70}
            action: score
            score: 2
            tests:
              - {text: "WHY IS NOBODY TALKING ABOUT THIS", expect: allow, hit: true}
              - {text: "GG WP", expect: allow, hit: false}

          - id: repetition
            title: The same again and again
            match:
              repetition: {characters: 12, words: 6}
            action: score
            score: 3
            tests:
              - {text: "buy buy buy buy buy buy buy buy", expect: allow, hit: true}
              - {text: "BUY NOW BUY NOW BUY NOW BUY NOW BUY NOW BUY NOW BUY NOW", hit: true}  # with shouting 5: denied
              - {text: "nooo way", expect: allow, hit: false}

        """

    private static let list = """
        # One keyword a line. cat is a whole word, cat* a prefix, *cat a suffix, *cat* anywhere.
        darn*
        heck

        """
}
