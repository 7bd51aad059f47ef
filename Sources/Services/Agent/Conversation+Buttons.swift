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
    guard let action = try tx.chats.action(id), action.owner == turn.user.id else {
      try turn.say(.consentNotYours)
      return .done
    }
    if action.state == .used, !Self.explainsItself(action.intent) {
      try turn.say(.consentUsedButton)
      return .done
    }
    return try perform(action, turn)
  }

  /// Buttons about a match say how it stands when they are pressed late; the others only that they are used.
  private static func explainsItself(_ intent: MessageAction.Intent) -> Bool {
    switch intent {
    case .accept, .confirmAccept, .decline, .tellMore: true
    case .activate, .confirmReset, .confirmErase, .resume, .dismiss, .answerNow, .tellPitch: false
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
      try turn.say(Phrase(.agentPitch), kind: .said)
    case .dismiss:
      try turn.tx.chats.useActions(of: action.message)
      try turn.say(.agentDismissed)
    case .accept(let match): try previewAcceptance(of: match, turn)
    case .confirmAccept(let match): try answer(match, accepting: true, action, turn)
    case .decline(let match): try answer(match, accepting: false, action, turn)
    case .tellMore(let match): try tellMore(about: match, turn)
    case .confirmReset: try reset(turn)
    case .confirmErase:
      try erase(turn.user, turn.tx)
      return .erased
    case .answerNow(let job):
      try turn.tx.chats.useActions(of: action.message)
      try answerNow(job, turn)
    }
    return .done
  }

  private func activate(_ turn: Turn) throws {
    do {
      let before = turn.user.stage
      try change(turn.user, by: .activated, turn.tx)
      try turn.say(before == .active ? .agentAlreadyActive : .agentActivated)
    } catch is InvalidTransition<ProfileStage, ProfileStageEvent> {
      try turn.say(.agentNoProfileYet)
    }
  }

  /// The match if the user is one of its sides and it still waits for their answer; says why where not.
  private func awaiting(_ id: MatchID, _ turn: Turn) throws -> (match: Match, side: Role)? {
    guard let match = try turn.tx.matches.find(id), let side = match.role(of: turn.user.id) else {
      try turn.say(.consentNotYours)
      return nil
    }
    guard match.side(side).isWaiting, match.side(side).introducedAt != nil else {
      try turn.say(MatchWords.standing(match.status, for: side))
      return nil
    }
    return (match, side)
  }

  /// Shows exactly what the other side would get. Without a contact there is nothing to show: it is asked for.
  private func previewAcceptance(of id: MatchID, _ turn: Turn) throws {
    guard try awaiting(id, turn) != nil else { return }
    guard let contact = turn.user.contact else { return try turn.say(.consentAskContact) }
    try turn.say(.consentPreview(contact.value), actions: [.confirmAccept(id), .dismiss])
  }

  private func answer(_ id: MatchID, accepting: Bool, _ action: MessageAction, _ turn: Turn) throws {
    guard let (_, side) = try awaiting(id, turn) else { return }
    if accepting, turn.user.contact == nil { return try turn.say(.consentAskContact) }
    try turn.tx.chats.useActions(of: action.message)
    let event: MatchEvent = accepting ? .accepted(by: side) : .declined(by: side)
    let followed = try desk.apply(event, to: id, by: .user(turn.user.id), in: turn.tx)
    switch followed {
    case .awaitAnswer: try turn.say(.consentAcceptedFirst)
    case .tellDeclined: try turn.say(.consentDeclinedYours)
    // Both are told by the desk, with the contacts.
    case .revealContacts: break
    case .none, .introduceBoth, .freeBoth, .tellExpired, .tellWithdrawn: break
    }
  }

  private func tellMore(about id: MatchID, _ turn: Turn) throws {
    guard let (match, side) = try awaiting(id, turn) else { return }
    let other = match.side(side.counterpart)
    guard let version = try turn.tx.profiles.find(other.version),
      let facet = version.publicView.facets[side.counterpart]
    else { return try turn.say(.consentNothingMore) }
    let text = texts.publicText(of: facet, role: side.counterpart, language: turn.user.language)
    _ = try turn.tx.chats.append(
      NewMessage(
        chat: turn.chat.id, author: .mitko, kind: .introduction(id), text: text,
        actions: [.accept(id), .decline(id)]))
  }

  /// Erases everything about `user` without asking again: for a head that has asked in its own way.
  package func erase(_ user: UserID) async throws {
    try await store.write { tx in
      guard let person = try tx.users.find(user) else { return }
      try erase(person, tx)
    }
  }

  private func erase(_ user: User, _ tx: any Transaction) throws {
    try change(user, by: .erased, tx)
    try tx.users.erase(user.id)
  }

  private func reset(_ turn: Turn) throws {
    try change(turn.user, by: .wasReset, turn.tx)
    _ = try turn.tx.users.reset(turn.user.id)
    guard let fresh = try turn.tx.users.find(turn.user.id) else { throw StoreError.missing("user") }
    try greet(fresh, in: try turn.tx.chats.main(of: fresh.id), turn.tx)
  }

  private func answerNow(_ id: JobID, _ turn: Turn) throws {
    guard let job = try turn.tx.jobs.find(id), job.user == turn.user.id,
      job.state == .queued || job.state == .retrying
    else { return try turn.say(.consentUsedButton) }
    try turn.tx.jobs.setMaker(.builtin, of: id)
  }
}
