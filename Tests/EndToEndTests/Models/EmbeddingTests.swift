import Foundation
import LocalServer
import TestSupport
import Testing

/// The built program with somebody else's embeddings, played on this machine: the change of model goes on in the
/// background, over kill -9 and the provider's bad days, and what is known of it is told.
@Suite(.timeLimit(.minutes(10))) struct EmbeddingTests {
  private struct Finding: Decodable {
    let subject: String
    let sentence: String
  }

  /// A database with three people, embedded by their words.
  private struct World {
    let runner: ProgramRunner

    init() async throws {
      runner = try ProgramRunner("mitko", environment: ["MITKO_LANGUAGE": "en"])
      let path = runner.home.directory.path("home/three.people")
      let people = [("ann", "seeker"), ("ben", "provider"), ("cat", "seeker")].map { name, role in
        """
        === \(name)
        language: en
        name: \(name)
        role: \(role)
        contact: telegram @\(name)_here
        --- offers
        Senior backend developer. Go, PostgreSQL and Kafka for seven years; I build payment services.
        --- wants
        Work on payments in Go with a small team. Product company.
        --- practical
        Remote, from Berlin. From 5000 euros a month. English.
        """
      }
      try people.joined(separator: "\n\n").write(toFile: path, atomically: true, encoding: .utf8)
      let imported = try await runner.run(["import", path])
      #expect(imported.status == 0, "\(imported.standardOutput)\(imported.standardError)")
      let chat = try runner.start(["chat", "--plain"])
      try await doctor(in: [:], says: "all profiles in step", about: "vectors")
      chat.closeInput()
      _ = try await chat.waitForExit()
    }

    func sentence(_ subject: String, in environment: [String: String]) async throws -> String {
      let told = try await runner.run(["doctor", "--offline", "--json"], environment: environment)
      let findings = try JSONDecoder().decode([Finding].self, from: Data(told.standardOutput.utf8))
      return findings.filter { $0.subject == subject }.map(\.sentence).joined(separator: "\n")
    }

    /// Asks the doctor until it says so.
    func doctor(in environment: [String: String], says words: String, about subject: String) async throws {
      while try await !sentence(subject, in: environment).contains(words) { await Task.yield() }
    }
  }

  @Test func aChangeOfModelGoesOnOverAKillAndIsToldUntilItIsDone() async throws {
    let world = try await World()
    let gate = Gate()
    let provider = try PlayedEmbedder([.vectors, .held(gate)])
    let cloud = provider.environment
    #expect(
      try await world.sentence("vectors", in: cloud)
        == "0 of 3 profiles re-embedded, while mitko chat runs; until all are, people are searched by mitko-lexical"
    )
    let chat = try world.runner.start(["chat", "--plain"], environment: cloud)
    await provider.called(2)
    #expect(try await world.sentence("vectors", in: cloud).hasPrefix("1 of 3 profiles re-embedded"))
    chat.kill()
    _ = try await chat.waitForExit()
    gate.open()
    let next = try world.runner.start(["chat", "--plain"], environment: cloud)
    try await world.doctor(in: cloud, says: "6 vectors, all profiles in step", about: "vectors")
    next.closeInput()
    _ = try await next.waitForExit()
    // Three profiles, and the one that was cut off once more.
    #expect(provider.bodies.count == 4)
    #expect(provider.keys == ["Bearer sk-played"])
    let costs = try await world.runner.run(["costs", "--by", "kind", "--json"])
    let rows = try JSONDecoder().decode(ModelTalkTests.Costs.self, from: Data(costs.standardOutput.utf8)).rows
    #expect(rows.map(\.subject) == ["embed"])
    // Three calls of 400 tokens at $0.02 a million, and the bound of the one that nobody heard of again.
    #expect(rows.map(\.inputTokens) == [1_200])
    #expect(rows.map(\.microdollars) == [3 * 8 + 800])
    #expect(
      try await world.sentence("scale", in: cloud).contains(
        "Uncalibrated: nothing was fitted for text-embedding-3-small")
    )
    for body in provider.bodies {
      #expect(!body.contains("ann_here") && !body.contains("5000"), "only the public view is sent")
    }
  }

  @Test func whileTheProviderFailsPeopleStayWhereTheyCanBeFound() async throws {
    let world = try await World()
    let provider = try PlayedEmbedder([.status(401)])
    let chat = try world.runner.start(["chat", "--plain"], environment: provider.environment)
    try await world.doctor(
      in: provider.environment,
      says:
        "openai.embeddings is not asked until its configuration changes: the provider does not know the key",
      about: "provider")
    #expect(try await world.sentence("vectors", in: provider.environment).hasPrefix("0 of 3 profiles"))
    chat.closeInput()
    _ = try await chat.waitForExit()
    #expect(provider.bodies.count == 1)
    let other = provider.environment.merging(["OPENAI_API_KEY": "sk-other"]) { $1 }
    let next = try world.runner.start(["chat", "--plain"], environment: other)
    try await world.doctor(in: other, says: "all profiles in step", about: "vectors")
    next.closeInput()
    _ = try await next.waitForExit()
    #expect(provider.bodies.count == 4)
    // And back: nobody is asked any more.
    let home = try world.runner.start(["chat", "--plain"])
    try await world.doctor(in: [:], says: "all profiles in step", about: "vectors")
    home.closeInput()
    _ = try await home.waitForExit()
    #expect(provider.bodies.count == 4)
  }

  @Test func theDoctorMakesOneCheapCallAndTellsLengthAndPrice() async throws {
    let provider = try PlayedEmbedder()
    let runner = try ProgramRunner(
      "mitko", environment: provider.environment.merging(["MITKO_LANGUAGE": "en"]) { $1 })
    let health = try await runner.run(["doctor"])
    #expect(health.status == 0)
    #expect(
      health.standardOutput.contains(
        "openai.embeddings: text-embedding-3-small (1536 dimensions) answered in "))
    #expect(health.standardOutput.contains("; at most $0.0008 a profile"))
    #expect(provider.bodies.count == 1)
    let shorter = try await runner.run(["doctor"], environment: ["MITKO_EMBEDDING_DIMENSION": "512"])
    #expect(shorter.status == 69)
    #expect(
      shorter.standardOutput.contains(
        "its vectors have another number of dimensions (1536) than MITKO_EMBEDDING_DIMENSION says"))
    let unpriced = try await runner.run(
      ["doctor"], environment: ["MITKO_EMBEDDING_MODEL": "brand-new", "MITKO_EMBEDDING_DIMENSION": "8"])
    #expect(unpriced.standardOutput.contains("nobody told what brand-new costs"))
    #expect(provider.bodies.count == 2)
    let free = try await runner.run(
      ["doctor", "--offline"],
      environment: [
        "MITKO_EMBEDDER": "compatible", "MITKO_EMBEDDING_MODEL": "tiny", "MITKO_EMBEDDING_DIMENSION": "8",
      ])
    #expect(
      free.standardOutput.contains(
        "compatible.embeddings: tiny (8 dimensions), at most nothing a profile; not asked now"))
  }

  @Test func withoutItsKeyNothingStarts() async throws {
    let runner = try ProgramRunner("mitko", environment: ["MITKO_EMBEDDER": "openai"])
    let said = try await runner.run(["say"], input: .text("Hello"))
    #expect(said.status == 78)
    #expect(
      said.standardError.contains(
        "MITKO_EMBEDDER from the environment is openai, and that needs OPENAI_API_KEY as well."))
  }
}
