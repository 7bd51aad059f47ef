import Domain
import Localization
import TerminalKit

/// The Chat screen: transcript, buttons and the text field.
struct Conversation: Sendable {
  /// What the keys go to.
  enum Focus: Hashable, Sendable {
    /// Every character is text.
    case field
    /// Arrows choose, digits and Enter press.
    case buttons
    /// Messages are chosen and copied by single letters.
    case transcript
  }

  var transcript = Transcript()
  var cards: [MatchID: MatchCard] = [:]
  var cardVersions: [MatchID: Int] = [:]
  var reply = ReplyProgress.idle
  var growing = GrowingReply()
  /// The reply that was asked to stop from here.
  var stopping: JobID?
  var field = TextField()
  var focus = Focus.field
  /// The chosen button while the focus is on the buttons.
  var button: ActionID?
  /// The chosen message, by position, while the focus is on the transcript.
  var selected: Int?
  var scroll = Scroll<Int>()
  /// The newest message that has been on the screen; what came later is counted as new.
  var seenThrough = 0
  /// Buttons whose effect has not come yet; a second press waits for it.
  var pressed: Set<ActionID> = []
  /// The first of Mitko's messages that came since a key was last touched: whoever looked away reads on from there.
  var untouched: Int?
  /// What was sent and is not stored yet: since when, and how many messages.
  var sending: (since: Timestamp, count: Int)?
  /// A press is to move the focus to the buttons that answer it.
  var followsPress = false
  /// The position before which older messages were asked for.
  var loadingBefore: Int?
  /// Older messages are loaded until the very first is there.
  var wantsStart = false
  let cache = BlockCache()

  /// Messages of Mitko's that have not been on the screen.
  var newCount: Int {
    transcript.messages.reversed().prefix { $0.position > seenThrough }.count { $0.author == .mitko }
  }

  /// Whether a text stands in the field that leaving would lose.
  var hasDraft: Bool { field.text.contains { !$0.isWhitespace } }

  /// The transcript at a width.
  func rows(_ book: Phrasebook, columns: Int, utcOffset: Int) -> TranscriptRows {
    TranscriptRows(
      messages: transcript.messages, hasOlder: transcript.hasOlder, cards: cards, cardVersions: cardVersions,
      book: book,
      columns: max(8, columns), utcOffset: utcOffset, cache: cache, growing: growing.draft?.text)
  }

  /// Whether Esc stops the reply that runs, rather than going back to anything.
  var escStops: Bool { focus == .field && stoppable != nil }

  /// The reply that can be stopped.
  var stoppable: JobID? {
    guard case .running(let running) = reply, !running.isStopping, stopping != running.job else { return nil }
    return running.job
  }
}

// MARK: what arrives

