// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors where `CI` is set, and only there: a newer compiler must not stop a user's build.
let warningsAreErrors: Bool = Context.environment["CI"] != nil

let swiftSettings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// What the tests spend most of their time in is optimized in debug builds too, assertions left in.
let optimized: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

/// A Swift target below `Sources/<folder>/<name>`.
func layer(
  _ folder: String, _ name: String, _ dependencies: [Target.Dependency] = [],
  settings: [SwiftSetting] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(folder)/\(name)",
    swiftSettings: swiftSettings + settings, plugins: plugins)
}

/// A layer that is one target and lies directly in `Sources/<name>`.
func layer(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: swiftSettings + settings,
    plugins: plugins)
}

/// One plain C target a system library: the header includes the library's own, the linker setting names it.
func system(_ name: String, links libraries: [String]) -> Target {
  .target(
    name: name, path: "Sources/System/\(name)",
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Sources/Programs/\(name)", swiftSettings: swiftSettings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude,
    resources: resources, swiftSettings: swiftSettings)
}

/// The tests against a real llama.cpp server are there where `make test-llama` says where the server is, and nowhere else:
/// what cannot run is no test.
let llamaTests: [Target] =
  Context.environment["MITKO_LLAMA"] == nil
  ? []
  : [
    tests(
      "LlamaTests",
      ["HTTPTransport", "LanguageModels", "ModelReasoning", "Domain", "Ports", "TestSupport"],
      exclude: ["llama-server.py"])
  ]

