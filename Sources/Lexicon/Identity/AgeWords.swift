/// Finds how old somebody is: "I'm 34", "born in 1990", «мне 27 лет», «1990 г.р.». Years of work are none.
enum AgeWords {
  static let yearWords: Set<String> = ["years", "year", "yrs", "лет", "года", "год", "годиков"]
  private static let workWords: Set<String> = [
    "in", "into", "of", "with", "as", "deep", "experience", "at", "doing", "опыта", "стажа", "опыт", "стаж",
    "в", "на",
    "работы", "коммерческой", "как", "хватило",
  ]

  /// What tells an age and begins at `position`; `nil` where nothing does.
  static func span(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    stated(position, text) ?? counted(position, text) ?? born(position, text) ?? decade(position, text)
      ?? russian(position, text)
  }

  /// Whether a number there may be the age of somebody who works; "50/50" and "24/7" are none.
  static func isAge(_ position: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens.indices.contains(position), text.tokens[position].kind == .number,
      let value = Int(text.folded(position)), 14...90 ~= value
    else { return false }
    return text.folded(position + 1) != "/" || !text.tokens[position + 1].isGlued
  }

  private static func words(_ position: Int, _ choices: [[String]], _ text: AnalysedText) -> Int? {
    choices.first { choice in
      choice.enumerated().allSatisfy { text.folded(position + $0.offset) == $0.element }
    }.map { position + $0.count }
  }

  // MARK: English

  /// "I'm 34", "age: 34", "aged 34"
  private static func stated(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let cues = [
      ["i'm"], ["i", "am"], ["im"], ["i", "turned"], ["i", "just", "turned"], ["turning"], ["aged"],
      ["age", ":"],
      ["age", "-"], ["age", "is"], ["my", "age", "is"], ["my", "age", ":"], ["age"], ["they're"], ["she's"],
      ["he's"],
      ["she", "is"], ["he", "is"],
    ]
    guard var number = words(position, cues, text) else { return nil }
    while ["now", "already", "only", "just", "almost", "about"].contains(text.folded(number)) { number += 1 }
    guard isAge(number, text) else { return nil }
    let next = number + 1
    if let end = afterNumber(next, text) { return position..<end }
    guard yearWords.contains(text.folded(next)) else {
      return PersonalDetails.endsClause(next, text) || ["now", "this", "next"].contains(text.folded(next))
        ? position..<next : nil
    }
    return PersonalDetails.endsClause(next + 1, text) && !workWords.contains(text.folded(next + 1))
      ? position..<next + 1 : nil
  }

  /// Where "years old", "y/o" and the like end.
  private static func afterNumber(_ position: Int, _ text: AnalysedText) -> Int? {
    words(
      position,
      [
        ["years", "old"], ["year", "old"], ["yrs", "old"], ["years", "of", "age"],
        ["-", "years", "-", "old"],
        ["-", "year", "-", "old"], ["-", "year", "old"], ["y", "/", "o"], ["y", ".", "o", "."], ["yo"],
      ], text)
  }

  private static let people: Set<String> = [
    "engineer", "developer", "programmer", "man", "woman", "guy", "girl", "person", "mother", "father", "mom",
    "dad",
    "professional", "specialist", "разработчик", "программист", "инженер", "тестировщик", "аналитик",
    "дизайнер",
    "специалист", "женщина", "мужчина", "девушка", "парень", "мама", "человек",
  ]

