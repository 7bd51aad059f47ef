import Domain
import Lexicon
import Localization
import Ports

extension Conversation {
  /// Puts a question to the other side of the proposal that is meant.
  func ask(_ text: String, _ turn: Turn) throws -> Receipt {
    let open = try turn.tx.matches.open(of: turn.user.id).filter(\.isOpenToQuestions)
    let waiting = open.first { match in match.role(of: turn.user.id).map { match.side($0).isWaiting } ?? false
    }
    guard let match = waiting ?? open.last else {
      try turn.say(.asking(.noMatch))
      return .done
    }
    return try ask(text, about: match, turn)
  }

  /// Answers the oldest question that waits.
  func answer(_ text: String, _ turn: Turn) throws -> Receipt {
    guard let question = try turn.tx.questions.waiting(for: turn.user.id).first else {
      try turn.say(.asking(.noneWaiting))
      return .done
    }
    return try answer(text, to: question, turn)
  }

  // MARK: Invitations

  /// What somebody was invited to say next.
  private enum Invitation {
    case ask(MatchID)
    case answer(QuestionID)
  }

  /// An older invitation is forgotten: what is said then is meant for Mitko.
  private static let invitationHolds: Duration = .hours(1)
  /// So many messages of Mitko's may follow an invitation.
  private static let invitationReach = 20

  /// Takes what is said for what its author was invited to say; `nil` where they were not.
  func takeInvited(_ text: String, _ turn: Turn) throws -> Receipt? {
    guard let (invitation, message) = try invitation(turn) else { return nil }
    let receipt: Receipt
    switch invitation {
    case .ask(let id):
      guard let match = try turn.tx.matches.find(id), match.isOpenToQuestions else { return nil }
      receipt = try ask(text, about: match, turn)
    case .answer(let id):
      guard let question = try turn.tx.questions.find(id), question.state == .put else { return nil }
      receipt = try answer(text, to: question, turn)
    }
    try turn.tx.chats.useActions(of: message)
    return receipt
  }

  /// The invitation that stands since the user said something last, with its message.
  private func invitation(_ turn: Turn) throws -> (Invitation, MessageID)? {
    let tags = try turn.tx.chats.recentPhraseTags(in: turn.chat.id, limit: 1)
    // Whoever was asked for their contact since answers that.
    if tags.first == PhraseKey.consent(.askContact).rawValue { return nil }
    let latest = try turn.tx.chats.messages(in: turn.chat.id, before: nil, limit: Self.invitationReach)
    for message in latest.reversed() {
      guard message.author == .mitko, turn.tx.now.since(message.createdAt) < Self.invitationHolds else {
        return nil
      }
      guard case .introduction(let match) = message.kind else {
        // What Mitko asked since, or offers buttons for, is what is answered now.
        if message.kind == .said || message.actions.contains(where: { $0.state == .open }) { return nil }
        continue
      }
      // An invitation has one button; what it invites to stands on it.
      let open = message.actions.filter { $0.state == .open }.map(\.intent)
      guard open.count == 1, message.actions.count == 1, let only = open.first else { continue }
      if only == .dismiss { return (.ask(match), message.id) }
      if case .skipQuestion(let question) = only { return (.answer(question), message.id) }
    }
    return nil
  }

  /// Invites a question about the other side of a match.
  func inviteQuestion(about id: MatchID, _ turn: Turn) throws {
    guard let match = try turn.tx.matches.find(id), let side = match.role(of: turn.user.id) else {
      return try turn.say(.consent(.notYours))
    }
    guard match.isOpenToQuestions else { return try turn.say(MatchWords.standing(match.status, for: side)) }
    let left = try turn.tx.questions.allowance(of: side, in: id).left
    guard left > 0 else { return try turn.say(.asking(.noneLeft)) }
    try turn.say(.askingInvite(left: left), kind: .introduction(id), actions: [.dismiss])
  }

  /// Invites the answer to a question that was put to the user.
  func inviteAnswer(to id: QuestionID, _ turn: Turn) throws {
    guard let question = try asked(id, turn) else { return }
    try turn.say(
      .askingAnswerInvite(question.text), kind: .introduction(question.match), actions: [.skipQuestion(id)])
  }

  /// A question that waits for the user's answer; says why where none does.
  private func asked(_ id: QuestionID, _ turn: Turn) throws -> MatchQuestion? {
    guard let question = try turn.tx.questions.find(id),
      let match = try turn.tx.matches.find(question.match),
      match.role(of: turn.user.id) == question.asker.counterpart
    else {
      try turn.say(.consent(.notYours))
      return nil
    }
    guard question.state == .put else {
      try turn.say(.asking(.noneWaiting))
      return nil
    }
    return question
  }

  // MARK: Asking

