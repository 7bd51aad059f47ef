/// Whether a number is pay at all.
extension PayScan {
  private static let payStems: Set<String> = Set(
    Stems.stems([
      "salary", "salaries", "pay", "rate", "compensation", "wage", "income", "expectations", "expectation",
      "expecting", "earn",
      "зарплата", "оклад", "ожидания", "деньги", "доход", "вилка", "зп", "ставка", "рейт", "компенсация",
      "получать", "хотелка",
      "зарплатный", "оплата", "платим", "платят", "paying", "earning", "budget", "offer", "доходу", "получаю",
      "rates", "фот", "remuneration", "вознаграждение", "заработок",
    ]))
  private static let otherMoneyStems: Set<String> = Set(
    Stems.stems([
      "revenue", "raised", "mrr", "arr", "turnover", "gmv", "funding", "investment", "saved", "saving",
      "cost", "costs", "users",
      "requests", "rps", "оборот", "выручка", "инвестиции", "запросов", "пользователей", "сэкономил",
      "экономия", "transactions",
      "транзакций", "dau", "mau", "клиентов", "customers", "строк", "lines", "round",
      "seed", "valuation",
      "aside", "whole", "messages", "сообщений", "events", "событий", "employees", "сотрудников", "people",
      "человек",
      "devices", "устройств",
    ]))

  func isPay(
    _ first: Amount, _ second: Amount?, _ currency: Currency?, _ period: PayPeriod?, _ tax: PayTax,
    isBounded: Bool,
    _ positions: Range<Int>, _ sentenceOfNumber: Range<Int>, value: Double
  ) -> Bool {
    // What was taken may begin or end beyond it: a currency on the line before, or behind a second amount.
    let sentence =
      min(
        sentenceOfNumber.lowerBound, positions.lowerBound)..<max(
        sentenceOfNumber.upperBound, positions.upperBound)
    // "Halcyon Pay, Bristol — Jan 2021"
    if period == nil, tax == .unknown, isYear(first, second), isDated(first.positions.lowerBound) {
      return false
    }
    let multiplier = max(first.multiplier, second?.multiplier ?? 1)
    let behind = positions.upperBound..<min(positions.upperBound + 2, sentence.upperBound)
    let near = max(sentence.lowerBound, positions.lowerBound - 5)..<positions.lowerBound
    let isOther =
      behind.contains { Self.otherMoneyStems.contains(text.stem($0)) }
      || near.contains { Self.otherMoneyStems.contains(text.stem($0)) }
    let hasPayWord =
      sentence.prefix(positions.lowerBound - sentence.lowerBound).suffix(8).contains {
        Self.payStems.contains(text.stem($0))
      }
      || behind.contains { Self.payStems.contains(text.stem($0)) }
    if isOther && tax == .unknown && period == nil { return false }
    // Nobody is paid millions of euros.
    if let currency, value * currency.euros > 2_000_000 { return false }
    if currency != nil { return value * (currency?.euros ?? 0) >= 3 || hasPayWord || period == .hour }
    // "Ninety grand" is said of money only, and «двести пятьдесят на руки» of thousands.
    let isInWords = text.tokens[first.positions.lowerBound].kind == .word
    if text.folded(first.positions.upperBound - 1) == "grand" { return true }
    if period == .hour, second == nil, (15...1_000).contains(value) { return true }
    if isBold, tax != .unknown || period == .hour { return true }
    if tax != .unknown {
      return value >= 300 || isInWords && value >= 40 || multiplier > 1 || period == .hour
        || (isAnswer || isBounded) && value >= 40
    }
    let isFree =
      behind.isEmpty || text.tokens[behind.lowerBound].kind == .sign
      || [
        "for", "за", "в", "per", "на", "и", "and", "но", "but", "or", "или", "a", "now", "теперь", "please",
        "пожалуйста", "base", "total", "plus", "если", "if", "мне", "хватит", "минимум", "would", "is",
        "хочу", "would", "ок",
        "ok", "предлагать", "не", "at", "ish", "give", "max", "tops", "minimum", "pls", "plz", "instead",
        "thanks", "then",
        "since", "because", "as", "so", "rather", "though", "again", "потолок", "оклад", "максимум", "предел",
        "край", "сверху",
        "устроит", "достаточно", "готовы", "готов",
      ].contains(
        text.folded(behind.lowerBound))
    if multiplier > 1 && isFree {
      if hasPayWord || isBounded || period != nil || isAnswer || isBold { return true }
      return false
    }
    if hasPayWord && isFree && value >= 300 && !isYear(first, second) { return true }
    if period == .hour && hasPayWord { return true }
    let isRethought = near.suffix(3).contains {
      [
        "есть", "вернее", "точнее", "нет", "пусть", "давай", "давайте", "actually", "make", "no", "rather",
        "mean", "let's",
      ].contains(
        text.folded($0))
    }
    if isAnswer && isFree && isRethought && value >= 40 { return true }
    guard isAnswer, isFree else { return false }
    if value >= 300 || text.tokens.count <= 4 && value >= 10 { return true }
    // «Меньше 190 не предлагайте», "70 at least, pounds", «сто двадцать, я только начинаю»: thousands go without saying.
    guard (40..<1_000).contains(value) else { return false }
    let clause = Clauses.clause(at: first.positions.lowerBound, in: text)
    return isBounded || clause.allSatisfy { positions.contains($0) || text.tokens[$0].kind == .sign }
  }

  /// Whether a number is a year by its size and the word before it.
  private func isYear(_ first: Amount, _ second: Amount?) -> Bool {
    let before = text.folded(first.positions.lowerBound - 1)
    return second == nil && first.multiplier == 1 && (1950...2100).contains(first.value)
      && first.positions.count == 1
      && (["in", "since", "с", "в"].contains(before) || isDated(first.positions.lowerBound))
  }

  /// Whether the name of a month stands before it.
  private func isDated(_ position: Int) -> Bool { Availability.isMonth(text.folded(position - 1)) }

  func isSign(_ scalar: Unicode.Scalar, _ position: Int) -> Bool {
    text.tokens.indices.contains(position) && text.tokens[position].isSign(scalar)
  }
}
