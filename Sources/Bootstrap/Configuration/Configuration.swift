package import Agent
package import Domain
import Glibc
package import Ports

/// Everything that steers a program, checked.
package struct Configuration: Sendable {
  /// The database file.
  package var database: String
  package var paths: Paths
  /// The language before a user chose.
  package var language: Language
  package var overBudget: OverBudgetRule
  /// The provider that was asked for; `builtin` where none was.
  package var provider: ProviderName
  /// The models of that provider; `nil` where the built-in rules answer.
  package var models: ModelConfiguration?
  /// The provider's model that makes vectors; `nil` where they are made on this machine.
  package var embedding: EmbeddingConfiguration?
  /// Whose key is there though nobody asked for its provider.
  package var unusedKey: ProviderName?
  /// The program that is run where operators are to be told something; `nil` for none.
  package var alertCommand: String?
  /// Values that a new database starts with, where they differ from the defaults.
  package var seeds: [Setting: Double]
  /// The group that shares the files; `nil` for files of the user alone.
  package var group: SharingGroup?
  package var logLevel: LogLevel
  /// What whoever runs an operator's program here may do.
  package var operatorRole: OperatorRole
  /// Keys that the person chose, as the screens read them, and where; `nil` for the standard ones.
  package var keys: (choice: String, source: VariableSource)?

  /// The words of `MITKO_ADMIN_ROLE`.
  package enum OperatorRole: String, CaseIterable, Hashable, Sendable {
    case `operator`
    case readOnly = "read-only"
  }

  /// The words of `LLM_PROVIDER`.
  package enum ProviderName: String, CaseIterable, Hashable, Sendable {
    case builtin, openai, anthropic, compatible
  }

  /// Reads and checks the configuration.
  ///
  /// - Parameter demoName: where given, the database is a demo's, beside the real one.
  package init(
    _ values: VariableValues, environment: [String: String], demoName: String? = nil
  ) throws(ConfigurationError) {
    paths = try Paths(values, environment: environment)
    database = paths.data + (demoName.map { "/\($0).db" } ?? "/mitko.db")
    if let (url, source) = values[.databaseURL], demoName == nil || source.isFlag {
      database = try Self.path(ofDatabase: url, source: source)
    }
    language = try Self.language(values, environment: environment)
    overBudget = try values.word(.overBudget, as: OverBudgetRule.self) ?? .wait
    provider = try values.word(.provider, as: ProviderName.self) ?? .builtin
    models = try ModelConfiguration(provider, values, environment: environment)
    embedding = try EmbeddingConfiguration(values, environment: environment)
    unusedKey =
      values[.provider] == nil && embedding == nil
      ? ModelConfiguration.keyedProvider(values, environment) : nil
    alertCommand = try Self.alertCommand(values)
    group = try Self.group(values)
    logLevel = try Self.logLevel(values)
    operatorRole = try values.word(.operatorRole, as: OperatorRole.self) ?? .operator
    keys = values[.keys].map { (choice: $0.value, source: $0.source) }
    seeds = try Self.seeds(values)
    if demoName != nil, seeds[.similarityThreshold] == nil {
      seeds[.similarityThreshold] = Self.demoThreshold
    }
  }

  /// A demo is a small world: where nobody is as near as is asked for among many, the judge sees who comes next. Of the
  /// demo's pairs a third more reach the judge than with .7.
  private static let demoThreshold = 0.5

  /// The file of `sqlite:PATH`, `sqlite:///PATH`, `file:PATH` or a plain path.
  private static func path(ofDatabase url: String, source: VariableSource) throws(ConfigurationError)
    -> String
  {
    for scheme in ["postgres://", "postgresql://", "postgres:", "postgresql:"] where url.hasPrefix(scheme) {
      throw .unsupportedDatabase(source: source)
    }
    for scheme in ["sqlite+aiosqlite:///", "sqlite:///", "sqlite://", "sqlite:", "file://", "file:"]
    where url.hasPrefix(scheme) {
      let rest = String(url.dropFirst(scheme.count))
      if rest.isEmpty { break }
      // Three slashes and a fourth mean an absolute path; three alone a relative one, as SQLAlchemy has it.
      return rest
    }
    guard !url.contains("://"), !url.isEmpty else {
      throw .invalid(.databaseURL, source: source, expected: .database)
    }
    return url
  }

  private static func language(
    _ values: VariableValues, environment: [String: String]
  ) throws(ConfigurationError) -> Language {
    if let (value, source) = values[.language] {
      let code = value.prefix(2).lowercased()
      guard code == "en" || code == "ru" else {
        throw .invalid(.language, source: source, expected: .words(["en", "ru"]))
      }
      return Language(code: code)
    }
    return localeLanguage(environment)
  }

  /// The language of the process's locale, where Mitko speaks it; English otherwise.
  package static func localeLanguage(_ environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("ru") == true ? .russian : .english
  }

  private static func alertCommand(_ values: VariableValues) throws(ConfigurationError) -> String? {
    guard let (path, source) = values[.alertCommand] else { return nil }
    guard path.hasPrefix("/"), access(path, X_OK) == 0 else {
      throw .invalid(.alertCommand, source: source, expected: .program)
    }
    return path
  }

  private static func group(_ values: VariableValues) throws(ConfigurationError) -> SharingGroup? {
    guard let (name, source) = values[.group] else { return nil }
    guard let group = SharingGroup(name: name) else {
      throw .invalid(.group, source: source, expected: .group)
    }
    return group
  }

  private static func logLevel(_ values: VariableValues) throws(ConfigurationError) -> LogLevel {
    guard let (value, source) = values[.logLevel] else { return .info }
    switch value.lowercased() {
    case "debug": return .debug
    case "info": return .info
    case "warning": return .warning
    case "error": return .error
    default:
      throw .invalid(.logLevel, source: source, expected: .words(["debug", "info", "warning", "error"]))
    }
  }

  private static func seeds(_ values: VariableValues) throws(ConfigurationError) -> [Setting: Double] {
    var seeds: [Setting: Double] = [:]
    seeds[.weeklyBudget] = try values.number(.weeklyBudget, .dollarsAWeek, in: 0...1_000_000)
    seeds[.burst] = try values.number(.burst, .dollars, in: 0...1_000_000)
    seeds[.similarityThreshold] = try values.number(.similarityThreshold, .plain, in: 0...1)
    seeds[.scorer] = try values.word(.scorer, as: Scorer.self)?.setting
    seeds[.proposalsPerRound] = try values.number(.proposalsPerRound, .plain, in: 1...1_000)
    seeds[.matchingInterval] = try values.number(.matchingInterval, .minutes, in: 1...10_080)
    seeds[.alertSpendShare] = try values.number(.alertSpendShare, .plain, in: 0...1)
    seeds[.alertWaitMinutes] = try values.number(.alertWaitMinutes, .minutes, in: 0...10_080)
    seeds[.alertErrorsAnHour] = try values.number(.alertErrorsAnHour, .plain, in: 0...1_000_000)
    return seeds
  }
}
