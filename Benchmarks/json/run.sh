#!/bin/sh
# Builds both programs and prints nanoseconds per event (median and least of 9 runs), then the conformance of jansson.
# Needs gcc, libjansson-dev, python3 and swiftc.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"

gcc -O2 -o jansson "$here/jansson.c" /usr/lib/*/libjansson.a

module() { # NAME FILE...: a static library in a module of its own, as the package has it
    name=$1
    shift
    swiftc -O -wmo -parse-as-library -swift-version 6 -enable-upcoming-feature InternalImportsByDefault -I . \
        -Xfrontend -enable-default-cmo -emit-module -emit-library -static -module-name "$name" -o "lib$name.a" "$@"
}
module JSONText $(find "$root/Sources/JSONText" -name '*.swift')
module ReviewRules "$root/Sources/ReviewRules/Message/Message.swift" "$root/Sources/ReviewRules/Decision/Verdict.swift" \
    "$root/Sources/ReviewRules/Model/View.swift"
module ReviewEvents $(find "$root/Sources/ReviewEvents" -name '*.swift')
swiftc -O -swift-version 6 -static-stdlib -I . -L . -lReviewEvents -lReviewRules -lJSONText -o ours "$here/main.swift"

python3 - <<'PYTHON'
import json
event = {"Content": "gg wp everyone, what a final! \U0001f389 see you at \"the\" afterparty",
         "MessageId": "M2YcHkgffEvU", "RoomArn": "arn:aws:ivschat:us-west-2:123456789012:room/g1H2I3j4k5L6",
         "Attributes": {"kind": "chat", "reply_to": "IxTh2Ad9fZIr"},
         "Sender": {"UserId": "7235aaaa-5b2c-4a0e-9a55-0c8e6f0f2d11", "Ip": "203.0.113.7",
                    "Attributes": {"username": "viewer_1", "avatar": "https://example.com/a/1.png", "role": "viewer"}}}
def write(name, content=None):
    with open(name, "w", encoding="utf-8") as file:
        json.dump(dict(event, Content=content or event["Content"]), file, ensure_ascii=False, separators=(",", ":"))
write("small")
write("ascii", "All work and no play makes a dull stream. " * (6_000_000 // 42))
write("mixed", "line one\nline \"two\", \u0434\u043e\u0431\u0440\u044b\u0439 \u0434\u0435\u043d\u044c \u4f60\u597d\u4e16\u754c \U0001f600 \\ " * (6_000_000 // 66))
PYTHON

for event in small:200000 ascii:20 mixed:20; do
    printf '%s event, %s bytes%23s%13s\n' "${event%:*}" "$(wc -c < "${event%:*}")" median least
    ./jansson time "${event%:*}" "${event#*:}"
    ./ours "${event%:*}" "${event#*:}"
done
./jansson conformance "$root/Tests/JSONTextTests/conformance.txt"
