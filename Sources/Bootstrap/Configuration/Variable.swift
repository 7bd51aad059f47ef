/// A variable that configures Mitko: by flag, environment, or file, under one name.
package enum Variable: String, CaseIterable, Hashable, Sendable {
  case databaseURL = "DATABASE_URL"
  case telegramBotToken = "TELEGRAM_BOT_TOKEN"
  case telegramWebhookSecret = "TELEGRAM_WEBHOOK_SECRET"
  case telegramWebhookURL = "TELEGRAM_WEBHOOK_URL"
  case telegramAPIBaseURL = "TELEGRAM_API_BASE_URL"
  case adminGroupID = "ADMIN_GROUP_ID"
  case provider = "LLM_PROVIDER"
  case openAIKey = "OPENAI_API_KEY"
  case openAIBaseURL = "OPENAI_BASE_URL"
  case anthropicKey = "ANTHROPIC_API_KEY"
  case anthropicBaseURL = "ANTHROPIC_BASE_URL"
  case language = "MITKO_LANGUAGE"
  case matchingInterval = "MATCHING_INTERVAL_MINUTES"
  case similarityThreshold = "SIMILARITY_THRESHOLD"
  case scorer = "MITKO_SCORER"
  case proposalsPerRound = "MAX_MATCHES_PER_PROFILE"
  case weeklyBudget = "WEEKLY_BUDGET_USD"
  case burst = "MITKO_BURST_USD"
  case overBudget = "MITKO_OVER_BUDGET"
  case dataDirectory = "MITKO_DATA_DIR"
  case stateDirectory = "MITKO_STATE_DIR"
  case modelDirectory = "MITKO_MODEL_DIR"
  case assetsDirectory = "MITKO_ASSETS_DIR"
  case group = "MITKO_GROUP"
  case logLevel = "MITKO_LOG_LEVEL"
  case keys = "MITKO_KEYS"
}

/// Where a value came from, so that what is wrong can be named.
package enum VariableSource: Hashable, Sendable {
  case flag(String)
  case environment
  case file(path: String)

  /// Whether it was said on the command line.
  package var isFlag: Bool {
    if case .flag = self { true } else { false }
  }
}

/// What the value of a variable has to be.
package enum ValueExpectation: Hashable, Sendable {
  /// What a number counts.
  package enum Unit: Hashable, Sendable { case plain, dollars, dollarsAWeek, minutes }

  /// `sqlite:///PATH` or a path.
  case database
  /// A group of this machine, by name.
  case group
  /// One of these.
  case words([String])
  case number(Unit, ClosedRange<Int>)
}

/// Why a file is no configuration.
package enum FileTrouble: Hashable, Sendable {
  /// Not one JSON object of names and plain values.
  case notJSON
  /// Not there, not allowed, or no UTF-8 text.
  case notReadable
  /// Of a file of `NAME=value` lines: one is something else.
  case lineWithoutEquals
}

/// Why the configuration cannot be used. Never holds a secret's value.
package enum ConfigurationError: Error, Hashable, Sendable {
  /// The value of a variable is not what it must be.
  case invalid(Variable, source: VariableSource, expected: ValueExpectation)
  /// A file cannot be read as configuration.
  case unreadable(path: String, FileTrouble)
  /// A key in a file that no variable has; with the nearest name there is.
  case unknownKey(String, path: String, nearest: String?)
  /// Neither `HOME` nor the variable that would make it unnecessary is set.
  case noHome
  /// A database that this version cannot use yet.
  case unsupportedDatabase(source: VariableSource)
}
