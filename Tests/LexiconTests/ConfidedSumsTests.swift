import Lexicon
import Testing

@Suite struct ConfidedSumsTests {
  private func sums(in text: String) -> [String] {
    let analysed = AnalysedText(text)
    return ConfidedSums.spans(in: analysed).map { analysed.quote($0) }
  }

  @Test(arguments: [
    ("won't go below 7", ["7"]), ("my last salary: seventy", ["seventy"]), ("bonus is ten", ["ten"]),
    ("Not less than ninety.", ["ninety"]), ("48k now and would like 55", ["48k", "55"]),
    ("меньше 300 не рассматриваю", ["300"]), ("ниже 350 не пойду", ["350"]),
    ("сейчас 250, хотел бы 300", ["250", "300"]), ("последняя зарплата: семьдесят", ["семьдесят"]),
    ("бонус десять", ["десять"]), ("меньше двухсот пятидесяти не рассматриваю", ["двухсот пятидесяти"]),
  ])
  func whatMayBePayIsFound(text: String, expected: [String]) {
    #expect(sums(in: text) == expected)
  }

  @Test(arguments: [
    "won't work less than 5 days", "меньше 5 лет опыта не рассматриваю", "a team of 8", "Java 17 and Go",
    "we cut latency from 900 ms to 40", "сейчас 5 человек в команде", "not below Java 17",
    "I'd like 3 days in the office", "team base of 12 people", "больше 10 000 запросов в секунду",
  ])
  func whatCountsSomethingElseStays(text: String) {
    #expect(sums(in: text) == [])
  }
}
