/// The words of one line of Markdown with their looks: emphasis, code and links without their marks.
///
/// After CommonMark 0.31, sections 2.4 and 6: backslashes, code, emphasis by delimiter runs, links. Addresses are shown,
/// since a terminal shows nothing else of a link, and a reader is to see where it leads; HTML stands as it is written.
package struct MarkdownWords {
  /// A part of the words in one look.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var look: Look = []

    package init(text: String, look: Look = []) {
      self.text = text
      self.look = look
    }
  }

  /// What emphasis does.
  package struct Look: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Bold.
    package static let strong = Look(rawValue: 1)
    /// Italic.
    package static let emphasis = Look(rawValue: 2)
    /// Struck through.
    package static let struck = Look(rawValue: 4)
    /// In one width.
    package static let code = Look(rawValue: 8)
    /// The words of a link.
    package static let link = Look(rawValue: 16)
    /// The address of a link, behind its words.
    package static let address = Look(rawValue: 32)
  }

  private enum Piece {
    case run(Run)
    case marks(Character, count: Int, opens: Bool, closes: Bool)
  }

  /// A line with more marks than that is no text of a person's or a model's; its other marks are characters.
  private static let mostMarks = 200
  /// Nor is one in which so often something that begins does not end.
  private static let mostSearches = 60
  /// Links in the words of links in the words of links.
  private static let deepest = 3

  private let isOpen: Bool
  private let depth: Int
  private var rest: Substring
  private var before: Character = " "
  private var pieces: [Piece] = []
  /// The run that still goes on.
  private var run = Run(text: "")
  private var markCount = 0
  private var searches = 0

  /// The runs of a line.
  ///
  /// - Parameter isOpen: whether the line may go on. What a mark has opened then lasts to the end, and a mark at the very
  ///   end, which the next character decides about, is held back: raw marks are never seen only to vanish.
  package static func runs(of line: Substring, isOpen: Bool = false) -> [Run] {
    var words = MarkdownWords(line, isOpen: isOpen, depth: 0)
    return words.read()
  }

  private init(_ line: Substring, isOpen: Bool, depth: Int) {
    self.isOpen = isOpen
    self.depth = depth
    rest = line
    guard isOpen else { return }
    while let last = rest.last, "*_~`\\[".contains(last) { rest.removeLast() }
  }

  private mutating func read() -> [Run] {
    while let next = rest.first {
      switch next {
      case "\\": readEscape()
      case "`": readCode()
      case "*", "_", "~": readMarks(next)
      case "!":
        if rest.dropFirst().first == "[" { readLink(isImage: true) } else { take(1) }
      case "[": readLink(isImage: false)
      case "<": readAddress()
      default: take(rest.prefix { !Self.special.contains($0) }.count)
      }
    }
    flush()
    return joined(emphasised())
  }

  private static let special: Set<Character> = ["\\", "`", "*", "_", "~", "!", "[", "<"]

  // MARK: characters

  private mutating func append(_ text: some StringProtocol, _ look: Look = []) {
    if run.look != look { flush(look) }
    run.text += text
  }

  private mutating func flush(_ next: Look = []) {
    if !run.text.isEmpty { pieces.append(.run(run)) }
    run = Run(text: "", look: next)
  }

  private mutating func drop(_ count: Int) {
    let taken = rest.prefix(count)
    before = taken.last ?? before
    rest = rest.dropFirst(count)
  }

  private mutating func take(_ count: Int) {
    append(rest.prefix(count))
    drop(count)
  }

  private mutating func readEscape() {
    if let next = rest.dropFirst().first, next.isASCII, next.isPunctuation || next.isSymbol { drop(1) }
    take(1)
  }

  /// Whether the end of something may still be looked for: a text of nothing but beginnings is read in linear time.
  private mutating func maySearch() -> Bool {
    searches += 1
    return searches <= Self.mostSearches
  }

  // MARK: code

  private mutating func readCode() {
    let length = rest.prefix { $0 == "`" }.count
    guard maySearch() else { return take(length) }
    var place = rest.dropFirst(length)
    let start = place.startIndex
    while !place.isEmpty {
      let words = place.prefix { $0 != "`" }
      place = place.dropFirst(words.count)
      let run = place.prefix { $0 == "`" }.count
      if run == length {
        append(Self.codeWords(rest[start..<place.startIndex]), .code)
        before = "`"
        rest = place.dropFirst(run)
        return
      }
      place = place.dropFirst(run)
    }
    guard isOpen else { return take(length) }
    append(rest[start...], .code)
    rest = rest[rest.endIndex...]
  }

  /// One space on either side is there for backticks only.
  private static func codeWords(_ text: Substring) -> Substring {
    guard text.count > 2, text.first == " ", text.last == " ", !text.allSatisfy({ $0 == " " }) else {
      return text
    }
    return text.dropFirst().dropLast()
  }

  // MARK: links

  private mutating func readLink(isImage: Bool) {
    let start = rest.dropFirst(isImage ? 2 : 1)
    guard depth < Self.deepest, maySearch() else { return take(isImage ? 2 : 1) }
    guard let end = Self.closing(start, "[", "]") else {
      // A label that is still written; its bracket comes back where no label came of it.
      return isOpen && !start.isEmpty ? drop(isImage ? 2 : 1) : take(isImage ? 2 : 1)
    }
    let label = start[..<end]
    let after = start[start.index(after: end)...]
    if after.isEmpty, isOpen {
      appendLabel(label, address: nil)
      rest = after
      return
    }
    guard after.first == "(" else { return take(isImage ? 2 : 1) }
    let target = after.dropFirst()
    guard let last = Self.closing(target, "(", ")") else {
      guard isOpen else { return take(isImage ? 2 : 1) }
      appendLabel(label, address: nil)
      rest = rest[rest.endIndex...]
      return
    }
    appendLabel(label, address: Self.address(target[..<last]))
    before = ")"
    rest = target[target.index(after: last)...]
  }

  private mutating func appendLabel(_ label: Substring, address: Substring?) {
    var inner = MarkdownWords(label, isOpen: false, depth: depth + 1)
    let runs = inner.read()
    for run in runs { append(run.text, run.look.union(.link)) }
    guard let address, !address.isEmpty, runs.map(\.text).joined() != address else { return }
    append(runs.isEmpty ? String(address) : " (\(address))", .address)
  }

  /// Where the bracket that is open at the start of `text` ends; escaped ones and those within code do not count.
  private static func closing(_ text: Substring, _ open: Character, _ close: Character) -> String.Index? {
    var depth = 0
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      defer { isEscaped = character == "\\" && !isEscaped }
      if isEscaped { continue }
      if character == open { depth += 1 }
      guard character == close else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return nil
  }

  /// The address of a link, without its title.
  private static func address(_ target: Substring) -> Substring {
    var address = target.drop { $0 == " " }.prefix { $0 != " " }
    if address.first == "<", address.last == ">" { address = address.dropFirst().dropLast() }
    return address
  }

  /// An address between angle brackets.
  private mutating func readAddress() {
    let inside = rest.dropFirst().prefix { $0 != ">" && $0 != "<" && $0 != " " }
    if isOpen, inside.endIndex == rest.endIndex, "https://".hasPrefix(inside) || inside.hasPrefix("http") {
      append(inside, .link)
      return drop(inside.count + 1)
    }
    guard rest.dropFirst(inside.count + 1).first == ">", inside.contains(":") || inside.contains("@") else {
      return take(1)
    }
    append(inside, .link)
    drop(inside.count + 2)
  }

  // MARK: emphasis

  private mutating func readMarks(_ mark: Character) {
    let count = rest.prefix { $0 == mark }.count
    let after = rest.dropFirst(count).first ?? " "
    markCount += 1
    guard markCount <= Self.mostMarks, mark != "~" || count == 2 else { return take(count) }
    // Left-flanking and right-flanking, after section 6.2.
    let leans = (
      left: !after.isWhitespace
        && (!Self.isPunctuation(after) || before.isWhitespace || Self.isPunctuation(before)),
      right: !before.isWhitespace
        && (!Self.isPunctuation(before) || after.isWhitespace || Self.isPunctuation(after))
    )
    let opens = leans.left && (mark != "_" || !leans.right || Self.isPunctuation(before))
    let closes = leans.right && (mark != "_" || !leans.left || Self.isPunctuation(after))
    flush()
    pieces.append(.marks(mark, count: count, opens: opens, closes: closes))
    drop(count)
  }

  private static func isPunctuation(_ character: Character) -> Bool {
    character.isPunctuation || character.isSymbol
  }

  /// Every run with what the marks round it do; marks that do nothing are characters again.
  private func emphasised() -> [Run] {
    var counts = pieces.map { piece in if case .marks(_, let count, _, _) = piece { count } else { 0 } }
    var looks = [Look](repeating: [], count: pieces.count)
    var openers: [Int] = []
    func style(_ range: Range<Int>, _ look: Look) { for place in range { looks[place].formUnion(look) } }
    for (place, piece) in pieces.enumerated() {
      guard case .marks(let mark, _, let opens, let closes) = piece else { continue }
      while closes, counts[place] > 0, let found = openers.lastIndex(where: { self.mark(at: $0) == mark }) {
        let opener = openers[found]
        let used = mark == "~" || min(counts[opener], counts[place]) >= 2 ? 2 : 1
        style(opener + 1..<place, Self.look(mark, used))
        counts[opener] -= used
        counts[place] -= used
        // What stood open in between closes nothing any more.
        openers.removeSubrange((counts[opener] > 0 ? found + 1 : found)...)
      }
      if opens, counts[place] > 0 { openers.append(place) }
    }
    if isOpen {
      for opener in openers {
        guard let mark = self.mark(at: opener) else { continue }
        style(opener + 1..<pieces.count, Self.look(mark, counts[opener] >= 2 ? 2 : 1))
        if counts[opener] >= 3 { style(opener + 1..<pieces.count, .emphasis) }
        counts[opener] = 0
      }
    }
    return pieces.enumerated().map { place, piece in
      switch piece {
      case .run(let run): Run(text: run.text, look: run.look.union(looks[place]))
      case .marks(let mark, _, _, _):
        Run(text: String(repeating: mark, count: counts[place]), look: looks[place])
      }
    }
  }

  private func mark(at place: Int) -> Character? {
    if case .marks(let mark, _, _, _) = pieces[place] { mark } else { nil }
  }

  private static func look(_ mark: Character, _ count: Int) -> Look {
    mark == "~" ? .struck : count == 2 ? .strong : .emphasis
  }

  private func joined(_ runs: [Run]) -> [Run] {
    runs.reduce(into: []) { joined, run in
      if run.text.isEmpty { return }
      if joined.last?.look == run.look {
        joined[joined.count - 1].text += run.text
      } else {
        joined.append(run)
      }
    }
  }
}
