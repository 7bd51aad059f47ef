import Testing

@testable import Lexicon

@Suite struct PlacesTests {
  @Test(arguments: [
    ("I live in Berlin", ["berlin"]), ("живу в Берлине", ["berlin"]), ("из Тбилиси", ["tbilisi"]),
    ("переехала в Ереван", ["yerevan"]), ("под Москвой", ["moscow"]),
    ("в Питере", ["saint-petersburg"]),
    ("St. Petersburg", ["saint-petersburg"]), ("Санкт-Петербурге", ["saint-petersburg"]),
    ("в Нижнем Новгороде", ["nizhny-novgorod"]), ("из Ростова-на-Дону", ["rostov-on-don"]),
    ("в Ярославле", ["yaroslavl"]), ("в Казани", ["kazan"]), ("в Израиле", ["country:il"]),
    ("из Германии", ["country:de"]),
    ("Kraków, Poland", ["krakow", "country:pl"]), ("в Нью-Йорке", ["new-york"]), ("NYC", ["new-york"]),
    ("this is nice", []), ("in Nice", ["nice"]), ("I am reading books", []),
    ("Reading, UK", ["reading", "country:gb"]),
    ("mobile developer", []), ("experience in Mobile development", []), ("split it", []),
    ("live in Split", ["split"]),
    ("contact us", []), ("in the US", ["country:us"]), ("роли и задачи", []), ("permanent or perm", []),
    ("в Лимассоле на Кипре", ["limassol", "country:cy"]), ("Белграда", ["belgrade"]),
    ("в Алматы", ["almaty"]),
    ("Нидерландах", ["country:nl"]), ("в ОАЭ", ["country:ae"]), ("в Чехии", ["country:cz"]),
    ("в Брюсселе", ["brussels"]),
    ("Go, Java", []), ("Phoenix and Elixir", []), ("", []),
  ])
  func `Places are found in all case forms, and ordinary words are not`(_ text: String, _ places: [String]) {
    #expect(Places.mentions(in: text).map(\.place.id) == places)
  }

  @Test func `The table holds at least 400 cities and 60 countries with unique ids`() {
    let all = Places.all
    #expect(all.filter { $0.kind == .city }.count >= 400)
    #expect(all.filter { $0.kind == .country }.count >= 60)
    #expect(Set(all.map(\.id)).count == all.count)
  }

  @Test func `Every city has a time zone of the IANA form`() {
    for place in Places.all where place.kind == .city {
      #expect(place.timeZone?.contains("/") == true, "\(place.id)")
    }
  }

  @Test(arguments: [
    ("novosibirsk", "Asia/Novosibirsk"), ("berlin", "Europe/Berlin"), ("austin", "America/Chicago"),
    ("bali", "Asia/Makassar"), ("madeira", "Atlantic/Madeira"),
  ])
  func `Zones are those of the place`(_ id: String, _ zone: String) {
    #expect(Places.place(id)?.timeZone == zone)
  }

  @Test func `A country of several zones has none`() {
    #expect(Places.country("RU")?.timeZone == nil)
    #expect(Places.country("DE")?.timeZone == "Europe/Berlin")
  }

  @Test func `A name names its place`() {
    #expect(Places.named("Тбилиси")?.english == "Tbilisi")
    #expect(Places.named("Berlin")?.name(.russian) == "Берлин")
    #expect(Places.named("nowhere") == nil)
  }
}
