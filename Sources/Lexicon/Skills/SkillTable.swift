/// The skills as data, and an index of their names. Built on first use.
struct SkillTable: Sendable {
  /// What a name means.
  struct Meaning: Sendable {
    /// Position in `skills`.
    let skill: Int
    /// Whether the name is an ordinary word too.
    let isOrdinaryWord: Bool
  }

  static let shared = SkillTable(rows: rows)

  /// One skill a line: `id ; name ; other names ; implied ids ; group ; trades`.
  ///
  /// Other names are separated by commas, in any language, typos that people make included; a Russian name stands
  /// for all its case forms. A question mark marks a name that is an ordinary word too. The name itself is one of
  /// the names. Group is one word, trades are raw values of `Trade`.
  static var rows: [String] { [languages, clients, platforms] }

  let skills: [Skill]
  let phrases: PhraseTable<Meaning>
  private let byId: [String: Int]

  init(rows: [String]) {
    var skills: [Skill] = []
    var phrases = PhraseTable<Meaning>(.folded)
    var byId: [String: Int] = [:]
    for block in rows {
      for line in block.utf8.split(separator: UInt8(ascii: "\n")) {
        let fields = TableText.fields(line)
        guard fields.count == 6 else { continue }
        let skill = Skill(
          id: fields[0], name: fields[1], implies: TableText.words(fields[3]), group: fields[4],
          trades: TableText.words(fields[5]).compactMap(Trade.init(rawValue:)))
        byId[skill.id] = skills.count
        Self.index(skill.name, TableText.list(fields[2]), at: skills.count, in: &phrases)
        skills.append(skill)
      }
    }
    self.skills = skills
    self.phrases = phrases
    self.byId = byId
  }

  private static func index(
    _ name: String, _ aliases: [String], at skill: Int, in phrases: inout PhraseTable<Meaning>
  ) {
    let folded = Folding.folded(name)
    if !aliases.contains("?" + folded) {
      phrases.insert(name, Meaning(skill: skill, isOrdinaryWord: false))
    }
    for alias in aliases {
      let isOrdinaryWord = alias.hasPrefix("?")
      let text = isOrdinaryWord ? String(alias.dropFirst()) : alias
      let meaning = Meaning(skill: skill, isOrdinaryWord: isOrdinaryWord)
      let words = PhraseTable<Meaning>.words(text, .folded)
      if words.contains(where: TableText.isRussian) {
        for form in RussianForms.forms(of: words) { phrases.insert(words: form, meaning) }
      } else {
        phrases.insert(words: words, meaning)
      }
    }
  }

  func skill(_ id: String) -> Skill? { byId[id].map { skills[$0] } }

  /// The closure of `implies`; cycles end, since each id is visited once.
  func implied(by skill: Skill) -> Set<String> {
    var result: Set<String> = []
    var open = skill.implies
    while let id = open.popLast() {
      guard id != skill.id, result.insert(id).inserted, let next = self.skill(id) else { continue }
      open.append(contentsOf: next.implies)
    }
    return result
  }
}

/// Reads the tables of this target.
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
