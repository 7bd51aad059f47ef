/// A text without what tells who its author is and nothing of their work: their own name, pronouns and the gender of
/// words, age, family, photo, addresses and social profiles.
///
/// What people are compared and judged by goes through it; what people are shown stays as it was written. Skills, trades,
/// places, levels and years of work stay. Words may come out as nobody writes them.
package struct ImpersonalText: Sendable {
  package let text: String
  private let original: String
  private let pieces: [Piece]

  /// A part of the text, in UTF-8 offsets, and the part of the original that it stands for.
  private struct Piece: Sendable {
    let place: Range<Int>
    let source: Range<Int>
    /// Whether the two are the same letters.
    let isKept: Bool
  }

  /// Linear in the length of `original`.
  package init(_ original: String) {
    self.original = original
    let analysed = AnalysedText(original)
    var text = ""
    var pieces: [Piece] = []
    var end = original.startIndex
    func append(_ words: Substring, _ source: Range<String.Index>, isKept: Bool) {
      let start = text.utf8.count
      text += words
      pieces.append(
        Piece(
          place: start..<text.utf8.count,
          source: Self.offset(source.lowerBound, original)..<Self.offset(source.upperBound, original),
          isKept: isKept))
    }
    for edit in Self.edits(in: analysed) {
      append(original[end..<edit.range.lowerBound], end..<edit.range.lowerBound, isKept: true)
      append(edit.words[...], edit.range, isKept: false)
      end = edit.range.upperBound
    }
    append(original[end...], end..<original.endIndex, isKept: true)
    self.text = text
    self.pieces = pieces
  }

  private static func offset(_ index: String.Index, _ text: String) -> Int {
    text.utf8.distance(from: text.startIndex, to: index)
  }

  /// The literal words of the original that stand behind a part of `text`.
  package func literal(_ range: Range<String.Index>) -> String {
    let place = Self.offset(range.lowerBound, text)..<Self.offset(range.upperBound, text)
    let touched = pieces.filter {
      $0.place.lowerBound < place.upperBound && $0.place.upperBound > place.lowerBound
    }
    guard let first = touched.first, let last = touched.last else { return "" }
    let lower =
      first.isKept
      ? first.source.lowerBound + max(place.lowerBound - first.place.lowerBound, 0) : first.source.lowerBound
    let upper =
      last.isKept
      ? last.source.upperBound - max(last.place.upperBound - place.upperBound, 0) : last.source.upperBound
    let letters = original.utf8
    let start = letters.index(letters.startIndex, offsetBy: lower)
    return String(original[start..<letters.index(letters.startIndex, offsetBy: upper)])
  }

  // MARK: Edits

  private struct Edit {
    let range: Range<String.Index>
    let words: String
  }

  /// What is left out and what is said otherwise, from left to right, none overlapping.
  private static func edits(in text: AnalysedText) -> [Edit] {
    var gone = [Bool](repeating: false, count: text.tokens.count)
    for span in PersonalDetails.spans(in: text) {
      for position in span { gone[position] = true }
    }
    for span in PersonalDetails.agesBehindNames(in: text, gone: gone) {
      for position in span { gone[position] = true }
    }
    let runs = runs(of: gone, in: text)
    for run in runs { for position in run { gone[position] = true } }
    let forms = GenderedForms.neutral(in: text).filter { form in !form.positions.contains { gone[$0] } }
    let edits =
      runs.map { Edit(range: range(of: $0, in: text), words: "") }
      + forms.map { Edit(range: text.range(of: $0.positions), words: $0.words) }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Connected tokens that go, with the commas, brackets and words such as "and" that hold nothing any more.
  private static func runs(of gone: [Bool], in text: AnalysedText) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for position in gone.indices where gone[position] {
      if let last = runs.last, (last.upperBound..<position).allSatisfy({ joins($0, text) }) {
        runs[runs.count - 1] = last.lowerBound..<position + 1
      } else {
        runs.append(position..<position + 1)
      }
    }
    var grown: [Range<Int>] = []
    for run in runs {
      let run = grow(run, text)
      if let last = grown.last, run.lowerBound <= last.upperBound {
        grown[grown.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
      } else {
        grown.append(run)
      }
    }
    return grown
  }

  private static func joins(_ position: Int, _ text: AnalysedText) -> Bool {
    !text.tokens[position].startsLine && [",", "and", "и", ";"].contains(text.folded(position))
  }

  private static func grow(_ run: Range<Int>, _ text: AnalysedText) -> Range<Int> {
    var (lower, upper) = (run.lowerBound, run.upperBound)
    if text.folded(lower - 1) == "(", text.folded(upper) == ")" {
      lower -= 1
      upper += 1
    }
    let opens = startsSentence(lower, text)
    let closes = endsClause(upper, text)
    if opens, [",", ";", ":", "—", "–", "-"].contains(text.folded(upper)), !text.tokens[upper].startsLine {
      upper += 1
    }
    if opens, ["and", "и", "а", "but", "но"].contains(text.folded(upper)) { upper += 1 }
    if opens, [".", "!"].contains(text.folded(upper)), text.tokens[upper].isGlued { upper += 1 }
    if !opens {
      if [",", ";"].contains(text.folded(upper)), [",", ";", "(", "—", "–"].contains(text.folded(lower - 1)) {
        upper += 1
      } else if closes {
        while lower > 0, [",", ";", "and", "и", "—", "–", "a", "as"].contains(text.folded(lower - 1)) {
          lower -= 1
        }
      }
    }
    return lower..<upper
  }

  private static func startsSentence(_ position: Int, _ text: AnalysedText) -> Bool {
    position == 0 || text.tokens[position].startsLine || text.sentence(at: position).lowerBound == position
      || [".", "!", "?"].contains(text.folded(position - 1))
  }

  private static func endsClause(_ position: Int, _ text: AnalysedText) -> Bool {
    position >= text.tokens.count || text.tokens[position].startsLine
      || [".", "!", "?", ")", ","].contains(text.folded(position))
  }

  /// With the white space of one side, so that the words around stay apart by one.
  private static func range(of run: Range<Int>, in text: AnalysedText) -> Range<String.Index> {
    let range = text.range(of: run)
    let (before, behind) = (run.lowerBound - 1, run.upperBound)
    if text.tokens.indices.contains(behind), !text.tokens[behind].isGlued {
      return text.tokens[behind].startsLine
        ? range : range.lowerBound..<text.tokens[behind].range.lowerBound
    }
    return before >= 0 && !text.tokens[run.lowerBound].startsLine
      ? text.tokens[before].range.upperBound..<range.upperBound : range
  }
}
