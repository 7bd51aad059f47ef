package import Domain

/// Sums up the older part of a conversation, so that a model need not read all of it in every turn.
package protocol Summariser: Sendable {
  /// What takes the place of `request.earlier` and `request.messages`, and what each call of a model cost.
  func summarise(_ request: SummaryRequest) async throws -> (
    summary: ChatSummary, spending: [Outcome.Spending]
  )
  /// How many of the latest messages had better stay as they are, since an interviewer has room for them beside a summary.
  ///
  /// - Parameter messages: the latest, oldest first.
  func kept(of messages: [Message]) -> Int
}

/// What a summariser may know: one conversation of one person.
package struct SummaryRequest: Sendable {
  /// The summary of what was said before `messages`; `nil` where they are the beginning.
  package let earlier: ChatSummary?
  /// Oldest first, at least one. What Mitko quoted of others in them is left out; where nothing else is among them, nobody
  /// is asked, and what was summed up before stands for them too.
  package let messages: [Message]
  package let language: Language

  package init(earlier: ChatSummary?, messages: [Message], language: Language) {
    self.earlier = earlier
    self.messages = messages
    self.language = language
  }
}
