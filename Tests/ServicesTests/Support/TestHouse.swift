import Agent
import BuiltInReasoning
import Domain
import Localization
import Matcher
import Operations
import Orchestrator
import Ports
import Profiler
import Storage
import TestSupport
import Testing
import VectorIndex

/// All services on a real store, with scripted makers and a clock that stands still.
///
/// Nothing runs by itself: a test claims, runs and commits jobs one by one, and can do anything in between.
struct TestHouse: JobTaking {
  let time: ManualTime
  let ids: SequentialIdentifiers
  let store: any Store
  let interviewer: ScriptedInterviewer
  let judge: ScriptedJudge
  /// The writer of the house's maker.
  let writer: ScriptedWriter
  let summariser = ScriptedSummariser()
  /// The built-in writer, where the house's maker is a provider.
  let plainWriter = ScriptedWriter()
  let embedder: CompassEmbedder
  let embedders: EmbedderSet
  let index: VectorIndex
  let follower: IndexFollower
  let making: MatchMaking
  let answerer: ScriptedAnswerer
  let storing: ProfileStoring
  let outlooks: Outlooks
  let conversation: Conversation
  let live: LiveReplies
  let handlers: [JobTask.Kind: any JobHandler]
  let claim: Claim
  let completion: Completion
  let process: ProcessID

  /// Opens a house.
  ///
  /// - Parameters:
  ///   - path: a database file, for houses that share one; in memory where nil.
  ///   - purpose: what a new database is made for.
  ///   - after: the number before its first id, so that two houses on one file do not make the same.
  ///   - maker: who answers generations; `prices` says what a provider asks.
  ///   - played: makes the work about its people; its model answers at once.
  static func open(
    path: String? = nil, purpose: SQLiteStore.Purpose = .real, time: ManualTime = ManualTime(),
    after: UInt64 = 0, seeds: [Setting: Double] = [:], maker: Maker = .builtin,
    prices: [Maker: CostEstimate] = [:], overBudget: OverBudgetRule = .wait,
    played: (any MakerPlaying)? = nil
  ) async throws -> TestHouse {
    let ids = SequentialIdentifiers(after: after)
    let store = try await openStore(path: path, purpose: purpose, seeds: seeds, time: time, ids: ids)
    return try TestHouse(store, time, ids, maker, prices, overBudget, played: played)
  }

  /// The next start on the same database, with another embedder.
  func restarted(with embedder: CompassEmbedder, formers: [CompassEmbedder] = []) throws -> TestHouse {
    try TestHouse(store, time, ids, .builtin, [:], .wait, embedder: embedder, formers: formers)
  }

