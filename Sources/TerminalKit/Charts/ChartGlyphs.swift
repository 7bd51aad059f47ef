/// What charts are drawn with, from what every terminal shows to what shows most.
package enum ChartGlyphs: String, CaseIterable, Hashable, Sendable {
  /// Letters and signs of ASCII: terminals without UTF-8.
  case ascii
  /// Block elements: the Linux console, whose fonts have no braille.
  case blocks
  /// Blocks, and braille patterns for lines: two by four dots a cell.
  case braille

  /// What suits a terminal.
  ///
  /// - Parameters:
  ///   - isUTF8: whether the terminal takes UTF-8.
  ///   - terminal: the value of `TERM`.
  ///   - choice: what the person asked for by its raw value; anything else counts as no wish.
  package static func suiting(isUTF8: Bool, terminal: String, choice: String? = nil) -> ChartGlyphs {
    if let choice, let chosen = ChartGlyphs(rawValue: choice) { return chosen }
    guard isUTF8 else { return .ascii }
    return terminal == "linux" ? .blocks : .braille
  }

  /// Whether the locale that an environment names has UTF-8 for its characters: by the first of `LC_ALL`, `LC_CTYPE` and
  /// `LANG` that says anything (POSIX.1-2017, 8.2).
  package static func isUTF8(_ environment: [String: String]) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    let charset = name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }
    return charset.contains(".utf8") || charset == "utf8"
  }

  /// What suits the terminal that an environment tells of: what `MITKO_CHARTS` asks for, else by locale and `TERM`.
  package static func suiting(_ environment: [String: String]) -> ChartGlyphs {
    suiting(
      isUTF8: isUTF8(environment), terminal: environment["TERM"] ?? "", choice: environment["MITKO_CHARTS"])
  }

  /// What the parts of a whole are filled with: told apart without any colour. A fifth part looks as the fourth.
  package func pattern(_ part: Int) -> Character {
    let patterns: [Character] = self == .ascii ? ["#", "+", "-", "."] : ["█", "▓", "▒", "░"]
    return patterns[max(0, min(part, patterns.count - 1))]
  }

  /// What a limit is drawn with where it runs across a chart.
  package var limit: Character { self == .ascii ? "=" : "┄" }

  /// A block that is filled from below.
  ///
  /// - Parameter eighths: 1 to 8.
  static func block(eighths: Int) -> Character {
    let parts: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return parts[max(1, min(8, eighths)) - 1]
  }
}

/// Numbers of a chart.
package enum ChartScale {
  /// The round number that a scale up to a value ends at: 1, 2 or 5 with zeros behind it; 1 for nothing.
  package static func top(for value: Double) -> Double {
    guard value.isFinite, value > 0 else { return 1 }
    var power = 1.0
    while power < value { power *= 10 }
    while power / 10 >= value { power /= 10 }
    return [power / 5, power / 2, power].first { $0 >= value } ?? power
  }

  /// A number that can be drawn: what is none, or less than nothing, counts as nothing.
  static func clean(_ value: Double) -> Double { value.isFinite ? max(0, value) : 0 }

  /// Values as exactly as many columns, neighbours joined where there are more of them; fewer stay as they are.
  static func joined(_ values: [Double], columns: Int, by join: (Double, Double) -> Double) -> [Double] {
    guard values.count > columns, columns > 0 else { return values }
    return (0..<columns).map { column in
      let part = values[column * values.count / columns..<(column + 1) * values.count / columns]
      return part.dropFirst().reduce(part.first ?? 0, join)
    }
  }
}
