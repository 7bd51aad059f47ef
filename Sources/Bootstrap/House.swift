package import Agent
import Assets
import BuiltInReasoning
package import Domain
import Glibc
import Lexicon
package import Localization
package import Matcher
package import Orchestrator
package import Ports
package import Profiler
import Storage

/// One opened database with everything that talks to people: what a program holds while it runs.
///
/// `Works`, which needs the embedder, starts after the first frame is drawn.
package struct House: Sendable {
  package let configuration: Configuration
  package let store: any Store
  package let phrasebooks: Phrasebooks
  package let conversation: Conversation
  package let matchMaking: MatchMaking
  /// What one side of a match sees otherwise than when it looked.
  package let viewChanges: any ViewChangeTelling
  package let storing: ProfileStoring
  package let questionDesk: QuestionDesk
  /// Tells why nobody was proposed yet; it has an index to look into once the works have started.
  package let outlooks: Outlooks
  package let reply: ReplyHandler
  /// What the replies made in this process say so far.
  package let live: LiveReplies
  package let plan: QueuePlan
  package let naming: any FactNaming
  package let profileTexts: any ProfileTexts
  package let constraints: HardConstraints
  package let time: any TimeSource
  package let random: any RandomSource
  package let ids: any IdentifierSource
  package let log: any ProgramLog
  package let makers: MakerChoice
  /// The models of the configured provider; `nil` where the built-in rules answer.
  package let models: Models?
  let modelMakers: ModelMakers?
  let parts: Parts

  /// Opens the database (making or migrating it where needed) and wires what talks to people.
  ///
  /// - Parameters:
  ///   - phrasebooks: those of the configured folder where the caller has read them already.
  ///   - program: "mitko chat": how logs and heartbeats name this process.
  ///   - isDemo: whether a new database is marked as a demo's; an existing one must agree.
  ///   - looksOnly: whether nothing of the database is changed: it is not made, not migrated, and every write is refused.
  ///   - played: makes the work about a demo's people; not asked where a real provider is configured, nor in a database
  ///     that is no demo's.
  ///   - time: the clock of everything in the house.
  ///   - waiting: called when another process keeps this one waiting.
  package static func open(
    _ configuration: Configuration, phrasebooks: Phrasebooks? = nil, program: String, isDemo: Bool,
    looksOnly: Bool = false, played: (any MakerPlaying)? = nil, time: any TimeSource = SystemTime(),
    waiting: @escaping @Sendable (OpeningWait) -> Void
  ) async throws -> House {
    let played = isDemo && configuration.models == nil ? played : nil
    let random = SystemRandom()
    let ids = UUIDv7Source(time: time, random: random)
    if !looksOnly { try Folders.make(configuration) }
    let log = LogFile(
      directory: configuration.paths.state, program: program, least: configuration.logLevel,
      isShared: configuration.group != nil, time: time)
    let store = try await SQLiteStore.open(
      path: configuration.database, access: looksOnly ? .looks : .writes,
      sharing: configuration.group == nil ? .ownerOnly : .group,
      purpose: isDemo ? .demo : .real,
      seeds: (played?.seeds ?? [:]).merging(configuration.seeds) { $1 }, time: time, ids: ids,
      waiting: waiting)
    let phrasebooks =
      try phrasebooks ?? Self.phrasebooks(overrideDirectory: configuration.paths.assets)
    let parts = Parts(phrasebooks, language: configuration.language, now: time.now)
    let models = try configuration.models.map {
      try Models($0, assets: assets(configuration), time: time, log: log)
    }
    let choice = models?.choice ?? MakerChoice(played: played)
    let modelMakers = try models.map { models in
      try ModelMakers(
        models,
        desk: ProviderDesk(
          maker: models.configuration.maker, configuration: models.configuration.fingerprint, store: store,
          random: random, log: log),
        assets: assets(configuration), naming: parts.naming, phrasebooks: phrasebooks,
        language: configuration.language, log: log)
    }
    let interviewers = choice.all(
      parts.interviewer, modelMakers?.interviewer,
      choice.played?.interviewer(like: parts.interviewer, time: time))
    let views = PublicViewMaker(names: parts.naming)
    let changes = ViewChanges(views: views, names: parts.naming, phrasebooks: phrasebooks)
    let matchMaking = MatchMaking(phrasebooks: phrasebooks, changes: changes, makers: choice)
    let storing = ProfileStoring(
      views: views, desk: matchMaking, embedder: configuration.embedding?.maker ?? .builtin)
    let texts = ProfileCardMaker(phrasebooks: phrasebooks)
    let live = LiveReplies()
    let reply = ReplyHandler(
      store: store, interviewers: interviewers, desk: matchMaking, storing: storing,
      texts: texts, phrasebooks: phrasebooks, makers: choice,
      survey: PopulationSurvey(scale: parts.payScale), time: time, live: live)
    let plan = QueuePlan(
      try waitingWork(configuration, choice, time),
      own: choice.makers + (configuration.embedding.map { [$0.maker] } ?? []),
      isAlive: { LivingProcesses.isAlive($0, now: $1) })
    let constraints = HardConstraints(payScale: parts.payScale)
    let outlooks = Outlooks(
      store: store, constraints: constraints,
      texts: OutlookTexts(phrasebooks: phrasebooks, names: parts.naming))
    let questionDesk = QuestionDesk(phrasebooks: phrasebooks, views: views, makers: choice)
    let conversation = Conversation(
      store: store, phrasebooks: phrasebooks, desk: matchMaking, storing: storing, texts: texts,
      questions: questionDesk, interviewers: interviewers, exporter: StoredExport(), outlooks: outlooks,
      forecast: plan,
      makers: choice, overBudget: configuration.overBudget)
    return House(
      configuration: configuration, store: store, phrasebooks: phrasebooks, conversation: conversation,
      matchMaking: matchMaking, viewChanges: changes, storing: storing, questionDesk: questionDesk,
      outlooks: outlooks, reply: reply,
      live: live,
      plan: plan,
      naming: parts.naming, profileTexts: texts,
      constraints: constraints, time: time, random: random, ids: ids, log: log,
      makers: choice, models: models, modelMakers: modelMakers, parts: parts)
  }

  /// The phrases of all languages: from a folder where one was named, from `share/mitko` beside an installed
  /// program, otherwise the embedded ones.
  package static func phrasebooks(overrideDirectory: String?) throws -> Phrasebooks {
    try Phrasebooks(
      EmbeddedAssets(overrideDirectory: overrideDirectory, executable: executable).phraseFiles.map {
        Phrasebooks.Source(language: $0.language, name: $0.origin, text: $0.text)
      })
  }

  /// The texts that the program is shipped with, and those that an operator put in their place.
  static func assets(_ configuration: Configuration) -> EmbeddedAssets {
    EmbeddedAssets(overrideDirectory: configuration.paths.assets, executable: executable)
  }

  /// Where the running program lies; `nil` where the kernel does not tell.
  private static var executable: String? {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = path.withUnsafeMutableBytes { bytes -> Int in
      guard let start = bytes.baseAddress else { return 0 }
      return readlink("/proc/self/exe", start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return count > 0 ? String(decoding: path[..<count], as: UTF8.self) : nil
  }

  /// The schema version of the configured file, read without changing it, and that of this program; no version where
  /// there is no database yet.
  ///
  /// - Throws: `StoreError` where it could not be opened, or not be made.
  package static func databaseVersion(_ configuration: Configuration) throws -> (found: Int?, newest: Int) {
    let path = configuration.database
    let found = try SQLiteStore.versionOnDisk(path: path)
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    if found == nil, !Checkup.canWrite(folder) { throw StoreError.readOnly(path: folder) }
    return (found, SQLiteStore.newestVersion)
  }

  /// Whether there is a database in the configured place; an empty file is none yet.
  ///
  /// - Throws: `StoreError` where what is there cannot be opened.
  package static func hasDatabase(_ configuration: Configuration) throws -> Bool {
    try SQLiteStore.versionOnDisk(path: configuration.database) != nil
  }

  /// Reads people of files.
  package var personReader: PersonReader { parts.personReader }

  /// As `personReader`, where no database is to be opened.
  package static var personReaderAlone: PersonReader { PersonReader(reader: Parts.reader(SystemTime().now)) }
}

extension House {
  /// Has pairs judged.
  package var qualify: QualifyHandler {
    QualifyHandler(store: store, judges: judges, making: matchMaking, makers: makers)
  }

  /// Who judges, by maker.
  var judges: [Maker: any Judge] {
    makers.all(parts.judge, modelMakers?.judge, makers.played?.judge(like: parts.judge, time: time))
  }

  /// Who writes introductions, by maker.
  var writers: [Maker: any IntroductionWriter] {
    makers.all(parts.writer, modelMakers?.writer, makers.played?.writer(like: parts.writer, time: time))
  }

  /// What works on questions between sides of a match.
  var questionHandler: QuestionHandler {
    QuestionHandler(
      store: store, answerers: makers.all(parts.answerer, modelMakers?.answerer), replies: parts.replies,
      desk: questionDesk, matches: matchMaking, storing: storing, names: naming)
  }

  /// The built-in makers, shared by works and conversation.
  struct Parts: Sendable {
    let interviewer: any Interviewer
    let judge: any Judge
    let writer: any IntroductionWriter
    let answerer: any QuestionAnswerer
    let replies: any QuestionReplyReading
    let naming: any FactNaming
    let personReader: PersonReader
    let payScale: PayScale

    static func reader(_ now: Timestamp) -> FactReader {
      FactReader(currentYear: Int(now.description.prefix(4)))
    }

    /// - Parameter language: the operators', in which verdicts are told.
    init(_ phrasebooks: Phrasebooks, language: Language, now: Timestamp) {
      let reader = Self.reader(now)
      naming = FactNames(phrasebooks: phrasebooks)
      interviewer = BuiltInInterviewer(reader: reader, names: naming, phrasebooks: phrasebooks)
      judge = BuiltInJudge(
        reader: reader, names: naming, phrasebooks: phrasebooks, language: language)
      writer = BuiltInWriter(names: naming, phrasebooks: phrasebooks)
      answerer = BuiltInQuestionAnswerer()
      replies = BuiltInReplyReader(reader: reader, names: naming, phrasebooks: phrasebooks)
      personReader = PersonReader(reader: reader)
      payScale = PayScale(euros: Currencies.euros)
    }
  }
}
