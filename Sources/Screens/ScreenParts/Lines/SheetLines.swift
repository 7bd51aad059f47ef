package import Localization
import TerminalKit

/// Facts and words of a person as aligned lines: labels in one column, values in the next.
package struct SheetLines<Act: Hashable & Sendable> {
  package let book: Phrasebook
  package let columns: Int
  /// Columns of labels, the space behind them included.
  private let label: Int

  /// Lines of a width.
  ///
  /// - Parameter facts: those whose labels share a column; lines of a card are aligned with each other.
  package init(book: Phrasebook, columns: Int, labelsOf facts: [NamedFact]) {
    self.book = book
    self.columns = columns
    let widest = facts.map { Columns.width(of: $0.label) }.max() ?? 0
    label = min(widest, Self.widestLabel, max(4, columns * 2 / 5)) + 2
  }

  /// Labels wider than that push their value to the next line.
  private static var widestLabel: Int { 18 }

  /// The facts of a section and its sentences.
  ///
  /// - Parameter evidence: whether each fact shows the words it rests on.
  package func part(_ sheet: PartSheet, evidence: Bool) -> [StyledLine<Act>] {
    var lines = facts(sheet.facts) { _ in evidence }
    for sentence in sheet.words {
      lines += Lines<Act>.wrapped(quoted(sentence), columns: columns, style: Look.quiet)
    }
    return lines
  }

  /// The same, with the words that those facts rest on which answer what was asked for.
  package func part(_ sheet: PartSheet, answering asked: [NamedFact]) -> [StyledLine<Act>] {
    let known = Set(asked.map { [$0.label, $0.value] })
    let facts = facts(sheet.facts) { known.contains([$0.label, $0.value]) }
    let shown = Set(sheet.facts.filter { known.contains([$0.label, $0.value]) }.map(\.quote))
    // What stands under a fact is not said again.
    return facts
      + sheet.words.filter { !shown.contains($0) }.flatMap {
        Lines<Act>.wrapped(quoted($0), columns: columns, style: Look.quiet)
      }
  }

  /// Facts of one label in one line: "Skills  Go, PostgreSQL"; of those with evidence, those that rest on the same words.
  ///
  /// - Parameter hasEvidence: whether a fact shows the words it rests on.
  package func facts(_ facts: [NamedFact], hasEvidence: (NamedFact) -> Bool) -> [StyledLine<Act>] {
    var groups: [(label: String, facts: [NamedFact])] = []
    for fact in facts {
      if let index = groups.firstIndex(where: { $0.label == fact.label }) {
        groups[index].facts.append(fact)
      } else {
        groups.append((fact.label, [fact]))
      }
    }
    return groups.flatMap { group -> [StyledLine<Act>] in
      var lines: [StyledLine<Act>] = []
      func add(_ facts: [NamedFact], quote: String) {
        guard !facts.isEmpty else { return }
        lines += row(lines.isEmpty ? group.label : "", joined(facts.map(\.value)))
        if !quote.isEmpty { lines += row("", quoted(quote), style: Look.quiet) }
      }
      let shown = group.facts.filter(hasEvidence)
      var told: Set<String> = []
      for quote in shown.map(\.quote) where told.insert(quote).inserted {
        add(shown.filter { $0.quote == quote }, quote: quote)
      }
      add(group.facts.filter { !hasEvidence($0) }, quote: "")
      return lines
    }
  }

  /// A label and a value that wraps in its own column.
  private func row(_ name: String, _ value: String, style: Style = .plain) -> [StyledLine<Act>] {
    if Columns.width(of: name) > label - 1 {
      return [StyledLine([Span(Columns.truncated(name, to: columns), Look.label)])]
        + row("", value, style: style)
    }
    return TextWrap.lines(of: value, columns: max(1, columns - label)).enumerated().map { index, line in
      StyledLine([
        Span(Columns.aligned(index == 0 ? name : "", to: label - 1) + " ", Look.label), Span(line, style),
      ])
    }
  }

  private func quoted(_ words: String) -> String {
    book.text(Phrase(.profile(.quote), ["words": .text(words)]))
  }

  /// Values in one line; where one holds a comma itself, they are set apart by more.
  private func joined(_ values: [String]) -> String {
    values.joined(separator: values.contains { $0.contains(",") } ? "; " : ", ")
  }
}
