/// Words that tell the gender of a person, and what stands for everybody.
///
/// Russian words take the masculine form, in which vacancies and résumés speak of anybody; English pronouns become
/// "they". Names of skills and places stay as they are.
enum GenderedForms {
  /// Other words for some tokens.
  struct Form {
    let positions: Range<Int>
    let words: String
  }

  /// From left to right, none overlapping.
  static func neutral(in text: AnalysedText) -> [Form] {
    var fixed = Set(Skills.mentions(in: text).flatMap(\.positions))
    for position in text.tokens.indices {
      if let place = PlaceTable.shared.ownHit(in: text, at: position), !place.marks.contains(.ordinary) {
        fixed.formUnion(place.positions)
      }
    }
    let skillEnds = Set(Skills.mentions(in: text).map(\.positions.upperBound))
    var forms: [Form] = []
    var position = 0
    while position < text.tokens.count {
      let form =
        fixed.contains(position) || text.tokens[position].kind != .word
        ? nil
        : english(at: position, isBehindSkill: skillEnds.contains(position), text)
          ?? russian(at: position, text)
      if let form { forms.append(form) }
      position = form?.positions.upperBound ?? position + 1
    }
    return forms
  }

  private static func form(_ positions: Range<Int>, _ words: String, _ text: AnalysedText) -> Form? {
    guard let first = positions.first, text.quote(positions) != words else { return nil }
    return Form(
      positions: positions,
      words: text.tokens[first].isCapitalised ? words.prefix(1).uppercased() + words.dropFirst() : words)
  }

  // MARK: English

  private static let pronouns: [String: String] = [
    "he": "they", "she": "they", "him": "their", "her": "their", "his": "their", "hers": "their",
    "himself": "themself", "herself": "themself", "he's": "they're", "she's": "they're", "he'd": "they'd",
    "she'd": "they'd", "he'll": "they'll", "she'll": "they'll", "s/he": "they",
  ]
  /// Behind "they".
  private static let verbs = ["has": "have", "is": "are", "was": "were", "does": "do", "hasn't": "haven't"]

  private static let people: [String: String] = [
    "woman": "person", "women": "people", "businesswoman": "businessperson", "businessman": "businessperson",
    "saleswoman": "salesperson", "salesman": "salesperson", "chairwoman": "chairperson",
    "chairman": "chairperson",
    "spokeswoman": "spokesperson", "spokesman": "spokesperson", "craftsman": "craftsperson",
    "craftswoman": "craftsperson", "gentleman": "person", "lady": "person",
  ]
  /// People only behind an article or an adjective of people: "a man", and not "man pages".
  private static let peopleBehindArticle: Set<String> = ["man", "guy", "girl", "gal", "lad", "boy"]

  private static func english(at position: Int, isBehindSkill: Bool, _ text: AnalysedText) -> Form? {
    let word = text.folded(position)
    if let pronoun = pronouns[word] {
      // "HIS" is a hospital's system.
      guard text.quote(position..<position + 1).dropFirst().allSatisfy({ !$0.isUppercase }) else {
        return nil
      }
      let next = position + 1
      if pronoun == "they", let verb = verbs[text.folded(next)] {
        return form(position..<next + 1, pronoun + " " + verb, text)
      }
      return form(position..<next, pronoun, text)
    }
    if let person = people[word] { return form(position..<position + 1, person, text) }
    guard peopleBehindArticle.contains(word), !text.folded(position + 1).hasPrefix("-"),
      !["page", "pages", "hours", "hour", "in-the-middle"].contains(text.folded(position + 1)),
      articles.contains(text.folded(position - 1)) || Trades.mention(in: text, at: position - 1) != nil
        || isBehindSkill
    else { return nil }
    return form(position..<position + 1, "person", text)
  }

  private static let articles: Set<String> = [
    "a", "the", "young", "old", "family", "that", "single", "married",
  ]

  // MARK: Russian

