import Lexicon

/// Finds what somebody wants of Mitko, sentence by sentence, by its tables of phrases.
enum IntentReader {
  /// The intents of a message, and which of its sentences carry them.
  struct Reading: Sendable {
    /// In the order said, each once.
    var intents: [MessageIntent] = []
    /// By position of the sentence.
    var ofSentence: [Int: Set<MessageIntent>] = [:]
    /// Sentences that ask something.
    var questions: Set<Int> = []
  }

  /// Reads a message.
  ///
  /// - Parameter isPart: whether it is a clause of a sentence: who speaks may stand elsewhere in that.
  static func read(_ text: AnalysedText, isPart: Bool = false) -> Reading {
    var reading = Reading()
    func add(_ intent: MessageIntent, _ sentence: Int) {
      if !reading.intents.contains(intent) { reading.intents.append(intent) }
      reading.ofSentence[sentence, default: []].insert(intent)
    }
    let words = text.tokens.filter { $0.kind != .sign }.map(\.folded)
    let whole = words.joined(separator: " ")
    // "People" answers "work or people?", and only "a person?" asks who speaks.
    for intent in wholes[whole] ?? [] where intent != .askIfHuman {
      for sentence in text.sentences.indices { add(intent, sentence) }
    }
    // "Yes, start", «да, всё верно, поехали».
    if wholes[whole] == nil, wholes[withoutAssent(words)]?.contains(.activate) == true {
      for sentence in text.sentences.indices { add(.activate, sentence) }
    }
    // "Ok, um, yes": nothing but assent.
    if wholes[whole] == nil, !words.isEmpty, words.count <= 6,
      words.allSatisfy({ assent.contains($0) || fillers.contains($0) })
    {
      for sentence in text.sentences.indices { add(.agreed, sentence) }
    }
    for (number, sentence) in text.sentences.enumerated() {
      let tokens = text.tokens[sentence]
      if tokens.contains(where: { $0.isSign("?") }) { reading.questions.insert(number) }
      let sentenceWords = tokens.filter { $0.kind != .sign }.map(\.folded)
      let asks = reading.questions.contains(number)
      let isShort = sentenceWords.count <= mostWordsOfShort
      let found = intents(in: heard(sentenceWords)).filter {
        (isShort || !$0.isOnlyShort || $0 == .thanks && startsWithThanks(sentenceWords)
          || $0 == .compliment && sentenceWords.count <= mostWordsOfCompliment)
          && (!$0.namesTrouble || OwnTrouble.isTold(sentence, in: text, isPart: isPart))
          && !(asks && $0.isNeverAsked) && (asks || !$0.isOnlyAsked)
      }
      for intent in found { add(intent, number) }
      if found.isEmpty, AddressToMitko.asks(sentence, in: text) { reading.questions.insert(number) }
      if found.isEmpty, let asked = QuestionAboutMitko.intent(of: sentence, in: text) { add(asked, number) }
      // "ahahahah" has as many syllables as its author had fun.
      if sentenceWords.contains(where: isLaughter) || tokens.lazy.filter({ $0.isSign(")") }).count > 2 {
        add(.laugh, number)
      }
      // "Off we go, while he sleeps": one clause of a short sentence says it.
      if isShort, !asks {
        let clauses = tokens.split { $0.isSign(",") }.map { $0.filter { $0.kind != .sign }.map(\.folded) }
        if clauses.count > 1,
          clauses.contains(where: { wholes[$0.joined(separator: " ")]?.contains(.activate) == true })
        {
          add(.activate, number)
        }
      }
      // A greeting before other words of its sentence's own: "Hi! I'm…", "thanks. And…".
      for intent in wholes[sentenceWords.joined(separator: " ")] ?? []
      where intent.isSmallTalk || [.finish, .askWhy, .activate, .askForMatches].contains(intent)
        || intent == .askIfHuman && asks
      {
        add(intent, number)
      }
    }
    return reading
  }

