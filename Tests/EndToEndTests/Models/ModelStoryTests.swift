import Domain
import Foundation
import LocalServer
import TestSupport
import Testing

/// From nothing to each other's contact with OpenAI and with Anthropic, played on this machine, whatever goes wrong.
@Suite(.timeLimit(.minutes(20)), .serialized) struct ModelStoryTests {
  @Test(arguments: PlayedProvider.Format.allCases, StoryScript.all)
  func twoPeopleReachEachOthersContactByAModel(
    format: PlayedProvider.Format, script: StoryScript
  ) async throws {
    let story = try ModelStory(script, format)
    let (seeker, provider) = try await introduced(story)
    try await story.agree(seeker, provider)
    for chat in [seeker, provider] {
      #expect(!chat.output.contains(script.triesAgain))
      #expect(!chat.output.contains(script.standIn))
    }
    // Six answers, a verdict and two introductions, each asked for once and paid for once.
    #expect(story.provider.bodies.count == 9)
    try await story.expectItsEnd()
  }

  /// A story, and with which fault its first call begins: the others follow in their order.
  struct BadDay: Sendable, CustomTestStringConvertible {
    let format: PlayedProvider.Format
    let script: StoryScript
    let first: Int

    var testDescription: String { "\(format), \(script.language), from \(StoryModel.Fault.allCases[first])" }
  }

  @Test(arguments: [
    BadDay(format: .openai, script: .russian, first: 0),
    BadDay(format: .anthropic, script: .english, first: 0),
    BadDay(format: .openai, script: .english, first: 4),
    BadDay(format: .anthropic, script: .russian, first: 4),
  ])
  func whereEveryFirstCallGoesWrongItIsTheSameStory(_ day: BadDay) async throws {
    let all = StoryModel.Fault.allCases
    let story = try ModelStory(
      day.script, day.format, faults: Array(all[day.first...] + all[..<day.first]))
    let (seeker, provider) = try await introduced(story)
    try await story.agree(seeker, provider)
    let met = story.model.met
    #expect(met.count == 9)
    #expect(Set(met.map(\.fault)) == Set(all))
    #expect(
      story.provider.bodies.count == met.count { $0.fault == .slow } + 2 * met.count { $0.fault != .slow })
    for (person, chat) in [(day.script.seeker, seeker), (day.script.provider, provider)] {
      // Whoever waits for a second attempt is told so, once for each of their messages.
      let delayed = met.count { entry in
        if case .reply(person.role, _) = entry.work { entry.fault.endsAttempt } else { false }
      }
      #expect(chat.output.components(separatedBy: day.script.triesAgain).count - 1 == delayed)
      #expect(!chat.output.contains(day.script.standIn))
    }
    try await story.expectItsEnd()
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func killedInTheMiddleOfEachCallItGoesOnWhereItWas(format: PlayedProvider.Format) async throws {
    let script = format == .openai ? StoryScript.english : .russian
    let story = try ModelStory(script, format)
    let gate = Gate()
    defer { gate.open() }
    for person in script.people {
      // Nobody else's program is there to take over.
      story.model.hold(.reply(person.role, 1), at: gate)
      var chat = try story.chat(person)
      try await story.talk(person, chat, lines: 0..<1)
      chat.say(person.lines[1].says)
      await story.model.called(.reply(person.role, 1))
      try await killed(chat)
      chat = try story.chat(person)
      try await chat.sees(person.lines[1].answer)
      try await story.talk(person, chat, lines: 2..<3)
      if person.role == "provider" { story.model.hold(.verdict, at: gate) }
      try await chat.press(script.words.activate)
      if person.role == "provider" {
        await story.model.called(.verdict)
        try await killed(chat)
      } else {
        #expect(try await chat.leave() == 0)
      }
    }
    for reader in ["seeker", "provider"] { story.model.hold(.introduction(reader), at: gate) }
    let judging = try story.chat(script.provider)
    await story.model.called(.introduction("seeker"))
    await story.model.called(.introduction("provider"))
    try await killed(judging)
    let (seeker, provider) = (try story.chat(script.seeker), try story.chat(script.provider))
    try await story.agree(seeker, provider)
    // Five calls were cut short, and each was made once more.
    #expect(story.provider.bodies.count == 14)
    try await story.expectItsEnd()
    let stored = try await StoredWork(at: story.home.data + "/mitko/demo-empty.db")
    // What nobody heard the end of is booked at its bound.
    let bounds = stored.calls.filter { if case .settledAtBound = $0.state { true } else { false } }
    #expect(bounds.count == 5)
    #expect(bounds.map(\.attempt) == [1, 1, 1, 1, 1])
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func whoIsKilledBesideAnotherProgramIsAnsweredOnceWhicheverOfThemAsked(
    format: PlayedProvider.Format
  ) async throws {
    let script = format == .openai ? StoryScript.russian : .english
    let story = try ModelStory(script, format)
    let seeker = try story.chat(script.seeker)
    try await story.talk(script.seeker, seeker)
    try await seeker.press(script.words.activate)
    var provider = try story.chat(script.provider)
    for (number, line) in script.provider.lines.enumerated() {
      let gate = Gate()
      defer { gate.open() }
      story.model.hold(.reply("provider", number), at: gate)
      provider.say(line.says)
      await story.model.called(.reply("provider", number))
      try await killed(provider)
      // Where the seeker's program asked, it hears the end; where the killed one did, nobody does.
      gate.open()
      provider = try story.chat(script.provider)
      try await provider.sees(line.answer)
    }
    try await provider.press(script.words.activate)
    try await story.agree(seeker, provider)
    try await story.expectItsEnd()
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func aWrongKeyIsStoodInForAndTheStoryGoesOnWithAnother(format: PlayedProvider.Format) async throws {
    let script = format == .openai ? StoryScript.russian : .english
    let story = try ModelStory(script, format)
    let wrong = [format == .openai ? "OPENAI_API_KEY" : "ANTHROPIC_API_KEY": "sk-old"]
    let early = try story.chat(script.seeker, environment: wrong)
    early.say(script.seeker.lines[0].says)
    try await early.sees(script.standIn)
    #expect(try await early.leave() == 0)
    let seeker = try story.chat(script.seeker)
    try await story.talk(script.seeker, seeker, lines: 1..<3)
    try await seeker.press(script.words.activate)
    let provider = try story.chat(script.provider)
    try await story.talk(script.provider, provider)
    try await provider.press(script.words.activate)
    try await story.agree(seeker, provider)
    #expect(story.provider.bodies.count == 9)
    try await story.expectItsEnd(byRules: [.reply("seeker", 0)])
  }

  @Test(arguments: PlayedProvider.Format.allCases)
  func whatAProviderCannotDoTheRulesDoAndSaySo(format: PlayedProvider.Format) async throws {
    let script = format == .openai ? StoryScript.english : .russian
    let story = try ModelStory(script, format)
    story.model.fail(.reply("seeker", 1))
    story.model.fail(.verdict)
    let seeker = try story.chat(script.seeker)
    try await story.talk(script.seeker, seeker, lines: 0..<1)
    seeker.say(script.seeker.lines[1].says)
    try await seeker.sees(script.triesAgain)
    try await seeker.sees(script.standIn)
    try await story.talk(script.seeker, seeker, lines: 2..<3)
    try await seeker.press(script.words.activate)
    let provider = try story.chat(script.provider)
    try await story.talk(script.provider, provider)
    try await provider.press(script.words.activate)
    try await story.agree(seeker, provider)
    try await story.expectItsEnd(byRules: [.reply("seeker", 1)])
  }

  /// Both have told who they are and pressed the button; the model does the rest.
  private func introduced(_ story: ModelStory) async throws -> (seeker: PlainChat, provider: PlainChat) {
    let seeker = try story.chat(story.script.seeker)
    try await story.talk(story.script.seeker, seeker)
    try await seeker.press(story.script.words.activate)
    let provider = try story.chat(story.script.provider)
    try await story.talk(story.script.provider, provider)
    try await provider.press(story.script.words.activate)
    return (seeker, provider)
  }

  private func killed(_ chat: PlainChat) async throws {
    chat.program.kill()
    _ = try await chat.program.waitForExit()
  }
}
