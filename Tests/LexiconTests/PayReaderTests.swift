import Testing

@testable import Lexicon

@Suite struct PayReaderTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let text: String
    let least: Int?
    let most: Int?
    let currency: String?
    let period: PayPeriod?
    let tax: PayTax
    let quote: String
    var testDescription: String { text }
  }

  static let cases: [Expected] = [
    .init(
      text: "от 300к на руки", least: 300_000, most: nil, currency: nil, period: nil, tax: .net,
      quote: "от 300к на руки"),
    .init(
      text: "around 5.5k net", least: 5_500, most: 5_500, currency: nil, period: nil, tax: .net,
      quote: "around 5.5k net"),
    .init(
      text: "My rate is $70/h.", least: 70, most: 70, currency: "USD", period: .hour, tax: .unknown,
      quote: "$70/h"),
    .init(
      text: "€120k a year", least: 120_000, most: 120_000, currency: "EUR", period: .year, tax: .unknown,
      quote: "€120k a year"),
    .init(
      text: "€4500–5500", least: 4_500, most: 5_500, currency: "EUR", period: nil, tax: .unknown,
      quote: "€4500–5500"),
    .init(
      text: "до 350 тысяч рублей", least: nil, most: 350_000, currency: "RUB", period: nil, tax: .unknown,
      quote: "до 350 тысяч рублей"),
    .init(
      text: "400 000 ₽ gross", least: 400_000, most: 400_000, currency: "RUB", period: nil, tax: .gross,
      quote: "400 000 ₽ gross"),
    .init(
      text: "from 5000 EUR a month", least: 5_000, most: nil, currency: "EUR", period: .month, tax: .unknown,
      quote: "from 5000 EUR a month"),
    .init(
      text: "up to 6,500 EUR net", least: nil, most: 6_500, currency: "EUR", period: nil, tax: .net,
      quote: "up to 6,500 EUR net"),
    .init(
      text: "4-5k USD per month", least: 4_000, most: 5_000, currency: "USD", period: .month, tax: .unknown,
      quote: "4-5k USD per month"),
    .init(
      text: "250-300к рублей", least: 250_000, most: 300_000, currency: "RUB", period: nil, tax: .unknown,
      quote: "250-300к рублей"),
    .init(
      text: "от 6000 евро", least: 6_000, most: nil, currency: "EUR", period: nil, tax: .unknown,
      quote: "от 6000 евро"),
    .init(
      text: "12000 PLN B2B", least: 12_000, most: 12_000, currency: "PLN", period: nil, tax: .unknown,
      quote: "12000 PLN"),
    .init(text: "$5k+", least: 5_000, most: nil, currency: "USD", period: nil, tax: .unknown, quote: "$5k+"),
    .init(
      text: "не менее 200 тыс. руб. в месяц", least: 200_000, most: nil, currency: "RUB", period: .month,
      tax: .unknown, quote: "не менее 200 тыс. руб. в месяц"),
    .init(
      text: "не более 4000 евро", least: nil, most: 4_000, currency: "EUR", period: nil, tax: .unknown,
      quote: "не более 4000 евро"),
    .init(
      text: "зарплата 250000", least: 250_000, most: 250_000, currency: nil, period: nil, tax: .unknown,
      quote: "250000"),
    .init(
      text: "between 70 and 90k EUR per year", least: 70_000, most: 90_000, currency: "EUR", period: .year,
      tax: .unknown, quote: "70 and 90k EUR per year"),
    .init(
      text: "1.2 млн тенге", least: 1_200_000, most: 1_200_000, currency: "KZT", period: nil, tax: .unknown,
      quote: "1.2 млн тенге"),
    .init(
      text: "3000 долларов в месяц", least: 3_000, most: 3_000, currency: "USD", period: .month,
      tax: .unknown, quote: "3000 долларов в месяц"),
    .init(
      text: "salary from 4.500 € brutto", least: 4_500, most: nil, currency: "EUR", period: nil, tax: .gross,
      quote: "from 4.500 € brutto"),
    .init(
      text: "250 т.р.", least: 250_000, most: 250_000, currency: "RUB", period: nil, tax: .unknown,
      quote: "250 т.р"),
    .init(
      text: "at least 60 euro an hour", least: 60, most: nil, currency: "EUR", period: .hour, tax: .unknown,
      quote: "at least 60 euro an hour"),
    .init(
      text: "от 300 до 350 тысяч рублей на руки", least: 300_000, most: 350_000, currency: "RUB", period: nil,
      tax: .net, quote: "от 300 до 350 тысяч рублей на руки"),
    .init(
      text: "8000 лари до вычета налогов", least: 8_000, most: 8_000, currency: "GEL", period: nil,
      tax: .gross, quote: "8000 лари до вычета налогов"),
    .init(
      text: "$6k–$7k", least: 6_000, most: 7_000, currency: "USD", period: nil, tax: .unknown,
      quote: "$6k–$7k"),
    .init(
      text: "no less than 90,000 USD a year", least: 90_000, most: nil, currency: "USD", period: .year,
      tax: .unknown, quote: "no less than 90,000 USD a year"),
  ]

  @Test(arguments: cases)
  func `Pay is read as it was said`(_ expected: Expected) throws {
    let mentions = PayReader.read(expected.text)
    let mention = try #require(mentions.first)
    #expect(mentions.count == 1)
    #expect(mention.least == expected.least)
    #expect(mention.most == expected.most)
    #expect(mention.currency?.code == expected.currency)
    #expect(mention.period == expected.period)
    #expect(mention.tax == expected.tax)
    #expect(String(expected.text[mention.range]) == expected.quote)
  }

  @Test(
    arguments: [
      (
        "I want a calm team and seventy dollars an hour", "seventy dollars an hour", 70, "USD", PayPeriod.hour
      ),
      ("a small team and ninety grand", "ninety grand", 90_000, nil, nil),
      ("sixty euros an hour if contract", "sixty euros an hour", 60, "EUR", .hour),
      ("my floor is seventy an hour", "seventy an hour", 70, nil, .hour),
      ("Хочу интересный проект и двести пятьдесят на руки", "двести пятьдесят на руки", 250, nil, nil),
      ("хочу пятьдесят долларов в час", "пятьдесят долларов в час", 50, "USD", .hour),
    ] as [(String, String, Int, String?, PayPeriod?)])
  func `A sum in words is read where a currency, a period or a tax makes money of it`(
    _ text: String, _ quote: String, _ amount: Int, _ currency: String?, _ period: PayPeriod?
  ) throws {
    let mention = try #require(PayReader.read(text).first)
    #expect(String(text[mention.range]) == quote)
    #expect((mention.most ?? mention.least) == amount)
    #expect(mention.currency?.code == currency)
    #expect(mention.period == period)
  }

  @Test(arguments: [
    ("I had five dollars and a dream", "five dollars"), ("not under 40 net", "under 40 net"),
    ("45 на руки, не меньше", "45 на руки"),
  ])
  func `What may be a sum is found for hiding`(_ text: String, _ hidden: String) {
    #expect(PayReader.sums(in: AnalysedText(text)).map { String(text[$0.range]) } == [hidden])
  }

  @Test(arguments: [
    "40 тысяч запросов в секунду", "8+ years of experience", "since 2018", "I have 5 engineers",
    "in 2015-2019",
    "10k users", "raised $40M", "от двух лет", "Vue 3", "revenue of $10m", "100k DAU", "с 2018 года", "24/7",
    "16 GB",
    "", "three times a day", "ten people in two teams", "сорок часов в неделю", "двадцать человек",
    "a hundred tests",
    "five years", "two of us", "+7 921 123-45-67", "от 40 тысяч пользователей", "a team of 300",
  ])
  func `Other numbers are no pay`(_ text: String) {
    #expect(PayReader.read(text).isEmpty)
    #expect(PayReader.sums(in: AnalysedText(text)).isEmpty)
  }

  @Test func `A bare number is pay only as an answer`() {
    #expect(PayReader.read(AnalysedText("5000")).isEmpty)
    #expect(PayReader.read(AnalysedText("5000"), isAnswer: true).map(\.least) == [5_000])
    #expect(PayReader.read(AnalysedText("300к"), isAnswer: true).map(\.least) == [300_000])
  }

  @Test func `Currencies are worth what they were in euros`() {
    #expect(Currencies.currency("usd")?.euros == 0.86)
    #expect(Currencies.currency("EUR")?.euros == 1)
    #expect(Currencies.currency("XXX") == nil)
    #expect(Currencies.date == "2025-11-01")
  }

  @Test func `Every currency has a code of three capital letters, and is worth something`() {
    #expect(Currencies.all.count >= 60)
    #expect(Set(Currencies.all.map(\.code)).count == Currencies.all.count)
    for currency in Currencies.all {
      #expect(currency.code.utf8.count == 3 && currency.code == currency.code.uppercased())
      #expect(currency.euros > 0)
    }
  }

  @Test(arguments: [
    ("5000 баксов", "USD"), ("4000 bucks", "USD"), ("5к зелени", "USD"), ("3000 евро", "EUR"),
    ("300 тыс. рублей", "RUB"),
    ("1 млн тенге", "KZT"), ("9000 лари", "GEL"), ("900000 драмов", "AMD"), ("300000 динаров", "RSD"),
    ("80000 гривен", "UAH"), ("20 млн сумов", "UZS"), ("150000 лир", "TRY"), ("18000 злотых", "PLN"),
    ("120000 CZK", "CZK"), ("7000 фунтов", "GBP"), ("9000 франков", "CHF"), ("25000 шекелей", "ILS"),
    ("20000 дирхамов", "AED"), ("200000 рупий", "INR"), ("150000 TRY", "TRY"), ("6000 BYN", "BYN"),
  ])
  func `Currencies are understood by code, name and slang`(_ text: String, _ code: String) {
    #expect(PayReader.read(AnalysedText(text), isAnswer: true).map(\.currency?.code) == [code])
  }

  @Test(arguments: ["after 3 try", "5000 all inclusive", "от 5000 с премией"])
  func `Codes and signs that are ordinary words are no currencies`(_ text: String) {
    #expect(PayReader.read(AnalysedText(text), isAnswer: true).allSatisfy { $0.currency == nil })
  }
}
