import Domain
import Lexicon
import Ports

/// Finds the words that say that something changed or is set right.
struct ChangeCues {
  private let text: AnalysedText
  private let asked: InterviewTopic?
  /// By sentence.
  private let changes: [Bool]

  init(_ text: AnalysedText, asked: InterviewTopic?) {
    self.text = text
    self.asked = asked
    var changes = text.sentences.map { Self.inSentence.occurs(in: text, $0) || Self.setsRight(text, $0) }
    // "Sorry, my mistake. Eight years." The correction may follow the word for it.
    for (number, sentence) in text.sentences.enumerated() where Self.corrections.occurs(in: text, sentence) {
      changes[number] = true
      if number + 1 < changes.count { changes[number + 1] = true }
    }
    self.changes = changes
  }

  /// Whether a finding of `kind` at the token of this position says that something changed.
  func isChange(_ kind: FactValue.Kind, at position: Int) -> Bool {
    answers(kind) || changes[text.sentenceNumber(at: position)]
  }

  /// What Mitko asked about is told anew by the answer.
  private func answers(_ kind: FactValue.Kind) -> Bool {
    switch (asked, kind) {
    case (.years, .years), (.place, .place), (.seniority, .seniority), (.pay, .pay), (.mode, .workMode),
      (.availability, .availability), (.relocation, .relocation), (.languages, .spokenLanguage),
      (.employment, .employment):
      true
    default: false
    }
  }

  /// «Не 6 лет, а 7», "not Berlin but Hamburg".
  private static func setsRight(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    let words = sentence.map { text.tokens[$0].folded }
    guard let not = words.firstIndex(where: { $0 == "не" || $0 == "not" }) else { return false }
    let other = words[not...].firstIndex { $0 == "а" || $0 == "but" }
    return other.map { $0 - not <= 6 } ?? false
  }

  /// Words that make a change of what stands in their sentence.
  private static let inSentence = PhraseList([
    "now", "moved", "no longer", "anymore", "any more", "not any more", "instead", "from now on",
    "these days", "recently", "just got", "promoted", "became", "as of", "switched", "raised", "turned",
    "since last", "also", "too", "as well", "could also", "besides", "in total", "overall", "altogether",
    "all in all", "update", "updated", "change", "rather", "let's say", "make it", "put", "set",
    "теперь", "уже", "сейчас", "переехал", "переехала", "переехали", "перебрался", "перебралась",
    "больше не", "недавно", "стал", "стала", "повысили", "подняли", "пусть", "лучше", "скорее", "тоже",
    "также", "еще", "кроме того", "всего", "в сумме", "в общей сложности", "в целом", "суммарно", "обновите",
    "обнови", "обновление", "измени", "измените", "поменяй", "поменяйте", "давайте", "давай", "скажем",
    "пишите", "запишите", "запиши", "поставь", "поставьте", "можно и", "согласен и", "согласна и",
    "готов и", "готова и", "и на",
  ])

  /// Words that set right what was said before, in their sentence or the next one.
  private static let corrections = PhraseList([
    "actually", "correction", "i meant", "i mean", "meant", "my mistake", "my bad", "mistake", "i was wrong",
    "i misspoke", "misspoke", "typo", "scratch that", "strike that", "on second thought",
    "on second thoughts", "changed my mind", "change my mind", "wait", "oops", "sorry", "in fact",
    "to be precise", "to be exact", "should be", "let me correct", "i take it back", "take that back",
    "never mind", "plans changed", "things changed", "has changed", "have changed", "news", "fix",
    "вообще-то", "вообще то", "на самом деле", "поправка", "поправлю", "поправлюсь", "поправьте", "исправьте",
    "исправлю", "исправлюсь", "исправь", "передумал", "передумала", "передумали", "точнее", "вернее",
    "ошибся", "ошиблась", "опечатка", "опечатался", "опечаталась", "имел в виду", "имела в виду",
    "все-таки", "все таки", "всё же", "все же", "уточню", "уточнил", "уточнила", "уточнение", "ой", "стоп",
    "хотя нет", "нет", "изменилось", "изменились", "поменялось", "поменялись", "изменения", "новости",
    "неправильно", "неверно", "оговорился", "оговорилась", "соврал", "соврала", "подумал", "подумала",
    "забудьте", "забудь", "отмена", "погодите", "подождите", "если точно", "если честно",
  ])
}
