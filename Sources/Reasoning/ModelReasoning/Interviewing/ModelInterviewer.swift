package import Domain
import Lexicon
package import Localization
package import Ports
import Synchronization

/// Holds the conversation with a language model: it talks and says what it has learnt; what is stored is decided here, by
/// the user's own words.
package struct ModelInterviewer: Interviewer {
  private let asking: ModelAsking
  private let names: any FactNaming
  private let phrasebooks: Phrasebooks
  private let limits: InterviewLimits

  /// - Parameters:
  ///   - names: how the profile so far is told to the model.
  ///   - limits: how much a model is given to read and may write in a turn.
  package init(
    model: any LanguageModel, prompts: any PromptLibrary, names: any FactNaming, phrasebooks: Phrasebooks,
    limits: InterviewLimits = InterviewLimits()
  ) {
    asking = ModelAsking(model: model, prompts: prompts)
    self.names = names
    self.phrasebooks = phrasebooks
    self.limits = limits
  }

  package func draft(in state: [UInt8]) -> Profile? { InterviewMemory(decoding: state).draft }

  package func turn(
    _ context: InterviewContext, progress: (@Sendable (String) async -> Void)?
  ) async throws -> InterviewTurn {
    var session = InterviewRecord(context)
    let greeting = greeting(context)
    guard !context.unanswered.isEmpty else {
      return InterviewTurn(lines: greeting, state: session.encoded)
    }
    let request = InterviewRequest(
      context, known: session.before, prompts: asking.prompts, names: names, model: asking.model,
      limits: limits)
    var manner = ModelAsking.Manner()
    manner.marked = request.mark.marked
    manner.shortened = { _ in request.shortened() }
    let shown = Mutex("")
    if let progress {
      let tell: @Sendable (String) async -> Void = { text in
        shown.withLock { $0 = text }
        await progress(text)
      }
      manner.following = { SayFollower(request.sayCheck, tell).take }
      manner.dropped = { await tell("") }
    }
    let (ending, calls): (ModelAsking.Ending<InterviewAnswer>, [Outcome.Spending])
    do {
      (ending, calls, _) = try await asking.ask(request.whole, manner) {
        (text) throws(AnswerProblem) -> InterviewAnswer in
        let answer = try InterviewAnswer(text)
        try request.check(answer)
        return answer
      }
    } catch {
      // Whoever stopped it keeps what was shown, and that is to be what a whole answer might have said.
      let left = shown.withLock { $0 }
      if let progress, !left.isEmpty, !request.sayCheck.passes(left) { await progress("") }
      throw error
    }
    switch ending {
    case .unusable(let problem): throw JobError.unusable(problem, calls)
    case .answered(let answer):
      return session.turn(answer, request, greeting: greeting, spending: calls)
    }
  }

  /// Mitko's first words in a conversation: nobody waits for a model to say them.
  private func greeting(_ context: InterviewContext) -> [InterviewTurn.Line] {
    guard context.state == nil, context.profile == nil,
      !context.transcript.contains(where: { $0.author == .mitko })
    else { return [] }
    let key = PhraseKey.agent(.greeting)
    let text = phrasebooks.book(for: context.user.language.code).text(key)
    return [InterviewTurn.Line(text, phraseTag: key.rawValue, actions: [.tellPitch])]
  }
}

/// How much a model reads and writes in a turn, in tokens.
package struct InterviewLimits: Hashable, Sendable {
  /// The longest request: instructions, profile, summary and turns. What waits to be answered has half of it, and longer
  /// messages are shown by their beginnings; earlier turns have what is left. A long profile with a long summary may take
  /// more than that.
  package var request: Int
  /// The longest answer.
  package var answer: Int

  package init(request: Int = 12_000, answer: Int = 2_000) {
    self.request = request
    self.answer = answer
  }

  /// How long a call for one turn is at most.
  package var lengths: CallLengths {
    CallLengths(request: max(request, request / 2 + Self.longestFrame), answer: answer)
  }

  /// Everything but turns, at its longest, in tokens: instructions, the answer's shape, notes, profile and summary, in any
  /// language and by any model's count.
  static let longestFrame = 14_000
}
