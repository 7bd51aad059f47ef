/// A day of the calendar.
package struct CalendarDay: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// A day by its numbers, which are not checked.
  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// - Parameter daysSince1970: of the Gregorian calendar, counted by Howard Hinnant's algorithm for civil dates.
  package init(daysSince1970: Int) {
    let shifted = daysSince1970 + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The days since 1970-01-01, by the same algorithm.
  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
  }
}

extension Availability {
  /// Days by which somebody could begin: "from mid January", «с 1 декабря», "not before March", as weeks from `today`.
  ///
  /// Only the next such day is meant, at most a year ahead; one that is this week is now. Where the question was not
  /// about that (`isAnswer`), a word about beginning has to stand beside it.
  package static func dates(
    in text: AnalysedText, from today: CalendarDay, isAnswer: Bool
  ) -> [ConditionMention<StartTime>] {
    text.tokens.indices.compactMap { position in
      guard let month = months[text.folded(position)], isDate(position, text),
        isAnswer || hasCue(position..<position + 1, text)
      else { return nil }
      let found = day(at: position, text)
      let sameYear = CalendarDay(year: today.year, month: month, day: found.day).daysSince1970
      var days = sameYear - today.daysSince1970
      // "From November", said in November: at once.
      if days < 0, month == today.month, found.isWhole { days = 0 }
      if days < -3 {
        days =
          CalendarDay(year: today.year + 1, month: month, day: found.day).daysSince1970 - today.daysSince1970
      }
      let weeks = (max(0, days) + 3) / 7
      return ConditionMention(weeks == 0 ? .now : .weeks(weeks), found.positions, text)
    }
  }

  /// Whether a folded word names a month.
  static func isMonth(_ word: String) -> Bool { months[word] != nil }

  private static let months: [String: Int] = {
    var table: [String: Int] = [:]
    let rows = [
      "january jan январь января январе январю", "february feb февраль февраля феврале февралю",
      "march mar март марта марте марту", "april apr апрель апреля апреле апрелю", "may май мая мае маю",
      "june jun июнь июня июне июню", "july jul июль июля июле июлю",
      "august aug август августа августе августу",
      "september sep sept сентябрь сентября сентябре сентябрю", "october oct октябрь октября октябре октябрю",
      "november nov ноябрь ноября ноябре ноябрю", "december dec декабрь декабря декабре декабрю",
    ]
    for (number, row) in rows.enumerated() {
      for name in row.split(separator: " ") { table[String(name)] = number + 1 }
    }
    return table
  }()

  private static let ordinals: [String: Int] = [
    "первого": 1, "второго": 2, "третьего": 3, "четвертого": 4, "пятого": 5, "шестого": 6, "седьмого": 7,
    "восьмого": 8,
    "девятого": 9, "десятого": 10, "двенадцатого": 12, "пятнадцатого": 15, "двадцатого": 20, "первое": 1,
    "пятое": 5,
    "десятое": 10, "пятнадцатое": 15,
  ]
  private static let leads: Set<String> = [
    "from", "in", "by", "before", "after", "of", "mid", "early", "late", "start", "beginning", "end",
    "middle", "on",
    "till", "around", "с", "со", "в", "к", "ко", "раньше", "после", "середины", "начала", "конца", "середине",
    "начале", "конце", "середину", "начало", "конец", "до", "числах", "чисел", "числа", "-",
  ]
  private static let closings: Set<String> = ["until", "till", "до", "since", "last", "прошлого", "прошлом"]

  /// Whether a month is named as a day to begin: "march" and "may" are words of their own.
  private static func isDate(_ position: Int, _ text: AnalysedText) -> Bool {
    let before = text.folded(position - 1)
    let isNumbered =
      position > 0 && text.tokens[position - 1].kind == .number
      || position + 1 < text.tokens.count && text.tokens[position + 1].kind == .number
    guard
      leads.contains(before) || ordinals[before] != nil || isNumbered
        || ["st", "nd", "rd", "th", "го"].contains(before) || position == 0
    else { return false }
    return !(max(0, position - 3)..<position).contains {
      closings.contains(text.folded($0)) && !["раньше", "before"].contains(text.folded($0 - 1))
        && !["not", "не"].contains(text.folded($0 - 1))
    }
  }

  /// The day of the month named beside it: its number, the middle, the end, else the first.
  private static func day(at position: Int, _ text: AnalysedText) -> (
    day: Int, isWhole: Bool, positions: Range<Int>
  ) {
    let before = max(text.sentence(at: position).lowerBound, position - 4)..<position
    if let said = before.last(where: { ordinals[text.folded($0)] != nil }),
      let count = ordinals[text.folded(said)]
    {
      return (count, false, said..<position + 1)
    }
    let number = before.last { Numerals.count(in: text, at: $0) != nil }
    if let number, let count = Numerals.count(in: text, at: number), (1...31).contains(count.value) {
      return (Int(count.value), false, number..<position + 1)
    }
    if position + 1 < text.tokens.count, let count = Int(text.folded(position + 1)), (1...31).contains(count)
    {
      return (count, false, position..<position + 2)
    }
    for near in before.reversed() {
      let word = text.folded(near)
      let positions = near..<position + 1
      if word == "mid" || word == "middle" || word.hasPrefix("середин") { return (15, false, positions) }
      if word == "late" || word == "end" || word.hasPrefix("конц") || word == "конец" {
        return (28, false, positions)
      }
      if word.hasPrefix("двадцат") { return (23, false, positions) }
      if word == "early" || word == "beginning" || word.hasPrefix("начал") { return (3, true, positions) }
    }
    return (1, true, position..<position + 1)
  }
}
