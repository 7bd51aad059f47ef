import TestSupport
import Testing

/// A provider of models that was configured without its key.
@Suite(.timeLimit(.minutes(10))) struct AbsentProviderTests {
  @Test func theBuiltInRulesAnswerAndItIsSaidWhy() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    let asked = ["LLM_PROVIDER": "openai"]
    let talk = try await runner.run(
      ["chat", "--plain"], input: .text("I'm a backend developer, Go and PostgreSQL. I look for work.\n"),
      environment: asked)
    #expect(talk.status == 0)
    let sentence =
      "LLM_PROVIDER is openai, and there is no key (OPENAI_API_KEY or OPENAI_API_KEY_FILE); the built-in rules answer, at no cost"
    #expect(talk.standardError.contains(sentence))
    // After the words themselves comes an answer that has understood them.
    let answer = talk.standardOutput.split(separator: "I look for work.\n").last ?? ""
    #expect(answer.hasPrefix("Mitko: ") && answer.contains("PostgreSQL"))
    let health = try await runner.run(["doctor"], environment: asked)
    #expect(health.standardOutput.contains("note  answers          \(sentence)\n"))
    let usual = try await runner.run(["doctor"])
    #expect(
      usual.standardOutput.contains(
        "ok    answers          from the built-in rules, which need no key and cost nothing\n"))
  }
}
