/// Words that a person is called by at work, of any trade: a title ends with one of them.
enum JobTitles {
  /// Whether the word at `position` ends a title: "engineer", «разработчиком», also of a trade's own people.
  static func ends(at position: Int, in text: AnalysedText) -> Bool { ends(in: text).contains(position) }

  /// Whether a title ends among `positions`.
  static func occur(in text: AnalysedText, _ positions: Range<Int>) -> Bool {
    let ends = ends(in: text)
    return positions.contains(where: ends.contains)
  }

  private static func ends(in text: AnalysedText) -> Set<Int> {
    text.cache.value(\.titleEnds) {
      var result = Set(Trades.mentions(in: text).lazy.filter(\.isPerson).map { $0.positions.upperBound - 1 })
      for position in text.tokens.indices where text.tokens[position].kind == .word {
        let token = text.tokens[position]
        if english.contains(token.folded) || russian.contains(token.stem) { result.insert(position) }
      }
      return result
    }
  }

  private static let english: Set<String> = [
    "engineer", "developer", "dev", "programmer", "coder", "designer", "analyst", "manager", "lead",
    "architect", "administrator", "admin", "sysadmin", "tester", "consultant", "scientist", "researcher",
    "director", "head", "officer", "intern", "trainee", "founder", "cofounder", "co-founder", "cto", "ceo",
    "cio", "coo", "cpo", "ciso", "vp", "specialist", "recruiter", "teamlead", "techlead", "technician",
    "writer", "instructor", "teacher", "lecturer", "mentor", "contractor", "freelancer", "swe", "sde", "sdet",
    "sre", "dba", "expert", "associate", "supervisor", "coordinator", "evangelist", "advocate",
  ]

  private static let russian: Set<String> = Set(
    Stems.stems([
      "разработчик", "разработчица", "инженер", "программист", "программистка", "аналитик", "архитектор",
      "тестировщик", "тестировщица", "дизайнер", "менеджер", "руководитель", "руководительница", "директор",
      "начальник", "специалист", "администратор", "консультант", "стажер", "стажерка", "практикант", "тимлид",
      "техлид", "лид", "основатель", "сооснователь", "основательница", "исследователь", "преподаватель",
      "преподавательница", "ментор", "рекрутер", "верстальщик", "верстальщица", "продакт", "проджект",
      "сисадмин", "эксперт", "кодер", "девелопер", "девопс", "бэкендер", "фронтендер", "техник", "редактор",
      "писатель",
    ]))
}
