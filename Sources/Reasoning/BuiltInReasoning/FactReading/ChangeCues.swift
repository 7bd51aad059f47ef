import Domain
import Lexicon
import Ports

/// Finds the words that say that something changed or is set right.
struct ChangeCues {
  private let text: AnalysedText
  private let asked: InterviewTopic?
  private let isTerse: Bool
  /// By sentence.
  private let strong: [Bool]
  /// Where "now" and the like stand.
  private let weak: [[Int]]
  private let additions: [Bool]
  private let sums: [Bool]
  private let denials: [Bool]

  /// Whether Mitko asked what is to be corrected.
  private let isInvited: Bool

  init(_ text: AnalysedText, asked: InterviewTopic?, isInvited: Bool) {
    self.text = text
    self.asked = asked
    self.isInvited = isInvited
    isTerse = text.tokens.lazy.filter { $0.kind != .sign }.prefix(6).count <= 5
    var strong = text.sentences.map {
      Self.tellsChange(text, $0) || Self.setsRight(text, $0) || Self.orders(text, $0)
    }
    // "Sorry, my mistake. Eight years." The correction may follow the word for it.
    for (number, sentence) in text.sentences.enumerated() where Self.corrections.occurs(in: text, sentence) {
      strong[number] = true
      if number + 1 < strong.count { strong[number + 1] = true }
    }
    // "I said no hurry, but": whoever takes up what they said sets it right; "as I said" repeats it.
    for (number, sentence) in text.sentences.enumerated() where Self.takesUp(text, sentence) {
      strong[number] = true
    }
    // «Директор подписал, теперь 130»: so may what somebody who has a say decided.
    for (number, sentence) in text.sentences.enumerated() where NewsCues.tells(text, sentence) {
      strong[number] = true
      if number + 1 < strong.count { strong[number + 1] = true }
    }
    self.strong = strong
    weak = text.sentences.map { sentence in
      // "Same as now, really" changes nothing.
      sentence.filter {
        Self.presents.match(text, $0) != nil
          && !["as", "than", "right", "just", "by"].contains(text.folded($0 - 1))
      }
    }
    additions = text.sentences.map { sentence in
      // "I only take jobs where I can be in the office" adds nothing.
      Self.adding.occurs(in: text, sentence)
        && !sentence.contains {
          ["only", "только"].contains(text.folded($0)) && text.folded($0 - 1) != "not"
        }
    }
    sums = text.sentences.map { Self.whole.occurs(in: text, $0) }
    denials = text.sentences.map { Self.denies(text, $0) }
  }

  /// Whether something is said to be new in the sentence of the token at `position`, or was asked for.
  func isNew(at position: Int) -> Bool { isInvited || isStrong(at: position) }

  /// Whether the sentence of the token at `position` says that something changed.
  func isStrong(at position: Int) -> Bool { strong[text.sentenceNumber(at: position)] }

  /// How a finding of `kind` at the token of this position stands to what was said before.
  ///
  /// - Parameter isWanted: whether it tells of whoever a team looks for, of whom several levels may be named.
  func manner(_ kind: FactValue.Kind, at position: Int, isWanted: Bool) -> FactFinding.Manner {
    let sentence = text.sentenceNumber(at: position)
    let addsUp: Bool
    switch kind {
    case .seniority: addsUp = isWanted
    case .workMode, .employment, .skill, .welcomeSkill, .refusedSkill: addsUp = true
    case .name, .employer, .spokenLanguage, .place, .trade, .years, .relocation, .availability, .pay, .domain:
      addsUp = false
    }
    if addsUp, additions[sentence] { return .addition }
    // Asked what is to be corrected, people tell what differs without a word for it; a skill denied stays a question.
    if isInvited, ![.skill, .welcomeSkill, .refusedSkill].contains(kind) { return .change }
    if answers(kind) || strong[sentence] || !addsUp && denials[sentence] { return .change }
    // "For eight years now" is no change, "in total" is one of the years alone.
    if kind == .years { return sums[sentence] ? .change : .plain }
    return isPresent(position, sentence) ? .change : .plain
  }

  /// Whether a "now" is of what stands at `position`: in its clause, alone between commas, or in a short sentence.
  private func isPresent(_ position: Int, _ sentence: Int) -> Bool {
    guard !weak[sentence].isEmpty else { return false }
    if text.sentences[sentence].count <= 14 { return true }
    let own = Clauses.clause(at: position, in: text)
    return weak[sentence].contains { cue in
      own.contains(cue) || Clauses.clause(at: cue, in: text).count <= 3
        || abs(cue - position) <= 8
    }
  }

  /// "No, Krakow.", «Нет, пять лет»: a few words that set something right, whatever was said before.
  private static func denies(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    guard sentence.count <= 7, sentence.count >= 3 else { return false }
    return ["no", "nope", "нет", "не"].contains(text.folded(sentence.lowerBound))
      && text.folded(sentence.lowerBound + 1) == ","
  }

