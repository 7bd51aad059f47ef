import Foundation
import TestSupport
import Testing

/// What operators ask and do by verbs: data on standard output, what was wrong beside it, exit codes.
@Suite(.timeLimit(.minutes(10))) struct OperatorVerbTests {
  private static let people = """
    === vera
    language: en
    name: Vera Quill
    role: seeker
    contact: email vera@example.org
    --- offers
    Backend developer, six years, senior. Go, PostgreSQL and Kafka.
    --- wants
    A small product team that ships.
    --- practical
    Remote only. From 4500 euros a month. English, German.

    === otto
    language: en
    name: Otto Stein
    role: provider
    contact: email otto@example.org
    --- offers
    A product team of five that ships every week with Go and PostgreSQL.
    --- wants
    A senior backend developer who knows Go.
    --- practical
    On site in Vienna only. Up to 3500 euros a month. English.

    """

  private struct People: Decodable {
    struct Row: Decodable { let id: String }
    let people: [Row]
  }

  private func imported() async throws -> ProgramRunner {
    let runner = try ProgramRunner("mitko")
    let path = runner.home.directory.path("home/some.people")
    try Self.people.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try await runner.run(["import", path]).status == 0)
    return runner
  }

  @Test func whyTwoAreNotMatchedIsToldForPeopleAndForPrograms() async throws {
    let runner = try await imported()
    struct Answer: Decodable {
      struct Finding: Decodable {
        let condition: String
        let outcome: String
      }
      struct Direction: Decodable {
        let isKeptApart: Bool
        let findings: [Finding]
      }
      let directions: [Direction]
    }
    let json = try await runner.run(["why", "vera", "otto", "--json"])
    #expect(json.status == 0)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(json.standardOutput.utf8))
    #expect(answer.directions.count == 2 && answer.directions.allSatisfy(\.isKeptApart))
    let failed = answer.directions[0].findings.filter { $0.outcome == "failed" }.map(\.condition)
    #expect(failed.contains("rule:place") && failed.contains("rule:pay"))
    #expect(!json.standardOutput.contains("4500") && !json.standardOutput.contains("Quill"))
    let plain = try await runner.run(["why", "vera", "otto", "--language", "en"])
    #expect(plain.standardOutput.contains("place does not fit"))
    #expect(plain.standardOutput.contains("Sums of money are hidden"))
    let unknown = try await runner.run(["why", "vera", "zoe", "--language", "en"])
    #expect(unknown.status == 1 && unknown.standardError == "mitko: Nobody is called zoe.\n")
    let one = try await runner.run(["why", "vera", "--language", "en"])
    #expect(one.status == 64)
  }

  @Test func aRoundGoesOnByAVerbOnlyWhenSomebodySaysYes() async throws {
    let runner = try await imported()
    struct Rounds: Decodable {
      let round: Int
      let earlier: [Earlier]
      struct Earlier: Decodable { let round: Int }
    }
    func rounds() async throws -> Rounds {
      let json = try await runner.run(["rounds", "--json"])
      return try JSONDecoder().decode(Rounds.self, from: Data(json.standardOutput.utf8))
    }
    #expect(try await rounds().round == 1)
    let step = try await runner.run(["rounds", "--do", "step", "--yes", "--language", "en"])
    #expect(step.status == 1)
    #expect(step.standardOutput.contains("start mitko chat or mitko-telegram"))
    let asked = try await runner.run(["rounds", "--do", "advance", "--language", "en"])
    #expect(asked.status == 64)
    #expect(asked.standardError.hasPrefix("next round?\n"))
    let trial = try await runner.run(["rounds", "--do", "advance", "--dry-run", "--language", "en"])
    #expect(trial.status == 0)
    #expect(try await rounds().round == 1)
    let done = try await runner.run(["rounds", "--do", "advance", "--yes", "--language", "en"])
    #expect(done.status == 0 && done.standardOutput == "next round: done.\n")
    let after = try await rounds()
    #expect(after.round == 2 && after.earlier.map(\.round) == [1])
    let undone = try await runner.run(["undo", "--language", "en"])
    #expect(undone.status == 1)
    #expect(undone.standardOutput == "Not undone: next round: that cannot be undone.\n")
  }

  @Test func nothingIsDoneToAllOfThemByMistake() async throws {
    let runner = try await imported()
    let all = try await runner.run(["people", "--do", "tag", "--tag", "beta", "--language", "en"])
    #expect(all.status == 64 && all.standardError.contains("say which with a filter, such as user:"))
    let two = try await runner.run([
      "people", "lang:en", "--do", "tag", "--tag", "beta", "--language", "en",
    ])
    #expect(two.status == 64 && two.standardError.contains("add --yes"))
    // Who they are, as the list calls them.
    let listed = try await runner.run(["people", "lang:en", "--json"])
    let rows = try JSONDecoder().decode(People.self, from: Data(listed.standardOutput.utf8)).people
    #expect(rows.count == 2)
    for row in rows { #expect(two.standardError.contains(row.id.suffix(8)), "\(two.standardError)") }
    let both = try await runner.run(
      ["people", "lang:en", "--do", "tag", "--tag", "beta", "--yes", "--language", "en"])
    #expect(both.status == 0)
    let one = try await runner.run([
      "people", "user:vera", "--do", "tag", "--tag", "gamma", "--language", "en",
    ])
    #expect(one.status == 0)
    for (tag, count) in [("beta", 2), ("gamma", 1)] {
      let tagged = try await runner.run(["people", "tag:\(tag)", "--json"])
      let people = try JSONDecoder().decode(People.self, from: Data(tagged.standardOutput.utf8)).people
      #expect(people.count == count, "\(tag)")
    }
  }

  @Test func whoMayOnlyReadLooksByEveryVerbAndChangesNothing() async throws {
    let runner = try await imported()
    let role = ["MITKO_ADMIN_ROLE": "read-only"]
    for verb in ["queue", "budget", "rounds", "matches", "people", "events", "settings", "forecast"] {
      let seen = try await runner.run([verb, "--json"], environment: role)
      #expect(seen.status == 0, "\(verb): \(seen.standardError)")
    }
    let text = runner.home.directory.path("home/news.txt")
    try "Rounds are faster now.".write(toFile: text, atomically: true, encoding: .utf8)
    let file = runner.home.directory.path("home/some.people")
    // Something that could be taken back.
    #expect(try await runner.run(["people", "user:otto", "--do", "tag", "--tag", "new"]).status == 0)
    let acts: [[String]] = [
      ["people", "user:vera", "--do", "pause", "--yes"],
      ["people", "user:vera", "--do", "tag", "--tag", "beta"],
      ["people", "user:otto", "--do", "untag", "--tag", "new"],
      ["people", "user:vera", "--do", "block", "--reason", "spam", "--yes"],
      ["people", "user:vera", "--do", "unblock", "--yes"], ["people", "user:vera", "--do", "export"],
      ["queue", "kind:embed", "--do", "hold", "--yes"], ["queue", "kind:embed", "--do", "release", "--yes"],
      ["queue", "kind:embed", "--do", "boost", "--yes"], ["queue", "kind:embed", "--do", "cancel", "--yes"],
      ["queue", "lane:background", "--do", "pause", "--yes"],
      ["rounds", "--do", "step", "--yes"], ["rounds", "--do", "advance", "--yes"],
      ["budget", "--weekly", "1"], ["settings", "weekly_budget_usd", "2"],
      ["undo", "--yes"], ["announce", text, "--to", "lang:en", "--yes"], ["import", file], ["migrate"],
      ["people", "user:vera", "--do", "erase", "--yes"],
    ]
    let database = runner.home.data + "/mitko/mitko.db"
    let before = try Data(contentsOf: URL(fileURLWithPath: database))
    let refusal = "mitko: you may only look\n"
    for act in acts {
      let tried = try await runner.run(act + ["--language", "en"], environment: role)
      #expect(tried.status == 1 && tried.standardOutput.isEmpty, "\(act): \(tried)")
      #expect(tried.standardError == refusal, "\(act): \(tried)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == before, "not a byte was changed")
    // It is the role that refused: without it the same lines do what they say, where there is something to be done.
    let idle: Set<String> = [
      "people pause", "queue hold", "queue release", "queue boost", "queue cancel", "rounds step",
    ]
    for act in acts {
      let taken = try await runner.run(act + ["--language", "en"])
      let verb = act.firstIndex(of: "--do").map { act[0] + " " + act[$0 + 1] } ?? act[0]
      let isIdle = idle.contains(verb) && !act.contains("lane:background")
      #expect(isIdle ? [0, 1].contains(taken.status) : taken.status == 0, "\(act): \(taken)")
      #expect(taken.standardError != refusal, "\(act): \(taken)")
    }
  }

  @Test func whoBroughtPeopleInStandsInTheLog() async throws {
    let runner = try await imported()
    let log = try await runner.run(["events", "who:operator kind:imported", "--language", "en"])
    #expect(log.standardOutput.split(separator: "\n").count == 2, "\(log)")
    #expect(log.standardOutput.contains("brought in from a file"))
  }

  @Test func whatIsWrittenToEverybodyIsSaidToBe() async throws {
    let runner = try await imported()
    let text = runner.home.directory.path("home/news.txt")
    try "Rounds are faster now.".write(toFile: text, atomically: true, encoding: .utf8)
    let nobody = try await runner.run(["announce", text, "--yes", "--language", "en"])
    #expect(nobody.status == 64 && nobody.standardError.contains("Say whom it is for with --to"))
    let all = try await runner.run(["announce", text, "--to", "all", "--dry-run", "--language", "en"])
    #expect(all.status == 0 && all.standardOutput.hasPrefix("Send it to 2 people"), "\(all)")
    #expect(try await runner.run(["announce", "--do", "list"]).standardOutput.isEmpty)
  }

  @Test func whatAnUndoWouldTakeBackIsToldBefore() async throws {
    let runner = try await imported()
    #expect(try await runner.run(["people", "user:vera", "--do", "tag", "--tag", "new"]).status == 0)
    struct Trial: Decodable {
      let undone: String?
      let changed: Int
      let dryRun: Bool
    }
    let trial = try await runner.run(["undo", "--dry-run", "--json"])
    let answer = try JSONDecoder().decode(Trial.self, from: Data(trial.standardOutput.utf8))
    #expect(answer.undone == "tag" && answer.changed == 1 && answer.dryRun)
    let words = try await runner.run(["undo", "--dry-run", "--language", "en"])
    #expect(words.standardOutput.hasPrefix("Undo “tag” of ") && words.standardOutput.contains("(1 person)?"))
    #expect(try await runner.run(["people", "tag:new", "--json"]).standardOutput.contains("\"new\""))
    #expect(try await runner.run(["undo"]).status == 0)
    #expect(!(try await runner.run(["people", "tag:new", "--json"]).standardOutput.contains("\"new\"")))
  }

  @Test func theRoomsAreThereAsTextToo() async throws {
    let runner = try await imported()
    let lines = "people user:vera\n/why vera otto\nquue\nhelp rounds\nquit\nrounds\n"
    let told = try await runner.run(["admin", "--plain", "--language", "en"], input: .text(lines))
    #expect(told.status == 0)
    #expect(told.standardOutput.contains("imported") && told.standardOutput.contains("Why are "))
    #expect(told.standardError.contains("\"quue\" is no verb here"))
    #expect(!told.standardOutput.contains("Round 1"))
    let refused = try await runner.run(
      ["admin", "--plain", "--read-only", "--language", "en"],
      input: .text("people user:vera --do pause --yes\n"))
    #expect(refused.status == 1 && refused.standardError.contains("may only look"))
    // What stands behind `--` is no option, and the database is still the one that was opened.
    let other = runner.home.directory.path("home/other.db")
    let missing = try await runner.run(
      ["admin", "--plain", "--database", other, "--language", "en"],
      input: .text("people --json -- lang:en\n"))
    #expect(missing.standardOutput == "" && missing.standardError.contains("other.db"))
  }

  @Test func anErasedPersonsFilesAreToldAndATrialSendsNothing() async throws {
    let runner = try await imported()
    let listed = try await runner.run(["people", "user:vera", "--json"])
    let vera = try #require(
      try JSONDecoder().decode(People.self, from: Data(listed.standardOutput.utf8)).people.first)
    let paths = try await runner.run(["paths", "--json"])
    struct Paths: Decodable { let data: String }
    let data = try JSONDecoder().decode(Paths.self, from: Data(paths.standardOutput.utf8)).data
    let export = try await runner.run(["people", "user:vera", "--do", "export"])
    try export.standardOutput.write(toFile: data + "/export-7.json", atomically: true, encoding: .utf8)
    let text = runner.home.directory.path("home/news.txt")
    try "Rounds are faster now.".write(toFile: text, atomically: true, encoding: .utf8)
    let trial = try await runner.run(["announce", text, "--test", "--dry-run", "--language", "en"])
    let log = try await runner.run(["events", "who:operator", "--json"])
    // Who never talked with Mitko has no conversation to which it would go.
    #expect(trial.status == 1 && trial.standardOutput.isEmpty, "\(trial)")
    #expect(!log.standardOutput.contains("announce"))
    // What is no text goes to nobody, not even mended.
    try Data([0x48, 0x69, 0xFF]).write(to: URL(fileURLWithPath: text))
    let bytes = try await runner.run(["announce", text, "--to", "all", "--yes", "--language", "en"])
    #expect(bytes.status == 64 && bytes.standardError.contains("is no text in UTF-8"), "\(bytes)")
    #expect(try await runner.run(["announce", "--do", "list"]).standardOutput.isEmpty)
    let erased = try await runner.run(
      ["people", "user:\(vera.id)", "--do", "erase", "--yes", "--language", "en"])
    #expect(erased.status == 0 && erased.standardError.contains("/export-7.json"))
  }

  @Test func matchesAreListedAndAWrongFilterIsAnsweredInWords() async throws {
    let runner = try await imported()
    struct Listing: Decodable {
      struct Row: Decodable {}
      let filter: String
      let matches: [Row]
    }
    let json = try await runner.run(["matches", "--json"])
    let listing = try JSONDecoder().decode(Listing.self, from: Data(json.standardOutput.utf8))
    #expect(
      json.status == 0 && listing.filter == "status:accepted,pending,qualified" && listing.matches.isEmpty)
    let none = try await runner.run(["matches", "status:ended", "--do", "again", "--language", "en"])
    #expect(none.status == 0)
    let proposed = try await runner.run(["matches", "status:proposed", "--json"])
    let meant = try JSONDecoder().decode(Listing.self, from: Data(proposed.standardOutput.utf8))
    #expect(proposed.status == 0 && meant.filter == "status:qualified")
    let wrong = try await runner.run(["matches", "statis:open", "--language", "en"])
    #expect(wrong.status == 64)
    #expect(wrong.standardError.contains("Did you mean status?"))
    let act = try await runner.run(["matches", "--do", "boost", "--language", "en"])
    #expect(act.status == 64)
  }
}
