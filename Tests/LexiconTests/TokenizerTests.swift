import Testing

@testable import Lexicon

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("C++, C# and .NET", ["c++", ",", "c#", "and", ".net"]),
    ("Node.js/k8s", ["node.js", "/", "k8s"]),
    ("I don't do CI/CD.", ["i", "don't", "do", "ci", "/", "cd", "."]),
    ("300к, 5.5k net", ["300", "к", ",", "5.5", "k", "net"]),
    ("1С:Предприятие", ["1", "с", ":", "предприятие"]),
    ("ASP.NET и С++17", ["asp.net", "и", "с++"]),
    ("Ёж, йод", ["еж", ",", "йод"]),
    ("", []), ("   \n\t", []), ("🙂", ["🙂"]),
    ("end.Net result", ["end.net", "result"]),
  ])
  func `Words, numbers and signs`(_ text: String, _ folded: [String]) {
    #expect(Tokenizer.tokens(of: text).map(\.folded) == folded)
  }

  @Test func `Ranges cut literal pieces out of the text`() {
    let text = "Пишу на C++ и Go в «Ёлке»"
    let pieces = Tokenizer.tokens(of: text).map { String(text[$0.range]) }
    #expect(pieces == ["Пишу", "на", "C++", "и", "Go", "в", "«", "Ёлке", "»"])
  }

  @Test(arguments: [
    ("One two. Three four! Five?", ["One two.", "Three four!", "Five?"]),
    ("I use node.js. It is fine.", ["I use node.js.", "It is fine."]),
    ("300 тыс. руб. на руки", ["300 тыс. руб. на руки"]),
    ("И. П. Петров пришёл. Ушёл.", ["И. П. Петров пришёл.", "Ушёл."]),
    ("живу в берлине. ищу работу", ["живу в берлине.", "ищу работу"]),
    ("Skills:\n- Go\n- Kafka", ["Skills:", "- Go", "- Kafka"]),
    ("first line\nsecond part", ["first line\nsecond part"]),
    ("first line\n\nsecond part", ["first line", "second part"]),
    ("I live in St. Petersburg now.", ["I live in St. Petersburg now."]),
  ])
  func `Sentences end where they end`(_ text: String, _ sentences: [String]) {
    let analysed = AnalysedText(text)
    #expect(analysed.sentenceRanges.map { String(text[$0]) } == sentences)
  }

  @Test(arguments: [
    ("разработчиком", "разработчик"), ("тестировщицу", "тестировщиц"), ("developers", "develop"),
    ("Go", "go"),
  ])
  func `Stems join the forms of a word`(_ word: String, _ stem: String) {
    #expect(Stems.stem(word) == stem)
  }

  @Test(arguments: [
    ("I am a backend developer", TextLanguage.english),
    ("Пишу на Go, Kafka, Kubernetes, PostgreSQL, Redis", .russian),
    ("Привет", .russian), ("yes", .english), ("Senior Backend Engineer Berlin", .english),
  ])
  func `The language is guessed`(_ text: String, _ language: TextLanguage) {
    #expect(LanguageGuess.language(of: text) == language)
  }

  @Test(arguments: ["", "12345", "Go, Kafka", "🙂"])
  func `Nothing is guessed where nothing tells`(_ text: String) {
    #expect(LanguageGuess.language(of: text) == nil)
  }
}