  /// What Mitko asked about is told anew by a few words; a whole sentence may contradict unknowing.
  private func answers(_ kind: FactValue.Kind) -> Bool {
    guard isTerse else { return false }
    return switch (asked, kind) {
    case (.years, .years), (.place, .place), (.seniority, .seniority), (.pay, .pay), (.mode, .workMode),
      (.availability, .availability), (.relocation, .relocation), (.languages, .spokenLanguage),
      (.employment, .employment):
      true
    default: false
    }
  }

  /// «Не 6 лет, а 7», "not Berlin but Hamburg".
  static func setsRight(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    // "HR read me the contract aloud: it's two months, not one"
    let start = sentence.last { text.tokens[$0].isSign(":") }.map { $0 + 1 } ?? sentence.lowerBound
    let words = (start..<sentence.upperBound).map { text.tokens[$0].folded }
    guard let not = words.firstIndex(where: { $0 == "не" || $0 == "not" }) else { return false }
    // "German B2, not B1", «офис, а не дом»
    if not >= 2, [",", "а", "and"].contains(words[not - 1]), words.count <= 12, words.count - not <= 5 {
      return true
    }
    let other = words[not...].firstIndex { $0 == "а" || $0 == "but" }
    return other.map { $0 - not <= 6 } ?? false
  }

  /// Whether the sentence holds words of a change; «с понедельника по пятницу» are days of a week.
  private static func tellsChange(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    sentence.contains { position in
      guard let end = changes.match(text, position) else { return false }
      // «Переехал бы» is no move.
      if ["бы", "б"].contains(text.folded(end)) || ["бы", "б"].contains(text.folded(position - 1)) {
        return false
      }
      let goesOn = ["по", "to", "till", "until", "through", "-", "–"].contains(text.folded(end))
      return !(goesOn && ["с", "from"].contains(text.folded(position)))
    }
  }

  /// Whether the sentence holds a word for a correction: "actually", «поправка».
  static func announcesCorrection(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    corrections.occurs(in: text, sentence)
  }

  private static func takesUp(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    sentence.contains { position in
      saying.match(text, position) != nil && !["as", "like", "как"].contains(text.folded(position - 1))
    }
      && sentence.contains {
        ["but", "now", "no", "then", "но", "а", "теперь", "только"].contains(text.folded($0))
      }
  }

  private static let saying = PhraseList([
    "i said", "i'd said", "i had said", "i told you", "i wrote", "earlier i", "я говорил", "я говорила",
    "я писал",
    "я писала", "я сказал", "я сказала", "говорил что", "говорила что", "писал что", "писала что",
  ])

  private static let orderVerbs: Set<String> = [
    "put", "set", "say", "bump", "lower", "drop", "raise", "reduce", "increase", "fine", "ладно",
  ]
  private static let beforeOrder: Set<String> = [
    "please", "just", "then", "ok", "okay", "well", "so", "you", "can", "could", "let's", "lets", "and", "no",
    "",
    "actually", "oh", "hmm", "ну", "тогда", "sorry",
  ]

  /// "Put 70", "lower it to 60", "fine, I'd move": an order or a giving in that opens its sentence. "As a principal I
  /// set the direction" orders nothing.
  private static func orders(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    for position in sentence where text.tokens[position].kind != .sign {
      let word = text.tokens[position].folded
      if orderVerbs.contains(word) { return true }
      if !beforeOrder.contains(word) { return false }
    }
    return false
  }

