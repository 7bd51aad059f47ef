import Lexicon
import Ports

/// Levels in a frame that says nothing of the author as they are: «до сеньора не дорос», «работаю под тимлидом», «звали
/// лидом», «готов и джуном».
extension FactDraft {
  /// Words behind which a level is a measure, a companion or a place, and not what somebody is.
  private static let prepositions: Set<String> = [
    "до", "под", "над", "с", "со", "у", "за", "вместо", "от", "для", "между", "после", "про", "о", "об", "к",
    "ко", "без", "при", "из", "кроме", "против", "ниже", "выше", "рядом", "на", "благодаря", "обязанности",
    "чем", "словно", "будто", "любой", "всякий", "каждый",
  ]
  /// Words by which a level behind «до» or in another case than the first is reached: «дорос до мидла», «дали сеньора».
  private static let reaching: Set<String> = [
    "вырос", "выросла", "дорос", "доросла", "повысили", "апнули", "апнулся", "апнулась", "подняли",
    "поднялся",
    "поднялась", "дали", "получил", "получила", "присвоили", "перевели", "сделали", "дотянул", "дотянула",
    "стал", "стала", "назначили", "тяну", "дослужился", "дослужилась", "присвоен", "подтвердил",
    "подтвердила",
    "уровень", "уровня", "уровне", "грейд", "грейде", "грейда", "позиция", "позиции", "позицию", "роль",
    "роли",
    "должность", "должности", "лычку", "лычки", "статус", "титул", "тайтл", "звание", "ищу",
  ]
  /// What was offered, tried or left, and is no level: «звали тимлидом».
  private static let pastFrames: Set<String> = [
    "начинал", "начинала", "начал", "начала", "пришел", "пришла", "приходил", "приходила", "звали", "позвали",
    "приглашали", "пригласили", "предлагали", "предложили", "собеседовали", "собеседовался", "собеседовалась",
    "устроился", "устроилась", "побыл", "побыла", "побывал", "побывала", "нанимали", "считался", "считалась",
    "числился", "числилась", "ушел", "ушла", "отказался", "отказалась", "сватали", "пророчили", "прочили",
    "прошлом", "прошлой", "прежнем", "прежней", "предыдущем", "предыдущей", "бывший", "бывшая", "брали",
  ]
  /// What may come: «готов и джуном», «через год буду сеньором».
  private static let possible: Set<String> = [
    "готов", "готова", "согласен", "согласна", "соглашусь", "могу", "хоть", "пойду", "рассматриваю",
    "рассмотрю", "стану", "стать", "буду", "планирую", "собираюсь", "мечу", "целюсь", "метил", "метила",
    "дорасту", "вырасту", "расту", "хочу", "хотел", "хотела", "хотелось", "мечтаю", "бы", "претендую",
    "стремлюсь", "учусь",
  ]
  /// What others say, or papers: «шеф считает сеньором», «формально лид».
  private static let seeming: Set<String> = [
    "говорят", "считают", "считает", "видят", "видит", "называют", "называет", "зовут", "зовет", "записали",
    "меркам", "собесах", "собеседованиях", "вакансиях", "якобы", "обещают", "обещали", "обещает",
    "формально", "официально", "бумаге", "бумагам", "документам", "трудовой", "номинально", "контракту",
  ]
  /// Words that tell what holds from what only seems: «формально лид, по факту сеньор».
  private static let deciding: Set<String> = [
    "факту", "деле", "сути", "фактически", "честно", "реально", "скорее", "теперь", "сейчас", "итого",
    "пусть",
    "сказал", "сказала", "считаю",
  ]

  /// Whether a level named by somebody who looks for work is in a frame from which it cannot be told that they have it.
  func isDoubtful(_ mention: SeniorityMention) -> Bool {
    let start = mention.positions.lowerBound
    guard Self.isRussian(word(start)) || mention.positions.count == 1 else { return false }
    let part = clause(start)
    let before = (part.lowerBound..<max(part.lowerBound, start)).map { word($0) }
    // "senior" in an English sentence is the other reader's.
    guard Self.isRussian(word(start)) || part.contains(where: { Self.isRussian(word($0)) }) else {
      return false
    }
    let reaches = part.contains { Self.reaching.contains(word($0)) }
    if isPluralInRussian(mention) || isCounted(start) || isAdjectiveOfOther(mention) { return true }
    // «Тимлид из меня так себе»
    if zip(part, part.dropFirst()).contains(where: { word($0) == "из" && word($1) == "меня" }) { return true }
    var governor = start - 1
    while governor >= part.lowerBound, Self.isAdjective(word(governor)) { governor -= 1 }
    if governor >= part.lowerBound, Self.prepositions.contains(word(governor)), !reaches { return true }
    // «Последние четыре как лид»
    let isLatest = part.contains { ["последние", "последний", "последних"].contains(word($0)) }
    if governor >= part.lowerBound, word(governor) == "как", context.asked != .seniority, !isLatest {
      return true
    }
    if isObject(mention), !reaches, !(context.asked == .seniority && part.count <= 2) { return true }
    if mention.level == .entry, word(start).hasPrefix("перв"),
      ["на", "с", "после", "до"].contains(word(start - 1))
    {
      return true
    }
    if before.contains(where: Self.pastFrames.contains), !reaches { return true }
    let isPosition = part.contains {
      ["позицию", "позиции", "позиция", "роль", "роли", "должность"].contains(word($0))
    }
    if before.contains(where: Self.possible.contains), !before.contains("сказал"),
      !before.contains("сказала"),
      !isPosition, mention.level != .entry
    {
      return true
    }
    if mention.level == .entry, part.contains(where: { Self.wasThere.contains(word($0)) }) { return true }
    return false
  }

