/// Many scores as tables in plain text.
package struct TalkTable: Sendable {
  private let scores: [TalkScore]

  package init(_ scores: [TalkScore]) { self.scores = scores }

  /// The counts of one language ("en"), over all slots.
  package func total(_ language: String) -> TalkScore.Counts {
    sum(scores.filter { $0.language == language }) { $0.total }
  }

  /// One line a slot with precision, recall and F1 for each language, and the rest below.
  package var lines: [String] {
    var result = [row("slot", languages.map { Self.padded($0, 26) })]
    result.append(
      row(
        "",
        languages.map { _ in
          Self.padded("facts", 7) + Self.padded("prec.", 7) + Self.padded("rec.", 6) + Self.padded("F1", 6)
        }))
    for slot in Claim.Slot.allCases where slot.isJudged {
      result.append(
        row(slot.rawValue, languages.map { cells(sum(own($0)) { $0.slots[slot] ?? TalkScore.Counts() }) }))
    }
    result.append(row("all", languages.map { cells(total($0)) }))
    for language in languages {
      let own = own(language)
      func count(_ part: (TalkScore) -> Int) -> Int { own.map(part).reduce(0, +) }
      result.append(
        "\(language): \(own.count) conversations, \(count { $0.grave.count }) grave errors, "
          + "\(count { $0.updates - $0.inexactUpdates.count }) of \(count(\.updates)) updates exact"
          + (count(\.conflicts) == 0
            ? ""
            : ", \(count { $0.conflicts - $0.missedConflicts.count }) of \(count(\.conflicts)) contradictions found, "
              + "\(count { $0.needlessConflicts.count }) seen where none is"))
    }
    return result
  }

  /// F1 by what makes the conversations hard.
  package var tagLines: [String] {
    let tags = Set(scores.flatMap(\.tags)).sorted()
    return [row("tag", languages.map { Self.padded($0, 26) })]
      + tags.map { tag in
        row(tag, languages.map { cells(sum(own($0).filter { $0.tags.contains(tag) }) { $0.total }) })
      }
  }

  /// Every error of every conversation, for those who build the reader.
  package var errorLines: [String] {
    scores.flatMap { score -> [String] in
      let errors =
        score.errors + score.grave.map { "GRAVE:    \($0)" } + score.inexactUpdates.map { "update:   \($0)" }
        + score.missedConflicts.map { "unseen:   \($0)" } + score.needlessConflicts.map { "needless: \($0)" }
      return errors.isEmpty
        ? [] : ["\(score.id)  F1 \(Self.number(score.total.f1))"] + errors.map { "    " + $0 }
    }
  }

  private var languages: [String] { Set(scores.map(\.language)).sorted() }

  private func own(_ language: String) -> [TalkScore] { scores.filter { $0.language == language } }

  private func sum(_ scores: [TalkScore], _ part: (TalkScore) -> TalkScore.Counts) -> TalkScore.Counts {
    scores.reduce(into: TalkScore.Counts()) { $0.add(part($1)) }
  }

  private func cells(_ counts: TalkScore.Counts) -> String {
    let facts = counts.right + counts.missed
    if facts + counts.wrong == 0 { return Self.padded("-", 26) }
    return Self.padded("\(facts)", 7) + Self.padded(Self.number(counts.precision), 7)
      + Self.padded(Self.number(counts.recall), 6) + Self.padded(Self.number(counts.f1), 6)
  }

  private func row(_ title: String, _ cells: [String]) -> String {
    title + String(repeating: " ", count: max(1, 14 - title.count)) + cells.joined(separator: "  ")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Three digits behind the point.
  private static func number(_ value: Double) -> String {
    let thousandths = Int(value * 1_000 + 0.5)
    let digits = String(thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
