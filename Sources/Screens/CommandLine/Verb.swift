import Domain
package import Localization

/// A verb of the program: its first word.
package enum Verb: String, CaseIterable, Hashable, Sendable {
  case chat, say, ask
  case admin, queue, budget, forecast, rounds, matches, why, people, announce, events, undo
  case doctor, paths, costs, audit, replay, settings
  case importPeople = "import"
  case export, erase, migrate, completions
  case manual = "man"

  /// What it does, in a line.
  package var about: PhraseKey {
    switch self {
    case .chat: .cli(.aboutChat)
    case .say: .cli(.aboutSay)
    case .ask: .cli(.aboutAsk)
    case .admin: .cli(.aboutAdmin)
    case .queue: .cli(.aboutQueue)
    case .budget: .cli(.aboutBudget)
    case .forecast: .cli(.aboutForecast)
    case .rounds: .cli(.aboutRounds)
    case .matches: .cli(.aboutMatches)
    case .why: .cli(.aboutWhy)
    case .people: .cli(.aboutPeople)
    case .announce: .cli(.aboutAnnounce)
    case .events: .cli(.aboutEvents)
    case .undo: .cli(.aboutUndo)
    case .doctor: .cli(.aboutDoctor)
    case .paths: .cli(.aboutPaths)
    case .costs: .cli(.aboutCosts)
    case .audit: .cli(.aboutAudit)
    case .replay: .cli(.aboutReplay)
    case .settings: .cli(.aboutSettings)
    case .importPeople: .cli(.aboutImport)
    case .export: .cli(.aboutExport)
    case .erase: .cli(.aboutErase)
    case .migrate: .cli(.aboutMigrate)
    case .completions: .cli(.aboutCompletions)
    case .manual: .cli(.aboutManual)
    }
  }

  /// Whether `--as` says for whom it is.
  package var takesName: Bool { options.contains(.name) }

  /// Its options in the order of its help.
  var options: [Option] {
    let place: [Option] = [.database, .demo, .name, .language]
    // An operator is who runs the program, whatever anybody calls themselves in a demo.
    let house = place.filter { $0 != .name }
    switch self {
    case .chat: return [.plain] + place
    case .say: return [.noWait, .json] + place
    case .ask: return [.json] + place
    case .admin: return [.readOnly, .plain] + place
    case .budget: return [.weekly, .burst] + house + [.dryRun, .json]
    case .forecast: return [.weekly, .burst, .days] + house + [.json]
    case .queue, .matches: return [.act, .limit] + house + [.dryRun, .yes, .json]
    case .rounds: return [.act, .changes, .limit] + house + [.dryRun, .yes, .json]
    case .why: return house + [.json]
    case .people: return [.act, .reason, .tag, .limit] + house + [.dryRun, .yes, .json]
    case .announce: return [.audience, .test, .act] + place + [.dryRun, .yes, .json]
    case .events: return [.limit, .follow] + house + [.json]
    case .undo: return house + [.dryRun, .yes, .json]
    case .doctor: return [.offline] + place + [.json]
    case .paths: return place + [.json]
    case .costs: return [.since, .by] + house + [.json]
    case .audit: return [.since] + house + [.json]
    case .replay: return [.prompt, .model] + house + [.json]
    case .importPeople, .migrate, .settings: return place + [.dryRun, .json]
    case .export: return [.chatNumber] + place
    case .erase: return place + [.dryRun, .yes]
    case .completions, .manual: return [.language]
    }
  }

  /// What stands behind a verb besides options.
  enum Operand: Equatable {
    case none
    /// Files, at least one.
    case files
    /// Words, or none for standard input alone.
    case words
    /// One file, or none for standard input.
    case file
    /// One of these words.
    case word([String])
    /// One of these words, or none for what the first of them stands for.
    case choice([String])
    /// A generation, or none for a list.
    case generation
    /// A setting and its new value, a setting alone, or none for all.
    case setting
    /// What is to be listed, in words of a room's filter; none for what the room begins with.
    case filter
    /// A round by its number, or none for the current one; with this word before it, where it is to be played again.
    case round(String)
    /// Two people.
    case pair
  }

  var operand: Operand {
    switch self {
    case .importPeople: .files
    case .say, .announce: .file
    case .ask: .words
    case .completions: .word(Shell.allCases.map(\.rawValue))
    case .replay: .generation
    case .settings: .setting
    case .queue, .matches, .people, .events: .filter
    case .rounds: .round(RoundOptions.replay)
    case .why: .pair
    case .budget: .choice(SpendCut.allCases.map(\.rawValue))
    case .chat, .admin, .forecast, .undo, .doctor, .paths, .costs, .audit, .export, .erase, .migrate, .manual:
      .none
    }
  }

  /// The words of `--do`; empty for a verb that has no acts.
  var acts: [String] {
    switch self {
    case .queue: QueueOptions.acts.map(\.word)
    case .matches: MatchOptions.acts.map(\.word)
    case .rounds: RoundOptions.Act.allCases.map(\.rawValue)
    case .people: PeopleOptions.Act.allCases.map(\.rawValue)
    case .announce: AnnounceOptions.Act.allCases.map(\.rawValue)
    case .budget, .forecast, .why, .events, .chat, .say, .ask, .admin, .undo, .doctor, .paths, .costs,
      .audit, .replay,
      .settings, .importPeople, .export, .erase, .migrate, .completions, .manual:
      []
    }
  }

  /// The words of all verbs, each once.
  static let everyAct: [String] = allCases.flatMap(\.acts).reduce(into: []) { words, word in
    if !words.contains(word) { words.append(word) }
  }

  /// The word that asks for help, also about one verb; every other first word is a verb.
  package static let help = "help"
}

