import Domain
import TerminalKit

/// Looking for words in all conversations of the person: in the open one from the newest message upwards, then in the
/// others, one after the other.
///
/// What is loaded is searched at once; the rest comes from the store, a page after the other, and what was found in it
/// is loaded when it is gone to.
struct Search: Equatable, Sendable {
  /// Where the person was before: Escape goes back there.
  struct Origin: Equatable, Sendable {
    let tab: ChatTab
    /// `nil` where there is no conversation yet.
    let chat: ChatID?
    let scroll: Scroll<Int>
    let focus: Conversation.Focus
    let selected: Int?
  }

  /// What was found in one conversation.
  struct Finds: Equatable, Sendable {
    let chat: ChatID
    /// Positions of the messages with the words, newest first.
    var positions: [Int] = []
    /// The position before which nothing was looked at yet; `nil` once the whole conversation was looked at.
    var next: Int? = .max
  }

  let origin: Origin
  var field = TextField(maximumScalars: 100, isMultiline: false)
  /// Whether characters go into the field; else they are keys, as on every list.
  var isTyping = true
  /// What is looked for; `nil` for nothing.
  private(set) var pattern: SearchPattern?
  /// All conversations, in the order in which they are gone through.
  private(set) var finds: [Finds] = []
  /// The conversation that the person looks at, or is on the way to.
  private(set) var chat: ChatID?
  /// The message that is shown, by its position in `chat`.
  private(set) var hit: Int?
  /// Whether it has gone from one conversation to another.
  private(set) var travels = false
  /// The newest position of `chat` that was looked at on the screen; `nil` until it is there.
  private var through: Int?
  /// The next older message with the words is gone to once it is found.
  private var wantsOlder = false

  init(from origin: Origin) {
    self.origin = origin
    chat = origin.chat
  }

  /// Begins with the words of the field: in the conversation at hand, then in the others.
  ///
  /// - Parameters:
  ///   - transcript: what is loaded of the conversation at hand; `nil` while it is not on the screen.
  ///   - others: the other conversations, in the order in which they are to be gone through.
  /// - Returns: whether the words are others than before.
  mutating func begin(in transcript: Transcript?, others: [ChatID], anew: Bool = false) -> Bool {
    let pattern = SearchPattern(field.text)
    guard anew || pattern != self.pattern else { return false }
    self.pattern = pattern
    wantsOlder = false
    through = nil
    finds = pattern == nil ? [] : ([chat].compactMap(\.self) + others).map { Finds(chat: $0) }
    if let transcript, pattern != nil { look(at: transcript) } else { hit = nil }
    return true
  }

  /// Looks through what is loaded of the conversation at hand; what the store knows of its older messages stays.
  private mutating func look(at transcript: Transcript) {
    guard let pattern, let place = placeOfChat else { return }
    let first = transcript.messages.first?.position ?? 1
    finds[place].positions =
      Self.positions(of: pattern, in: transcript.messages[...]) + finds[place].positions.filter { $0 < first }
    if let next = finds[place].next, next > first { finds[place].next = transcript.hasOlder ? first : nil }
    through = transcript.messages.last?.position ?? 0
    // A longer word may still fit the message at hand.
    let near = hit.flatMap { hit in found.first { $0 <= hit } ?? found.last }
    hit = near ?? found.first
  }

  private static func positions(of pattern: SearchPattern, in messages: ArraySlice<Message>) -> [Int] {
    messages.reversed().filter { pattern.matches($0.text) }.map(\.position)
  }

  private var placeOfChat: Int? { finds.firstIndex { $0.chat == chat } }

  /// The page that is to be looked through next; `nil` once everything was.
  var nextPage: (chat: ChatID, before: Int)? {
    finds.lazy.compactMap { finds in finds.next.map { (finds.chat, $0) } }.first
  }

