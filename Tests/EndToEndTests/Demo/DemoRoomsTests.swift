import Foundation
import TestSupport
import Testing

/// What a new operator finds to do in the demo, in the rooms of a real terminal, beside somebody who talks in it.
@Suite(.timeLimit(.minutes(20))) struct DemoRoomsTests {
  private struct Desk {
    let terminal: TerminalHarness

    /// Goes where a line behind `:` leads.
    func go(_ line: String) async throws {
      try await terminal.type(":")
      try await terminal.type(line)
      try await terminal.press(.enter)
    }

    /// Whether a room lists what a filter means.
    func lists(_ filter: String, _ rows: [String]) -> Bool {
      rows.contains { $0.contains("/ \(filter) ") && $0.contains("open") }
    }

    /// Presses a key until the screen answers with these words: a row may have begun or ended under the hand, and for no
    /// other reason may nothing change.
    func act(_ key: String, confirming: Bool = false, until words: String) async throws {
      func hasMovedOn(_ rows: [String]) throws -> Bool {
        guard let told = rows.first(where: { $0.contains("nothing changed") }) else { return false }
        let isReason = ["it runs just now", "it has ended", "not there any more"].contains {
          told.contains($0)
        }
        try #require(isReason, "\(told)")
        return true
      }
      while true {
        try await terminal.type(key)
        let answer = try await terminal.waitUntil("an answer to \(key)", timeout: DemoStage.deadline) {
          rows in
          rows.contains {
            $0.contains(words) || $0.contains("nothing changed")
              || confirming && $0.contains("do it")
          }
        }
        if answer.contains(where: { $0.contains(words) }) { return }
        if answer.contains(where: { $0.contains("do it") }) {
          try await terminal.type("y")
          try await terminal.waitForNo("do it", timeout: DemoStage.deadline)
          let done = try await terminal.waitUntil("what became of \(key)", timeout: DemoStage.deadline) {
            $0.contains { $0.contains(words) || $0.contains("nothing changed") }
          }
          if done.contains(where: { $0.contains(words) }) { return }
          _ = try hasMovedOn(done)
        }
        _ = try hasMovedOn(answer)
        // What was told goes, so that the next answer is a new one.
        try await terminal.press(.escape)
        try await terminal.waitForNo("nothing changed", timeout: DemoStage.deadline)
      }
    }
  }

  @Test func theWholeStoryIsPlayedInTheRooms() async throws {
    let stage = try await DemoStage()
    _ = try await stage.until { () -> Int? in
      let rows = try await stage.queue("maker:demo kind:qualify state:queued").jobs
      return rows.count >= 5 ? rows.count : nil
    }
    let terminal = try await TerminalHarness(
      "mitko", ["admin", "--demo", "--language", "en"], columns: 120, rows: 40, home: stage.runner.home)
    let desk = Desk(terminal: terminal)
    // Who waits longest of those that are to be judged, and why.
    try await terminal.waitFor("Waits longest", timeout: DemoStage.deadline)
    try await desk.go("queue maker:demo kind:qualify state:queued")
    try await terminal.waitUntil("why then", timeout: DemoStage.deadline) { rows in
      desk.lists("maker:demo kind:qualify state:queued", rows)
        && rows.contains { row in
          row.contains("judge")
            && ["people first", "person first", "waits for money", "kept for replies"].contains {
              row.contains($0)
            }
        }
    }
    try await terminal.type("s")
    try await terminal.press(.home)
    try await desk.act("b", until: "put first: 1 job")
    // Less money: what it would come to, then that.
    try await desk.go("budget 3")
    try await terminal.waitUntil("what three dollars come to", timeout: DemoStage.deadline) { rows in
      rows.contains { $0.contains("If changed") && $0.contains("replies wait") }
    }
    try await terminal.type("A")
    try await terminal.waitFor("Change the budget?", timeout: DemoStage.deadline)
    try await terminal.waitFor("Then: ")
    try await terminal.type("y")
    try await terminal.waitFor("change the budget: done", timeout: DemoStage.deadline)
    // Background work stands still.
    try await desk.go("queue maker:demo lane:background state:queued")
    try await terminal.waitUntil("the lane", timeout: DemoStage.deadline) { rows in
      desk.lists("maker:demo lane:background state:queued", rows) && rows.contains { $0.contains("judge") }
    }
    try await desk.act("p", until: "pause the lane (background): done")
    try await terminal.waitFor("lane is paused", timeout: DemoStage.deadline)
    // Why two people were not matched.
    try await desk.go("why vera leo")
    try await terminal.waitUntil("why", timeout: DemoStage.deadline) { rows in
      rows.contains { $0.contains("Why are vera and leo not matched?") }
    }
    // A proposal, which stands still with its judging, is withdrawn.
    try await desk.go("matches status:pending")
    try await terminal.waitUntil("proposals", timeout: DemoStage.deadline) { rows in
      desk.lists("status:pending", rows) && rows.contains { $0.contains("being judged") }
    }
    try await desk.act("W", confirming: true, until: "withdraw: 1 match. z lets the two")
    try await terminal.type("z")
    try await terminal.waitFor("may be proposed to each other again", timeout: DemoStage.deadline)
    // Background work is let go on again.
    try await desk.go("queue maker:demo lane:background state:queued")
    try await terminal.waitUntil("the lane", timeout: DemoStage.deadline) { rows in
      desk.lists("maker:demo lane:background state:queued", rows) && rows.contains { $0.contains("judge") }
    }
    try await desk.act("p", until: "let the lane go on (background): done")
    // It is all in the log, with who did it.
    try await desk.go("events who:operator")
    try await terminal.waitUntil("the log", timeout: DemoStage.deadline) { rows in
      [
        "put first", "change the budget", "pause the lane", "withdraw", "undo", "let the lane go on",
      ].allSatisfy { word in
        rows.contains { $0.contains(word) }
      }
    }
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
    try await stage.leave()
  }
}
