/// How far somebody is in their trade, from the first steps on.
package enum Seniority: Int, Sendable, CaseIterable, Comparable {
  /// Interns, trainees, people before their first job.
  case entry
  case junior
  case mid
  case senior
  /// Leads others: team lead, tech lead.
  case lead
  /// Staff, principal, head of, CTO, architects.
  case principal

  package static func < (one: Seniority, other: Seniority) -> Bool { one.rawValue < other.rawValue }

  /// The word that is stored for it.
  package var id: String {
    switch self {
    case .entry: "entry"
    case .junior: "junior"
    case .mid: "mid"
    case .senior: "senior"
    case .lead: "lead"
    case .principal: "principal"
    }
  }

  /// The level of a stable name; `nil` for any other text.
  package init?(id: String) {
    guard let level = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = level
  }

  /// The level that so many years of commercial work suggest; a guess, never stored as said by the person.
  package static func suggested(byYears years: Double) -> Seniority {
    switch years {
    case ..<0.5: .entry
    case ..<2: .junior
    case ..<5: .mid
    default: .senior
    }
  }
}

/// A level named in a text.
package struct SeniorityMention: Sendable, Equatable {
  package let level: Seniority
  package let range: Range<String.Index>
  package let positions: Range<Int>
}

/// Finds levels of seniority in texts.
package enum SeniorityReader {
  /// The levels named in `text`, in order ("senior", «джуна», «тимлидом», «ищу стажировку»).
  package static func mentions(in text: AnalysedText) -> [SeniorityMention] {
    table.matches(in: text) { isLevel($0, text) }.map {
      SeniorityMention(level: $0.value, range: text.range(of: $0.positions), positions: $0.positions)
    }
  }

  /// The levels named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [SeniorityMention] { mentions(in: AnalysedText(text)) }

  private static let levels: [(Seniority, String)] = [
    (
      .entry,
      """
      intern, internship, trainee, entry level, entry-level, no experience, without experience, first job, graduate position, стажер, стажерка, стажировка, трейни, \
      без опыта, без коммерческого опыта, нет опыта, первая работа, первую работу, интерн, начинающий, начинающая, new grad, fresh graduate, apprentice
      """
    ),
    (
      .junior,
      "junior, jr, джун, джуниор, джунка, джуниорка, джуник, младший, младшая, junior level, джуновский, jun"
    ),
    (
      .mid,
      """
      middle, mid level, mid-level, midlevel, mid, мидл, миддл, мидлл, мид, intermediate, мидловый, миддловый, мидл уровня, мидлка, \
      middle level, regular developer
      """
    ),
    (
      .senior,
      """
      senior, sr, сеньор, синьор, сениор, синиор, сеньорка, сеньер, старший, старшая, senior level, сеньорский, синьорка, сеньорша, \
      ведущий, ведущая, expert level, middle+, сеньора, синьора
      """
    ),
    (
      .lead,
      """
      lead, team lead, teamlead, team leader, tech lead, techlead, technical lead, тимлид, тим лид, тимлидка, лид, техлид, тех лид, \
      лидка, руководитель группы, руководитель команды, руководитель направления, тимлидский, лидовый, engineering manager, head of development, \
      руководитель разработки, руководитель отдела, начальник отдела
      """
    ),
    (
      .principal,
      """
      principal, staff, staff engineer, senior staff, distinguished, cto, chief technology officer, architect, архитектор, software architect, \
      technical director, технический директор, vp of engineering, director of engineering, head of engineering, принципал, стафф, \
      solution architect, системный архитектор, директор по разработке, ciso, cpo, chief architect, главный архитектор
      """
    ),
  ]

  private static let table: PhraseTable<Seniority> = {
    var table = PhraseTable<Seniority>(.stems)
    for (level, names) in levels {
      for name in TableText.list(names) { table.insert(name, level) }
    }
    return table
  }()

  /// Ordinary uses: "led to", "will lead to", "our staff", "in the middle of", «лидогенерация».
  private static func isLevel(_ hit: PhraseTable<Seniority>.Hit, _ text: AnalysedText) -> Bool {
    guard hit.positions.count == 1 else {
      // «Без опыта в Kafka» says nothing of the level.
      let isOfOneThing = ["in", "with", "using", "в", "с", "на"].contains(
        text.folded(hit.positions.upperBound))
      return !(hit.value == .entry && isOfOneThing)
    }
    let position = hit.positions.lowerBound
    let word = text.folded(position)
    let before = text.folded(position - 1)
    let after = text.folded(position + 1)
    switch word {
    case "lead", "leads", "leading":
      if word == "leading" || after == "to" || after == "the" || after == "a" || after == "an" {
        return false
      }
      return !["to", "will", "can", "i", "we", "would", "i'd", "who"].contains(before)
    // Лида is a first name.
    case "лида", "лиде", "лиду": return !text.tokens[position].isCapitalised
    case "led", "lid", "лидам", "лиды", "лидов": return false
    case "staff":
      return after == "engineer" || after == "level" || after == "developer" || after == "software"
    case "middle":
      return after != "of" && after != "east" && after != "eastern" && after != "ground"
        && after != "management"
    case "mid":
      return !text.tokens.indices.contains(position + 1) || text.tokens[position + 1].kind != .number
    case "principal", "principals": return after != "component" && before != "the"
    case "architecture", "architectural", "архитектура", "интернет", "intermediate":
      return word == "intermediate"
    case "intern", "interned", "internal", "internally": return word == "intern"
    case "старше", "младше", "seniority": return false
    // «Начинай», «начинаем»: one stem with «начинающий».
    case _ where word.hasPrefix("начин") && !word.hasPrefix("начинающ"): return false
    case "ведущую" where after == "роль": return false
    default: return true
    }
  }
}
