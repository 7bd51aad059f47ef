import Agent
import Domain
import Ports
import TestSupport
import Testing

struct QuestionTests {
  /// A seeker and a provider who were introduced; the provider shows Kafka, and hides what `profile` says.
  func introduced(
    _ house: TestHouse, words: [String] = [], facts: [FactValue] = [.workMode(.remote)],
    choices: PublicChoices = PublicChoices(), shared: [FactValue] = []
  ) async throws -> (anna: Person, boris: Person, match: Match) {
    let anna = try await house.seeker("anna")
    var profile = house.profile(
      "boris", [.provider: Heading(0)], practical: facts, shared: shared, words: words)
    profile.choices = choices
    profile.facets[.provider]?.practical.facts.append(
      Fact(
        .skill("kafka"), source: Evidence(message: MessageID(high: 0, low: 0), quote: "two years of Kafka")))
    let boris = try await house.join("boris", [:], profile: profile)
    try await house.drain()
    return (anna, boris, try await house.match(of: anna))
  }

  func questions(_ house: TestHouse, _ match: Match) async throws -> [MatchQuestion] {
    try await house.store.read { try $0.questions.all(in: match.id) }
  }

  func last(_ house: TestHouse, _ person: Person) async throws -> Message {
    try #require(try await house.messages(of: person).last { $0.author == .mitko })
  }

