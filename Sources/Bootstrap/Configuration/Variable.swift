/// A variable that configures Mitko: by flag, environment, or file, under one name.
package enum Variable: String, CaseIterable, Hashable, Sendable {
  case databaseURL = "DATABASE_URL"
  case telegramBotToken = "TELEGRAM_BOT_TOKEN"
  case telegramBotTokenFile = "TELEGRAM_BOT_TOKEN_FILE"
  case telegramWebhookSecret = "TELEGRAM_WEBHOOK_SECRET"
  case telegramWebhookSecretFile = "TELEGRAM_WEBHOOK_SECRET_FILE"
  case telegramListen = "MITKO_TELEGRAM_LISTEN"
  case telegramWebhookURL = "TELEGRAM_WEBHOOK_URL"
  case telegramAPIBaseURL = "TELEGRAM_API_BASE_URL"
  case adminGroupID = "ADMIN_GROUP_ID"
  case telegramAdmins = "MITKO_TELEGRAM_ADMINS"
  case groupMirror = "MITKO_GROUP_MIRROR"
  case provider = "LLM_PROVIDER"
  case openAIKey = "OPENAI_API_KEY"
  case openAIBaseURL = "OPENAI_BASE_URL"
  case anthropicKey = "ANTHROPIC_API_KEY"
  case anthropicBaseURL = "ANTHROPIC_BASE_URL"
  case openAIKeyFile = "OPENAI_API_KEY_FILE"
  case anthropicKeyFile = "ANTHROPIC_API_KEY_FILE"
  case model = "MITKO_MODEL"
  case replyModel = "MITKO_REPLY_MODEL"
  case judgeModel = "MITKO_JUDGE_MODEL"
  case introductionModel = "MITKO_INTRODUCTION_MODEL"
  case summaryModel = "MITKO_SUMMARY_MODEL"
  case modelHeaders = "MITKO_MODEL_HEADERS"
  case modelTemperature = "MITKO_MODEL_TEMPERATURE"
  case modelEffort = "MITKO_MODEL_EFFORT"
  case promptTokens = "MITKO_PROMPT_TOKENS"
  case answerTokens = "MITKO_ANSWER_TOKENS"
  case contextTokens = "MITKO_CONTEXT_TOKENS"
  case prices = "MITKO_PRICES"
  case freeModels = "MITKO_FREE_MODELS"
  case embedder = "MITKO_EMBEDDER"
  case embeddingModel = "MITKO_EMBEDDING_MODEL"
  case embeddingDimension = "MITKO_EMBEDDING_DIMENSION"
  case embeddingBaseURL = "MITKO_EMBEDDING_BASE_URL"
  case embeddingKey = "MITKO_EMBEDDING_API_KEY"
  case embeddingKeyFile = "MITKO_EMBEDDING_API_KEY_FILE"
  case alertCommand = "MITKO_ALERT_COMMAND"
  case alertSpendShare = "MITKO_ALERT_SPEND_SHARE"
  case alertWaitMinutes = "MITKO_ALERT_WAIT_MINUTES"
  case alertErrorsAnHour = "MITKO_ALERT_ERRORS_AN_HOUR"
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
  case operatorRole = "MITKO_ADMIN_ROLE"
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
  /// An address: `https`, or `http` on this machine, without user and password.
  case endpoint
  /// A key in one line, as a provider gives it out.
  case key
  /// Up to 256 letters and digits of ASCII, _ and -.
  case webhookSecret
  /// An address of `https` with a path.
  case webhookAddress
  /// `ADDRESS:PORT` of this machine, the address in numbers; `off`.
  case listeningPlace
  /// The id of a group on Telegram: a whole number below zero.
  case telegramGroup
  /// Ids of people on Telegram, with commas or blanks between them.
  case telegramPeople
  /// `name: value` lines or entries, separated by `;`.
  case headers
  /// The path of a program that can be run.
  case program
  /// A model's name, in one word.
  case modelName
}

/// Why a file is no configuration.
package enum FileTrouble: Hashable, Sendable {
  /// Not one JSON object of names and plain values.
  case notJSON
  /// Not there, not allowed, or no UTF-8 text.
  case notReadable
  /// Of a file that is to hold a key: there is none in it.
  case noKey
  /// Of a file of `NAME=value` lines: one is something else.
  case lineWithoutEquals
}

/// Why a file is no table of prices.
package enum PriceTrouble: Hashable, Sendable {
  case notReadable
  case notJSON(line: Int, column: Int)
  case noRows
  /// The row's number from 1, and the member that is missing or wrong.
  case badRow(number: Int, member: String)
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
  /// A variable that another one makes necessary.
  case lacks(Variable, because: Variable, value: String, source: VariableSource)
  /// A variable without which the program cannot do anything; or the one that names a file of it.
  case missing(Variable, orFile: Variable)
  /// A table of prices that was named and cannot be used.
  case badPrices(path: String, PriceTrouble)
}
