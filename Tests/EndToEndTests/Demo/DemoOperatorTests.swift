import Foundation
import TestSupport
import Testing

/// What a new operator finds to do in the demo, beside somebody who talks in it: who waits and why, what it costs, and
/// how to steer it, take it back, and read it all in the log.
@Suite(.timeLimit(.minutes(20))) struct DemoOperatorTests {
  @Test func anOperatorFindsWhoWaitsAndSteersAndReadsItInTheLog() async throws {
    let stage = try await DemoStage()
    // Who waits longest, and why: for money, which is short by now. They are put first; whoever has begun meanwhile
    // is not, and then it is somebody else who waits longest.
    let boosted = try await stage.until { () -> DemoStage.Queue.Row? in
      let rows = try await stage.queue("maker:demo kind:qualify state:queued").jobs
      guard rows.count >= 5, let longest = rows.min(by: { $0.queuedAt < $1.queuedAt }),
        longest.waitsFor == "background_share" || longest.waitsFor == "bucket"
      else { return nil }
      #expect(longest.plannedAt != nil)
      let act = ["queue", "job:\(longest.id)", "--do", "boost", "--demo"]
      return try await stage.runner.run(act).status == 0 ? longest : nil
    }
    #expect(try await stage.queue("job:\(boosted.id)").jobs.map(\.boost) == [1])
    let words = try await stage.runner.run([
      "queue", "maker:demo", "--demo", "--language", "en", "--limit", "500",
    ])
    // Money first: that is what all of them wait for.
    let causes = ["people first", "person first", "waits for money", "kept for replies"]
    #expect(causes.contains { words.standardOutput.contains($0) }, "\(words.standardOutput)")
    #expect(try await stage.answer(DemoStage.Budget.self, ["budget"]).spentMicrodollars > 0)

    // Less money, looked at before it is given.
    let trial = try await stage.answer(DemoStage.Change.self, ["budget", "--weekly", "3", "--dry-run"])
    #expect(trial.forecast?.now.weeklyMicrodollars == 6_000_000)
    #expect(trial.forecast?.asked?.weeklyMicrodollars == 3_000_000)
    #expect(try await stage.answer(DemoStage.Change.self, ["budget", "--weekly", "3"]).changed >= 1)
    #expect(try await stage.answer(DemoStage.Budget.self, ["budget"]).weeklyMicrodollars == 3_000_000)

    let why = try await stage.runner.run(["why", "vera", "leo", "--demo", "--language", "en"])
    #expect(why.status == 0 && why.standardOutput.contains("vera") && why.standardOutput.contains("leo"))
    #expect(why.standardOutput.split(separator: "\n").count > 5, "\(why.standardOutput)")

    // A proposal that is judged, or that some answer is waited for; it may end while it is looked at.
    let withdrawn = try await stage.until { () -> String? in
      let open = try await stage.answer(
        DemoStage.Matches.self, ["matches", "status:pending,qualified,accepted"]
      )
      .matches
      guard let match = open.first else { return nil }
      let line = ["matches", "match:\(match.id)", "--do", "withdraw", "--yes", "--demo"]
      return try await stage.runner.run(line).status == 0 ? match.id : nil
    }
    let ended = try await stage.answer(DemoStage.Matches.self, ["matches", "match:\(withdrawn)"]).matches
    #expect(ended.map(\.status) == ["withdrawn:operator"])
    let undone = try await stage.runner.run(["undo", "--demo", "--language", "en"])
    #expect(undone.status == 0 && undone.standardOutput.hasPrefix("The two may be proposed"), "\(undone)")

    let log = try await stage.runner.run(["events", "who:operator", "--json", "--demo"])
    let kinds = log.standardOutput.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(DemoStage.Line.self, from: Data($0.utf8)).actKind
    }
    for kind in ["boost", "set_budget", "withdraw"] {
      #expect(kinds.contains(kind), "\(kind) in \(kinds)")
    }
    try await stage.leave()
  }

  @Test func whoeverTalksIsAnsweredAtOnceAndForNothingBesideALineThatWaits() async throws {
    let stage = try await DemoStage()
    _ = try await stage.until { () -> Int? in
      let jobs = try await stage.queue("maker:demo lane:background state:queued").jobs
      return jobs.count >= 5 ? jobs.count : nil
    }
    let terminal = try await TerminalHarness(
      "mitko", ["admin", "--demo", "--language", "en"], columns: 100, rows: 30, home: stage.runner.home)
    try await terminal.waitFor("demo, play money")
    try await terminal.type("2")
    try await terminal.waitFor("judge", timeout: DemoStage.deadline)
    for message in [
      "Hi! I'm a backend developer, 5 years with Java, Spring Boot and PostgreSQL. Looking for a job",
      "I want a product company with a sane team, no gambling. Java or Kotlin",
      "Warsaw, remote, from 4000 euros a month net, English and Polish. I can start in a month",
    ] { stage.chat.say(message) }
    try await stage.chat.press("Start matching", within: DemoStage.deadline)
    try await stage.chat.press("Yes, introduce us", within: DemoStage.deadline)
    #expect(try await stage.queue("maker:demo state:queued").jobs.count >= 5)
    let own = try await stage.queue("user:newcomer state:completed")
    #expect(own.jobs.contains { $0.kind == "reply" } && own.jobs.contains { $0.kind == "introduce" })
    #expect(own.jobs.allSatisfy { $0.maker == "builtin" && $0.spentMicrodollars == 0 })
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
    try await stage.leave()
  }
}
