package import Domain

/// What a command line asks the program to do.
package enum Invocation: Hashable, Sendable {
  case chat(ChatOptions)
  /// Sends one message, read whole from a file or from standard input.
  case say(SayOptions)
  /// Asks one thing, with what stands on standard input below it.
  case ask(AskOptions)
  /// Checks terminal, locale, directories, database, model, index, and with one cheap call the provider of models.
  case doctor(DataPlace, offline: Bool, json: Bool)
  /// What models have cost.
  case costs(CostOptions)
  /// How alike groups of people fare.
  case audit(AuditOptions)
  /// What a model was asked and answered, run again.
  case replay(ReplayOptions)
  /// The numbers that steer Mitko, or another value for one.
  case settings(SettingOptions)
  /// The operators' rooms.
  case admin(AdminOptions)
  /// What is in the queue, or an act on it.
  case queue(QueueOptions)
  /// Who is there, or an act on them.
  case people(PeopleOptions)
  /// A text to many people, or what is to become of one.
  case announce(AnnounceOptions)
  /// What is in the log.
  case events(EventsOptions)
  /// Where the week's money went, or another budget.
  case budget(BudgetOptions)
  /// How long the budget lasts, or another one would.
  case forecast(ForecastOptions)
  /// The proposals, or an act on them.
  case matches(MatchOptions)
  /// The round that goes on and those before it, or an act on it.
  case rounds(RoundOptions)
  /// Why two people are not matched.
  case why(WhyOptions)
  /// Takes back the caller's last act.
  case undo(DataPlace, dryRun: Bool, confirmed: Bool, json: Bool)
  /// Where data, state, configuration and logs lie.
  case paths(DataPlace, json: Bool)
  /// Takes in people from files of demo-data's format.
  case importPeople(files: [String], DataPlace, dryRun: Bool, json: Bool)
  /// Everything stored about the user, as JSON on stdout; or one conversation, by its number, as Markdown.
  case export(DataPlace, conversation: Int?)
  /// Erases everything stored about the user; asks unless `confirmed`.
  case erase(DataPlace, dryRun: Bool, confirmed: Bool)
  /// Brings the database to this version of the program.
  case migrate(DataPlace, dryRun: Bool, json: Bool)
  /// What completes this command line in a shell.
  case completions(Shell, language: Language?)
  /// The manual page.
  case manual(language: Language?)
  /// Of one verb, or of the whole program.
  case help(Verb?, language: Language?)
  case version(json: Bool)
}

/// Which database, whose rows of it, and in which language.
package struct DataPlace: Hashable, Sendable {
  /// What the demo's database begins with.
  package enum Demo: Hashable, Sendable {
    /// With the demo's people.
    case people
    /// Marked as a demo, with nobody in it.
    case empty
  }

  /// The file named by `--database`.
  package var database: String?
  package var demo: Demo?
  /// `--as`: somebody of a demo database; nobody else may be somebody else.
  package var name: String?
  /// The interface's language before a user chose one.
  package var language: Language?

  package init(database: String? = nil, demo: Demo? = nil, name: String? = nil, language: Language? = nil) {
    self.database = database
    self.demo = demo
    self.name = name
    self.language = language
  }
}

/// How the chat is to be opened.
package struct ChatOptions: Hashable, Sendable {
  package var place: DataPlace
  /// `--plain`; the program also takes plain mode for `ACCESSIBLE`, a pipe and `TERM=dumb`.
  package var isPlain: Bool

  package init(place: DataPlace = DataPlace(), isPlain: Bool = false) {
    self.place = place
    self.isPlain = isPlain
  }
}

/// What is to be said, and what is to come of it.
package struct SayOptions: Hashable, Sendable {
  package var place: DataPlace
  /// `nil` and `-` for standard input.
  package var file: String?
  /// Whether the answer is waited for and printed.
  package var waits: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), file: String? = nil, waits: Bool = true, isJSON: Bool = false
  ) {
    self.place = place
    self.file = file
    self.waits = waits
    self.isJSON = isJSON
  }
}

/// What is to be asked.
package struct AskOptions: Hashable, Sendable {
  package var place: DataPlace
  /// Empty for standard input alone.
  package var words: String
  package var isJSON: Bool

  package init(place: DataPlace = DataPlace(), words: String = "", isJSON: Bool = false) {
    self.place = place
    self.words = words
    self.isJSON = isJSON
  }
}

