import Lexicon

/// Finds where a second vacancy begins in a text that holds several: "Senior Go Engineer … Requirements: …", and below it
/// "Junior React Developer … Requirements: …".
///
/// A profile looks for one kind of colleague, so what stands from there on is left out.
enum SecondVacancy {
  /// The token that the second vacancy begins at; nil where there is one or none.
  static func start(in text: AnalysedText) -> Int? {
    let outline = DocumentOutline(text)
    let starts = text.tokens.indices.filter { text.tokens[$0].startsLine }
    guard starts.count >= leastLines else { return nil }
    var titles: [(start: Int, headings: Int)] = []
    for (number, start) in starts.enumerated() {
      let line = start..<(number + 1 < starts.count ? starts[number + 1] : text.tokens.count)
      if isTitle(line, text, outline) {
        titles.append((start, 0))
      } else if line.contains(where: outline.isHeading), !titles.isEmpty {
        titles[titles.count - 1].headings += 1
      }
    }
    let whole = titles.filter { $0.headings > 0 }
    guard outline.kind == .vacancy, whole.count > 1 else { return nil }
    return whole[1].start
  }

  private static let leastLines = 4
  private static let mostWordsOfTitle = 9

  /// A short line of its own that names a person of a trade, or one that announces a vacancy.
  private static func isTitle(_ line: Range<Int>, _ text: AnalysedText, _ outline: DocumentOutline) -> Bool {
    guard let first = line.first(where: { text.tokens[$0].kind != .sign }), first <= line.lowerBound + 2
    else {
      return false
    }
    let words = line.lazy.filter { text.tokens[$0].kind == .word }.count
    guard words <= mostWordsOfTitle else { return false }
    if announcements.contains(text.folded(first)) { return namesPerson(line, text) }
    // "- Go developer" is an item of a list.
    guard first == line.lowerBound, !line.contains(where: outline.isHeading), isBehindGap(first, text) else {
      return false
    }
    return namesPerson(line, text)
  }

  private static let announcements: Set<String> = [
    "вакансия", "vacancy", "position", "позиция", "job", "opening",
  ]

  private static func namesPerson(_ line: Range<Int>, _ text: AnalysedText) -> Bool {
    line.contains {
      TradePeople.match(text, $0) != nil || RoleReading.personStems.contains(text.tokens[$0].stem)
    }
      || SeniorityReader.mentions(in: text).contains { line.contains($0.positions.lowerBound) }
        && (line.contains { Trades.mention(in: text, at: $0) != nil }
          || Skills.mentions(in: text).contains { line.contains($0.positions.lowerBound) })
  }

  /// Whether the line is the first, or stands behind an empty one.
  private static func isBehindGap(_ position: Int, _ text: AnalysedText) -> Bool {
    guard position > 0 else { return true }
    let gap = text.text[text.tokens[position - 1].range.upperBound..<text.tokens[position].range.lowerBound]
    return gap.utf8.lazy.filter { $0 == 0x0A }.prefix(2).count == 2
  }
}
