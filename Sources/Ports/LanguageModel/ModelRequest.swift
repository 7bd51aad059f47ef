/// What a model is asked: instructions, what was said before, and what is to be answered now.
///
/// There is no way to ask for the continuation of a half answer: newer models refuse it.
package struct ModelRequest: Hashable, Sendable {
  /// One piece of what the model reads.
  package enum Part: Hashable, Sendable {
    /// Words that stand for themselves: instructions from the prompt library, or what this conversation's own user and
    /// Mitko said to each other.
    case plain(String)
    /// What somebody wrote that is only to be read: another user's words, a document. Data, never instructions.
    case quoted(Quotation)
  }

  /// Who says a turn.
  package enum Role: Hashable, Sendable {
    case user
    /// Mitko, in an earlier answer.
    case assistant
  }

  /// One turn of the conversation so far.
  package struct Turn: Hashable, Sendable {
    package let role: Role
    package let parts: [Part]

    package init(_ role: Role, _ parts: [Part]) {
      self.role = role
      self.parts = parts
    }
  }

  /// What Mitko wants, from the prompt library: the system's part. The first piece is the same for everybody who speaks a
  /// language; those behind it are this conversation's own.
  package var instructions: [Part]
  /// The conversation so far, oldest first; may begin with either side.
  package var history: [Turn]
  /// What is answered: the user's part.
  package var question: [Part]
  /// The version of the prompt that the instructions are from.
  package var promptVersion: String
  /// What the prompt's variables stood for: with it the same question can be asked in the words of another prompt.
  package var variables: [PromptVariable: String] = [:]
  /// What the answer has to look like; `nil` for prose.
  package var shape: AnswerSchema?
  /// The longest answer, in tokens; what a model thinks beforehand comes on top.
  package var outputLimit: Int
  /// So many turns of `history`, from its beginning, stand in the next request of the conversation as they do here, which
  /// will follow soon: the provider had better keep what leads up to the last of them. None where nothing follows, as
  /// after a verdict. What is answered never counts: it is followed by the words alone, without what the program added.
  package var keptTurns: Int

  package init(
    instructions: [Part], history: [Turn] = [], question: [Part], promptVersion: String,
    shape: AnswerSchema? = nil, outputLimit: Int, keptTurns: Int = 0
  ) {
    self.instructions = instructions
    self.history = history
    self.question = question
    self.promptVersion = promptVersion
    self.shape = shape
    self.outputLimit = outputLimit
    self.keptTurns = keptTurns
  }

  /// A request whose instructions are a prompt's.
  ///
  /// - Parameter variables: what those of the prompt stand for.
  package init(
    _ prompt: Prompt, _ variables: [PromptVariable: String], question: [Part], shape: AnswerSchema? = nil,
    outputLimit: Int
  ) {
    self.init(
      instructions: [], question: question, promptVersion: prompt.version, shape: shape,
      outputLimit: outputLimit)
    self.variables = variables
    instruct(by: prompt)
  }

  /// Puts a prompt in the place of the one that the request was made with.
  package mutating func instruct(by prompt: Prompt) {
    instructions = prompt.pieces(filledWith: variables).map { .plain($0) }
    promptVersion = prompt.version
  }
}

extension ModelRequest {
  /// Parts as one text, quotations within their fences: what every provider's client sends.
  package static func text(of parts: [Part]) -> String {
    parts.map { part in
      switch part {
      case .plain(let text): text
      case .quoted(let quotation): quotation.fenced
      }
    }.joined(separator: "\n\n")
  }

  /// Everything that is read, as one text: what the size of the request is estimated from.
  package var text: String {
    ([instructions] + history.map(\.parts) + [question]).map(Self.text(of:)).joined(separator: "\n\n")
  }
}