/// From when on.
package enum Since: Hashable, Sendable {
  case hours(Int)
  /// Midnight UTC of a day: "2026-11-15".
  case day(String)

  /// Reads "7d", "12h" or a day; `nil` for anything else.
  init?(_ text: String) {
    if let unit = text.last, unit == "d" || unit == "h", let count = Int(text.dropLast()),
      (1...100_000).contains(count)
    {
      self = .hours(unit == "d" ? count * 24 : count)
      return
    }
    guard Timestamp(text + "T00:00:00Z") != nil else { return nil }
    self = .day(text)
  }

  /// Counted back from `now`, where it is no day.
  package func instant(before now: Timestamp) -> Timestamp {
    switch self {
    case .hours(let count): now - .hours(count)
    case .day(let day): Timestamp(day + "T00:00:00Z") ?? now
    }
  }
}

/// Which costs are told.
package struct CostOptions: Hashable, Sendable {
  /// What the sums are of.
  package enum Grouping: String, CaseIterable, Hashable, Sendable { case model, kind, user, day }

  package var place: DataPlace
  package var since: Since
  package var grouping: Grouping
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), since: Since = .hours(7 * 24), grouping: Grouping = .model,
    isJSON: Bool = false
  ) {
    self.place = place
    self.since = since
    self.grouping = grouping
    self.isJSON = isJSON
  }
}

/// Of which time an audit is.
package struct AuditOptions: Hashable, Sendable {
  package var place: DataPlace
  package var since: Since
  package var isJSON: Bool

  /// - Parameter since: a month, unless somebody says otherwise: fewer pairs tell less from chance.
  package init(place: DataPlace = DataPlace(), since: Since = .hours(30 * 24), isJSON: Bool = false) {
    self.place = place
    self.since = since
    self.isJSON = isJSON
  }
}

/// Which generation is run again, and how.
package struct ReplayOptions: Hashable, Sendable {
  package var place: DataPlace
  /// As the list names it; `nil` for the list.
  package var generation: String?
  /// A file with other instructions.
  package var prompt: String?
  /// Another model.
  package var model: String?
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), generation: String? = nil, prompt: String? = nil, model: String? = nil,
    isJSON: Bool = false
  ) {
    self.place = place
    self.generation = generation
    self.prompt = prompt
    self.model = model
    self.isJSON = isJSON
  }
}

/// Which setting is told, or changed.
package struct SettingOptions: Hashable, Sendable {
  package var place: DataPlace
  /// `nil` for all of them.
  package var setting: Setting?
  /// The value that it is to have; `nil` only tells.
  package var value: Double?
  package var isTrial: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), setting: Setting? = nil, value: Double? = nil, isTrial: Bool = false,
    isJSON: Bool = false
  ) {
    self.place = place
    self.setting = setting
    self.value = value
    self.isTrial = isTrial
    self.isJSON = isJSON
  }
}

/// How the rooms are to be opened.
package struct AdminOptions: Hashable, Sendable {
  package var place: DataPlace
  /// Whether nothing may be changed.
  package var isReadOnly: Bool
  /// `--plain`; the program also takes plain mode for `ACCESSIBLE`, a pipe and `TERM=dumb`.
  package var isPlain: Bool

  package init(place: DataPlace = DataPlace(), isReadOnly: Bool = false, isPlain: Bool = false) {
    self.place = place
    self.isReadOnly = isReadOnly
    self.isPlain = isPlain
  }
}

/// Which jobs are listed, and what is to be done to all of them.
package struct QueueOptions: Hashable, Sendable {
  package var place: DataPlace
  /// As somebody typed it; empty for what is open.
  package var filter: String
  package var act: Act?
  /// How many rows are listed at most; an act is done to all.
  package var limit: Int
  package var isTrial: Bool
  package var isConfirmed: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), filter: String = "", act: Act? = nil, limit: Int = 50,
    isTrial: Bool = false, isConfirmed: Bool = false, isJSON: Bool = false
  ) {
    self.place = place
    self.filter = filter
    self.act = act
    self.limit = limit
    self.isTrial = isTrial
    self.isConfirmed = isConfirmed
    self.isJSON = isJSON
  }

  /// What can be done to the queue.
  package enum Act: Hashable, Sendable {
    /// To each job that the filter means.
    case jobs(Wish.JobAct)
    /// To the lane that the filter names, and that alone: to let nothing more of it start, or to let it go on.
    case lane(isPaused: Bool)
  }

  /// The acts by the words of `--do`.
  static let acts: [(word: String, act: Act)] =
    Wish.JobAct.allCases.map { act in
      (word: String(act.kind.rawValue.map { $0 == "_" ? "-" : $0 }), act: Act.jobs(act))
    } + [
      (word: "pause", act: Act.lane(isPaused: true)), (word: "resume", act: Act.lane(isPaused: false)),
    ]
}