  /// Takes in what was found in a page of older messages.
  mutating func take(_ older: [Int], next: Int?, in chat: ChatID) {
    guard let place = finds.firstIndex(where: { $0.chat == chat }) else { return }
    let known = finds[place].positions.last ?? .max
    finds[place].positions += older.filter { $0 < known }
    finds[place].next = next
    if wantsOlder {
      step(older: true)
    } else if hit == nil {
      hit = found.first
    }
  }

  /// Takes in what came since, or what is loaded of a conversation that has just been opened.
  ///
  /// - Returns: false where more came than is loaded, so that the search has to begin anew.
  mutating func takeNew(_ transcript: Transcript) -> Bool {
    guard let pattern, let place = placeOfChat else { return true }
    guard let through else {
      look(at: transcript)
      return true
    }
    guard let last = transcript.messages.last?.position, last > through else { return true }
    guard let start = transcript.index(of: through) else { return false }
    finds[place].positions =
      Self.positions(of: pattern, in: transcript.messages[(start + 1)...]) + finds[place].positions
    self.through = last
    hit = hit ?? found.first
    return true
  }

  /// Whether it is on the way to a conversation that is not on the screen yet.
  var isUnderWay: Bool { pattern != nil && through == nil }

  /// The first conversation is there, after the search had begun without any.
  mutating func enter(_ chat: ChatID) { self.chat = chat }

  /// Another conversation is on the screen than before.
  mutating func lookAgain() { through = nil }

  /// Leaves out conversations that are gone.
  ///
  /// - Returns: whether the words were in any of them.
  mutating func keep(only chats: [ChatID]) -> Bool {
    let gone = finds.filter { !chats.contains($0.chat) }
    finds.removeAll { !chats.contains($0.chat) }
    return gone.contains { !$0.positions.isEmpty }
  }

  /// Goes to the next older or newer message with the words: past the last one of a conversation to the newest of the
  /// next, and back.
  mutating func step(older: Bool) {
    wantsOlder = false
    guard let here = placeOfChat else { return }
    let place = hit.flatMap { found.firstIndex(of: $0) }
    if older {
      let next = place.map { $0 + 1 } ?? 0
      if next < found.count {
        hit = found[next]
        return
      }
      for finds in finds[here...] {
        if finds.chat != chat, let newest = finds.positions.first { return go(to: finds.chat, newest) }
        if finds.next != nil {
          wantsOlder = true
          return
        }
      }
    } else if let place, place > 0 {
      hit = found[place - 1]
    } else if let finds = finds[..<here].last(where: { !$0.positions.isEmpty }) {
      go(to: finds.chat, finds.positions[finds.positions.count - 1])
    }
  }

  private mutating func go(to chat: ChatID, _ position: Int) {
    self.chat = chat
    hit = position
    through = nil
    travels = true
  }

  // MARK: what is told of it

  /// Positions of the messages with the words in the conversation at hand, newest first.
  var found: [Int] { placeOfChat.map { finds[$0].positions } ?? [] }

  /// Which of how many of the conversation at hand: `3/17`, with a mark while there may be more.
  var count: String {
    guard let place = hit.flatMap({ found.firstIndex(of: $0) }) else { return "" }
    return "\(place + 1)/\(found.count)" + (isWholeHere ? "" : "…")
  }

  /// Whether the whole of the conversation at hand was looked at.
  var isWholeHere: Bool { placeOfChat.map { finds[$0].next == nil } ?? true }

  /// Whether there is nothing to be found.
  var isVain: Bool { pattern != nil && finds.allSatisfy { $0.positions.isEmpty && $0.next == nil } }

  /// The other conversations with the words, as they are gone through: those to come and those before.
  var elsewhere: (older: [Finds], newer: [Finds]) {
    guard let here = placeOfChat else { return ([], []) }
    return (
      finds[(here + 1)...].filter { !$0.positions.isEmpty },
      finds[..<here].reversed().filter { !$0.positions.isEmpty }
    )
  }
}
