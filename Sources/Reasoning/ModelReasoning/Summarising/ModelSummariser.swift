package import Domain
import Lexicon
package import Ports

/// Sums up conversations with a language model.
package struct ModelSummariser: Summariser {
  private let asking: ModelAsking

  /// The longest answer, in tokens.
  private static let longestAnswer = 800
  /// The longest request, in tokens.
  private static let longestRequest = 12_000
  /// The longest summary, in Unicode scalars.
  private static let longestSummary = 4_000

  private let limits: InterviewLimits

  /// With a model, and what it is instructed with.
  ///
  /// - Parameter limits: how much the interviewer reads of a conversation.
  package init(
    model: any LanguageModel, prompts: any PromptLibrary, limits: InterviewLimits = InterviewLimits()
  ) {
    asking = ModelAsking(model: model, prompts: prompts)
    self.limits = limits
  }

  /// How long a call for one summary is at most.
  package static let lengths = CallLengths(request: longestRequest, answer: longestAnswer)

  /// A third of what the interviewer can read of a conversation.
  package func kept(of messages: [Message]) -> Int {
    let instructions = asking.prompts.prompt(.interviewer).filled([:])
    let room = InterviewRequest.room(beside: instructions, of: asking.model, limits)
    return TurnWindow.latest(of: messages.map { asking.model.tokens(in: $0.text) }, within: room / 3).count
  }

  /// Of more messages than fit into a request the first are summed up; `upTo` tells how far that went.
  package func summarise(
    _ request: SummaryRequest
  ) async throws -> (summary: ChatSummary, spending: [Outcome.Spending]) {
    let context = asking.model.contextLimit.map { $0 - Self.longestAnswer } ?? .max
    let limit = min(Self.longestRequest, context)
    let whole = Portion(request, asking, within: limit)
    guard !whole.isEmpty else {
      let version = request.earlier?.promptVersion ?? whole.request.promptVersion
      let text = request.earlier?.text ?? ""
      return (ChatSummary(text: text, upTo: whole.upTo, promptVersion: version), [])
    }
    let half = Portion(request, asking, within: min(limit, asking.model.tokens(in: whole.request.text)) / 2)
    var manner = ModelAsking.Manner()
    manner.shortened = { _ in half.request }
    let instructions = CopiedRuns(of: ModelRequest.text(of: whole.request.instructions))
    let (ending, calls, wasShortened) = try await asking.ask(whole.request, manner) {
      (raw) throws(AnswerProblem) -> String in
      let text = OutputCheck.cleaned(raw)
      if text.isEmpty { throw .content("the summary is empty.") }
      if text.unicodeScalars.count > Self.longestSummary { throw .content("the summary is too long.") }
      if instructions.isCopied(in: text) { throw .content("the summary repeats the instructions.") }
      // Whoever needs an address finds it where it is stored; a summary goes on to other models' eyes.
      if !Identifiers.find(in: text).isEmpty { throw .content("the summary holds an address or a link.") }
      return text
    }
    switch ending {
    case .unusable(let problem): throw JobError.unusable(problem, calls)
    case .answered(let text):
      let upTo = wasShortened ? half.upTo : whole.upTo
      return (ChatSummary(text: text, upTo: upTo, promptVersion: whole.request.promptVersion), calls)
    }
  }

  /// As many of the messages as fit into a request.
  private struct Portion {
    let request: ModelRequest
    /// The position of the last message that is in it.
    let upTo: Int
    /// Whether nothing is in it that anybody said.
    let isEmpty: Bool

    /// - Parameter limit: of the request, in tokens. The first message is in it however small that is, as far as it fits.
    init(_ asked: SummaryRequest, _ asking: ModelAsking, within limit: Int) {
      let model = asking.model
      let earlier = asked.earlier.flatMap { $0.text.isEmpty ? nil : $0.text }
      var request = ModelRequest(
        asking.prompts.prompt(.summary), [.language: LanguageNames.english(asked.language)],
        question: earlier.map { [.quoted(Quotation($0, source: "the earlier summary"))] } ?? [],
        outputLimit: ModelSummariser.longestAnswer)
      var room = limit - model.tokens(in: request.text)
      var upTo = asked.earlier?.upTo ?? 0
      var isEmpty = true
      for message in asked.messages {
        // What the program showed may hold words of others: it is in no summary.
        if message.kind == .said {
          var part = Self.part(message, scalars: ModelSummariser.longestMessage)
          var size = model.tokens(in: ModelRequest.text(of: [part]))
          if size > room {
            if !isEmpty { break }
            let length = min(message.text.unicodeScalars.count, ModelSummariser.longestMessage)
            part = Self.part(message, scalars: length * max(room, Self.leastOfMessage) / size)
            size = model.tokens(in: ModelRequest.text(of: [part]))
          }
          room -= size
          isEmpty = false
          request.question.append(part)
        }
        upTo = message.position
      }
      request.question.append(.plain("Write the summary."))
      (self.request, self.upTo, self.isEmpty) = (request, upTo, isEmpty)
    }

    /// In tokens: something of a message is summed up even where there is hardly any room.
    private static let leastOfMessage = 100

    private static func part(_ message: Message, scalars: Int) -> ModelRequest.Part {
      let author = message.author == .user ? "the user" : "Mitko"
      let text = TextCleaning.prefix(message.text, scalars: scalars)
      return .quoted(Quotation(text, source: "message \(message.position), of \(author)"))
    }
  }

  /// Of a longer message the beginning is summed up, in Unicode scalars.
  private static let longestMessage = 8_000
}
