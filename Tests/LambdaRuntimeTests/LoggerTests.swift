import LambdaRuntime
import Testing

@Suite("Log records")
struct LoggerTests {
    @Test("A JSON record has the keys that Lambda filters by, then the fields in order")
    func json() {
        let log = LogCapture()
        log.logger().with(requestID: "id-1").warn("a \"b\"\n", ["text": .string("\u{0}é"), "number": .integer(-3)])
        #expect(
            log.lines == [
                #"{"timestamp":"2025-11-21T06:14:00.123Z","level":"WARN","message":"a \"b\"\n","requestId":"id-1","#
                    + #""text":"\u0000é","number":-3}"# + "\n"
            ])
    }

    @Test("A field may hold several texts, or nothing")
    func fieldValues() {
        let log = LogCapture()
        log.logger().info("a", ["ids": .strings(["x", "\"y\n"]), "none": .strings([]), "null": .null])
        log.logger(.info, .text).info("a", ["ids": .strings(["x", "y"]), "null": .null])
        #expect(log.lines.first?.hasSuffix(#","ids":["x","\"y\n"],"none":[],"null":null}"# + "\n") == true)
        #expect(log.lines.last == "[INFO]\t2025-11-21T06:14:00.123Z\t-\ta\tids=[\"x\",\"y\"]\tnull=null\n")
    }

    @Test("A JSON record outside an invocation has no request id")
    func jsonWithoutRequest() throws {
        let log = LogCapture()
        log.logger().info("a")
        #expect(try log.records().first?.keys.sorted() == ["level", "message", "timestamp"])
    }

    @Test("A text record is one line with tabs between its parts")
    func text() {
        let log = LogCapture()
        let logger = log.logger(.info, .text)
        logger.error("a\nb\u{0}c", ["text": .string("x\ny"), "number": .integer(7)])
        logger.with(requestID: "id\n1").info("d")
        #expect(
            log.lines == [
                "[ERROR]\t2025-11-21T06:14:00.123Z\t-\ta b c\ttext=\"x\\ny\"\tnumber=7\n",
                "[INFO]\t2025-11-21T06:14:00.123Z\tid 1\td\n",
            ])
    }

    @Test("Records below the level are not written, and not even made", arguments: LogLevel.allCases)
    func levels(level: LogLevel) {
        let log = LogCapture()
        let logger = log.logger(level)
        var made = 0
        func message(_ text: String) -> String {
            made += 1
            return text
        }
        logger.trace(message("TRACE"))
        logger.debug(message("DEBUG"))
        logger.info(message("INFO"))
        logger.warn(message("WARN"))
        logger.error(message("ERROR"))
        logger.fatal(message("FATAL"))
        let expected = LogLevel.allCases.filter { $0 >= level }
        #expect(made == expected.count)
        #expect(log.lines.count == expected.count)
        for (line, level) in zip(log.lines, expected) {
            #expect(line.contains("\"level\":\"\(level.name)\",\"message\":\"\(level.name)\""))
        }
    }

    @Test("Level and format are read in any case of letters; other words and none mean INFO and text")
    func environment() {
        let table: [([String: String], LogLevel, LogFormat)] = [
            ([:], .info, .text),
            (["AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": "DEBUG"], .debug, .json),
            (["AWS_LAMBDA_LOG_FORMAT": "json", "AWS_LAMBDA_LOG_LEVEL": "fatal"], .fatal, .json),
            (["AWS_LAMBDA_LOG_FORMAT": "Text", "AWS_LAMBDA_LOG_LEVEL": "Trace"], .trace, .text),
            (["AWS_LAMBDA_LOG_FORMAT": "xml", "AWS_LAMBDA_LOG_LEVEL": "LOUD"], .info, .text),
            (["AWS_LAMBDA_LOG_FORMAT": "", "AWS_LAMBDA_LOG_LEVEL": ""], .info, .text),
        ]
        for (environment, level, format) in table {
            let logger = Logger.standardError(environment: environment)
            #expect(logger.level == level)
            #expect(logger.format == format)
        }
    }

    @Test(
        "Timestamps follow the Gregorian calendar",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_709_251_199_001, "2024-02-29T23:59:59.001Z"),
            (1_735_689_599_999, "2024-12-31T23:59:59.999Z"), (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func timestamps(milliseconds: Int64, expected: String) throws {
        let log = LogCapture()
        log.logger(now: milliseconds).info("a")
        #expect(try log.records().first?["timestamp"] as? String == expected)
    }
}
