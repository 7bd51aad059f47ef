import Domain
package import Ports

/// Asks a model until its answer can be used: the answer is read strictly, and where it fails the model is told what is
/// wrong and asked again, at most twice. An answer is used whole or not at all.
package struct ModelAsking: Sendable {
  /// How often an answer is repaired by asking again.
  package static let repairs = 2
  /// How many calls one turn can take at most: the first, one more with a shorter request, and the repairs. Whoever
  /// reserves money for a turn reserves it for that many.
  package static let mostCalls = 2 + repairs

  let model: any LanguageModel
  let prompts: any PromptLibrary

  package init(model: any LanguageModel, prompts: any PromptLibrary) {
    self.model = model
    self.prompts = prompts
  }

  /// How asking ended.
  enum Ending<Answer> {
    case answered(Answer)
    /// The last answer could not be used either.
    case unusable(AnswerProblem)
  }

  /// How a request is followed and shortened.
  struct Manner {
    /// The request with less material, for a model that it does not fit into; `nil` where nothing can go.
    var shortened: (_ request: ModelRequest) -> ModelRequest? = { _ in nil }
    /// How a note of the program's is marked among other words.
    var marked: (_ note: String) -> String = { $0 }
    /// Makes what follows the pieces of one answer as they come.
    var following: (() -> @Sendable (String) async -> Void)?
    /// Hears that an answer which was followed is worth nothing, before another is asked for.
    var dropped: (@Sendable () async -> Void)?
  }

  /// Asks.
  ///
  /// - Parameter read: holds an answer against what it has to be, and makes something of it.
  /// - Returns: how it ended, every call's cost, and whether the request was shortened on the way.
  /// - Throws: `JobError` where a call fails for good, with what all calls have cost.
  func ask<Answer>(
    _ request: ModelRequest, _ manner: Manner = Manner(), read: (String) throws(AnswerProblem) -> Answer
  ) async throws -> (ending: Ending<Answer>, calls: [Outcome.Spending], wasShortened: Bool) {
    var request = request
    var again: ModelRequest?
    var calls: [Outcome.Spending] = []
    var wasShortened = false
    var left = Self.repairs
    while true {
      let asked = again ?? request
      // Before the next one begins: where nobody hears its end, these have cost what they have cost all the same.
      await CallJournal.current?.callBegins(after: calls, atMost: model.estimate(asked))
      let answer: ModelAnswer
      do {
        answer = try await model.answer(asked, progress: manner.following?())
      } catch {
        if error.remedy == .shorter, !wasShortened, let shorter = manner.shortened(request) {
          calls += spent(error, asked)
          await manner.dropped?()
          wasShortened = true
          request = shorter
          again = nil
          continue
        }
        // An answer without an end is one that cannot be used, like others.
        if error.reason == .truncated, left > 0, error.spent != .unknown {
          calls += spent(error, asked)
          await manner.dropped?()
          left -= 1
          again = repaired(request, "", .tooLong, manner)
          continue
        }
        throw ending(error, of: asked, after: calls)
      }
      do throws(AnswerProblem) {
        calls += answer.refused
        let read = try read(answer.text)
        calls.append(Self.recorded(answer.spending, asked, answer.text, nil))
        return (.answered(read), calls, wasShortened)
      } catch {
        calls.append(Self.recorded(answer.spending, asked, answer.text, error.word))
        await manner.dropped?()
        guard left > 0 else { return (.unusable(error), calls, wasShortened) }
        left -= 1
        again = repaired(request, answer.text, error, manner)
      }
    }
  }

  /// The request with the answer that cannot be used, and what is wrong with it.
  private func repaired(
    _ request: ModelRequest, _ answer: String, _ problem: AnswerProblem, _ manner: Manner
  ) -> ModelRequest {
    var again = request
    // A model that has lost its way writes without end; its own words are worth no tokens then.
    let shown = String(answer.prefix(Self.shownOfAnswer))
    again.history += [
      ModelRequest.Turn(.user, request.question),
      ModelRequest.Turn(.assistant, [.plain(shown.allSatisfy(\.isWhitespace) ? "…" : shown)]),
    ]
    let prompt = prompts.prompt(.repair)
    again.question = [.plain(manner.marked(prompt.filled([.fault: problem.told])))]
    // Both have led to what is answered.
    again.promptVersion = "\(request.promptVersion)+\(prompt.version)"
    return again
  }

  private static let shownOfAnswer = 4_000

  private static func recorded(
    _ spending: Outcome.Spending, _ request: ModelRequest, _ answer: String?, _ failure: String?
  ) -> Outcome.Spending {
    var spending = spending
    spending.recording = ModelRecording(request: request, answer: answer, failure: failure)
    return spending
  }

  /// What a failed call is known to have cost. One that was refused has cost nothing, and was made all the same: it is
  /// counted beside the others of its attempt.
  private func spent(_ failure: ModelFailure, _ request: ModelRequest) -> [Outcome.Spending] {
    if failure.leftAlone != nil { return [] }
    switch failure.spent {
    case .counted(let call), .estimated(let call):
      return failure.refused + [Self.recorded(call, request, nil, failure.jobError.sentence)]
    case .nothing:
      return failure.refused + [
        Outcome.Spending(
          cost: .zero, usage: .none, model: model.name, promptVersion: request.promptVersion)
      ]
    case .unknown: return []
    }
  }

  /// The failure as the attempt's end, with the cost of the calls before it.
  private func ending(
    _ failure: ModelFailure, of request: ModelRequest, after calls: [Outcome.Spending]
  ) -> JobError {
    let error = failure.jobError
    switch error.spent {
    // It counts at its bound; those before it are in the journal.
    case .unknown: return error
    // The attempt's own entry stands for it.
    case .nothing where calls.isEmpty: return error
    case .nothing, .known: return error.costing(.known(calls + spent(failure, request)))
    }
  }
}

