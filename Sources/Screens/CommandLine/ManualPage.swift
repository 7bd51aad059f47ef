package import Localization

/// The manual page, made from the same description of verbs and options as the help, in the man macros of roff
/// (man(7)), which groff and mandoc both read.
package struct ManualPage: Sendable {
  /// A command of the chat with what it does.
  package struct ChatCommand: Hashable, Sendable {
    package let name: String
    package let argument: String?
    package let about: String

    package init(name: String, argument: String?, about: String) {
      self.name = name
      self.argument = argument
      self.about = about
    }
  }

  /// Something that a key does in the chat, with the name and the keys that it has.
  package struct ChatKey: Hashable, Sendable {
    package let action: String
    package let keys: [String]
    package let about: String

    package init(action: String, keys: [String], about: String) {
      self.action = action
      self.keys = keys
      self.about = about
    }
  }

  private let book: Phrasebook
  private let version: String
  private let date: String
  private let chat: [ChatCommand]
  private let keys: [ChatKey]

  /// - Parameters:
  ///   - version: the program's.
  ///   - date: of that version, as ISO 8601: a page does not change with the day on which it is made.
  ///   - chat: the commands of the chat, in their order.
  ///   - keys: what may be put on other keys, with those that it has.
  package init(book: Phrasebook, version: String, date: String, chat: [ChatCommand], keys: [ChatKey]) {
    self.book = book
    self.version = version
    self.date = date
    self.chat = chat
    self.keys = keys
  }

  /// The whole page as roff, UTF-8, with a line break at its end.
  package var text: String {
    // Options are no words to be hyphenated, and spaces no means to make lines even.
    var lines = [".TH MITKO 1 \(date) \"mitko \(version)\" \"\"", ".nh", ".ad l"]
    lines += section(.manual(.name)) + ["mitko \\- " + Roff.text(book.text(.manual(.tagline)))]
    lines += section(.manual(.synopsis))
    let (verb, options) = (book.text(.cli(.valueVerb)), book.text(.cli(.valueOptions)))
    lines += [".B mitko", Roff.text("[\(verb)] [\(options)]")]
    for verb in Verb.allCases where verb.operand != .none {
      lines += [
        ".br", ".B mitko \(verb.rawValue)", Roff.text("[\(options)] \(verb.operand.usage(book) ?? "")"),
      ]
    }
    lines += section(.manual(.description))
    lines += Roff.prose(book.text(.cli(.about)))
    for paragraph in [PhraseKey.manual(.story), .manual(.plain), .cli(.more)] {
      lines += [".PP"] + Roff.prose(book.text(paragraph))
    }
    lines += section(.manual(.verbs)) + Verb.allCases.flatMap(lines(of:))
    lines += section(.manual(.options)) + Option.allCases.flatMap(lines(of:))
    lines += section(.manual(.chat)) + Roff.prose(book.text(.manual(.chatNote)))
    for command in chat {
      lines += entry("/" + command.name, value: command.argument.map { " " + $0 }, command.about)
    }
    lines += section(.manual(.keys)) + Roff.prose(book.text(.manual(.keysNote)))
    for key in keys { lines += entry(key.action, value: " " + key.keys.joined(separator: ", "), key.about) }
    lines += section(.manual(.environment)) + Roff.prose(book.text(.manual(.environmentNote)))
    for (name, about) in Self.variables { lines += entry(name, value: nil, book.text(about)) }
    lines += section(.manual(.files))
    for (name, about) in Self.files { lines += entry(name, value: nil, book.text(about)) }
    lines += section(.manual(.exitStatus))
    for code in ExitCode.allCases {
      lines += entry(String(code.rawValue), value: nil, book.text(code.about))
    }
    lines += section(.manual(.examples))
    for (line, about) in Self.examples { lines += entry(line, value: nil, book.text(about)) }
    lines += section(.manual(.sources))
    for (number, source) in VersionText.sources.enumerated() {
      lines += (number == 0 ? [] : [".PP"]) + Roff.prose(book.text(source))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: PhraseKey) -> [String] {
    [".SH \(Roff.text(book.text(title).uppercased()))"]
  }

  private func lines(of verb: Verb) -> [String] {
    let flags = verb.options.map { "\\fB\(Roff.text($0.flag))\\fR" }.joined(separator: ",\n")
    return entry(verb.rawValue, value: verb.operand.usage(book).map { " " + $0 }, book.text(verb.about))
      + (flags.isEmpty ? [] : [".br", "\(Roff.text(book.text(.cli(.options)))):"] + [flags])
  }

  private func lines(of option: Option) -> [String] {
    let value: String? =
      switch option.value {
      case .none: nil
      case .required(let content): " " + content.placeholder(book)
      case .optional(let values): "[=" + values.joined(separator: "|") + "]"
      }
    let spelling = (option.shortFlag.map { $0 + ", " } ?? "") + option.flag
    return entry(spelling, value: value, book.text(option.about))
  }

  /// A term in bold, what is to be filled in in italics, and what it means below.
  private func entry(_ term: String, value: String?, _ about: String) -> [String] {
    [".TP", "\\fB\(Roff.text(term))\\fR" + (value.map { "\\fI\(Roff.text($0))\\fR" } ?? "")]
      + Roff.prose(about)
  }

  private static let variables: [(String, PhraseKey)] = [
    ("DATABASE_URL", .manual(.variableDatabase)), ("MITKO_LANGUAGE", .manual(.variableLanguage)),
    ("MITKO_DATA_DIR", .manual(.variableData)), ("MITKO_STATE_DIR", .manual(.variableState)),
    ("MITKO_GROUP", .manual(.variableGroup)), ("MITKO_KEYS", .manual(.variableKeys)),
    ("LLM_PROVIDER", .manual(.variableProvider)), ("OPENAI_API_KEY", .manual(.variableKey)),
    ("ANTHROPIC_API_KEY", .manual(.variableKey)), ("OPENAI_API_KEY_FILE", .manual(.variableKeyFile)),
    ("ANTHROPIC_API_KEY_FILE", .manual(.variableKeyFile)),
    ("OPENAI_BASE_URL", .manual(.variableBaseURL)), ("ANTHROPIC_BASE_URL", .manual(.variableBaseURL)),
    ("MITKO_MODEL", .manual(.variableModel)), ("MITKO_REPLY_MODEL", .manual(.variableKindModel)),
    ("MITKO_JUDGE_MODEL", .manual(.variableKindModel)),
    ("MITKO_INTRODUCTION_MODEL", .manual(.variableKindModel)),
    ("MITKO_SUMMARY_MODEL", .manual(.variableKindModel)),
    ("MITKO_MODEL_HEADERS", .manual(.variableHeaders)),
    ("MITKO_MODEL_TEMPERATURE", .manual(.variableTemperature)),
    ("MITKO_MODEL_EFFORT", .manual(.variableEffort)),
    ("MITKO_PROMPT_TOKENS", .manual(.variablePromptTokens)),
    ("MITKO_ANSWER_TOKENS", .manual(.variableAnswerTokens)),
    ("MITKO_CONTEXT_TOKENS", .manual(.variableContextTokens)), ("MITKO_PRICES", .manual(.variablePrices)),
    ("MITKO_FREE_MODELS", .manual(.variableFreeModels)), ("MITKO_EMBEDDER", .manual(.variableEmbedder)),
    ("MITKO_EMBEDDING_MODEL", .manual(.variableEmbeddingModel)),
    ("MITKO_EMBEDDING_DIMENSION", .manual(.variableEmbeddingDimension)),
    ("MITKO_EMBEDDING_BASE_URL", .manual(.variableEmbeddingBaseURL)),
    ("MITKO_EMBEDDING_API_KEY", .manual(.variableEmbeddingKey)),
    ("MITKO_EMBEDDING_API_KEY_FILE", .manual(.variableKeyFile)),
    ("WEEKLY_BUDGET_USD", .manual(.variableBudget)),
    ("MITKO_OVER_BUDGET", .manual(.variableOverBudget)),
    ("MITKO_ADMIN_ROLE", .manual(.variableOperatorRole)),
    ("MITKO_ALERT_COMMAND", .manual(.variableAlertCommand)),
    ("MITKO_ALERT_SPEND_SHARE", .manual(.variableAlertLimit)),
    ("MITKO_ALERT_WAIT_MINUTES", .manual(.variableAlertLimit)),
    ("MITKO_ALERT_ERRORS_AN_HOUR", .manual(.variableAlertLimit)),
    ("VISUAL", .manual(.variableEditor)), ("EDITOR", .manual(.variableEditor)),
    ("PAGER", .manual(.variablePager)), ("ACCESSIBLE", .manual(.variableAccessible)),
    ("NO_COLOR", .manual(.variableNoColor)),
  ]

  private static let files: [(String, PhraseKey)] = [
    ("$XDG_CONFIG_HOME/mitko/config.json", .manual(.fileConfiguration)),
    ("$XDG_DATA_HOME/mitko/mitko.db", .manual(.fileData)),
    ("$XDG_STATE_HOME/mitko/mitko.log", .manual(.fileState)),
  ]

  private static let examples: [(String, PhraseKey)] = [
    ("mitko chat --demo --as ada", .manual(.exampleDemo)),
    ("mitko say < resume.txt", .manual(.exampleSay)),
    ("mitko export > me.json", .manual(.exampleExport)),
    ("mitko import --dry-run team.people", .manual(.exampleDryRun)),
  ]
}

extension ExitCode {
  /// What a program that ends so has met.
  var about: PhraseKey {
    switch self {
    case .success: .manual(.exitSuccess)
    case .failure: .manual(.exitFailure)
    case .usage: .manual(.exitUsage)
    case .unavailable: .manual(.exitUnavailable)
    case .tryLater: .manual(.exitTryLater)
    case .configuration: .manual(.exitConfiguration)
    case .interrupted: .manual(.exitInterrupted)
    case .terminated: .manual(.exitTerminated)
    }
  }
}

/// Text as roff takes it for text.
enum Roff {
  /// A source line stays below this many bytes, so that other tools can read the page too.
  private static let bytes = 78

  /// `text` with what roff would read as a request or an escape made literal, on one line.
  static func text(_ text: String) -> String {
    var line = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    // A line that begins with one of these is a request.
    if line.hasPrefix(".") || line.hasPrefix("'") { line = "\\&" + line }
    return line
  }

  /// A paragraph as source lines.
  static func prose(_ text: String) -> [String] {
    var lines: [[Substring]] = [[]]
    var length = 0
    for word in text.split(separator: " ") {
      let bytes = Self.text(String(word)).utf8.count
      if length > 0, length + 1 + bytes > Self.bytes {
        lines.append([])
        length = 0
      }
      lines[lines.count - 1].append(word)
      length += bytes + 1
    }
    return lines.map { Self.text($0.joined(separator: " ")) }
  }
}
