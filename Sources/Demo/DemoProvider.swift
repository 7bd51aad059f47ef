package import Domain
package import Ports

/// The provider that a demo plays: the built-in makers behind a price, a pace and the failures of a small model.
///
/// It is asked about the world's regulars alone. Its prices are like those of small models, and its money is nobody's.
package struct DemoProvider: MakerPlaying {
  package let maker = Maker.provider("demo")
  package let people: Set<String>
  private let seed: UInt64

  /// How its model is called in the ledger.
  package static let model = "demo-small"

  /// For a million tokens, thirty cents read and a dollar eighty written: some 0.1 cents a generation, so that the usual
  /// budget of six dollars a week pays for one every hundred seconds or so.
  package static let prices = TokenPrices(
    input: 300_000, cachedRead: 300_000, cacheWrite: 300_000, output: 1_800_000)

  /// - Parameters:
  ///   - people: whose work it makes, by their names in the demo.
  ///   - seed: of its lengths, pauses and failures.
  package init(people: Set<String>, seed: UInt64 = 1) {
    self.people = people
    self.seed = seed
  }

  /// Three cents to begin with, half of them for the background: a few pairs are introduced in the first minutes, and then
  /// there is a line. With a day's share, as usual, it would take that day until anything had to wait.
  package var seeds: [Setting: Double] { [.burst: 0.03] }

  package func bound(of kind: JobTask.Kind) -> Money? {
    switch kind {
    case .reply, .qualify, .introduce:
      Self.prices.cost(of: TokenUsage(input: Self.longestRequest, output: Self.longestAnswer))
    case .summarise, .embed, .matchStep, .answerDeadline, .cleanUp, .announce, .question: nil
    }
  }

  static let longestRequest = 4_000
  static let longestAnswer = 400

  package func interviewer(like rules: any Interviewer, time: any TimeSource) -> any Interviewer {
    PlayedInterviewer(rules: rules, model: DemoModel(seed: seed, time: time))
  }

  package func judge(like rules: any Judge, time: any TimeSource) -> any Judge {
    PlayedJudge(rules: rules, model: DemoModel(seed: seed, time: time))
  }

  package func writer(like rules: any IntroductionWriter, time: any TimeSource) -> any IntroductionWriter {
    PlayedWriter(rules: rules, model: DemoModel(seed: seed, time: time))
  }
}

/// What a call of the played model comes to: by the seed, the words that it is about and the four minutes in which it is
/// made, and by nothing else.
package struct DemoCall: Hashable, Sendable {
  /// How a call ends.
  package enum End: Hashable, Sendable {
    case answered
    /// It is overloaded, and asks to be left alone for that long.
    case overloaded(after: Duration)
    /// It answers nothing that could be used, now or later.
    case useless
  }

  /// How long it takes: replies up to a second and a quarter, the rest up to three.
  package let duration: Duration
  package let end: End
  /// What it read and wrote.
  package let usage: TokenUsage

  /// - Parameter words: of what it reads; others make another call.
  package init(seed: UInt64, kind: JobTask.Kind, words: [String], at instant: Timestamp) {
    let span = instant.microseconds / Self.span.wholeMicroseconds
    let subject = StableHash.of(
      words.joined(separator: "\n").utf8, seed: seed ^ StableHash.of(kind.rawValue.utf8))
    let hash = StableHash.mixed(subject, UInt64(bitPattern: span))
    let part = Int64(hash >> 8 & 0xff)
    duration = .milliseconds(kind == .reply ? 400 + part * 850 / 0xff : 1_000 + part * 2_000 / 0xff)
    let letters = words.reduce(0) { $0 + $1.unicodeScalars.count }
    usage = TokenUsage(
      input: min(1_400 + letters / 3, DemoProvider.longestRequest), output: 120 + Int(hash >> 24 & 0xff))
    // By the words alone: asked again, it would fail again.
    if kind != .reply, subject >> 20 % 50 == 0 {
      end = .useless
    } else if hash >> 40 % 18 == 0 {
      end = .overloaded(after: .minutes(4 + Int(hash >> 50 % 6)))
    } else {
      end = .answered
    }
  }

  /// No longer than whoever found it overloaded waits: asked again, it is another call.
  private static let span: Duration = .minutes(4)

  /// What it costs; one that found the model overloaded has read and not written.
  package var spending: Outcome.Spending {
    let usage = end == .answered || end == .useless ? usage : TokenUsage(input: usage.input)
    return Outcome.Spending(
      cost: DemoProvider.prices.cost(of: usage), usage: usage, prices: DemoProvider.prices,
      model: DemoProvider.model)
  }
}

/// Takes its time as a model does, and fails now and then.
struct DemoModel: Sendable {
  let seed: UInt64
  let time: any TimeSource

  /// What the call has cost, once it has come to its end.
  ///
  /// - Throws: `JobError` with what the call cost where it failed, `CancellationError`.
  func call(for kind: JobTask.Kind, about words: [String]) async throws -> Outcome.Spending {
    let call = DemoCall(seed: seed, kind: kind, words: words, at: time.now)
    try await time.sleep(until: time.now + call.duration)
    switch call.end {
    case .answered: return call.spending
    case .overloaded(let wait):
      throw JobError.failed(
        "\(DemoProvider.model) is overloaded (played)", spent: .known([call.spending]), after: wait)
    case .useless:
      throw JobError.permanent(
        "\(DemoProvider.model) gave no usable answer (played)", spent: .known([call.spending]))
    }
  }
}

private struct PlayedInterviewer: Interviewer {
  let rules: any Interviewer
  let model: DemoModel

  func turn(
    _ context: InterviewContext, progress: (@Sendable (String) async -> Void)?
  ) async throws -> InterviewTurn {
    let spending = try await model.call(for: .reply, about: context.transcript.suffix(20).map(\.text))
    var turn = try await rules.turn(context, progress: progress)
    turn.spending.append(spending)
    return turn
  }

  func draft(in state: [UInt8]) -> Profile? { rules.draft(in: state) }
}

private struct PlayedJudge: Judge {
  let rules: any Judge
  let model: DemoModel

  func judge(
    seeker: JudgedSide, provider: JudgedSide
  ) async throws -> (verdict: Verdict, spending: [Outcome.Spending]) {
    let spending = try await model.call(
      for: .qualify, about: seeker.publicFacet.texts + provider.publicFacet.texts)
    let judged = try await rules.judge(seeker: seeker, provider: provider)
    return (judged.verdict, judged.spending + [spending])
  }
}

private struct PlayedWriter: IntroductionWriter {
  let rules: any IntroductionWriter
  let model: DemoModel

  func introduce(_ request: IntroductionRequest) async throws -> (text: String, spending: [Outcome.Spending])
  {
    let spending = try await model.call(
      for: .introduce, about: request.otherFacet.texts + request.readerFacet.texts)
    let written = try await rules.introduce(request)
    return (written.text, written.spending + [spending])
  }
}

extension PublicFacet {
  /// All that is said in it.
  fileprivate var texts: [String] { FacetSection.allCases.flatMap { self[$0].words } }
}

extension StableHash {
  /// A hash of two numbers.
  static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    of((0..<8).map { UInt8(truncatingIfNeeded: right >> (8 * $0)) }, seed: left)
  }
}
