/// The one line of a chat that says how a reply stands: how long it still takes, or that it is being made.
///
/// It begins with the notice of the wait, becomes the thinking mark when work starts, stays below everything else, and goes
/// away when the reply has ended, however that was.
package struct StatusLine: Hashable, Sendable {
  /// What the line says. The raw value is the word in the database.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The reply waits. Entered when its wait is told; leaves to `thinking`, or with the reply.
    case waiting
    /// The reply is being made. Entered when work starts; leaves to `waiting` where it has to be tried again.
    case thinking
    /// What the reply says so far, where it cannot be shown otherwise. Leaves with the reply, and with an attempt
    /// that has failed.
    case draft
  }

  package let kind: Kind
  package let words: String

  package init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words
  }

  /// What has to happen for a chat to show a line as it is now to be.
  package enum Step: Hashable, Sendable {
    case nothing
    /// The line goes away.
    case remove
    /// It says something else, where it is.
    case edit(StatusLine)
    /// It goes below what has come since.
    case move(StatusLine)
  }

  /// The step from what is shown.
  ///
  /// - Parameters:
  ///   - wanted: what is to be said; `nil` once the reply has ended.
  ///   - isLowest: whether nothing stands below it.
  package func step(to wanted: StatusLine?, isLowest: Bool) -> Step {
    guard let wanted else { return .remove }
    // What grows says by itself what it says, as long as it does.
    if kind == .draft { return wanted.kind == .waiting ? .remove : .nothing }
    if !isLowest { return .move(wanted) }
    return wanted == self ? .nothing : .edit(wanted)
  }
}
