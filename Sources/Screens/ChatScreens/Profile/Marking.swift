import Domain
import ScreenParts
import TerminalKit

/// Choosing what of the public view is to be hidden: a word, some words in a row, or a whole line of it.
struct Marking: Hashable, Sendable {
  /// The lines of the public view, each as its words; never empty.
  private let entries: [[String]]
  private(set) var entry = 0
  /// Where the choice began, and where it goes to: both are words of the entry.
  private var anchor = 0
  private var end = 0

  /// - Parameter roles: what others see; `nil` comes of a view without a word in it.
  init?(_ roles: [ProfileSheet.RoleSheet]) {
    var seen: Set<String> = []
    let lines = roles.flatMap { role in
      FacetSection.allCases.flatMap { section in
        role.facet[section].facts.map(\.value) + role.facet[section].words
      }
    }
    entries = lines.filter { seen.insert($0).inserted }
      .map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
    if entries.isEmpty { return nil }
  }

  /// The words that are chosen, without the signs round them.
  var phrase: String {
    let words = entries[entry][chosen].joined(separator: " ")
    guard let first = words.firstIndex(where: Self.isOfWord), let last = words.lastIndex(where: Self.isOfWord)
    else { return "" }
    return String(words[first...last])
  }

  private var chosen: ClosedRange<Int> { min(anchor, end)...max(anchor, end) }

  /// "C++" and "C#" end in signs.
  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "+#".contains(character)
  }

  /// Moves between lines, or to another word of the line.
  mutating func move(lines: Int = 0, words: Int = 0) {
    if lines != 0 {
      entry = max(0, min(entries.count - 1, entry + lines))
      (anchor, end) = (0, 0)
    }
    end = max(0, min(entries[entry].count - 1, end + words))
    anchor = end
  }

  /// Takes in one word more, or one less, on the right.
  mutating func extend(by words: Int) { end = max(0, min(entries[entry].count - 1, end + words)) }

  /// Takes the whole line.
  mutating func chooseLine() { (anchor, end) = (0, entries[entry].count - 1) }

  /// The lines as they are drawn, the chosen words standing out, and the row in which the choice is.
  func lines(columns: Int) -> (lines: [StyledLine], row: Int) {
    var lines: [StyledLine] = []
    var row = 0
    for (number, words) in entries.enumerated() {
      var line = StyledLine([Span(number == entry ? "› " : "  ", Look.mitko)])
      for (index, word) in words.enumerated() {
        if index > 0, line.width + 1 + Columns.width(of: word) > columns {
          lines.append(line)
          line = StyledLine([Span("  ")])
        } else if index > 0 {
          let isInside = number == entry && chosen.contains(index) && chosen.contains(index - 1)
          line.spans.append(Span(" ", isInside ? Look.focus : .plain))
        }
        let isChosen = number == entry && chosen.contains(index)
        if isChosen { row = lines.count }
        line.spans.append(Span(Columns.truncated(word, to: columns - 2), isChosen ? Look.focus : .plain))
      }
      lines.append(line)
    }
    return (lines, row)
  }
}
