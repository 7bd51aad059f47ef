import Lexicon

/// Holds what is said to a user against what they must not be shown, whole or while it grows.
///
/// What is shown while it grows is not only seen: its reader may stop it, and then it stays as Mitko's message. So no more
/// is let through than a whole answer could keep. Pure.
struct SayCheck: Sendable {
  /// The longest reply, in Unicode scalars.
  private static let longest = 4_000
  /// So far back, in characters, an address may have begun that ends in what is new: its words stand apart when it is
  /// spelled out, or when it is a number.
  private static let reach = 160

  private let mark: ProgramMark
  private let instructions: CopiedRuns
  private let own: [String]
  /// The addresses in `own`, once they were needed.
  private var known: Set<String>?
  /// What was let through last.
  private var passed = ""
  /// How much of the growing text was looked at, in bytes.
  private var seen = 0
  /// Something came that must not be shown: nothing behind it is, either.
  private var isShut = false

  /// - Parameters:
  ///   - instructions: what must not be copied.
  ///   - own: the user's own messages, whose addresses may be said back.
  init(_ mark: ProgramMark, instructions: String, own: [String]) {
    self.mark = mark
    self.instructions = CopiedRuns(of: instructions)
    self.own = own
  }

  /// What is wrong with a whole text.
  ///
  /// - Throws: what the user must not be shown.
  func check(_ say: String) throws(AnswerProblem) {
    if say.isEmpty { throw .content("say is empty.") }
    if say.unicodeScalars.count > Self.longest { throw .content("say is too long.") }
    if say.contains(mark.number) { throw .content("say holds a mark of the program's.") }
    if instructions.isCopied(in: say) { throw .content("say repeats the instructions.") }
    if OutputCheck.foreignAddress(in: say, besides: OutputCheck.addresses(in: own)) != nil {
      throw .content("say holds a link or an address that the user did not write.")
    }
  }

  /// Whether a whole text may be shown.
  func passes(_ say: String) -> Bool { (try? check(say)) != nil }

  /// What may be shown of a text that grows, cleaned.
  ///
  /// The last word is held back until something follows it: what may become an address is judged when it is whole. So are
  /// the last words that stand in a row in the instructions as well, but for the three that any two texts share: of what
  /// becomes a copy no more is ever shown. At the first thing that must not be shown the text ends, for good.
  ///
  /// - Parameters:
  ///   - text: all of it so far, as it came; begins with what was given before.
  ///   - isWhole: whether nothing more will come.
  mutating func shown(of text: String, isWhole: Bool) -> String {
    if isShut { return passed }
    let end = isWhole ? text.endIndex : Self.endOfWords(text)
    let length = text.utf8.distance(from: text.startIndex, to: end)
    if length == seen { return passed }
    seen = length
    let new = OutputCheck.cleaned(String(text[..<end]))
    if new.unicodeScalars.count > Self.longest || new.contains(mark.number)
      || instructions.isCopied(in: new)
    {
      isShut = true
      return passed
    }
    if let start = foreignAddress(in: new) {
      isShut = true
      passed = OutputCheck.cleaned(String(new[..<start]))
    } else if !isWhole, let start = instructions.unfinished(in: new) {
      passed = OutputCheck.cleaned(String(new[..<start]))
    } else {
      passed = new
    }
    return passed
  }

  /// Where the first address begins that the user did not write, among what is new.
  private mutating func foreignAddress(in new: String) -> String.Index? {
    var window = new[...]
    if new.hasPrefix(passed),
      let far = new.index(
        new.index(new.startIndex, offsetBy: passed.count), offsetBy: -Self.reach, limitedBy: new.startIndex),
      let space = new[far...].firstIndex(where: \.isWhitespace)
    {
      window = new[space...]
    }
    let text = String(window)
    guard !Identifiers.find(in: text).isEmpty else { return nil }
    let known = self.known ?? OutputCheck.addresses(in: own)
    self.known = known
    guard let foreign = OutputCheck.foreignAddress(in: text, besides: known) else { return nil }
    let before = text.distance(from: text.startIndex, to: foreign.range.lowerBound)
    return new.index(window.startIndex, offsetBy: before)
  }

  /// Where the last word begins. Scripts that write without spaces are none that addresses are written in: their signs
  /// stand for themselves.
  private static func endOfWords(_ text: String) -> String.Index {
    guard
      let last = text.lastIndex(where: { character in
        character.isWhitespace || character.unicodeScalars.contains { $0.value >= firstUnspaced }
      })
    else { return text.startIndex }
    return text.index(after: last)
  }

  /// Behind Latin, Greek, Cyrillic and Armenian.
  private static let firstUnspaced: UInt32 = 0x0590
}