  private func ask(_ text: String, about match: Match, _ turn: Turn) throws -> Receipt {
    let tx = turn.tx
    guard let side = match.role(of: turn.user.id) else { throw StoreError.missing("side") }
    let words = try checked(text, atMost: MatchQuestion.longest, turn)
    let shown = questions.masked(
      words, by: turn.user, as: side,
      Self.telling(words, besides: try tx.profiles.current(of: turn.user.id)?.profile ?? Profile()))
    let before = try tx.questions.all(in: match.id).filter { $0.asker == side }
    // A double tap asks once.
    if let same = before.first(where: { Self.isSame($0.text, shown) && $0.state.refusal == nil }) {
      try turn.say(.askingAskedAlready(same.text), kind: .introduction(match.id))
      return .done
    }
    guard try tx.questions.allowance(of: side, in: match.id).left > 0 else {
      try turn.say(.asking(.noneLeft))
      return .done
    }
    let refusal = try refusal(of: words, about: side.counterpart, in: match, tx)
    let message = try said(words, turn)
    guard
      let question = try tx.questions.ask(
        shown, by: side, in: match.id, source: message, refusal: refusal)
    else {
      try turn.say(.asking(.noneLeft))
      return .stored(message)
    }
    try questions.note(match.id, from: nil, to: question.state.word, by: .user(turn.user.id), tx)
    if let refusal {
      try turn.say(refusal.phrase)
      return .stored(message)
    }
    try queue(question, in: match, turn)
    try turn.say(.askingTaken(left: try tx.questions.allowance(of: side, in: match.id).left))
    return .stored(message)
  }

  private func queue(_ question: MatchQuestion, in match: Match, _ turn: Turn) throws {
    let chosen = try questions.makers.maker(
      of: .question, about: [match.seeker.user, match.provider.user], in: turn.tx)
    // Money that never comes is not waited for.
    let isPayable = try turn.tx.settings.value(of: .weeklyBudget) > 0
    _ = try turn.tx.jobs.enqueue(
      NewJob(
        .question(question.id), maker: isPayable ? chosen : .builtin, user: turn.user.id,
        epoch: turn.user.epoch,
        notBefore: turn.tx.now))
  }

  /// Why a question is not asked; `nil` where it is. What its owner chose to show may be asked for.
  private func refusal(
    of words: String, about role: Role, in match: Match, _ tx: any Transaction
  ) throws -> QuestionRefusal? {
    guard let reason = Fishing.found(in: words).flatMap({ QuestionRefusal(rawValue: $0.rawValue) }) else {
      return nil
    }
    let facet = try tx.shownVersion(of: role, in: match)?.publicView.facets[role]
    func shows(_ kind: FactValue.Kind) -> Bool {
      FacetSection.allCases.contains { facet?[$0].facts.contains { $0.value.kind == kind } ?? false }
    }
    switch reason {
    case .pay: return shows(.pay) ? nil : reason
    case .employer: return shows(.employer) ? nil : reason
    case .identity, .contact, .address, .personal, .secrets, .orders: return reason
    }
  }

  /// A profile with the names that a question tells of its author for the first time.
  private static func telling(_ words: String, besides profile: Profile) -> Profile {
    let source = Evidence(message: MessageID(high: 0, low: 0), quote: words)
    var profile = profile
    profile.shared += NameReader.ownNames(in: words).map { Fact(.name($0.name), source: source) }
    profile.shared += NameReader.employers(in: words).map { Fact(.employer($0.name), source: source) }
    return profile
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    func words(_ text: String) -> [String] {
      AnalysedText(text).tokens.filter { $0.kind != .sign }.map(\.folded)
    }
    return words(one) == words(other)
  }

  // MARK: Answering

  private func answer(_ text: String, to question: MatchQuestion, _ turn: Turn) throws -> Receipt {
    let words = try checked(text, atMost: MatchQuestion.longestAnswer, turn)
    let message = try said(words, turn)
    try turn.tx.questions.setAnswerSource(message, of: question.id)
    _ = try questions.change(question, by: .replied, actor: .user(turn.user.id), turn.tx)
    try questions.closeButtons(of: question.id, owner: turn.user.id, turn.tx)
    _ = try turn.tx.jobs.enqueue(
      NewJob(.question(question.id), user: turn.user.id, epoch: turn.user.epoch, notBefore: turn.tx.now))
    return .stored(message)
  }

  /// Leaves a question without an answer; its author is told that, and not why.
  func skip(_ id: QuestionID, _ turn: Turn) throws {
    guard let question = try asked(id, turn), let match = try turn.tx.matches.find(question.match) else {
      return
    }
    _ = try questions.change(question, by: .skipped, actor: .user(turn.user.id), turn.tx)
    try questions.closeButtons(of: id, owner: turn.user.id, turn.tx)
    try questions.tell(
      question.asker, of: match, .askingSkipped(question.text),
      actions: MessageAction.Intent.proposal(match.id), turn.tx)
    try turn.say(.asking(.skippedYours))
  }

  // MARK: What is said

  /// - Throws: `InputRefusal` for a text that is not taken.
  private func checked(_ text: String, atMost longest: Int, _ turn: Turn) throws -> String {
    let limits = try turn.tx.settings.inputLimits()
    let words = try cleaned(text, limits).text
    let scalars = words.unicodeScalars.count
    guard scalars <= longest else { throw InputRefusal.tooLong(scalars: scalars, limit: longest) }
    try checkPace(limits, turn)
    return words
  }

  /// Puts what was said into the history.
  private func said(_ words: String, _ turn: Turn) throws -> MessageID {
    try putAwayWipes(turn)
    try putAwayReplies(turn)
    return try turn.tx.chats.append(NewMessage(chat: turn.chat.id, author: .user, text: words)).id
  }
}

extension QuestionRefusal {
  /// Why, in words for whoever asked.
  var phrase: PhraseKey {
    switch self {
    case .identity: .asking(.refusedIdentity)
    case .contact: .asking(.refusedContact)
    case .employer: .asking(.refusedEmployer)
    case .address: .asking(.refusedAddress)
    case .personal: .asking(.refusedPersonal)
    case .secrets: .asking(.refusedSecrets)
    case .pay: .asking(.refusedPay)
    case .orders: .asking(.refusedOrders)
    }
  }
}
