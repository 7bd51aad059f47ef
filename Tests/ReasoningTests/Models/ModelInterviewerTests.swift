import Domain
import ModelReasoning
import Ports
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct ModelInterviewerTests {
  static let story = "I look for a job. I write Go and Postgres in Tbilisi, remote only, from 4500 EUR net."

  static let read = Said(
    say: "Go in Tbilisi, noted. What was the last thing that broke at three in the morning?",
    facts: [
      "seeker offers role add seeker | I look for a job",
      "seeker offers skill add golang | I write Go and Postgres",
      "seeker offers skill add Postgres | I write Go and Postgres",
      "seeker offers place add Tbilisi, Georgia | in Tbilisi",
      "seeker practical work_mode only remote | remote only",
      "seeker practical pay add from 4500 EUR a month net | from 4500 EUR net",
      "seeker offers story add  | I write Go and Postgres in Tbilisi",
    ])

  @Test func whatWasSaidIsStoredByTheLexiconsValuesWithItsWords() async throws {
    var talk = ModelTalk()
    let turn = try await talk.turn(Self.story, model: ScriptedModel([Self.read.step]))
    #expect(turn.lines.map(\.text) == [Self.read.say])
    let profile = try #require(turn.profile)
    #expect(
      profile.told == [
        "seeker offers skill go", "seeker offers skill postgresql",
        "seeker practical pay 4500- EUR month net", "seeker practical workMode remote",
        "shared place tbilisi",
      ])
    #expect(profile.facets[.seeker]?.offers.words.map(\.quote) == ["I write Go and Postgres in Tbilisi"])
    #expect(profile.shared.first?.source.quote == "in Tbilisi")
    #expect(profile.defects.isEmpty)
    #expect(turn.droppedFacts == 0)
    #expect(turn.spending.map(\.cost) == [Money(clamping: 1_000)])
    #expect(turn.spending.map(\.promptVersion) == [ShippedPrompts().prompt(.interviewer).version])
  }

  @Test func aFactWhoseWordsNobodySaidIsDroppedAndCounted() async throws {
    var talk = ModelTalk()
    let answer = Said(facts: [
      "seeker offers role add seeker | I look for a job",
      "seeker offers skill add Rust | I have written Rust for years",
      "seeker offers years add 12 | Hi, I'm Mitko.",
      "seeker practical work_mode add office | remote on",
    ])
    let turn = try await talk.turn(Self.story, model: ScriptedModel([answer.step]))
    #expect(turn.droppedFacts == 3)
    #expect(turn.profile == nil)
    let draft = try #require(turn.state.flatMap { ModelTalk.interviewer(ScriptedModel([])).draft(in: $0) })
    #expect(draft.roles == [.seeker] && draft.told == [])
  }

  @Test func newMessagesThatAreTooLongAreReadFromTheirBeginningsAndTheModelKnows() async throws {
    let model = ScriptedModel([Said().step])
    let limits = InterviewLimits()
    var talk = ModelTalk()
    let long = "I write Go. " + String(repeating: "слово ", count: 10_000) + "And Rust."
    _ = try await talk.turn("Hi!", long, model: model, limits: limits)
    let request = try #require(model.requests.first)
    let question = ModelRequest.text(of: request.question)
    #expect(model.tokens(in: request.text) < limits.request)
    #expect(question.contains("Hi!") && question.contains("I write Go. слово"))
    #expect(!question.contains("And Rust."))
    #expect(question.contains("That text goes on and was too long to be shown."))
  }

  @Test func whatIsSaidIsShownWhileTheRestIsWritten() async throws {
    let seen = Seen()
    var talk = ModelTalk()
    _ = try await talk.turn(
      Self.story, model: ScriptedModel([Self.read.step], pieceLength: 11), progress: { await seen.add($0) })
    let texts = await seen.texts
    #expect(texts.count > 3)
    #expect(texts.last == Self.read.say)
    #expect(zip(texts, texts.dropFirst()).allSatisfy { $1.hasPrefix($0) })
  }

  private actor Seen {
    var texts: [String] = []
    func add(_ text: String) { texts.append(text) }
  }
}
