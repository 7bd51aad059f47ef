import Foundation
import TestSupport
import Testing

/// The week's money for scripts, and the room of it in a terminal.
@Suite(.timeLimit(.minutes(10))) struct BudgetVerbTests {
  private struct Course: Decodable {
    let weeklyMicrodollars: Int64
    let burstMicrodollars: Int64
    let lastsUntil: String?
    let leftWaiting: Int
  }

  private struct Forecast: Decodable {
    let now: Course
    let asked: Course?
    let historyHours: Int
  }

  private struct Budget: Decodable {
    let weeklyMicrodollars: Int64
    let burstMicrodollars: Int64
    let spentMicrodollars: Int64
    let bucketMicrodollars: Int64
    let opensAt: String?
    let forecast: Course
  }

  private struct Change: Decodable {
    let act: String?
    let changed: Int
    let refused: [String: Int]
    let undo: String
    let dryRun: Bool
    let forecast: Forecast?
  }

  private func answer<Value: Decodable>(
    _ type: Value.Type, of runner: ProgramRunner, _ line: [String], status: Int32 = 0
  ) async throws -> Value {
    let result = try await runner.run(line + ["--json"])
    #expect(result.status == status && result.standardError == "")
    return try JSONDecoder().decode(type, from: Data(result.standardOutput.utf8))
  }

  @Test func theBudgetIsToldForecastChangedAndTakenBack() async throws {
    let runner = try ProgramRunner("mitko")
    #expect(try await runner.run(["migrate"]).status == 0)
    let told = try await answer(Budget.self, of: runner, ["budget"])
    #expect(told.weeklyMicrodollars == 6_000_000 && told.burstMicrodollars == 857_142)
    #expect(told.spentMicrodollars == 0 && told.bucketMicrodollars == 857_142 && told.opensAt != nil)
    #expect(told.forecast.lastsUntil == nil && told.forecast.leftWaiting == 0)

    let forecast = try await answer(Forecast.self, of: runner, ["forecast", "--weekly", "12", "--days", "3"])
    #expect(forecast.now.weeklyMicrodollars == 6_000_000 && forecast.asked?.weeklyMicrodollars == 12_000_000)
    #expect(forecast.asked?.burstMicrodollars == 1_714_285 && forecast.historyHours == 1)
    #expect(try await answer(Forecast.self, of: runner, ["forecast"]).asked == nil)

    let trial = try await answer(Change.self, of: runner, ["budget", "--weekly", "12", "--dry-run"])
    #expect(trial.act == nil && trial.changed == 1 && trial.dryRun && trial.undo == "whole")
    #expect(trial.forecast?.asked?.weeklyMicrodollars == 12_000_000)
    #expect(try await answer(Budget.self, of: runner, ["budget"]).weeklyMicrodollars == 6_000_000)
    let done = try await answer(Change.self, of: runner, ["budget", "--weekly", "12", "--burst", "3"])
    #expect(done.act != nil && done.changed == 2)
    let changed = try await answer(Budget.self, of: runner, ["budget"])
    #expect(changed.weeklyMicrodollars == 12_000_000 && changed.burstMicrodollars == 3_000_000)
    let again = try await answer(Change.self, of: runner, ["budget", "--weekly", "12"], status: 1)
    #expect(again.act == nil && again.changed == 0 && again.refused == ["is_so": 1])
    _ = try await answer(Change.self, of: runner, ["budget", "--weekly", "7"])
    #expect(try await runner.run(["undo"]).status == 0)
    #expect(try await answer(Budget.self, of: runner, ["budget"]).weeklyMicrodollars == 12_000_000)
    // What is older than the last thing that was done is asked about.
    let asked = try await runner.run(["undo", "--language", "en"])
    #expect(asked.status == 64)
    #expect(asked.standardError.hasPrefix("Undo “change the budget” of "))
    #expect(asked.standardError.contains("The undo itself cannot be undone."))
    #expect(try await answer(Budget.self, of: runner, ["budget"]).weeklyMicrodollars == 12_000_000)
    #expect(try await runner.run(["undo", "--yes"]).status == 0)
    #expect(try await answer(Budget.self, of: runner, ["budget"]).weeklyMicrodollars == 6_000_000)
  }

  @Test(arguments: [
    (["budget", "--weekly", "twelve"], "mitko: \"twelve\""),
    (["forecast", "--days", "0"], "mitko: \"0\" is no value of --days"),
    (["budget", "people"], "mitko: "),
  ])
  func whatIsNoNumberIsSaidToBeNone(line: [String], answer: String) async throws {
    let runner = try ProgramRunner("mitko")
    let result = try await runner.run(line)
    #expect(result.status == 64 && result.standardOutput == "")
    #expect(result.standardError.hasPrefix(answer), "\(result.standardError)")
  }

  @Test func theBudgetInWordsIsOfASCIIWithoutUTF8() async throws {
    let runner = try ProgramRunner("mitko")
    _ = try await runner.run(["migrate"])
    for (environment, isASCII) in [
      (["LC_ALL": "C"], true), (["LC_ALL": "C.UTF-8"], false),
      (["LC_ALL": "C.UTF-8", "MITKO_CHARTS": "ascii"], true),
    ] {
      let result = try await runner.run(["budget", "model"], environment: environment)
      #expect(result.status == 0)
      #expect(result.standardOutput.hasPrefix("$6.00 a week; $0.86 may be saved up\nSaved up      "))
      #expect(result.standardOutput.contains { !$0.isASCII } != isASCII)
    }
  }

  @Test func theRoomForecastsAppliesAndTakesBackByKeys() async throws {
    let home = try ProgramHome()
    let runner = try ProgramRunner("mitko", home: home)
    _ = try await runner.run(["migrate"])
    let terminal = try await TerminalHarness(
      "mitko", ["admin", "--language", "en"], columns: 80, rows: 24, home: home,
      environment: ["MITKO_CHARTS": "ascii"])
    try await terminal.waitFor("1 Overview")
    try await terminal.type("3")
    try await terminal.waitFor("$6.00 a week")
    try await terminal.waitFor("As it is")
    try await terminal.press(.enter)
    try await terminal.type("12x")
    try await terminal.press(.enter)
    try await terminal.waitFor("^ Dollars from 0 to 1,000,000")
    try await terminal.press(.backspace)
    try await terminal.press(.enter)
    try await terminal.waitFor("If changed    lasts")
    try await terminal.type("A")
    try await terminal.waitFor("A week: $6.00 → $12.00")
    try await terminal.type("y")
    try await terminal.waitFor("$12.00 a week")
    try await terminal.type("z")
    try await terminal.waitFor("$6.00 a week")
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
  }
}