  /// Words that make a change of what stands in their sentence.
  private static let changes = PhraseList([
    "we've gone", "i've gone", "have gone", "gone fully", "went fully", "going fully", "put it up",
    "put up to", "hang on", "hold on", "one sec", "one moment", "we're moving", "i'm moving",
    "we are moving", "i am moving", "we're relocating", "i'm relocating", "best put", "so put", "put down",
    "after all",
    "стойте", "секунду", "минутку", "погоди", "подожди", "хотя погодите", "gone up", "went up", "come down",
    "came down", "gone down", "bumped", "upped",
    "moved", "no longer", "anymore", "any more", "not any more", "instead", "from now on", "recently",
    "just got",
    "promoted", "became", "as of", "switched", "raised", "since last", "update", "updated", "change",
    "or rather", "i'd rather", "would rather", "rather than", "but rather", "rather not",
    "let's say", "make it", "call it", "would be enough", "is enough", "can now",
    "after all", "turns out", "turned out", "gave in", "has agreed", "agreed to", "reduced to",
    "reduced it", "reduced the", "increased to", "lowered to", "lowered it", "dropped to", "is off",
    "called off", "cancelled", "scratch", "lets me go", "let me go", "they'd let me", "stretch to",
    "says we can",
    "made me", "i was fired", "was let go", "been fired", "got laid off", "passed the exam", "since the exam",
    "the exam", "меня уволили", "уволили", "уволился", "уволилась", "поговорил с", "поговорила с",
    "поговорили с",
    "since monday", "since yesterday", "since this", "from monday", "from today", "from tomorrow",
    "from this month", "from next", "starting monday", "с понедельника", "со вчерашнего", "с прошлой недели",
    "с этой недели", "со следующей недели", "с этого месяца", "с сегодняшнего", "с завтрашнего",
    "отпустят", "отпустили", "отпускают", "отпустит", "зачеркни", "подтянул", "подтянула", "вырос", "выросла",
    "повысился", "повысилась", "сойдет и",
    "переехал", "переехала", "переехали", "перебрался", "перебралась", "перебрались", "переезжаю",
    "переезжаем",
    "дали сеньора", "дали мидла", "дали лида", "дали тимлида", "дали синьора", "дали ведущего", "дали грейд",
    "дали повышение", "апнули", "присвоили", "переделайте", "замените", "исправьте на", "исправте",
    "больше не", "недавно", "стал", "стала", "сделали", "назначили",
    "оказалось", "оказывается", "выяснилось", "уговорили", "подобрел", "подобрела", "разрешили",
    "согласовали",
    "снизил", "снизила", "повысил", "повысила", "отменяется", "отменился", "отменилось", "так и быть",
    "внести изменение", "внести изменения", "прошу изменить", "прошу исправить", "подтвердил", "подтвердила",
    "повысили", "подняли", "поднял", "подняла", "снизили", "пусть", "лучше", "скорее", "обновите", "обнови",
    "обновление",
    "измени", "измените", "поменяй", "поменяйте", "давайте", "давай", "скажем", "пишите", "запишите",
    "запиши", "поставь",
    "поставьте", "ставьте", "хватит", "достаточно", "изменил", "изменила", "поменял", "поменяла", "сдал",
    "сдала",
    "офис закрыли", "закрыли офис", "closed the office", "closed our office", "gave up the office",
    "gave up our office", "the office is gone", "the office is closed", "the lease ran out",
    "получил оффер", "получила оффер", "extended to", "shortened to", "pushed back to", "cut to",
    "затянулась", "затянулось", "затянулся", "сдвинулись", "сдвинулся", "сдвинулось", "продлили",
    "можем дать", "можем поднять", "сможем дать", "all of a sudden", "as it happens",
  ])
  private static let presents = PhraseList([
    "now", "these days", "currently", "at the moment", "lately", "теперь", "уже", "сейчас", "нынче",
    "на данный момент",
  ])
  private static let adding = PhraseList([
    "also", "too", "as well", "besides", "possible too", "or even", "could do too", "either way", "would do",
    "can be",
    "тоже", "также", "еще", "сойдет", "плюс", "кроме того", "можно и", "согласен и", "согласна и", "готов и",
    "готова и",
    "подойдет и", "и на", "возьмем и", "берем и", "рассмотрим и",
    "в том числе", "заодно",
  ])
  private static let whole = PhraseList([
    "in total", "overall", "altogether", "all in all", "total", "всего", "в сумме", "в общей сложности",
    "в целом",
    "суммарно", "общий стаж", "общий опыт",
  ])

  /// Words that set right what was said before, in their sentence or the next one.
  private static let corrections = PhraseList([
    "actually", "correction", "i meant", "i mean", "meant", "my mistake", "my bad", "mistake", "i was wrong",
    "i misspoke", "misspoke", "typo", "scratch that", "strike that", "on second thought",
    "on second thoughts", "thinking about it", "come to think of it", "changed my mind", "change my mind",
    "wait", "oops", "sorry", "in fact",
    "i checked", "i've checked", "checked", "looked it up", "thought about it", "thought it over",
    "slept on it",
    "to be precise", "to be exact", "should be", "let me correct", "i take it back", "take that back",
    "never mind", "plans changed", "things changed", "has changed", "have changed", "news", "fix",
    "вообще-то", "вообще то", "на самом деле", "поправка", "поправлю", "поправлюсь", "поправьте", "исправьте",
    "исправлю", "исправлюсь", "исправь", "передумал", "передумала", "передумали", "точнее", "вернее",
    "ошибся", "ошиблась", "опечатка", "опечатался", "опечаталась", "имел в виду", "имела в виду", "то есть",
    "отбой", "вместо", "on reflection", "no wait",
    "все-таки", "все таки", "всё же", "все же", "уточню", "уточнил", "уточнила", "уточнение", "ой", "стоп",
    "хотя нет", "изменилось", "изменились", "поменялось", "поменялись", "изменения", "новости",
    "неправильно", "неверно", "оговорился", "оговорилась", "соврал", "соврала", "подумал", "подумала",
    "забудьте", "забудь", "отмена", "погодите", "подождите", "если точно", "посовещались", "посоветовались",
    "обсудили", "посовещалась", "посовещался", "пообсуждали", "посчитали", "пересчитали", "пересчитал",
    "пересчитала",
    "решили", "решил", "решила", "пересмотрели", "извините", "извиняюсь", "простите", "сорри", "apologies",
    "меняем", "меняю", "we talked", "we discussed", "we decided", "decided",
    "i've decided",
  ])
}
