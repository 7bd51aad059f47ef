/// Finds forms of employment: full time, part time, contract, internship, co-founder.
package enum EmploymentForms {
  /// The forms named in `text`, in order. Negation is not looked at.
  package static func mentions(in text: AnalysedText) -> [ConditionMention<EmploymentForm>] {
    text.cache.value(\.forms) {
      table.matches(in: text) { accepts($0, text) }.map { ConditionMention($0.value, $0.positions, text) }
        + hours(in: text) + halves(in: text)
    }
  }

  /// «Полный день или неполный», "full or part time": a form whose name is half said, beside the other.
  private static func halves(in text: AnalysedText) -> [ConditionMention<EmploymentForm>] {
    text.tokens.indices.compactMap { position in
      let word = text.folded(position)
      if word == "full", ["or", "and", "/"].contains(text.folded(position + 1)),
        text.folded(position + 2) == "part", ["time", "-"].contains(text.folded(position + 3))
      {
        return ConditionMention(.fullTime, position..<position + 1, text)
      }
      guard partial.contains(word), ["или", "либо", "/"].contains(text.folded(position - 1)),
        whole.contains(text.folded(position - 2)) || whole.contains(text.folded(position - 3)),
        !["день", "занятость", "ставка", "неделя"].contains(text.folded(position + 1))
      else { return nil }
      return ConditionMention(.partTime, position..<position + 1, text)
    }
  }

  private static let partial: Set<String> = [
    "неполный", "неполная", "неполную", "частичный", "частичная", "частичную",
  ]
  private static let whole: Set<String> = ["полный", "полная", "полную"]

  /// «Часов 20 в неделю», «часов десять-пятнадцать в неделю».
  private static func hours(in text: AnalysedText) -> [ConditionMention<EmploymentForm>] {
    text.tokens.indices.compactMap { position in
      guard text.folded(position) == "часов", var count = Numerals.count(in: text, at: position + 1) else {
        return nil
      }
      if ["-", "–", "—", "или", "до"].contains(text.folded(count.positions.upperBound)),
        let second = Numerals.count(in: text, at: count.positions.upperBound + 1)
      {
        count = second
      }
      let end = count.positions.upperBound
      guard count.value <= 32, text.folded(end) == "в", text.folded(end + 1) == "неделю" else { return nil }
      return ConditionMention(.partTime, position..<end + 2, text)
    }
  }

  /// The forms named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [ConditionMention<EmploymentForm>] {
    mentions(in: AnalysedText(text))
  }

  private static let table: PhraseTable<EmploymentForm> = {
    var table = PhraseTable<EmploymentForm>(.stems)
    let rows: [(EmploymentForm, [String])] = [
      (
        .fullTime,
        [
          "full time", "fulltime", "полная занятость", "полную занятость", "фултайм", "фуллтайм",
          "полный день", "полного дня", "permanent", "в штат", "perm", "full time employment",
          "трудовой договор",
          "employment contract", "labour contract", "labor contract", "contract of employment",
          "постоянный контракт", "бессрочный контракт", "бессрочный договор",
          "permanent contract", "permanent position", "permanent role", "полный рабочий день", "фулл тайм",
          "фул тайм",
          "оформление по тк", "по тк", "штат", "полная ставка", "полную ставку", "пятидневка", "постоянка",
          "на постоянку", "постоянная работа", "полная неделя", "full timer", "on the payroll",
          "staff position",
        ]
      ),
      (
        .partTime,
        [
          "part time", "parttime", "частичная занятость", "парттайм", "неполная занятость", "неполный день",
          "подработка", "side gig", "moonlighting", "пол ставки", "полставки", "парт тайм",
          "неполную занятость", "частичную занятость", "hours per week",
          "hours a week", "половина дня", "полдня", "пол дня",
          "часов в неделю", "half days", "half time", "неполная неделя", "часа в день",
        ]
      ),
      (
        .contract,
        [
          "contract", "contractor", "fixed term", "срочный договор", "contracts", "b2b", "freelance",
          "freelancer", "freelancing", "контракт",
          "контрактник", "фриланс", "фрилансер", "как ип", "через ип", "по ип", "на ип", "самозанятый",
          "самозанятость", "гпх",
          "подряд", "consulting", "консультации", "консультирую", "проектная работа", "проектная занятость",
          "проектно", "по договору", "time and materials", "on invoice", "or invoice", "by invoice",
          "against invoice", "i invoice", "on invoices", "self employed", "sole trader", "c2c",
          "corp to corp", "my own company", "limited company", "as a ltd",
        ]
      ),
      (.internship, ["internship", "intern", "стажировка", "стажер", "трейни"]),
      (
        .cofounder,
        [
          "cofounder", "co founder", "сооснователь", "кофаундер", "ко фаундер", "founding partner",
          "технический сооснователь",
        ]
      ),
    ]
    for (form, phrases) in rows { for phrase in phrases { table.insert(phrase, form) } }
    return table
  }()

  /// Contracts that employ nobody, by the word before.
  private static let otherContracts: Set<String> = [
    "smart", "смарт", "data", "api", "insurance", "government", "vendor", "service", "support", "supply",
    "rental", "by", "signed", "legal", "public", "interface", "client", "clients", "enterprise", "sales",
    "license", "maintenance", "the", "my", "employment",
  ]
  /// What makes something else of a contract, of B2B or of consulting, by the word behind.
  private static let otherMatters: Set<String> = [
    "testing", "tests", "test", "first", "tested", "тесты", "тестирование", "law", "management",
    "manufacturing", "with", "between", "negotiation", "negotiations", "review", "schema", "schemas", "terms",
    "company", "firm", "agency", "companies", "business",
  ]
  /// What stands beside B2B where it is a way of working: anything else is a market.
  private static let besideB2B: Set<String> = [
    "contract", "contracts", "контракт", "контракту", "контракта", "basis", "invoice", "is", "ok", "okay",
    "fine", "only", "preferred", "possible", "works", "or", "или", "and", "и", "too", "also", "cooperation",
    "подойдет", "можно", "ок", "тоже", "только", "via", "on", "по", "через", "employment", "договор", "yes",
    "sure", "да", "конечно",
    "договору", "either", "for",
  ]

  private static func accepts(_ hit: PhraseTable<EmploymentForm>.Hit, _ text: AnalysedText) -> Bool {
    // "The bank's internal platform": one stem with "intern".
    if hit.value == .internship { return !text.folded(hit.positions.lowerBound).hasPrefix("interna") }
    guard hit.value == .contract else { return true }
    // "Nobody from consultancies"
    if text.folded(hit.positions.lowerBound).hasPrefix("consultanc") { return false }
    let before = text.folded(hit.positions.lowerBound - 1)
    let end = hit.positions.upperBound
    let isJoined = text.folded(end) == "-" && text.tokens[end].isGlued
    let after = text.folded(isJoined ? end + 1 : end)
    if otherContracts.contains(before) || before.hasSuffix("'s") || otherMatters.contains(after) {
      return false
    }
    guard text.folded(hit.positions.lowerBound) == "b2b" else { return true }
    // "Gross on B2B", «через B2B»
    let isEnd = text.tokens.indices.contains(end) ? text.tokens[end].kind == .sign && !isJoined : true
    if isEnd, ["on", "via", "through", "по", "через", "under"].contains(before) { return true }
    // A word about a contract in the clause, else B2B and little more: "B2B is fine", «по B2B».
    let clause = Clauses.clause(at: hit.positions.lowerBound, in: text)
    let words = clause.filter { !hit.positions.contains($0) && text.tokens[$0].kind != .sign }
    guard !isJoined, words.allSatisfy({ besideB2B.contains(text.folded($0)) || isForm($0, text) }) else {
      return false
    }
    // "Fintech, B2B, marketplaces": a list of markets.
    let sentence = text.sentence(at: hit.positions.lowerBound)
    let skills = Skills.mentions(in: text).filter { sentence.contains($0.positions.lowerBound) }
    return !skills.contains { $0.skill.group == "domain" }
  }

  private static func isForm(_ position: Int, _ text: AnalysedText) -> Bool {
    ["permanent", "freelance", "ип", "full", "part", "time", "perm", "uop", "contractor"].contains(
      text.folded(position))
  }
}
