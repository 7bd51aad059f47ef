import Testing

@testable import Lexicon

/// Every reader over whatever anybody may paste: no crash, ranges that are in the text, and an end in sight.
@Suite(.serialized) struct RobustnessTests {
  /// Runs every reader, and returns how many mentions there were.
  private func readAll(_ text: String) -> Int {
    let analysed = AnalysedText(text)
    var ranges = Skills.mentions(in: analysed).map(\.range)
    ranges += Skills.mentions(in: analysed, isAnswer: true).map(\.range)
    ranges += Trades.mentions(in: analysed).map(\.range)
    ranges += SeniorityReader.mentions(in: analysed).map(\.range)
    ranges += Places.mentions(in: analysed).map(\.range)
    ranges += PayReader.read(analysed).map(\.range) + PayReader.read(analysed, isAnswer: true).map(\.range)
    ranges += Identifiers.find(in: analysed).map(\.range)
    ranges += NameReader.ownNames(in: analysed).map(\.range) + NameReader.employers(in: analysed).map(\.range)
    ranges += Experience.mentions(in: analysed, currentYear: 2026).map(\.range)
    ranges += WorkModes.mentions(in: analysed).map(\.range)
    ranges += SpokenLanguages.mentions(in: analysed).map(\.range)
    ranges += Availability.mentions(in: analysed, isAnswer: true).map(\.range)
    ranges += Relocation.mentions(in: analysed, isAnswer: true).map(\.range)
    ranges += EmploymentForms.mentions(in: analysed).map(\.range)
    ranges += analysed.sentenceRanges
    _ = NegationScopes(analysed)
    _ = LanguageGuess.language(of: analysed)
    let mask = IdentityMask(names: ["Игорь Петров", "Will"], employers: ["Acme", "Яндекс"])
    var count = mask.masked(text).utf8.count
    for range in ranges where !text[range].isEmpty { count += 1 }
    return count
  }

  @Test(arguments: 0..<8)
  func `Random text breaks no reader`(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var count = 0
    for length in [0, 1, 2, 3, 10, 50, 200] {
      for _ in 0..<12 { count += readAll(random.text(length: length)) }
    }
    #expect(count > 0)
  }

  @Test func `Every prefix of an ordinary text can be read`() {
    let text =
      "Hi, I'm Daniel (d@s.com), от 300 до 350к ₽ на руки, c++/C#, т.р., 8 лет, in St. Petersburg, t.me/x_1 +7 (9"
    var count = 0
    for length in 0...text.count { count += readAll(String(text.prefix(length))) }
    #expect(count > 0)
  }

  /// Lengths of experience are asked for once a mention: they are looked for once a text all the same.
  @Test func `A text is looked through once for the years up to one year`() {
    let analysed = AnalysedText("Go since 2018, Java for 20 years")
    #expect(Experience.mentions(in: analysed, currentYear: 2026).map(\.least) == [8, 20])
    let kept = analysed.cache.value(\.yearsUntil) { MentionCache.YearsUntil(year: 0, mentions: []) }
    #expect(kept.year == 2026)
    #expect(kept.mentions.map(\.least) == [8, 20])
    #expect(Experience.mentions(in: analysed, currentYear: 2020).map(\.least) == [2, 20])
  }

  /// The limit is for work that grows explosively; that reading grows as the text does, ReadingCostTests tells.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "a", "я", "1 ", "1.", "@", "a@", "a.", "- ", "не ", "not ", "Go, ", "from 300k to ", "и ", "\u{301}",
      "(", "+7 ", "👩\u{200D}", "8 ", "Игорь ", "I'm ", "at ", "в ", "\n", "English, ", "dot ",
      "remote ", "два дня ", "переезд ",
    ])
  func `Repeated text does not hang the reader`(_ piece: String) {
    let text = String(repeating: piece, count: 2_000 / piece.utf8.count)
    #expect(readAll(TextCleaning.clean(text).text) > 0)
  }
}
