import Domain

/// The reply that is being made, as far as this screen has heard of it.
///
/// It hears of it twice: at once where this process makes it, and by rows that any process writes. What was heard is
/// ahead of the rows and stands until they tell that the attempt has ended.
struct GrowingReply: Sendable {
  /// What it says so far; `nil` where it has said nothing yet, or begins anew.
  var draft: ReplyDraft? { said.flatMap { $0.text.isEmpty ? nil : $0 } }
  private var said: ReplyDraft?
  private var isHeard = false
  /// The attempt that ended last: what is heard of it comes late.
  private var ended: Attempt?
  /// Whether the view stopped following its end, so that its beginning can be read. Once is enough: whoever goes to the
  /// end again wants to see it grow.
  var wasHeld = false

  private struct Attempt: Hashable {
    let job: JobID
    let number: Int

    init(_ draft: ReplyDraft) { (job, number) = (draft.job, draft.attempt) }
    init(_ running: RunningReply) { (job, number) = (running.job, running.attempt) }
  }

  /// Takes in what the rows tell.
  ///
  /// - Parameter isStored: whether a message of that job is in the transcript.
  mutating func take(_ progress: ReplyProgress, isStored: (JobID) -> Bool) {
    switch progress {
    case .running(let running):
      if let said, isHeard, Attempt(said) == Attempt(running) { return }
      become(ReplyDraft(job: running.job, attempt: running.attempt, text: running.text), isHeard: false)
    case .thinking:
      // A look from before it began; or it has ended, and the next one waits already.
      if let said, isStored(said.job) { become(nil, isHeard: false) }
    case .idle, .planned: become(nil, isHeard: false)
    }
  }

  /// Takes in what was heard; false where it comes too late.
  mutating func hear(_ heard: ReplyDraft) -> Bool {
    guard Attempt(heard) != ended else { return false }
    become(heard, isHeard: true)
    return true
  }

  private mutating func become(_ new: ReplyDraft?, isHeard: Bool) {
    if let said, new.map(Attempt.init) != Attempt(said) {
      ended = Attempt(said)
      wasHeld = false
    }
    said = new
    self.isHeard = isHeard
  }
}
