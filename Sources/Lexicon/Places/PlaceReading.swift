/// Finds the places of one text, and tells them from ordinary words and from each other.
struct PlaceReading {
  typealias Hit = PackedTable.Hit

  private let text: AnalysedText
  private let table = PlaceTable.shared

  private let isAnswer: Bool

  init(_ text: AnalysedText, isAnswer: Bool = false) {
    self.text = text
    self.isAnswer = isAnswer
  }

  /// What names a place, from left to right, none overlapping.
  func found() -> [Hit] {
    var result: [Hit] = []
    var position = 0
    while position < text.tokens.count {
      if let hit = hit(at: position, after: result.last) {
        result.append(hit)
        position = hit.positions.upperBound
      } else {
        position += 1
      }
    }
    return result
  }

  /// The longest name at `position` that is a place here; of places of one name the one whose state or country follows,
  /// else the first in the table.
  private func hit(at position: Int, after last: Hit?) -> Hit? {
    let hits = table.names.hits(in: text, at: position)
    var rest = hits[...]
    while let first = rest.first {
      let same = rest.prefix { $0.positions == first.positions }
      rest = rest.dropFirst(same.count)
      if let area = area(behind: first.positions.upperBound - 1, of: same) {
        if accepts(area.city, in: area.hit) {
          // "Atlanta, Georgia" is one place; a country stays one of its own.
          return table.isCountry(area.hit.row)
            ? area.city
            : Hit(
              positions: area.city.positions.lowerBound..<area.hit.positions.upperBound, row: area.city.row,
              marks: area.city.marks)
        }
      } else if let hit = same.first(where: { !$0.marks.contains(.regionOnly) }), accepts(hit, after: last) {
        return hit
      }
    }
    return nil
  }

  // MARK: Names of several places

  /// The state or country behind a name, with that of `cities` which lies in it.
  private func area(behind last: Int, of cities: ArraySlice<Hit>) -> (city: Hit, hit: Hit)? {
    guard let next = areaPosition(behind: last) else { return nil }
    for area in table.names.hits(in: text, at: next) where !table.isRegion(area.row) || isWritten(area) {
      if let city = cities.first(where: { table.lies($0.row, in: area.row) }) { return (city, area) }
    }
    return nil
  }

  /// Where the name of an area may stand: behind a comma, a bracket, or at once.
  private func areaPosition(behind last: Int) -> Int? {
    let next = last + 1
    guard next < text.tokens.count else { return nil }
    let isJoint = text.tokens[next].isSign(",") || text.tokens[next].isSign("(")
    let position = isJoint ? next + 1 : next
    guard position < text.tokens.count, text.tokens[position].kind == .word,
      text.tokens[position].isCapitalised,
      !text.tokens[position].startsLine
    else { return nil }
    return position
  }

  /// Whether a postal code is written as one: "Portland, ME", not "Portland me".
  private func isWritten(_ area: Hit) -> Bool {
    let token = text.tokens[area.positions.lowerBound]
    guard area.marks.contains(.capital) else { return true }
    return text.text[token.range].unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }

  /// A city whose area is named beside it needs no other sign but its capital.
  private func accepts(_ city: Hit, in area: Hit) -> Bool {
    let isPlain = city.marks.subtracting(.capital).isEmpty
    return isPlain || text.tokens[city.positions.lowerBound].isCapitalised
  }

  // MARK: Ordinary words

  private static let cues: Set<String> = [
    "in", "from", "to", "near", "at", "based", "around", "leave", "left", "outside", "live", "city",
    "location",
    "в", "во", "из", "до", "под", "около", "город", "городе", "города", "локация", "переехал", "переехала",
    "the",
  ]

  private func accepts(_ hit: Hit, after last: Hit?) -> Bool {
    let first = hit.positions.lowerBound
    if hit.marks.contains(.capital) && !text.tokens[first].isCapitalised { return false }
    if hit.marks.contains(.guarded) { return isPlaceHere(hit, after: last) }
    guard hit.marks.contains(.ordinary) else { return true }
    // "sofia. remote or nothing", where the place was asked
    if isAnswer, first == 0, hit.positions.upperBound < text.tokens.count,
      [".", ","].contains(text.folded(hit.positions.upperBound))
    {
      return true
    }
    guard text.tokens[first].isCapitalised else { return false }
    let before = text.folded(first - 1)
    if before == "the" && text.folded(first) != "us" { return false }
    if isBeforeItsCountry(hit) || isBehindItsCity(hit, last) || isAlone(hit) { return true }
    guard isCued(first) else { return false }
    return !isNounsAttribute(hit)
  }

