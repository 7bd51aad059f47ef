/// The places as data, and an index of their names. Built on first use.
struct PlaceTable: Sendable {
  struct Meaning: Sendable {
    /// Position in `places`.
    let place: Int
    /// Whether the name is an ordinary word too.
    let isOrdinaryWord: Bool
    /// Whether it counts only with a capital: names of two letters, but for UK and РФ.
    let needsCapital: Bool
  }

  static let shared = PlaceTable(rows: rows)

  let places: [Place]
  let phrases: PhraseTable<Meaning>
  private let byId: [String: Int]

  init(rows: String) {
    var builder = Builder()
    for line in rows.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = TableText.fields(line)
      if fields.count == 5 { builder.add(fields) }
    }
    places = builder.places
    phrases = builder.phrases
    byId = builder.byId
  }

  func place(_ id: String) -> Place? { byId[id].map { places[$0] } }

  private struct Builder {
    var places: [Place] = []
    var phrases = PhraseTable<Meaning>(.folded)
    var byId: [String: Int] = [:]

    mutating func add(_ fields: [String]) {
      let zone = fields[3].isEmpty ? nil : fields[3]
      add(.country, code: fields[0], english: fields[1], russian: fields[2], zone: zone)
      for city in TableText.list(fields[4]) {
        let parts = Self.halves(city, at: UInt8(ascii: "="))
        let names = Self.halves(parts.1, at: UInt8(ascii: "@"))
        add(
          .city, code: fields[0], english: parts.0, russian: names.0, zone: names.1.isEmpty ? zone : names.1)
      }
    }

    private mutating func add(
      _ kind: Place.Kind, code: String, english: String, russian: String, zone: String?
    ) {
      let englishNames = Self.names(english)
      let russianNames = Self.names(russian)
      guard let first = englishNames.first, let firstRussian = russianNames.first else { return }
      let slug = Folding.folded(first.replacingSpaces())
      var id = kind == .country ? "country:" + Folding.folded(code) : slug
      // Two cities of one name: the later one carries its country.
      if byId[id] != nil { id += "-" + Folding.folded(code) }
      let number = places.count
      byId[id] = number
      places.append(
        Place(
          id: id, kind: kind, countryCode: code, english: first, russian: firstRussian, timeZone: zone))
      let ordinary = Set(
        (englishNames + russianNames).filter { $0.hasPrefix("?") }.map { String($0.dropFirst()) }.map(
          Folding.folded))
      for name in englishNames { insert(name, number, ordinary, isRussian: false) }
      for name in russianNames { insert(name, number, ordinary, isRussian: true) }
    }

    private mutating func insert(_ name: String, _ number: Int, _ ordinary: Set<String>, isRussian: Bool) {
      let plain = name.hasPrefix("?") ? String(name.dropFirst()) : name
      let folded = Folding.folded(plain)
      if !name.hasPrefix("?") && ordinary.contains(folded) { return }
      let words = PhraseTable<Meaning>.words(plain, .folded)
      let meaning = Meaning(
        place: number, isOrdinaryWord: ordinary.contains(folded),
        needsCapital: words.count == 1 && folded.unicodeScalars.count <= 2 && folded != "uk" && folded != "рф"
      )
      for form in isRussian ? RussianForms.forms(of: words) : [words] {
        phrases.insert(words: form, meaning)
      }
    }

    private static func names(_ field: String) -> [String] {
      field.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    }

    /// Both sides of the first `separator`, without spaces around them; the second is empty where there is none.
    private static func halves(_ text: String, at separator: UInt8) -> (String, String) {
      let bytes = text.utf8
      guard let place = bytes.firstIndex(of: separator) else { return (text, "") }
      return (trimmed(bytes[..<place]), trimmed(bytes[bytes.index(after: place)...]))
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> String {
      TableText.fields(bytes).first ?? ""
    }
  }
}

extension String {
  fileprivate func replacingSpaces() -> String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == " " ? "-" : $0 }))
  }
}
