import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// A page of older messages.
  private static let page = 200
  /// On the way to the very first message pages are larger.
  static let longPage = 2_000

  func transcriptRows(_ surroundings: Surroundings, _ layout: AppLayout) -> TranscriptRows {
    conversation.rows(book(surroundings), columns: layout.body.columns, utcOffset: surroundings.utcOffset)
  }

  mutating func handleChat(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    let layout = layout(surroundings)
    let rows = transcriptRows(surroundings, layout)
    let height = layout.body.rows
    defer { conversation.noteSeen(isShown: true) }
    switch key {
    case .alt(let character) where !Self.editingKeys.contains(character):
      // Escape and the character that was typed right after it: terminals send both alike.
      escape()
      return handleField(.text(String(character)), surroundings, rows, height: height)
    case .tab: conversation.moveFocus(by: 1)
    case .backTab: conversation.moveFocus(by: -1)
    case .escape:
      if conversation.escStops {
        return stop()
      }
      escape()
    case .pageUp, .pageDown: _ = conversation.scroll.handle(key, rows, height: height)
    default:
      switch conversation.focus {
      case .field: return handleField(key, surroundings, rows, height: height)
      case .buttons: return handleButtons(key, surroundings, rows, height: height)
      case .transcript: return handleTranscript(key, surroundings, rows, height: height)
      }
    }
    revealFocus(rows, height: height)
    return []
  }

  /// Characters that edit together with Alt.
  private static let editingKeys: [Character] = ["b", "d", "f", "\u{7F}"]

  /// Back to the field, or to the end of the conversation; a draft stays.
  private mutating func escape() {
    conversation.wantsStart = false
    if conversation.focus == .field { conversation.scroll.toEnd() }
    conversation.focus = .field
    conversation.followsPress = false
  }

  private mutating func revealFocus(_ rows: TranscriptRows, height: Int) {
    switch conversation.focus {
    case .field: break
    case .buttons:
      guard let button = conversation.button, let message = conversation.transcript.message(of: button) else {
        return
      }
      // Of a message in view the buttons are in view too: its own, or pinned below.
      if conversation.isInView(message, rows, height: height) { return }
      if message.position == conversation.transcript.messages.last?.position {
        conversation.scroll.toEnd()
      } else {
        conversation.reveal(message.position, rows, height: height)
      }
    case .transcript:
      if let selected = conversation.selected { conversation.reveal(selected, rows, height: height) }
    }
  }

  // MARK: the field

  private mutating func handleField(
    _ key: KeyEvent, _ surroundings: Surroundings, _ rows: TranscriptRows, height: Int
  ) -> [ChatEffect] {
    if key == .enter { return submit(surroundings) }
    switch conversation.field.handle(key, columns: max(1, surroundings.size.columns - 4)) {
    case .edited: conversation.followsPress = false
    case .moved: break
    case .refused(let refusal):
      toasts.answer(
        Phrase(
          .chat(.refusedPaste),
          ["length": .count(refusal.wouldBe), "limit": .count(refusal.maximumScalars)]), .trouble)
    case .ignored:
      switch key {
      case .up: conversation.scroll.move(by: -1, rows, height: height)
      case .down: conversation.scroll.move(by: 1, rows, height: height)
      case .textHome: toStart(rows, height: height)
      case .textEnd: conversation.scroll.toEnd()
      default: break
      }
    }
    return []
  }

  private mutating func toStart(_ rows: TranscriptRows, height: Int) {
    conversation.scroll.toStart(rows, height: height)
    conversation.wantsStart = conversation.transcript.hasOlder
  }

  /// Sends what stands in the field, or does what it says.
  private mutating func submit(_ surroundings: Surroundings) -> [ChatEffect] {
    let book = book(surroundings)
    let parser = CommandParser(phrasebooks: surroundings.phrasebooks, language: book.language)
    let line = parser.parse(conversation.field.text)
    switch line {
    case .empty: return []
    case .mistake(let mistake):
      toasts.answer(mistake.phrase(book), .trouble)
      return []
    case .press(let number):
      let open = conversation.transcript.newestWithButtons?.actions.filter { $0.state == .open } ?? []
      guard open.indices.contains(number - 1) else {
        toasts.answer(CommandMistake.noButton(number).phrase(book), .trouble)
        return []
      }
      conversation.field.clear()
      return press(.press(open[number - 1].id, open[number - 1].intent))
    case .message(let text):
      conversation.field.clear()
      conversation.scroll.toEnd()
      conversation.wantsStart = false
      conversation.noteSending(at: surroundings.now)
      return [.perform(.say(text))]
    case .command(let command):
      conversation.field.clear()
      return perform(command)
    case .choose(let change):
      conversation.field.clear()
      return choose(change)
    case .find(let words):
      conversation.field.clear()
      return find(words, surroundings)
    case .importFile(let path):
      conversation.field.clear()
      conversation.scroll.toEnd()
      conversation.wantsStart = false
      toasts.answer(Phrase(.chat(.importing), ["path": .text(path)]), .fine)
      return [.importFile(path: path)]
    case .stop:
      conversation.field.clear()
      return stop()
    case .cost:
      conversation.field.clear()
      return askSpending()
    case .chats:
      conversation.field.clear()
      openChatList()
      return []
    case .go(let number):
      conversation.field.clear()
      return go(toChat: number)
    case .quit:
      conversation.field.clear()
      return [.quit]
    }
  }

  // MARK: buttons and messages

  private mutating func handleButtons(
    _ key: KeyEvent, _ surroundings: Surroundings, _ rows: TranscriptRows, height: Int
  ) -> [ChatEffect] {
    let group = conversation.buttonGroup
    switch key {
    case .left: conversation.chooseButton(by: -1)
    case .right: conversation.chooseButton(by: 1)
    case .up: conversation.chooseGroup(by: -1)
    case .down: conversation.chooseGroup(by: 1)
    case .enter, .text(" "):
      guard let chosen = group.first(where: { $0.id == conversation.button }) else { return [] }
      return press(.press(chosen.id, chosen.intent))
    case .text(let text):
      if let digit = Int(text) {
        guard group.indices.contains(digit - 1) else { return [] }
        conversation.button = group[digit - 1].id
        return press(.press(group[digit - 1].id, group[digit - 1].intent))
      }
      // Somebody who types wants to write.
      conversation.focus = .field
      return handleField(key, surroundings, rows, height: height)
    case .paste:
      conversation.focus = .field
      return handleField(key, surroundings, rows, height: height)
    default: break
    }
    revealFocus(rows, height: height)
    return []
  }

  private mutating func handleTranscript(
    _ key: KeyEvent, _ surroundings: Surroundings, _ rows: TranscriptRows, height: Int
  ) -> [ChatEffect] {
    let messages = conversation.transcript.messages
    guard let first = messages.first?.position, let last = messages.last?.position else { return [] }
    let selected = conversation.selected ?? last
    switch keys.listKey(key) {
    case .up, .text("k"): conversation.selected = max(first, selected - 1)
    case .down, .text("j"): conversation.selected = min(last, selected + 1)
    case .home, .textHome, .text("g"):
      toStart(rows, height: height)
      conversation.selected = first
      return []
    case .end, .textEnd, .text("G"):
      conversation.selected = last
      conversation.scroll.toEnd()
      return []
    case .text("y"): return copy()
    case .text("o"): return open(surroundings)
    case .text("r"): return tryAgain()
    case .text("t"): return askSpending()
    case .text("?"): show(.help)
    case .text(":"): openPalette()
    case .enter: conversation.focus = .field
    case .text, .paste, nil:
      // What means nothing to a list is the start of a message or a command.
      conversation.focus = .field
      return handleField(key, surroundings, rows, height: height)
    default: break
    }
    revealFocus(rows, height: height)
    return []
  }

  // MARK: older messages

  /// Asks for older messages where the view comes near the first loaded one.
  mutating func loadIfNeeded(_ surroundings: Surroundings) -> [ChatEffect] {
    guard tab == .chat, conversation.transcript.hasOlder, conversation.loadingBefore == nil,
      let first = conversation.transcript.messages.first?.position
    else {
      if !conversation.transcript.hasOlder, conversation.wantsStart { finishStart(surroundings) }
      return []
    }
    if !conversation.wantsStart {
      let layout = layout(surroundings)
      let rows = transcriptRows(surroundings, layout)
      let top = conversation.scroll.visible(rows, height: max(1, layout.body.rows)).first?.index ?? 0
      // Two screens ahead, so that scrolling never meets an end that is none.
      guard top < max(20, layout.body.rows) else { return [] }
    }
    conversation.loadingBefore = first
    return [.loadOlder(before: first, limit: conversation.wantsStart ? Self.longPage : Self.page)]
  }

  /// Everything is loaded: the wish for the first message can be granted.
  private mutating func finishStart(_ surroundings: Surroundings) {
    conversation.wantsStart = false
    let layout = layout(surroundings)
    conversation.scroll.toStart(transcriptRows(surroundings, layout), height: layout.body.rows)
    if conversation.focus == .transcript {
      conversation.selected = conversation.transcript.messages.first?.position
    }
  }
}
