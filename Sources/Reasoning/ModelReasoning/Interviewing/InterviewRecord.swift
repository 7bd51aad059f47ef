import Domain
import Ports

/// What is known when a turn begins, and what the turn makes of it.
struct InterviewRecord {
  /// What this interviewer remembers for itself.
  private struct Notes: Codable {
    /// What was taken back or replaced, the latest last.
    var removed: [FactValue] = []
    /// What was told of a role that was not known yet.
    var waiting: [InterviewAnswer.Claim] = []
  }

  private let context: InterviewContext
  private var memory: InterviewMemory
  private var notes: Notes
  /// The profile before this turn.
  let before: Profile

  init(_ context: InterviewContext) {
    self.context = context
    memory = InterviewMemory(decoding: context.state)
    notes = memory.notes(of: .model, as: Notes.self) ?? Notes()
    var known = memory.draft ?? context.profile ?? Profile()
    // What its owner chose in the meantime holds for the draft too.
    if let stored = context.profile { known.choices = stored.choices }
    before = known
  }

  /// Whether the profile was shown as ready before: what is said now changes it rather than makes it.
  private var isUpdate: Bool {
    guard context.profile != nil else { return false }
    switch context.user.stage {
    case .onboarding, .ready: return memory.showedCard
    case .active, .paused, .unreachable, .erased: return true
    }
  }

  /// The turn that an answer makes.
  mutating func turn(
    _ answer: InterviewAnswer, _ request: InterviewRequest, greeting: [InterviewTurn.Line],
    spending: [Outcome.Spending]
  ) -> InterviewTurn {
    var reading = ClaimReading(
      before, said: request.said, currentYear: Int(context.now.description.prefix(4)),
      removed: notes.removed)
    reading.apply(answer.claims, waiting: notes.waiting)
    let profile = reading.profile
    let isValid = profile.defects.isEmpty
    let changed = profile != (context.profile ?? Profile())
    // Whoever corrects a finished profile sees all of it again.
    let shows = isValid && (answer.showsProfile || isUpdate && profile != before)
    notes.removed = reading.removed
    notes.waiting = reading.waiting
    memory.draft = changed && !isValid ? profile : nil
    memory.showedCard = memory.showedCard || shows
    return InterviewTurn(
      lines: greeting + [InterviewTurn.Line(OutputCheck.cleaned(answer.say))],
      profile: changed && isValid ? profile : nil, showsProfile: shows,
      contact: answer.contact.flatMap { request.contact($0) },
      startsMatching: isValid && answer.startsMatching.map { request.isOrder($0) } == true,
      state: encoded, spending: spending, droppedFacts: reading.dropped, isCrowded: request.isCrowded)
  }

  /// The memory with this interviewer's notes in it.
  var encoded: [UInt8]? {
    var memory = memory
    memory.spoke(.model, noting: notes)
    return memory.encoded
  }
}
