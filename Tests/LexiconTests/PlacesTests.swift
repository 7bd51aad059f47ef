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

  @Test(arguments: [
    ("I live in Gelsenkirchen", ["gelsenkirchen-de"]), ("живу в Гельзенкирхене", ["gelsenkirchen-de"]),
    ("из Бобруйска", ["bobruysk-by"]), ("Poznan", ["poznan"]), ("Szombathely and Debrecen", ["debrecen"]),
    ("based in Coventry", ["coventry-gb"]), ("в Ковентри", ["coventry-gb"]), ("Ментон", []),
    ("from Mississauga, Canada", ["mississauga-ca", "country:ca"]), ("Mississauga", ["mississauga-ca"]),
    ("Berlin, Bielefeld or Bochum", ["berlin", "bielefeld-de", "bochum-de"]), ("in Oregon", ["oregon-us"]),
    ("в Узбекистане, в Ургенче", ["country:uz", "urgench-uz"]), ("живу в Анголе", ["country:ao"]),
    ("Diyarbakir, Turkey", ["diyarbakir-tr", "country:tr"]), ("in Saarbruecken", ["saarbrucken-de"]),
  ])
  func `Cities of the gazetteer are found where the text speaks of a place`(
    _ text: String, _ places: [String]
  ) {
    #expect(Places.mentions(in: text).map(\.place.id) == places)
  }

  @Test(arguments: [
    "I worked at Santander", "Henderson said so", "Santander bank", "мистер Чехов", "Pushkin wrote it",
    "salem",
    "Lincoln Park", "from Salem Labs", "that is so bizarre, Mary", "Lida joined", "того и этого",
    "то есть Того",
    "на шахты", "Provo and Chandler", "он из шахты", "Maine coon",
  ])
  func `Surnames, firms and ordinary words are no cities`(_ text: String) {
    #expect(Places.mentions(in: text).map(\.place.id) == [])
  }

  @Test(arguments: [
    ("Paris, Texas", ["paris-us"]), ("Paris", ["paris"]), ("в Париже", ["paris"]),
    ("Birmingham, Alabama", ["birmingham-us"]), ("Birmingham, UK", ["birmingham", "country:gb"]),
    ("Birmingham", ["birmingham"]), ("Cambridge, MA", ["cambridge-us"]), ("Portland, Maine", ["portland-us"]),
    ("Portland, Oregon", ["portland"]), ("Portland", ["portland"]), ("Atlanta, Georgia", ["atlanta"]),
    ("Tbilisi, Georgia", ["tbilisi", "country:ge"]), ("Moscow, Idaho", ["moscow-us"]),
    ("живу в Санкт-Петербурге, Флорида", ["st-petersburg-us"]),
    ("Valencia, Venezuela", ["valencia-ve", "country:ve"]),
    ("Valencia", ["valencia"]), ("New York, NY", ["new-york"]), ("Austin, TX", ["austin"]),
    ("London, Berlin", ["london", "berlin"]), ("Lisbon, me and you", ["lisbon"]),
  ])
  func `Of cities of one name the one is meant whose state or country is said, else the biggest`(
    _ text: String, _ places: [String]
  ) {
    #expect(Places.mentions(in: text).map(\.place.id) == places)
  }

  @Test func `A state belongs to the words that name its city`() {
    let text = "I live in Austin, TX now"
    #expect(Places.mentions(in: text).map { String(text[$0.range]) } == ["Austin, TX"])
  }

  @Test func `The table holds at least 2000 cities and 170 countries with unique ids`() {
    let all = Places.all
    #expect(all.filter { $0.kind == .city }.count >= 2000)
    #expect(all.filter { $0.kind == .country }.count >= 170)
    #expect(Set(all.map(\.id)).count == all.count)
  }

  @Test func `Ids that were stored stay`() throws {
    // One of each way in which ids are made; rows.py makes them of the hand-kept rows alone.
    let kept = [
      "country:de", "berlin", "saint-petersburg", "rostov-on-don", "san-jose", "xi'an", "st-julians",
      "washington-dc",
      "new-york", "silicon-valley", "california", "koh-samui", "cordoba", "valencia", "nis", "malmo",
    ]
    for id in kept { #expect(Places.place(id)?.id == id, "\(id)") }
    for fields in try SkillTableTests.rows("places.rows") {
      let id = "country:" + fields[0].lowercased()
      #expect(Places.place(id)?.russian == fields[2].split(separator: "/").first.map(String.init))
    }
  }

  @Test func `Names lie in the table as the tokenizer cuts them`() {
    let table = PlaceTable.shared.names
    for row in 0..<table.count {
      for (name, _) in table.names(of: row) {
        #expect(
          Tokenizer.words(of: name).joined(separator: " ") == name, "\(name) of \(table.field(0, of: row))")
      }
    }
  }

  @Test func `Every name of the hand-kept cities is found, in all case forms of a Russian one`() throws {
    for fields in try SkillTableTests.rows("places.rows") {
      let cities = TableText.list(fields[4]).flatMap { city in
        city.split(separator: "@")[0].split(separator: "=").flatMap { $0.split(separator: "/") }
      }
      for name in cities {
        let words = Tokenizer.words(of: name.filter { $0 != "?" })
        let forms = words.contains(where: TableText.isRussian) ? RussianForms.forms(of: words) : [words]
        for form in forms { #expect(Places.named(form.joined(separator: " ")) != nil, "\(form)") }
      }
    }
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
