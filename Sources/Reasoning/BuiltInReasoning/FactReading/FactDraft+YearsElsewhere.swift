import Domain
import Lexicon
import Ports

/// Years of other work than that of the trade.
extension FactDraft {
  /// Work outside IT, whose years are none of the trade.
  private static let otherWork: Set<String> = Set(
    Stems.stems([
      "taught", "teach", "teaching", "waited", "sold", "nursed", "преподавал", "преподавала", "преподаю",
      "учил", "учила",
      "служил", "служила", "торговал", "торговала", "завучем", "завуч",
      "plumber", "cook", "chef", "nurse", "doctor", "driver", "waiter", "waitress", "barista", "bartender",
      "lawyer",
      "accountant", "soldier", "officer", "musician", "actor", "carpenter", "electrician", "journalist",
      "librarian",
      "pharmacist", "teacher", "translator", "cashier", "courier", "baker", "builder", "cleaner", "dentist",
      "farmer",
      "firefighter", "hairdresser", "mechanic", "paramedic", "photographer", "pilot", "policeman", "sailor",
      "welder",
      "vet", "psychologist",
      "повар", "сантехник", "медсестра", "врач", "водитель", "официант", "официантка", "бармен", "юрист",
      "бухгалтер",
      "военный", "музыкант", "актер", "плотник", "электрик", "журналист", "библиотекарь", "фармацевт",
      "учитель",
      "учительница", "переводчик", "переводчица", "кассир", "курьер", "пекарь", "строитель", "стоматолог",
      "фермер",
      "пожарный", "парикмахер", "механик", "фотограф", "летчик", "моряк", "сварщик", "психолог", "таксист",
      "инкассатор",
    ]))

  /// "I've been a plumber for eight years", «десять лет поваром».
  func isOfOtherWork(_ mention: ExperienceMention) -> Bool {
    let clause = clause(mention.positions.lowerBound)
    let end = mention.positions.upperBound
    let behind = (end..<max(end, min(end + 4, clause.upperBound)))
      .prefix { !["and", "и", "then"].contains(word($0)) }
    let before = (max(clause.lowerBound, mention.positions.lowerBound - 5)..<mention.positions.lowerBound)
      .reversed().prefix { !["and", "и", "then"].contains(word($0)) }
    // «Семь лет логистом»: in the instrumental, and no trade of this one.
    if end < clause.upperBound, word(end).unicodeScalars.count > 5,
      ["ом", "ером"].contains(where: word(end).hasSuffix),
      Trades.mention(in: text, at: end) == nil,
      SeniorityReader.mentions(in: text).allSatisfy({ $0.positions.lowerBound != end }),
      !["опытом", "стажем", "целом", "программистом", "разработчиком", "инженером", "кодером", "айтишником"]
        .contains(word(end))
    {
      return true
    }
    return behind.contains { Self.otherWork.contains(stem($0)) }
      || before.contains { Self.otherWork.contains(stem($0)) }
  }

  /// «Шесть лет в продажах», "five years as a postman": what the years are of stands behind them, and is no word of this trade.
  func isOfOtherField(_ mention: ExperienceMention, _ part: Range<Int>) -> Bool {
    let end = mention.positions.upperBound
    guard part.contains(end), part.contains(end + 1), frame(mention.positions.lowerBound).role != .provider
    else { return false }
    let behind = end + 1..<min(part.upperBound, end + 6)
    let isPost = word(end) == "as" && ["a", "an"].contains(word(end + 1))
    let isField =
      ["в", "во"].contains(word(end)) || word(end) == "in" && text.tokens[end + 1].kind == .word
    guard isPost || isField else { return false }
    // «Безопасник, восемь лет в аудите»
    let start = text.sentence(at: mention.positions.lowerBound).lowerBound
    if isField,
      Trades.mentions(in: text).contains(where: {
        $0.isPerson && (start..<mention.positions.lowerBound).contains($0.positions.lowerBound)
      })
    {
      return false
    }
    let names = behind.first { position in
      !["a", "an", "the"].contains(word(position))
    }
    guard let named = names, text.tokens[named].kind == .word, !text.tokens[named].isCapitalised else {
      return false
    }
    // "In a bank", «в этой компании»: a place of work.
    if isField,
      ["a", "an", "the", "my", "this", "total", "all", "various", "different"].contains(word(end + 1))
        || Self.wheres.contains(word(named))
    {
      return false
    }
    return !behind.contains { here in
      Self.ofWork.contains { word(here).hasPrefix($0) } || Self.fields.contains(word(here))
        || RoleReading.personStems.contains(text.tokens[here].stem)
    }
      && !Trades.mentions(in: text).contains { behind.overlaps($0.positions) }
      && !Skills.mentions(in: text, isAnswer: true).contains {
        behind.overlaps($0.positions) && !isPost
      }
      && !WorkField.mentions(in: text).contains { behind.overlaps($0.positions) }
      && !SeniorityReader.mentions(in: text).contains { behind.overlaps($0.positions) }
      && !Places.mentions(in: text).contains { behind.overlaps($0.positions) }
  }

  private static let wheres: Set<String> = [
    "этой", "этом", "одной", "одном", "разных", "разной", "своей", "своем", "нашей", "крупной", "крупных",
    "большой",
    "маленькой",
    "компании", "компаниях", "стартапе", "стартапах", "банке", "банках", "студии", "агентстве", "конторе",
    "сумме",
    "целом", "общей",
    "итоге", "команде", "production", "startups", "agencies", "companies", "banks", "teams",
  ]
  private static let fields: Set<String> = [
    "it", "айти", "tech", "software", "деле", "теме", "сфере", "отрасли", "индустрии", "области", "security",
    "support",
    "freelance", "фрилансе", "business", "бизнесе", "games", "геймдеве", "game", "data", "web",
    "infrastructure",
    "operations", "ops", "продукте", "продуктах", "продуктовом", "дизайне", "дизайн", "полиграфии",
    "consulting", "contractor", "consultant", "manager", "management", "hr", "recruiting",
    "recruitment", "product", "телекоме", "telecoms", "telecom", "науке", "research", "code", "коде", "бою",
    "продакшене", "продакшне",
    "внедрении", "внедрениях", "поддержке", "безопасности", "эксплуатации", "интеграции",
  ]
}
