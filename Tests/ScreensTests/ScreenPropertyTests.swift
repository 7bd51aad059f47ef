import Domain
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

/// Random events at random sizes: nothing crashes, every grid is whole, and nothing typed is lost by accident.
@Suite struct ScreenPropertyTests {
  /// SplitMix64, so that a failing seed can be thrown again anywhere.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static let keys: [KeyEvent] =
    [
      .enter, .altEnter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .wordLeft,
      .wordRight, .home, .end, .pageUp, .pageDown, .textHome, .textEnd, .control("j"), .control("w"),
      .control("u"), .control("y"), .control("k"), .control("c"), .control("p"), .control("f"),
      .paste("/profile"), .paste("a\n\u{1B}[2J\u{202E}漢👨‍👩‍👧‍👦e\u{301}\u{0}"), .alt("1"), .alt("2"), .alt("3"),
      .alt("4"),
    ] + (1...12).map { .function($0) }
    + "/123789yegGjk? жé漢👍🏽\u{200B}\u{A0}\u{3000}\u{301}│".map { .text(String($0)) }

  private static func isWhole(_ grid: Grid) -> Bool {
    for row in 0..<grid.size.rows {
      var expectsContinuation = false
      for column in 0..<grid.size.columns {
        let cell = grid[column, row]
        if cell.isContinuation != expectsContinuation { return false }
        expectsContinuation = cell.width == 2
      }
      if expectsContinuation { return false }
    }
    return grid.cells.count == grid.size.columns * grid.size.rows
  }

  private func snapshot(_ language: Language, _ dice: inout Dice) -> ChatSnapshot {
    var snapshot = World(language).snapshot
    let cut = Int.random(in: 0...snapshot.messages.count, using: &dice)
    snapshot.messages = Array(snapshot.messages.prefix(cut))
    for extra in 0..<Int.random(in: 0...4, using: &dice) {
      let position = cut + extra + 1
      snapshot.messages.append(
        Samples.message(
          position, Bool.random(using: &dice) ? .mitko : .user,
          ["", "字字字字字字", String(repeating: "long", count: 40), "a\u{202E}b\n\n\n\u{1B}c"].randomElement(
            using: &dice) ?? "",
          kind: [
            Message.Kind.said, .notice, .introduction(World.waiting), .contact(World.connected),
            .profileCard(Samples.id(900)), .introduction(Samples.id(999)),
          ].randomElement(using: &dice) ?? .said,
          actions: Bool.random(using: &dice) ? [.confirmReset, .dismiss, .answerNow(Samples.id(3))] : []))
    }
    if Bool.random(using: &dice) { snapshot.matches = [] }
    if Bool.random(using: &dice) { snapshot.profile = nil }
    snapshot.reply =
      [ReplyProgress.idle, .thinking, .planned(at: Samples.now + .seconds(90))]
      .randomElement(using: &dice) ?? .idle
    snapshot.hasOlder = snapshot.messages.first.map { $0.position > 1 } ?? false
    return snapshot
  }

  @Test(arguments: 0..<20)
  func anyKeysAtAnySizeGiveWholeGrids(seed: UInt64) {
    var dice = Dice(state: seed &* 7_919)
    let language: Language = seed.isMultiple(of: 2) ? .english : .russian
    var app = ChatApp(language: language)
    var columns = 80
    var rows = 24
    for step in 0..<60 {
      if step % 15 == 0 {
        (columns, rows) =
          [
            (80, 24), (1, 1), (40, 10), (60, 16), (200, 60), (41, 200), (0, 5), (133, 11), (72, 12), (39, 50),
          ].randomElement(using: &dice) ?? (80, 24)
      }
      let around = World.surroundings(columns, rows)
      if Int.random(in: 0..<12, using: &dice) == 0 {
        _ = app.update(.snapshotArrived(snapshot(language, &dice)), in: around)
      }
      let mouse = MouseEvent(
        Bool.random(using: &dice) ? .press(.left) : .wheelUp,
        at: Position(
          column: Int.random(in: -1...200, using: &dice), row: Int.random(in: -1...60, using: &dice)))
      let key =
        Int.random(in: 0..<8, using: &dice) == 0
        ? .mouse(mouse) : Self.keys.randomElement(using: &dice) ?? .enter
      _ = app.update(.key(key), in: around)
      let frame = app.render(in: around)
      #expect(frame.grid.size == around.size)
      #expect(Self.isWhole(frame.grid), "seed \(seed), step \(step), \(key)")
      if let cursor = frame.cursor {
        #expect(frame.grid.bounds.contains(cursor), "seed \(seed), step \(step)")
      }
      if let changes = frame.changesAt { #expect(changes > around.now, "seed \(seed), step \(step)") }
    }
  }

  @Test(arguments: 1...60)
  func everyWidthIsPaintedFromEveryScreen(columns: Int) {
    for rows in [1, 10, 24] {
      let around = World.surroundings(columns + 30, rows)
      var app = World(.russian).app(around)
      for key in [KeyEvent.function(2), .function(3), .tab, .function(4), .text("e"), .function(1)] {
        _ = app.update(.key(key), in: around)
        #expect(Self.isWhole(app.render(in: around).grid))
      }
    }
  }
}