  /// "34 years old", "a 34-year-old engineer"; a system may be old too.
  private static func counted(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard isAge(position, text), let end = afterNumber(position + 1, text) else { return nil }
    let before = text.folded(position - 1)
    let isAlone =
      position == 0 || text.tokens[position].startsLine
      || [",", "(", ".", "!", ";", "i'm", "am", "—", "–", "|"].contains(before)
    let isOfPerson =
      people.contains(text.folded(end)) || Trades.mention(in: text, at: end) != nil
      || Seniority.isNamed(at: end, text)
    if isOfPerson { return position..<end }
    return isAlone && PersonalDetails.endsClause(end, text) ? position..<end : nil
  }

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "января",
    "февраля",
    "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
  ]

  /// "I was born in 1990", "date of birth: 01.02.1990", «родилась 5 мая 1990 года»
  private static func born(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let cues = [
      ["i", "was", "born"], ["she", "was", "born"], ["he", "was", "born"], ["born"], ["date", "of", "birth"],
      ["year", "of", "birth"], ["birth", "date"], ["birthdate"], ["birthday"], ["dob"], ["b", "."],
      ["дата", "рождения"], ["год", "рождения"], ["я", "родился"], ["я", "родилась"], ["родился"],
      ["родилась"],
      ["день", "рождения"],
    ]
    guard var end = words(position, cues, text),
      !(text.folded(position) == "born" && text.folded(position - 1) == "was")
    else { return nil }
    while [":", "-", "—", "in", "on", "в", "is"].contains(text.folded(end)) { end += 1 }
    let start = end
    while end < start + 7, isDatePart(end, text) { end += 1 }
    // A full stop that ends the sentence is no part of a date.
    while end > start, [".", ",", "-", "/"].contains(text.folded(end - 1)) { end -= 1 }
    guard (start..<end).contains(where: { hasYear($0, text) }) else { return nil }
    if ["года", "году", "год"].contains(text.folded(end)) { end += 1 }
    return position..<end
  }

  private static func isDatePart(_ position: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens.indices.contains(position) else { return false }
    return text.tokens[position].kind == .number || months.contains(text.folded(position))
      || [".", "/", "-", ",", "th", "st", "nd", "rd"].contains(text.folded(position))
        && text.tokens.indices.contains(position + 1)
  }

  /// Whether a number holds a year in which people who work were born.
  private static func hasYear(_ position: Int, _ text: AnalysedText) -> Bool {
    let parts = text.folded(position).split { !$0.isNumber }
    return parts.contains { Int($0).map { 1930...2012 ~= $0 } ?? false }
  }

  /// "in my late thirties", "in my 40s"
  private static func decade(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let cues = [["i'm", "in", "my"], ["i", "am", "in", "my"], ["in", "my"]]
    guard var end = words(position, cues, text) else { return nil }
    while ["early", "mid", "late", "-"].contains(text.folded(end)) { end += 1 }
    if ["twenties", "thirties", "forties", "fifties", "sixties", "20s", "30s", "40s", "50s", "60s"]
      .contains(text.folded(end))
    {
      return position..<end + 1
    }
    return ["20", "30", "40", "50", "60"].contains(text.folded(end)) && text.folded(end + 1) == "s"
      ? position..<end + 2 : nil
  }

  // MARK: Russian

  private static func russian(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    toldInRussian(position, text) ?? yearOfBirth(position, text) ?? yearsOld(position, text)
  }

  /// «мне 27 лет», «возраст: 27»
  private static func toldInRussian(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    let cues = [["мне"], ["возраст"], ["мой", "возраст"], ["полных", "лет"], ["ему"], ["ей"]]
    guard var number = words(position, cues, text) else { return nil }
    while [
      ":", "-", "—", "–", "уже", "сейчас", "недавно", "исполнилось", "скоро", "будет", "всего", "почти",
      "только",
    ]
    .contains(text.folded(number)) { number += 1 }
    guard isAge(number, text) else { return nil }
    let next = number + 1
    if yearWords.contains(text.folded(next)) {
      return workWords.contains(text.folded(next + 1)) ? nil : position..<next + 1
    }
    return PersonalDetails.endsClause(next, text) ? position..<next : nil
  }

  /// «1990 года рождения», «1990 г.р.»
  private static func yearOfBirth(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard text.tokens[position].kind == .number, hasYear(position, text) else { return nil }
    return words(
      position + 1,
      [
        ["года", "рождения"], ["год", "рождения"], ["г", ".", "р", "."], ["г", ".", "рождения"], ["г", "р"],
        ["гр"],
      ], text
    ).map { position..<$0 }
  }

  /// «27-летний разработчик»; «10-летний опыт» is none.
  private static func yearsOld(_ position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard isAge(position, text), text.folded(position + 1) == "-", text.folded(position + 2).hasPrefix("летн")
    else { return nil }
    let end = position + 3
    let isOfPerson = people.contains(text.folded(end)) || Trades.mention(in: text, at: end) != nil
    return isOfPerson || PersonalDetails.endsClause(end, text) ? position..<end : nil
  }
}

extension Seniority {
  fileprivate static func isNamed(at position: Int, _ text: AnalysedText) -> Bool {
    text.tokens.indices.contains(position)
      && !SeniorityReader.mentions(in: AnalysedText(text.folded(position))).isEmpty
  }
}
