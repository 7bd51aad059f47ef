package import Domain

/// Questions between the sides of open matches. The caller has asked the lifecycle, and records the event.
package protocol QuestionRecords {
  /// Keeps a question in state `asked`, or `refused` at once.
  ///
  /// - Parameters:
  ///   - text: as it may be shown.
  ///   - source: the message in which it was said: a message is one question at most.
  ///   - refusal: why it is not asked; `nil` where it is.
  /// - Returns: `nil` where the side has as many already as it may; nothing has changed then.
  /// - Throws: `StoreError.constraint` where the message is a question already.
  func ask(_ text: String, by side: Role, in match: MatchID, source: MessageID, refusal: QuestionRefusal?)
    throws
    -> MatchQuestion?
  /// `nil` where there is none.
  func find(_ id: QuestionID) throws -> MatchQuestion?
  /// Those of both sides, in the order asked.
  func all(in match: MatchID) throws -> [MatchQuestion]
  /// How many of a side's there are.
  func allowance(of side: Role, in match: MatchID) throws -> QuestionAllowance
  /// The questions of others that wait for an answer of `user`, oldest first.
  func waiting(for user: UserID) throws -> [MatchQuestion]
  /// Writes the state, and what the asker was told. One that is refused counts no more.
  ///
  /// - Returns: false where it may not be refused, since as many were as may be; nothing has changed then.
  func setState(_ state: MatchQuestionState, answer: String?, of question: QuestionID) throws -> Bool
  /// Notes in which message the other side answered.
  func setAnswerSource(_ message: MessageID, of question: QuestionID) throws
  /// Those of a match that has ended are asked no more: their buttons and waiting jobs go.
  func close(in match: MatchID) throws
  /// The messages in which `user` asked: words about somebody else.
  func sources(of user: UserID) throws -> Set<MessageID>
}
