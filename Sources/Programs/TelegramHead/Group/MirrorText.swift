import Agent
import DialogParts
import Domain
import Localization
import Ports
import TelegramDialog

/// What operators see of something that happened: never a contact, whoever wrote it.
struct MirrorText {
  let book: Phrasebook

  /// The words of an entry; `nil` for what is gone by now, and for what has none.
  func text(of entry: MirrorEntry, in tx: any Transaction) throws -> RichText? {
    switch entry.content {
    case .message(let id): try tx.chats.find(id).flatMap { text(of: $0, isCorrected: false) }
    case .correction(let id): try tx.chats.find(id).flatMap { text(of: $0, isCorrected: true) }
    case .press(let intent):
      note(Phrase(.group(.pressed), ["button": .text(Phrase.label(of: intent, in: book))]))
    case .event(let number): try tx.rooms.event(number).flatMap { phrase(of: $0.event) }.map(note)
    }
  }

  private func note(_ phrase: Phrase) -> RichText {
    var text = RichText()
    text.append(book.text(phrase), .italic)
    return text
  }

  private func text(of message: Message, isCorrected: Bool) -> RichText? {
    if case .contact = message.kind { return note(Phrase(.group(.contactShown))) }
    let words = hidden(message.text)
    guard words.contains(where: { !$0.isWhitespace }) else { return nil }
    let who: PhraseKey =
      switch message.author {
      case .user: isCorrected ? .group(.theyCorrected) : .group(.they)
      case .mitko: .group(.mitko)
      }
    var text = RichText()
    text.append(book.text(who) + ":", .bold)
    text.append("\n")
    switch (message.author, message.kind) {
    case (.mitko, .said), (.mitko, .introduction): text.append(RichText(markdown: words))
    case (.user, _), (.mitko, _): text.append(words)
    }
    guard !message.actions.isEmpty else { return text }
    let labels = message.actions.map { PhraseValue.text(hidden(Phrase.label(of: $0.intent, in: book))) }
    text.append("\n")
    text.append(book.text(Phrase(.group(.buttons), ["buttons": .list(labels)])), .italic)
    return text
  }

  private func hidden(_ words: String) -> String {
    ContactReading.hidden(in: words, by: book.text(.group(.hidden)))
  }

  // MARK: Events

  /// What a line of the log says; `nil` for one of a kind that is not shown.
  private func phrase(of event: Event) -> Phrase? {
    guard let what = change(event) else { return nil }
    guard case .operatorNamed(let name) = event.actor else { return what }
    return Phrase(.group(.byOperator), ["what": .phrase(what), "who": .text(name)])
  }

  private func change(_ event: Event) -> Phrase? {
    let match: PhraseValue? =
      if case .match(let id) = event.subject { .text(id.tail) } else { nil }
    switch (event.kind, match) {
    case ("stage", nil):
      return Phrase(
        .group(.stage), ["from": stage(event.from), "to": stage(event.to)])
    case ("block", nil): return Phrase(event.to == "blocked" ? .group(.blocked) : .group(.unblocked))
    case ("announcements", nil): return Phrase(event.to == "on" ? .group(.newsOn) : .group(.newsOff))
    case ("match", let id?):
      let change = [event.from, event.to].compactMap { $0 }.map(status).joined(separator: " → ")
      return Phrase(.group(.match), ["id": id, "change": .text(change)])
    case ("match.again", let id?): return Phrase(.group(.matchAgain), ["id": id])
    case ("match.lifted", let id?): return Phrase(.group(.matchLifted), ["id": id])
    case ("match.unlifted", let id?): return Phrase(.group(.matchUnlifted), ["id": id])
    case ("contact.revealed", let id?): return Phrase(.group(.contactsExchanged), ["id": id])
    default: return nil
    }
  }

  private func stage(_ word: String?) -> PhraseValue {
    let key: PhraseKey? =
      switch word.flatMap(PersonQuery.Stage.init(rawValue:)) {
      case .onboarding?: .admin(.stageOnboarding)
      case .ready?: .admin(.stageReady)
      case .active?: .admin(.stageActive)
      case .paused?: .admin(.stagePaused)
      case .unreachable?: .admin(.stageUnreachable)
      case .erased?: .admin(.stageErased)
      case nil: nil
      }
    return key.map { .phrase(Phrase($0)) } ?? .text(word ?? "")
  }

  /// A status by the word that the log has, with whose doing it was behind a colon.
  private func status(_ word: String) -> String {
    let name = word.prefix { $0 != ":" }
    let key: PhraseKey? =
      switch MatchQuery.Status(rawValue: String(name)) {
      case .pending?: .pairing(.statusPending)
      case .qualified?: .pairing(.statusQualified)
      case .accepted?: .pairing(.statusAccepted)
      case .connected?: .pairing(.statusConnected)
      case .disqualified?: .pairing(.statusDisqualified)
      case .rejected?: .pairing(.statusRejected)
      case .expired?: .pairing(.statusExpired)
      case .withdrawn?: .pairing(.statusWithdrawn)
      case nil: nil
      }
    return key.map { book.text($0) } ?? word
  }
}
