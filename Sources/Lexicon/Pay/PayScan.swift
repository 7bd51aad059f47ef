/// Reads one mention of pay around a number.
struct PayScan {
  let text: AnalysedText
  let isAnswer: Bool
  /// Tokens before this one belong to the mention before.
  let floor: Int
  /// Whether any number counts, whatever stands beside it.
  var takesAll = false
  /// Whether what may well be pay counts too, as for hiding it.
  var isBold = false

  private enum Bound { case least, most, exact }

  func mention(at start: Int) -> PayMention? {
    let small = AmountReader.amount(in: text, at: start) == nil ? smallCount(at: start) : nil
    guard let first = small ?? AmountReader.amount(in: text, at: start) else { return nil }
    var positions = first.positions
    var currency = first.impliedCurrency.flatMap(Currencies.currency)
    if let sign = currencyBefore(start) {
      currency = sign.currency
      positions = sign.position..<positions.upperBound
    }
    takeCurrency(&currency, &positions)
    var sentence = sentence(of: positions, start)

    // A second amount: "4500–5500", "from 4 to 5k", «от 300 до 350».
    var second: Amount?
    if let other = secondAmount(after: positions.upperBound, sentence) {
      second = other.amount
      positions = positions.lowerBound..<other.amount.positions.upperBound
      currency = currency ?? other.currency
      if let code = other.amount.impliedCurrency { currency = Currencies.currency(code) }
      takeCurrency(&currency, &positions)
      sentence = self.sentence(of: positions, start)
    }
    var isOpen = false
    if isSign("+", positions.upperBound), text.tokens[positions.upperBound].isGlued {
      isOpen = true
      positions = positions.lowerBound..<positions.upperBound + 1
      takeCurrency(&currency, &positions)
    }

    var period: PayPeriod?
    var tax = PayTax.unknown
    var isAbout = false
    takeTail(&positions, sentence, &period, &tax, &isOpen, &currency)
    let bound = takeHead(&positions, sentence, &isAbout)
    if period == nil { period = rate(before: positions, sentence) }

    // "2500-3k": what is more already is whole.
    let inherited = second.map { first.value > $0.value ? 1 : $0.multiplier } ?? 1
    let least = first.total(inheriting: inherited)
    let most = second.map { $0.total() }
    if takesAll { guard !isCounted(positions.upperBound) else { return nil } }
    // "We had five dollars and a dream": a count alone is no pay.
    if small != nil, !takesAll, !isAnswer, !isBold, period == nil, tax == .unknown { return nil }
    guard
      takesAll
        || isPay(
          first, second, currency, period, tax, isBounded: bound != .exact || isOpen, positions, sentence,
          value: most ?? least)
    else { return nil }
    return make(least, most, bound, isOpen, currency, period, tax, isAbout, positions)
  }

  /// "My day rate is £380", "an hourly rate of 40": the time that a rate before the amount is for.
  private func rate(before positions: Range<Int>, _ sentence: Range<Int>) -> PayPeriod? {
    let near =
      min(positions.lowerBound, max(sentence.lowerBound, positions.lowerBound - 6))..<positions.lowerBound
    guard let rate = near.last(where: { ["rate", "salary"].contains(text.folded($0)) }),
      rate > near.lowerBound
    else {
      return nil
    }
    return [
      "day": .day, "daily": .day, "hourly": .hour, "monthly": .month, "annual": .year, "yearly": .year,
    ][
      text.folded(rate - 1)]
  }

  /// «Семь», "ninety": a number in words that is no amount by itself.
  private func smallCount(at start: Int) -> Amount? {
    guard text.tokens[start].kind == .word, let count = Numerals.count(in: text, at: start), !count.isOrdinal,
      count.value >= 1,
      !["one", "один", "пара", "пару", "couple"].contains(text.folded(start)),
      takesAll || isCountOfMoney(count.positions.upperBound)
    else { return nil }
    return Amount(value: count.value, positions: count.positions, multiplier: 1)
  }

  /// "Sixty-five an hour", "sixty euros", «двести на руки», "between four and five thousand": what makes money of a count
  /// in words.
  private func isCountOfMoney(_ end: Int) -> Bool {
    if taxation(at: end) != nil { return true }
    if text.tokens.indices.contains(end), text.tokens[end].kind == .word,
      text.tokens[end].folded.unicodeScalars.count > 2,
      text.folded(end) == "bucks" || currency(at: end) != nil
    {
      return true
    }
    if ["an", "a", "per", "в", "за"].contains(text.folded(end)),
      let period = Self.periods[text.folded(end + 1)], period == .hour || period == .day
    {
      return true
    }
    return ["and", "to", "or", "и", "до", "или", "-", "—", "–"].contains(text.folded(end))
      && (AmountReader.amount(in: text, at: end + 1)?.multiplier ?? 1) > 1
  }

