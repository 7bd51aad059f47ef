/// A length of experience named in a text, in years.
package struct ExperienceMention: Sendable, Equatable {
  /// What the years are of.
  package enum Scope: Sendable {
    /// Said of the work as a whole, or of nothing in particular: "eight years", "8+ years of experience".
    case whole
    /// A part of it: "the last three years", «последние пять».
    case part
    /// Time that passed: "ten years ago", «лет десять назад».
    case ago
  }

  package let least: Double
  /// Nil where only the least was named, or one number.
  package let most: Double?
  package let scope: Scope
  package let range: Range<String.Index>
  package let positions: Range<Int>
}

/// Finds years of experience: "8+ years", "five years", «полтора года», «третий год», «с 2018 года».
package enum Experience {
  /// The lengths named in `text`, in order.
  ///
  /// `currentYear` makes a length of «с 2018 года»; without it such words are passed over. A third year gives two
  /// whole ones. Pay ("120k a year"), ages ("24 years old") and times to come ("in two years") are none.
  package static func mentions(in text: AnalysedText, currentYear: Int? = nil) -> [ExperienceMention] {
    guard let currentYear else { return text.cache.value(\.years) { look(in: text, nil) } }
    let kept = text.cache.value(\.yearsUntil) {
      MentionCache.YearsUntil(year: currentYear, mentions: look(in: text, currentYear))
    }
    return kept.year == currentYear ? kept.mentions : look(in: text, currentYear)
  }

  private static func look(in text: AnalysedText, _ currentYear: Int?) -> [ExperienceMention] {
    var result: [ExperienceMention] = []
    var position = 0
    while position < text.tokens.count {
      let found =
        counted(text, position) ?? withTail(text, position) ?? decades(text, position) ?? since(
          text, position, currentYear)
        ?? halfYear(text, position) ?? aboutAYear(text, position) ?? russianInverted(text, position)
      if let found {
        result.append(found)
        position = found.positions.upperBound
      } else {
        position += 1
      }
    }
    return result
  }

  /// The lengths named in `text`; see the method for analysed text.
  package static func mentions(in text: String, currentYear: Int? = nil) -> [ExperienceMention] {
    mentions(in: AnalysedText(text), currentYear: currentYear)
  }

  /// The plain count at the token at `position` ("4", «три»); nil where there is none.
  package static func count(in text: AnalysedText, at position: Int) -> Double? {
    Numerals.count(in: text, at: position).flatMap { $0.isOrdinal ? nil : $0.value }
  }

  /// The plain count at the token at `position` and where it ends; nil where there is none.
  package static func span(in text: AnalysedText, at position: Int) -> (value: Double, end: Int)? {
    Numerals.count(in: text, at: position).flatMap {
      $0.isOrdinal ? nil : ($0.value, $0.positions.upperBound)
    }
  }

  /// Whether a folded word counts years: "years", «лет».
  static func isUnit(_ word: String) -> Bool { units.contains(word) }

  private static let units: Set<String> = [
    "year", "years", "yr", "yrs", "yoe", "y", "year's", "years'", "год", "года", "году", "лет", "годов",
    "годами",
    "годик", "годика",
  ]
  private static let partWords: Set<String> = [
    "last", "past", "recent", "latest", "final", "последние", "последних", "последний", "крайние", "крайних",
    "первые",
    "another", "next", "следующие", "ближайшие", "coming", "прошлый", "прошлые",
  ]
  private static let leadWords: Set<String> = [
    "over", "more", "than", "least", "от", "более", "больше", "свыше", "минимум", "about", "around", "almost",
    "nearly", "почти", "около", "где-то", "примерно", "уже", "of", "at", "for", "the", "a", "in", "за", "мои",
    "my", "в", "через", "from", "within", "year", "years", "лет",
  ]

  /// "8+ years", "5-7 лет", «третий год», "from five years".
  private static func counted(_ text: AnalysedText, _ start: Int) -> ExperienceMention? {
    guard let first = Numerals.count(in: text, at: start), first.value < 70 else { return nil }
    // «Иван, 35 лет»: behind a name it is an age.
    if first.value >= 16, text.folded(start - 1) == ",", GivenNames.isOne(text.folded(start - 2)) {
      return nil
    }
    var end = first.positions.upperBound
    var most: Double?
    if ["-", "–", "—", "to", "до", "или", "or"].contains(text.folded(end)),
      let second = Numerals.count(in: text, at: end + 1),
      second.value > first.value, second.value < 70, !second.isOrdinal
    {
      most = second.value
      end = second.positions.upperBound
    }
    if text.folded(end) == "+" { end += 1 }
    for filler in ["of", "a", "full", "good", "solid", "полных", "с", "лишним", "of"]
    where text.folded(end) == filler && end - start < 6 {
      end += 1
    }
    guard text.tokens.indices.contains(end), units.contains(text.folded(end)) else { return nil }
    // «До 22 года», «с 19 года»: the year itself.
    if ["года", "году", "год"].contains(text.folded(end)), first.value >= 10, first.value < 40,
      first.value != 21 && first.value != 31 || text.folded(end) != "год",
      text.tokens[start].kind == .number,
      ["до", "с", "в", "по", "к"].contains(text.folded(start - 1))
    {
      return nil
    }
    if text.folded(end) == "y", !text.tokens[end].isGlued { return nil }
    end += 1
    if ["with", "с"].contains(text.folded(end)), ["половиной"].contains(text.folded(end + 1)) { end += 2 }
    guard let scope = scope(text, start, end, first.isOrdinal) else { return nil }
    let value = first.isOrdinal ? max(first.value - 1, 0.5) : first.value
    return make(text, start..<end, value, most, scope)
  }

  /// What the years are of; nil where they are no experience.
  private static func scope(_ text: AnalysedText, _ start: Int, _ end: Int, _ isOrdinal: Bool)
    -> ExperienceMention.Scope?
  {
    let after = text.folded(end)
    if ["old", "young", "later", "from", "warranty", "contract", "мне"].contains(after) { return nil }
    if after == "ago" || after == "назад" || after == "тому" { return .ago }
    let sentence = text.sentence(at: start)
    var cursor = start - 1
    for _ in 0..<3 where cursor >= sentence.lowerBound {
      let word = text.folded(cursor)
      if partWords.contains(word) { return .part }
      if word == "мне" || word == "aged" { return nil }
      if word == "через" || (word == "in" && !["the", "my"].contains(text.folded(cursor + 1)))
        || word == "within"
      {
        return nil
      }
      if ["в", "per", "a", "each", "every", "раз", "каждый"].contains(word) && cursor == start - 1
        && isOrdinal
      {
        return nil
      }
      guard leadWords.contains(word) else { break }
      cursor -= 1
    }
    return .whole
  }

  /// "A decade", "two decades", "half a decade", «десятилетний опыт».
  private static func decades(_ text: AnalysedText, _ start: Int) -> ExperienceMention? {
    let word = text.folded(start)
    if word == "decade" || word == "decades" {
      var (count, lower) = (1.0, start)
      if ["a", "one", "whole", "full", "over", "nearly", "almost", "last", "past"].contains(
        text.folded(start - 1))
      {
        lower = start - 1
        if text.folded(start - 2) == "half" { (count, lower) = (0.5, start - 2) }
      } else if start > 0, let said = Numerals.count(in: text, at: start - 1), said.value < 6 {
        (count, lower) = (said.value, start - 1)
      }
      let after = text.folded(start + 1)
      if after == "ago" || after == "old" { return nil }
      if count == 1, ["last", "past"].contains(text.folded(lower)) { return nil }
      return make(text, lower..<start + 1, count * 10, nil, .whole)
    }
    guard let stem = word.beginning(before: "летн") else { return nil }
    let prefixes: [String: Double] = [
      "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
      "десяти": 10,
      "пятнадцати": 15, "двадцати": 20, "одно": 1,
    ]
    guard let years = prefixes[stem],
      text.folded(start + 1).hasPrefix("опыт") || text.folded(start + 1) == "стаж"
        || text.folded(start + 1) == "стажем"
    else { return nil }
    return make(text, start..<start + 1, years, nil, .whole)
  }

  /// «лет десять», «года три», «лет от трёх».
  private static func russianInverted(_ text: AnalysedText, _ start: Int) -> ExperienceMention? {
    // «Год-два», «год или два»
    if ["год", "годик"].contains(text.folded(start)), Self.through.contains(text.folded(start + 1)),
      let second = Numerals.count(in: text, at: start + 2), !second.isOrdinal, second.value > 1,
      second.value < 5
    {
      let isPast = ["назад", "тому"].contains(text.folded(second.positions.upperBound))
      if text.folded(start - 1) == "через" { return nil }
      return make(text, start..<second.positions.upperBound, 1, second.value, isPast ? .ago : .whole)
    }
    guard ["лет", "года", "годика"].contains(text.folded(start)) else { return nil }
    var cursor = start + 1
    if ["от", "больше", "около", "примерно", "минимум"].contains(text.folded(cursor)) { cursor += 1 }
    guard let count = Numerals.count(in: text, at: cursor), !count.isOrdinal, count.value < 70,
      !units.contains(text.folded(count.positions.upperBound))
    else { return nil }
    var end = count.positions.upperBound
    var most: Double?
    // «Лет пять-шесть»
    if through.contains(text.folded(end)), let second = Numerals.count(in: text, at: end + 1),
      !second.isOrdinal,
      second.value > count.value, second.value < 70
    {
      most = second.value
      end = second.positions.upperBound
    }
    let after = text.folded(end)
    let isAgo = after == "назад" || after == "тому"
    let isPart = partWords.contains(text.folded(start - 1))
    if text.folded(start - 1) == "через" { return nil }
    return make(text, start..<end, count.value, most, isAgo ? .ago : isPart ? .part : .whole)
  }

  private static let through: Set<String> = ["-", "–", "—", "или", "до"]
  private static let tails: Set<String> = [
    "хвостиком", "хвостом", "гаком", "небольшим", "копейками", "лишним", "хвостиками", "чем-то",
  ]

  /// «4 с хвостиком», «пять с лишним лет»: years and some, with their unit or without.
  private static func withTail(_ text: AnalysedText, _ start: Int) -> ExperienceMention? {
    guard let count = Numerals.count(in: text, at: start), !count.isOrdinal, count.value <= 40 else {
      return nil
    }
    let tail = count.positions.upperBound
    guard text.folded(tail) == "с", tails.contains(text.folded(tail + 1)) else { return nil }
    var end = tail + 2
    let next = text.folded(end)
    if ["тысяч", "тысячи", "тыс", "к", "месяца", "месяцев", "недели", "миллиона"].contains(next) {
      return nil
    }
    if units.contains(next) { end += 1 }
    return scope(text, start, end, false).flatMap { make(text, start..<end, count.value, nil, $0) }
  }

  /// «с 2018 года», "since 2018".
  private static func since(_ text: AnalysedText, _ start: Int, _ currentYear: Int?) -> ExperienceMention? {
    guard let currentYear, ["с", "since", "from"].contains(text.folded(start)) else { return nil }
    // «С весны 2021»
    let number = start + (partsOfYear.contains(text.folded(start + 1)) ? 2 : 1)
    guard text.tokens.indices.contains(number), text.tokens[number].kind == .number,
      var year = Int(text.tokens[number].folded)
    else { return nil }
    // «С 14 года», «с 14-го»
    if (0..<100).contains(year), text.folded(start) == "с",
      text.folded(number + 1) == "года"
        || text.folded(number + 1) == "-" && ["го", "ого"].contains(text.folded(number + 2))
    {
      year += year <= currentYear % 100 ? currentYear / 100 * 100 : currentYear / 100 * 100 - 100
    }
    guard year > 1970, year <= currentYear else { return nil }
    var end = number + 1
    if text.folded(end) == "-", ["го", "х", "ого"].contains(text.folded(end + 1)) { end += 2 }
    if ["года", "г", "го"].contains(text.folded(end)) { end += 1 }
    // "from 2016 to 2020" is over.
    if ["to", "until", "till", "по", "до", "-", "–", "—"].contains(text.folded(end)) { return nil }
    guard text.folded(start) != "from" else { return nil }
    return make(text, start..<end, Double(currentYear - year), nil, .whole)
  }

  private static let partsOfYear: Set<String> = [
    "весны", "лета", "осени", "зимы", "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
    "августа",
    "сентября", "октября", "ноября", "декабря", "начала", "конца", "середины",
  ]

  /// "About a year", «почти год», «чуть больше года»: one without a number.
  private static func aboutAYear(_ text: AnalysedText, _ start: Int) -> ExperienceMention? {
    let word = text.folded(start)
    let isEnglish = word == "a" && text.folded(start + 1) == "year"
    let isBounded =
      around.contains(text.folded(start - 1))
      || text.folded(start - 1) == "бы" && ["хотя", "хоть"].contains(text.folded(start - 2))
      || !isEnglish && ["ровно", "целиком", "примерно"].contains(text.folded(start + 1))
      // "A year or so", «год или около того»
      || isEnglish && text.folded(start + 2) == "or" && text.folded(start + 3) == "so"
      || word == "год" && text.folded(start + 1) == "или" && text.folded(start + 2) == "около"
    guard isEnglish || ["год", "года"].contains(word), isBounded,
      word != "года" || Numerals.count(in: text, at: start + 1) == nil
    else { return nil }
    let end = start + (isEnglish ? 2 : 1)
    guard !["ago", "назад", "from", "after"].contains(text.folded(end)) else { return nil }
    return make(text, start..<end, 1, nil, .whole)
  }

  private static let around: Set<String> = [
    "about", "almost", "nearly", "roughly", "around", "barely", "just", "only", "under", "over", "около",
    "почти",
    "всего", "где-то", "примерно", "больше", "меньше", "лишь", "неполный", "хоть", "минимум", "ровно",
    "целый", "от",
  ]

  private static func halfYear(_ text: AnalysedText, _ start: Int) -> ExperienceMention? {
    let word = text.folded(start)
    if word == "полгода" {
      return text.folded(start + 1) == "назад" || text.folded(start - 1) == "через"
        ? nil : make(text, start..<start + 1, 0.5, nil, .whole)
    }
    guard word == "half", text.folded(start + 1) == "a", text.folded(start + 2) == "year" else { return nil }
    // "In half a year" is when, and not how long.
    if ["in", "within", "every"].contains(text.folded(start - 1)) { return nil }
    return make(text, start..<start + 3, 0.5, nil, .whole)
  }

  private static func make(
    _ text: AnalysedText, _ positions: Range<Int>, _ least: Double, _ most: Double?,
    _ scope: ExperienceMention.Scope
  ) -> ExperienceMention {
    ExperienceMention(
      least: least, most: most, scope: scope, range: text.range(of: positions), positions: positions)
  }
}

extension String {
  /// What stands before `stem` and an ending of up to three letters; nil where the word has no such end.
  fileprivate func beginning(before stem: String) -> String? {
    let scalars = Array(unicodeScalars)
    let wanted = Array(stem.unicodeScalars)
    for ending in 1...3 where scalars.count > wanted.count + ending {
      let end = scalars.count - ending
      if Array(scalars[end - wanted.count..<end]) == wanted {
        return String(String.UnicodeScalarView(scalars[..<(end - wanted.count)]))
      }
    }
    return nil
  }
}
