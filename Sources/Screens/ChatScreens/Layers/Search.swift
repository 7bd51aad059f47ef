import Domain
import TerminalKit

/// Looking for words in the whole conversation, from the newest message upwards.
///
/// What is loaded is searched at once; the rest comes from the store, a page after the other, and what was found in it
/// is loaded when it is gone to.
struct Search: Equatable, Sendable {
  /// Where the person was before: Escape goes back there.
  struct Origin: Equatable, Sendable {
    let tab: ChatTab
    let scroll: Scroll<Int>
    let focus: Conversation.Focus
    let selected: Int?
  }

  let origin: Origin
  var field = TextField(maximumScalars: 100, isMultiline: false)
  /// Whether characters go into the field; else they are keys, as on every list.
  var isTyping = true
  /// What is looked for; `nil` for nothing.
  private(set) var pattern: SearchPattern?
  /// Positions of the messages with it, newest first.
  private(set) var found: [Int] = []
  /// Whether the whole chat was looked at.
  private(set) var isWhole = true
  /// The message that is shown, by position.
  private(set) var hit: Int?
  /// The newest position that was looked at.
  private var through = 0
  /// The next older message with the words is gone to once it is found.
  private var wantsOlder = false

  init(from origin: Origin) {
    self.origin = origin
  }

  /// Begins with the words of the field in what is loaded.
  ///
  /// - Returns: whether the words are others than before.
  mutating func begin(in transcript: Transcript, anew: Bool = false) -> Bool {
    let pattern = SearchPattern(field.text)
    guard anew || pattern != self.pattern else { return false }
    self.pattern = pattern
    wantsOlder = false
    isWhole = pattern == nil || !transcript.hasOlder
    through = transcript.messages.last?.position ?? 0
    found = pattern.map { Self.positions(of: $0, in: transcript.messages[...]) } ?? []
    // A longer word may still fit the message at hand.
    let near = hit.flatMap { hit in found.first { $0 <= hit } ?? found.last }
    hit = near ?? found.first
    return true
  }

  private static func positions(of pattern: SearchPattern, in messages: ArraySlice<Message>) -> [Int] {
    messages.reversed().filter { pattern.matches($0.text) }.map(\.position)
  }

  /// Takes in what was found in a page of older messages.
  mutating func take(_ older: [Int], next: Int?) {
    let known = found.last ?? .max
    found += older.filter { $0 < known }
    isWhole = next == nil
    if hit == nil { hit = found.first }
    if wantsOlder { step(older: true) }
  }

  /// Takes in what came since.
  ///
  /// - Returns: false where more came than is loaded, so that the search has to begin anew.
  mutating func takeNew(_ transcript: Transcript) -> Bool {
    guard let pattern, let last = transcript.messages.last?.position, last > through else { return true }
    guard let start = transcript.index(of: through) else { return false }
    found = Self.positions(of: pattern, in: transcript.messages[(start + 1)...]) + found
    through = last
    hit = hit ?? found.first
    return true
  }

  /// Goes to the next older or newer message with the words.
  mutating func step(older: Bool) {
    guard let place = hit.flatMap({ found.firstIndex(of: $0) }) else { return }
    if older {
      wantsOlder = place + 1 == found.count && !isWhole
      hit = found[min(place + 1, found.count - 1)]
    } else {
      wantsOlder = false
      hit = found[max(0, place - 1)]
    }
  }

  /// Which of how many: `3/17`, with a mark while there may be more.
  var count: String {
    guard let place = hit.flatMap({ found.firstIndex(of: $0) }) else { return "" }
    return "\(place + 1)/\(found.count)" + (isWhole ? "" : "…")
  }

  /// Whether there is nothing to be found.
  var isVain: Bool { pattern != nil && isWhole && found.isEmpty }
}