  private static let wasThere: Set<String> = [
    "проходил", "проходила", "прошел", "прошла", "был", "была", "закончил", "закончила", "после", "взял",
    "взяла",
  ]

  /// Whether a level is one that papers or others name, where the text names another one as well.
  func isSeeming(_ mention: SeniorityMention, besides all: [SeniorityMention]) -> Bool {
    let start = mention.positions.lowerBound
    guard all.contains(where: { $0.level != mention.level }), !saysChange(start) else { return false }
    return clause(start).contains { Self.seeming.contains(word($0)) }
  }

  /// Whether others alone say it: «говорят, сеньор».
  func isHearsay(_ mention: SeniorityMention) -> Bool {
    let sentence = text.sentence(at: mention.positions.lowerBound)
    guard !clause(mention.positions.lowerBound).contains(where: { Self.deciding.contains(word($0)) }) else {
      return false
    }
    return sentence.contains { Self.hearsay.contains(word($0)) }
  }

  private static let hearsay: Set<String> = [
    "говорят", "считают", "называют", "видят", "обещают", "обещали", "обещает", "якобы", "собесах", "меркам",
  ]

  /// Whether the clause of a level says that it is what holds: «по факту сеньор».
  func isDecided(_ mention: SeniorityMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    return part.contains { Self.deciding.contains(word($0)) }
      || word(part.lowerBound) == "так" && word(part.lowerBound + 1) == "что"
  }

  /// «Доросла до синьора»: what was reached is one's own.
  func isReached(_ mention: SeniorityMention) -> Bool {
    Self.isRussian(word(mention.positions.lowerBound))
      && clause(mention.positions.lowerBound).contains { Self.reached.contains(word($0)) }
  }

  private static let reached: Set<String> = [
    "вырос", "выросла", "дорос", "доросла", "повысили", "апнули", "дали", "получил", "получила", "дослужился",
    "дослужилась", "тяну", "стал", "стала",
  ]

  private func isPluralInRussian(_ mention: SeniorityMention) -> Bool {
    let last = word(mention.positions.upperBound - 1)
    guard Self.isRussian(last), last.unicodeScalars.count > 3 else { return false }
    return ["ы", "и", "ов", "ей", "ами", "ях", "ах", "ам"].contains { last.hasSuffix($0) }
  }

  /// «Сеньорская голова на мидловской зарплате»: what is called so is no level of anybody.
  private func isAdjectiveOfOther(_ mention: SeniorityMention) -> Bool {
    let last = word(mention.positions.upperBound - 1)
    guard
      ["ская", "ский", "ское", "ской", "скую", "ского", "ском", "вая", "вой", "вый"].contains(
        where: last.hasSuffix)
    else { return false }
    let next = word(mention.positions.upperBound)
    return ![
      "уровень", "уровня", "уровне", "позиция", "позицию", "позиции", "роль", "грейд", "грейде", "должность",
      "вакансия",
    ]
    .contains(next)
      && !Trades.mentions(in: text).contains { $0.positions.lowerBound == mention.positions.upperBound }
  }

  private func isCounted(_ start: Int) -> Bool {
    [start - 1, start - 2].contains { position in
      guard position >= 0, text.sentence(at: start).contains(position) else { return false }
      return ["два", "две", "три", "четыре", "пара", "пару", "несколько", "оба", "двух", "трех", "много"]
        .contains(
          word(position))
    }
  }

  /// «Сеньора», «тимлида»: an object, which says what somebody is only behind a word for reaching it.
  private func isObject(_ mention: SeniorityMention) -> Bool {
    let last = word(mention.positions.upperBound - 1)
    return Self.objects.contains(last)
  }

  private static let objects: Set<String> = [
    "джуна", "джуниора", "мидла", "миддла", "сеньора", "синьора", "сениора", "лида", "тимлида", "техлида",
    "стажера",
    "архитектора", "принципала", "интерна", "руководителя", "сеньору", "мидлу", "тимлиду", "лиду", "джуну",
    "синьору",
    "стажеру", "архитектору", "сеньоре", "мидле", "тимлиде", "начинающего", "старшего", "ведущего",
    "младшего",
  ]

  private static func isAdjective(_ word: String) -> Bool {
    guard word.unicodeScalars.count > 4, isRussian(word) else { return false }
    return ["ым", "им", "ого", "его", "ому", "ему", "ой", "ей", "ую", "юю"].contains { word.hasSuffix($0) }
      && !["меня", "этого", "моего"].contains(word)
  }

  static func isRussian(_ word: String) -> Bool {
    word.unicodeScalars.first.map { (0x400...0x4FF).contains($0.value) } ?? false
  }
}