/// What is told of the week's money, and the budget that it is to have.
package struct BudgetOptions: Hashable, Sendable {
  package var place: DataPlace
  /// By what the money is parted.
  package var cut: SpendCut
  /// The budget that it is to have; empty only tells.
  package var wish: BudgetWish
  package var isTrial: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), cut: SpendCut = .lane, wish: BudgetWish = BudgetWish(),
    isTrial: Bool = false, isJSON: Bool = false
  ) {
    self.place = place
    self.cut = cut
    self.wish = wish
    self.isTrial = isTrial
    self.isJSON = isJSON
  }
}

/// Which budget is played forward, and how far.
package struct ForecastOptions: Hashable, Sendable {
  package var place: DataPlace
  /// A budget to be played beside the present one; empty for none.
  package var wish: BudgetWish
  package var days: Int
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), wish: BudgetWish = BudgetWish(), days: Int = 14, isJSON: Bool = false
  ) {
    self.place = place
    self.wish = wish
    self.days = days
    self.isJSON = isJSON
  }

  /// Further ahead nobody can see.
  static let mostDays = 365
}

/// Which matches are listed, and what is to be done to all of them.
package struct MatchOptions: Hashable, Sendable {
  package var place: DataPlace
  /// As somebody typed it; empty for what is open.
  package var filter: String
  package var act: Wish.MatchAct?
  /// How many rows are listed at most; an act is done to all.
  package var limit: Int
  package var isTrial: Bool
  package var isConfirmed: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), filter: String = "", act: Wish.MatchAct? = nil, limit: Int = 50,
    isTrial: Bool = false, isConfirmed: Bool = false, isJSON: Bool = false
  ) {
    self.place = place
    self.filter = filter
    self.act = act
    self.limit = limit
    self.isTrial = isTrial
    self.isConfirmed = isConfirmed
    self.isJSON = isJSON
  }

  /// The acts on matches by the words of `--do`.
  static let acts: [(word: String, act: Wish.MatchAct)] = [
    ("withdraw", .withdraw), ("expire", .expire), ("again", .qualifyAgain),
  ]
}

/// Which round is told, and what is to be done.
package struct RoundOptions: Hashable, Sendable {
  /// The words of `--do`.
  package enum Act: String, CaseIterable, Hashable, Sendable { case step, advance }

  /// The word before the number of a round that is to be played again.
  static let replay = "replay"

  /// Of the rules of a round (`RoundRules.set`).
  package struct Change: Hashable, Sendable {
    package let key: String
    package let value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  package var place: DataPlace
  /// Whose turns are told; `nil` for the current one.
  package var round: Int?
  package var act: Act?
  /// Whether the round is to be played again, from what its steps recorded.
  package var isReplay: Bool
  /// With what changed.
  package var changes: [Change]
  /// How many turns are told at most.
  package var limit: Int
  package var isTrial: Bool
  package var isConfirmed: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), round: Int? = nil, act: Act? = nil, isReplay: Bool = false,
    changes: [Change] = [], limit: Int = 50, isTrial: Bool = false, isConfirmed: Bool = false,
    isJSON: Bool = false
  ) {
    self.place = place
    self.round = round
    self.act = act
    self.isReplay = isReplay
    self.changes = changes
    self.limit = limit
    self.isTrial = isTrial
    self.isConfirmed = isConfirmed
    self.isJSON = isJSON
  }
}

/// About which two people it is asked why they are not matched.
package struct WhyOptions: Hashable, Sendable {
  package var place: DataPlace
  package var pair: PairQuestion
  package var isJSON: Bool

  package init(place: DataPlace = DataPlace(), pair: PairQuestion, isJSON: Bool = false) {
    self.place = place
    self.pair = pair
    self.isJSON = isJSON
  }
}

/// How the program ends, after sysexits.h and the shell's 128 + signal.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case success = 0
  case failure = 1
  /// The command line is wrong.
  case usage = 64
  /// The provider or the database is unavailable.
  case unavailable = 69
  /// Trying again later may help: the database is locked.
  case tryLater = 75
  /// The configuration, or something it names, is wrong.
  case configuration = 78
  case interrupted = 130
  case terminated = 143
}
