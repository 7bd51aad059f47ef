package import Domain
import Localization
import Ports

extension Conversation {
  /// Carries out a pressed button. One that is somebody else's, used or out of date explains itself and changes
  /// nothing.
  func press(_ id: ActionID, _ turn: Turn) throws -> Receipt {
    let tx = turn.tx
    let limit = try tx.settings.inputLimits().pressesAMinute
    guard try tx.chats.countPress(by: turn.user.id, since: tx.now - .minutes(1)) <= limit else {
      throw InputRefusal.tooManyPresses(limit: limit)
    }
    // One that is gone was wiped with its message.
    guard let action = try tx.chats.action(id) else {
      try turn.say(.consent(.usedButton))
      return .done
    }
    guard action.owner == turn.user.id else {
      try turn.say(.consent(.notYours))
      return .done
    }
    if action.state == .used, !Self.explainsItself(action.intent) {
      try turn.say(.consent(.usedButton))
      return .done
    }
    return try perform(action, turn)
  }

  /// Buttons about a match say how it stands when they are pressed late; the others only that they are used.
  private static func explainsItself(_ intent: MessageAction.Intent) -> Bool {
    switch intent {
    case .accept, .confirmAccept, .decline, .tellMore, .ask, .answerQuestion, .skipQuestion: true
    case .because, .activate, .confirmReset, .confirmErase, .resume, .dismiss, .answerNow, .tellPitch, .reply,
      .forgetPreferences:
      false
    }
  }

  private func perform(_ action: MessageAction, _ turn: Turn) throws -> Receipt {
    switch action.intent {
    case .activate:
      try turn.tx.chats.useActions(of: action.message)
      try activate(turn)
    case .resume:
      try turn.tx.chats.useActions(of: action.message)
      try resume(turn)
    case .tellPitch:
      try turn.tx.chats.useActions(of: action.message)
      try tellPitch(turn)
    case .reply(let words):
      // As typed: it stands in the history, and the same limits hold.
      return try say(words, mayBeInvited: false, turn)
    case .dismiss:
      try turn.tx.chats.useActions(of: action.message)
      try turn.say(.agent(.dismissed))
    case .accept(let match): try previewAcceptance(of: match, turn)
    case .confirmAccept(let match): try accept(match, action, turn)
    case .decline(let match): try decline(match, action, turn)
    case .because(let match, let reason):
      try turn.tx.chats.useActions(of: action.message)
      try keepReason(reason, of: match, turn)
    case .forgetPreferences:
      try turn.tx.chats.useActions(of: action.message)
      try turn.tx.matches.forgetPreferences(of: turn.user.id)
      try turn.say(.agent(.preferencesForgotten))
    case .tellMore(let match): try tellMore(about: match, turn)
    case .ask(let match): try inviteQuestion(about: match, turn)
    case .answerQuestion(let question): try inviteAnswer(to: question, turn)
    case .skipQuestion(let question): try skip(question, turn)
    case .confirmReset: try reset(turn)
    case .confirmErase:
      try erase(turn.user, by: nil, turn.tx)
      return .erased
    case .answerNow(let job):
      try turn.tx.chats.useActions(of: action.message)
      try answerNow(job, turn)
    }
    return .done
  }

  private func tellPitch(_ turn: Turn) throws {
    try turn.say(Phrase(.agent(.pitch)), kind: .said)
    // Who has begun to tell is not asked how to begin.
    let hasBegun =
      try turn.tx.profiles.currentID(of: turn.user.id) != nil || draft(of: turn.user.id, turn.tx) != nil
    if !hasBegun { try turn.say(Phrase(.agent(.pitchQuestion)), kind: .said) }
  }

  private func activate(_ turn: Turn) throws {
    do {
      let before = turn.user.stage
      try change(turn.user, by: .activated, turn.tx)
      try turn.say(before == .active ? .agent(.alreadyActive) : .agent(.activated))
    } catch is InvalidTransition<ProfileStage, ProfileStageEvent> {
      try turn.say(.agent(.noProfileYet))
    }
  }

  /// The match and the user's side of it, if they were introduced and may still say yes or no; says why where not.
  private func open(_ id: MatchID, to intent: MessageAction.Intent, _ turn: Turn) throws -> (
    match: Match, side: Role
  )? {
    guard let match = try turn.tx.matches.find(id), let side = match.role(of: turn.user.id) else {
      try turn.say(.consent(.notYours))
      return nil
    }
    // A yes can be taken back until the other side has said theirs.
    let isTakenBack = if case .decline = intent { match.status == .accepted(by: side) } else { false }
    // Somebody who is asked again may owe an answer elsewhere meanwhile.
    let isAsked = match.side(side).isWaiting || match.status == .accepted(by: side.counterpart)
    guard isAsked || isTakenBack, match.side(side).introducedAt != nil else {
      try turn.say(MatchWords.standing(match.status, for: side))
      return nil
    }
    return (match, side)
  }

