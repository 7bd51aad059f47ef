import Localization
import TestSupport
import Testing

/// How the interviewer speaks: in several ways, and in Russian without telling its reader what they are.
@Suite struct InterviewPhraseTests {
  /// Said once in a conversation, or parts of one sentence that must read alike.
  private static let single: Set<PhraseKey.Conversation> = [
    .languageHint, .roleChangedSeeker, .roleChangedProvider, .roleLeftSeeker, .roleLeftProvider, .changeAdded,
    .changeAddedMore,
    .changeReplaced, .changeRemoved, .topicRole, .topicSeekerOffers, .topicProviderOffers, .topicPractical,
  ]

  private static let keys: [PhraseKey] =
    PhraseKey.Conversation.allCases.filter { !single.contains($0) }.map(PhraseKey.conversation)
    + PhraseKey.Question.allCases.map(PhraseKey.question) + PhraseKey.Why.allCases.map(PhraseKey.why)
    + PhraseKey.Answer.allCases.map(PhraseKey.answer) + PhraseKey.Story.allCases.map(PhraseKey.story)

  @Test(arguments: ["en", "ru"])
  func everyQuestionAnswerAndNudgeIsSaidInThreeWaysAtLeast(language: String) {
    let book = Phrasebooks.shipped.book(for: language)
    for key in Self.keys {
      let ways = Set((0..<book.variants(of: key)).map { book.text(key, variant: $0) })
      #expect(ways.count >= 3, "\(key.rawValue)")
    }
  }

  @Test(arguments: ["en", "ru"])
  func everyStoryTakesUpSomethingOfItsListeners(language: String) {
    let book = Phrasebooks.shipped.book(for: language)
    for key in PhraseKey.Story.allCases {
      for variant in 0..<book.variants(of: .story(key)) {
        let text = book.text(.story(key), variant: variant)
        #expect(text.contains("{thing}") || text.contains("{deed}"), "\(text)")
      }
    }
  }

  // MARK: the reader's gender

  /// Words that look like a past tense or a short adjective and are none, or are said of somebody else.
  private static let innocent: Set<String> = [
    // Nouns and adverbs.
    "цикл", "файл", "файла", "канал", "стол", "отдел", "дел", "дела", "сила", "сила", "стояла", "потолок",
    "школа",
    "числа", "начала", "начало", "мало", "было", "профессионал", "оригинал", "терминал", "терминала",
    "журнал",
    "если", "или", "пол", "показал", "числа", "после", "стала", "балл", "смысл", "буфер", "символ",
    "протокол",
    "мессенджер", "материал", "сначала", "угол", "модуль", "интервал", "параметр", "скала", "шкала",
    "персонал",
    "потенциал", "сигнал", "протокола", "дала", "города", "футбол", "узел", "предел", "предела",
    // Of the other side, a message, a program, a thing.
    "мог", "могла", "ушёл", "ушла", "прошло", "осталось", "остался", "осталась", "получил", "получила",
    "вышел",
    "вышла", "упал", "упала", "изменил", "изменила", "установил", "держит", "настроил", "дал",
  ]
  /// Short forms that agree with the reader.
  private static let shortForms: Set<String> = [
    "готов", "готова", "рад", "рада", "должен", "должна", "согласен", "согласна", "уверен", "уверена",
    "свободен",
    "свободна", "занят", "открыт", "открыта", "доволен", "довольна", "прав", "сам", "сама", "один", "нужен",
    "заинтересован", "заинтересована", "знаком", "знакома", "способен", "способна",
  ]

  /// Whether the words around "ты" make its reader a man or a woman: "ты нашёл", «если ты готова».
  static func gendersReader(_ text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    return words.indices.flatMap { position -> [String] in
      guard words[position] == "ты" else { return [] }
      let near = words[max(0, position - 2)..<min(words.count, position + 5)]
      return near.filter { word in
        guard !innocent.contains(word) else { return false }
        if shortForms.contains(word) { return true }
        return ["л", "ла", "лся", "лась", "шёл", "шла"].contains { word.hasSuffix($0) } && word.count > 3
      }
    }
  }

  @Test func russianNeverTellsTheReaderWhatTheyAre() {
    let book = Phrasebooks.shipped.book(for: "ru")
    for key in PhraseKey.allCases {
      for variant in 0..<book.variants(of: key) {
        let text = book.text(key, variant: variant)
        #expect(Self.gendersReader(text) == [], "\(key.rawValue): \(text)")
        #expect(!text.contains("(а)") && !text.contains("(ла)") && !text.contains("/а "), "\(key.rawValue)")
      }
    }
  }

  @Test(arguments: [
    ("Где ты работал раньше?", ["работал"]), ("Ты нашла что-нибудь?", ["нашла"]),
    ("Если ты готова, начнём", ["готова"]),
    ("Чем ты занимаешься?", []), ("Я ещё ничего о тебе не знаю", []),
  ])
  func theCheckFindsWhatItIsFor(text: String, found: [String]) {
    #expect(Self.gendersReader(text) == found)
  }
}