  private static let words: [String: String] = [
    "готова": "готов", "рада": "рад", "открыта": "открыт", "согласна": "согласен", "должна": "должен",
    "сама": "сам", "одна": "один", "уверена": "уверен", "знакома": "знаком", "свободна": "свободен",
    "заинтересована": "заинтересован", "замотивирована": "замотивирован", "способна": "способен",
    "намерена": "намерен", "вынуждена": "вынужден", "обязана": "обязан", "трудоустроена": "трудоустроен",
    "занята": "занят", "благодарна": "благодарен", "настроена": "настроен", "влюблена": "влюблен",
    "шла": "шел", "могла": "мог", "росла": "рос", "несла": "нес", "везла": "вез", "легла": "лег",
    "она": "он", "ее": "его", "ей": "ему", "нее": "него", "ней": "ним", "нем": "ним", "нею": "ним",
    "девушка": "человек", "женщина": "человек", "мужчина": "человек", "парень": "человек",
    "девушки": "человека",
    "женщины": "человека", "мужчины": "человека", "парня": "человека", "девушку": "человека",
    "женщину": "человека", "мужчину": "человека",
  ]

  private static let adjectives: Set<String> = [
    "ответственная", "внимательная", "коммуникабельная", "исполнительная", "аккуратная", "пунктуальная",
    "целеустремленная", "опытная", "молодая", "самостоятельная", "обучаемая", "стрессоустойчивая",
    "организованная", "мотивированная", "активная", "энергичная", "инициативная", "общительная", "дотошная",
    "упорная", "спокойная", "старательная", "надежная", "любознательная", "начинающая", "бывшая",
  ]

  /// Feminine names of people by their ending, in the order of `cases`, and the masculine root's.
  private static let cases: [(feminine: [String], masculine: [String])] = [
    (["ица", "ицы", "ице", "ицу", "ицей"], ["ик", "ика", "ику", "ика", "иком"]),
    (["ка", "ки", "ке", "ку", "кой"], ["", "а", "у", "а", "ом"]),
  ]
  private static let inIca = [
    "щ", "ч", "айтишн", "сотрудн", "начальн", "помощн", "выпускн", "работн", "наставн", "участн",
    "художн",
  ]
  private static let inTelnica = "тельниц"
  private static let inKa = [
    "программист", "аналитик", "дизайнер", "инженер", "менеджер", "тестер", "девелопер", "лидер", "автор",
    "редактор", "директор", "куратор", "ментор", "блогер", "фрилансер", "студент", "ассистент", "аспирант",
    "консультант", "практикант", "специалист", "девопс", "архитектор", "кодер", "сеньор", "джун",
    "тимлид", "техлид", "маркетолог", "экономист", "юрист",
  ]

  /// The endings of one gender, and what stands for both; the longest first.
  private static let endings: [(feminine: String, both: String)] = [
    ("вшаяся", "вшийся"), ("щаяся", "щийся"), ("лась", "лся"), ("вшая", "вший"), ("ющая", "ющий"),
    ("ящая", "ящий"), ("ущая", "ущий"), ("шла", "шел"), ("могла", "мог"), ("росла", "рос"), ("несла", "нес"),
    ("везла", "вез"), ("легла", "лег"), ("ла", "л"),
  ]
  /// What people write with or without dots, where the other gender has none.
  private static let dotted = ["шел", "вел", "нес", "вез"]

  /// Nouns and adverbs with the ending of a verb.
  private static let nouns: Set<String> = [
    "отдела", "дела", "файла", "канала", "стола", "школа", "материала", "персонала", "капитала", "интервала",
    "терминала", "сигнала", "журнала", "портала", "потенциала", "филиала", "раздела", "предела", "протокола",
    "зала", "села", "тела", "сила", "правила", "скала", "шкала", "стрела", "смола", "похвала", "формула",
    "капсула", "акула", "пола", "вала", "урала", "ритуала", "мануала", "функционала", "профессионала",
    "оригинала", "идеала", "арсенала", "финала", "квартала", "провала", "интеграла", "генерала", "металла",
    "мала", "вилла", "гола", "тула", "пула", "масштаба", "пчела", "бела", "мила", "кабала", "юла",
    "подотдела", "вокзала", "сериала", "ареала", "сначала",
  ]
  private static let nounMarkers: Set<String> = [
    "с", "со", "от", "до", "для", "без", "из", "у", "около", "после",
  ]

