import Domain

/// What the judge is worth, as a table for people: by set, by pair of languages and by tag.
///
/// It names no pair, so that printing it spends nothing of the set that is only measured on.
package struct JudgeTable {
  private let measurement: JudgeMeasurement

  package init(_ measurement: JudgeMeasurement) {
    self.measurement = measurement
  }

  package var text: String {
    let results = measurement.results
    var lines = [Self.head("judge, by set"), Self.row("all", results)]
    for set in LabelledPairs.Set.allCases {
      lines.append(Self.row(set.rawValue, results.filter { $0.pair.set == set }))
    }
    lines += ["", Self.head("by languages (seeker-provider)")]
    for languages in Set(results.map(\.languages)).sorted() {
      lines.append(Self.row(languages, results.filter { $0.languages == languages }))
    }
    lines += ["", Self.head("by tag")]
    for tag in Set(results.flatMap(\.pair.tags)).sorted() {
      lines.append(Self.row(tag, results.filter { $0.pair.tags.contains(tag) }))
    }
    let quotes = results.reduce(0) { $0 + $1.verdict.quotes.count }
    let invented = results.reduce(0) { $0 + $1.inventedQuotes }
    lines += ["", "quotes: \(quotes), literal \(quotes - invented)", "", sweep]
    return lines.joined(separator: "\n")
  }

  /// Precision and recall where the judge would refuse from another doubt on.
  private var sweep: String {
    var lines = [Self.head("refusing from this doubt on")]
    for percent in [20, 35, 50, 65, 80, 100] {
      let limit = Double(percent) / 100
      lines.append(Self.row("\(limit)", measurement.score(refusingFrom: limit)))
    }
    return lines.joined(separator: "\n")
  }

  private static func head(_ name: String) -> String {
    padded(name, 34) + "pairs  right  precision  recall     F1  wrongly: qualified  refused"
  }

  private static func row(_ name: String, _ results: [JudgeMeasurement.Result]) -> String {
    row(name, JudgeMeasurement.Score(results))
  }

  private static func row(_ name: String, _ score: JudgeMeasurement.Score) -> String {
    let cells: [(String, Int)] = [
      ("\(score.count)", 5), ("\(score.right)", 7), (ratio(score.precision), 11), (ratio(score.recall), 8),
      (ratio(score.f1), 7), ("\(score.wronglyQualified)", 20), ("\(score.wronglyRefused)", 9),
    ]
    return padded("  " + name, 34)
      + cells.map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined()
  }

  private static func ratio(_ value: Double?) -> String {
    guard let value else { return "-" }
    let thousandths = Int((value * 1_000).rounded())
    let digits = "\(thousandths % 1_000)"
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
