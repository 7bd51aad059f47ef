/// A city or a country.
package struct Place: Sendable, Hashable, Identifiable {
  /// What a place is.
  package enum Kind: Sendable {
    case city
    case country
  }

  /// Stable: "country:de" for a country, "berlin" for a city.
  package let id: String
  package let kind: Kind
  /// ISO 3166-1 alpha-2.
  package let countryCode: String
  package let english: String
  package let russian: String
  /// A name of the IANA time zone database; nil for a country of several zones.
  package let timeZone: String?

  /// The name as it is shown.
  package func name(_ language: TextLanguage) -> String { language == .russian ? russian : english }

  package static func == (one: Place, other: Place) -> Bool { one.id == other.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A place named in a text.
package struct PlaceMention: Sendable, Equatable {
  package let place: Place
  package let range: Range<String.Index>
  package let positions: Range<Int>
}

/// The cities and countries that Mitko knows, and how to find them in a text.
package enum Places {
  /// All places, countries before their cities.
  package static var all: [Place] { PlaceTable.shared.places }

  /// The place of a stable id; nil where there is none.
  package static func place(_ id: String) -> Place? { PlaceTable.shared.place(id) }

  /// The country of an ISO code; nil where it is not in the table.
  package static func country(_ code: String) -> Place? {
    PlaceTable.shared.place("country:" + Folding.folded(code))
  }

  /// The place that `name` names as a whole («Тбилиси», "St. Petersburg"); nil where it names none.
  package static func named(_ name: String) -> Place? {
    let text = AnalysedText(name)
    guard !text.tokens.isEmpty, let hit = PlaceTable.shared.phrases.match(in: text, at: 0),
      hit.positions.upperBound == text.tokens.count
    else { return nil }
    return PlaceTable.shared.places[hit.value.place]
  }

  /// The places named in `text`, in order, in any case form.
  ///
  /// Names that are ordinary words too (Nice, Reading, Mobile, Split, us) count only with a capital and after a word
  /// such as "in", "from", «в», «из», or before the name of their country.
  package static func mentions(in text: AnalysedText) -> [PlaceMention] {
    let table = PlaceTable.shared
    let hits = table.phrases.matches(in: text) { accepts($0, text) }
    return hits.map {
      PlaceMention(
        place: table.places[$0.value.place], range: text.range(of: $0.positions), positions: $0.positions)
    }
  }

  /// The places named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [PlaceMention] { mentions(in: AnalysedText(text)) }

  private static let cues: Set<String> = [
    "in", "from", "to", "near", "at", "based", "around", "leave", "left", "outside", "live", "city",
    "location",
    "в", "во", "из", "до", "под", "около", "город", "городе", "города", "локация", "переехал", "переехала",
    "the",
  ]

  private static func accepts(_ hit: PhraseTable<PlaceTable.Meaning>.Hit, _ text: AnalysedText) -> Bool {
    let first = hit.positions.lowerBound
    if hit.value.needsCapital && !text.tokens[first].isCapitalised { return false }
    guard hit.value.isOrdinaryWord else { return true }
    guard text.tokens[first].isCapitalised else { return false }
    let before = text.folded(first - 1)
    if before == "the" && hit.value.place >= 0 && text.folded(first) != "us" { return false }
    let isCued =
      cues.contains(before) || (text.folded(first - 1) == ":" && cues.contains(text.folded(first - 2)))
    let last = hit.positions.upperBound - 1
    let country = PlaceTable.shared.places[hit.value.place].countryCode
    if text.folded(last + 1) == ",", text.tokens.indices.contains(last + 2),
      let next = PlaceTable.shared.phrases.match(in: text, at: last + 2),
      PlaceTable.shared.places[next.value.place].countryCode == country
    {
      return true
    }
    guard isCued else { return false }
    // "in Mobile development", "in Reading papers": a noun behind takes the name away.
    guard let behind = text.continuation(after: last), text.tokens[behind].kind == .word else { return true }
    return followers.contains(text.folded(behind))
  }

  /// Words that may stand behind a name that is an ordinary word too.
  private static let followers: Set<String> = [
    "and", "or", "but", "with", "for", "since", "now", "at", "on", "to", "remote", "remotely", "office",
    "area",
    "и", "или", "а", "но", "с", "на", "уже", "сейчас", "работаю", "ищу", "could", "is", "because", "as",
    "only",
    "i", "we", "right", "office-based", "hybrid", "full",
  ]
}