let package = Package(
  name: "Mitko",
  products: [
    .executable(name: "mitko", targets: ["mitko"]),
    .executable(name: "mitko-telegram", targets: ["mitko-telegram"]),
  ],
  targets: [
    // System: C libraries, and the plugin that embeds texts into the programs.
    system("CSQLite", links: ["sqlite3"]),
    system("CNcurses", links: ["ncursesw", "tinfo"]),
    system("CStemmer", links: ["stemmer"]),
    system("CUTF8Proc", links: ["utf8proc"]),
    system("CPCRE2", links: ["pcre2-8"]),
    system("CPlatform", links: []),
    // Optimized in debug builds too, so that tests compare what is shipped.
    .target(
      name: "CVectorKernels", path: "Sources/System/CVectorKernels",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    system("CCurl", links: ["curl"]),
    system("CMicroHTTPD", links: ["microhttpd"]),
    .executableTarget(
      name: "embed-assets", path: "Sources/System/embed-assets", swiftSettings: swiftSettings),
    .plugin(
      name: "EmbedAssets", capability: .buildTool(), dependencies: ["embed-assets"],
      path: "Sources/System/EmbedAssets"),

    // Pure: no I/O, no clock.
    layer("Domain", settings: optimized),
    layer("Lexicon", ["CStemmer", "CUTF8Proc"], settings: optimized),
    layer("Localization"),
    layer("TerminalKit", ["CUTF8Proc"]),

    layer("Ports", ["Domain"]),

    layer("Services", "Agent", ["Domain", "Ports", "Localization", "Lexicon"]),
    layer("Services", "Profiler", ["Domain", "Ports", "Localization", "Lexicon"]),
    layer("Services", "Matcher", ["Domain", "Ports", "Localization", "Lexicon"]),
    layer("Services", "Orchestrator", ["Domain", "Ports", "Localization", "Lexicon"]),
    layer("Services", "Operations", ["Domain", "Ports", "Localization"]),

    layer(
      "Reasoning", "BuiltInReasoning", ["Domain", "Ports", "Localization", "Lexicon"], settings: optimized),
    layer("Reasoning", "ModelReasoning", ["Domain", "Ports", "Localization", "Lexicon"]),

    layer("Screens", "ScreenParts", ["Domain", "Localization", "TerminalKit"]),
    layer("Screens", "DialogParts", ["Domain", "Localization"]),
    layer("Screens", "TelegramDialog", ["Domain", "Localization", "DialogParts"]),
    layer("Screens", "ChatScreens", ["Domain", "Localization", "DialogParts", "ScreenParts", "TerminalKit"]),
    layer("Screens", "AdminScreens", ["Domain", "Localization", "ScreenParts", "TerminalKit"]),
    layer("Screens", "CommandLine", ["Domain", "Localization", "TerminalKit"]),

    layer("Adapters", "Storage", ["Domain", "Ports", "Lexicon", "CSQLite", "CPlatform"]),
    layer("Adapters", "VectorIndex", ["Domain", "Ports", "CVectorKernels"], settings: optimized),
    layer("Adapters", "Embeddings", ["Domain", "Ports", "Lexicon", "CPlatform"], settings: optimized),
    layer("Adapters", "TerminalRuntime", ["Domain", "Ports", "TerminalKit", "CNcurses", "CPlatform"]),
    layer("Adapters", "HTTPTransport", ["CCurl"]),
    layer("Adapters", "LanguageModels", ["Domain", "Ports", "Lexicon", "HTTPTransport"]),
    layer("Adapters", "DocumentText", ["Domain", "Ports", "CPlatform"]),
    layer("Adapters", "HTTPListening", ["CMicroHTTPD"]),
    layer("Adapters", "TelegramClient", ["Domain", "Ports", "HTTPTransport"]),
    layer("Adapters", "TextPatterns", ["Ports", "CPCRE2"]),
    layer("Adapters", "Assets", ["Domain", "Ports"], plugins: ["EmbedAssets"]),

    layer(
      "Bootstrap",
      [
        "Domain", "Lexicon", "Ports", "Localization", "Agent", "Profiler", "Matcher", "Orchestrator",
        "Operations", "BuiltInReasoning", "Storage", "VectorIndex", "Embeddings", "Assets", "CPlatform",
        "HTTPTransport",
        "LanguageModels", "ModelReasoning", "TextPatterns",
      ]),
    layer("Demo", ["Domain", "Ports", "Agent", "Profiler", "Matcher"], plugins: ["EmbedAssets"]),

    layer(
      "Programs", "ProgramParts",
      ["Bootstrap", "Domain", "Ports", "Localization", "CommandLine", "TerminalKit"]),
    layer("Programs", "RoomReading", ["Domain", "Ports", "Operations", "AdminScreens"]),
    program(
      "mitko",
      [
        "Bootstrap", "Domain", "Ports", "Localization", "Agent", "Profiler", "Matcher", "Orchestrator",
        "Operations", "DialogParts", "ScreenParts", "ChatScreens", "AdminScreens", "RoomReading",
        "CommandLine", "ProgramParts", "DocumentText",
        "TerminalRuntime", "TerminalKit", "Demo",
      ]),
    layer(
      "Programs", "TelegramHead",
      [
        "Domain", "Ports", "Localization", "Agent", "Operations", "DialogParts", "DocumentText",
        "HTTPTransport", "TelegramDialog", "TelegramClient",
      ]),
    program(
      "mitko-telegram",
      [
        "Bootstrap", "Domain", "Ports", "Localization", "CommandLine", "Agent", "Operations",
        "HTTPListening", "HTTPTransport", "ProgramParts",
        "TelegramClient", "TelegramHead",
      ]),
    program(
      "mitko-bench",
      [
        "Bootstrap", "Domain", "Ports", "Localization", "Agent", "Profiler", "Matcher", "Orchestrator",
        "Operations", "BuiltInReasoning", "ScreenParts", "ChatScreens", "AdminScreens", "RoomReading",
        "TerminalKit", "Storage", "VectorIndex", "Embeddings", "CPlatform", "CSQLite",
        "Lexicon", "HTTPTransport", "LanguageModels", "CCurl", "LocalServer", "BotServer", "TelegramClient",
        "TelegramHead", "TalkScoring", "JudgeScoring",
        "MatchScoring", "RoundTrials",
      ]),

    // Tests mirror the targets.
    .target(
      name: "TestSupport",
      dependencies: ["Domain", "Ports", "Localization", "TerminalKit", "Storage", "Assets"],
      path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .target(
      name: "TalkScoring", dependencies: ["BuiltInReasoning", "Domain", "Ports", "Lexicon"],
      path: "Tests/TalkScoring", swiftSettings: swiftSettings),
    .target(
      name: "JudgeScoring", dependencies: ["BuiltInReasoning", "Profiler", "Matcher", "Domain", "Ports"],
      path: "Tests/JudgeScoring", swiftSettings: swiftSettings),
    .target(
      name: "MatchScoring",
      dependencies: ["BuiltInReasoning", "Profiler", "Matcher", "Domain", "Ports", "Lexicon"],
      path: "Tests/MatchScoring", swiftSettings: swiftSettings),
    .target(
      name: "RoundTrials", dependencies: ["Domain"], path: "Tests/RoundTrials",
      swiftSettings: swiftSettings + optimized),
    .target(
      name: "LocalServer", dependencies: ["CMicroHTTPD", "HTTPListening"], path: "Tests/LocalServer",
      swiftSettings: swiftSettings),
    .target(
      name: "BotServer", dependencies: ["LocalServer", "Ports"], path: "Tests/BotServer",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "storage-probe", dependencies: ["Storage", "Ports", "Domain", "TestSupport"],
      path: "Tests/StorageProbe", swiftSettings: swiftSettings),
    tests("DomainTests", ["Domain", "RoundTrials", "TestSupport"]),
    tests("LexiconTests", ["Lexicon", "TestSupport"]),
    tests("LocalizationTests", ["Localization", "Assets", "TestSupport"]),
    tests("TerminalKitTests", ["TerminalKit", "TestSupport"]),
    tests(
      "ServicesTests",
      [
        "Agent", "Profiler", "Matcher", "Orchestrator", "Operations", "BuiltInReasoning", "Demo", "Domain",
        "Ports", "Localization", "Lexicon", "Storage", "VectorIndex", "Embeddings", "Assets", "TestSupport",
        "MatchScoring", "TextPatterns",
      ]),
    tests(
      "ReasoningTests",
      [
        "BuiltInReasoning", "ModelReasoning", "Profiler", "Domain", "Ports", "Localization", "Lexicon",
        "Assets", "HTTPTransport", "LanguageModels", "TestSupport", "TalkScoring", "JudgeScoring",
      ], exclude: ["Pictures"]),
    tests(
      "ScreensTests",
      [
        "DialogParts", "ScreenParts", "ChatScreens", "AdminScreens", "CommandLine", "Domain", "Localization",
        "TerminalKit",
        "Assets", "TestSupport",
      ],
      exclude: ["Pictures"]),
    tests(
      "AdaptersTests",
      [
        "Storage", "VectorIndex", "Embeddings", "TerminalRuntime", "TerminalKit", "HTTPTransport",
        "LanguageModels", "TextPatterns",
        "Assets", "Domain", "Ports", "Lexicon", "CSQLite", "CVectorKernels", "LocalServer", "TestSupport",
      ]),
    tests(
      "BootstrapTests",
      [
        "Bootstrap", "Agent", "Demo", "Orchestrator", "Operations", "Profiler", "Domain", "Ports", "Storage",
        "AdminScreens", "RoomReading", "ScreenParts", "TerminalKit", "HTTPTransport", "LanguageModels",
        "TestSupport",
      ]),
    tests(
      "TelegramTests",
      [
        "TelegramDialog", "TelegramClient", "TelegramHead", "DialogParts", "DocumentText", "HTTPListening",
        "HTTPTransport",
        "Domain", "Ports", "Operations",
        "Localization", "Agent", "Matcher", "Bootstrap", "Storage", "BotServer", "LocalServer", "TestSupport",
      ]),
    tests(
      "EndToEndTests", ["HTTPTransport", "Domain", "Ports", "BotServer", "LocalServer", "TestSupport"]),
  ] + llamaTests
)
