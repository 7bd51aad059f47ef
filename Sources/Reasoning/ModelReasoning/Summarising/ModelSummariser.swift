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

  /// With a model, and what it is instructed with.
  package init(model: any LanguageModel, prompts: any PromptLibrary) {
    asking = ModelAsking(model: model, prompts: prompts)
  }

  /// What one summary may cost at most, repairs included.
  package var bound: CostEstimate { asking.bound(request: Self.longestRequest, answer: Self.longestAnswer) }

  /// Of more messages than fit into a request the first are summed up; `upTo` tells how far that went.
  package func summarise(
    _ request: SummaryRequest
  ) async throws -> (summary: ChatSummary, spending: [Outcome.Spending]) {
    let (asked, last) = self.request(request)
    let instructions = ModelRequest.text(of: asked.instructions)
    let (ending, calls) = try await asking.ask(asked) { (raw) throws(AnswerProblem) -> String in
      let text = OutputCheck.cleaned(raw)
      if text.isEmpty { throw .content("the summary is empty.") }
      if text.unicodeScalars.count > Self.longestSummary { throw .content("the summary is too long.") }
      if OutputCheck.copies(text, from: instructions) {
        throw .content("the summary repeats the instructions.")
      }
      // Whoever needs an address finds it where it is stored; a summary goes on to other models' eyes.
      if !Identifiers.find(in: text).isEmpty { throw .content("the summary holds an address or a link.") }
      return text
    }
    switch ending {
    case .unusable(let problem): throw JobError.unusable(problem, calls)
    case .answered(let text):
      return (ChatSummary(text: text, upTo: last, promptVersion: asked.promptVersion), calls)
    }
  }

  /// The request, and the position of the last message that is in it.
  private func request(_ request: SummaryRequest) -> (ModelRequest, upTo: Int) {
    let prompt = asking.prompts.prompt(.summary)
    var asked = ModelRequest(
      prompt, [.language: LanguageNames.english(request.language)],
      question: request.earlier.map { [.quoted(Quotation($0.text, source: "the earlier summary"))] } ?? [],
      outputLimit: Self.longestAnswer)
    var room = Self.longestRequest - asking.model.tokens(in: asked.text)
    var last = request.earlier?.upTo ?? 0
    var isFirst = true
    for message in request.messages {
      // What the program showed may hold words of others: it is in no summary.
      if message.kind == .said {
        let author = message.author == .user ? "the user" : "Mitko"
        let text = TextCleaning.prefix(message.text, scalars: Self.longestMessage)
        let part = ModelRequest.Part.quoted(
          Quotation(text, source: "message \(message.position), of \(author)"))
        room -= asking.model.tokens(in: ModelRequest.text(of: [part]))
        if !isFirst && room < 0 { break }
        isFirst = false
        asked.question.append(part)
      }
      last = message.position
    }
    asked.question.append(.plain("Write the summary."))
    return (asked, last)
  }

  /// Of a longer message the beginning is summed up, in Unicode scalars.
  private static let longestMessage = 8_000
}
