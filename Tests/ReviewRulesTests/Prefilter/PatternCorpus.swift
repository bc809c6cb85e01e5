/// Patterns of all kinds of syntax for the oracle, some with a subject that matches where generation seldom finds one.
enum PatternCorpus {
    struct Entry: Sendable {
        let pattern: String
        let subject: String?
    }

    static let all: [Entry] = written + withLineBreaks + leet

    /// One pattern a line; after `⇒` a subject.
    private static let written: [Entry] = [
        literals, classes, groups, quantifiers, assertions, references, verbs, separated,
        chat,
    ]
    .flatMap { $0.split(separator: "\n") }
    .map { line in
        let parts = line.split(separator: " ⇒ ", maxSplits: 1)
        return Entry(pattern: String(parts[0]), subject: parts.count > 1 ? String(parts[1]) : nil)
    }

    /// Letters with something between them, or signs beside them.
    private static let separated = #"""
        f[\W_]*u[\W_]*c[\W_]*k ⇒ f.u c__k
        (?i)f+[\W_]*[u*v@]+[\W_]*[c(k]+[\W_]*k+ ⇒ F - @*v ((  k
        (?i)s[^\w]*h[^\w\s]*i ⇒ S h.i
        s\s*h\h*i\v*t ⇒ s  h it
        (?i)a[[:punct:]]*b[[:space:]]*c[[:^alpha:]]*d ⇒ A,b cd
        (?i)k[.\-_ ]*i[.\-_\s]{0,3}l+ ⇒ K.i_-l
        (?i)[s$5]+[\W_]*[e3]+[\W_]*[x×]+ ⇒ $.3.×
        (?i)[aа@]+[\W_]*[nп]+[\W_]*[u]+ ⇒ а.n.u
        (?:a|4|@)\W*(?:s|5|\$)\W*(?:s|5|\$)+ ⇒ @ $ 5
        (?i)p[\W_]*[o0()]*[\W_]*r[\W_]*n ⇒ p()rn
        (?i)(?:n[\W_]*){2}i ⇒ n.n.i
        (?i)c[\W_]*(?:u[\W_]*)?n[\W_]*t ⇒ c-n-t
        (?i)d[\W_]*i[\W_]*c[\W_]*[^a]k ⇒ d.i.c!k
        (?i)(?=.*b[\W_]*i[\W_]*t)x ⇒ x b.i.t
        w[\W_]*4[\W_]*n[\W_]*k|t[\W_]*w[\W_]*[4a@][\W_]*t ⇒ tw@t
        (?i)[!1il|]+[\W_]*[d]+[\W_]*[!1il|]+[\W_]*[o0]+[\W_]*[t7+]+ ⇒ !d|0+
        (?i)b[\W]*[i!][\W]*[t+][\W]*[c(][\W]*h ⇒ b!+(h
        h[\W\d]*o[\W]*e ⇒ h1o.e
        (?i)r[\Q._\E\s]*a[\W_]*p[\W_]*e ⇒ r._ ape
        (?i)\b[k]+[\W_]*[y]+[\W_]*[s]+\b ⇒ K y ſ
        """#

    private static let withLineBreaks: [Entry] = [
        Entry(pattern: "(?x) free # comment ) [ \n \\s* btc", subject: "free btc"),
        Entry(pattern: "(?x)a b # one\n c", subject: "abc"),
        Entry(pattern: "(*CR)(?x)a#x\nb\rc", subject: "ac"),
        Entry(pattern: "(*CRLF)(?x)a#x\nb\r\nc", subject: "ac"),
        Entry(pattern: "(*ANYCRLF)(?x)a#x\rc", subject: "ac"),
        Entry(pattern: "(*ANY)(?x)a#x\u{2028}c", subject: "ac"),
        Entry(pattern: "(*ANY)(?x)a#x\u{85}c", subject: "ac"),
        Entry(pattern: "(*CR)(*LF)(?x)a#x\nc", subject: "ac"),
        Entry(pattern: "(?x)a #x\n + b", subject: "aab"),
        Entry(pattern: "(?x)a\u{85}b\u{200E}c\u{2028}d", subject: "abcd"),
        Entry(pattern: "\\0x", subject: "\0x"),
        Entry(pattern: "[\\1]d", subject: "\u{1}d"),
        Entry(pattern: "a\nb", subject: "a\nb"),
        Entry(pattern: "(?x)a{1,\n3}", subject: "a{1,3}"),
        Entry(pattern: "(?x)(?#\n)x(?-x) y\nz", subject: "x y\nz"),
        Entry(pattern: "(?xx)[a \t]b", subject: "ab"),
        Entry(pattern: "(?s)a.b", subject: "a\nb"),
        Entry(pattern: "(?m)^b$", subject: "a\nb"),
        Entry(pattern: "a\\Rb", subject: "a\r\nb"),
        Entry(pattern: "a\\vb", subject: "a\u{B}b"),
        Entry(pattern: "a\\cJb\\r\\n\\t\\f\\a\\e", subject: "a\nb\r\n\t\u{C}\u{7}\u{1B}"),
        Entry(pattern: "(*BSR_ANYCRLF)x\\R", subject: "x\n"),
    ]

    private static let literals = ##"""
        cat
        (?i)cat
        the quick brown fox jumps over the lazy dog and runs away ⇒ the quick brown fox jumps over the lazy dog and runs away
        naïve café
        (?i)ÄÖÜ
        (?i)straße
        (?i)stra\x{1E9E}e
        (?i)kiss
        (?i)task
        (?i)ΣΟΦΟΣ
        (?i)σοφος
        (?i)ǆ
        (?i)ǅ
        (?i)привет
        ПРИВЕТ
        😀😁
        🖕
        (?i)Å
        (?i)µm
        (?i)ϑ
        \x41\x42
        \x{1F600}!
        \x{0000000041}b
        a\N{U+41}c
        \o{101}b
        \012x
        a\x{20}b
        a\.b\*c
        a\ b
        \Qa.b*c\E+
        \Qab\E{2}
        \Q[a](b)
        \Qa\Eb\Qc\E
        a\Eb
        a\Q\E+b
        x\Q\E*y
        a\E?b
        (?x) a b \  c
        (?x) a\#b
        (?x)[ab] c
        (?x)a +b
        (?x)a+ ?b
        (?x)\Q b\Ec
        (?xx)[a b] c
        (?xx)[ ^ab ]c
        (?x)a(?-x) b
        (?x:a b) c
        (?x)a(?^) b
        (?^x)a b
        (?x)(?-x: a)b
        (?x)(?x-x: a)b
        (?xx)(?x)[a b]c ⇒ a c
        a(?i)b|c
        (a(?i)b)c
        (a(?i)b|c)d
        (?i:ab)c
        (?i-i:ab)c
        (?-i)ab
        (?)ab
        (?im)ab
        (?^i:ab)c
        (?sm)a.b
        (?n)(a)(b)
        (?J)(?<x>a)|(?<x>b)
        (?U)a+b
        (?iJmnsUx) a b
        a{b
        a{,b
        a{}b
        a{1b
        a{,3}b ⇒ aaa{,3}b
        a{ 2}b ⇒ a{ 2}b
        a{2, 3}b ⇒ a{2, 3}b
        {a}
        {,}x
        a}b]c
        ]a
        x{,2}*y ⇒ x{,2y
        (?#comment)abc
        a(?#comment)+b
        a(?#comment (with [ |)b
        (?i)\x{212A}ey
        (?i)\x{17F}ex
        ñandú
        日本語
        (?i)ﬀ
        hello world
        [h]ello
        h\x65llo
        """##

    private static let classes = ##"""
        [abc]
        [abc]x
        x[abc]
        [Ss][Hh][Ii][Tt]
        [Ss][Ee][Xx]+
        (?i)[kK]ey
        (?i)[\x{17F}]o
        [a-d]x
        [a-cx-z]!
        (?i)[W-c]q
        [^a]bc
        []abc]d
        [^]abc]d
        [a\]b]c
        [a-]b
        [-a]b
        [--/]b
        [a-c-e]f
        [\]-a]b
        []-a]b
        [\d]x
        [\da]x
        [a\d-]x
        [\w-]+@x
        [[:alpha:]]x
        [[:^alpha:]]x
        [a[:digit:]]x
        [:;]-?[)(]
        [:a]b
        [a[]b
        [[]b
        [[a]b
        [\Qab\E]c
        [\Qa-c\E]d
        [\Q]\E]d
        [\Q^\E]d
        [\E^a]d
        [\Q\E^a]d
        [\Q\E]a]d
        [a\Q]bc\E]d
        [a-\Qc\E]d
        [\Qa\E-c]d
        [\x41-\x43]d
        [\x{41}\x{1F600}]d
        [\o{101}\012]d
        [\101]d ⇒ Ad
        [\8]d ⇒ 8d
        [\b]d
        [\n\t]d
        [\cA-\cC]d
        [\a\e\f]d
        [\N{U+41}]d
        [\pLa]d
        [\p{Lu}a]d
        [\P{L}a]d
        [\h]d
        [a.b]c
        [a|b]c
        [a(b]c
        [a#b]c
        [$^]c
        [\^a]c
        [a^]c
        [äöü]x
        (?i)[äöü]x
        [ſs]x
        (?i)[ß]x
        [一-三]x
        [0-9][a-f]z
        [0-9]{3}-x
        [a-z]+
        [abcdefghijklmnopq]x
        [ab][cd][ef][gh][ij][kl][mn]
        [s$5][h#][i1!|][t7+][t7+][y]
        [s$5]+[h#]+[i1!|]+[t7+]+
        [f]+[u]+[n]+
        [[:<:]]word[[:>:]]
        \d\d:x ⇒ 12:x
        \w+@gmail\.com
        \pLx
        \p{Lu}x
        \p{^Lu}x
        \P{Lu}x
        \Xx
        \hx
        \Hx
        \Vx
        \Sx
        \Wx
        \Dx
        \Nx
        \N{2}x
        b\hx ⇒ b x
        .x
        ...x
        """##

    private static let groups = ##"""
        (abc)
        (?:abc)d
        (?<n>abc)d
        (?'n'abc)d
        (?P<n>abc)d
        (?>abc)d
        (*atomic:abc)d
        (?|(a)|(b))c
        (?|a(b)|c(d))e
        a|b
        ab|cd
        abc|abd|abe
        (ab|cd)e
        a(b|c)d
        a(b|)d
        a(|b)d
        (a|b|)c
        (|)c
        ()c
        |a
        a|
        a||b
        (a|b*)c
        (abc|d.f)g
        (abc|.)g
        (abc|def.ghi|jkl)
        (foo.bar|baz.qux)
        ((a|b)(c|d))(e|f)
        (((abc)))
        (a(b(c(d))))
        select|sleep|select all
        (?:free|cheap)\s+(?:viagra|cialis) ⇒ free cialis
        (?i)(?:buy|get)\s+(?:followers|viewers)\b
        a(?:b(?:c|d)|e)f
        (a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\11 ⇒ abcdefghijkk
        (a)\1
        (ab|c)\1x ⇒ ababx
        (?<n>a|b)\k<n>x
        (?<n>a|b)\k'n'x
        (?<n>a|b)\k{n}x
        (?<n>a|b)\g{n}x
        (?<n>a|b)(?P=n)x
        (a|b)\g1x
        (a|b)\g{1}x
        (a|b)\g{-1}x
        (a|b)\g-1x
        (?<ñ>a)\k<ñ>b
        (*sr:abc)d
        (*script_run:ab)c
        (*asr:ab)c
        (*atomic_script_run:ab)c
        (?:(?i)a|b)c
        (?i:a(?-i:b)c)d
        (?>a+)b
        (?>ab|a)c
        (?>a|ab)c
        (?:a|b)?c
        (?:)a
        (?:a)
        (?:(?:(?:x)y)z)
        (red|blue|green|yellow|black|white) team
        (?:https?|ftp)://\S+
        (?i)discord(?:\.gg|app\.com/invite)/\w+
        (?:[a-z]+\.)?example\.(?:com|org)
        """##

    private static let quantifiers = ##"""
        a?b
        a*b
        a+b
        a??b
        a*?b
        a+?b
        a?+b
        a*+b
        a++b
        a{2}b
        a{2,}b
        a{2,3}b
        a{0}b
        a{0,1}b
        a{0,}b
        a{1}b
        a{1,1}b
        a{3}?b
        a{2,3}+b
        a{12}b
        (abc)?d
        (abc)*d
        (abc)+d
        (abc){2}d
        (abc){2,}d
        (abc){0}d
        (abc){0,3}d
        x(abc){0}d
        (ab|cd){2}e
        (ab|cd)+e
        (ab?){2}c
        (a|b){3}c
        (?:a{3}){3}
        (?:a+b+)+c
        (?:a*b*)*c
        ha+r
        ha*r
        ba+na+na+
        (?i)f+u+n+
        (?i)s+h+o+p+
        go{2,}al
        lo+l
        colou?r
        (?:https?:)?//x
        (ab(cd)?)+e
        (?:(?:ab)+c)+
        ab+|cd+
        (?:x|yz)?w
        a.{3}b
        a.*b
        a.+b
        a.*?b
        (?s)a.*b
        .*abc
        .*abc.*
        (?:.*abc){2}
        \w{3,}abc
        (?:\w+\s+){2}now
        (?:\d{1,3}\.){3}\d ⇒ 10.20.30.4
        ab{1,2}c{1}d?
        [ab]{3}c
        [ab]{2,5}c
        (a?)+b
        (a|)+b
        (?:ab){0,0}c
        """##

    private static let assertions = ##"""
        ^abc$
        \Aabc\z
        \Aabc\Z
        \babc\b
        \Ba\B ⇒ bab
        \Gabc
        a(?=b)
        a(?=bc)b
        a(?=.*xyz)
        (?=.*free)(?=.*money).* ⇒ money for free
        (?=abc)a
        (?!abc)d
        a(?!bc)
        (?<=abc)d
        (?<=ab|cd)e
        (?<!abc)d
        (?<=a)b(?=c)
        foo\Kbar
        (*pla:abc)a
        (*positive_lookahead:abc)a
        (*nla:abc)d
        (*negative_lookahead:abc)d
        (*plb:abc)d
        (*positive_lookbehind:abc)d
        (*nlb:abc)d
        (*negative_lookbehind:abc)d
        (*napla:abc)a
        (*non_atomic_positive_lookahead:abc)a
        (*naplb:abc)d
        (*non_atomic_positive_lookbehind:abc)d
        (?*abc)a
        (?<*abc)d
        (?:(?=ab)a|c)d? ⇒ c
        (?=a|b)c? ⇒ a
        (?=ab)?c
        (?=ab)*c
        (?=ab)+a
        (?=a(?=b))a
        (?=a(?!b))a
        (?!a(?=b))c
        a(?=b)?c
        (?=(abc))\1
        x(?=y)y(?=z)z
        (?i)(?<![a-z])ass(?![a-z])
        \b(?=\w*x)\w+
        foo(?<=o)bar
        ^(?=.*[0-9])a ⇒ a1
        (?:^|\s)abc
        abc(?:$|\s)
        (?=^abc)abc
        a^b|c
        """##

    private static let references = ##"""
        (abc)(?1)d ⇒ abcabcd
        (abc|x)(?1)d ⇒ xabcd
        a(?R)?b ⇒ aabb
        (a(?1)?b)c ⇒ aabbc
        (?<n>ab)(?&n) ⇒ abab
        (?<n>ab)(?P>n) ⇒ abab
        (?<n>ab)\g<n> ⇒ abab
        (?<n>ab)\g'n' ⇒ abab
        (ab)\g<1> ⇒ abab
        (ab)\g<-1> ⇒ abab
        (ab)\g'1' ⇒ abab
        (?+1)(ab) ⇒ abab
        (ab)(?-1) ⇒ abab
        (?:x(?0))?a ⇒ xa
        (?(DEFINE)(?<n>abc))(?&n)d ⇒ abcd
        (?(DEFINE)abc)d
        (a)?(?(1)b|c) ⇒ c
        (a)?(?(1)bc) ⇒ abc
        (?<n>a)?(?(<n>)b|c) ⇒ c
        (?<n>a)?(?('n')b|c) ⇒ c
        (?<n>a)?(?(n)b|c) ⇒ c
        (?(?=a)ab|cd) ⇒ cd
        (?(?!a)cd|ab) ⇒ ab
        (?(?<=x)ab|cd) ⇒ cd
        (?(*pla:a)ab|cd) ⇒ cd
        (?(R)ab|cd) ⇒ cd
        (?(R1)ab|cd)(x)? ⇒ cd
        (a)?(?(+1)b|c)(d)? ⇒ c
        (a)?(?(-1)b|c) ⇒ c
        (?(VERSION>=10)ab|cd)e
        (?(?C1)(?=a)ab|cd) ⇒ cd
        x(?(?=a)ab|cd)y ⇒ xcdy
        (?(?=a)|cd)y ⇒ cdy
        ((?:a|b(?1))c) ⇒ bacc
        (?:(a)|b)(?(1)c|d)e ⇒ bde
        \g{1}?(a) ⇒ a
        (?<a>x)(?<b>y)\k<b>\k<a> ⇒ xyyx
        (a)(b)(c)\3\2\1 ⇒ abccba
        (a)\1{2}b ⇒ aaab
        (a)\1?b
        (a)\101 ⇒ aA
        (?|(a)|(b))\1c ⇒ aac
        """##

    private static let verbs = ##"""
        (*UTF)abc
        (*UCP)abc
        (*UTF)(*UCP)abc
        (*LIMIT_MATCH=1000)abc
        (*LIMIT_DEPTH=1000)abc
        (*LIMIT_HEAP=1000)abc
        (*LIMIT_RECURSION=1000)abc
        (*NO_JIT)abc
        (*NO_START_OPT)abc
        (*NO_AUTO_POSSESS)a+b
        (*NO_DOTSTAR_ANCHOR).*abc
        (*NOTEMPTY)abc
        (*NOTEMPTY_ATSTART)abc
        (*CRLF)abc
        (*BSR_UNICODE)abc
        abc(*ACCEPT)def ⇒ abc
        a(?:b(*ACCEPT)|c)d ⇒ ab
        (a(*ACCEPT:x)b)c ⇒ a
        (?=a(*ACCEPT)b)a ⇒ a
        a(*ACCEPT)??b ⇒ ab
        (?:a(*F)|b)c
        (?:a(*FAIL)|b)c
        (?!a(*F))b
        a(*COMMIT)b
        a(*PRUNE)b
        a(*SKIP)b
        a(*THEN)b|c
        a(*MARK:x)b
        a(*:x)b
        a(*PRUNE:x)b
        a(*SKIP:x)b
        a(*THEN:y(z)b
        (?:a+(*SKIP)b|c)
        foo(*SKIP)(*F)|bar
        (?:abc|xyz)(*SKIP)(*FAIL)|d
        a(?C)b
        a(?C1)b
        a(?C255)b
        a(?C"text")b
        a(?C"te""xt")b
        a(?C'x)y')b
        a(?C{x}}y})b
        a(?C`(`)b
        a(?C#x#)b
        (?C1)(?:a|b)c
        """##

    private static let chat = ##"""
        (?i)\bfree\s+(btc|eth)\b
        (?i)\bk+y+s+\b
        (?i)\bkill\s+your\s?self\b ⇒ KILL  your self
        (?i)n[i1!]gg[ae3]r?
        (?i)\bn+[i1!|l]+g+[e3a]+r*s?\b
        (?i)f[\W_]*u[\W_]*c[\W_]*k
        (?i)\bf+[\W_]*u+[\W_]*c+[\W_]*k+
        (?i)\bs+h+[i1]+t+
        (?i)wanna\s+become\s+famous\?? ⇒ Wanna become FAMOUS?
        (?i)buy\s+(?:cheap\s+)?(?:followers|viewers|primes)
        (?i)big\s?follows?\s*(?:\.|dot)\s*com
        (?i)(?:t\.me|telegram\.me)/\w+
        (?i)\bbit\.?ly/
        (?i)\b(?:hxxps?|https?)\s*:\s*//
        (?i)dot\s+com\b ⇒ DOT com
        (?i)\b\w+\s*\(dot\)\s*(?:com|net|org)
        \b\d{3}[-. ]?\d{3}[-. ]?\d{4}\b ⇒ 555-123-4567
        \b(?:\d[ -]*?){13,16}\b ⇒ 4111 1111 1111 1111
        [a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,} ⇒ me@x.org
        \b(?:bc1|[13])[a-km-zA-HJ-NP-Z1-9]{6,} ⇒ bc1qqqqqqq
        \b0x[a-fA-F0-9]{8}\b ⇒ 0x12ab34cd
        (?i)\b(?:kys|kms|stfu|gtfo)\b
        (?i)go\s+(?:die|kill\s+urself)
        (?i)\bi\s+(?:will|am\s+going\s+to|'ll)\s+(?:find|kill|hurt)\s+(?:you|u)\b
        (?i)\b(?:dox|swat)(?:t?ed|t?ing)?\b
        (?i)\bc[o0]m[e3]\s+t[o0]\s+my\s+(?:channel|stream) ⇒ c0me to my stream
        (?i)click\s+(?:here|this|the\s+link)
        (?i)\$\d+\s*(?:per|a|/)\s*(?:day|hour|week) ⇒ $500 per day
        (?i)\bgiveaway\b.*\bclaim\b
        (?i)\bsteam(?:community|powered)?\.(?!com\b)\w+
        (.)\1{9,} ⇒ aaaaaaaaaaaa
        (?i)(\b\w+\b)(?:\s+\1){4,} ⇒ hi hi hi hi hi hi
        (?i)^\s*!(?:drop|raffle|points)\b
        (?:[\x{1F600}-\x{1F64F}]\s*){5,} ⇒ 😀😀😀😀😀😀
        [\x{200B}-\x{200D}\x{2060}\x{FEFF}] ⇒ a​b
        [\x{202A}-\x{202E}]x ⇒ ‮x
        \p{Mn}{4,} ⇒ z̷̷̷̷̷
        (?i)\bp[o0]rn(?:hub)?\b
        (?i)\bh+[e3]+n+t+[a4]+[i1]+\b
        (?i)sell(?:ing)?\s+(?:my\s+)?(?:account|acc)\b ⇒ selling acc
        (?i)\b(?:whats\s?app|telegram|signal)\b.{0,20}\+?\d{3} ⇒ whatsapp me +123
        (?i)дурак|идиот
        (?i)\bидиот(?:ка|ы|ов)?\b
        (?i)scheiß(?:e|er)?
        (?i)\bputain\b|\bmerde\b
        (?i)(?:^|[^a-z])cunt(?:s|y)?(?:[^a-z]|$)
        (?i)retard(?:ed|s)?
        (?i)\bwh[o0]re?s?\b
        (?i)\bb[i1]t?ch(?:es)?\b
        (?i)\ba[s$]{2}h[o0]le\b
        """##

    /// Words as rule writers disguise them, in ten styles.
    private static let leet: [Entry] = {
        let substitutes: [Character: String] = [
            "a": "a4@", "b": "b8", "e": "e3", "g": "g9", "h": "h#", "i": "i1!|", "l": "l1|", "o": "o0", "s": "s$5",
            "t": "t7+", "z": "z2",
        ]
        let words = [
            "shit", "fuck", "bitch", "whore", "slut", "dick", "cock", "twat", "wank", "piss", "damn", "crap", "arse",
            "retard", "loser", "idiot", "stupid", "trash", "noob", "scam", "hentai", "bastard", "moron",
        ]
        return words.flatMap { word in
            let letters: [String] = word.map { String($0) }
            let classes: [String] = word.map { "[\(substitutes[$0] ?? String($0))]" }
            return styles(letters, classes).map { Entry(pattern: $0, subject: word) }
        }
    }()

    private static func styles(_ letters: [String], _ classes: [String]) -> [String] {
        let runs: [String] = classes.map { $0 + "+" }
        let bothCases: [String] = letters.map { "[\($0)\($0.uppercased())]" }
        let masked: [String] = classes.map { "(?:\($0)|\\*)" }
        let letterRuns: String = letters.map { $0 + "+" }.joined()
        let rest: String = letters.dropFirst().joined(separator: "+[^a-z]?")
        return [
            "(?i)\\b\(runs.joined(separator: "[\\W_]*"))\\b",
            "(?i)\(runs.joined())",
            "(?i)\(classes.joined())",
            "(?i)\\b\(letters.joined(separator: "[\\W_]*"))\\b",
            bothCases.joined(),
            "(?i)\\b\(letterRuns)(?:s|ed|ing)?\\b",
            "(?i)\(letters.joined(separator: "\\s?"))",
            "(?i)\(masked.joined())",
            "(?<![a-z])(?i:\(letters.joined()))(?:er|s)?(?![a-z])",
            "(?i)\(letters[0])[^a-z]{0,3}\(rest)",
        ]
    }
}