/// The shells whose completions are made.
package enum Shell: String, CaseIterable, Hashable, Sendable { case bash, zsh, fish }

/// An option of some verb; the one description that parsing and help are made from.
enum Option: String, CaseIterable {
  case plain, demo
  case chatNumber = "conversation"
  case name = "as"
  case database, language, json
  case dryRun = "dry-run"
  case noWait = "no-wait"
  case since, by, offline, prompt, model, limit, follow, reason, tag, test, weekly, burst, days
  case audience = "to"
  case changes = "with"
  case readOnly = "read-only"
  case act = "do"
  case yes, help, version

  enum Value: Equatable {
    case none
    case required(Content)
    /// With `=` only, so that what follows is never taken for a value by mistake.
    case optional([String])
  }

  /// What a value is, for its name in the help and for completing it.
  enum Content: Equatable {
    case name, path, language, number, since, model, changes
    /// One of these.
    case word([String])

    /// What stands for it in a line of help.
    func placeholder(_ book: Phrasebook) -> String {
      switch self {
      case .name: book.text(.cli(.valueName))
      case .path: book.text(.cli(.valuePath))
      case .language: book.text(.cli(.valueLanguage))
      case .number: book.text(.cli(.valueNumber))
      case .since: book.text(.cli(.valueSince))
      case .model: book.text(.cli(.valueModel))
      case .changes: book.text(.cli(.valueChanges))
      case .word(let words): words.joined(separator: "|")
      }
    }
  }

  /// As it is typed.
  var flag: String { "--" + rawValue }

  /// The short spelling, where it has one.
  var shortFlag: String? { self == .help ? "-h" : nil }

  /// Those that stand for themselves, without a verb.
  static let alone: [Option] = [.help, .version]

  var value: Value {
    switch self {
    case .plain, .json, .dryRun, .noWait, .offline, .readOnly, .follow, .test, .yes, .help, .version: .none
    case .demo: .optional(["empty"])
    case .name: .required(.name)
    case .chatNumber, .limit, .weekly, .burst, .days: .required(.number)
    case .act: .required(.word(Verb.everyAct))
    case .reason, .tag, .audience: .required(.name)
    case .database: .required(.path)
    case .language: .required(.language)
    case .since: .required(.since)
    case .by: .required(.word(CostOptions.Grouping.allCases.map(\.rawValue)))
    case .prompt: .required(.path)
    case .model: .required(.model)
    case .changes: .required(.changes)
    }
  }

  /// The same where a verb has its own words for it.
  func value(of verb: Verb) -> Value { self == .act ? .required(.word(verb.acts)) : value }

  var about: PhraseKey {
    switch self {
    case .plain: .cli(.optionPlain)
    case .demo: .cli(.optionDemo)
    case .chatNumber: .cli(.optionConversation)
    case .name: .cli(.optionAs)
    case .database: .cli(.optionDatabase)
    case .language: .cli(.optionLanguage)
    case .json: .cli(.optionJSON)
    case .dryRun: .cli(.optionDryRun)
    case .noWait: .cli(.optionNoWait)
    case .since: .cli(.optionSince)
    case .by: .cli(.optionBy)
    case .offline: .cli(.optionOffline)
    case .prompt: .cli(.optionPrompt)
    case .readOnly: .cli(.optionReadOnly)
    case .act: .cli(.optionAct)
    case .limit: .cli(.optionLimit)
    case .follow: .cli(.optionFollow)
    case .reason: .cli(.optionReason)
    case .tag: .cli(.optionTag)
    case .test: .cli(.optionTest)
    case .audience: .cli(.optionTo)
    case .changes: .cli(.optionWith)
    case .weekly: .cli(.optionWeekly)
    case .burst: .cli(.optionBurst)
    case .days: .cli(.optionDays)
    case .model: .cli(.optionModel)
    case .yes: .cli(.optionYes)
    case .help: .cli(.optionHelp)
    case .version: .cli(.optionVersion)
    }
  }
}
