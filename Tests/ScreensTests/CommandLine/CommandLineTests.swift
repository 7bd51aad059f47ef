import Domain
import Localization
import TerminalKit
import TestSupport
import Testing

@testable import CommandLine

@Suite struct CommandLineTests {
  private let parser = CommandLineParser(languages: ["en", "ru"])

  private func parse(_ line: String) throws -> Invocation {
    try parser.parse(line.split(separator: " ").map(String.init))
  }

  @Test func oneMessageIsSaidFromAFileOrFromStandardInput() throws {
    let parser = CommandLineParser(languages: ["en", "ru"])
    #expect(try parser.parse(["say"]) == .say(SayOptions()))
    #expect(
      try parser.parse(["say", "--json", "--no-wait", "cv.txt"])
        == .say(SayOptions(file: "cv.txt", waits: false, isJSON: true)))
    #expect(try parser.parse(["say", "-"]) == .say(SayOptions(file: "-")))
    #expect(throws: UsageError.unexpectedArgument("b", .say)) { try parser.parse(["say", "a", "b"]) }
    #expect(throws: UsageError.optionOfOtherVerb("--no-wait", .chat)) {
      try parser.parse(["chat", "--no-wait"])
    }
  }

  @Test func aSettingThatThereIsNotOrAValueThatItCannotHaveIsRefused() throws {
    #expect(throws: UsageError.wrongWord("scorers", .settings, allowed: Setting.allCases.map(\.rawValue))) {
      try parse("settings scorers")
    }
    #expect(throws: UsageError.wrongSetting(.similarityThreshold, value: "7")) {
      try parse("settings similarity_threshold 7")
    }
    #expect(throws: UsageError.unexpectedArgument("now", .settings)) {
      try parse("settings similarity_threshold 0.6 now")
    }
  }

  @Test(arguments: [
    ("budget people", UsageError.wrongWord("people", .budget, allowed: ["lane", "kind", "model", "user"])),
    ("budget lane kind", .unexpectedArgument("kind", .budget)),
    ("budget --weekly much", .wrongSetting(.weeklyBudget, value: "much")),
    ("forecast --weekly=-1", .wrongSetting(.weeklyBudget, value: "-1")),
    ("forecast --burst 1e3", .wrongSetting(.burst, value: "1e3")),
    ("forecast --days 0", .wrongCount(option: "--days", value: "0", most: 365)),
    ("forecast --days 366", .wrongCount(option: "--days", value: "366", most: 365)),
    ("queue state:queued --do boost --limit 1", .optionOfOtherAct("--limit")),
    ("matches status:open --do withdraw --limit 1", .optionOfOtherAct("--limit")),
    ("people all --do pause --limit 1", .optionOfOtherAct("--limit")),
    ("chat -kind:reply", .unknownOption("-kind:reply", suggestion: nil)),
    ("forecast --dry-run", .optionOfOtherVerb("--dry-run", .forecast)),
    ("queue --limit none", .wrongNumber(option: "--limit", value: "none")),
  ])
  func aBudgetThatIsNoneIsRefused(line: String, error: UsageError) throws {
    #expect(throws: error) { try parse(line) }
  }

  @Test(arguments: [
    ("", Invocation.chat(ChatOptions())),
    ("chat", .chat(ChatOptions())),
    ("--plain", .chat(ChatOptions(isPlain: true))),
    ("chat --demo", .chat(ChatOptions(place: DataPlace(demo: .people)))),
    (
      "--demo=empty --as ada --language ru chat --database=/tmp/a=b.db --plain",
      .chat(
        ChatOptions(
          place: DataPlace(database: "/tmp/a=b.db", demo: .empty, name: "ada", language: .russian),
          isPlain: true))
    ),
    ("--database x doctor --json", .doctor(DataPlace(database: "x"), offline: false, json: true)),
    ("doctor --offline", .doctor(DataPlace(), offline: true, json: false)),
    ("budget", .budget(BudgetOptions())),
    (
      "budget model --weekly 12.5 --burst default --dry-run --json",
      .budget(
        BudgetOptions(cut: .model, wish: BudgetWish(weekly: 12.5, burst: -1), isTrial: true, isJSON: true))
    ),
    ("forecast", .forecast(ForecastOptions())),
    (
      "forecast --weekly 12 --days 30 --json",
      .forecast(ForecastOptions(wish: BudgetWish(weekly: 12), days: 30, isJSON: true))
    ),
    ("costs", .costs(CostOptions())),
    (
      "costs --since 3d --by user --json",
      .costs(CostOptions(since: .hours(72), grouping: .user, isJSON: true))
    ),
    ("costs --since=12h", .costs(CostOptions(since: .hours(12)))),
    ("costs --since 2026-11-15", .costs(CostOptions(since: .day("2026-11-15")))),
    ("audit", .audit(AuditOptions(since: .hours(30 * 24)))),
    ("audit --since 90d --json", .audit(AuditOptions(since: .hours(90 * 24), isJSON: true))),
    ("replay", .replay(ReplayOptions())),
    (
      "replay abc/1/2 --prompt p.md --model m --json",
      .replay(ReplayOptions(generation: "abc/1/2", prompt: "p.md", model: "m", isJSON: true))
    ),
    ("undo", .undo(DataPlace(), dryRun: false, confirmed: false, json: false)),
    ("undo --yes --json", .undo(DataPlace(), dryRun: false, confirmed: true, json: true)),
    ("undo --dry-run", .undo(DataPlace(), dryRun: true, confirmed: false, json: false)),
    ("settings", .settings(SettingOptions())),
    ("settings scorer --json", .settings(SettingOptions(setting: .scorer, isJSON: true))),
    (
      "settings scorer hybrid --dry-run",
      .settings(SettingOptions(setting: .scorer, value: 1, isTrial: true))
    ),
    ("settings burst_usd default", .settings(SettingOptions(setting: .burst, value: -1))),
    (
      "queue lane:background --do pause",
      .queue(QueueOptions(filter: "lane:background", act: .lane(isPaused: true)))
    ),
    (
      "queue lane:bg --do resume --dry-run",
      .queue(QueueOptions(filter: "lane:bg", act: .lane(isPaused: false), isTrial: true))
    ),
    (
      "matches status:expired score>=.8 --do again --yes",
      .matches(MatchOptions(filter: "status:expired score>=.8", act: .qualifyAgain, isConfirmed: true))
    ),
    ("queue -kind:reply lane:background", .queue(QueueOptions(filter: "-kind:reply lane:background"))),
    ("rounds 3 --limit 5 --json", .rounds(RoundOptions(round: 3, limit: 5, isJSON: true))),
    ("rounds replay", .rounds(RoundOptions(isReplay: true))),
    (
      "rounds replay 3 --with threshold=0.8,scorer=hybrid --json",
      .rounds(
        RoundOptions(
          round: 3, isReplay: true,
          changes: [.init(key: "threshold", value: "0.8"), .init(key: "scorer", value: "hybrid")],
          isJSON: true))
    ),
    ("rounds --do advance --dry-run", .rounds(RoundOptions(act: .advance, isTrial: true))),
    (
      "why ada telegram:4711 --json",
      .why(
        WhyOptions(
          pair: PairQuestion(.named("ada"), .identity(Identity(kind: .telegram, value: "4711"))), isJSON: true
        )
      )
    ),
    ("paths", .paths(DataPlace(), json: false)),
    (
      "import a.people b.people --dry-run",
      .importPeople(files: ["a.people", "b.people"], DataPlace(), dryRun: true, json: false)
    ),
    ("import -- --odd", .importPeople(files: ["--odd"], DataPlace(), dryRun: false, json: false)),
    ("import -", .importPeople(files: ["-"], DataPlace(), dryRun: false, json: false)),
    ("export", .export(DataPlace(), conversation: nil)),
    ("export --conversation 2", .export(DataPlace(), conversation: 2)),
    ("ask", .ask(AskOptions())),
    ("ask who needs Go? --json", .ask(AskOptions(words: "who needs Go?", isJSON: true))),
    ("ask -- --odd words", .ask(AskOptions(words: "--odd words"))),
    ("erase --yes", .erase(DataPlace(), dryRun: false, confirmed: true)),
    ("migrate --dry-run --json", .migrate(DataPlace(), dryRun: true, json: true)),
    ("completions zsh", .completions(.zsh, language: nil)),
    ("--language ru completions fish", .completions(.fish, language: .russian)),
    ("man --language=ru", .manual(language: .russian)),
    ("--help", .help(nil, language: nil)),
    ("-h", .help(nil, language: nil)),
    ("help erase", .help(.erase, language: nil)),
    ("import --help --language=ru", .help(.importPeople, language: .russian)),
    ("--version", .version(json: false)),
    ("--version --json", .version(json: true)),
  ])
  func aLineSaysWhatToDo(line: String, expected: Invocation) throws {
    #expect(try parse(line) == expected)
  }

  @Test(arguments: [
    ("chta", UsageError.unknownVerb("chta", suggestion: "chat")),
    ("frobnicate", .unknownVerb("frobnicate", suggestion: nil)),
    ("help docter", .unknownVerb("docter", suggestion: "doctor")),
    ("--databse x", .unknownOption("--databse", suggestion: "--database")),
    ("--frobnicate", .unknownOption("--frobnicate", suggestion: nil)),
    ("-x", .unknownOption("-x", suggestion: nil)),
    ("--database", .lacksValue("--database")),
    ("--database=", .lacksValue("--database")),
    ("--database --plain", .lacksValue("--database")),
    ("--plain=yes", .wrongValue(option: "--plain", value: "yes", allowed: [])),
    ("--demo=full", .wrongValue(option: "--demo", value: "full", allowed: ["empty"])),
    ("--plain --plain", .twice("--plain")),
    ("doctor --plain", .optionOfOtherVerb("--plain", .doctor)),
    ("chat --dry-run", .optionOfOtherVerb("--dry-run", .chat)),
    ("chat hello", .unexpectedArgument("hello", .chat)),
    ("import", .lacksFiles(.importPeople)),
    ("completions", .lacksWord(.completions, allowed: ["bash", "zsh", "fish"])),
    ("completions tcsh", .wrongWord("tcsh", .completions, allowed: ["bash", "zsh", "fish"])),
    ("completions bash zsh", .unexpectedArgument("zsh", .completions)),
    ("costs --since yesterday", .wrongSince("yesterday")),
    ("costs --since 0d", .wrongSince("0d")),
    ("audit --since last", .wrongSince("last")), ("audit --by kind", .optionOfOtherVerb("--by", .audit)),
    ("audit language", .unexpectedArgument("language", .audit)),
    ("costs --since 2026-13-01", .wrongSince("2026-13-01")),
    (
      "costs --by colour",
      .wrongOptionWord("--by", value: "colour", allowed: ["model", "kind", "user", "day"])
    ),
    ("replay a b", .unexpectedArgument("b", .replay)),
    (
      "matches --do boost",
      .wrongOptionWord("--do", value: "boost", allowed: ["withdraw", "expire", "again"])
    ),
    ("rounds --do back", .wrongOptionWord("--do", value: "back", allowed: ["step", "advance"])),
    ("undo --do step", .optionOfOtherVerb("--do", .undo)),
    ("rounds first", .wrongRound("first")), ("rounds 1 2", .unexpectedArgument("2", .rounds)),
    ("rounds replay 1 2", .unexpectedArgument("2", .rounds)), ("rounds replay x", .wrongRound("x")),
    ("rounds replay 1 --do step", .optionOfOtherAct("--do")),
    ("rounds 1 --with threshold=0.8", .optionOfOtherAct("--with")),
    ("rounds replay 1 --with threshold", .wrongChange("threshold")),
    ("rounds replay 1 --with threshold=2", .wrongChange("threshold=2")),
    ("rounds replay 1 --with threshold=0.8,", .wrongChange("")),
    ("rounds replay 1 --with mood=1", .wrongChange("mood=1")),
    ("why ada", .lacksPeople(.why)), ("why ada boris vera", .unexpectedArgument("vera", .why)),
    ("queue --limit many", .wrongNumber(option: "--limit", value: "many")),
    ("export --conversation 0", .wrongNumber(option: "--conversation", value: "0")),
    ("settings weekly_budget_usd -1", .wrongSetting(.weeklyBudget, value: "-1")),
    ("settings weekly_budget_usd 0x10", .wrongSetting(.weeklyBudget, value: "0x10")),
    ("settings weekly_budget_usd 1e-07", .wrongSetting(.weeklyBudget, value: "1e-07")),
    ("--as ada", .nameWithoutDemo),
    ("--language xx", .unknownLanguage("xx", known: ["en", "ru"])),
  ])
  func aWrongLineIsAFactWithAWayOut(line: String, expected: UsageError) {
    #expect(throws: expected) { try parse(line) }
  }

  @Test(arguments: [
    ("settings weekly_budget_usd default --language ru", "ru", Verb?.some(.settings)),
    ("--language=ru settings weekly_budget_usd -1", "ru", .settings),
    ("--database x.db --language RU costs --nope", "ru", .costs), ("help settngs --language ru", "ru", nil),
    ("chta --language ru", "ru", nil), ("say --language xx", nil, .say), ("export --language", nil, .export),
    ("settings -- --language ru", nil, .settings), ("help erase now", nil, .erase), ("", nil, nil),
  ])
  func alsoOfAWrongLineTheLanguageAndTheVerbAreKnown(line: String, language: String?, verb: Verb?) {
    let parser = CommandLineParser(languages: ["en", "ru"])
    let arguments = line.split(separator: " ").map(String.init)
    #expect(parser.language(in: arguments)?.code == language)
    #expect(parser.verb(in: arguments) == verb)
  }

  @Test(arguments: [
    (
      UsageError.wrongSetting(.weeklyBudget, value: "-1"), Verb?.some(.settings),
      "mitko: «-1» не подходит для weekly_budget_usd. Нужно число простыми цифрами, например 0.5, от 0 до 1000000.\n"
        + "«mitko settings --help» покажет, как надо."
    ),
    (
      .wrongSetting(.burst, value: "x"), .settings,
      "mitko: «x» не подходит для burst_usd. Нужно число простыми цифрами, например 0.5, от 0 до 1000000 или слово default.\n"
        + "«mitko settings --help» покажет, как надо."
    ),
    (
      .wrongSetting(.messagesAnHour, value: "1.5"), .settings,
      "mitko: «1.5» не подходит для messages_an_hour. Нужно целое число от 1 до 1000000.\n"
        + "«mitko settings --help» покажет, как надо."
    ),
    (
      .wrongNumber(option: "--conversation", value: "0"), .export,
      "mitko: «0» не подходит для --conversation. Нужно целое число от 1.\n"
        + "«mitko export --help» покажет, как надо."
    ),
  ])
  func aWrongLineIsToldWithTheHelpOfItsVerb(error: UsageError, verb: Verb?, text: String) {
    #expect(HelpText(book: Phrasebooks.shipped.book(for: "ru")).text(for: error, of: verb) == text)
  }

  @Test(
    arguments: [UsageError]([
      .unknownVerb("x", suggestion: nil), .unknownVerb("x", suggestion: "y"),
      .unknownOption("-x", suggestion: nil),
      .unknownOption("-x", suggestion: "-y"), .optionOfOtherVerb("--plain", .say), .lacksValue("--as"),
      .wrongValue(option: "--demo", value: "x", allowed: ["empty"]),
      .wrongValue(option: "--json", value: "x", allowed: []),
      .wrongNumber(option: "--conversation", value: "x"), .twice("--json"), .unexpectedArgument("x", .chat),
      .lacksFiles(.importPeople), .lacksWord(.completions, allowed: ["bash"]),
      .wrongWord("x", .completions, allowed: ["bash"]), .nameWithoutDemo,
      .unknownLanguage("x", known: ["en"]),
      .wrongOptionWord("--by", value: "x", allowed: ["day"]), .wrongSince("x"),
      .wrongSetting(.scorer, value: "x"), .wrongSetting(.userShare, value: "x"),
    ]))
  func everyMistakeIsToldInRussian(error: UsageError) {
    let text = HelpText(book: Phrasebooks.shipped.book(for: "ru")).text(for: error, of: .chat)
    #expect(text.hasSuffix("\n«mitko chat --help» покажет, как надо."))
    #expect(text.split(separator: "\n").allSatisfy { $0.contains { ("а"..."я").contains($0) } })
  }

  @Test func anErrorIsToldInTheReadersLanguage() {
    let english = HelpText(book: Phrasebooks.shipped.book(for: "en"))
    #expect(
      english.text(for: .unknownVerb("chta", suggestion: "chat"))
        == "mitko: I don't know \"chta\". Did you mean \"chat\"?\n\"mitko --help\" lists what there is.")
    let russian = HelpText(book: Phrasebooks.shipped.book(for: "ru"))
    #expect(
      russian.text(for: .wrongValue(option: "--demo", value: "full", allowed: ["empty"]))
        == "mitko: «full» не подходит для --demo. Можно --demo без значения или --demo=empty.\n"
        + "«mitko --help» покажет, что есть.")
  }

  @Test(arguments: ["en", "ru"], [40, 80, 200])
  func helpFitsAndNamesEverything(language: String, columns: Int) {
    let help = HelpText(book: Phrasebooks.shipped.book(for: language), columns: columns)
    let overview = help.text(for: nil)
    for verb in Verb.allCases {
      #expect(overview.contains("  \(verb.rawValue) "))
      let text = help.text(for: verb)
      for option in verb.options { #expect(text.contains(option.flag), "\(verb) lacks \(option)") }
      for line in text.split(separator: "\n") where columns >= 80 {
        #expect(Columns.width(of: line) <= min(columns, 100), "\(line)")
      }
    }
    #expect(!overview.contains("cli."))
  }

  @Test func helpIsAlignedInTwoColumns() {
    let help = HelpText(book: Phrasebooks.shipped.book(for: "en"))
    #expect(
      help.text(for: .erase) == """
        erase everything stored about you

        Usage: mitko erase [OPTIONS]

        Options:
          --database PATH  the database file
          --demo[=empty]   a database of its own with demo people in it; "empty" has
                           nobody
          --as NAME        be NAME, in a demo
          --language CODE  en or ru, until you choose another in the chat
          --dry-run        only tell what would change
          --yes            don't ask
          -h, --help       this help
        """)
  }

  @Test func exitCodesAreThoseOfTheShell() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 64, 69, 75, 78, 130, 143])
  }
}
