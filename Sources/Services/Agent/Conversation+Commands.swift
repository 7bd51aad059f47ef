package import Domain
import Lexicon
import Localization
package import Ports

extension Conversation {
  /// The first run, or /start: somebody who has any data is asked before it is wiped; a brand-new one is not.
  func start(_ turn: Turn) throws {
    if try hasData(turn) {
      try askToWipe(.agent(.resetAsk), .confirmReset, turn)
    } else if try turn.tx.chats.lastPosition(in: turn.chat.id) == 0 {
      try greet(turn.user, in: turn.chat, turn.tx)
    }
  }

  /// Asks before anything is wiped; where there is nothing yet, says that.
  func askToReset(_ turn: Turn) throws {
    guard try hasData(turn) else { return try turn.say(.agent(.nothingToReset)) }
    try askToWipe(.agent(.resetAsk), .confirmReset, turn)
  }

  func askToErase(_ turn: Turn) throws { try askToWipe(.agent(.eraseAsk), .confirmErase, turn) }

  private func askToWipe(_ question: PhraseKey, _ yes: MessageAction.Intent, _ turn: Turn) throws {
    try putAwayWipes(turn)
    try turn.say(question, actions: [yes, .dismiss])
  }

  /// A question about wiping counts until it is asked again or its reader goes on talking: no button of weeks ago
  /// wipes anything.
  func putAwayWipes(_ turn: Turn) throws {
    for intent in [MessageAction.Intent.confirmReset, .confirmErase] {
      for action in try turn.tx.chats.openActions(of: turn.user.id, intent) {
        try turn.tx.chats.useActions(of: action.message)
      }
    }
  }

  /// An answer on a button counts until its reader goes on talking: pressed later it would answer another question.
  func putAwayReplies(_ turn: Turn) throws {
    for action in try turn.tx.chats.openActions(of: turn.user.id, .reply("")) {
      // A card's button to begin stays with the card.
      try turn.tx.chats.useReplies(of: action.message)
    }
  }

  /// Whether there is anything to wipe. Counts of what was sent outlive a reset and say nothing about it.
  private func hasData(_ turn: Turn) throws -> Bool {
    let tx = turn.tx
    if try turn.user.contact != nil || tx.profiles.current(of: turn.user.id) != nil { return true }
    // Until there is a profile, few lines of Mitko's stand after the last one of the user.
    for chat in try tx.chats.all(of: turn.user.id).map(\.id) {
      let latest = try tx.chats.messages(in: chat, before: nil, limit: 100)
      if latest.contains(where: { $0.author == .user }) { return true }
    }
    return false
  }

  func showProfile(_ turn: Turn) throws {
    if let version = try turn.tx.profiles.current(of: turn.user.id) {
      return try appendCard(of: version, turn)
    }
    guard let draft = try draft(of: turn.user.id, turn.tx) else {
      return try turn.say(.agent(.noProfileYet))
    }
    _ = try turn.tx.chats.append(
      NewMessage(
        chat: turn.chat.id, author: .mitko, kind: .said,
        text: texts.card(ofDraft: draft, language: turn.user.language)))
  }

  /// What was said and is no profile yet; `nil` where nothing is known that a profile could not hold.
  package func draft(of user: UserID, _ tx: any Transaction) throws -> Profile? {
    guard let state = try tx.chats.interviewState(of: tx.chats.main(of: user).id),
      let draft = interviewers[makers.configured]?.draft(in: state), draft != Profile()
    else { return nil }
    return draft
  }

  /// - Parameter text: the whole card unless told otherwise.
  func appendCard(of version: ProfileVersion, as text: String? = nil, _ turn: Turn) throws {
    let actions: [MessageAction.Intent]
    switch turn.user.stage {
    case .ready: actions = [.activate]
    case .paused: actions = [.resume]
    case .onboarding, .active, .unreachable, .erased: actions = []
    }
    _ = try turn.tx.chats.append(
      NewMessage(
        chat: turn.chat.id, author: .mitko, kind: .profileCard(version.id),
        text: text ?? texts.card(of: version, language: turn.user.language), actions: actions))
  }

  /// Every match of the user in a line each, the one that waits for an answer with its introduction.
  func showMatches(_ turn: Turn) throws {
    let matches = try turn.tx.matches.all(of: turn.user.id, limit: 50)
    let lines: [String] = try matches.compactMap { match in
      guard let side = match.role(of: turn.user.id) else { return nil }
      let theirs = try turn.tx.shownVersion(of: side.counterpart, in: match)
      let title = theirs?.publicView.facets[side.counterpart].flatMap {
        texts.title(of: $0, role: side.counterpart, language: turn.user.language)
      }
      return MatchWords.line(match, titled: title, for: side, book: turn.book)
    }
    if lines.isEmpty {
      return try turn.say(turn.user.stage == .active ? .agent(.noMatchesYet) : .agent(.noMatchesInactive))
    }
    _ = try turn.tx.chats.append(
      NewMessage(chat: turn.chat.id, author: .mitko, kind: .notice, text: lines.joined(separator: "\n")))
    for match in matches {
      guard let side = match.role(of: turn.user.id), match.side(side).isWaiting else { continue }
      let introduction = try turn.tx.introduction(to: side, of: match)
      guard let text = try introduction ?? shownNow(of: match, to: side, turn) else { continue }
      // What changed up to now has been looked at with this.
      if introduction == nil,
        let shown = try turn.tx.profiles.currentID(of: match.side(side.counterpart).user)
      {
        try turn.tx.matches.setShown(shown, to: side, in: match.id)
      }
      _ = try turn.tx.chats.append(
        NewMessage(
          chat: turn.chat.id, author: .mitko, kind: .introduction(match.id), text: text,
          actions: MessageAction.Intent.proposal(match.id)))
    }
  }