  /// Whether the number counts what stands behind it.
  private func isCounted(_ end: Int) -> Bool {
    [
      "week", "month", "day", "people", "person", "недел", "месяц", "ден", "дня", "дней", "человек", "час",
      "hour", "%",
    ]
    .contains { text.folded(end).hasPrefix($0) }
  }

  /// The sentence of the number at `start`, and what was taken of the next one: a currency may stand on a line of its
  /// own, which is a sentence of its own.
  private func sentence(of positions: Range<Int>, _ start: Int) -> Range<Int> {
    let own = text.sentence(at: start)
    return own.lowerBound..<max(own.upperBound, text.sentence(at: positions.upperBound - 1).upperBound)
  }

  private func make(
    _ first: Double, _ second: Double?, _ bound: Bound, _ isOpen: Bool, _ currency: Currency?,
    _ period: PayPeriod?,
    _ tax: PayTax, _ isAbout: Bool, _ positions: Range<Int>
  ) -> PayMention? {
    guard first > 0, first < 1e12, (second ?? 1) < 1e12 else { return nil }
    var least: Int? = Int(first + 0.5)
    var most: Int? = second.map { Int($0 + 0.5) } ?? Int(first + 0.5)
    if let low = least, let high = most, second != nil, low > high { (least, most) = (high, low) }
    if second == nil {
      switch bound {
      case .least: most = nil
      case .most: least = nil
      case .exact: if isOpen { most = nil }
      }
    }
    return PayMention(
      least: least, most: most, currency: currency, period: period, tax: tax, isAbout: isAbout,
      range: text.range(of: positions), positions: positions)
  }

  // MARK: Second amount

  private static let dashes: Set<Unicode.Scalar> = ["-", "–", "—", "\u{2212}", "‑", "~", "…"]

  private func secondAmount(after end: Int, _ sentence: Range<Int>) -> (amount: Amount, currency: Currency?)?
  {
    guard end < sentence.upperBound else { return nil }
    let token = text.tokens[end]
    let isDash = token.kind == .sign && token.folded.unicodeScalars.first.map(Self.dashes.contains) ?? false
    let isWord = ["to", "до", "and", "и"].contains(token.folded)
    guard isDash || isWord else { return nil }
    if token.folded == "and" || token.folded == "и" {
      guard
        (sentence.lowerBound..<end).suffix(8).contains(where: {
          ["between", "между"].contains(text.folded($0))
        })
      else { return nil }
    }
    var cursor = end + 1
    var currency: Currency?
    if text.tokens.indices.contains(cursor), let named = Currencies.named(by: text.tokens[cursor]) {
      currency = named
      cursor += 1
    }
    guard cursor < sentence.upperBound, let amount = AmountReader.amount(in: text, at: cursor) else {
      return nil
    }
    return (amount, currency)
  }

  // MARK: What stands behind

  private static let periods: [String: PayPeriod] = [
    "h": .hour, "hr": .hour, "hour": .hour, "hourly": .hour, "час": .hour, "ч": .hour, "почасовая": .hour,
    "часовая": .hour,
    "day": .day, "daily": .day, "d": .day, "день": .day, "дн": .day,
    "mo": .month, "month": .month, "monthly": .month, "mth": .month, "pm": .month, "pcm": .month,
    "месяц": .month,
    "мес": .month, "ежемесячно": .month, "m": .month,
    "y": .year, "yr": .year, "year": .year, "yearly": .year, "annually": .year, "annual": .year,
    "annum": .year,
    "pa": .year, "год": .year, "г": .year, "годовых": .year, "lpa": .year, "ote": .year,
  ]
  private static let lead: Set<String> = ["per", "a", "an", "в", "за"]

