import Ports

/// The difference of two texts, line by line.
enum LineDifference {
  /// Every line, with "- " before those that went, "+ " before those that came, and two spaces before the others.
  static func lines(from before: [String], to now: [String]) -> [String] {
    let changes = now.difference(from: before)
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [String] = []
    var (old, new) = (0, 0)
    while old < before.count || new < now.count {
      if removed.contains(old) {
        lines.append("- " + before[old])
        old += 1
      } else if inserted.contains(new) {
        lines.append("+ " + now[new])
        new += 1
      } else {
        lines.append("  " + now[new])
        old += 1
        new += 1
      }
    }
    return lines
  }

  /// A JSON value with a line for each thing in it: `facts[2].words: "…"`.
  static func lines(of value: JSONValue, at path: String = "") -> [String] {
    switch value {
    case .object(let members) where !members.isEmpty:
      members.flatMap { lines(of: $0.value, at: path.isEmpty ? $0.name : path + "." + $0.name) }
    case .array(let elements) where !elements.isEmpty:
      elements.enumerated().flatMap { lines(of: $1, at: path + "[\($0)]") }
    default: ["\(path): \(value)"]
    }
  }
}
