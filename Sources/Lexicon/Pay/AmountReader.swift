/// A number of a text with its multiplier, and the tokens it covers.
struct Amount: Sendable {
  var value: Double
  var positions: Range<Int>
  /// 1, 1,000 or 1,000,000, as named behind the number.
  var multiplier: Double
  /// The currency that the multiplier names too («т.р.», "lakhs"), by its code.
  var impliedCurrency: String?

  /// The value with its multiplier, or another one where it has none ("4-5k").
  func total(inheriting other: Double = 1) -> Double { value * (multiplier == 1 ? other : multiplier) }
}

/// Reads numbers as people write amounts: "5.5k", "400 000", "6,500", "4.500", «300 тыс.», "1.2m".
enum AmountReader {
  private static let thousands: Set<String> = [
    "k", "к", "тыс", "тысяч", "тысяча", "тысячи", "тыщ", "thousand", "grand", "тысячами", "т",
  ]
  private static let millions: Set<String> = [
    "m", "млн", "million", "ляма", "лямов", "мио", "мультов", "миллион", "миллиона", "миллионов", "кк", "лям",
    "mln", "mn",
  ]

  /// The amount whose first token is at `position`, or nil.
  static func amount(in text: AnalysedText, at position: Int) -> Amount? {
    guard text.tokens.indices.contains(position) else { return nil }
    guard text.tokens[position].kind == .number else { return inWords(text, position) }
    let word = text.tokens[position].folded
    guard var value = number(word) else { return nil }
    var end = position + 1
    if word.utf8.count <= 3, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      // Groups of three digits behind a space or an apostrophe.
      while let group = self.group(in: text, at: end) {
        value = value * 1_000 + group.value
        end = group.end
        if value > 1e12 { return nil }
      }
    }
    var amount = Amount(value: value, positions: position..<end, multiplier: 1)
    scale(&amount, in: text)
    return amount
  }

  /// «трёх тысяч», "five thousand", «тысяч двести пятьдесят», «полтора миллиона», «полмиллиона».
  private static func inWords(_ text: AnalysedText, _ position: Int) -> Amount? {
    let word = text.folded(position)
    if word == "полмиллиона" {
      return Amount(value: 500_000, positions: position..<position + 1, multiplier: 1)
    }
    if ["тысяч", "тыщ", "тыс"].contains(word) {
      // "About so many": the count behind its unit, and none before it.
      let before = Numerals.count(in: text, at: position - 1)
      guard before == nil, position == 0 || text.tokens[position - 1].kind != .number,
        let count = Numerals.count(in: text, at: position + 1), !count.isOrdinal,
        text.tokens[position + 1].kind == .word && count.value < 500 || count.value >= 10 && count.value < 500
      else { return nil }
      return Amount(
        value: count.value, positions: position..<count.positions.upperBound, multiplier: 1_000)
    }
    if ["миллион", "million"].contains(word), position == 0 || text.tokens[position - 1].kind != .number {
      // «Миллион двести» is of thousands; "a million" is a million.
      let rest = Numerals.count(in: text, at: position + 1).flatMap {
        $0.value >= 50 && $0.value < 1_000 ? $0 : nil
      }
      guard
        rest != nil || Currencies.named(by: text.tokens[min(position + 1, text.tokens.count - 1)]) != nil
          || text.folded(position - 1) == "a"
      else { return nil }
      let end = rest?.positions.upperBound ?? position + 1
      return Amount(
        value: 1_000_000 + (rest?.value ?? 0) * 1_000,
        positions: position..<(rest != nil && thousands.contains(text.folded(end)) ? end + 1 : end),
        multiplier: 1)
    }
    guard text.tokens[position].kind == .word, let count = Numerals.count(in: text, at: position),
      !count.isOrdinal
    else {
      return nil
    }
    var amount = Amount(value: count.value, positions: count.positions, multiplier: 1)
    scale(&amount, in: text)
    // «От трёхсот двадцати на руки»: hundreds in words are thousands that go without saying.
    let isBehindThousands = ["тысяч", "тыщ", "тыс"].contains(text.folded(position - 1))
    return amount.multiplier > 1 || count.value >= 100 && !isBehindThousands ? amount : nil
  }

  private static func group(in text: AnalysedText, at position: Int) -> (value: Double, end: Int)? {
    var cursor = position
    if text.tokens.indices.contains(cursor),
      text.tokens[cursor].isSign("'") || text.tokens[cursor].isSign("’")
    {
      guard text.tokens[cursor].isGlued else { return nil }
      cursor += 1
    }
    guard text.tokens.indices.contains(cursor), text.tokens[cursor].kind == .number,
      !text.tokens[cursor].startsLine, text.tokens[cursor].folded.utf8.count == 3,
      let value = Double(text.tokens[cursor].folded), !text.tokens[cursor].folded.contains(".")
    else { return nil }
    return (value, cursor + 1)
  }

  /// Takes the multiplier behind the number in.
  private static func scale(_ amount: inout Amount, in text: AnalysedText) {
    let end = amount.positions.upperBound
    guard text.tokens.indices.contains(end), text.tokens[end].kind == .word else { return }
    let token = text.tokens[end]
    let word = token.folded
    if word == "тр" || word == "тыр" {
      take(1_000, 1, &amount)
      amount.impliedCurrency = "RUB"
    } else if word == "т", text.folded(end + 1) == ".", text.folded(end + 2) == "р" {
      take(1_000, 3, &amount)
      amount.impliedCurrency = "RUB"
    } else if thousands.contains(word) {
      if word == "т" && !token.isGlued { return }
      take(1_000, 1, &amount)
      if word == "тыс", text.folded(end + 1) == "." {
        amount.positions = amount.positions.lowerBound..<end + 2
      }
    } else if ["lakh", "lakhs", "lac", "lacs"].contains(word) {
      take(100_000, 1, &amount)
      amount.impliedCurrency = "INR"
    } else if word == "lpa" {
      // "Lakhs per annum": the word itself is left for who reads the period.
      take(100_000, 0, &amount)
      amount.impliedCurrency = "INR"
    } else if millions.contains(word) {
      take(1_000_000, 1, &amount)
    }
  }

  private static func take(_ multiplier: Double, _ tokens: Int, _ amount: inout Amount) {
    amount.multiplier = multiplier
    amount.positions = amount.positions.lowerBound..<amount.positions.upperBound + tokens
  }

  /// The value of a number token: a separator before exactly three digits groups thousands, another is decimal.
  static func number(_ word: String) -> Double? {
    guard word.utf8.count <= 24 else { return nil }
    let parts = word.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    let digits = parts.map { String(Substring($0)) }
    guard let first = digits.first, let head = Double(first) else { return nil }
    if digits.count == 1 { return head }
    let groups = digits.dropFirst()
    if groups.allSatisfy({ $0.utf8.count == 3 }), first.utf8.count <= 3, head > 0 {
      return Double(digits.joined())
    }
    return digits.count == 2 ? Double(first + "." + digits[1]) : nil
  }
}
