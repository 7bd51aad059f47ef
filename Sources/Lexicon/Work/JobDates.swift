/// The times of jobs in a résumé: "Mar 2021 - Present", «Июль 2019 — Февраль 2022», "(2016–2019)".
package struct JobDates: Sendable {
  /// One time from a year to a year.
  package struct Span: Sendable {
    package let positions: Range<Int>
    /// In years, with months as fractions.
    package let start: Double
    /// Nil for a job that goes on.
    package let end: Double?
  }

  /// In the order written.
  package let spans: [Span]

  /// Looks through `text`, once.
  package init(_ text: AnalysedText) {
    var spans: [Span] = []
    var position = 0
    while position < text.tokens.count {
      if text.tokens[position].kind == .number, let span = Self.span(at: position, text) {
        spans.append(span)
        position = span.positions.upperBound
      } else {
        position += 1
      }
    }
    self.spans = spans
  }

  private static func span(at position: Int, _ text: AnalysedText) -> Span? {
    guard let year = year(text, position) else { return nil }
    var start = position
    var month = 0.0
    if position > 0, let named = Self.month(text, position - 1) {
      (start, month) = (position - 1, named)
    } else if position > 1, let counted = countedMonth(text, position - 2) {
      (start, month) = (position - 2, counted)
    }
    var cursor = position + 1
    if ["г", "года", "год"].contains(word(text, cursor)) { cursor += 1 }
    if word(text, cursor) == ".", word(text, cursor - 1) == "г" { cursor += 1 }
    guard joints.contains(word(text, cursor)) else { return nil }
    cursor += 1
    // «2022 — по настоящее время»
    if joints.contains(word(text, cursor)) { cursor += 1 }
    if present.contains(word(text, cursor)) {
      return Span(positions: start..<cursor + 1, start: Double(year) + month, end: nil)
    }
    var endMonth = 0.5
    if let named = Self.month(text, cursor) {
      endMonth = named
      cursor += 1
    } else if let counted = countedMonth(text, cursor) {
      endMonth = counted
      cursor += 2
    }
    guard let end = Self.year(text, cursor), end >= year else { return nil }
    return Span(positions: start..<cursor + 1, start: Double(year) + month, end: Double(end) + endMonth)
  }

  private static func word(_ text: AnalysedText, _ position: Int) -> String {
    text.tokens.indices.contains(position) ? text.tokens[position].folded : ""
  }

  private static func year(_ text: AnalysedText, _ position: Int) -> Int? {
    guard text.tokens.indices.contains(position), text.tokens[position].kind == .number else { return nil }
    let digits = text.tokens[position].folded
    if digits.utf8.count == 4, let year = Int(digits), (1970...2100).contains(year) { return year }
    // "03.2021"
    let parts = digits.split(separator: ".")
    guard parts.count == 2, parts[1].utf8.count == 4, let month = Int(parts[0]), (1...12).contains(month),
      let year = Int(parts[1]), (1970...2100).contains(year)
    else { return nil }
    return year
  }

  private static func month(_ text: AnalysedText, _ position: Int) -> Double? {
    let word = word(text, position)
    guard word.unicodeScalars.count >= 3 else { return nil }
    let start = String(word.unicodeScalars.prefix(3).map(Character.init))
    return months[start].map { Double($0) / 12 }
  }

  /// "03/2020"
  private static func countedMonth(_ text: AnalysedText, _ position: Int) -> Double? {
    guard let number = Int(word(text, position)), (1...12).contains(number), word(text, position + 1) == "/",
      year(text, position + 2) != nil
    else { return nil }
    return Double(number - 1) / 12
  }

  private static let joints: Set<String> = ["-", "–", "—", "−", "to", "until", "till", "по", "до", "/", "‑"]
  private static let present: Set<String> = [
    "present", "now", "today", "current", "currently", "ongoing", "настоящее", "настоящий", "сейчас", "нв",
    "н", "сегодня",
    "наст", "текущее",
  ]
  private static let months: [String: Int] = [
    "jan": 0, "feb": 1, "mar": 2, "apr": 3, "may": 4, "jun": 5, "jul": 6, "aug": 7, "sep": 8, "oct": 9,
    "nov": 10,
    "dec": 11, "янв": 0, "фев": 1, "мар": 2, "апр": 3, "май": 4, "мая": 4, "июн": 5, "июл": 6, "авг": 7,
    "сен": 8,
    "окт": 9, "ноя": 10, "дек": 11,
  ]
}
