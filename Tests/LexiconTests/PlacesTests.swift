import Testing

@testable import Lexicon

@Suite struct PlacesTests {
  @Test(arguments: [
    ("I live in Berlin", ["DE:berlin"]), ("живу в Берлине", ["DE:berlin"]), ("из Тбилиси", ["GE:tbilisi"]),
    ("переехала в Ереван", ["AM:yerevan"]), ("под Москвой", ["RU:moscow"]),
    ("в Питере", ["RU:saint-petersburg"]),
    ("St. Petersburg", ["RU:saint-petersburg"]), ("Санкт-Петербурге", ["RU:saint-petersburg"]),
    ("в Нижнем Новгороде", ["RU:nizhny-novgorod"]), ("из Ростова-на-Дону", ["RU:rostov-on-don"]),
    ("в Ярославле", ["RU:yaroslavl"]), ("в Казани", ["RU:kazan"]), ("в Израиле", ["IL"]),
    ("из Германии", ["DE"]),
    ("Kraków, Poland", ["PL:krakow", "PL"]), ("в Нью-Йорке", ["US:new-york"]), ("NYC", ["US:new-york"]),
    ("this is nice", []), ("in Nice", ["FR:nice"]), ("I am reading books", []),
    ("Reading, UK", ["GB:reading", "GB"]),
    ("mobile developer", []), ("experience in Mobile development", []), ("split it", []),
    ("live in Split", ["HR:split"]),
    ("contact us", []), ("in the US", ["US"]), ("роли и задачи", []), ("permanent or perm", []),
    ("в Лимассоле на Кипре", ["CY:limassol", "CY"]), ("Белграда", ["RS:belgrade"]),
    ("в Алматы", ["KZ:almaty"]),
    ("Нидерландах", ["NL"]), ("в ОАЭ", ["AE"]), ("в Чехии", ["CZ"]), ("в Брюсселе", ["BE:brussels"]),
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
    ("RU:novosibirsk", "Asia/Novosibirsk"), ("DE:berlin", "Europe/Berlin"), ("US:austin", "America/Chicago"),
    ("ID:bali", "Asia/Makassar"), ("PT:madeira", "Atlantic/Madeira"),
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
