/// The places, and an index of their names. Built on first use.
///
/// What stands before a name in the table: `?` names that are ordinary words or people's names too, `~` those of cities
/// that are taken from a gazetteer and count only where the text speaks of a place, `*` those that mean another place
/// unless their region is said beside them (Paris in Texas, Georgia the state), `^` names of two letters.
struct PlaceTable: Sendable {
  static let shared = PlaceTable()

  let names = PackedTable(PlaceData.table, columns: 8)

  private enum Column {
    static let id = 0
    static let kind = 1
    static let country = 2
    static let region = 3
  }

  /// The place of a row.
  func place(at row: Int) -> Place {
    let fields = names.fields(of: row)
    return Place(
      id: fields[Column.id], kind: isCountry(row) ? .country : .city, countryCode: fields[Column.country],
      english: fields[4], russian: fields[5], timeZone: fields[6].isEmpty ? nil : fields[6])
  }

  func place(_ id: String) -> Place? { names.row(id).map(place(at:)) }

  func isCountry(_ row: Int) -> Bool { names.byte(ofField: Column.kind, of: row) == UInt8(ascii: "n") }

  /// Whether a row is a state of a country.
  func isRegion(_ row: Int) -> Bool { names.byte(ofField: Column.kind, of: row) == UInt8(ascii: "s") }

  /// The longest name at `position` that Mitko's own rows have, ordinary word or not.
  func ownHit(in text: AnalysedText, at position: Int) -> PackedTable.Hit? {
    names.hit(in: text, at: position) { $0.marks.isDisjoint(with: [.guarded, .regionOnly]) }
  }

  /// Whether both are in the same country, or one is it.
  func sharesCountry(_ one: Int, _ other: Int) -> Bool { names.sharesField(Column.country, one, other) }

  /// Whether the city lies in the country or the state.
  func lies(_ city: Int, in area: Int) -> Bool {
    guard city != area, sharesCountry(city, area) else { return false }
    return isCountry(area) || isRegion(area) && names.sharesField(Column.region, city, area)
  }
}
