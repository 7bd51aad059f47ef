package import Domain

/// Replies while they are being made: what they say so far, and the wish that they stop.
package protocol DraftRecords {
  /// What the running reply of a chat says so far; `nil` where none runs, where its user was reset meanwhile, and
  /// before it has said anything. The end of an attempt, however it comes, ends its draft.
  func draft(of chat: ChatID) throws -> ReplyDraft?
  /// Replaces the draft of a chat. Changes nothing where the attempt does not run any more.
  func set(_ draft: ReplyDraft, of chat: ChatID) throws

  /// Notes that a reply's reader wants it to stop. Stays noted whatever becomes of the attempt: whoever takes the job up
  /// again finds it.
  ///
  /// - Returns: whether the reply runs; where it does not, nothing is noted.
  func requestStop(of job: JobID) throws -> Bool
  /// Whether a reply was asked to stop.
  func isStopRequested(of job: JobID) throws -> Bool
}
