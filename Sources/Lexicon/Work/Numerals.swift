/// A count said in digits or in words.
struct Count: Sendable {
  let value: Double
  let positions: Range<Int>
  /// Whether it is an ordinal («третий», "third").
  let isOrdinal: Bool
}

/// Numbers in words, English and Russian, up to a thousand.
enum Numerals {
  private static let words: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "couple": 2, "dozen": 12,
    "один": 1, "одного": 1, "одному": 1, "два": 2, "две": 2, "двух": 2, "двумя": 2, "три": 3, "трех": 3,
    "тремя": 3,
    "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7,
    "восемь": 8,
    "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10, "одиннадцать": 11, "одиннадцати": 11,
    "двенадцать": 12, "двенадцати": 12, "тринадцать": 13, "тринадцати": 13, "четырнадцать": 14,
    "четырнадцати": 14,
    "пятнадцать": 15, "пятнадцати": 15, "шестнадцать": 16, "шестнадцати": 16, "семнадцать": 17,
    "семнадцати": 17,
    "восемнадцать": 18, "восемнадцати": 18, "девятнадцать": 19, "девятнадцати": 19, "двадцать": 20,
    "двадцати": 20,
    "тридцать": 30, "тридцати": 30, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "сорок": 40,
    "сорока": 40, "пятьдесят": 50, "пятидесяти": 50, "шестьдесят": 60, "шестидесяти": 60, "семьдесят": 70,
    "семидесяти": 70, "восемьдесят": 80, "восьмидесяти": 80, "девяносто": 90, "девяноста": 90, "полтора": 1.5,
    "полутора": 1.5, "полторы": 1.5, "пара": 2, "пару": 2,
    "пары": 2,
    "двое": 2, "трое": 3,
  ]
  private static let hundreds: [String: Double] = [
    "hundred": 100, "сто": 100, "ста": 100, "двести": 200, "двухсот": 200, "триста": 300, "трехсот": 300,
    "четыреста": 400,
    "четырехсот": 400, "пятьсот": 500, "пятисот": 500, "шестьсот": 600, "шестисот": 600, "семьсот": 700,
    "семисот": 700,
    "восемьсот": 800, "восьмисот": 800, "девятьсот": 900, "девятисот": 900,
  ]
  private static let ordinals: [String: Double] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "пятый": 5, "шестой": 6, "седьмой": 7,
    "восьмой": 8, "девятый": 9, "десятый": 10, "одиннадцатый": 11, "двенадцатый": 12, "пятнадцатый": 15,
    "двадцатый": 20,
  ]

  /// The count in words with hundreds whose first token is at `position`: «двести пятьдесят», "one hundred and twenty",
  /// "a hundred".
  private static func withHundreds(_ text: AnalysedText, _ position: Int) -> Count? {
    var value: Double
    var end: Int
    if let whole = hundreds[text.folded(position)], text.folded(position) != "hundred" {
      (value, end) = (whole, position + 1)
    } else if text.folded(position + 1) == "hundred" {
      guard let times = text.folded(position) == "a" ? 1 : words[text.folded(position)], times < 10 else {
        return nil
      }
      (value, end) = (times * 100, position + 2)
      if text.folded(end) == "and" { end += 1 }
    } else {
      return nil
    }
    guard let rest = words[text.folded(end)], rest < 100, rest == Double(Int(rest)) else {
      if text.folded(end - 1) == "and" { end -= 1 }
      return Count(value: value, positions: position..<end, isOrdinal: false)
    }
    value += rest
    end += 1
    if rest >= 20, Int(rest) % 10 == 0 {
      let next = text.folded(end) == "-" ? end + 1 : end
      if let unit = words[text.folded(next)], unit < 10 {
        value += unit
        end = next + 1
      }
    }
    return Count(value: value, positions: position..<end, isOrdinal: false)
  }

  /// The count whose first token is at `position`: "eight", "8", "six and a half", «двадцать пять», «третий».
  static func count(in text: AnalysedText, at position: Int) -> Count? {
    guard text.tokens.indices.contains(position) else { return nil }
    let word = text.tokens[position].folded
    if text.tokens[position].kind == .word, let large = withHundreds(text, position) { return large }
    if let ordinal = ordinals[word] {
      return Count(value: ordinal, positions: position..<position + 1, isOrdinal: true)
    }
    var value: Double
    var end = position + 1
    if text.tokens[position].kind == .number {
      guard let number = AmountReader.number(word) else { return nil }
      value = number
      // «3-й», "3rd".
      if text.tokens.indices.contains(end), text.tokens[end].isGlued,
        ["rd", "th", "nd", "st"].contains(text.folded(end))
      {
        return Count(value: value, positions: position..<end + 1, isOrdinal: true)
      }
      if text.folded(end) == "-", ["й", "ый", "ой"].contains(text.folded(end + 1)) {
        return Count(value: value, positions: position..<end + 2, isOrdinal: true)
      }
      // «5-ти», «двух»
      if text.folded(end) == "-", ["ти", "х", "и"].contains(text.folded(end + 1)) { end += 2 }
    } else {
      guard let number = words[word] else { return nil }
      value = number
      if number >= 20, Int(number) % 10 == 0 {
        let next = text.folded(end) == "-" ? end + 1 : end
        if let unit = words[text.folded(next)], unit < 10, unit == Double(Int(unit)) {
          value += unit
          end = next + 1
        } else if let unit = ordinals[text.folded(next)], unit < 10 {
          return Count(value: value + unit, positions: position..<next + 1, isOrdinal: true)
        }
      }
    }
    if text.folded(end) == "and", text.folded(end + 1) == "a", text.folded(end + 2) == "half" {
      value += 0.5
      end += 3
    } else if text.folded(end) == "с", ["половиной", "половинкой"].contains(text.folded(end + 1)) {
      value += 0.5
      end += 2
    }
    return Count(value: value, positions: position..<end, isOrdinal: false)
  }
}
