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

/// A compass: every text points where its key word was told to, on a circle of two dimensions.
///
/// Two people at angles a and b score (1 + cos(a - b)) / 2: the same way 1, 60 degrees apart .75, a right angle .5.
final class CompassEmbedder: Embedder {
  let space = EmbeddingSpace(model: "compass", build: "1", dimension: 2)
  private let degrees = Mutex<[String: Double]>([:])
  private let asked = Mutex<[String]>([])

  /// Makes texts with `word` in them point to `angle`.
  func point(_ word: String, to angle: Double) { degrees.withLock { $0[word] = angle } }

  /// Every text that was embedded, in order.
  var embedded: [String] { asked.withLock { $0 } }

  func embed(_ texts: [String]) async throws -> [Embedding] {
    asked.withLock { $0 += texts }
    return texts.map { text in
      let known = degrees.withLock { $0 }
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
