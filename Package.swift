// swift-tools-version: 6.2
import PackageDescription

// Targets stand in pipeline order; a stage may import earlier stages only, and each third-party
// package is imported by exactly one target (`make check-imports` has the build refuse the rest).
let package = Package(
  name: "aside",
  products: [.executable(name: "aside", targets: ["aside"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // C libraries of the system, and the one C++ shim.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "CSimdjson", cxxSettings: [.unsafeFlags(["-O3"])],
      linkerSettings: [.linkedLibrary("simdjson")]),

    // The search before PCRE2: the loops that need the processor's vectors, or plain memory.
    .target(name: "CLiteralScan", cSettings: [.unsafeFlags(["-O3"])]),

    // Words and their hashes: what is done with every byte of reasoning.
    .target(name: "CWords", cSettings: [.unsafeFlags(["-O3"])]),

    // Phrases: what each filter says of words, and how that is learned.
    .target(name: "CPhrases", cSettings: [.unsafeFlags(["-O3"])]),

    // Values, error codes, patterns, YAML, JSON.
    .target(name: "TranscriptModel"),
    .target(name: "ErrorCodes"),
    .target(name: "LazyValues"),
    .target(name: "ConcurrentMaps"),
    .target(name: "JSONWriting", dependencies: ["TranscriptModel"]),
    .target(name: "Digests", dependencies: ["CCrypto"]),
    // The search touches memory of its own per task only; checking each access costs a tenth of the time.
    .target(
      name: "PatternMatching", dependencies: ["CPCRE2", "CLiteralScan", "ErrorCodes", "LazyValues", "TranscriptModel"],
      swiftSettings: [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]),
    .target(name: "YAMLDocuments", dependencies: ["ErrorCodes", "LazyValues", "Yams"]),

    // read -> extract -> match -> resolve -> label
    .target(
      name: "TranscriptReading",
      dependencies: [
        "ErrorCodes", "TranscriptModel", "PatternMatching", "YAMLDocuments", "CArchive", "CZlib", "CZstd", "CSimdjson",
      ], exclude: ["README.md"]),
    .target(name: "ReasoningExtraction", dependencies: ["CWords", "TranscriptModel"]),
    .target(
      name: "RuleFormat",
      dependencies: [
        "ConcurrentMaps", "Digests", "ErrorCodes", "LazyValues", "PatternMatching", "TranscriptModel", "YAMLDocuments",
      ]),
    .target(
      name: "RuleMatching",
      dependencies: ["RuleFormat", "PatternMatching", "TranscriptModel", "ReasoningExtraction"]),
    .target(
      name: "StanceResolution",
      dependencies: [
        "RuleFormat", "RuleMatching", "PatternMatching", "TranscriptModel", "ReasoningExtraction",
      ]),
    .target(
      name: "Labelling",
      dependencies: [
        "CPhrases", "CWords", "LazyValues", "ReasoningExtraction", "RuleFormat", "RuleMatching", "StanceResolution",
        "PatternMatching", "TranscriptModel",
      ]),

    .target(name: "Statistics"),
    .target(
      name: "Evaluation",
      dependencies: [
        "CPhrases", "ConcurrentMaps", "Digests", "ErrorCodes", "Labelling", "ReasoningExtraction", "RuleFormat",
        "Statistics", "TranscriptModel", "TranscriptReading", "YAMLDocuments",
      ]),

    // What rules do on a dump, and what their examples promise.
    .target(
      name: "RuleAnalysis",
      dependencies: [
        "Evaluation", "Labelling", "PatternMatching", "ReasoningExtraction", "RuleFormat", "StanceResolution",
        "TranscriptModel", "YAMLDocuments",
      ]),

    // store -> profile
    .target(
      name: "LabelStore",
      dependencies: [
        "Digests", "ErrorCodes", "JSONWriting", "Labelling", "RuleFormat", "StanceResolution", "TranscriptModel",
        "TranscriptReading", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "Auditing",
      dependencies: [
        "Digests", "ErrorCodes", "JSONWriting", "LabelStore", "Labelling", "PatternMatching", "ReasoningExtraction",
        "RuleFormat", "Statistics", "TranscriptModel", "TranscriptReading",
      ]),
    .target(
      name: "ModelProfiles",
      dependencies: [
        "ErrorCodes", "JSONWriting", "Labelling", "LabelStore", "RuleFormat", "Statistics", "TranscriptModel",
        "TranscriptReading", "YAMLDocuments",
      ]),

    // Rules/ and its search tables packed into the binary at build time.
    .target(name: "SwiftLiterals"),
    .executableTarget(
      name: "PackRules",
      dependencies: ["Labelling", "PatternMatching", "RuleFormat", "SwiftLiterals"]),
    .plugin(name: "PackRulesPlugin", capability: .buildTool(), dependencies: ["PackRules"]),
    .target(name: "BundledRules", dependencies: ["PatternMatching", "RuleFormat"], plugins: ["PackRulesPlugin"]),

    // The texts of a target's Resources folder, packed likewise: the chart library, the audit's page.
    .executableTarget(name: "PackResources", dependencies: ["SwiftLiterals"]),
    .plugin(name: "PackResourcesPlugin", capability: .buildTool(), dependencies: ["PackResources"]),

    // The audit in the browser: pages, their addresses and who may call them.
    .target(
      name: "AuditWeb",
      dependencies: [
        "Auditing", "Digests", "ErrorCodes", "JSONWriting", "LabelStore", "Labelling", "PatternMatching", "RuleFormat",
        "StanceResolution", "TranscriptModel", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
      ], exclude: ["Resources"], plugins: ["PackResourcesPlugin"]),

    // write, and the commands
    .target(
      name: "Reporting",
      dependencies: [
        "Auditing", "Digests", "ErrorCodes", "Evaluation", "JSONWriting", "LabelStore", "Labelling", "ModelProfiles",
        "RuleAnalysis", "RuleFormat", "StanceResolution", "TranscriptModel",
        "TranscriptReading", "YAMLDocuments", "ReasoningExtraction",
      ], exclude: ["Resources"], plugins: ["PackResourcesPlugin"]),
    .target(
      name: "BatchLabelling",
      dependencies: [
        "Digests", "JSONWriting", "LabelStore", "Labelling", "ModelProfiles", "PatternMatching", "ReasoningExtraction",
        "Reporting", "RuleFormat", "RuleMatching", "TranscriptModel", "TranscriptReading",
      ]),
    .executableTarget(
      name: "aside",
      dependencies: [
        "AuditWeb", "Auditing", "BatchLabelling", "BundledRules", "Digests", "ErrorCodes", "Evaluation", "JSONWriting",
        "LabelStore", "Labelling",
        "ModelProfiles", "PatternMatching",
        "ReasoningExtraction", "Reporting", "RuleAnalysis", "RuleFormat", "RuleMatching", "StanceResolution",
        "TranscriptModel",
        "TranscriptReading", "YAMLDocuments", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // One test target per target with behaviour of its own; the last two run the rules' promises
    // and the built program.
    .target(name: "TestSupport", dependencies: ["RuleFormat", "CZlib", "CZstd"], path: "Tests/TestSupport"),

    // Ways in for hostile bytes. `make fuzz` runs them under libFuzzer, FuzzTests a few inputs each.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Auditing", "Digests", "Labelling", "PatternMatching", "ReasoningExtraction", "RuleFormat", "TestSupport",
        "TranscriptModel", "TranscriptReading", "YAMLDocuments",
      ], path: "Fuzzing/FuzzTargets"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"]),
    .testTarget(
      name: "PatternMatchingTests", dependencies: ["PatternMatching", "CLiteralScan", "TestSupport", "TranscriptModel"]),
    .testTarget(
      name: "ReasoningExtractionTests", dependencies: ["ReasoningExtraction", "TestSupport", "TranscriptModel"]),
    .testTarget(
      name: "RuleFormatTests", dependencies: ["RuleFormat", "YAMLDocuments", "TestSupport", "BundledRules"]),
    .testTarget(
      name: "RuleMatchingTests",
      dependencies: [
        "Digests", "RuleMatching", "RuleFormat", "PatternMatching", "ReasoningExtraction", "TranscriptModel",
        "TestSupport",
      ]),
    .testTarget(
      name: "LabellingTests",
      dependencies: [
        "CWords", "Labelling", "RuleFormat", "RuleMatching", "StanceResolution", "TranscriptModel", "TestSupport",
      ]),
    .testTarget(
      name: "TranscriptReadingTests",
      dependencies: [
        "TranscriptReading", "TranscriptModel", "ReasoningExtraction", "YAMLDocuments", "TestSupport", "CZlib", "CZstd",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "Evaluation", "Labelling", "RuleFormat", "Statistics", "TestSupport", "TranscriptModel", "YAMLDocuments",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Auditing", "Digests", "Evaluation", "JSONWriting", "LabelStore", "Labelling", "ModelProfiles", "Reporting",
        "RuleAnalysis", "RuleFormat", "TestSupport", "TranscriptModel",
        "TranscriptReading", "YAMLDocuments",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "RuleAnalysisTests",
      dependencies: [
        "RuleAnalysis", "Evaluation", "Labelling", "PatternMatching", "Reporting", "RuleFormat", "TestSupport",
        "TranscriptModel", "YAMLDocuments",
      ]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "TestSupport"], exclude: ["Reference"]),
    .testTarget(
      name: "LabelStoreTests",
      dependencies: ["LabelStore", "Labelling", "RuleFormat", "TestSupport", "TranscriptModel"]),
    .testTarget(
      name: "AuditingTests",
      dependencies: [
        "Auditing", "LabelStore", "Labelling", "RuleFormat", "Statistics", "TestSupport", "TranscriptModel",
      ]),
    .testTarget(name: "AuditWebTests", dependencies: ["AuditWeb", "Auditing", "TestSupport", "TranscriptModel"]),
    .testTarget(
      name: "ModelProfilesTests",
      dependencies: [
        "ModelProfiles", "LabelStore", "Labelling", "RuleFormat", "Statistics", "TestSupport", "TranscriptModel",
        "YAMLDocuments",
      ]),
    .testTarget(
      name: "BatchLabellingTests", dependencies: ["BatchLabelling", "TranscriptModel", "TranscriptReading"]),
    .testTarget(
      name: "RuleExampleTests",
      dependencies: [
        "BatchLabelling", "BundledRules", "Labelling", "RuleFormat", "TestSupport", "TranscriptReading",
        "TranscriptModel",
      ]),
    .testTarget(name: "EndToEndTests", dependencies: ["aside", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Set by scripts/fuzz to the path of the library.
if let libFuzzer = Context.environment["ASIDE_LIBFUZZER"] {
  for target in package.targets where [.regular, .executable].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer"])]
    target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-fsanitize=fuzzer-no-link"])]
    target.cxxSettings = (target.cxxSettings ?? []) + [.unsafeFlags(["-fsanitize=fuzzer-no-link"])]
  }
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "FuzzRun", dependencies: ["CLibFuzzer", "FuzzTargets"], path: "Fuzzing/FuzzRun",
      linkerSettings: [.unsafeFlags(["-Xlinker", libFuzzer])]),
  ]
}