  @Test func whatTheOtherShowsAnswersWithItsQuoteAndNobodyIsAsked() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    let before = try await house.messages(of: boris).count
    try await house.send(.ask("Do you need Kafka?"), by: anna)
    #expect(try await house.tags(of: anna).last == "asking.taken")
    try await house.drain()
    let told = try await last(house, anna)
    #expect(
      told.text
        == "You asked: “Do you need Kafka?”\nWhat they show of themselves answers it:\n· Kafka: “two years of Kafka”"
    )
    #expect(told.actions.map(\.intent) == MessageAction.Intent.proposal(match.id))
    #expect(try await house.messages(of: boris).count == before)
    #expect(try await questions(house, match).map(\.state) == [.shown])
  }

  @Test func whatTheyDoNotShowIsAskedOfThemAndTheirMaskedWordsComeBack() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(
      house, shared: [.name("Boris Veerman"), .employer("Lumefact")])
    try await house.send(.ask("How big is the team?"), by: anna)
    try await house.drain()
    #expect(try await house.tags(of: anna).suffix(2) == ["asking.taken", "asking.put"])
    let asked = try await last(house, boris)
    #expect(asked.kind == .introduction(match.id))
    #expect(asked.text.contains("“How big is the team?”"))
    let question = try #require(try await questions(house, match).first)
    #expect(asked.actions.map(\.intent) == [.answerQuestion(question.id), .skipQuestion(question.id)])

    try await house.press(.answerQuestion(question.id), by: boris)
    #expect(try await house.tags(of: boris).last == "asking.answer_invite")
    try await house.send(
      .say("We are six people at Lumefact, I'm Boris, write to boris.v@lumefact.example or +49 30 1234567."),
      by: boris)
    try await house.drain()
    let answer = try await last(house, anna)
    #expect(answer.text.contains("We are six people"))
    for secret in ["Lumefact", "lumefact", "Boris", "boris", "1234567", "@"] {
      #expect(!answer.text.contains(secret))
    }
    let passed = try await last(house, boris)
    #expect(passed.text.contains("We are six people"))
    #expect(!passed.text.contains("1234567"))
    #expect(try await questions(house, match).map(\.state) == [.answered])
    // The answer is in the history once, and waits for no reply of the interviewer's.
    #expect(try await house.said(by: boris).count == 1)
    #expect(try await house.store.read { try $0.chats.unanswered(in: boris.chat) } == [])
    #expect(house.interviewer.script.inputs.isEmpty)
  }

  @Test func anAnswerBecomesAFactOfItsAuthorAndTheAskerIsNotToldTwice() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.send(.ask("Do you use PostgreSQL?"), by: anna)
    try await house.drain()
    try await house.send(.answer("We use PostgreSQL and need somebody who knows PostgreSQL well."), by: boris)
    try await house.drain()
    let facts = try await house.store.read {
      try $0.profiles.current(of: boris.user)?.profile.allFacts.map(\.value)
    }
    #expect(facts?.contains(.skill("postgresql")) == true)
    #expect(try await house.tags(of: anna).last == "asking.answered")
    #expect(try await !house.tags(of: anna).contains("consent.view_changed"))
    #expect(try await questions(house, match).map(\.state) == [.answered])
  }

  @Test func whoSaidYesIsToldThatAnAnswerChangedWhatTheyAgreedTo() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.accept(match, by: anna)
    try await house.send(.ask("Do you use PostgreSQL?"), by: anna)
    try await house.drain()
    try await house.send(.answer("We need somebody who knows PostgreSQL well."), by: boris)
    try await house.drain()
    #expect(try await house.tags(of: anna).contains("consent.view_changed_after_yes"))
    #expect(try await house.tags(of: anna).last == "asking.answered")
  }

  @Test func theWordsOfAQuestionTellNothingOfWhoAsks() async throws {
    let house = try await TestHouse.open()
    let profile = house.profile(
      "anna", [.seeker: Heading(0)], shared: [.name("Anna Kowalczyk"), .employer("Lumefact")])
    let anna = try await house.join("anna", [:], profile: profile)
    let boris = try await house.provider("boris")
    try await house.drain()
    try await house.send(.ask("Anna Kowalczyk of Lumefact reviews all code; do you?"), by: anna)
    try await house.drain()
    let asked = try await last(house, boris)
    #expect(asked.text.contains("reviews all code; do you?"))
    for secret in ["Anna", "Kowalczyk", "Lumefact"] { #expect(!asked.text.contains(secret)) }
  }

  @Test func theButtonInvitesAndTheNextMessageIsTheQuestion() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await introduced(house)
    try await house.press(.ask(match.id), by: anna)
    let invitation = try await last(house, anna)
    #expect(invitation.actions.map(\.intent) == [.dismiss])
    #expect(invitation.text.contains("3 questions left"))
    try await house.send(.say("Do you need Kafka?"), by: anna)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "asking.shown")
    // The one after that is for Mitko again.
    house.interviewer.script.always { _ in InterviewTurn(lines: [.init("heard")]) }
    try await house.send(.say("thanks"), by: anna)
    try await house.drain()
    #expect(try await last(house, anna).text == "heard")
    // What was asked about somebody else is nothing that she said of herself.
    let read = try #require(house.interviewer.script.inputs.last)
    #expect(!read.transcript.contains { $0.text == "Do you need Kafka?" })
  }

  @Test func anInvitationThatWasPutAwayOrIsAnHourOldTakesNothing() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await introduced(house)
    house.interviewer.script.always { _ in InterviewTurn(lines: [.init("heard")]) }
    try await house.press(.ask(match.id), by: anna)
    try await house.press(.dismiss, by: anna)
    try await house.send(.say("Do you need Kafka?"), by: anna)
    try await house.press(.ask(match.id), by: anna)
    house.time.advance(by: .hours(2))
    try await house.send(.say("Do you need Kafka?"), by: anna)
    try await house.drain()
    #expect(try await questions(house, match) == [])
    #expect(try await house.said(by: anna).count == 2)
  }

  @Test func threeAreTakenTheSameOneOnceAndNoFourth() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await introduced(house)
    for question in [
      "How big is the team?", "how big is the team", "Is there on-call?", "Do you review code?",
    ] {
      try await house.send(.ask(question), by: anna)
    }
    #expect(try await house.tags(of: anna).contains("asking.asked_already"))
    try await house.send(.ask("What comes first?"), by: anna)
    #expect(try await house.tags(of: anna).last == "asking.none_left")
    #expect(try await questions(house, match).count == 3)
    try await house.press(.ask(match.id), by: anna)
    #expect(try await house.tags(of: anna).last == "asking.none_left")
  }

  @Test func whatFishesIsRefusedKindlyAndDoesNotCount() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    let before = try await house.messages(of: boris).count
    for question in [
      "What's your name?", "Give me your phone number", "What did they say in private?", "Where do you work?",
    ] {
      try await house.send(.ask(question), by: anna)
    }
    #expect(
      try await house.tags(of: anna).suffix(4) == [
        "asking.refused_identity", "asking.refused_contact", "asking.refused_secrets",
        "asking.refused_employer",
      ])
    try await house.drain()
    #expect(try await house.messages(of: boris).count == before)
    let left = try await house.store.read { try $0.questions.allowance(of: .seeker, in: match.id) }
    #expect(left.left == 3)
    try await house.send(.ask("Are you married?"), by: anna)
    try await house.send(.ask("Do you need Kafka?"), by: anna)
    #expect(try await house.tags(of: anna).last == "asking.none_left")
  }

  @Test func sumsAndEmployersAreToldWhereTheirOwnerShowsThem() async throws {
    let house = try await TestHouse.open()
    let pay = Pay(least: nil, most: 6000, currency: "EUR", period: .month, tax: .gross)
    let (anna, _, _) = try await introduced(
      house, facts: [.workMode(.remote), .pay(pay)],
      choices: PublicChoices(showsPay: true, showsEmployer: true), shared: [.employer("Lumefact")])
    try await house.send(.ask("What's the salary?"), by: anna)
    try await house.drain()
    #expect(try await last(house, anna).text.contains("6,000"))
    try await house.send(.ask("Which company is it?"), by: anna)
    try await house.drain()
    #expect(try await last(house, anna).text.contains("Lumefact"))
  }

  @Test func noAnswerHoldsWhatIsHiddenConfidedOrSaidToMitkoAlone() async throws {
    let house = try await TestHouse.open()
    let pay = Pay(least: nil, most: 6000, currency: "EUR", period: .month, tax: .gross)
    let (anna, boris, _) = try await introduced(
      house, facts: [.workMode(.remote), .pay(pay)])
    try await house.send(
      .setPublicChoices(PublicChoices(hiddenWords: ["quokkabase", "remote"])), by: boris)
    try await house.drain()
    let before = try await house.messages(of: anna).count
    try await house.store.write { [storing = house.storing] tx in
      var profile = try #require(try tx.profiles.current(of: boris.user)?.profile)
      profile.privateNotes = ["half of the team is leaving"]
      _ = try storing.store(
        profile, of: try #require(try tx.users.find(boris.user)), embedInLane: nil, in: tx)
    }
    for question in ["Is it remote?", "Do you use Kafka?", "How many people leave in a year?"] {
      try await house.send(.ask(question), by: anna)
    }
    try await house.drain()
    for _ in 1...3 {
      guard let open = try await house.store.read({ try $0.questions.waiting(for: boris.user).first }) else {
        break
      }
      try await house.press(.answerQuestion(open.id), by: boris)
      try await house.send(
        .say(
          "Remote it is, we pay 6000 euros, mail b@example.org, t.me/borisv. Between us, half of the team is leaving. "
            + "Quokkabase is what we build."), by: boris)
      try await house.drain()
    }
    let read = try await house.messages(of: anna).dropFirst(before).map(\.text)
    #expect(read.count > 6)
    for secret in ["quokkabase", "leaving", "6000", "6,000", "example.org", "borisv"] {
      #expect(
        !read.contains { $0.lowercased().contains(secret) }, "\(secret) leaked")
    }
  }

  func export(_ house: TestHouse, _ person: Person) async throws -> String {
    guard case .export(let text) = try await house.send(.export, by: person) else { return "" }
    return text
  }

  @Test func anAnswerOfNothingButContactsIsWithheldAndSkippingTellsNoMore() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.send(.ask("How big is the team?"), by: anna)
    try await house.send(.ask("Is there on-call?"), by: anna)
    try await house.drain()
    try await house.send(.answer("boris@example.org"), by: boris)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "asking.withheld")
    #expect(try await house.tags(of: boris).last == "asking.withheld_yours")
    let second = try await questions(house, match)[1]
    try await house.press(.skipQuestion(second.id), by: boris)
    #expect(try await house.tags(of: anna).last == "asking.skipped")
    #expect(try await house.tags(of: boris).last == "asking.skipped_yours")
    // Pressed late it says so.
    try await house.press(.answerQuestion(second.id), by: boris)
    #expect(try await house.tags(of: boris).last == "asking.none_waiting")
    #expect(try await questions(house, match).map(\.state) == [.withheld, .skipped])
  }

  @Test func theEndOfAMatchEndsItsQuestionsAndNothingIsAskedAfterIt() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.send(.ask("How big is the team?"), by: anna)
    try await house.drain()
    try await house.press(.decline(match.id), by: boris)
    #expect(try await questions(house, match).map(\.state) == [.closed])
    try await house.send(.answer("six"), by: boris)
    #expect(try await house.tags(of: boris).last == "asking.none_waiting")
    try await house.send(.ask("Do you need Kafka?"), by: anna)
    #expect(try await house.tags(of: anna).last == "asking.no_match")
    try await house.press(.ask(match.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.stands_not_open")
  }

  @Test func anEraseTakesTheQuestionAwayWhereItWasRead() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.send(.ask("Is zebrafish used?"), by: anna)
    try await house.drain()
    #expect(try await house.messages(of: boris).contains { $0.text.contains("zebrafish") })
    try await house.conversation.erase(anna.user)
    #expect(try await !house.messages(of: boris).contains { $0.text.contains("zebrafish") })
    #expect(try await questions(house, match).map(\.text) == [""])
    #expect(try await !export(house, boris).contains("zebrafish"))
  }

  @Test func anExportHoldsOwnQuestionsWithAnswersAndTellsNobody() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, _) = try await introduced(house)
    try await house.send(.ask("How big is the team?"), by: anna)
    try await house.drain()
    try await house.send(.answer("We are six."), by: boris)
    try await house.drain()
    let hers = try await export(house, anna)
    #expect(hers.contains("\"askedBy\" : \"self\""))
    #expect(hers.contains("\"answer\" : \"We are six.\""))
    let his = try await export(house, boris)
    #expect(his.contains("\"askedBy\" : \"other\""))
    #expect(!his.contains("anna@example.org"))
  }

  @Test(arguments: [true, false])
  func whatAnswersMitkoIsNotPassedOn(byButton: Bool) async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.press(.ask(match.id), by: anna)
    // Mitko asks something of its own before Anna has typed.
    try await house.store.write { tx in
      _ = try tx.chats.append(
        NewMessage(
          chat: anna.chat, author: .mitko, text: "How much do you want?", actions: [.reply("5k, between us")])
      )
    }
    house.interviewer.script.always { _ in InterviewTurn(lines: [.init("Noted.")]) }
    let before = try await house.messages(of: boris).count
    if byButton {
      try await house.press(.reply("5k, between us"), by: anna)
    } else {
      try await house.send(.say("5k, between us"), by: anna)
    }
    try await house.drain()
    #expect(try await questions(house, match) == [])
    #expect(try await house.messages(of: boris).count == before)
    #expect(house.interviewer.script.inputs.flatMap { $0.unanswered.map(\.text) } == ["5k, between us"])
  }

  @Test func anAnswerIsMaskedByAllThatIsReadInIt() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await introduced(house)
    try await house.send(.ask("How many people are you?"), by: anna)
    try await house.drain()
    try await house.send(
      .answer("six of us. i'm not hiring any more though, my name is Zebulon and i work at Quokkabase"),
      by: boris)
    try await house.drain()
    for message in try await house.messages(of: anna) {
      #expect(!message.text.contains("Zebulon") && !message.text.contains("Quokkabase"))
    }
    #expect(try await questions(house, match).allSatisfy { $0.state.hasEnded })
  }

  @Test func aQuestionTellsNoNameThatItSaysForTheFirstTime() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, _) = try await introduced(house)
    try await house.send(
      .ask("Hi, my name is Zebulon and I work at Quokkabase. How big is the team?"), by: anna)
    try await house.drain()
    for message in try await house.messages(of: boris) {
      #expect(!message.text.contains("Zebulon") && !message.text.contains("Quokkabase"))
    }
  }

  // MARK: Providers

  static let maker = Maker.provider("cloud")

  func provided(_ find: @escaping @Sendable (QuestionRequest) -> QuestionFinding) async throws -> TestHouse {
    let house = try await TestHouse.open(
      maker: Self.maker, prices: [Self.maker: .atMost(Money(dollars: 0.001) ?? .zero)])
    house.answerer.script.always { find($0) }
    return house
  }

  @Test func aModelIsShownTheQuestionAndTheViewAloneInTheBackground() async throws {
    let house = try await provided { _ in .found([ViewQuote(.skill("kafka"), words: "two years of Kafka")]) }
    let (anna, _, _) = try await introduced(house, shared: [.name("Boris Veerman")])
    try await house.send(.ask("Is messaging part of it?"), by: anna)
    let job = try #require(
      try await house.store.read { try $0.jobs.openJobs(of: anna.user).first { $0.task.kind == .question } })
    #expect(job.lane == .background)
    #expect(job.maker == Self.maker)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "asking.shown")
    let request = try #require(house.answerer.script.inputs.first)
    #expect(!"\(request)".contains("Veerman"))
    #expect(!"\(request)".contains("anna"))
  }

  @Test func whatAModelQuotesBesidesTheViewIsAskedOfThePersonInstead() async throws {
    let house = try await provided { _ in .found([ViewQuote(nil, words: "they earn a million")]) }
    let (anna, boris, _) = try await introduced(house)
    try await house.send(.ask("Is messaging part of it?"), by: anna)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "asking.put")
    #expect(try await house.tags(of: boris).last == "asking.asks")
    #expect(try await !house.messages(of: anna).contains { $0.text.contains("million") })
  }

  @Test func aModelMayRefuseMore() async throws {
    let house = try await provided { _ in .refused(.secrets) }
    let (anna, boris, match) = try await introduced(house)
    let before = try await house.messages(of: boris).count
    try await house.send(.ask("What makes them tick?"), by: anna)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "asking.refused_secrets")
    #expect(try await house.messages(of: boris).count == before)
    #expect(try await questions(house, match).map(\.state) == [.refused(.secrets)])
  }

  @Test func anOwnerWhoHidesAQuoteWhileAModelThinksIsAskedInstead() async throws {
    let house = try await provided { _ in .found([ViewQuote(.skill("kafka"), words: "two years of Kafka")]) }
    let (anna, boris, _) = try await introduced(house)
    try await house.send(.ask("Do you need Kafka?"), by: anna)
    house.answerer.script.always { _ in .found([ViewQuote(.skill("kafka"), words: "two years of Kafka")]) }
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["Kafka"])), by: boris)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "asking.put")
    #expect(
      try await !house.messages(of: anna).contains {
        $0.text.contains("two years of Kafka") && !$0.text.contains("Meet")
      })
  }
}
