import DialogParts
package import Domain
package import Localization
package import ScreenParts
import TerminalKit

/// All screens of the chat program as one value: events go in, effects and frames come out.
///
///     var app = ChatApp(language: .english)
///     for effect in app.update(.key(.enter), in: surroundings) { ... }
///     let frame = app.render(in: surroundings)
///
/// It holds drafts, focus and scroll positions and nothing that the store holds too, but for the messages it shows.
package struct ChatApp: Sendable {
  package internal(set) var tab = ChatTab.chat
  let keys: KeyMap
  var user: User?
  /// Shown until the user's own is known.
  package internal(set) var language: Language
  var conversation = Conversation()
  var matches = MatchesScreen()
  var profile = ProfileScreen()
  var help = HelpScreen()
  var layers: [Layer] = []
  var toasts = Toasts()
  /// The conversations, and what stands in the fields of those that are not on the screen.
  var shelf = ChatShelf()
  private var fields: [ChatID: String] = [:]
  /// The conversation that a search has left for another, as it was when the search began.
  var left: (chat: ChatID, conversation: Conversation)?
  /// A name is to be typed as soon as the chosen conversation is there.
  var namesChat = false
  var mouseIsOn = false
  /// Introductions whose first sight was reported.
  private var reported: Set<MatchID> = []
  /// The tab that help was opened from.
  private var tabBeforeHelp = ChatTab.chat

  /// The most Unicode scalars that the text field holds; an editor may give back more.
  package static let longestDraft = TextField.messageScalars

  /// The program before anything was read.
  package init(language: Language, keys: KeyMap = .standard) {
    self.language = language
    self.keys = keys
  }

  /// Whether leaving now would lose a text, in whichever conversation.
  package var hasDraft: Bool {
    conversation.hasDraft
      || shelf.all.contains { fields[$0.id, default: ""].contains { !$0.isWhitespace } }
  }

  /// Whether a message was sent that is not stored yet.
  package var isSending: Bool { conversation.sending != nil }

  /// The book of the language that is shown.
  package func book(_ surroundings: Surroundings) -> Phrasebook {
    surroundings.phrasebooks.book(for: language.code)
  }

  /// Shows a screen; help remembers where it was called from.
  mutating func show(_ tab: ChatTab) {
    if tab == .help, self.tab != .help { tabBeforeHelp = self.tab }
    if tab == .matches, self.tab != .matches, self.tab != .help { matches.arrive() }
    self.tab = tab
    if tab == .chat { conversation.noteSeen(isShown: true) }
  }

  /// Esc on a screen that is not the chat.
  mutating func goBack() {
    show(tab == .help ? tabBeforeHelp : .chat)
  }

  /// Takes an event in.
  ///
  /// - Returns: what the program is to do, in order.
  package mutating func update(_ event: ChatEvent, in surroundings: Surroundings) -> [ChatEffect] {
    let before = tab
    let effects = react(to: event, surroundings)
    guard tab == .matches, matches.wantsOutlook(of: user) else { return effects }
    if case .snapshotArrived = event { return effects + [.readOutlook] }
    return before == .matches ? effects : effects + [.readOutlook]
  }

  private mutating func react(to event: ChatEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    switch event {
    case .key(let key): return handle(key, surroundings)
    case .snapshotArrived(let snapshot):
      take(snapshot, surroundings)
      return searchNew(surroundings) + loadIfNeeded(surroundings)
    case .replyGrew(let draft, let chat):
      guard chat == shelf.current?.id ?? chat else { return [] }
      if conversation.growing.hear(draft) { holdGrowth(surroundings) }
    case .olderMessagesArrived(let older, let hasOlder):
      conversation.takeOlder(older, hasOlder: hasOlder)
      return showHit(surroundings) + loadIfNeeded(surroundings)
    case .searched(let pattern, let chat, let found, let next):
      return take(found, next: next, of: pattern, in: chat, surroundings)
    case .edited(let text):
      conversation.takeDraft(text)
    case .painted(let frame): return painted(frame)
    case .refused(let command, let refusal):
      conversation.noteSent(command)
      putBack(command)
      if let phrase = Phrase.refusal(refusal) { toasts.answer(phrase, .trouble) }
    case .failed(let command, let phrase):
      conversation.noteSent(command)
      putBack(command)
      toasts.answer(phrase, .trouble)
    case .commandFinished(let command):
      conversation.noteSent(command)
      if case .press(let id) = command { conversation.pressed.remove(id) }
    case .exportWritten(let path):
      toasts.answer(Phrase(.chat(.exported), ["path": .text(path)]), .fine)
    case .spendingArrived(let job, let calls):
      layers.append(.spending(SpendingSheet(job: job, calls: calls)))
    case .chatSaved(let path):
      toasts.answer(Phrase(.chats(.saved), ["path": .text(path)]), .fine)
    case .did(let phrase): toasts.answer(phrase, .fine)
    case .outlookArrived(let note): matches.take(note)
    case .told(let phrase): toasts.answer(phrase, .trouble)
    case .notice(let phrase): toasts.add(phrase)
    }
    return []
  }

  private mutating func take(_ snapshot: ChatSnapshot, _ surroundings: Surroundings) {
    let isReset = user.map { $0.epoch != snapshot.user.epoch } ?? false
    user = snapshot.user
    language = snapshot.user.language
    if isReset {
      left = nil
      // What was searched is gone.
      if search != nil { toasts.answer(Phrase(.chat(.searchedIsGone)), .trouble) }
      layers.removeAll { if case .search = $0 { true } else { false } }
    }
    take(snapshot.shelf)
    let arrived = conversation.take(snapshot)
    // What the store has not noted although it was reported failed to be written: the next frame reports again.
    reported = reported.filter { id in
      guard let card = conversation.cards[id], !card.status.hasEnded else { return true }
      return card.seenAt != nil
    }
    matches.take(snapshot.matches, of: user)
    profile.take(snapshot.profile, draft: snapshot.draft)
    if let arrived {
      let layout = layout(surroundings, of: .chat)
      conversation.readFromStart(
        arrived, transcriptRows(surroundings, layout), height: layout.body.rows)
    }
    holdGrowth(surroundings)
    conversation.noteSeen(isShown: tab == .chat)
    layers.removeAll { layer in
      switch layer {
      // A question about a button that is gone answers itself.
      case .question(let question):
        guard case .decline(let id, _) = question.subject else { return false }
        return conversation.transcript.message(of: id) == nil
      case .search, .palette, .spending, .chats: return false
      }
    }
  }

  /// Another conversation is another transcript; the text in the field of each waits for its return.
  private mutating func take(_ new: ChatShelf) {
    let old = shelf
    shelf = new
    if let was = old.current, !was.isMain, new.current?.id == was.id, new.mainPosition > old.mainPosition {
      toasts.add(Phrase(.chats(.newInMain)))
    }
    guard let was = old.current, let now = new.current, was.id != now.id else { return }
    fields[was.id] = conversation.field.text
    let field = fields.removeValue(forKey: now.id) ?? ""
    if let left, left.chat == now.id {
      conversation = left.conversation
      conversation.comeBack()
    } else {
      conversation = Conversation()
      conversation.field.replaceAll(field)
    }
    // A search goes on in the conversation that it has opened.
    if var search, search.travels {
      search.lookAgain()
      layers = [.search(search)]
    } else {
      layers.removeAll()
      if left?.chat == now.id { left = nil }
    }
    beginNaming()
  }

  /// A reply that outgrows the view is read from its beginning.
  private mutating func holdGrowth(_ surroundings: Surroundings) {
    guard conversation.growing.draft != nil, !conversation.growing.wasHeld, conversation.focus != .buttons,
      conversation.scroll.followsTail
    else { return }
    let layout = layout(surroundings, of: .chat)
    let rows = transcriptRows(surroundings, layout)
    conversation.readFromStart(rows.id(at: rows.count - 1), rows, height: layout.body.rows)
    if !conversation.scroll.followsTail { conversation.growing.wasHeld = true }
  }

  /// Nothing that was typed is lost by a refusal.
  private mutating func putBack(_ command: UserCommand) {
    switch command {
    case .say(let text): conversation.putBack(text)
    case .setContact(let text): conversation.putBack("/contact " + text)
    case .ask(let text): conversation.putBack("/ask " + text)
    case .answer(let text): conversation.putBack("/answer " + text)
    case .press(let id), .decline(let id, _):
      conversation.pressed.remove(id)
      conversation.followsPress = false
    case .start, .stopReply, .tryAgain, .newChat, .setTitle, .archiveChat, .restoreChat, .saveChat,
      .showProfile, .showMatches, .showPreferences, .explainSearch, .pause, .resume, .reset,
      .export,
      .erase,
      .setLanguage, .setAnnouncements, .help,
      .setPublicChoices, .link:
      break
    }
  }

  private mutating func painted(_ frame: Frame) -> [ChatEffect] {
    var effects: [ChatEffect] = []
    for id in frame.introductions where reported.insert(id).inserted {
      let card = conversation.cards[id]
      if card?.seenAt == nil, card?.status.hasEnded != true { effects.append(.markSeen(id)) }
    }
    return effects
  }
}
