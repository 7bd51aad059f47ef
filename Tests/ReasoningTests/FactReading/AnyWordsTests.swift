import BuiltInReasoning
import Domain
import Ports
import TestSupport
import Testing

/// Words that readers listen to, in any order and on any lines: nothing breaks, and nothing is quoted that was not said.
@Suite struct AnyWordsTests {
  private static let words: [String] =
    """
    EUR USD $ € руб. рублей 5000 5k 300к 4,100 76–88k 2018 three пять тысяч тыс. from от до to up at least не менее no \
    not without без Go Kafka Java, PHP и or ; : — – - ( ) « » . ! ? … , | Яндексе Google Acme работаю в из на ищу ищем \
    looking for hiring senior сеньора mid developer бэкендера job работу remote офис hybrid Berlin Москве English \
    русский B2 native years лет of months per hour в час net на руки gross B2B contract контракт employment part time \
    now теперь change my location set pay remove убери забудь зарплату I'm я меня зовут Anton Антон name is @anton \
    a@b.cc +7 900 000-00-00 https://x.io CI/CD C++ C# 1С .NET don't speak used to раньше moved переехал relocate \
    переезд two weeks notice через месяц please да нет yes и то и другое both 🙂 е́ Альфа-Банке Т-Банк 1. UTC+3 9:30 10%
    """.split(separator: " ").map(String.init) + ["\n", "\n\n", "\u{200D}"]

  @Test(arguments: 0..<8)
  func `Any words on any lines are read`(_ seed: Int) {
    let random = SeededRandom(seed: UInt64(seed))
    let reader = FactReader(currentYear: 2026)
    let pay = Pay(least: 4500, most: nil, currency: "USD", period: .month, tax: .net)
    var count = 0
    for _ in 0..<250 {
      let text = (0..<random.int(in: 1...14)).map { _ in random.pick(Self.words) }.joined(separator: " ")
      let context = FactReadingContext(
        roles: Set(Role.allCases.filter { _ in random.chance(0.5) }),
        asked: random.chance(0.5) ? random.pick(InterviewTopic.allCases) : nil,
        pay: random.chance(0.5) ? [.seeker: pay] : [:], language: .russian)
      for finding in reader.read(text, context: context) {
        count += 1
        #expect(!finding.quote.isEmpty && text.contains(finding.quote), "\(text)")
      }
    }
    #expect(count > 100)
  }
}
