/// The result of an evaluation as a table for people, in the form that README has.
package struct MatchTable {
  private let result: MatchEvaluation.Result

  package init(_ result: MatchEvaluation.Result) {
    self.result = result
  }

  /// A table, and under it what was aimed at.
  package var text: String {
    var lines = [
      "| read: text alone | nDCG@10 seekers | nDCG@10 providers | MRR across languages | occupations nDCG@10 | MRR | recall@1 |",
      "|---|---|---|---|---|---|---|",
    ]
    for row in result.baselines + [result.ours, result.oursWithLabels] {
      var cells = [row.name, short(row.seekers), short(row.providers)]
      cells.append("\(short(row.across)) (\(short(row.acrossSeekers)), \(short(row.acrossProviders)))")
      let found = row.occupations
      cells += [found?.nDCG, found?.reciprocalRank, found?.recallAtOne].map { $0.map(short) ?? "" }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    lines.append("")
    for aim in result.aims {
      let sign = aim.found < 0 ? "-" : ""
      lines.append(
        "\(aim.isReached ? "reached" : "MISSED"): \(aim.name): \(sign)\(short(abs(aim.found))), at least \(short(aim.least))"
      )
    }
    for (name, lead) in result.aboveFedHybrid {
      lines.append(
        "told: \(name), above the \(MatchEvaluation.fedHybrid): \(lead < 0 ? "-" : "")\(short(abs(lead)))")
    }
    return lines.joined(separator: "\n")
  }

  /// Three digits behind the point, none before it where it is zero: .982, as such tables have it.
  private func short(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return (thousandths >= 1000 ? String(thousandths / 1000) : "") + "."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
