// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// For the targets that hold C handles: each unsafe expression is marked where it stands.
let strictMemory: [SwiftSetting] = strict + [.strictMemorySafety()]

/// For the targets that every message goes through: unoptimised they are a hundred times slower, which would make the tests
/// over whole corpora, and the 5 ms that a message may take, meaningless in a debug build.
let optimized: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "ivsreview",
    products: [
        .executable(name: "review-handler", targets: ["review-handler"]),
        .executable(name: "ivsreview", targets: ["ivsreview"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CAuxiliaryVector"),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(name: "CXXHash"),
        .target(name: "PCRE2", dependencies: ["CPCRE2"], swiftSettings: strictMemory),
        .target(name: "CurlTransport", dependencies: ["CCurl"], swiftSettings: strictMemory),
        .target(name: "Digest", dependencies: ["CCrypto"], swiftSettings: strictMemory),
        .target(name: "SigV4", dependencies: ["Digest"], swiftSettings: strict),
        .target(
            name: "AWSClient", dependencies: ["SigV4", "Digest", "CurlTransport", "JSONText"],
            swiftSettings: strict),
        .target(name: "JSONText", swiftSettings: optimized),
        .target(name: "ReviewRules", dependencies: ["PCRE2", "CXXHash"], swiftSettings: optimized),
        .target(
            name: "RuleFiles", dependencies: ["ReviewRules", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "ReviewEvents", dependencies: ["ReviewRules", "JSONText"], swiftSettings: strict),
        .target(name: "LambdaRuntime", dependencies: ["CurlTransport", "JSONText"], swiftSettings: strict),
        .target(name: "Gzip", dependencies: ["CZlib"], swiftSettings: strictMemory),
        .target(
            name: "Replay", dependencies: ["RuleFiles", "ReviewEvents", "ReviewRules", "Gzip", "Evasion"],
            resources: ["html", "css", "js"].map { .embedInCode("HTML/Page/report.\($0)") }, swiftSettings: strict),
        .target(name: "Evasion", swiftSettings: optimized),
        .target(
            name: "HandlerPackage", dependencies: ["CZip", "Digest", "ReviewRules", "RuleFiles"],
            swiftSettings: strictMemory),
        .target(name: "IVSChat", dependencies: ["AWSClient", "JSONText"], swiftSettings: strict),
        .target(
            name: "LocalIVSChat",
            dependencies: [
                "IVSChat", "SigV4", "Digest", "RuleFiles", "ReviewEvents", "ReviewRules",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [
                .embedInCode("Page/Files/page.html"), .embedInCode("Page/Files/page.css"),
                .embedInCode("Page/Files/page.js"),
            ],
            swiftSettings: strict),
        .target(name: "RoomAdmin", dependencies: ["IVSChat", "AWSClient"], swiftSettings: strict),
        .executableTarget(
            name: "review-handler", dependencies: ["LambdaRuntime", "ReviewEvents", "ReviewRules", "CAuxiliaryVector"],
            swiftSettings: strict),
        .executableTarget(
            name: "ivsreview",
            dependencies: [
                "Replay", "RuleFiles", "ReviewEvents", "ReviewRules", "HandlerPackage", "IVSChat", "AWSClient",
                "LocalIVSChat", "RoomAdmin", "Digest",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .target(
            name: "SeededNumbers", dependencies: ["Evasion"], path: "Tests/Support/SeededNumbers", swiftSettings: strict
        ),
        .target(name: "LoopbackServer", path: "Tests/Support/LoopbackServer", swiftSettings: strict),
        .testTarget(
            name: "CurlTransportTests", dependencies: ["CurlTransport", "LoopbackServer"], swiftSettings: strict),
        .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: strict),
        .testTarget(
            name: "SigV4Tests", dependencies: ["SigV4", "Digest", "PythonTools", "SeededNumbers"],
            exclude: ["sign_with_botocore.py"],
            swiftSettings: strict),
        .testTarget(
            name: "AWSClientTests",
            dependencies: ["AWSClient", "SigV4", "Digest", "CurlTransport", "LoopbackServer", "PythonTools"],
            exclude: ["Endpoint/endpoints_of_botocore.py", "Client/serve_tls.py"], swiftSettings: strict),
        .testTarget(
            name: "LambdaRuntimeTests", dependencies: ["LambdaRuntime", "LoopbackServer"], swiftSettings: strict),
        .testTarget(
            name: "JSONTextTests", dependencies: ["JSONText", "SeededNumbers"], exclude: ["conformance.txt"],
            swiftSettings: strict),
        .testTarget(
            name: "ReviewEventsTests", dependencies: ["ReviewEvents", "ReviewRules", "JSONText"],
            swiftSettings: strict),
        .target(name: "BuiltProducts", path: "Tests/Support/BuiltProducts", swiftSettings: strict),
        .testTarget(
            name: "ReviewHandlerTests",
            dependencies: ["BuiltProducts", "LoopbackServer", "review-handler", "ivsreview", "SeededNumbers"],
            swiftSettings: strict),
        .testTarget(name: "GzipTests", dependencies: ["Gzip"], swiftSettings: strict),
        .testTarget(name: "ReplayTests", dependencies: ["Replay", "ReviewRules", "JSONText"], swiftSettings: strict),
        .target(
            name: "PythonTools", dependencies: ["BuiltProducts"], path: "Tests/Support/PythonTools",
            swiftSettings: strict),
        .testTarget(
            name: "IvsreviewTests",
            dependencies: [
                "ivsreview", "IVSChat", "BuiltProducts", "LoopbackServer", "PythonTools", "AdminServices",
                "SeededNumbers",
            ],
            exclude: [
                "Exit/hold_ending_thread.c", "Handler/attach_on_a_terminal.py", "Handler/prepare_moto.py",
                "IVSChat/parse_shorthand.py", "IVSChat/run_aws_cli.py", "IVSChat/yaml_to_json.py", "Rules/samples",
                "Rules/validate_schema.py",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "IVSChatTests", dependencies: ["IVSChat", "AWSClient", "LoopbackServer", "PythonTools"],
            exclude: ["send_with_botocore.py", "sign_with_botocore.py", "wire-cases.json"], swiftSettings: strict),
        .testTarget(
            name: "HandlerPackageTests",
            dependencies: [
                "HandlerPackage", "Digest", "RuleFiles", "BuiltProducts", "LoopbackServer", "ivsreview",
                "review-handler", "FuzzTargets", "ReviewRules", "SeededNumbers",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LocalIVSChatTests",
            dependencies: [
                "LocalIVSChat", "IVSChat", "SigV4", "BuiltProducts", "PythonTools", "LoopbackServer",
                .product(name: "FlyingFox", package: "FlyingFox"), "ivsreview", "review-handler", "SeededNumbers",
            ],
            exclude: [
                "ControlPlane/call_with_boto3.py", "ControlPlane/call_with_aws_cli.py",
                "ControlPlane/meet_faults_with_boto3.py", "Messaging/chat_with_websockets.py",
                "Messaging/break_the_protocol.py", "Messaging/load_with_websockets.py", "Review/misbehave.py",
                "Page/chat_in_chromium.py",
            ],
            swiftSettings: strict),
        .target(
            name: "AdminServices", dependencies: ["LoopbackServer", "LocalIVSChat", "IVSChat", "AWSClient"],
            path: "Tests/Support/AdminServices", swiftSettings: strict),
        .testTarget(
            name: "RoomAdminTests",
            dependencies: ["RoomAdmin", "IVSChat", "AWSClient", "AdminServices", "LoopbackServer", "LocalIVSChat"],
            swiftSettings: strict),
        .testTarget(name: "PCRE2Tests", dependencies: ["PCRE2"], swiftSettings: strict),
        .testTarget(name: "RuleFilesTests", dependencies: ["RuleFiles", "ReviewRules"], swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTargets"], exclude: ["Findings"], swiftSettings: strict),
        .target(
            name: "FuzzTargets", dependencies: ["ReviewEvents", "ReviewRules", "RuleFiles"],
            path: "Tests/Support/FuzzTargets", swiftSettings: strict),
        .testTarget(
            name: "ReviewRulesTests",
            dependencies: ["ReviewRules", "PCRE2", "RuleFiles", "BuiltProducts", "Evasion", "SeededNumbers"],
            exclude: ["Hostile/patterns.tsv"],
            swiftSettings: strict),
        .testTarget(
            name: "EvasionTests", dependencies: ["Evasion", "ReviewRules", "BuiltProducts"], swiftSettings: strict),
    ]
)

// Built only when asked for: the fuzzer, which links to libFuzzer, by `make fuzz`, and the benches by `make bench`.
switch Context.environment["IVSREVIEW_EXTRA"] {
case "fuzz":
    package.targets.append(
        .executableTarget(name: "fuzz", dependencies: ["FuzzTargets"], path: "Fuzz", swiftSettings: strict))
case "bench":
    package.targets += [
        .executableTarget(
            name: "engine-bench", dependencies: ["Evasion", "ReviewRules", "PCRE2"], path: "Benchmarks/Engine",
            swiftSettings: strict),
        .executableTarget(
            name: "evasion-variants", dependencies: ["Evasion"], path: "Benchmarks/Evasions", swiftSettings: strict),
        .executableTarget(
            name: "hostile-bench", dependencies: ["ReviewRules"], path: "Benchmarks/Hostile", swiftSettings: strict),
    ]
default: break
}