  private static func russian(at position: Int, _ text: AnalysedText) -> Form? {
    let token = text.tokens[position]
    let word = token.folded
    guard TableText.isRussian(word), word.unicodeScalars.count > 1 else { return nil }
    // «готов(а)», «искал/а», «разработчик(ца)»
    if let end = bothGenders(at: position, text) { return form(position..<end, word, text) }
    guard let neutral = neutral(word, at: position, text) else { return nil }
    return form(position..<position + 1, neutral, text)
  }

  /// Where an ending that stands apart for the other gender ends.
  private static func bothGenders(at position: Int, _ text: AnalysedText) -> Int? {
    guard text.tokens.indices.contains(position + 2), text.tokens[position + 1].isGlued,
      text.tokens[position + 2].isGlued,
      ["а", "ла", "ца", "на", "ица", "ась", "ка", "я"].contains(text.folded(position + 2))
    else { return nil }
    if text.tokens[position + 1].isSign("("), text.folded(position + 3) == ")" { return position + 4 }
    return text.tokens[position + 1].isSign("/") ? position + 3 : nil
  }

  private static func neutral(_ word: String, at position: Int, _ text: AnalysedText) -> String? {
    if let person = person(word) { return person }
    let saysOfThing = isFeminineThing(position + 1, text)
    if let other = words[word] {
      return ["сама", "одна"].contains(word) && saysOfThing ? nil : other
    }
    if adjectives.contains(word) { return saysOfThing ? nil : masculine(word) }
    if dotted.contains(where: word.hasSuffix) { return word }
    let length = word.unicodeScalars.count
    for (feminine, both) in endings
    where word.hasSuffix(feminine) && length > max(feminine.unicodeScalars.count, 3) {
      if feminine.hasSuffix("ая") || feminine.hasSuffix("аяся") {
        return saysOfThing ? nil : replaced(word, feminine, both)
      }
      if feminine == "ла", !isVerb(word, at: position, text) { return nil }
      return replaced(word, feminine, both)
    }
    return nil
  }

  private static func replaced(_ word: String, _ ending: String, _ other: String) -> String {
    String(word.unicodeScalars.dropLast(ending.unicodeScalars.count)) + other
  }

  private static func masculine(_ adjective: String) -> String {
    let isHissing = ["щая", "шая", "жая", "кая"].contains { adjective.hasSuffix($0) }
    return replaced(adjective, "ая", adjective == "молодая" ? "ой" : isHissing ? "ий" : "ый")
  }

  private static func isVerb(_ word: String, at position: Int, _ text: AnalysedText) -> Bool {
    let before = word.unicodeScalars.dropLast(2).last
    return before.map { "аеиоуыяю".unicodeScalars.contains($0) } == true && !nouns.contains(word)
      && !nounMarkers.contains(text.folded(position - 1))
  }

  /// Whether a feminine noun that is no person stands there: «растущая команда».
  private static func isFeminineThing(_ position: Int, _ text: AnalysedText) -> Bool {
    let word = text.folded(position)
    guard TableText.isRussian(word), word.unicodeScalars.count > 2, person(word) == nil, words[word] == nil
    else {
      return false
    }
    let isVerb =
      word.hasSuffix("лась") || word.hasSuffix("ть")
      || word.hasSuffix("ла") && isVerb(word, at: position, text)
    return ["а", "я", "ь"].contains { word.hasSuffix($0) } && !isVerb
  }

  /// The masculine name of a person; `nil` where the word is no feminine one.
  private static func person(_ word: String) -> String? {
    for (feminine, masculine) in cases[0...0] {
      for (ending, both) in zip(feminine, masculine) where word.hasSuffix(ending) {
        let root = String(word.unicodeScalars.dropLast(ending.unicodeScalars.count))
        guard root.unicodeScalars.count > 3, inIca.contains(where: root.hasSuffix) else { continue }
        return root + both
      }
    }
    for (ending, both) in zip(["а", "ы", "е", "у", "ей"], ["ь", "я", "ю", "я", "ем"])
    where word.hasSuffix(inTelnica + ending) {
      return replaced(word, "ьниц" + ending, both)
    }
    for (ending, both) in zip(cases[1].feminine, cases[1].masculine) where word.hasSuffix(ending) {
      let root = String(word.unicodeScalars.dropLast(ending.unicodeScalars.count))
      if inKa.contains(where: { root.hasSuffix($0) }) { return root + both }
    }
    return nil
  }
}
