import Foundation
import TerminalKit
import Testing

/// Compares screens with the pictures in `Pictures/`.
///
/// A missing picture fails. `MITKO_RECORD=1` writes what the screens show now, and fails too: a recording run proves
/// nothing, and what it wrote is to be looked at.
enum Pictures {
  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Pictures")
  private static let isRecording = ProcessInfo.processInfo.environment["MITKO_RECORD"] == "1"

  static func expect(
    _ grid: Grid, named name: String, cursor: Position? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let shown = picture(grid, cursor: cursor)
    let file = folder.appendingPathComponent(name + ".txt")
    if isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(shown.utf8).write(to: file)
      Issue.record(
        "recorded \(name): look at it, then run without MITKO_RECORD", sourceLocation: sourceLocation)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("there is no picture \(name): run with MITKO_RECORD=1", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    if shown != expected {
      Issue.record("\(name) is\n\(shown)and should be\n\(expected)", sourceLocation: sourceLocation)
    }
  }

  /// The rows with their looks below: where a row has anything reversed, a second line marks it with `^`; the cursor's
  /// place stands at the end.
  private static func picture(_ grid: Grid, cursor: Position?) -> String {
    var text = ""
    for (row, line) in grid.picture.enumerated() {
      text += line + "\n"
      var marks = ""
      for column in 0..<grid.size.columns {
        marks += grid[column, row].style.attributes.contains(.reverse) ? "^" : " "
      }
      while marks.last == " " { marks.removeLast() }
      if !marks.isEmpty { text += marks + "\n" }
    }
    if let cursor { text += "cursor \(cursor.column),\(cursor.row)\n" }
    return text
  }
}
