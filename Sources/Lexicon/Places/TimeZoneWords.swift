/// Tells places that stand for a range of hours ("between Lisbon and Yerevan time", "within UTC±2 of Berlin", «±2 часа
/// от Москвы») from those where somebody is.
package enum TimeZoneWords {
  /// Whether the place or region named at `positions` stands for its hours.
  ///
  /// A zone behind the place only describes it: "Tbilisi, UTC+4" is where somebody lives.
  package static func govern(_ positions: Range<Int>, in text: AnalysedText) -> Bool {
    isFollowed(positions, text) || isPreceded(positions, text)
  }

  private static let joints: Set<String> = [
    "and", "to", "or", "through", "till", "until", "/", "–", "-", "—", "до", "и", "или",
  ]
  private static let kindsOfHours: Set<String> = ["local", "business", "working", "office", "daytime"]
  private static let nounsBehind: Set<String> = [
    "time", "times", "timezone", "timezones", "hours", "zone", "zones", "времени", "время", "поясу", "поясам",
    "часам",
  ]

  /// "Berlin time", "Lisbon and Yerevan time", «от Лиссабона до Еревана по времени».
  private static func isFollowed(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    var end = positions.upperBound
    while joints.contains(text.folded(end)), end + 1 < text.tokens.count,
      let other = PlaceTable.shared.ownHit(in: text, at: end + 1)
    {
      end = other.positions.upperBound
    }
    if kindsOfHours.contains(text.folded(end)) || text.folded(end) == "по" { end += 1 }
    return nounsBehind.contains(text.folded(end))
      || text.folded(end) == "часовому" && text.folded(end + 1).hasPrefix("пояс")
  }

  private static let prepositions: Set<String> = [
    "of", "from", "to", "with", "around", "between", "for", "от", "до", "с", "со", "к", "и", "and", "между",
  ]
  private static let hourWords: Set<String> = [
    "hour", "hours", "h", "hrs", "час", "часа", "часов", "часами", "overlap", "difference", "разница",
    "разницей", "разнице",
  ]
  private static let zoneWords: Set<String> = [
    "utc", "gmt", "cet", "msk", "мск", "timezone", "timezones", "±",
  ]

  /// "UTC±2 of Berlin", "3 hours from Moscow", «в часовом поясе Москвы», «пересекаться с Москвой».
  private static func isPreceded(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    let start = text.sentence(at: positions.lowerBound).lowerBound
    var cursor = positions.lowerBound - 1
    // The other end of a range: "of Berlin and Yerevan".
    while cursor - 1 >= start, joints.contains(text.folded(cursor)),
      let before = (max(start, cursor - 3)..<cursor).lazy.compactMap({
        PlaceTable.shared.ownHit(in: text, at: $0)
      }).first(where: { $0.positions.upperBound == cursor })
    {
      cursor = before.positions.lowerBound - 1
    }
    guard cursor >= start else { return false }
    if text.folded(cursor).hasPrefix("пояс") { return true }
    guard prepositions.contains(text.folded(cursor)) else { return false }
    if hourWords.contains(text.folded(cursor - 1)) || text.folded(cursor - 1).hasPrefix("пересе") {
      return true
    }
    return (max(start, cursor - 4)..<cursor).contains {
      zoneWords.contains(text.folded($0)) || text.folded($0).hasPrefix("пояс")
    }
  }
}
