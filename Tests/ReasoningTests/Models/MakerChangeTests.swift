import BuiltInReasoning
import Domain
import ModelReasoning
import Ports
import TestSupport
import Testing

/// A conversation goes on with what is known when the one who holds it changes.
@Suite(.timeLimit(.minutes(10))) struct MakerChangeTests {
  private func context(_ talk: ModelTalk, _ text: String) -> InterviewContext {
    var talk = talk
    talk.add(.user, text)
    return InterviewContext(
      user: talk.user, transcript: talk.messages, unanswered: [talk.messages[talk.messages.count - 1]],
      profile: talk.profile, state: talk.state, recentPhraseTags: [], now: ModelTalk.now)
  }

  private static let language = [Language.english, .russian]
  private static let role = ["I look for a job", "Я ищу работу"]
  private static let skill = ["I write Go", "Пишу на Go"]
  private static let terms = ["Remote only", "Только удалённо"]

  @Test(arguments: [0, 1])
  func whatAModelLearntTheRulesGoOnWith(_ number: Int) async throws {
    var talk = ModelTalk(Self.language[number])
    let role = Self.role[number]
    _ = try await talk.turn(
      role, Self.skill[number],
      model: ScriptedModel([
        Said(facts: [
          "seeker offers role add seeker | \(role)", "seeker offers skill add Go | \(Self.skill[number])",
        ]).step
      ]))
    #expect(talk.profile == nil)
    let builtin = BuiltInInterviewer.shipped()
    #expect(builtin.draft(in: try #require(talk.state))?.told == ["seeker offers skill go"])
    let turn = try await builtin.turn(context(talk, Self.terms[number]))
    #expect(turn.profile?.told == ["seeker offers skill go", "seeker practical workMode remote"])
  }

  @Test(arguments: [0, 1])
  func whatTheRulesLearntAModelGoesOnWith(_ number: Int) async throws {
    var talk = ModelTalk(Self.language[number])
    let first = try await BuiltInInterviewer.shipped().turn(
      context(talk, Self.role[number] + ". " + Self.skill[number] + "."))
    talk.add(.user, Self.role[number] + ". " + Self.skill[number] + ".")
    talk.state = first.state
    #expect(first.profile == nil)
    let interviewer = ModelTalk.interviewer(ScriptedModel([]))
    #expect(interviewer.draft(in: try #require(talk.state))?.told == ["seeker offers skill go"])
    let model = ScriptedModel([
      Said(facts: ["seeker practical work_mode only remote | \(Self.terms[number])"]).step
    ])
    let turn = try await talk.turn(Self.terms[number], model: model)
    #expect(turn.profile?.told == ["seeker offers skill go", "seeker practical workMode remote"])
    #expect(ModelRequest.text(of: model.requests[0].question).contains("seeker, offers, skill: Go"))
  }

  @Test func theRulesDoNotTakeWhatAModelAskedForTheAnswerToTheirOwnQuestion() async throws {
    var talk = ModelTalk()
    let builtin = BuiltInInterviewer.shipped()
    let first = try await builtin.turn(context(talk, "I look for a job. I write Go. Remote only."))
    talk.state = first.state
    talk.profile = first.profile
    let asked = try await talk.turn("Hm.", model: ScriptedModel([Said(say: "Do you like cats?").step]))
    talk.state = asked.state
    let turn = try await builtin.turn(context(talk, "Yes."))
    #expect(turn.profile == nil)
  }

  @Test func whoIsNotKnownYetIsAskedByWhoeverSpeaks() async throws {
    var talk = ModelTalk()
    _ = try await talk.turn("Hello!", model: ScriptedModel([Said(say: "Work, or people?").step]))
    let turn = try await BuiltInInterviewer.shipped().turn(context(talk, "Work"))
    #expect(turn.state.flatMap { BuiltInInterviewer.shipped().draft(in: $0) }?.roles == [.seeker])
  }

  @Test func aStateOfBeforeThereWereModelsIsReadByBoth() throws {
    let old = """
      {"asksForConflict":0,"contradictions":[],"draft":{"choices":{"hiddenWords":[],"showsEmployer":false,\
      "showsPay":false},"facets":{"seeker":{"offers":{"facts":[],"words":[]},"practical":{"facts":[],"words":[]},\
      "wants":{"facts":[],"words":[]}}},"privateNotes":["a note"],"shared":[]},"greetedByName":false,\
      "hintedLanguage":true,"questionsAfterCard":0,"repeats":0,"shortAnswers":0,"showedCard":false,"skipped":[],\
      "timesAsked":{"role":1},"toldOfSeveralSeats":false,"turnsOffTopic":0,"unread":[],"version":2}
      """
    #expect(BuiltInInterviewer.shipped().draft(in: Array(old.utf8))?.privateNotes == ["a note"])
    #expect(ModelTalk.interviewer(ScriptedModel([])).draft(in: Array(old.utf8))?.roles == [.seeker])
    #expect(ModelTalk.interviewer(ScriptedModel([])).draft(in: Array("{}".utf8)) == nil)
    #expect(ModelTalk.interviewer(ScriptedModel([])).draft(in: [0xFF, 0]) == nil)
  }
}
