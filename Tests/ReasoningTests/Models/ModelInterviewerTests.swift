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

  @Test func whatATurnKeepsIsTheBeginningOfTheNextTurnsRequest() async throws {
    let model = ScriptedModel(["One?", "Two?", "Three?"].map { Said(say: $0).step })
    var talk = ModelTalk()
    _ = try await talk.turn("I look for a job", "in Leeds", model: model)
    // A card that was shown stands between the turns, on the user's side.
    talk.add(.mitko, "Your card", kind: .profileCard(Identifier(sequential: 9)))
    _ = try await talk.turn("I write Go", model: model)
    _ = try await talk.turn("And Rust", model: model)
    #expect(model.requests.map(\.keptTurns) == [1, 3, 5])
    for (now, next) in zip(model.requests, model.requests.dropFirst()) {
      #expect(next.instructions == now.instructions)
      #expect(next.history.prefix(now.keptTurns) == now.history.prefix(now.keptTurns))
      #expect(next.keptTurns > now.keptTurns)
    }
  }

  @Test func instructionsAreTheSameForEverybodyUpToTheMark() async throws {
    func instructions(_ words: String) async throws -> [ModelRequest.Part] {
      let model = ScriptedModel([Said().step])
      var talk = ModelTalk()
      _ = try await talk.turn(words, model: model)
      return try #require(model.requests.first).instructions
    }
    let mark = try await self.mark("Hello")
    // Whoever writes the mark gets another.
    let (one, other) = (try await instructions("Hello"), try await instructions("I read \(mark)."))
    #expect(one.count == 2 && one[0] == other[0] && one[1] != other[1])
  }

  /// The mark of a conversation in which somebody says something.
  private func mark(_ words: String, in talk: ModelTalk = ModelTalk()) async throws -> String {
    let model = ScriptedModel([Said().step])
    var talk = talk
    _ = try await talk.turn(words, model: model)
    let text = ModelRequest.text(of: try #require(model.requests.first).question)
    return String(try #require(text.firstMatch(of: /<program ([0-9a-f]{12})>/)?.output.1))
  }

  @Test func aMarkThatStandsInTheProfileTheSummaryOrMitkosWordsIsAnother() async throws {
    let mark = try await mark("Hello")
    var quoted = ModelTalk()
    quoted.add(.mitko, "You said \(mark)?")
    #expect(try await self.mark("Hello", in: quoted) != mark)
    var summed = ModelTalk()
    summed.summary = ChatSummary(text: "They wrote <program \(mark)>.", upTo: 1, promptVersion: "x")
    #expect(try await self.mark("Hello", in: summed) != mark)
    var told = ModelTalk()
    told.profile = Profile(privateNotes: ["I know \(mark)"])
    #expect(try await self.mark("Hello", in: told) != mark)
  }

  @Test func aTurnTellsThatASummaryIsDueBeforeAnythingFallsOut() async throws {
    func isCrowded(_ messages: Int, of scalars: Int, covered: Int? = nil) async throws -> (Bool, Int) {
      let model = ScriptedModel([Said().step])
      var talk = ModelTalk()
      for _ in 0..<messages { talk.add(.user, String(repeating: "go is ", count: scalars / 6)) }
      talk.summary = covered.map { ChatSummary(text: "Go.", upTo: $0, promptVersion: "x") }
      let turn = try await talk.turn("Hello", model: model)
      return (turn.isCrowded, try #require(model.requests.first).history.flatMap(\.parts).count)
    }
    // 1,300 tokens each, as this model counts; there is room for some seven thousand.
    #expect(try await isCrowded(2, of: 4_000) == (false, 3))
    #expect(try await isCrowded(5, of: 4_000) == (true, 6))
    #expect(try await isCrowded(30, of: 100) == (false, 31))
    // What a summary covers crowds nothing, but for the last turns beside it.
    #expect(try await isCrowded(10, of: 1_000, covered: 11) == (false, 4))
  }

  private actor Seen {
    var texts: [String] = []
    func add(_ text: String) { texts.append(text) }
  }
}
