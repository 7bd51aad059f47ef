import Foundation
import TestSupport
import Testing

/// What operators ask about models: health, costs, recordings; and what is wrong with their configuration.
@Suite(.timeLimit(.minutes(10))) struct ModelVerbTests {
  @Test func theDoctorMakesOneCheapCallOfEachModelAndBooksIt() async throws {
    let talk = try ModelTalkTests.Talk(try PlayedProvider(.openai, [.answers("yes"), .answers("yes")]))
    // Without a database nothing is made for the sake of a look.
    let first = try await talk.runner.run(["doctor"])
    #expect(first.status == 0)
    #expect(first.standardOutput.contains("openai: gpt-6-luna answered in "))
    #expect(first.standardOutput.contains("openai: gpt-6-sol answered in "))
    #expect(first.standardOutput.contains("at most reply (gpt-6-luna) $"))
    #expect(talk.provider.bodies.count == 2)
    _ = try await talk.say("Hello")
    let offline = try await talk.runner.run(["doctor", "--offline"])
    #expect(offline.standardOutput.contains("openai: gpt-6-luna, gpt-6-sol; not asked now"))
    #expect(talk.provider.bodies.count == 3)
    _ = try await talk.runner.run(["doctor"])
    #expect(try await talk.costs().reduce(0) { $0 + $1.calls } == 3)
    for result in [first, offline] { #expect(!result.standardOutput.contains("sk-played")) }
  }

  @Test func aServerOnThisMachineIsFreeAndTheDoctorSaysWhy() async throws {
    let provider = try PlayedProvider(.openai)
    let talk = try ModelTalkTests.Talk(provider)
    let local = ["LLM_PROVIDER": "compatible", "MITKO_MODEL": "tiny"]
    let health = try await talk.runner.run(["doctor", "--offline"], environment: local)
    #expect(health.standardOutput.contains("tiny: free (the server is this machine)"))
    let said = try await talk.runner.run(["say"], input: .text("Hello"), environment: local)
    #expect(said.standardOutput.contains("Tell me more."))
    let costs = try await talk.costs()
    #expect(costs.map(\.calls) == [1])
    #expect(costs.map(\.microdollars) == [0])
  }

  @Test func aModelWithoutAPriceIsNotAskedAndTheProgramEndsAllTheSame() async throws {
    let talk = try ModelTalkTests.Talk(try PlayedProvider(.openai))
    let unpriced = ["MITKO_MODEL": "brand-new"]
    let said = try await talk.runner.run(["say", "--no-wait"], input: .text("Hello"), environment: unpriced)
    #expect(said.status == 0)
    let chat = try await talk.runner.run(["chat", "--plain"], environment: unpriced)
    #expect(chat.status == 0)
    #expect(talk.provider.bodies.isEmpty)
    let health = try await talk.runner.run(["doctor", "--offline"], environment: unpriced)
    #expect(health.status == 69)
    #expect(
      health.standardOutput.contains("nobody told what brand-new costs, so what it would make is held."))
  }

  @Test func aPriceThatIsWrittenDownWhileItRunsLetsTheReplyGoOn() async throws {
    let talk = try ModelTalkTests.Talk(try PlayedProvider(.openai))
    let file = talk.runner.home.directory.path("home/prices.json")
    try #"{"rows":[]}"#.write(toFile: file, atomically: true, encoding: .utf8)
    let chat = PlainChat(
      program: try talk.runner.start(
        ["chat", "--plain"], environment: ["MITKO_MODEL": "brand-new", "MITKO_PRICES": file]))
    chat.say("Hello there")
    try await chat.sees("I'm trying again")
    #expect(talk.provider.bodies.isEmpty)
    try #"""
    {"rows":[{"provider":"openai","model":"brand-new","from":"2026-01-01","input":1000000,"cachedRead":0,
      "cacheWrite":1000000,"output":2000000}]}
    """#.write(toFile: file, atomically: true, encoding: .utf8)
    try await chat.sees("Tell me more.")
    #expect(try await chat.leave() == 0)
    #expect(chat.output.components(separatedBy: "I'm trying again").count == 2, "told once")
    #expect(talk.provider.bodies.count == 1)
  }

  @Test func aGenerationIsAskedAgainOfAnotherModelAndTheDifferenceIsShown() async throws {
    let talk = try ModelTalkTests.Talk(
      try PlayedProvider(.openai, [.says("Before."), .says("After."), .says("Before.")]))
    _ = try await talk.say("Hello")
    let name = try #require(try await talk.replays().first?.generation)
    let other = try await talk.runner.run(["replay", name, "--model", "gpt-6-sol"])
    #expect(other.status == 0)
    #expect(other.standardOutput.contains("- say: \"Before.\"\n+ say: \"After.\"\n  facts: []\n"))
    #expect(talk.provider.bodies.last?.contains("gpt-6-sol") == true)
    let file = talk.runner.home.directory.path("home/prompt.md")
    try "Be brief.\nIn {{language}}.\n".write(toFile: file, atomically: true, encoding: .utf8)
    let half = try await talk.runner.run(["replay", name, "--prompt", file])
    #expect(half.status == 78)
    #expect(half.standardError.contains("\(file):3: the variable {{mark}} is missing"))
    try "Be brief, in {{language}}: {{trades}}. The mark is {{mark}}."
      .write(toFile: file, atomically: true, encoding: .utf8)
    let brief = try await talk.runner.run(["replay", name, "--prompt", file])
    #expect(brief.standardOutput.contains("The same answer."))
    #expect(talk.provider.bodies.last?.contains("Be brief, in English: ") == true)
    #expect(talk.provider.bodies.last?.contains("Hello") == true)
    // Each is a call of its own in the ledger, and nobody's conversation.
    let costs = try await talk.costs(by: "user")
    #expect(costs.map(\.calls).sorted() == [1, 2])
    #expect(costs.contains { $0.subject == nil && $0.calls == 2 })
    let unknown = try await talk.runner.run(["replay", "nothing"])
    #expect(unknown.status == 1)
    #expect(
      unknown.standardError
        == "mitko: No generation nothing has been kept. \"mitko replay\" lists those that were.\n")
  }

  @Test func whatModelsHaveCostIsATableInBothLanguages() async throws {
    let talk = try ModelTalkTests.Talk(try PlayedProvider(.openai))
    let nowhere = try await talk.runner.run(["costs"])
    #expect(nowhere.status == 69 && nowhere.standardError.hasPrefix("mitko: There is no database"))
    _ = try await talk.runner.run(["settings", "burst_usd", "0.5"])
    let none = try await talk.runner.run(["costs"])
    #expect(none.standardOutput.hasPrefix("No model was asked since "))
    #expect(none.standardOutput.hasSuffix("Of $6.00 a week, $0.00 are spent or reserved.\n"))
    _ = try await talk.say("Hello")
    let some = try await talk.runner.run(["costs", "--since", "12h", "--by", "kind"])
    #expect(
      some.standardOutput.contains(
        """
        work   calls   read  of it cached  written      cost
        reply      1  1,200             0       40  $0.00014
        """))
    let russian = try await talk.runner.run(["costs", "--language", "ru"])
    #expect(russian.standardOutput.contains("модель"))
    let wrong = try await talk.runner.run(["costs", "--since", "soon"])
    #expect(wrong.status == 64)
    #expect(wrong.standardError.hasPrefix("mitko: \"soon\" is no age such as 7d or 12h"))
  }

  @Test func operatorsAreToldOnceOfAProviderThatIsLocked() async throws {
    let talk = try ModelTalkTests.Talk(try PlayedProvider(.openai, [.status(401)]))
    let folder = talk.runner.home.directory
    let (pipe, script) = (folder.path("home/told"), folder.path("home/tell"))
    #expect(mkfifo(pipe, 0o600) == 0)
    try "#!/bin/sh\necho \"$@\" \"${OPENAI_API_KEY-no key}\" > \(pipe)\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    #expect(chmod(script, 0o700) == 0)
    let reader = try ProgramRunner("/bin/cat", home: talk.runner.home).start([pipe])
    let tells = ["MITKO_ALERT_COMMAND": script]
    // The first one finds out, those that follow look.
    for text in ["Hello", "Hello again", "Hello once more"] {
      let said = try await talk.runner.run(["say"], input: .text(text), environment: tells)
      #expect(said.status == 0)
    }
    let told = try await reader.waitForExit()
    #expect(told.standardOutput == "provider.openai fault=wrong_key no key\n")
  }

  @Test(arguments: [
    (
      ["LLM_PROVIDER": "compatible", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"],
      "LLM_PROVIDER from the environment is compatible, and that needs MITKO_MODEL as well."
    ),
    (
      ["LLM_PROVIDER": "openai", "OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "http://far.example/v1"],
      "OPENAI_BASE_URL from the environment makes no sense: expected an https address"
    ),
    (
      ["LLM_PROVIDER": "openai", "OPENAI_API_KEY": "k", "MITKO_PRICES": "/dev/null"],
      "/dev/null is no table of prices: the file can't be read."
    ),
    (
      ["LLM_PROVIDER": "openai", "OPENAI_API_KEY_FILE": "/nowhere/key"],
      "I can't read the configuration /nowhere/key: the file can't be read."
    ),
  ])
  func aWrongConfigurationStopsTheStart(environment: [String: String], sentence: String) async throws {
    let runner = try ProgramRunner("mitko", environment: environment)
    let said = try await runner.run(["say"], input: .text("Hello"))
    #expect(said.status == 78)
    #expect(said.standardError.contains(sentence))
  }

  @Test func aPromptThatCannotBeUsedStopsTheStartWithItsFileAndLine() async throws {
    let talk = try ModelTalkTests.Talk(try PlayedProvider(.openai))
    let assets = talk.runner.home.directory.path("home/assets")
    try FileManager.default.createDirectory(
      atPath: assets + "/Prompts", withIntermediateDirectories: true)
    try "Be kind.\n{{nobody}}\n".write(
      toFile: assets + "/Prompts/judge.md", atomically: true, encoding: .utf8)
    let said = try await talk.runner.run(
      ["say"], input: .text("Hello"), environment: ["MITKO_ASSETS_DIR": assets])
    #expect(said.status == 78)
    #expect(said.standardError.contains("\(assets)/Prompts/judge.md:2: unknown variable {{nobody}}"))
  }
}