extension Conversation {
  /// - Returns: the position of the first message of Mitko's that nobody may have read, where something new came and
  ///   the view follows the end and would run past it.
  mutating func take(_ snapshot: ChatSnapshot) -> Int? {
    let last = transcript.messages.last?.position ?? 0
    let isFirst = transcript.messages.isEmpty
    cards = Dictionary(snapshot.matches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    cardVersions = cards.mapValues { $0.hashValue }
    reply = snapshot.reply
    let change = transcript.take(
      snapshot.messages, hasOlder: snapshot.hasOlder, epoch: snapshot.user.epoch)
    if change == .replaced {
      scroll.toEnd()
      selected = nil
      loadingBefore = nil
      wantsStart = false
      untouched = nil
      // What was there before this program started is not new.
      seenThrough = isFirst ? transcript.messages.last?.position ?? 0 : 0
    }
    let grown = growing.draft?.job
    let wasHeld = growing.wasHeld
    growing.take(snapshot.reply) { job in transcript.messages.reversed().prefix(20).contains { $0.job == job }
    }
    pressed = pressed.filter { transcript.message(of: $0) != nil }
    let arrived = isFirst || change == .replaced ? nil : transcript.firstOfMitko(after: last)
    followButtons(newerThan: last)
    guard let arrived else { return nil }
    // The answer to a press comes with it; what comes later did not ask for the focus.
    followsPress = false
    untouched = untouched ?? arrived
    // It was shown from its beginning while it grew; whoever went to its end stays there.
    if wasHeld, let grown, transcript.index(of: arrived).flatMap({ transcript.messages[$0].job }) == grown {
      return nil
    }
    return scroll.followsTail && focus != .buttons ? untouched : nil
  }

  /// Shows a long message from its beginning, where following the end would show its end only.
  mutating func readFromStart(_ position: Int, _ rows: TranscriptRows, height: Int) {
    guard let index = rows.index(of: position, near: 0) else { return }
    var lines = 0
    for row in index..<rows.count where lines <= height { lines += rows.height(at: row) }
    if lines > height { scroll.show(position, in: rows, height: height) }
  }

  /// What is at the end of a view that follows the end has been seen.
  mutating func noteSeen(isShown: Bool) {
    guard isShown, scroll.followsTail, let last = transcript.messages.last else { return }
    seenThrough = max(seenThrough, last.position)
  }

  /// Keeps the focus on a button that exists. After a press it goes to the buttons that answer it: to the way out
  /// where there is one, so that a key held down cannot confirm what nobody has read.
  private mutating func followButtons(newerThan position: Int) {
    if followsPress, let newest = transcript.newestWithButtons, newest.position > position {
      let open = newest.actions.filter { $0.state == .open }
      button = (open.first { $0.intent == .dismiss } ?? open.first)?.id
      focus = .buttons
      followsPress = false
      scroll.toEnd()
      return
    }
    guard focus == .buttons else { return }
    if button.flatMap({ transcript.message(of: $0) }) == nil {
      button = nil
      focus = .field
    }
  }

  /// Is shown again after another one was: what was under way in it has come to its end unseen.
  mutating func comeBack() {
    sending = nil
    pressed = []
    followsPress = false
    loadingBefore = nil
  }

  mutating func takeOlder(_ older: [Message], hasOlder: Bool) {
    transcript.prepend(older, hasOlder: hasOlder)
    loadingBefore = nil
    if !hasOlder, transcript.messages.first?.position != 1, older.isEmpty { wantsStart = false }
  }

  /// A message was handed over for storing.
  mutating func noteSending(at now: Timestamp) {
    sending = (sending?.since ?? now, (sending?.count ?? 0) + 1)
  }

  /// A command has ended, one way or the other.
  mutating func noteSent(_ command: UserCommand) {
    guard case .say = command, let waiting = sending else { return }
    sending = waiting.count > 1 ? (waiting.since, waiting.count - 1) : nil
  }

  /// The text of the field, as an editor left it: editors end the last line, which nobody typed.
  mutating func takeDraft(_ text: String) {
    var text = text
    while text.last?.isNewline == true { text.removeLast() }
    field.replaceAll(text)
    focus = .field
  }

  /// A text that was sent and not taken goes back into the field, before what was typed since.
  mutating func putBack(_ text: String) {
    let since = field.text
    field.replaceAll(since.isEmpty || since == text ? text : text + "\n" + since)
    focus = .field
  }
}

// MARK: moving about

extension Conversation {
  /// The open buttons in their order on the screen.
  var openButtons: [MessageAction] {
    transcript.messages.suffix(Self.buttonReach).flatMap { $0.actions.filter { $0.state == .open } }
  }

  /// Buttons of older messages are reached by scrolling and the mouse only; nobody steps through a thousand.
  private static let buttonReach = 200

