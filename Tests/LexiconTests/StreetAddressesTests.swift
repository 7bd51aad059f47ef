import Lexicon
import Testing

@Suite struct StreetAddressesTests {
  private func addresses(in text: String) -> [String] {
    let analysed = AnalysedText(text)
    return StreetAddresses.spans(in: analysed).map { analysed.quote($0) }
  }

  @Test(arguments: [
    ("I live at 12 Baker Street.", "12 Baker Street"),
    ("221b baker street, London", "221b baker street"),
    ("Our office is at 5 Abbey Road, come by", "5 Abbey Road"),
    ("Torstraße 5, Berlin", "Torstraße 5"),
    ("rue de Rivoli 10, Paris", "rue de Rivoli 10"),
    ("12 Baker Street, flat 3b, London", "12 Baker Street, flat 3b"),
    ("живу на ул. Ленина, 5", "ул. Ленина, 5"),
    ("живу на улице ленина 5", "улице ленина 5"),
    ("проспект Мира 12, кв 4, звоните", "проспект Мира 12, кв 4"),
    ("Офис на улице Льва Толстого, 16", "улице Льва Толстого, 16"),
    ("пр-т Мира, д. 7, корп. 2", "пр-т Мира, д. 7, корп. 2"),
    ("живу на Ленина 5", "Ленина 5"),
    ("Тверская улица, 7", "Тверская улица, 7"),
  ])
  func aStreetWithItsHouseIsFound(text: String, address: String) {
    #expect(addresses(in: text) == [address])
  }

  @Test(arguments: [
    "5 years of street photography", "3 backend services drive the place", "I know 2 roads to Rome",
    "на улице тепло", "4 года на проекте", "ул и пр", "5 Senior Engineers, London", "площадь 5 соток",
    "worked 3 years at Square, then a lane of 4",
  ])
  func whatIsNoAddressStays(text: String) {
    #expect(addresses(in: text) == [])
  }
}
