package import Domain
package import Localization
package import Ports

/// What happens to matches, whoever causes it: asks the lifecycle, writes status and event, tells both sides and
/// makes the next jobs. Always inside a transaction of the caller's, so that a change and its messages commit
/// together.
package struct MatchMaking: MatchDesk {
  let phrasebooks: Phrasebooks
  let views: any ViewChangeTelling
  /// Who judges and writes now.
  let makers: MakerChoice

  /// - Parameter changes: tells the other side what changed in a view since it was shown.
  package init(
    phrasebooks: Phrasebooks, changes: any ViewChangeTelling, makers: MakerChoice
  ) {
    self.phrasebooks = phrasebooks
    views = changes
    self.makers = makers
  }

  package func apply(
    _ event: MatchEvent, to id: MatchID, by actor: Event.Actor, in tx: any Transaction
  ) throws -> MatchAction {
    if case .operatorNamed = actor, event.isAnswer { throw AnswerForAnother() }
    guard let match = try tx.matches.find(id) else { throw StoreError.missing("match") }
    let step = try match.status.after(try onPresentTerms(event, match, tx))
    guard step.action != .none else { return .none }
    try tx.matches.setStatus(step.state, of: id)
    try tx.events.append(
      Event(
        subject: .match(id), actor: actor, kind: "match", from: match.status.word, to: step.state.word,
        at: tx.now))
    if step.state.hasEnded {
      try tx.chats.closeActions(about: id)
      try tx.jobs.cancelWaiting(about: id)
      try tx.questions.close(in: id)
    }
    if case .accepted(let side) = event { try keepConsent(of: side, in: match, tx) }
    if event.isAnswer, case .user(let user) = actor { try PreferenceLearning.learn(of: user, in: tx) }
    try follow(step.action, match, in: tx)
    return step.action
  }

  package func keepReason(
    _ reason: DeclineReason, of side: Role, in id: MatchID, _ tx: any Transaction
  ) throws -> Bool {
    guard let match = try tx.matches.find(id), try tx.matches.setReason(reason, of: side, in: id) else {
      return false
    }
    try PreferenceLearning.learn(of: match.side(side).user, in: tx)
    return true
  }

  package func propose(
    seeker: (user: UserID, version: ProfileVersionID), provider: (user: UserID, version: ProfileVersionID),
    score: PairScore, round: Int, turn: UserID, in tx: any Transaction
  ) throws -> Match {
    let match = try tx.matches.form(seeker: seeker, provider: provider, round: round, turn: turn)
    try tx.matches.setScore(score, seeker: seeker.version, provider: provider.version)
    try tx.events.append(
      Event(
        subject: .match(match.id), actor: .program, kind: "match", from: nil, to: MatchStatus.pending.word,
        at: tx.now))
    let epoch = try tx.users.find(turn)?.epoch ?? 0
    _ = try tx.jobs.enqueue(
      NewJob(
        .qualify(match.id),
        maker: try makers.maker(of: .qualify, about: [seeker.user, provider.user], in: tx), user: turn,
        epoch: epoch, notBefore: tx.now))
    return match
  }

  package func withdrawAll(
    of user: UserID, for reason: WithdrawalReason, by actor: Event.Actor, in tx: any Transaction
  ) throws {
    for match in try tx.matches.open(of: user) {
      _ = try apply(.withdrawn(reason), to: match.id, by: actor, in: tx)
    }
  }

  package func wake(in tx: any Transaction) throws {
    _ = try tx.jobs.enqueue(NewJob(.matchStep, user: nil, epoch: 0, notBefore: tx.now))
  }

  /// The timer: a step, and once a day a new look by everybody, since some exclusions end by time alone.
  package func tick(in tx: any Transaction) throws {
    _ = try tx.matches.currentRound()
    // A clock that was set back puts the last look into the future: nobody waits until that comes again.
    if let last = try tx.matches.turnsMadeDueAt(),
      !(Duration.zero..<Duration.days(1)).contains(tx.now.since(last))
    {
      try tx.matches.makeTurnsDue()
    }
    try wake(in: tx)
  }

  package func seen(_ id: MatchID, by user: UserID, in tx: any Transaction) throws {
    guard let match = try tx.matches.find(id), let side = match.role(of: user),
      match.side(side).introducedAt != nil, match.side(side).isWaiting,
      try tx.matches.setSeen(id, side)
    else { return }
    try queueDeadline(of: id, side, in: tx)
  }

  /// Makes a chore for the next instant at which something is due for a side.
  func queueDeadline(of id: MatchID, _ side: Role, in tx: any Transaction) throws {
    guard let match = try tx.matches.find(id), let introduced = match.side(side).introducedAt else { return }
    let due = try tx.settings.answerDeadlines().due(
      for: match.side(side), introducedAt: introduced, now: tx.now)
    let at: Timestamp
    switch due {
    case .nothing(let until): at = until
    case .reminder, .expiry: at = tx.now
    }
    _ = try tx.jobs.enqueue(
      NewJob(.answerDeadline(id, side), user: nil, epoch: 0, notBefore: at))
  }

  private func follow(_ action: MatchAction, _ match: Match, in tx: any Transaction) throws {
    switch action {
    case .none: return
    case .introduceBoth:
      for side in Role.allCases { try queueIntroduction(of: match, to: side, in: tx) }
      return
    case .freeBoth, .awaitAnswer: break
    case .askAgain(let side):
      try tellChanges(to: side, of: match, .consent(.askedAgain), in: tx)
      try queueDeadline(of: match.id, side, in: tx)
    case .revealContacts: try revealContacts(of: match, in: tx)
    case .tellDeclined(let told):
      if let told { try tell(told, of: match, Phrase(.consent(.otherDeclined)), in: tx) }
    case .tellExpired:
      for side in Role.allCases where match.side(side).introducedAt != nil {
        try tell(side, of: match, Phrase(.consent(.expired)), in: tx)
      }
    case .tellWithdrawn(let reason): try tellWithdrawn(match, reason, in: tx)
    }
    // Whatever ended or was answered, somebody is free now.
    try wake(in: tx)
  }

  private func queueIntroduction(of match: Match, to side: Role, in tx: any Transaction) throws {
    guard let user = try tx.users.find(match.side(side).user) else { return }
    let maker = try makers.maker(
      of: .introduce, about: [match.seeker.user, match.provider.user], in: tx)
    _ = try tx.jobs.enqueue(
      NewJob(
        .introduce(match.id, side), maker: maker, user: user.id, epoch: user.epoch, notBefore: tx.now))
  }

  /// A yes to somebody who has changed since the other side said theirs makes that one the second to be asked: nobody's
  /// contact goes out for a yes to something else. Hiding more changes nothing of what was agreed to.
  private func onPresentTerms(_ event: MatchEvent, _ match: Match, _ tx: any Transaction) throws -> MatchEvent
  {
    guard case .accepted(let side) = event, match.status == .accepted(by: side.counterpart),
      try views.changes(shownTo: side.counterpart, of: match, in: tx).contains(where: \.isOfSubstance)
    else { return event }
    return .acceptedAnew(by: side)
  }

  package func changes(shownTo reader: Role, of match: Match, in tx: any Transaction) throws -> String? {
    let found = try views.changes(shownTo: reader, of: match, in: tx)
    guard !found.isEmpty, let user = try tx.users.find(match.side(reader).user) else { return nil }
    return views.lines(found, of: reader.counterpart, language: user.language).joined(separator: "\n")
  }

  package func viewChanged(of user: UserID, in tx: any Transaction) throws {
    // What somebody asks for themselves is not held against others: that may have changed.
    try PreferenceLearning.learn(of: user, in: tx)
    for match in try tx.matches.open(of: user) {
      guard let side = match.role(of: user)?.counterpart, match.side(side).introducedAt != nil,
        try changes(shownTo: side, of: match, in: tx) != nil
      else { continue }
      // What is about to be agreed to is shown once more, with what has changed.
      for action in try tx.chats.openActions(of: match.side(side).user, .confirmAccept(match.id)) {
        try tx.chats.useActions(of: action.message)
      }
      let hasAccepted = match.status == .accepted(by: side)
      let key: PhraseKey = hasAccepted ? .consent(.viewChangedAfterYes) : .consent(.viewChanged)
      // Once: whoever has not said anything since finds the rest on the card and before their yes.
      let chat = try tx.chats.main(of: match.side(side).user).id
      if let last = try tx.chats.messages(in: chat, before: nil, limit: 1).last,
        last.kind == .introduction(match.id), try isNotice(key, last, to: match.side(side).user, tx)
      {
        continue
      }
      try tellChanges(to: side, of: match, key, in: tx)
    }
  }

  /// Whether a message is the notice of this key, and not the card of the match shown once more.
  private func isNotice(
    _ key: PhraseKey, _ message: Message, to user: UserID, _ tx: any Transaction
  ) throws -> Bool {
    guard let reader = try tx.users.find(user) else { return false }
    return message.text.hasPrefix(phrasebooks.book(for: reader.language.code).text(key))
  }

  private func tellChanges(
    to side: Role, of match: Match, _ key: PhraseKey, in tx: any Transaction
  ) throws {
    guard let user = try tx.users.find(match.side(side).user), user.stage != .erased else { return }
    let text = phrasebooks.book(for: user.language.code).text(key)
    let isTakenBack = key == .consent(.viewChangedAfterYes)
    // As an introduction: what it quotes goes when the other side is erased.
    _ = try tx.chats.append(
      NewMessage(
        chat: try tx.chats.main(of: user.id).id, author: .mitko, kind: .introduction(match.id),
        text: ([text] + [try changes(shownTo: side, of: match, in: tx)].compactMap(\.self)).joined(
          separator: "\n"),
        actions: isTakenBack
          ? [.decline(match.id)] : MessageAction.Intent.proposal(match.id),
        phraseTag: key.rawValue))
  }

  /// What a side was shown before it accepted is what the other side gets, whatever it changes later; and what it was
  /// shown of the other side is what its yes is for.
  private func keepConsent(of side: Role, in match: Match, _ tx: any Transaction) throws {
    if let shown = try tx.profiles.currentID(of: match.side(side.counterpart).user) {
      try tx.matches.setShown(shown, to: side, in: match.id)
    }
    // Accepting asks for a contact first; without one the acceptance must not have happened.
    guard let contact = try tx.users.find(match.side(side).user)?.contact else {
      throw StoreError.missing("contact")
    }
    try tx.matches.setShared(contact, by: side, in: match.id)
  }

  /// Each receives the other's contact: the only place in Mitko that hands one out, reached only through
  /// `MatchStatus.after` by the second side's acceptance.
  private func revealContacts(of match: Match, in tx: any Transaction) throws {
    for side in Role.allCases {
      guard let contact = try tx.matches.find(match.id)?.side(side.counterpart).sharedContact else {
        throw StoreError.missing("shared contact")
      }
      try tell(side, of: match, .consentConnected(contact.value), kind: .contact(match.id), in: tx)
    }
    try tx.events.append(
      Event(
        subject: .match(match.id), actor: .program, kind: "contact.revealed", from: nil, to: nil, at: tx.now))
  }

  /// Those who were introduced are told; whoever caused it by leaving reads that it was theirs.
  private func tellWithdrawn(_ match: Match, _ reason: WithdrawalReason, in tx: any Transaction) throws {
    for side in Role.allCases where match.side(side).introducedAt != nil {
      let own = try left(match.side(side).user, for: reason, in: tx)
      try tell(side, of: match, Phrase(own ? .consent(.withdrawnYours) : .consent(.withdrawn)), in: tx)
    }
  }

  /// Whether `user` is the one whose leaving is the reason.
  private func left(_ user: UserID, for reason: WithdrawalReason, in tx: any Transaction) throws -> Bool {
    guard let stage = try tx.users.find(user)?.stage else { return false }
    switch reason {
    case .paused: return stage == .paused
    case .reset: return stage == .onboarding
    case .erased: return stage == .erased
    case .unreachable:
      if case .unreachable = stage { return true }
      return false
    case .byOperator, .qualifyDiscarded, .workCancelled: return false
    }
  }

  func tell(
    _ side: Role, of match: Match, _ phrase: Phrase, kind: Message.Kind = .notice,
    actions: [MessageAction.Intent] = [], in tx: any Transaction
  ) throws {
    guard let user = try tx.users.find(match.side(side).user), user.stage != .erased else { return }
    _ = try tx.chats.append(
      NewMessage(
        chat: try tx.chats.main(of: user.id).id, author: .mitko, kind: kind,
        text: phrasebooks.book(for: user.language.code).text(phrase), actions: actions,
        phraseTag: phrase.key.rawValue))
  }
}

extension SettingRecords {
  /// Reminder and expiry as the settings have them now.
  package func answerDeadlines() throws -> AnswerDeadlines {
    func days(_ setting: Setting) throws -> Duration {
      .microseconds(Int64(try value(of: setting) * 86_400_000_000))
    }
    return AnswerDeadlines(
      reminder: try days(.reminderDays), expiry: try days(.expiryDays), unseen: try days(.unseenDays))
  }
}