  private func takeTail(
    _ positions: inout Range<Int>, _ sentence: Range<Int>, _ period: inout PayPeriod?, _ tax: inout PayTax,
    _ isOpen: inout Bool, _ currency: inout Currency?
  ) {
    // At most three pieces follow: period, tax, "or more", in any order.
    for _ in 0..<4 {
      let cursor = positions.upperBound
      guard cursor < sentence.upperBound else { return }
      let word = text.folded(cursor)
      let next = text.folded(cursor + 1)
      if period == nil, let found = Self.periods[word],
        word.unicodeScalars.count > 2 || ["pa", "hr", "yr", "mo", "pm"].contains(word)
      {
        period = found
        positions = positions.lowerBound..<cursor + 1
      } else if period == nil, word == "/" || Self.lead.contains(word), let found = Self.periods[next],
        cursor + 1 < sentence.upperBound
      {
        period = found
        positions = positions.lowerBound..<cursor + 2
      } else if period == nil, word == "p", next == ".", ["a", "m"].contains(text.folded(cursor + 2)) {
        period = text.folded(cursor + 2) == "a" ? .year : .month
        positions = positions.lowerBound..<min(cursor + 3, sentence.upperBound)
      } else if let found = taxation(at: cursor) {
        tax = found.tax
        positions = positions.lowerBound..<found.end
      } else if ["and", "or", "и", "или"].contains(word),
        ["up", "more", "above", "выше", "больше", "более", "higher"].contains(next)
      {
        isOpen = true
        positions = positions.lowerBound..<cursor + 2
      } else if word == "at", ["least", "minimum"].contains(next) {
        isOpen = true
        positions = positions.lowerBound..<cursor + 2
      } else if word == "минимум" || word == "minimum" {
        isOpen = true
        positions = positions.lowerBound..<cursor + 1
      } else if word == ".", text.tokens[cursor].isGlued, cursor + 1 < sentence.upperBound, cursor > 0,
        ["мес", "руб", "тыс", "р"].contains(text.folded(cursor - 1))
      {
        positions = positions.lowerBound..<cursor + 1
      } else if word == "(" || word == ",", taxation(at: cursor + 1) != nil, cursor + 1 < sentence.upperBound
      {
        positions = positions.lowerBound..<cursor + 1
      } else if currency == nil, word == ",", cursor + 1 < sentence.upperBound,
        let named = Currencies.named(by: text.tokens[cursor + 1]),
        // «Двести в год, долларов сто тысяч»: that is the next amount's.
        AmountReader.amount(in: text, at: cursor + 2) == nil
      {
        // "75 to 88k a year gross, euros"
        currency = named
        positions = positions.lowerBound..<cursor + 2
      } else if currency == nil, let named = Currencies.named(by: text.tokens[cursor]), word != "с" {
        currency = named
        positions = positions.lowerBound..<cursor + 1
      } else {
        return
      }
    }
  }

  private static let taxes: [(words: [String], tax: PayTax)] = [
    (["на", "руки"], .net), (["на", "руку"], .net), (["после", "налогов"], .net),
    (["после", "вычета"], .net),
    (["after", "tax"], .net), (["after", "taxes"], .net), (["take", "home"], .net),
    (["take", "-", "home"], .net), (["take-home"], .net),
    (["after", "deductions"], .net), (["net", "of", "tax"], .net), (["into", "my", "account"], .net),
    (["in", "the", "hand"], .net), (["on", "hand"], .net), (["on", "hands"], .net), (["to", "hand"], .net),
    (["before", "any", "tax"], .gross), (["before", "the", "tax"], .gross),
    (["before", "they", "tax", "it"], .gross), (["pre-tax"], .gross), (["post-tax"], .net),
    (["post", "-", "tax"], .net), (["cash", "in", "hand"], .net), (["in", "hand"], .net),
    (["после", "удержания", "налогов"], .net),
    (["после", "удержания", "налога"], .net),
    (["после", "удержания"], .net), (["после", "уплаты", "налогов"], .net), (["после", "налога"], .net),
    (["до", "уплаты", "налогов"], .gross), (["до", "удержания", "налогов"], .gross),
    (["до", "налога"], .gross),
    (["до", "вычета", "налогов"], .gross), (["до", "вычета", "ндфл"], .gross), (["до", "вычета"], .gross),
    (["до", "налогов"], .gross), (["before", "tax"], .gross), (["before", "taxes"], .gross),
    (["pre", "-", "tax"], .gross),
    (["net"], .net), (["netto"], .net), (["нетто"], .net), (["чистыми"], .net), (["чистых"], .net),
    (["нет"], .unknown), (["in", "my", "pocket"], .net), (["to", "my", "account"], .net),
    (["on", "my", "account"], .net),
    (["takehome"], .net), (["чистая"], .net), (["на", "карту"], .net), (["before", "deductions"], .gross),
    (["pretax"], .gross),
    (["за", "вычетом", "налогов"], .net), (["брутто"], .gross), (["гроз"], .gross), (["грязных"], .gross),
    (["gross"], .gross), (["brutto"], .gross), (["брутто"], .gross), (["гросс"], .gross),
    (["гроссом"], .gross),
    (["грязными"], .gross),
  ]

