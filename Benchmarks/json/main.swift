// Times the decoder and the encoder of this package on a review event, as jansson.c does.
//
//   swift-json EVENT ROUNDS
import Glibc
import JSONText
import ReviewEvents
import ReviewRules

func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

func readFile(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fatalError("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
        bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
}

func report(_ what: String, _ runs: [Double]) {
    let sorted = runs.sorted()
    func column(_ text: String) -> String { String(repeating: " ", count: max(0, 13 - text.count)) + text }
    let name = "ours     " + what + String(repeating: " ", count: 16 - what.count)
    print(name + column("\(Int(sorted[sorted.count / 2]))") + column("\(Int(sorted[0]))"))
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let rounds = Int(arguments[2]) else { fatalError("usage: swift-json EVENT ROUNDS") }
let event = readFile(arguments[1])
var message = Message()
var writer = JSONWriter()
let verdict = Verdict()
var decoding: [Double] = []
var both: [Double] = []
for _ in 0..<9 {
    let start = now()
    for _ in 0..<rounds {
        try ReviewEvent.decode(event, into: &message)
    }
    let middle = now()
    for _ in 0..<rounds {
        try ReviewEvent.decode(event, into: &message)
        writer.removeAll()
        ReviewResponse.encode(verdict, of: message, into: &writer)
    }
    decoding.append((middle - start) / Double(rounds))
    both.append((now() - middle) / Double(rounds))
}
report("decode", decoding)
report("decode + encode", both)
