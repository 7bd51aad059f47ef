import Lexicon

/// Tells what somebody says in confidence from what may be shown: "between us, half the team is leaving".
///
/// What is confided is a note for the judge alone: no fact is read out of it, and none of its words are shown.
enum Confidence {
  /// A text without what was confided in it.
  struct Parting {
    /// The rest, of literal pieces; empty where everything was confided.
    let rest: String
    /// Sentences said in confidence, as they were written.
    let confided: [String]
  }

  /// Parts a message; `nil` where nothing in it is confided.
  static func part(_ text: AnalysedText) -> Parting? {
    let cued = text.sentences.indices.filter { isCued(text.sentences[$0], text) }
    guard !cued.isEmpty else { return nil }
    var secret = Set(cued)
    // "I'm leaving in May. Don't tell anyone." A sentence that only asks for it speaks of the one before it, or, as the
    // first, of the one behind it.
    for number in cued where onlyAsks(text.sentences[number], text) {
      if number > 0 {
        secret.insert(number - 1)
      } else if text.sentences.count > 1 {
        secret.insert(1)
      }
    }
    func quotes(_ wanted: (Int) -> Bool) -> [String] {
      text.sentences.indices.filter(wanted).map { text.quote(text.sentences[$0]) }
    }
    return Parting(
      rest: quotes { !secret.contains($0) }.joined(separator: "\n"),
      confided: quotes { secret.contains($0) })
  }

  private static func isCued(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    // "Is this confidential?" asks.
    if text.tokens[sentence].contains(where: { $0.isSign("?") }) { return false }
    return sentence.contains { position in
      guard let end = cues.match(text, position), end <= sentence.upperBound else { return false }
      // "Don't tell anyone my name" asks for what happens anyway.
      let beside = max(sentence.lowerBound, position - 3)..<min(sentence.upperBound, end + 3)
      return !beside.contains { hiddenAnyway.contains(text.tokens[$0].stem) }
    }
  }

  /// Whether nothing but the request stands in it.
  private static func onlyAsks(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    var inCues: Set<Int> = []
    for position in sentence {
      if let end = cues.match(text, position) { inCues.formUnion(position..<end) }
    }
    let others = sentence.filter { text.tokens[$0].kind != .sign && !inCues.contains($0) }
    return others.allSatisfy { empty.contains(text.folded($0)) }
  }

  private static let cues = PhraseList([
    "between us", "between you and me", "off the record", "keep this private", "keep it private",
    "keep that private", "keep this to yourself", "keep it to yourself", "keep that to yourself",
    "keep this between", "keep it between", "don't tell anyone", "don't tell anybody", "do not tell anyone",
    "do not tell anybody", "tell nobody", "tell no one", "don't show this", "don't show that",
    "do not show this",
    "not for the profile", "not for my profile", "not for others", "not for everyone", "not public",
    "this is private", "that's private", "it's private", "this is confidential", "that's confidential",
    "it's confidential", "in confidence", "nobody knows", "no one knows", "nobody knew", "nobody should know",
    "no one should know", "nobody must know", "don't share this", "don't share that", "do not share this",
    "please don't publish", "don't publish this", "it's a secret", "this is a secret", "secretly",
    "между нами", "строго между нами", "по секрету", "не для всех", "не для профиля", "не для анкеты",
    "не для печати", "не для чужих", "никому не говори", "никому не говорите", "никому не рассказывай",
    "никому не рассказывайте", "никому не показывай", "никому не показывайте", "не говори никому",
    "не говорите никому", "не рассказывай никому", "не показывай никому", "не показывай это",
    "не показывайте это", "это не показывай", "это не показывайте", "это конфиденциально",
    "конфиденциально это", "не афишируй", "не афишируйте", "это секрет", "это тайна", "никто не знает",
    "никто не знал", "никто не должен знать", "чтоб никто не знал", "чтобы никто не знал", "без передачи",
    "не публикуй", "не публикуйте", "не пиши это в", "не пишите это в", "в профиль не пиши",
    "в анкету не пиши",
  ])

  /// What nobody is shown before both said yes, or without their owner's choice.
  private static let hiddenAnyway: Set<String> = Set(
    Stems.stems([
      "name", "names", "salary", "pay", "contact", "contacts", "email", "phone", "number", "employer",
      "company",
      "profile", "search", "looking", "имя", "фамилия", "зарплата", "зарплату", "контакт", "контакты",
      "почта",
      "телефон", "работодатель", "компания", "компании", "ищу", "поиск",
    ]))

  private static let empty: Set<String> = [
    "please", "just", "only", "this", "that", "it", "is", "stays", "stay", "and", "but", "so", "ok", "okay",
    "strictly",
    "yet", "about", "me", "to", "else", "let's", "here", "says", "said", "all", "of", "пожалуйста", "только",
    "это",
    "об", "этом", "про", "и", "но", "а", "пусть", "останется", "остается", "строго", "ладно", "ок", "если",
    "что",
    "сказанное", "все", "пока", "еще", "ещё",
  ]
}
