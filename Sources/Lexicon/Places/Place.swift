/// A city, a state of a country, or a country.
package struct Place: Sendable, Hashable, Identifiable {
  /// What a place is.
  package enum Kind: Sendable {
    /// Also a state of a country: both are where in a country somebody is.
    case city
    case country
  }

  /// Stable: "country:de" for a country, "berlin" or "gelsenkirchen-de" for a city.
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
  /// All places, countries before their cities. Made anew at each call: for going through them, not for looking one up.
  package static var all: [Place] {
    (0..<PlaceTable.shared.names.count).map(PlaceTable.shared.place(at:))
  }

  /// The place of a stable id; nil where there is none.
  package static func place(_ id: String) -> Place? { PlaceTable.shared.place(id) }

  /// The country of an ISO code; nil where it is not in the table.
  package static func country(_ code: String) -> Place? {
    PlaceTable.shared.place("country:" + Folding.folded(code))
  }

  /// The place that `name` names as a whole («Тбилиси», "St. Petersburg"); nil where it names none. Of several places of
  /// one name it is the one that Mitko names itself, or the biggest.
  package static func named(_ name: String) -> Place? {
    let text = AnalysedText(name)
    guard !text.tokens.isEmpty,
      let hit = PlaceTable.shared.names.hit(in: text, at: 0, where: { !$0.marks.contains(.regionOnly) }),
      hit.positions.upperBound == text.tokens.count
    else { return nil }
    return PlaceTable.shared.place(at: hit.row)
  }

  /// The places named in `text`, in order, in any case form.
  ///
  /// Names that are ordinary words too (Nice, Reading, Mobile, Split, us) count only with a capital and after a word
  /// such as "in", "from", «в», «из», or before the name of their country. Of cities of one name the bigger one is meant,
  /// unless the state or the country behind it tells another ("Paris, Texas"); a state is part of its city's mention.
  ///
  /// Where the question was where somebody is, `isAnswer` takes such a name that opens the text as the answer.
  package static func mentions(in text: AnalysedText, isAnswer: Bool = false) -> [PlaceMention] {
    guard !isAnswer else { return look(in: text, isAnswer: true) }
    return text.cache.value(\.places) { look(in: text, isAnswer: false) }
  }

  private static func look(in text: AnalysedText, isAnswer: Bool) -> [PlaceMention] {
    PlaceReading(text, isAnswer: isAnswer).found().map {
      PlaceMention(
        place: PlaceTable.shared.place(at: $0.row), range: text.range(of: $0.positions),
        positions: $0.positions)
    }
  }

  /// The places named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [PlaceMention] { mentions(in: AnalysedText(text)) }
}
