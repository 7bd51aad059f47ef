import Domain
import Foundation
import Ports
import Synchronization

final class ScriptedInterviewer: Interviewer {
  let script = Script<InterviewContext, InterviewTurn>("interviewer")
  /// Who makes the turns instead of the script, where somebody does.
  private let speaker = Mutex<Speaker?>(nil)

  /// Says a turn bit by bit.
  typealias Speaker =
    @Sendable (InterviewContext, _ progress: @Sendable (String) async -> Void) async throws -> InterviewTurn

  /// From now on makes the turns with what they say as they grow.
  func speak(_ speaker: @escaping Speaker) { self.speaker.withLock { $0 = speaker } }

  func turn(
    _ context: InterviewContext, progress: (@Sendable (String) async -> Void)?
  ) async throws -> InterviewTurn {
    if let speaker = speaker.withLock({ $0 }) {
      return try await speaker(context) { await progress?($0) }
    }
    return try await script.answer(context)
  }

  /// A state of this one is the draft itself, as JSON.
  func draft(in state: [UInt8]) -> Profile? { try? JSONDecoder().decode(Profile.self, from: Data(state)) }
}

struct JudgedPair: Sendable {
  let seeker: JudgedSide
  let provider: JudgedSide
}

struct ScriptedJudge: Judge {
  let script = Script<JudgedPair, Verdict.Decision>("judge")

  func judge(
    seeker: JudgedSide, provider: JudgedSide
  ) async throws -> (verdict: Verdict, spending: [Outcome.Spending]) {
    let decision = try await script.answer(JudgedPair(seeker: seeker, provider: provider))
    return (Verdict(decision: decision, rationale: "scripted", quotes: []), [])
  }
}

/// Writes what the other side's public view says, so that a leak into it would be seen.
struct ScriptedWriter: IntroductionWriter {
  let script = Script<IntroductionRequest, String>("writer")

  func introduce(
    _ request: IntroductionRequest
  ) async throws -> (text: String, spending: [Outcome.Spending]) {
    (try await script.answer(request), [])
  }

  static func plainText(_ request: IntroductionRequest) -> String {
    let parts = FacetSection.allCases.flatMap {
      request.otherFacet[$0].words + request.otherFacet[$0].facts.map(\.quote)
    }
    return "Meet somebody: " + parts.joined(separator: " / ")
  }
}

/// A model that looks into public views, as a provider's.
struct ScriptedAnswerer: QuestionAnswerer {
  let script = Script<QuestionRequest, QuestionFinding>("answerer")

  func answer(
    _ request: QuestionRequest
  ) async throws -> (finding: QuestionFinding, spending: [Outcome.Spending]) {
    (try await script.answer(request), [])
  }
}

final class ScriptedSummariser: Summariser {
  let script = Script<SummaryRequest, String>("summariser")
  /// So many of the latest messages it leaves as they are, if it is shown as many.
  let keeps = Mutex(Int.max)

  func kept(of messages: [Message]) -> Int { min(messages.count, keeps.withLock { $0 }) }

  /// Of all that it was given.
  func summarise(
    _ request: SummaryRequest
  ) async throws -> (summary: ChatSummary, spending: [Outcome.Spending]) {
    let text = try await script.answer(request)
    let last = request.messages.last?.position ?? 0
    return (ChatSummary(text: text, upTo: last, promptVersion: "1"), [])
  }
}

/// A compass: every text points where its key word was told to, on a circle of two dimensions.
///
/// Two people at angles a and b score (1 + cos(a - b)) / 2: the same way 1, 60 degrees apart .75, a right angle .5.
final class CompassEmbedder: Embedder {
  /// Which word points where: the same for an embedder and its twins.
  private final class Words: Sendable {
    let degrees = Mutex<[String: Double]>([:])
  }

  let space: EmbeddingSpace
  let maker: Maker
  let cost: CostEstimate
  private let words: Words
  private let asked = Mutex<[String]>([])
  private let failures = Mutex<[ModelFailure]>([])

  init() {
    (space, maker, cost) = (EmbeddingSpace(model: "compass", build: "1", dimension: 2), .builtin, .free)
    words = Words()
  }

  private init(_ words: Words, _ space: EmbeddingSpace, _ maker: Maker, _ cost: CostEstimate) {
    (self.words, self.space, self.maker, self.cost) = (words, space, maker, cost)
  }

  /// Another model that points to the same directions.
  func twin(
    _ model: String, by maker: Maker = .builtin, costing cost: CostEstimate = .free
  ) -> CompassEmbedder {
    CompassEmbedder(words, EmbeddingSpace(model: model, build: "1", dimension: 2), maker, cost)
  }

  /// What a call of a provider's costs.
  static let price = Money(clamping: 7)

  /// The next call fails so.
  func fails(_ failure: ModelFailure) { failures.withLock { $0.append(failure) } }

  /// Makes texts with `word` in them point to `angle`.
  func point(_ word: String, to angle: Double) { words.degrees.withLock { $0[word] = angle } }

  func answer(_ texts: [String]) async throws -> EmbeddingAnswer {
    let failure = failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if let failure { throw failure }
    let spending = Outcome.Spending(cost: Self.price, usage: TokenUsage(input: 350), model: space.model)
    return EmbeddingAnswer(
      embeddings: try await embed(texts), spending: maker == .builtin ? [] : [spending])
  }

  /// Every text that was embedded, in order.
  var embedded: [String] { asked.withLock { $0 } }

  func embed(_ texts: [String]) async throws -> [Embedding] {
    asked.withLock { $0 += texts }
    return texts.map { text in
      let known = words.degrees.withLock { $0 }
      let angle = text.split { !$0.isLetter && !$0.isNumber }.lazy.compactMap { known[String($0)] }.first
      guard let angle else { return .dense([0, 0]) }
      return Self.vector(angle)
    }
  }

  static func vector(_ degrees: Double) -> Embedding {
    let radians = degrees * .pi / 180
    return .dense([Float(cosine(radians)), Float(cosine(radians - .pi / 2))])
  }

  /// By its series, which is exact enough here and needs no library.
  private static func cosine(_ radians: Double) -> Double {
    let x = radians.remainder(dividingBy: 2 * .pi)
    var (term, sum) = (1.0, 1.0)
    for n in stride(from: 2.0, through: 40, by: 2) {
      term *= -x * x / (n * (n - 1))
      sum += term
    }
    return sum
  }
}