  /// Shows exactly what the other side would get. Without a contact there is nothing to show: it is asked for.
  private func previewAcceptance(of id: MatchID, isAgain: Bool = false, _ turn: Turn) throws {
    guard let (match, side) = try open(id, to: .accept(id), turn) else { return }
    guard let contact = turn.user.contact else {
      return try turn.say(.consent(.askContact), actions: turn.publicName.map { [.reply($0)] } ?? [])
    }
    let changes = try desk.changes(shownTo: side, of: match, in: turn.tx)
    try AcceptancePreview(match: id, contact: contact, changes: changes).show(
      to: turn.user.id, in: turn.chat.id, turn.book, turn.tx, isAgain: isAgain)
  }

  private func accept(_ id: MatchID, _ action: MessageAction, _ turn: Turn) throws {
    guard let (_, side) = try open(id, to: action.intent, turn) else { return }
    // Its preview was put away, by "no" or by a newer one: what is shared is shown again first.
    guard action.state == .open, turn.user.contact != nil else {
      return try previewAcceptance(of: id, isAgain: true, turn)
    }
    try turn.tx.chats.useActions(of: action.message)
    switch try desk.apply(.accepted(by: side), to: id, by: .user(turn.user.id), in: turn.tx) {
    // Whoever is asked again waits like whoever has not answered: nobody learns who said yes first.
    case .awaitAnswer, .askAgain: try turn.say(.consent(.acceptedFirst))
    // Both are told by the desk, with the contacts.
    case .revealContacts: break
    case .none, .introduceBoth, .freeBoth, .tellDeclined, .tellExpired, .tellWithdrawn: break
    }
  }

  private func decline(_ id: MatchID, _ action: MessageAction, _ turn: Turn) throws {
    guard let (_, side) = try open(id, to: action.intent, turn) else { return }
    try turn.tx.chats.useActions(of: action.message)
    _ = try desk.apply(.declined(by: side), to: id, by: .user(turn.user.id), in: turn.tx)
    if let reason = turn.reason { return try keepReason(reason, of: id, turn) }
    try turn.say(.consent(.declinedYours), actions: DeclineReason.allCases.map { .because(id, $0) })
  }

  private func keepReason(_ reason: DeclineReason, of id: MatchID, _ turn: Turn) throws {
    guard let side = try turn.tx.matches.find(id)?.role(of: turn.user.id),
      try desk.keepReason(reason, of: side, in: id, turn.tx)
    else { return try turn.say(.consent(.usedButton)) }
    try turn.say(.agent(.reasonKept))
  }

  /// What the other side shows of itself, below the introduction.
  private func tellMore(about id: MatchID, _ turn: Turn) throws {
    guard let (match, side) = try open(id, to: .tellMore(id), turn) else { return }
    guard let text = try shownNow(of: match, to: side, turn) else {
      return try turn.say(.consent(.nothingMore))
    }
    _ = try turn.tx.chats.append(
      NewMessage(
        chat: turn.chat.id, author: .mitko, kind: .introduction(id), text: text,
        actions: [.accept(id), .decline(id), .ask(id)]))
  }

  /// Erases everything about `user` without asking again: for a head that has asked in its own way.
  package func erase(_ user: UserID) async throws {
    try await store.write { tx in
      guard let person = try tx.users.find(user) else { return }
      try erase(person, by: nil, tx)
    }
  }

  /// - Parameter actor: whose doing it is; `nil` for the person's own.
  func erase(_ user: User, by actor: Event.Actor?, _ tx: any Transaction) throws {
    try StageChange(desk: desk).change(user, by: .erased, actor: actor, tx)
    try tx.users.erase(user.id)
  }

  private func reset(_ turn: Turn) throws {
    try change(turn.user, by: .wasReset, turn.tx)
    _ = try turn.tx.users.reset(turn.user.id)
    guard let fresh = try turn.tx.users.find(turn.user.id) else { throw StoreError.missing("user") }
    try greet(fresh, in: try turn.tx.chats.main(of: fresh.id), turn.tx)
  }

  private func answerNow(_ id: JobID, _ turn: Turn) throws {
    guard let job = try turn.tx.jobs.find(id), job.user == turn.user.id else {
      return try turn.say(.consent(.usedButton))
    }
    switch job.state {
    case .held(.unknownPrice): try turn.tx.jobs.release(id)
    // An operator has stopped it: it is answered by the rules once it is let go on.
    case .held(.byOperator): try turn.say(.agent(.heldByOperator))
    case .queued, .retrying: break
    case .running, .completed, .discarded, .cancelled: return try turn.say(.consent(.usedButton))
    }
    try turn.tx.jobs.setMaker(.builtin, of: id)
  }
}