/// What is wrong with an answer.
enum AnswerProblem: Error, Hashable, Sendable {
  /// It is not of the shape that was asked for.
  case shape(AnswerFault)
  /// What it says cannot stand; the sentence is for the model, and holds nothing that a person wrote.
  case content(String)
  /// It reached its longest length before it ended.
  case tooLong
  /// A judgement without a word of evidence.
  case withoutEvidence(String)

  /// For the model.
  var told: String {
    switch self {
    case .shape(let fault): Self.sentence(fault)
    case .content(let sentence), .withoutEvidence(let sentence): sentence
    case .tooLong: "it was cut off at its longest length. Be much shorter."
    }
  }

  /// For operators: what kind of thing was wrong.
  var word: String {
    switch self {
    case .shape: "its shape is wrong"
    case .content(let sentence): sentence
    case .withoutEvidence: "it has no evidence"
    case .tooLong: "it is too long"
    }
  }

  private static func sentence(_ fault: AnswerFault) -> String {
    switch fault {
    case .notJSON(let error):
      "it is not one valid JSON object (line \(error.line), column \(error.column): "
        + (error.problem == .ended ? "it ends too early" : "unexpected there") + ")."
    case .missing(let path): "the member \(path) is missing."
    case .unexpected(let path): "there is no member \(path)."
    case .wrongKind(let path, let expected):
      (path.isEmpty ? "the whole" : path) + " has to be of the kind: \(expected)."
    case .notOneOf(let path, let words): "\(path) has to be one of: \(words.joined(separator: ", "))."
    }
  }
}

extension JobError {
  /// The end of an attempt whose answers could not be used; trying again later may give others.
  static func unusable(_ problem: AnswerProblem, _ calls: [Outcome.Spending]) -> JobError {
    .failed(
      "the model's answer could not be used after \(ModelAsking.repairs) repairs: \(problem.word)",
      spent: .known(calls))
  }
}
