/// The skills, and an index of their names. Built on first use.
struct SkillTable: Sendable {
  static let shared = SkillTable(PackedTable(SkillData.table, columns: 8))

  let skills: [Skill]
  let names: PackedTable
  let typos: TypoIndex

  init(_ table: PackedTable) {
    names = table
    skills = (0..<table.count).map { row in
      let fields = table.fields(of: row)
      return Skill(
        id: fields[0], name: fields[1], russian: fields[2], parent: fields[3],
        implies: TableText.words(fields[4]), group: fields[5],
        trades: TableText.words(fields[6]).compactMap(Trade.init(rawValue:)))
    }
    typos = TypoIndex(of: table)
  }

  func skill(_ id: String) -> Skill? { names.row(id).map { skills[$0] } }

  /// The longest name at `position`, or a long word that is one slip away from a long name.
  func hit(in text: AnalysedText, at position: Int) -> PackedTable.Hit? {
    names.hit(in: text, at: position) ?? typos.hit(in: text, at: position)
  }

  /// All names in `text` from left to right, none overlapping.
  func hits(in text: AnalysedText) -> [PackedTable.Hit] {
    var result: [PackedTable.Hit] = []
    var position = 0
    while position < text.tokens.count {
      if let hit = hit(in: text, at: position) {
        result.append(hit)
        position = hit.positions.upperBound
      } else {
        position += 1
      }
    }
    return result
  }

  /// The closure of parents and implied skills; cycles end, since each id is visited once.
  func implied(by skill: Skill) -> Set<String> {
    var result: Set<String> = []
    var open = skill.implies + [skill.parent]
    while let id = open.popLast() {
      guard !id.isEmpty, id != skill.id, result.insert(id).inserted, let next = self.skill(id) else {
        continue
      }
      open.append(contentsOf: next.implies)
      open.append(next.parent)
    }
    return result
  }
}

/// Reads the hand-written tables of this target.
enum TableText {
  /// The fields of a line, separated by semicolons, without the spaces around them.
  static func fields(_ line: Substring.UTF8View) -> [String] {
    line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(trimmed)
  }

  static func list(_ field: String) -> [String] {
    field.utf8.split(separator: UInt8(ascii: ",")).map(trimmed).filter { !$0.isEmpty }
  }

  static func words(_ field: String) -> [String] {
    field.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }

  static func isRussian(_ word: String) -> Bool {
    word.unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } ?? false
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> String {
    var bytes = bytes
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