  /// The next part of the screen that can have the focus.
  mutating func moveFocus(by step: Int) {
    let buttons = openButtons
    let order: [Focus] = buttons.isEmpty ? [.field, .transcript] : [.field, .buttons, .transcript]
    let place = order.firstIndex(of: focus) ?? 0
    focus = order[(place + step + order.count) % order.count]
    followsPress = false
    switch focus {
    case .field: break
    case .buttons:
      button = transcript.newestWithButtons?.actions.first { $0.state == .open }?.id
    case .transcript:
      selected = selected ?? transcript.messages.last?.position
    }
  }

  /// The buttons of the message that the chosen one belongs to.
  var buttonGroup: [MessageAction] {
    guard let button, let message = transcript.message(of: button) else { return [] }
    return message.actions.filter { $0.state == .open }
  }

  /// Chooses another button: within the message, or of the message above or below.
  mutating func chooseButton(by step: Int) {
    let buttons = openButtons
    guard let button, let place = buttons.firstIndex(where: { $0.id == button }) else { return }
    self.button = buttons[max(0, min(buttons.count - 1, place + step))].id
  }

  mutating func chooseGroup(by step: Int) {
    guard let first = buttonGroup.first else { return }
    var messages: [MessageID] = []
    for action in openButtons where messages.last != action.message { messages.append(action.message) }
    guard let place = messages.firstIndex(of: first.message) else { return }
    let wanted = messages[max(0, min(messages.count - 1, place + step))]
    guard wanted != first.message else { return }
    button = openButtons.first { $0.message == wanted }?.id
  }

  /// Scrolls so that a message is visible, from its first line on where it is higher than the view.
  mutating func reveal(_ position: Int, _ rows: TranscriptRows, height: Int) {
    guard let index = rows.index(of: position, near: 0), height > 0 else { return }
    for _ in 0..<3 {
      let visible = scroll.visible(rows, height: height)
      guard let first = visible.first, let last = visible.last else { return }
      if index < first.index || (index == first.index && first.firstLine > 0) {
        scroll.show(position, in: rows, height: height)
        return
      }
      if index < last.index { return }
      let hidden =
        (last.index..<index + 1).reduce(0) { $0 + rows.height(at: $1) } - last.firstLine - last.lines
      // Never so far that its first line leaves the view.
      let room = index == last.index ? last.top : height
      guard hidden > 0, room > 0 else { return }
      scroll.move(by: min(hidden, max(1, room)), rows, height: height)
    }
  }

  /// Whether any line of a message is visible.
  func isInView(_ message: Message, _ rows: TranscriptRows, height: Int) -> Bool {
    guard let index = rows.index(of: message.position, near: 0) else { return false }
    return scroll.visible(rows, height: height).contains { $0.index == index }
  }

  /// The message whose buttons are shown below the view because its end is not in it: the one with the focus, the one
  /// that the view ends in, or a card right below the line that announces it. Never one that is not plainly meant:
  /// a yes must not go to somebody else than the one who is read about.
  func pinned(_ rows: TranscriptRows, height: Int) -> Message? {
    guard !scroll.followsTail, let last = scroll.visible(rows, height: height).last else { return nil }
    let isCut = last.firstLine + last.lines < rows.height(at: last.index)
    if focus == .buttons {
      guard let message = button.flatMap({ transcript.message(of: $0) }),
        let index = rows.index(of: message.position, near: 0)
      else { return nil }
      return index > last.index || index == last.index && isCut ? message : nil
    }
    func isOpen(_ message: Message) -> Bool { message.actions.contains { $0.state == .open } }
    guard let message = rows.message(at: last.index) else { return nil }
    if isCut, isOpen(message) {
      return last.firstLine > 0 || last.lines >= Self.recognisedBy ? message : nil
    }
    guard rows.messages.indices.contains(last.index + 1), message.author == .mitko else { return nil }
    let next = rows.messages[last.index + 1]
    if case .profileCard = next.kind, isOpen(next) { return next }
    return nil
  }

  /// The lines of a message that tell which one it is: space, heading or border, and words.
  private static let recognisedBy = 3
}