  /// "in Mobile development", "in Reading papers": a noun behind takes the name away.
  private func isNounsAttribute(_ hit: Hit) -> Bool {
    guard let behind = text.continuation(after: hit.positions.upperBound - 1),
      text.tokens[behind].kind == .word
    else { return false }
    return !Self.followers.contains(text.folded(behind))
  }

  /// "Diyarbakir, Turkey".
  private func isBehindItsCity(_ hit: Hit, _ last: Hit?) -> Bool {
    guard let last, last.positions.upperBound + 1 == hit.positions.lowerBound else { return false }
    return text.folded(hit.positions.lowerBound - 1) == "," && table.lies(last.row, in: hit.row)
  }

  /// "Cork", and nothing else; "Cork, not Dublin".
  private func isAlone(_ hit: Hit) -> Bool {
    let start = hit.positions.lowerBound
    let end = hit.positions.upperBound
    if start == 0 {
      if text.tokens[end...].prefix(3).allSatisfy({ $0.kind == .sign }) { return true }
      // "Reading, half an hour from London", "Cork these days", where that was asked.
      if isAnswer {
        return text.tokens[end].kind == .sign || Self.followers.contains(text.folded(end))
          || ["these", "currently", "still"].contains(text.folded(end))
      }
    }
    let opens =
      start == text.sentence(at: start).lowerBound || text.tokens[start - 1].isSign(":")
      || text.tokens[start - 1].isSign(",")
    return opens && text.folded(end) == "," && ["not", "а"].contains(text.folded(end + 1))
      && (end + 2..<min(end + 5, text.tokens.count)).contains { text.tokens[$0].isCapitalised }
  }

  private func isCued(_ first: Int) -> Bool {
    let before = text.folded(first - 1)
    return Self.cues.contains(before) || (before == ":" && Self.cues.contains(text.folded(first - 2)))
  }

  /// "Reading, UK".
  private func isBeforeItsCountry(_ hit: Hit) -> Bool {
    let last = hit.positions.upperBound - 1
    guard text.folded(last + 1) == ",", text.tokens.indices.contains(last + 2),
      let next = table.names.hit(in: text, at: last + 2)
    else { return false }
    return table.sharesCountry(next.row, hit.row)
  }

  /// Whether a name of the gazetteer is meant as a place: with a capital, and behind a word of place, in a list of
  /// places, or as the whole of what is said. "At" leads to firms as often (Santander, Toyota).
  private func isPlaceHere(_ hit: Hit, after last: Hit?) -> Bool {
    let first = hit.positions.lowerBound
    // "dunedin. remote, or an office", where the place was asked
    if isAnswer, first == 0, !hit.marks.contains(.ordinary),
      hit.positions.upperBound >= text.tokens.count || text.tokens[hit.positions.upperBound].kind == .sign
    {
      return true
    }
    guard text.tokens[first].isCapitalised else { return false }
    if isBeforeItsCountry(hit) { return true }
    let sentence = text.sentence(at: first)
    // A surname may be the whole of what is said, or one of a list, too.
    let isOrdinary = hit.marks.contains(.ordinary)
    if !isOrdinary, sentence.allSatisfy({ hit.positions.contains($0) || text.tokens[$0].kind == .sign }) {
      return true
    }
    if !isOrdinary, let last, last.positions.upperBound + 1 == first,
      Self.separators.contains(text.folded(first - 1)),
      text.sentence(at: last.positions.lowerBound) == sentence
    {
      return !isNamePart(hit)
    }
    let before = text.folded(first - 1)
    guard before != "at", before != "the", isCued(first), !isNamePart(hit) else { return false }
    return !(isOrdinary && isNounsAttribute(hit))
  }

  private static let separators: Set<String> = [",", "/", "or", "and", "или", "и"]

  /// Whether another capitalised word behind makes it part of a longer name: "in Lincoln Park", "from Salem Labs".
  private func isNamePart(_ hit: Hit) -> Bool {
    guard let behind = text.continuation(after: hit.positions.upperBound - 1),
      text.tokens[behind].kind == .word
    else { return false }
    return text.tokens[behind].isCapitalised
  }

  /// Words that may stand behind a name that is an ordinary word too.
  private static let followers: Set<String> = [
    "and", "or", "but", "with", "for", "since", "now", "at", "on", "to", "remote", "remotely", "office",
    "area",
    "и", "или", "а", "но", "с", "на", "уже", "сейчас", "работаю", "ищу", "could", "is", "because", "as",
    "only",
    "i", "we", "right", "office-based", "hybrid", "full", "last", "this", "these", "after", "when", "again",
    "instead", "nowadays", "in", "not",
  ]
}
