/// Finds street addresses: "12 Baker Street", "Torstraße 5", «ул. Ленина, 5», «проспект Мира 12, кв. 4».
///
/// A city is a fact that people are matched by; the street of somebody's home or office leads to them.
package enum StreetAddresses {
  /// The tokens of each address in `text`, in order, none overlapping.
  package static func spans(in text: AnalysedText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var position = 0
    while position < text.tokens.count {
      guard let address = address(at: position, text) else {
        position += 1
        continue
      }
      result.append(address)
      position = address.upperBound
    }
    return result
  }

  private static func address(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard
      let named = numberedStreet(at: position, text) ?? namedStreet(at: position, text)
        ?? russianStreet(at: position, text) ?? homeStreet(at: position, text)
    else { return nil }
    return named.lowerBound..<tail(from: named.upperBound, text)
  }

  // MARK: In Latin letters

  /// Words that end the name of a street and mean little else.
  private static let streets: Set<String> = [
    "street", "avenue", "boulevard", "blvd", "ave", "strasse", "straße", "str", "embankment",
  ]
  /// Those that mean something else too, so that a number and a capital are asked for.
  private static let otherStreets: Set<String> = [
    "road", "rd", "st", "lane", "ln", "drive", "dr", "square", "way", "close", "court", "place", "terrace",
    "crescent", "gardens", "quay", "row", "hill", "mews", "grove",
  ]
  /// Words that begin one.
  private static let leading: Set<String> = [
    "rue", "calle", "via", "rua", "ulica", "ul", "avenida", "viale", "piazza", "plaza", "carrer",
  ]

  /// "12 Baker Street", "221b baker street", "5 High Rd".
  private static func numberedStreet(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard isHouse(position, text) else { return nil }
    var cursor = position + 1
    // "221 b"
    if isLetter(cursor, text), text.tokens[cursor].isGlued { cursor += 1 }
    let first = cursor
    while cursor < min(first + 4, text.tokens.count), text.tokens[cursor].kind == .word {
      let word = text.folded(cursor)
      // "5 years of street photography"
      if isYears(cursor, text) || ["of", "in", "on", "at", "and", "the", "a"].contains(word) { return nil }
      let isNamed = cursor > first
      if isNamed, streets.contains(word) { return position..<cursor + 1 }
      if isNamed, otherStreets.contains(word), text.tokens[cursor].isCapitalised,
        text.tokens[cursor - 1].isCapitalised
      {
        return position..<cursor + 1
      }
      cursor += 1
    }
    return nil
  }

  /// "Baker Street 12", "Torstraße 5", "Musterstr. 5", "rue de Rivoli 10", "Abbey Road 3".
  private static func namedStreet(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    let token = text.tokens[position]
    guard token.kind == .word, !TableText.isRussian(token.folded) else { return nil }
    let word = token.folded
    if ["strasse", "straße", "str", "gasse", "straat"].contains(where: {
      word.hasSuffix($0) && word.count > $0.count + 2
    }),
      let end = house(behind: position + 1, text)
    {
      return position..<end
    }
    if leading.contains(word) {
      var cursor = position + 1
      while cursor < min(position + 5, text.tokens.count),
        text.tokens[cursor].kind == .word || text.tokens[cursor].isSign(".")
      {
        cursor += 1
      }
      guard cursor > position + 1,
        (position + 1..<cursor).contains(where: { text.tokens[$0].isCapitalised }),
        let end = house(behind: cursor, text)
      else { return nil }
      return position..<end
    }
    guard token.isCapitalised else { return nil }
    var cursor = position + 1
    while cursor < min(position + 3, text.tokens.count), text.tokens[cursor].isCapitalised {
      let last = text.folded(cursor)
      if streets.contains(last) { return position..<(house(behind: cursor + 1, text) ?? cursor + 1) }
      if otherStreets.contains(last), let end = house(behind: cursor + 1, text) { return position..<end }
      cursor += 1
    }
    return nil
  }

  // MARK: In Russian

  private static let russianStreets: Set<String> = [
    "ул", "улица", "улице", "улицы", "улицу", "пр", "просп", "проспект", "проспекте", "проспекта", "пер",
    "переулок", "переулке", "переулка", "бульвар", "бульваре", "бульвара", "наб", "набережная", "набережной",
    "шоссе", "площадь", "площади", "проезд", "проезде", "тупик", "аллея", "аллее",
  ]

  /// «ул. Ленина, 5», «на улице льва толстого, д. 16», «проспект Мира 12», «Тверская улица, 7», «пр-т Мира».
  private static func russianStreet(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    guard text.tokens[position].kind == .word else { return nil }
    if russianStreets.contains(text.folded(position)) {
      var cursor = position + 1
      // «пр-т», «б-р»
      if isSign("-", cursor, text), ["т", "кт", "р"].contains(text.folded(cursor + 1)) { cursor += 2 }
      if isSign(".", cursor, text) { cursor += 1 }
      let first = cursor
      while cursor < min(first + 3, text.tokens.count), text.tokens[cursor].kind == .word,
        !houses.contains(text.folded(cursor))
      {
        if let end = house(behind: cursor + 1, text) { return position..<end }
        cursor += 1
      }
      guard first < text.tokens.count, text.tokens[first].isCapitalised else { return nil }
      var end = first + 1
      while end < min(first + 3, text.tokens.count), text.tokens[end].isCapitalised,
        text.tokens[end].kind == .word
      {
        end += 1
      }
      return position..<end
    }
    // «Тверская улица, 7»
    guard text.tokens[position].isCapitalised, russianStreets.contains(text.folded(position + 1)),
      text.folded(position + 1).unicodeScalars.count > 3
    else { return nil }
    return position..<(house(behind: position + 2, text) ?? position + 2)
  }

  /// «Живу на Ленина 5», «адрес: Мира, 12»: a name and a house behind words that say where somebody lives.
  private static func homeStreet(at position: Int, _ text: AnalysedText) -> Range<Int>? {
    let token = text.tokens[position]
    guard token.kind == .word, token.isCapitalised, TableText.isRussian(token.folded) else { return nil }
    let before = (max(0, position - 3)..<position).map { text.folded($0) }
    guard
      before.contains(where: { ["живу", "адрес", "адресу", "прописан", "прописана", "офис"].contains($0) }),
      ["на", ":", "адресу", "по"].contains(before.last ?? "")
    else { return nil }
    return house(behind: position + 1, text).map { position..<$0 }
  }

  // MARK: Houses and flats

  private static let houses: Set<String> = ["д", "дом", "доме", "дома", "no", "nr", "№"]
  private static let flats: Set<String> = [
    "кв", "квартира", "корп", "корпус", "к", "стр", "строение", "подъезд", "офис", "этаж", "д", "дом", "flat",
    "apt", "apartment", "unit", "suite", "floor",
  ]

  /// The end of the number of a house that may stand behind a comma and its own word; nil where none does.
  private static func house(behind start: Int, _ text: AnalysedText) -> Int? {
    var cursor = start
    if isSign(".", cursor, text), text.tokens[cursor].isGlued { cursor += 1 }
    if isSign(",", cursor, text) { cursor += 1 }
    if houses.contains(text.folded(cursor)) {
      cursor += 1
      if isSign(".", cursor, text) { cursor += 1 }
    }
    guard isHouse(cursor, text) else { return nil }
    let end = cursor + 1
    // "5a", "12/3", "7-9"
    if isLetter(end, text), text.tokens[end].isGlued { return end + 1 }
    if isSign("/", end, text) || isSign("-", end, text), text.tokens[end].isGlued, isHouse(end + 1, text) {
      return end + 2
    }
    return isYears(end, text) ? nil : end
  }

  /// The end of the flat and the like behind an address.
  private static func tail(from start: Int, _ text: AnalysedText) -> Int {
    var end = start
    while true {
      var cursor = end
      if isSign(",", cursor, text) { cursor += 1 }
      guard flats.contains(text.folded(cursor)) else { return end }
      cursor += 1
      if isSign(".", cursor, text) { cursor += 1 }
      guard isHouse(cursor, text) else { return end }
      end = cursor + 1
      if isLetter(end, text), text.tokens[end].isGlued { end += 1 }
    }
  }

  /// «Проспект Мира, 5 лет назад»: what is counted is no house.
  private static func isYears(_ position: Int, _ text: AnalysedText) -> Bool {
    ["лет", "год", "года", "years", "year", "минут", "человек", "people", "min", "minutes"]
      .contains(text.folded(position))
  }

  private static func isHouse(_ position: Int, _ text: AnalysedText) -> Bool {
    guard text.tokens.indices.contains(position), text.tokens[position].kind == .number else { return false }
    let digits = text.tokens[position].folded
    return digits.utf8.count <= 5 && (digits.utf8.first.map { (0x31...0x39).contains($0) } ?? false)
  }

  private static func isLetter(_ position: Int, _ text: AnalysedText) -> Bool {
    text.tokens.indices.contains(position) && text.tokens[position].kind == .word
      && text.tokens[position].folded.unicodeScalars.count == 1
  }

  private static func isSign(_ sign: Unicode.Scalar, _ position: Int, _ text: AnalysedText) -> Bool {
    text.tokens.indices.contains(position) && text.tokens[position].isSign(sign)
  }
}
