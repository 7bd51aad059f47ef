import Domain
import Localization
import ScreenParts
import TerminalKit

/// The loaded part of the chat: one run of messages without gaps, up to the newest.
struct Transcript: Sendable {
  private(set) var messages: [Message] = []
  private(set) var hasOlder = false
  /// Raised with the user's epoch: a reset wipes what was loaded, and what comes after it is another transcript.
  private var epoch = 0

  /// What taking in a page came to.
  enum Change: Hashable {
    /// The same transcript, with new messages at its end or other buttons.
    case continued
    /// Another transcript: a reset, or more came than the page holds.
    case replaced
  }

  /// Takes in the newest page.
  mutating func take(_ page: [Message], hasOlder: Bool, epoch: Int) -> Change {
    guard continues(page, epoch: epoch), let first = page.first else {
      let isSame = messages.isEmpty && page.isEmpty && self.epoch == epoch
      messages = page
      self.hasOlder = hasOlder
      self.epoch = epoch
      return isSame ? .continued : .replaced
    }
    let kept = index(of: first.position) ?? messages.count
    if kept == 0 { self.hasOlder = hasOlder }
    messages.removeSubrange(kept...)
    messages += page
    return .continued
  }

  private func continues(_ page: [Message], epoch: Int) -> Bool {
    guard epoch == self.epoch, let first = page.first, let end = page.last, let known = messages.last,
      let start = messages.first
    else { return false }
    guard first.position <= known.position + 1, end.position >= known.position else { return false }
    if first.position < start.position { return page.contains { $0.id == start.id } }
    guard let index = index(of: first.position) else { return true }
    return messages[index].id == first.id
  }

  /// Takes in messages before the first one; those that do not join, or are of another conversation, are dropped.
  mutating func prepend(_ older: [Message], hasOlder: Bool) {
    guard let first = messages.first, older.first.map({ $0.chat == first.chat }) ?? true else { return }
    let joining = older.filter { $0.position < first.position }
    guard joining.last.map({ $0.position == first.position - 1 }) ?? true else { return }
    messages = joining + messages
    self.hasOlder = hasOlder
  }

  /// Where the message of a position is; nil where it is not loaded.
  func index(of position: Int) -> Int? {
    guard let first = messages.first?.position else { return nil }
    let guess = position - first
    if messages.indices.contains(guess), messages[guess].position == position { return guess }
    return messages.firstIndex { $0.position == position }
  }

  /// The position of the first message of Mitko's after a position.
  func firstOfMitko(after position: Int) -> Int? {
    let new = messages.reversed().prefix { $0.position > position }
    return new.last { $0.author == .mitko }?.position
  }

  /// The newest message with open buttons.
  var newestWithButtons: Message? { messages.last { $0.actions.contains { $0.state == .open } } }

  /// The message of a button that is still open.
  func message(of button: ActionID) -> Message? {
    messages.last { $0.actions.contains { $0.id == button && $0.state == .open } }
  }

  /// The newest message with an open button that fits.
  func newest(where fits: (MessageAction.Intent) -> Bool) -> Message? {
    messages.last { $0.actions.contains { $0.state == .open && fits($0.intent) } }
  }
}

/// The transcript at a width, as rows to scroll over.
struct TranscriptRows: ScrollRows {
  let messages: [Message]
  let hasOlder: Bool
  let cards: [MatchID: MatchCard]
  let cardVersions: [MatchID: Int]
  let book: Phrasebook
  let columns: Int
  let utcOffset: Int
  let cache: BlockCache
  /// What the reply that is being made says so far: a row of its own, at the place that the reply will have.
  let growing: String?

  var count: Int { messages.count + (growing == nil ? 0 : 1) }

  func id(at index: Int) -> Int {
    message(at: index)?.position ?? (messages.last?.position ?? 0) + 1
  }

  /// The message of a row; `nil` for the reply that is being made.
  func message(at index: Int) -> Message? { messages.indices.contains(index) ? messages[index] : nil }

  func index(of id: Int, near hint: Int) -> Int? {
    guard let first = messages.first?.position else { return nil }
    let guess = id - first
    return guess >= 0 && guess < count && self.id(at: guess) == id ? guess : nil
  }

  func height(at index: Int) -> Int {
    if index == messages.count { return growingLines.count }
    return max(1, cache.height(key(index), columns: columns) { block(index).lines })
  }

  func lines(at index: Int) -> [StyledLine] {
    if index == messages.count { return growingLines }
    return cache.lines(key(index), columns: columns) { block(index).lines }
  }

  private var growingLines: [StyledLine] {
    cache.growing(growing ?? "", columns: max(1, columns - 2), language: book.language) {
      MessageBlock.growing($0, book)
    }
  }

  private func block(_ index: Int) -> MessageBlock {
    let message = messages[index]
    return MessageBlock(
      message: message, previous: index > 0 ? messages[index - 1] : nil,
      followsUnknown: index == 0 && hasOlder, card: card(of: message), book: book,
      columns: columns, utcOffset: utcOffset)
  }

  private func card(of message: Message) -> MatchCard? {
    if case .introduction(let id) = message.kind { cards[id] } else { nil }
  }

  private func key(_ index: Int) -> BlockCache.Key {
    let message = messages[index]
    var hasher = Hasher()
    hasher.combine(book.language)
    hasher.combine(utcOffset)
    if index == 0 {
      hasher.combine(hasOlder)
    } else {
      hasher.combine(messages[index - 1].author)
      hasher.combine(messages[index - 1].mark)
      hasher.combine(messages[index - 1].createdAt)
    }
    hasher.combine(message.mark)
    for action in message.actions { hasher.combine(action.state) }
    if case .introduction(let id) = message.kind { hasher.combine(cardVersions[id]) }
    return BlockCache.Key(message: message.id, variant: hasher.finalize())
  }
}
