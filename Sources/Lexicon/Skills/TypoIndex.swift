/// Finds long names of products that are written with one slip: a letter too many, too few, another one, or two swapped
/// ("kuberentes", "javasript", "djnago").
///
/// Only words of Latin letters from seven on, whose first letter is right, count, and only where no name at all fits: a
/// slip in a short word makes another word. Plurals and ordinary words that are one slip away from a name are excepted.
struct TypoIndex: Sendable {
  /// The shortest and the longest word, in letters, that is looked for.
  private static let lengths = 7...24

  private struct Name: Sendable {
    let letters: [UInt8]
    let row: Int
  }

  private let names: [Name]
  /// Numbers of names by what one slip leaves alone: the first three letters, or the first and the last three.
  private let byEnds: [UInt32: [UInt16]]

  /// The single Latin words among the names of `table` that are no ordinary words, of rows without a Russian name
  /// (column 2): those are products, and what has a Russian name is a word of the trade.
  init(of table: PackedTable) {
    var names: [Name] = []
    var byEnds: [UInt32: [UInt16]] = [:]
    for row in 0..<table.count where table.byte(ofField: 2, of: row) == 0 {
      for (name, marks) in table.names(of: row) {
        guard marks.isEmpty, let ends = Self.ends(of: name) else { continue }
        let number = UInt16(names.count)
        names.append(Name(letters: Array(name.utf8), row: row))
        byEnds[ends.first, default: []].append(number)
        byEnds[ends.last, default: []].append(number)
      }
    }
    self.names = names
    self.byEnds = byEnds
  }

  /// The name meant by the token at `position`; nil where none is, or names of several skills are as near.
  func hit(in text: AnalysedText, at position: Int) -> PackedTable.Hit? {
    let token = text.tokens[position]
    guard token.kind == .word, let ends = Self.ends(of: token.folded) else { return nil }
    let candidates = (byEnds[ends.first] ?? []) + (byEnds[ends.last] ?? [])
    guard !candidates.isEmpty, !Self.ordinary.contains(token.folded) else { return nil }
    let letters = Array(token.folded.utf8)
    var row: Int?
    for number in candidates {
      let name = names[Int(number)]
      guard name.row != row, Self.isOneSlip(letters, name.letters) else { continue }
      guard row == nil else { return nil }
      row = name.row
    }
    return row.map { PackedTable.Hit(positions: position..<position + 1, row: $0, marks: []) }
  }

  /// The keys of a word of small Latin letters; nil for any other word.
  private static func ends(of word: String) -> (first: UInt32, last: UInt32)? {
    guard lengths.contains(word.utf8.count) else { return nil }
    var first: UInt32 = 0
    var last: UInt32 = 0
    var initial: UInt32 = 0
    for (place, byte) in word.utf8.enumerated() {
      guard (0x61...0x7A).contains(byte) else { return nil }
      if place == 0 { initial = UInt32(byte) << 24 }
      if place < 3 { first = first << 8 | UInt32(byte) }
      last = (last << 8 | UInt32(byte)) & 0xFF_FFFF
    }
    return (first, initial | last)
  }

  /// Whether one word becomes the other by one letter put in, left out or replaced, or by two neighbours swapped; an "s"
  /// at the end makes a plural and is no slip.
  private static func isOneSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard abs(one.count - other.count) <= 1, one[0] == other[0] else { return false }
    let shorter = min(one.count, other.count)
    var start = 0
    while start < shorter, one[start] == other[start] { start += 1 }
    var end = 0
    while end < shorter - start, one[one.count - 1 - end] == other[other.count - 1 - end] { end += 1 }
    let middle = one[start..<one.count - end]
    let opposite = other[start..<other.count - end]
    if middle.count <= 1, opposite.count <= 1 {
      let isPlural = end == 0 && start == shorter && (middle + opposite).elementsEqual([UInt8(ascii: "s")])
      return !isPlural && !(middle.isEmpty && opposite.isEmpty)
    }
    return middle.count == 2 && opposite.count == 2 && middle.elementsEqual(opposite.reversed())
  }

  /// Ordinary words and other names that are one slip away from a name: of the 320,000 English words that are used most,
  /// those that mean something else.
  private static let ordinary: Set<String> = [
    "airglow", "aneroid", "annular", "arclight", "aspects", "autocar", "balsamic", "blander", "bleeder",
    "blended", "blinder", "blonder", "blunder", "casandra", "cassandre", "closure", "cloture", "contained",
    "container", "cordoba", "cordovan", "directa", "directe", "directo", "directs", "directv", "dragster",
    "eclipsed", "elastica", "elastin", "electrons", "ellipse", "expresses", "filmmaker", "flatter", "flitter",
    "fluster", "fluttery", "galling", "garling", "hashmat", "hassell", "haswell", "hibernated", "informatics",
    "inscape", "jenkyns", "jerkins", "jinkins", "junipero", "junkins", "jupiter", "knockouts", "linkers",
    "magenta", "magneto", "megabase", "mosquito", "openvms", "pedantic", "persona", "portman", "postmen",
    "posture", "postures", "quartos", "ranched", "ranchero", "ranches", "rascher", "reactos", "redshirt",
    "rustling", "scratchy", "seaborg", "seaborne", "seaburn", "selenite", "signaler", "signals", "solenoid",
    "solidify", "solidus", "stagger", "stolidity", "superjet", "supernet", "swagged", "tableaux", "timescape",
    "timestep", "tunable", "vertical", "webstore",
  ]
}
