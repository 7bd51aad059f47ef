import Agent
import DialogParts
import DocumentText
import Domain
import Localization
import Ports
package import TelegramClient
import TelegramDialog

/// Takes updates: each has its effect once, in the transaction that notes it as taken.
package struct Intake: Sendable {
  let desk: TelegramDesk

  package init(_ desk: TelegramDesk) {
    self.desk = desk
  }

  /// What ends the waiting marks of buttons that were pressed: to be done at once, whatever becomes of the presses.
  package static func answers(to updates: [Update]) -> [Errand] {
    updates.compactMap { update in
      if case .pressed(let press) = update.event { .answer(press: press.id) } else { nil }
    }
  }

  /// Takes updates in their order, all in one transaction. One that nothing can be made of is set aside: its author is told,
  /// and the others are not kept waiting.
  ///
  /// - Parameter next: the first update to ask for afterwards, where they were asked for.
  /// - Returns: what is to be done at Telegram now.
  /// - Throws: `StoreError` where the database takes nothing now; nothing has changed then.
  package func take(_ updates: [Update], next: Int64?) async throws -> [Errand] {
    let outlooks = try await outlooks(for: updates)
    let (errands, troubles) = try await desk.store.write { tx -> ([Errand], [Trouble]) in
      var errands: [Errand] = []
      var troubles: [Trouble] = []
      for update in updates {
        guard try tx.telegram.take(update.id, of: desk.bot) else { continue }
        do {
          errands += try tx.part { try effect(of: update, outlooks[update.id], tx) }
        } catch let error where !Self.endsAll(error) {
          troubles.append(Trouble(update: update.id, error: error))
          errands += (try? tx.part { try apologise(for: update, tx) }) ?? []
        }
      }
      try tx.telegram.setNextUpdate(next, of: desk.bot)
      return (errands, troubles)
    }
    for trouble in troubles {
      desk.log.record(
        .error, "telegram.update_set_aside",
        ["update": .number(trouble.update), "error": .text(trouble.words)])
    }
    return errands
  }

  /// An update that was set aside.
  private struct Trouble: Sendable {
    let update: Int64
    let words: String

    init(update: Int64, error: any Error) {
      self.update = update
      if case .constraint(let name)? = error as? StoreError {
        words = "constraint \(name)"
      } else {
        words = "\(type(of: error))"
      }
    }
  }

  /// Whether an error is the database's, and not that of one update.
  private static func endsAll(_ error: any Error) -> Bool {
    guard let error = error as? StoreError else { return false }
    switch error {
    case .constraint, .missing, .engine: return false
    case .closed, .busy, .diskFull, .readOnly, .damaged, .newer, .older, .cannotOpen, .gone, .foreign,
      .notADemo:
      return true
    }
  }

  /// Why nobody was proposed yet, for those who ask: looked up before the transaction.
  private func outlooks(for updates: [Update]) async throws -> [Int64: OutlookNote] {
    var notes: [Int64: OutlookNote] = [:]
    for update in updates {
      guard case .message(let message) = update.event, message.isPrivate,
        case .text(let text) = message.content,
        case .known(.why, _)? = TelegramCommand(text, bot: desk.botName), let sender = message.sender
      else { continue }
      let user = try await desk.store.read { try $0.users.find(Identity(telegram: sender.id))?.id }
      // Where it cannot be told, nothing else of the update is lost.
      if let user { notes[update.id] = try? await desk.conversation.outlook(for: user) }
    }
    return notes
  }

  // MARK: One update

  private func effect(
    of update: Update, _ outlook: OutlookNote?, _ tx: any Transaction
  ) throws -> [Errand] {
    switch update.event {
    case .message(let message):
      if let group = desk.group, message.chat == group.chat {
        try take(message, in: group, tx)
        return []
      }
      guard message.isPrivate else { return [] }
      desk.bottoms.saw(message.id, in: message.chat)
      return try take(message, outlook, tx)
    case .edited(let message):
      if message.isPrivate { try correct(message, tx) }
      return []
    case .pressed(let press):
      if let group = desk.group, press.chat == group.chat { return try take(press, in: group, tx) }
      return try take(press, tx)
    case .membership(let chat, true, _, let isMember):
      if !isMember {
        let identity = Identity(telegram: chat)
        try tx.deliveries.giveUpAll(to: identity, error: BotError.blocked.word)
        try desk.conversation.refused(by: identity, tx)
      }
      return []
    case .membership(let chat, false, let wasMember, let isMember):
      return isMember && !wasMember && chat != desk.group?.chat
        ? [.say(desk.phrasebooks.book(for: desk.language.code).text(.telegram(.onlyPrivate)), chat: chat)]
        : []
    case .other: return []
    }
  }

  private func take(
    _ message: IncomingMessage, _ outlook: OutlookNote?, _ tx: any Transaction
  ) throws -> [Errand] {
    if message.content == .service { return [] }
    guard let sender = message.sender else { return [] }
    let (user, chat) = try desk.conversation.arrive(
      as: Identity(telegram: sender.id), language: desk.language(of: sender), in: tx)
    let guest = Guest(user: user, chat: chat, telegram: message.chat, name: sender.username)
    switch message.content {
    case .text(let text):
      if let command = TelegramCommand(text, bot: desk.botName) {
        return try carryOut(command, guest, outlook, tx)
      }
      return try perform(.say(text), guest, waiting: TextGathering.wait(for: text), as: message.id, tx)
    case .contact(let phone, let owner) where owner == sender.id:
      return try perform(.setContact(phone.hasPrefix("+") ? phone : "+" + phone), guest, tx)
    case .document(let document):
      try take(document, guest, tx)
      return []
    case .contact, .other, .migrated:
      try desk.conversation.tell(Phrase(.telegram(.onlyText)), to: user, in: chat, isOnce: true, tx)
      return []
    case .service: return []
    }
  }

  /// So many documents of one person wait at most.
  private static let mostDocuments = 3

  /// Puts a document on the list of those to be read, or says why it is not.
  private func take(
    _ document: IncomingMessage.Document, _ guest: Guest, _ tx: any Transaction
  ) throws {
    func tell(_ key: PhraseKey) throws {
      try desk.conversation.tell(Phrase(key), to: guest.user, in: guest.chat, isOnce: true, tx)
    }
    guard try tx.people.block(of: guest.user.id) == nil else { return try tell(.chat(.refusedBlocked)) }
    guard let kind = DocumentKind(name: document.name, type: document.type) else {
      return try tell(.telegram(.documentUnknown))
    }
    if let size = document.size, size > DocumentKind.longest { return try tell(.telegram(.documentTooLong)) }
    let content = NewTelegramDocument(
      user: guest.user.id, file: document.file, kind: kind.word, caption: document.caption)
    if try !tx.telegram.add(content, mostWaiting: Self.mostDocuments) {
      try tell(.telegram(.documentsTooMany))
    }
  }

  /// Somebody whose update is taken.
  private struct Guest {
    let user: User
    let chat: Chat
    /// The chat's id at Telegram.
    let telegram: Int64
    /// Their public name without its @.
    let name: String?
  }

  private func carryOut(
    _ command: TelegramCommand, _ guest: Guest, _ outlook: OutlookNote?, _ tx: any Transaction
  ) throws -> [Errand] {
    func tell(_ phrase: Phrase) throws -> [Errand] {
      try desk.conversation.tell(phrase, to: guest.user, in: guest.chat, tx)
      return []
    }
    guard case .known(let name, let argument) = command else {
      guard case .unknown(let word) = command else { return [] }
      return try tell(Phrase(.telegram(.unknownCommand), ["command": .text(word)]))
    }
    switch name {
    case .start:
      // A link has brought them: https://core.telegram.org/bots/features#deep-linking.
      if let phrase = try desk.conversation.linkOffer(argument, tx) { return try tell(phrase) }
      return try perform(.start, guest, tx)
    case .help: return try perform(.help, guest, tx)
    case .profile: return try perform(.showProfile, guest, tx)
    case .matches: return try perform(.showMatches, guest, tx)
    case .preferences: return try perform(.showPreferences, guest, tx)
    case .why: return try perform(.explainSearch, guest, outlook: outlook, tx)
    case .ask:
      guard !argument.isEmpty else { return try tell(Phrase(.telegram(.askHow))) }
      return try perform(.ask(argument), guest, tx)
    case .answer:
      guard !argument.isEmpty else { return try tell(Phrase(.telegram(.answerHow))) }
      return try perform(.answer(argument), guest, tx)
    case .pause: return try perform(.pause, guest, tx)
    case .resume: return try perform(.resume, guest, tx)
    case .export: return try perform(.export, guest, tx)
    case .link: return try perform(.link(argument.isEmpty ? nil : argument), guest, tx)
    case .reset: return try perform(.reset, guest, tx)
    case .erase: return try perform(.erase, guest, tx)
    case .privacy:
      _ = try tell(Phrase(.telegram(.privacy)))
      switch desk.group?.target.scope {
      case .all?: return try tell(Phrase(.telegram(.privacyGroup)))
      case .events?: return try tell(Phrase(.telegram(.privacyEvents)))
      case .off?, nil: return []
      }
    case .contact:
      guard !argument.isEmpty else { return try tell(Phrase(.telegram(.contactHow))) }
      return try perform(.setContact(argument), guest, tx)
    case .news:
      switch argument.lowercased() {
      case "on", book(of: guest).text(.help(.nameOn)): return try perform(.setAnnouncements(true), guest, tx)
      case "off", book(of: guest).text(.help(.nameOff)):
        return try perform(.setAnnouncements(false), guest, tx)
      default: return try tell(Phrase(.telegram(.newsHow)))
      }
    case .language:
      let named = desk.phrasebooks.languages.first {
        $0 == argument.lowercased()
          || desk.phrasebooks.book(for: $0).name.lowercased() == argument.lowercased()
      }
      if let named { return try perform(.setLanguage(Language(code: named)), guest, tx) }
      return [
        .chooseLanguage(book(of: guest).text(.telegram(.chooseLanguage)), chat: guest.telegram)
      ]
    }
  }

  private func book(of guest: Guest) -> Phrasebook {
    desk.phrasebooks.book(for: guest.user.language.code)
  }

  /// - Parameter message: what Telegram calls what was said.
  private func perform(
    _ command: UserCommand, _ guest: Guest, outlook: OutlookNote? = nil, waiting wait: Duration? = nil,
    as message: Int64? = nil, _ tx: any Transaction
  ) throws -> [Errand] {
    let receipt: Receipt
    do {
      receipt = try tx.part {
        try desk.conversation.carryOut(
          command, from: guest.user.id, in: guest.chat.id, outlook: outlook, waiting: wait,
          publicName: guest.name.map { "@" + $0 }, tx)
      }
    } catch let refusal as InputRefusal {
      receipt = .refused(refusal)
    }
    switch receipt {
    // Of accounts that have become one, the other user's transcript says so, to all of them.
    case .done, .opened, .chatText, .linked: return []
    case .stored(let id):
      if let message { try tx.telegram.note(id, as: message, in: guest.telegram) }
      return []
    case .told(let phrase):
      try desk.conversation.tell(phrase, to: guest.user, in: guest.chat, tx)
      return []
    case .refused(let refusal):
      if let phrase = Phrase.refusal(refusal) {
        try desk.conversation.tell(phrase, to: guest.user, in: guest.chat, isOnce: true, tx)
      }
      return []
    case .export(let json):
      return [
        .document(
          json, name: "mitko.json", caption: book(of: guest).text(.telegram(.exported)),
          chat: guest.telegram)
      ]
    case .erased:
      return [.say(book(of: guest).text(.chat(.erased)), chat: guest.telegram)]
    }
  }

  private func correct(_ message: IncomingMessage, _ tx: any Transaction) throws {
    guard let sender = message.sender, let user = try tx.users.find(Identity(telegram: sender.id)),
      case .text(let text) = message.content, try tx.people.block(of: user.id) == nil
    else { return }
    let chat = try tx.chats.main(of: user.id)
    do {
      // What is not noted was a command, or is wiped: it is past, whatever it says now.
      if let id = try tx.telegram.message(message.id, in: message.chat),
        try desk.conversation.correct(id, to: text, tx)
      {
        return
      }
      try desk.conversation.tell(Phrase(.telegram(.editedLate)), to: user, in: chat, isOnce: true, tx)
    } catch let refusal as InputRefusal {
      if let phrase = Phrase.refusal(refusal) {
        try desk.conversation.tell(phrase, to: user, in: chat, isOnce: true, tx)
      }
    }
  }

  private func take(_ press: Press, _ tx: any Transaction) throws -> [Errand] {
    // Whoever was erased, or never spoke, has no buttons; a press makes nobody known.
    guard press.isPrivate, let user = try tx.users.find(Identity(telegram: press.sender.id)) else {
      return []
    }
    let guest = Guest(
      user: user, chat: try tx.chats.main(of: user.id), telegram: press.chat ?? press.sender.id,
      name: press.sender.username)
    switch CallbackData(press.data) {
    case .action(let id):
      if desk.group != nil, let action = try tx.chats.action(id), action.owner == user.id {
        try tx.group.notePress(action.intent, by: user.id)
      }
      return try perform(.press(id), guest, tx)
    case .language(let language): return try perform(.setLanguage(language), guest, tx)
    case .announce, .drop, nil:
      try desk.conversation.tell(Phrase(.consent(.usedButton)), to: user, in: guest.chat, isOnce: true, tx)
      return []
    }
  }

  /// Tells the author of an update that it was not taken.
  private func apologise(for update: Update, _ tx: any Transaction) throws -> [Errand] {
    let sender: Correspondent?
    switch update.event {
    case .message(let message) where message.isPrivate: sender = message.sender
    case .pressed(let press) where press.isPrivate: sender = press.sender
    case .message, .edited, .pressed, .membership, .other: sender = nil
    }
    guard let sender else { return [] }
    let phrase = Phrase(.telegram(.notTaken))
    guard let user = try tx.users.find(Identity(telegram: sender.id)) else {
      return [
        .say(desk.phrasebooks.book(for: desk.language(of: sender).code).text(phrase), chat: sender.id)
      ]
    }
    try desk.conversation.tell(phrase, to: user, in: try tx.chats.main(of: user.id), isOnce: true, tx)
    return []
  }
}