  /// What the other side of a match that was introduced shows at present.
  func shownNow(of match: Match, to side: Role, _ turn: Turn) throws -> String? {
    let role = side.counterpart
    guard match.introductions[side] != nil,
      let facet = try turn.tx.shownVersion(of: role, in: match)?.publicView.facets[role]
    else { return nil }
    return texts.publicText(of: facet, role: role, language: turn.user.language)
  }

  /// Why nobody was proposed yet, with what could be said to open more.
  func explainSearch(_ turn: Turn) throws {
    guard let note = turn.outlook else { return }
    var lines = note.paragraphs
    if !note.suggestions.isEmpty {
      lines += ["", turn.book.text(.outlook(.suggest))]
      lines += note.suggestions.map { suggestion in
        turn.book.text(
          Phrase(
            .outlook(.suggestion),
            [
              "label": .text(suggestion.label), "opens": .text(suggestion.opens),
              "draft": .text(suggestion.draft),
            ]))
      }
    }
    _ = try turn.tx.chats.append(
      NewMessage(chat: turn.chat.id, author: .mitko, kind: .notice, text: lines.joined(separator: "\n")))
  }

  func pause(_ turn: Turn) throws {
    do {
      let before = turn.user.stage
      try change(turn.user, by: .paused, turn.tx)
      try turn.say(before == .paused ? .agent(.alreadyPaused) : .agent(.paused), actions: [.resume])
    } catch is InvalidTransition<ProfileStage, ProfileStageEvent> {
      try turn.say(.agent(.notActive))
    }
  }

  func resume(_ turn: Turn) throws {
    do {
      let before = turn.user.stage
      try change(turn.user, by: .resumed, turn.tx)
      try turn.say(before == .active ? .agent(.alreadyActive) : .agent(.resumed))
    } catch is InvalidTransition<ProfileStage, ProfileStageEvent> {
      try turn.say(.agent(.notActive))
    }
  }

  /// Whether operators' announcements come, from now on.
  func setAnnouncements(_ accepts: Bool, _ turn: Turn) throws {
    if accepts != turn.user.acceptsAnnouncements {
      try turn.tx.users.setAcceptsAnnouncements(accepts, of: turn.user.id)
      try turn.tx.events.append(
        Event(
          subject: .user(turn.user.id), actor: .user(turn.user.id), kind: "announcements",
          from: accepts ? "off" : "on", to: accepts ? "on" : "off", at: turn.tx.now))
    }
    try turn.say(accepts ? .agent(.newsOn) : .agent(.newsOff))
  }

  /// New lines and the interface change; what was said stays as it was.
  func setLanguage(_ language: Language, _ turn: Turn) throws {
    guard phrasebooks.speaks(language.code) else {
      return try turn.say(.agentLanguageUnknown(phrasebooks.languages.map { phrasebooks.book(for: $0).name }))
    }
    try turn.tx.users.setLanguage(language, of: turn.user.id)
    var user = turn.user
    user.language = language
    let changed = Turn(tx: turn.tx, user: user, chat: turn.chat, book: phrasebooks.book(for: language.code))
    try changed.say(.agent(.languageChanged))
  }

  func setContact(_ text: String, _ turn: Turn) throws {
    guard let contact = ContactReading.contact(in: text) else { return try turn.say(.consent(.badContact)) }
    try store(contact, turn)
  }

  /// Confirms a contact; where a proposal waits for it, shows at once what would be shared.
  func store(_ contact: Contact, _ turn: Turn) throws {
    try turn.tx.users.setContact(contact, of: turn.user.id)
    if let match = try turn.tx.matches.waiting(of: turn.user.id), let side = match.role(of: turn.user.id),
      match.side(side).introducedAt != nil
    {
      try AcceptancePreview(
        match: match.id, contact: contact, changes: try desk.changes(shownTo: side, of: match, in: turn.tx)
      ).show(
        to: turn.user.id, in: turn.chat.id, turn.book, turn.tx)
    } else {
      try turn.say(.consentContactSaved(contact.value))
    }
  }

  func setPublicChoices(_ choices: PublicChoices, _ turn: Turn) throws {
    guard let version = try turn.tx.profiles.current(of: turn.user.id) else {
      return try turn.say(.agent(.noProfileYet))
    }
    guard choices != version.profile.choices else { return try appendCard(of: version, turn) }
    var profile = version.profile
    profile.choices = choices
    let stored = try storing.store(profile, of: turn.user, embedInLane: .interactive, in: turn.tx)
    try appendCard(of: stored, as: texts.publicCard(of: stored, language: turn.user.language), turn)
  }
}
