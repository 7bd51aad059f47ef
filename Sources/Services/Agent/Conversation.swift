package import Domain
package import Localization
package import Ports

/// Takes what people ask for, from whichever head: every command has its effect, and its answer as a message,
/// in one transaction.
package struct Conversation: Sendable {
  let store: any Store
  let phrasebooks: Phrasebooks
  let desk: any MatchDesk
  let storing: ProfileStoring
  let texts: any ProfileTexts
  let questions: QuestionDesk
  /// Who knows what was said and is no profile yet, by maker.
  let interviewers: [Maker: any Interviewer]
  package let exporter: any UserExporting
  let outlooks: any OutlookTelling
  let forecast: any WaitForecasting
  /// Who answers replies now.
  let makers: MakerChoice
  /// What happens when a reply would have to wait for the budget.
  let overBudget: OverBudgetRule

  package init(
    store: any Store, phrasebooks: Phrasebooks, desk: any MatchDesk, storing: ProfileStoring,
    texts: any ProfileTexts, questions: QuestionDesk, interviewers: [Maker: any Interviewer],
    exporter: any UserExporting,
    outlooks: any OutlookTelling, forecast: any WaitForecasting,
    makers: MakerChoice, overBudget: OverBudgetRule
  ) {
    self.store = store
    self.phrasebooks = phrasebooks
    self.desk = desk
    self.storing = storing
    self.texts = texts
    self.questions = questions
    self.interviewers = interviewers
    self.exporter = exporter
    self.outlooks = outlooks
    self.forecast = forecast
    self.makers = makers
    self.overBudget = overBudget
  }

  /// The user behind an identity and their main chat; a new one is made and greeted, once. Whoever comes as a person
  /// of the demo plays that person from now on.
  ///
  /// Safe to call from two programs at the same instant: the second finds what the first made.
  package func arrive(
    as identity: Identity, language: Language
  ) async throws -> (user: User, chat: Chat) {
    try await store.write { try arrive(as: identity, language: language, in: $0) }
  }

  /// As the other, in a transaction of the caller's.
  package func arrive(
    as identity: Identity, language: Language, in tx: any Transaction
  ) throws -> (user: User, chat: Chat) {
    if let user = try tx.users.find(identity) {
      try tx.users.touch(user.id)
      if user.isDemo {
        try tx.users.takeOver(user.id)
        try makers.handOver(user.id, in: tx)
      }
      return (user, try tx.chats.main(of: user.id))
    }
    let user = try tx.users.create(identity: identity, language: language, isDemo: false)
    let chat = try tx.chats.main(of: user.id)
    try greet(user, in: chat, tx)
    return (user, chat)
  }

  /// Carries out `command` for `user` in `chat`, which must be theirs.
  ///
  /// - Throws: `StoreError`; a refusal is a receipt, not an error.
  package func receive(_ command: UserCommand, from user: UserID, in chat: ChatID) async throws -> Receipt {
    do {
      // Looking into the index is no matter of a transaction.
      let outlook = command == .explainSearch ? try await outlook(for: user) : nil
      return try await store.write { try carryOut(command, from: user, in: chat, outlook: outlook, $0) }
    } catch let refusal as InputRefusal {
      return .refused(refusal)
    }
  }

  /// What `explainSearch` tells: read before the transaction that says it.
  package func outlook(for user: UserID) async throws -> OutlookNote { try await outlooks.note(for: user) }

  /// As `receive`, in a transaction of the caller's, who also decides what becomes of it where this throws: what was
  /// written by then has to be undone.
  ///
  /// - Parameters:
  ///   - outlook: for `explainSearch`, which says nothing without it.
  ///   - wait: how long a reply to what is said waits, where more of it may come.
  ///   - publicName: by which anybody can write to them where they come from, with its @: offered where a contact is asked for.
  /// - Throws: `InputRefusal`; `StoreError`.
  package func carryOut(
    _ command: UserCommand, from user: UserID, in chat: ChatID, outlook: OutlookNote? = nil,
    waiting wait: Duration? = nil, publicName: String? = nil, _ tx: any Transaction
  ) throws -> Receipt {
    guard let known = try tx.users.find(user), known.stage != .erased,
      let chat = try tx.chats.find(chat), chat.user == user
    else { throw StoreError.missing("user or chat") }
    if try tx.people.block(of: user) != nil, try !Self.isOpenToBlocked(command, tx) {
      throw InputRefusal.blocked
    }
    let person = try reached(known, tx)
    let book = phrasebooks.book(for: person.language.code)
    return try perform(
      command,
      Turn(
        tx: tx, user: person, chat: chat, book: book, outlook: outlook, wait: wait,
        publicName: publicName))
  }

  /// Tells a user something in a chat of theirs.
  ///
  /// - Parameter isOnce: whether it is left out where it is what was said last: what many bad messages in a row would
  ///   bring forth is said once.
  package func tell(
    _ phrase: Phrase, to user: User, in chat: Chat, isOnce: Bool = false, _ tx: any Transaction
  ) throws {
    if isOnce, try tx.chats.recentPhraseTags(in: chat.id, limit: 1).first == phrase.key.rawValue { return }
    try Turn(tx: tx, user: user, chat: chat, book: phrasebooks.book(for: user.language.code)).say(phrase)
  }

  /// Notes that an identity refuses what it is sent: whoever can be reached nowhere else is out of matching until they
  /// write again. Again does nothing.
  package func refused(by identity: Identity, _ tx: any Transaction) throws {
    guard let user = try tx.users.find(identity), user.stage != .erased else { return }
    let others = try tx.users.identities(of: user.id).filter { $0 != identity && $0.kind != .imported }
    if others.isEmpty { try StageChange(desk: desk).change(user, by: .channelRefused, actor: .program, tx) }
  }

  /// One command being carried out.
  struct Turn {
    let tx: any Transaction
    let user: User
    let chat: Chat
    let book: Phrasebook
    /// How it stands with proposals, where that was asked.
    var outlook: OutlookNote?
    /// Why they say no, where that was told at once.
    var reason: DeclineReason?
    /// How long a reply waits for more of what is said.
    var wait: Duration?
    /// By which anybody can write to the user where they come from, with its @.
    var publicName: String?

    /// Says something of the house's own to the user.
    func say(
      _ phrase: Phrase, kind: Message.Kind = .notice, actions: [MessageAction.Intent] = []
    ) throws {
      _ = try tx.chats.append(
        NewMessage(
          chat: chat.id, author: .mitko, kind: kind, text: book.text(phrase), actions: actions,
          phraseTag: phrase.key.rawValue))
    }

    func say(_ key: PhraseKey, actions: [MessageAction.Intent] = []) throws {
      try say(Phrase(key), actions: actions)
    }
  }

  private func perform(_ command: UserCommand, _ turn: Turn) throws -> Receipt {
    switch command {
    case .start: try start(turn)
    case .say(let text): return try say(text, turn)
    case .press(let action): return try press(action, turn)
    case .decline(let action, let reason):
      var turn = turn
      turn.reason = reason
      return try press(action, turn)
    case .stopReply(let job): try stopReply(job, turn)
    case .tryAgain(let message): return try tryAgain(message, turn)
    case .newChat: return try openChat(turn)
    case .setTitle(let chat, let title): return try rename(chat, to: title, turn)
    case .archiveChat(let chat): return try archive(chat, turn)
    case .restoreChat(let chat): return try restore(chat, turn)
    case .saveChat(let chat): return try save(chat, turn)
    case .showProfile: try showProfile(turn)
    case .showMatches: try showMatches(turn)
    case .showPreferences: try showPreferences(turn)
    case .explainSearch: try explainSearch(turn)
    case .pause: try pause(turn)
    case .resume: try resume(turn)
    case .reset: try askToReset(turn)
    case .erase: try askToErase(turn)
    case .export: return .export(try exporter.export(turn.user.id, in: turn.tx))
    case .setAnnouncements(let accepts): try setAnnouncements(accepts, turn)
    case .setLanguage(let language): try setLanguage(language, turn)
    case .help: try turn.say(.agent(.help))
    case .setContact(let text): try setContact(text, turn)
    case .setPublicChoices(let choices): try setPublicChoices(choices, turn)
    case .link(let code): return try link(code, turn)
    case .ask(let text): return try ask(text, turn)
    case .answer(let text): return try answer(text, turn)
    }
    return .done
  }

  func greet(_ user: User, in chat: Chat, _ tx: any Transaction) throws {
    let turn = Turn(tx: tx, user: user, chat: chat, book: phrasebooks.book(for: user.language.code))
    try turn.say(Phrase(.agent(.greeting)), kind: .said, actions: [.tellPitch])
  }

  /// Somebody whose channel had refused us and who speaks again is back where they were.
  private func reached(_ user: User, _ tx: any Transaction) throws -> User {
    try tx.users.touch(user.id)
    guard case .unreachable = user.stage else { return user }
    let back = try change(user, by: .messageArrived, tx)
    // Whoever was blocked meanwhile is out of matching, as if they had been reached then.
    guard back.stage == .active, try tx.people.block(of: user.id) != nil else { return back }
    return try StageChange(desk: desk).change(back, by: .paused, actor: .program, tx)
  }

  /// Asks the lifecycle, writes the new stage and does what follows from it.
  @discardableResult
  func change(_ user: User, by event: ProfileStageEvent, _ tx: any Transaction) throws -> User {
    try StageChange(desk: desk).change(user, by: event, tx)
  }
}

/// What happens to a reply that the budget would make wait.
package enum OverBudgetRule: String, CaseIterable, Hashable, Sendable {
  /// It waits, its author is told how long, and may take the built-in answer instead.
  case wait
  /// The built-in rules answer at once.
  case builtin
}