  func taxation(at position: Int) -> (tax: PayTax, end: Int)? {
    for entry in Self.taxes where entry.tax != .unknown {
      let matches = entry.words.indices.allSatisfy { text.folded(position + $0) == entry.words[$0] }
      if matches { return (entry.tax, position + entry.words.count) }
    }
    return nil
  }

  /// The period that the token at `position` names in a text without an amount.
  func period(at position: Int) -> PayPeriod? {
    let word = text.folded(position)
    return word.unicodeScalars.count > 2 ? Self.periods[word] : nil
  }

  // MARK: What stands before

  private static let leastWords: Set<String> = [
    "от", "from", "min", "minimum", "minimal", "least", "минимум", "менее", "меньше", "starting", "above",
    "over", "бы", "выше", "начиная", "свыше", "than",
  ]
  private static let mostWords: Set<String> = [
    "до", "to", "max", "maximum", "under", "more", "более", "больше", "максимум", "upto", "below",
  ]
  private static let aboutWords: Set<String> = [
    "about", "around", "approximately", "approx", "roughly", "около", "примерно", "порядка", "приблизительно",
    "~", "≈", "circa", "районе", "somewhere", "at", "just",
  ]

  private static let nos: Set<String> = [
    "not", "no", "nothing", "never", "nobody", "wouldn't", "won't", "don't", "can't", "couldn't", "cannot",
    "not",
    "dont", "wont", "wouldnt", "cant",
  ]

  /// "I sign nothing under 110", "wouldn't get out of bed for under 35 million".
  private func isDenied(_ position: Int, _ sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, position - 9)..<position).contains { Self.nos.contains(text.folded($0)) }
  }

  /// "Under 3000 net I won't even open the email".
  private func refuses(behind positions: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let behind =
      positions.upperBound..<max(positions.upperBound, min(sentence.upperBound, positions.upperBound + 10))
    return behind.contains { ["i", "it's", "there's"].contains(text.folded($0)) }
      && behind.contains { Self.nos.contains(text.folded($0)) }
  }

  /// "Put it up to", "gone up to", "raised to".
  private func isRaised(_ up: Int) -> Bool {
    (max(0, up - 3)..<max(0, up)).contains {
      [
        "put", "gone", "went", "raise", "raised", "moved", "bumped", "bump", "brought", "upped", "goes", "go",
        "pushed",
      ].contains(text.folded($0))
    }
  }

  /// Takes the words before the number in that bound it, and says how they do.
  private func takeHead(_ positions: inout Range<Int>, _ sentence: Range<Int>, _ isAbout: inout Bool) -> Bound
  {
    var bound = Bound.exact
    for _ in 0..<4 {
      let position = positions.lowerBound - 1
      guard position >= max(sentence.lowerBound, floor) else { return bound }
      let word = text.folded(position)
      let before = text.folded(position - 1)
      if Self.aboutWords.contains(word) {
        isAbout = isAbout || (word != "at" && word != "just")
      } else if ["больше", "более", "more"].contains(word) {
        // «не более», "no more than" and "not more": a ceiling; «более» alone: a floor.
        bound = ["не", "no", "not"].contains(before) ? .most : .least
      } else if word == "than" {
        // "more than", "no less than", "not more than", "less than".
        let isNegated =
          ["no", "not"].contains(text.folded(position - 2))
          || before == "less"
            && (max(sentence.lowerBound, position - 8)..<position).contains {
              ["wouldn't", "won't", "don't", "not", "never", "nothing", "can't", "not"].contains(
                text.folded($0))
            }
        bound = (before == "less") == isNegated ? .least : .most
        let opens = ["no", "not"].contains(text.folded(position - 2)) ? position - 2 : position - 1
        positions = max(sentence.lowerBound, floor, opens)..<positions.upperBound
        return bound
      } else if Self.leastWords.contains(word) {
        bound = .least
      } else if Self.mostWords.contains(word) {
        if word == "to" && before != "up" { return bound }
        // "Not below 6k" is a floor.
        let isFloor =
          ["below", "under"].contains(word)
          && (isDenied(position, sentence) || refuses(behind: positions, sentence))
        bound = isFloor ? .least : .most
        // "I've put it up to 420" names the amount itself.
        if word == "to", isRaised(position - 1) { bound = .exact }
      } else {
        return bound
      }
      // "up to", «не менее», "at least": the whole of it is quoted.
      let isPair = word == "to" || (before == "не" && position - 1 >= max(sentence.lowerBound, floor))
      positions = (isPair ? position - 1 : position)..<positions.upperBound
      if isPair { return bound }
    }
    return bound
  }
}
