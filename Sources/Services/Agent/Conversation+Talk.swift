package import Domain
import Lexicon
import Localization
package import Ports

extension Conversation {
  /// Stores what the user wrote and has it answered.
  ///
  /// - Parameter mayBeInvited: whether it may be what they were invited to say to the other side of a match; a button's words
  ///   answer what stands above it.
  func say(_ text: String, mayBeInvited: Bool = true, _ turn: Turn) throws -> Receipt {
    let (tx, chat) = (turn.tx, turn.chat)
    let limits = try tx.settings.inputLimits()
    let cleaned = try cleaned(text, limits)
    if mayBeInvited, let receipt = try takeInvited(cleaned.text, turn) { return receipt }
    let scalars = text.unicodeScalars.count
    let unanswered = try tx.chats.unanswered(in: chat.id)
    let waiting = unanswered.reduce(scalars) { $0 + $1.text.unicodeScalars.count }
    // What no reply works on any more is read with the next message; it must not keep that from coming.
    guard try waiting <= limits.waitingScalars || tx.jobs.openReply(of: chat.id) == nil else {
      throw InputRefusal.tooMuchWaiting(limit: limits.waitingScalars)
    }
    try checkPace(limits, turn)

    let asksForContact =
      try tx.chats.recentPhraseTags(in: chat.id, limit: 1).first == PhraseKey.consent(.askContact).rawValue
    try putAwayWipes(turn)
    try putAwayReplies(turn)
    let message = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: cleaned.text))
    if !chat.isMain, chat.title == nil, let title = ChatTitle.title(from: cleaned.text) {
      try tx.chats.setTitle(title, of: chat.id)
    }
    if cleaned.removed.hidden > 0 { try turn.say(.error(.invisibleTextRemoved)) }
    if asksForContact, let reading = ContactReading.read(cleaned.text) {
      try store(reading.contact, turn)
      // Whoever says more than that, or said something before, is answered by the interviewer as well.
      if reading.isAll, unanswered.isEmpty {
        try tx.chats.markAnswered(in: chat.id, upTo: message.position)
        return .stored(message.id)
      }
    }
    try queueReply(turn)
    return .stored(message.id)
  }

  /// A text without what cannot be seen.
  ///
  /// - Throws: `InputRefusal` where it is too long, or says nothing.
  func cleaned(_ text: String, _ limits: InputLimits) throws -> CleanedText {
    // Counted before cleaning: cleaning a megabyte only to refuse it would be work for nothing.
    let scalars = text.unicodeScalars.count
    guard scalars <= limits.messageScalars else {
      throw InputRefusal.tooLong(scalars: scalars, limit: limits.messageScalars)
    }
    let cleaned = TextCleaning.clean(text)
    guard cleaned.text.contains(where: { !$0.isWhitespace }) else { throw InputRefusal.empty }
    return cleaned
  }

  /// - Throws: `InputRefusal` where the user has sent as many messages as they may.
  func checkPace(_ limits: InputLimits, _ turn: Turn) throws {
    let sent = try turn.tx.chats.sentCount(by: turn.user.id, since: turn.tx.now - .hours(1))
    guard sent < limits.messagesAnHour else {
      throw InputRefusal.tooManyMessages(limit: limits.messagesAnHour)
    }
  }

  /// Puts another text in the place of what a user wrote, as long as no reply has read it.
  ///
  /// - Returns: false where it stays as it was.
  /// - Throws: `InputRefusal` for a text that would not have been taken.
  package func correct(_ message: MessageID, to text: String, _ tx: any Transaction) throws -> Bool {
    let limit = try tx.settings.inputLimits().messageScalars
    let scalars = text.unicodeScalars.count
    guard scalars <= limit else { throw InputRefusal.tooLong(scalars: scalars, limit: limit) }
    let cleaned = TextCleaning.clean(text).text
    guard cleaned.contains(where: { !$0.isWhitespace }) else { throw InputRefusal.empty }
    return try tx.chats.correct(message, to: cleaned)
  }

  /// Asks a reply to stop; whoever makes it hears of it and ends it. One that has ended is what it is.
  func stopReply(_ id: JobID, _ turn: Turn) throws {
    guard let job = try turn.tx.jobs.find(id), job.user == turn.user.id else { return }
    _ = try turn.tx.drafts.requestStop(of: id)
  }

  /// Queues a reply, or joins the one that waits. Where it would have to wait for money, its author is told.
  func queueReply(_ turn: Turn) throws {
    let (tx, user, chat) = (turn.tx, turn.user, turn.chat)
    let before = try tx.jobs.openJobs(of: user.id).map(\.id)
    let maker = try makers.maker(of: .reply, about: [user.id], in: tx)
    let job = try tx.jobs.enqueueReply(
      to: chat.id, user: user.id, epoch: user.epoch, maker: maker, notBefore: turn.wait.map { tx.now + $0 })
    if before.contains(job.id) { return try redirect(job, to: maker, tx) }
    if job.maker == .builtin { return }
    // Money that never comes is not waited for.
    if try tx.settings.value(of: .weeklyBudget) <= 0 { return try tx.jobs.setMaker(.builtin, of: job.id) }
    if try hasSpentShare(turn) { return try tx.jobs.setMaker(.builtin, of: job.id) }
    guard let start = try forecast.plannedStart(of: job.id, in: tx),
      start.since(tx.now) > Self.unannouncedWait
    else { return }
    switch overBudget {
    case .builtin: try tx.jobs.setMaker(.builtin, of: job.id)
    case .wait:
      let seconds = Int(start.since(tx.now).inSeconds.rounded(.up))
      try turn.say(.agentWait(Phrase.wait(seconds: seconds)), actions: [.answerNow(job.id)])
    }
  }

  /// Whether the author's model work has cost as much this week as one user's may. Their replies come from the
  /// built-in rules then, and they are told so once: nobody is left without an answer.
  private func hasSpentShare(_ turn: Turn) throws -> Bool {
    let (tx, user) = (turn.tx, turn.user)
    let share = try tx.settings.value(of: .userShare)
    let limit = Money(dollars: try tx.settings.value(of: .weeklyBudget) * share) ?? .zero
    guard try tx.ledger.spent(by: user.id) >= limit else { return false }
    let isTold = try tx.events.events(about: .user(user.id), limit: 100).contains {
      $0.kind == Self.shareSpent && tx.now.since($0.at) < Budget.week
    }
    if isTold { return true }
    try tx.events.append(
      Event(
        subject: .user(user.id), actor: .program, kind: Self.shareSpent, from: nil, to: String(share),
        at: tx.now))
    try turn.say(.agentShareSpent(percent: Int((share * 100).rounded())))
    return true
  }

  private static let shareSpent = "budget.share_spent"

  /// A reply that waits for somebody who is no longer asked would wait for ever: nobody else may take it.
  private func redirect(_ job: Job, to maker: Maker, _ tx: any Transaction) throws {
    guard job.maker != .builtin, job.maker != maker else { return }
    switch job.state {
    case .held(.unknownPrice): try tx.jobs.release(job.id)
    case .queued, .retrying: break
    case .held(.byOperator), .running, .completed, .discarded, .cancelled: return
    }
    try tx.jobs.setMaker(maker, of: job.id)
  }

  /// A wait shorter than this is not worth a message.
  private static let unannouncedWait: Duration = .seconds(5)
}

extension SettingRecords {
  /// The limits of input as the settings have them now.
  func inputLimits() throws -> InputLimits {
    InputLimits(
      messageScalars: Int(try value(of: .messageScalars)),
      waitingScalars: Int(try value(of: .waitingScalars)),
      messagesAnHour: Int(try value(of: .messagesAnHour)), pressesAMinute: Int(try value(of: .pressesAMinute))
    )
  }
}
