import Lexicon

/// Tells where somebody who has a say decides or reports something: "my boss is fine with it", «директор подписал», "we
/// did the maths". What such a sentence and the next one tell is new, and contradicts nothing.
///
/// By who speaks and what they do rather than by whole phrases: any of the people below with any of the deeds.
enum NewsCues {
  /// Whether the sentence tells such news.
  static func tells(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    guard let person = sentence.first(where: { isPerson($0, text) }) else { return decides(text, sentence) }
    // "My boss says", «говорит начальник»: near one another, and not across a question.
    let near = max(sentence.lowerBound, person - 4)..<min(sentence.upperBound, person + 6)
    return near.contains { isDeed(text.folded($0)) } || decides(text, sentence)
  }

  private static func isPerson(_ position: Int, _ text: AnalysedText) -> Bool {
    let word = text.folded(position)
    if persons.contains(word) { return true }
    guard word.unicodeScalars.first.map({ $0.value > 0x400 }) ?? false else { return false }
    return stems.contains { word.hasPrefix($0) }
  }

  private static func isDeed(_ word: String) -> Bool {
    if deeds.contains(word) { return true }
    return deedStems.contains { word.hasPrefix($0) }
  }

  private static let persons: Set<String> = [
    "boss", "manager", "director", "ceo", "cto", "cfo", "hr", "finance", "accountant", "accounting",
    "adviser", "advisor",
    "client", "client's", "customer", "board", "investor", "investors", "cofounder", "co-founder", "founder",
    "partner",
    "partner's", "wife", "husband", "girlfriend", "boyfriend", "landlord", "owner", "producer", "lawyer",
    "doctor",
    "employer", "management", "headquarters", "hq", "controller", "procurement", "boss's", "wife's",
    "husband's",
    "жена", "жены", "женой", "муж", "мужа", "мужем", "hr", "шеф", "шефом", "лид", "тимлид", "босс",
  ]
  private static let stems = [
    "начальни", "начальств", "руководител", "руководств", "директор", "гендир", "генеральн", "собственник",
    "заказчик",
    "бухгалтер", "финанс", "кадр", "эйчар", "партнер", "сооснов", "кофаунд", "инвестор", "хозяин", "хозяйк",
    "учредител",
    "девушк", "работодател", "фаундер",
  ]
  private static let deeds: Set<String> = [
    "said", "says", "told", "agreed", "agrees", "approved", "signed", "confirmed", "decided", "convinced",
    "persuaded",
    "insists", "insisted", "lets", "allowed", "allows", "rang", "called", "wrote", "texted", "emailed",
    "raised", "cut",
    "thinks", "reckons", "suggested", "released", "extended", "wants", "gave", "fine", "ok", "okay", "happy",
    "thought",
    "laughed", "scolded", "changed", "promised", "back", "asked", "talked", "spoke", "spoken", "discussed",
    "heard",
    "хочет", "хотят", "требует", "настаивает", "говорит", "просит", "велит", "дал", "дала", "дали",
    "разрешает", "против", "звонил", "звонила",
    "ругается",
  ]
  private static let deedStems = [
    "сказал", "согласов", "согласил", "утверд", "одобр", "разреш", "подписал", "решил", "передума",
    "попросил", "велел",
    "позвонил", "написал", "настоял", "отпуска", "отпуст", "поднял", "урезал", "подтверд", "уговорил",
    "убедил", "добил",
    "уперся", "уперл", "пожал", "пообещал", "расщедр", "подобрел", "поговорил", "посовет", "обсудил", "выбил",
    "выделил",
    "назначил", "попросил", "посчитал", "пересчит",
  ]

  /// "We talked it over", «посидели, подумали», "I did the sums": somebody decides for themselves.
  private static func decides(_ text: AnalysedText, _ sentence: Range<Int>) -> Bool {
    own.occurs(in: text, sentence)
  }

  private static let own = PhraseList([
    "talked it over", "talked it through", "talked about it", "thought it through", "thought it over",
    "done the maths",
    "did the maths", "did the math", "done the math", "did the numbers", "ran the numbers", "had a think",
    "had a meeting",
    "had a call", "had a talk", "had another look", "had a rethink", "we've decided", "we have decided",
    "change of plan",
    "change of plans", "plans have changed", "got promoted", "been promoted", "got laid off", "been laid off",
    "i misread", "misread", "i mixed", "mixed up", "mixed that up", "got it wrong", "got that wrong",
    "got the dates wrong",
    "i undersold", "undersold", "good news", "bad news", "came through", "heard back", "word back",
    "got word",
    "посидел подумал", "посидела подумала", "посидели подумали", "подумали и", "подумал и", "подумала и",
    "погорячился",
    "погорячилась", "обсчитался", "обсчиталась", "напутал", "напутала", "перепутал", "перепутала",
    "промахнулся",
    "промахнулась", "просчитался", "просчиталась", "продешевил", "продешевила", "поменялось", "поменялся",
    "поменялась",
    "поменялись", "изменилось", "изменился", "изменилась", "сменилось", "сменился", "сменилась",
    "забыл посчитать",
    "забыла посчитать", "новость", "пришел ответ", "прилетело", "сократили", "попал под сокращение",
    "попала под сокращение",
    "сокращение",
  ])
}
