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
    text.cache.value(\.levels) {
      table.matches(in: text) { isLevel($0, text) }.map {
        SeniorityMention(level: $0.value, range: text.range(of: $0.positions), positions: $0.positions)
      }
    }
  }

  /// The levels named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [SeniorityMention] { mentions(in: AnalysedText(text)) }

  private static let levels: [(Seniority, String)] = [
    (
      .entry,
      """
      intern, internship, trainee, entry level, entry-level, no experience, without experience, first job, graduate position, \
      graduate role, graduate engineer, graduate developer, graduate programme, graduate program, стажер, стажерка, стажировка, трейни, \
      без опыта, без коммерческого опыта, нет опыта, первая работа, первую работу, интерн, начинающий, начинающая, new grad, \
      fresh graduate, recent graduate, apprentice, начальный уровень, начального уровня, стартовая позиция, вчерашний студент
      """
    ),
    (
      .junior,
      """
      junior, jr, джун, джуниор, джунка, джуниорка, джуник, младший, младшая, junior level, джуновский, jun, джунишка, юниор, \
      early career
      """
    ),
    (
      .mid,
      """
      middle, medior, mid level, mid-level, midlevel, mid, мидл, миддл, мидлл, мид, intermediate, мидловый, миддловый, мидл уровня, мидлка, \
      middle level, regular developer, mid career, мидел, миддлов, средний уровень, среднего уровня
      """
    ),
    (
      .senior,
      """
      senior, sr, сеньор, синьор, сениор, синиор, сеньорка, сеньер, старший, старшая, senior level, сеньорский, синьорка, сеньорша, \
      ведущий, ведущая, expert level, сеньора, синьора, сеньёр, синьёр, сеник
      """
    ),
    (
      .lead,
      """
      lead, team lead, teamlead, team leader, tech lead, techlead, technical lead, тимлид, тим лид, тимлидка, лид, техлид, тех лид, \
      лидка, руководитель группы, руководитель команды, руководитель направления, тимлидский, лидовый, engineering manager, head of development, \
      руководитель разработки, руководитель отдела, начальник отдела, начальник разработки, group lead, chapter lead, squad lead, \
      техлидка, технический лид, лидер команды
      """
    ),
    (
      .principal,
      """
      principal, staff, staff engineer, senior staff, distinguished engineer, cto, chief technology officer, architect, архитектор, \
      software architect, technical director, технический директор, техдиректор, техдир, tech director, vp of engineering, vp engineering, director of engineering, \
      head of engineering, принципал, стафф, solution architect, системный архитектор, директор по разработке, ciso, cpo, cio, \
      chief architect, главный архитектор, head of product, head of data, head of design, head of qa, head of mobile, head of backend, \
      head of frontend, head of infrastructure, head of platform, head of security, head of ml, head of ai, head of analytics, \
      head of it, head of quality, head of testing, head of r&d, head of software, head of technology, head of devops, chief data officer, chief product officer, \
      главный инженер, главный разработчик
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

  // MARK: Ordinary uses

  /// Ordinary uses: "led to", "will lead to", "our staff", "in the middle of", «лидогенерация».
  private static func isLevel(_ hit: PhraseTable<Seniority>.Hit, _ text: AnalysedText) -> Bool {
    let position = hit.positions.lowerBound
    if hit.value == .principal, certificates.contains(text.folded(hit.positions.upperBound)) { return false }
    if ofLanguages.contains(text.stem(position)), isOfLanguage(hit.positions, text) { return false }
    guard hit.positions.count == 1 else {
      // «Без опыта в Kafka» says nothing of the level.
      let isOfOneThing = ["in", "with", "using", "в", "с", "на"].contains(
        text.folded(hit.positions.upperBound))
      return !(hit.value == .entry && isOfOneThing)
    }
    let word = text.folded(position)
    let before = text.folded(position - 1)
    // "An Android Lead to run the chapter" is somebody.
    if word == "lead", text.tokens[position].isCapitalised, position > 0,
      text.tokens[position - 1].isCapitalised,
      text.sentence(at: position).lowerBound < position - 1
    {
      return true
    }
    let after = text.continuation(after: position).map(text.folded) ?? ""
    if let others = followers[text.stem(position)], others.contains(where: { fits(after, $0) }) {
      return false
    }
    switch word {
    case "principally": return false
    case "lead", "leads", "leading":
      if word == "leading" { return false }
      // "Promoted from Senior to Lead"
      if before == "to", text.sentence(at: position).contains(where: { text.folded($0) == "promoted" }) {
        return true
      }
      return ![
        "to", "will", "can", "i", "we", "would", "i'd", "who", "sales", "generate", "more", "new", "warm",
      ]
      .contains(before)
    // Лида is a first name.
    case "лида", "лиде", "лиду": return !text.tokens[position].isCapitalised
    case "led", "lid", "лидам", "лиды", "лидов": return false
    case "staff":
      return after == "engineer" || after == "level" || after == "developer" || after == "software"
    case "mid":
      guard let next = text.continuation(after: position) else { return true }
      return text.tokens[next].kind != .number
    case "principal", "principals": return before != "the"
    case "architecture", "architectural", "архитектура", "интернет", "intermediate":
      return word == "intermediate"
    case "intern", "interned", "internal", "internally": return word == "intern"
    case "старше", "младше", "seniority": return false
    // «С младшим на руках», «старшая в школе»: alone an adjective of that kind is somebody's child.
    case _ where kin.contains(text.stem(position)):
      let sentence = text.sentence(at: position)
      return sentence.lazy.filter { text.tokens[$0].kind != .sign }.prefix(3).count <= 2
        || (position + 1..<min(position + 4, sentence.upperBound)).contains {
          TradeTable.phrases.match(in: text, at: $0) != nil || posts.contains(text.stem($0))
        }
    // «Начинай», «начинаем»: one stem with «начинающий».
    case _ where word.hasPrefix("начин") && !word.hasPrefix("начинающ"): return false
    default: return true
    }
  }

  /// "AWS Solutions Architect Associate exam": a certificate, whoever has it.
  private static let certificates: Set<String> = [
    "associate", "professional", "exam", "exams", "certificate", "certification", "certified", "cert",
    "экзамен",
    "сертификат", "сертификация",
  ]

  /// The words behind a level's word where it means something else, by the stem of the level's word; a star stands for
  /// any ending.
  private static let followers: [String: [String]] = {
    let words: [([String], String)] = [
      (
        ["старший", "старшая", "младший", "младшая"],
        "брат* сестр* сестер сын* дочь дочер* ребен* дет* внук* поколен* товарищ* класс* школ* групп* верси*"
      ),
      (
        ["ведущий", "ведущая"],
        "вебинар* подкаст* мероприят* канал* рубрик* шоу эфир* новост* стрим* передач* блог* компан* банк* вуз* универ* "
          + "игрок* мир* росси* европ* стран* мест* рол* it ит"
      ),
      (["senior"], "citizen* management leadership stakeholder* executive* year"),
      (["junior"], "school* year college league"),
      (["lead"], "to the a an my our time times gen generation magnet* scor* qualif*"),
      (["principal"], "component* amount* investigat* reason* residence balance sum"),
      (["architect"], "a the our"),
      (["middle"], "of east eastern ground management manager* school name ware class man age aged"),
      (
        ["mid"],
        "size sized term market stage way week month year range journey cap day morning summer spring autumn winter "
          + "january february march april may june july august september october november december"
      ),
    ]
    var table: [String: [String]] = [:]
    for (heads, others) in words {
      for stem in Stems.stems(heads) { table[stem, default: []] += TableText.words(others) }
    }
    return table
  }()

  private static let kin: Set<String> = Set(Stems.stems(["старший", "старшая", "младший", "младшая"]))
  private static let posts: Set<String> = Set(
    Stems.stems([
      "специалист", "инженер", "разработчик", "программист", "сотрудник", "аналитик", "консультант",
      "менеджер",
      "преподаватель", "уровень", "грейд", "позиция", "должность",
    ]))

  private static func fits(_ word: String, _ pattern: String) -> Bool {
    pattern.utf8.last == UInt8(ascii: "*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
  }

  /// Words that name a level of a language as often: "intermediate English", «английский начального уровня».
  private static let ofLanguages: Set<String> = Set(
    Stems.stems(["intermediate", "начальный", "средний"]))

  private static func isOfLanguage(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    if ["upper", "pre"].contains(text.folded(positions.lowerBound - 1))
      || text.folded(positions.lowerBound - 1) == "-"
        && ["upper", "pre"].contains(text.folded(positions.lowerBound - 2))
    {
      return true
    }
    let sentence = text.sentence(at: positions.lowerBound)
    let near =
      max(sentence.lowerBound, positions.lowerBound - 4)..<min(sentence.upperBound, positions.upperBound + 3)
    return near.contains { position in
      ["english", "german", "french", "spanish", "serbian", "polish"].contains(text.folded(position))
        || ["английск", "англ", "немецк", "французск", "испанск", "сербск", "польск", "язык"].contains(
          where: text.folded(position).hasPrefix)
    }
  }
}