  /// The words but those whose meaning hangs on others of their sentence: «ты теперь покажешь?» orders nothing, and "I
  /// found a job there in 2019" ends no search.
  private static func heard(_ words: [String]) -> [String] {
    var heard = words
    for index in words.indices.dropFirst().dropLast()
    where words[index - 1] == "ты" && words[index] == "теперь"
      && ["шь", "шься"].contains(where: words[index + 1].hasSuffix)
    {
      heard[index] = ""
    }
    if words.contains(where: { doubts.contains($0) || Int($0).map { $0 > 1_900 } ?? false }) {
      for index in words.indices where found.contains(words[index]) { heard[index] = "" }
    }
    return heard
  }

  private static let found: Set<String> = ["found", "нашел", "нашла"]
  private static let doubts: Set<String> = [
    "when", "after", "before", "until", "if", "once", "ago", "then", "haven't", "hasn't", "not", "never",
    "yet",
    "когда", "если", "не", "после", "тогда", "назад", "раньше", "пока", "ещё", "еще",
  ]

  /// "I don't know" is no answer; "my own people don't know it yet" is something else.
  private static let mostWordsOfShort = 6
  private static let mostWordsOfCompliment = 10

  private static func isLaughter(_ word: String) -> Bool {
    word.utf8.count >= 6
      && (word.allSatisfy { "хаэ".contains($0) } && word.contains("х") && word.contains("а")
        || word.allSatisfy { "ha".contains($0) } && word.contains("h"))
  }

  private static let assent: Set<String> = [
    "yes", "yep", "yeah", "ok", "okay", "sure", "please", "now", "great", "fine", "good", "well", "looks",
    "all", "right",
    "correct", "then", "so", "just", "mitko", "everything", "is", "that's", "it's", "perfect", "да", "ага",
    "ок", "окей",
    "хорошо", "отлично", "ладно", "пожалуйста", "сейчас", "уже", "ну", "все", "верно", "правильно", "так",
    "тогда",
    "можно", "супер", "норм", "митко", "вроде", "и",
  ]

  private static func startsWithThanks(_ words: [String]) -> Bool {
    words.first.map { ["thanks", "thank", "спасибо", "благодарю"].contains($0) } == true
  }

  private static let fillers: Set<String> = [
    "um", "uh", "uhm", "er", "hm", "hmm", "oh", "ah", "эм", "мм", "хм", "ой", "ох",
  ]

  private static func withoutAssent(_ words: [String]) -> String {
    let core = words.filter { !assent.contains($0) }
    return words.count <= 8 ? core.joined(separator: " ") : ""
  }

  private static func intents(in words: [String]) -> [MessageIntent] {
    var found: [MessageIntent] = []
    for position in words.indices {
      for entry in phrases[words[position]] ?? [] where !found.contains(entry.intent) {
        if matches(entry, words[position...]) { found.append(entry.intent) }
      }
    }
    return found
  }

  /// Whether the words begin with the phrase; a question about Mitko may hold one word more between its own («кто
  /// это увидит»).
  private static func matches(_ entry: Entry, _ words: ArraySlice<String>) -> Bool {
    var rest = words
    for (number, word) in entry.words.enumerated() {
      if number > 0, entry.intent.isQuestion, rest.first != word, rest.dropFirst().first == word {
        rest.removeFirst()
      }
      guard rest.first == word else { return false }
      rest.removeFirst()
    }
    return true
  }

  private struct Entry: Sendable {
    let words: [String]
    let intent: MessageIntent
  }

  private static func folded(_ phrase: Substring) -> [String] {
    Tokenizer.tokens(of: String(phrase)).filter { $0.kind != .sign }.map(\.folded)
  }

  /// Phrases by their first word.
  private static let phrases: [String: [Entry]] = {
    var table: [String: [Entry]] = [:]
    for intent in MessageIntent.allCases {
      for phrase in intent.phrases.split(separator: ",") {
        let words = folded(phrase)
        guard let first = words.first else { continue }
        table[first, default: []].append(Entry(words: words, intent: intent))
      }
    }
    return table
  }()

  private static let wholes: [String: [MessageIntent]] = {
    var table: [String: [MessageIntent]] = [:]
    for intent in MessageIntent.allCases {
      for phrase in intent.wholeMessages.split(separator: ",") {
        let key = folded(phrase).joined(separator: " ")
        if !key.isEmpty { table[key, default: []].append(intent) }
      }
    }
    return table
  }()
}