  private init(
    _ store: any Store, _ time: ManualTime, _ ids: SequentialIdentifiers, _ maker: Maker,
    _ prices: [Maker: CostEstimate], _ overBudget: OverBudgetRule, played: (any MakerPlaying)? = nil,
    embedder: CompassEmbedder = CompassEmbedder(), formers: [CompassEmbedder] = []
  ) throws {
    (self.store, self.time, self.ids) = (store, time, ids)
    (interviewer, judge, writer) = (ScriptedInterviewer(), ScriptedJudge(), ScriptedWriter())
    answerer = ScriptedAnswerer()
    answerer.script.always { _ in .unknown }
    judge.script.always { _ in .qualified }
    writer.script.always { ScriptedWriter.plainText($0) }
    self.embedder = embedder
    embedders = EmbedderSet(target: embedder, formers: formers)
    let index = VectorIndex(calibration: try Self.calibration(of: embedder.space))
    self.index = index
    follower = IndexFollower(store: store, target: embedder.space) { space in
      let calibration = try Self.calibration(of: space)
      return OpenedIndex(
        space == index.space ? index : VectorIndex(calibration: calibration),
        scale: KeptScale(text: calibration.text))
    }
    let phrasebooks = Phrasebooks.shipped
    let names = FactNames(phrasebooks: phrasebooks)
    let views = PublicViewMaker(names: names)
    let choice = MakerChoice(
      configured: maker, played: played, price: { _ in prices[maker] ?? .unknown })
    let hurried = HurriedTime(time: time)
    making = MatchMaking(
      phrasebooks: phrasebooks, changes: ViewChanges(views: views, names: names, phrasebooks: phrasebooks),
      makers: choice)
    storing = ProfileStoring(views: views, desk: making, embedder: embedder.maker)
    let texts = ProfileCardMaker(phrasebooks: phrasebooks)
    let constraints = HardConstraints(payScale: PayScale(euros: ["EUR": 1]))
    let makers = choice.makers
    let interviewers: [Maker: any Interviewer] = choice.all(
      interviewer, interviewer, choice.played?.interviewer(like: interviewer, time: hurried))
    let judges: [Maker: any Judge] = choice.all(
      judge, judge, choice.played?.judge(like: judge, time: hurried))
    var writers: [Maker: any IntroductionWriter] = choice.all(
      plainWriter, writer, choice.played?.writer(like: writer, time: hurried))
    if maker == .builtin { writers[.builtin] = writer }
    live = LiveReplies()
    let reply = ReplyHandler(
      store: store, interviewers: interviewers, desk: making, storing: storing, texts: texts,
      phrasebooks: phrasebooks, makers: choice, survey: PopulationSurvey(scale: constraints.payScale),
      time: time, live: live)
    let questionDesk = QuestionDesk(phrasebooks: phrasebooks, views: views, makers: choice)
    let list: [any JobHandler] = [
      reply,
      EmbedHandler(store: store, embedders: embedders, desk: making),
      MatchStepHandler(store: store, follower: follower, making: making, constraints: constraints),
      QualifyHandler(store: store, judges: judges, making: making, makers: choice),
      IntroduceHandler(
        store: store, writers: writers, making: making,
        constraints: constraints, makers: choice),
      SummariseHandler(
        store: store, summarisers: choice.all(summariser, summariser), makers: choice),
      AnswerDeadlineHandler(making: making),
      CleanUpHandler(space: embedder.space),
      AnnounceHandler(phrasebooks: phrasebooks),
      QuestionHandler(
        store: store, answerers: choice.all(BuiltInQuestionAnswerer(), answerer),
        replies: BuiltInReplyReader(
          reader: FactReader(currentYear: 2026), names: names, phrasebooks: phrasebooks),
        desk: questionDesk, matches: making, storing: storing, names: names),
    ]
    handlers = Dictionary(uniqueKeysWithValues: list.map { ($0.kind, $0) })
    claim = Claim(handlers: handlers, makers: makers + embedders.providers, lease: .seconds(60))
    completion = Completion(handlers: handlers, retryDelay: RetryDelay())
    process = ids.next(ProgramProcess.self)
    outlooks = Outlooks(
      store: store, constraints: constraints,
      texts: OutlookTexts(phrasebooks: phrasebooks, names: names))
    conversation = Conversation(
      store: store, phrasebooks: phrasebooks, desk: making, storing: storing, texts: texts,
      questions: questionDesk, interviewers: interviewers, exporter: StoredExport(), outlooks: outlooks,
      forecast: QueuePlan(claim: claim),
      makers: choice, overBudget: overBudget)
  }

  /// Raw -1...1 becomes 0...1, and nothing is subtracted.
  private static func calibration(of space: EmbeddingSpace) throws -> Calibration {
    let other = Calibration.anyOtherLanguage
    let map = try #require(MonotoneMap(knots: [.init(raw: -1, calibrated: 0), .init(raw: 1, calibrated: 1)]))
    return try #require(
      Calibration(
        space: space, means: [other: .dense([0, 0])], maps: [LanguagePair(other, other): map]))
  }

  var phrases: Phrasebook { Phrasebooks.shipped.book(for: "en") }
}

/// A clock that nobody has to wait for.
private struct HurriedTime: TimeSource {
  let time: ManualTime

  var now: Timestamp { time.now }
  func sleep(until instant: Timestamp) async throws { try Task.checkCancellation() }
}
