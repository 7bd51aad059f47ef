import Agent
import Domain
import Ports
import TestSupport
import Testing

struct ConsentTests {
  func contacts(_ house: TestHouse, of person: Person) async throws -> [String] {
    try await house.messages(of: person).filter { if case .contact = $0.kind { true } else { false } }.map(
      \.text)
  }

  @Test func whenOneAcceptsAndThenTheOtherBothAreConnectedAndEachGetsOneMessageWithTheOthersContact()
    async throws
  {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    #expect(try await house.find(match).status == .accepted(by: .seeker))
    #expect(try await house.tags(of: anna).last == "consent.accepted_first")
    for person in [anna, boris] { #expect(try await contacts(house, of: person) == []) }
    try await house.accept(match, by: boris)
    #expect(try await house.find(match).status == .connected)
    let toAnna = try await contacts(house, of: anna)
    let toBoris = try await contacts(house, of: boris)
    #expect(toAnna.count == 1 && toBoris.count == 1)
    #expect(toAnna[0].contains("boris@example.org") && !toAnna[0].contains("anna@example.org"))
    #expect(toBoris[0].contains("anna@example.org") && !toBoris[0].contains("boris@example.org"))
    // The log of what happened: who, from, to.
    let events = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 10) }
    #expect(
      events.reversed().map { "\($0.kind) \($0.from ?? "-") \($0.to ?? "-")" } == [
        "match - pending", "match pending qualified", "match qualified accepted:seeker",
        "match accepted:seeker connected", "contact.revealed - -",
      ])
    #expect(
      events.reversed().map(\.actor) == [.program, .program, .user(anna.user), .user(boris.user), .program])
  }

  @Test func acceptingShowsExactlyWhatWillBeSharedBeforeAnythingIsShared() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    try await house.press(.accept(match.id), by: anna)
    let preview = try #require(try await house.messages(of: anna).last)
    #expect(preview.text.contains("anna@example.org"))
    #expect(preview.actions.map(\.intent) == [.confirmAccept(match.id), .dismiss])
    #expect(try await house.find(match).status == .qualified)
    try await house.press(.dismiss, by: anna)
    #expect(try await house.find(match).status == .qualified)
    #expect(try await house.tags(of: anna).last == "agent.dismissed")
  }

  @Test(arguments: Role.allCases)
  func whoAcceptsTwiceHasStillOnlyAcceptedForThemself(role: Role) async throws {
    let house = try await TestHouse.open()
    let (seeker, provider, match) = try await house.introduced()
    let person = role == .seeker ? seeker : provider
    try await house.press(.accept(match.id), by: person)
    let confirm = try await house.button(.confirmAccept(match.id), of: person)
    for _ in 0..<3 { try await house.send(.press(confirm.id), by: person) }
    try await house.press(.accept(match.id), by: person)
    try await house.press(.confirmAccept(match.id), by: person)
    #expect(try await house.find(match).status == .accepted(by: role))
    #expect(try await house.tags(of: person).last == "consent.stands_you_accepted")
    for other in [seeker, provider] { #expect(try await contacts(house, of: other) == []) }
  }

  @Test func aDoubleTapOnAcceptShowsOnePreview() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    try await house.press(.accept(match.id), by: anna)
    try await house.press(.accept(match.id), by: anna)
    #expect(try await house.tags(of: anna).count { $0 == "consent.preview" } == 1)
  }

  @Test func whatIsSharedIsWhatWasShownHoweverTheContactChangesLater() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    let shown = try await house.messages(of: anna).filter { $0.text.contains("anna@example.org") }
    #expect(shown.count == 1)
    try await house.send(.setContact("@anna_new"), by: anna)
    try await house.accept(match, by: boris)
    #expect(try await contacts(house, of: boris).map { $0.contains("anna@example.org") } == [true])
    #expect(try await contacts(house, of: boris).map { $0.contains("@anna_new") } == [false])
    // Nor does what she gives somebody else later reach him in his export.
    try await house.send(.setContact("@anna_later"), by: anna)
    let shared = try await house.find(match).seeker.sharedContact
    #expect(shared == Contact(kind: .email, value: "anna@example.org"))
  }

  @Test func aPreviewThatShowsAnEarlierContactSharesNothing() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: boris)
    try await house.press(.accept(match.id), by: anna)
    let old = try await house.button(.confirmAccept(match.id), of: anna)
    try await house.send(.setContact("@anna_new"), by: anna)
    try await house.send(.press(old.id), by: anna)
    #expect(try await house.find(match).status == .accepted(by: .provider))
    // The press is answered: what would be shared now stands below it, with the only button that counts.
    let previews = try await house.messages(of: anna).suffix(2)
    #expect(previews.map { $0.text.contains("@anna_new") } == [true, true])
    #expect(previews.map { $0.actions.allSatisfy { $0.state == .open } } == [false, true])
    try await house.press(.confirmAccept(match.id), by: anna)
    #expect(try await contacts(house, of: boris).map { $0.contains("@anna_new") } == [true])
    #expect(try await contacts(house, of: boris).map { $0.contains("anna@example.org") } == [false])
  }

  /// However much was said since, and in whichever of her chats it was shown.
  @Test func aPreviewOfLongAgoInAnotherChatSharesNothingEither() async throws {
    let house = try await TestHouse.open(seeds: [.messagesAnHour: 1_000])
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: boris)
    try await house.press(.accept(match.id), by: anna)
    let old = try await house.button(.confirmAccept(match.id), of: anna)
    let other = try await house.store.write { tx in
      for number in 0..<150 {
        _ = try tx.chats.append(NewMessage(chat: anna.chat, author: .mitko, text: "line \(number)"))
      }
      return try tx.chats.create(for: anna.user).id
    }
    _ = try await house.conversation.receive(.setContact("@anna_new"), from: anna.user, in: other)
    try await house.send(.press(old.id), by: anna)
    #expect(try await house.find(match).status == .accepted(by: .provider))
    #expect(try await house.find(match).seeker.sharedContact == nil)
  }

  @Test func somebodyWhoIsNeitherCannotAcceptDeclineOrSeeIt() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let eve = try await house.join("eve", [.seeker: Heading(180)])
    try await house.press(.accept(match.id), by: anna)
    for intent in [
      MessageAction.Intent.accept(match.id), .confirmAccept(match.id), .decline(match.id),
      .tellMore(match.id),
    ] {
      let button = try await house.button(intent, of: anna)
      try await house.send(.press(button.id), by: eve)
      #expect(try await house.tags(of: eve).last == "consent.not_yours")
    }
    // A button of Eve's own that names a match of others, as a forged one would.
    _ = try await house.store.write { tx in
      try tx.chats.append(
        NewMessage(
          chat: eve.chat, author: .mitko, text: "forged",
          actions: [.accept(match.id), .confirmAccept(match.id), .decline(match.id), .tellMore(match.id)]))
    }
    for intent in [
      MessageAction.Intent.accept(match.id), .confirmAccept(match.id), .decline(match.id),
      .tellMore(match.id),
    ] {
      try await house.press(intent, by: eve)
      #expect(try await house.tags(of: eve).last == "consent.not_yours")
    }
    try await house.send(.showMatches, by: eve)
    #expect(try await house.tags(of: eve).last == "agent.no_matches_yet")
    #expect(try await house.find(match) == match)
    for text in try await house.messages(of: eve).map(\.text) {
      #expect(!text.contains("anna") && !text.contains("boris"))
    }
    #expect(try await house.matches(of: boris).count == 1)
  }

  @Test func theOtherSidesButtonIsNotMine() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.press(.accept(match.id), by: boris)
    let button = try await house.button(.confirmAccept(match.id), of: boris)
    try await house.send(.press(button.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.not_yours")
    #expect(try await house.find(match).status == .accepted(by: .seeker))
  }

  @Test(arguments: Role.allCases, [true, false])
  func aDeclineByEitherSideEndsItAndIsToldToTheOtherNeutrallyIfTheyHadAccepted(
    role: Role, otherAccepted: Bool
  ) async throws {
    let house = try await TestHouse.open()
    let (seeker, provider, match) = try await house.introduced()
    let (decliner, other) = role == .seeker ? (seeker, provider) : (provider, seeker)
    if otherAccepted { try await house.accept(match, by: other) }
    let before = try await house.tags(of: other)
    try await house.press(.decline(match.id), by: decliner)
    #expect(try await house.find(match).status == .rejected(by: role))
    #expect(try await house.tags(of: decliner).last == "consent.declined_yours")
    #expect(try await house.tags(of: other) == before + (otherAccepted ? ["consent.other_declined"] : []))
    for person in [seeker, provider] {
      #expect(try await contacts(house, of: person) == [])
      #expect(try await house.store.read { try $0.matches.waiting(of: person.user) } == nil)
    }
  }

  @Test func aYesCanBeTakenBackUntilTheOtherSideSaidTheirs() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.press(.decline(match.id), by: anna)
    #expect(try await house.find(match).status == .rejected(by: .seeker))
    try await house.press(.accept(match.id), by: boris)
    #expect(try await house.tags(of: boris).last == "consent.stands_not_open")
    #expect(try await contacts(house, of: boris) == [])
  }

  @Test func aConnectionCannotBeTakenBack() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.accept(match, by: boris)
    for person in [anna, boris] {
      try await house.press(.decline(match.id), by: person)
      #expect(try await house.tags(of: person).last == "consent.stands_connected")
    }
    #expect(try await house.find(match).status == .connected)
  }

  @Test(arguments: ["expired", "withdrawn", "rejected by me", "rejected by the other", "connected"])
  func aButtonOfAnEndedMatchExplainsItselfAndChangesNothing(end: String) async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.press(.accept(match.id), by: anna)
    let tag: String
    switch end {
    case "expired", "withdrawn":
      let event: MatchEvent = end == "expired" ? .expired : .withdrawn(.byOperator)
      try await house.apply(event, to: match.id)
      tag = "consent.stands_\(end)"
    case "rejected by me":
      try await house.press(.decline(match.id), by: anna)
      tag = "consent.stands_you_declined"
    case "rejected by the other":
      try await house.press(.decline(match.id), by: boris)
      tag = "consent.stands_not_open"
    default:
      try await house.press(.confirmAccept(match.id), by: anna)
      try await house.accept(match, by: boris)
      tag = "consent.stands_connected"
    }
    try await house.drain()
    let before = try await house.find(match)
    let toBoris = try await house.messages(of: boris)
    for intent in [
      MessageAction.Intent.accept(match.id), .confirmAccept(match.id), .decline(match.id),
      .tellMore(match.id),
    ] {
      let button = try await house.button(intent, of: anna)
      #expect(button.state == .used)
      try await house.send(.press(button.id), by: anna)
      #expect(try await house.tags(of: anna).last == tag)
    }
    #expect(try await house.find(match) == before)
    #expect(try await house.messages(of: boris) == toBoris)
    #expect(try await house.openCount(.matchStep) == 0)
  }

  @Test(arguments: [MessageAction.Intent.tellPitch, .activate, .resume, .dismiss])
  func aUsedButtonSaysThatItHasDoneItsWorkAndHasNoSecondEffect(intent: MessageAction.Intent) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    if intent == .resume { try await house.send(.pause, by: anna) }
    if intent == .dismiss { try await house.send(.reset, by: anna) }
    let button = try await house.button(intent, of: anna)
    if button.state == .open { try await house.send(.press(button.id), by: anna) }
    let before = try await house.user(anna)
    try await house.send(.press(button.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.used_button")
    #expect(try await house.user(anna) == before)
  }

  @Test func aRepeatedEventIsAnsweredAndHasNoSecondEffect() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.drain()
    let log = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 100) }
    #expect(
      try await house.apply(.accepted(by: .seeker), to: match.id, by: .user(anna.user)) == MatchAction.none)
    try await house.accept(match, by: boris)
    try await house.drain()
    for side in Role.allCases {
      #expect(try await house.apply(.accepted(by: side), to: match.id) == MatchAction.none)
    }
    let after = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 100) }
    #expect(after.count == log.count + 2)
    for person in [anna, boris] { #expect(try await contacts(house, of: person).count == 1) }
    #expect(try await house.openCount(.matchStep) == 0)
  }

  // MARK: Contacts

  @Test func aUserWithoutAContactIsAskedForOneBeforeTheyCanAccept() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.store.write { try $0.users.setContact(nil, of: anna.user) }
    try await house.accept(match, by: boris)
    try await house.press(.accept(match.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.ask_contact")
    #expect(try await house.find(match).status == .accepted(by: .provider))
    // A plain answer is enough, and costs no generation.
    try await house.send(.say("Anna@Example.org"), by: anna)
    #expect(try await house.openCount(.reply) == 0)
    let preview = try #require(try await house.messages(of: anna).last)
    #expect(preview.actions.map(\.intent) == [.confirmAccept(match.id), .dismiss])
    #expect(try await contacts(house, of: boris) == [])
    try await house.press(.confirmAccept(match.id), by: anna)
    let contact = try #require(try await house.user(anna).contact)
    #expect(contact.kind == .email)
    #expect(try await contacts(house, of: boris).map { $0.contains(contact.value) } == [true])
  }

  @Test func anOldConfirmationWithoutAContactSharesNothing() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.press(.accept(match.id), by: anna)
    try await house.store.write { try $0.users.setContact(nil, of: anna.user) }
    try await house.press(.confirmAccept(match.id), by: anna)
    #expect(try await house.tags(of: anna).last == "consent.ask_contact")
    #expect(try await house.find(match).status == .qualified)
    #expect(try await contacts(house, of: boris) == [])
  }

  @Test func whatStandsBesideAContactIsNotLost() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    try await house.store.write { try $0.users.setContact(nil, of: anna.user) }
    try await house.press(.accept(match.id), by: anna)
    let text = "anna@example.org, and by the way I have moved to Tbilisi this spring"
    try await house.send(.say(text), by: anna)
    #expect(try await house.user(anna).contact?.value == "anna@example.org")
    #expect(try await house.tags(of: anna).last == "consent.preview")
    house.interviewer.script.expect { _ in
      InterviewTurn(
        lines: [.init("Tbilisi, noted.")], contact: Contact(kind: .email, value: "anna@example.org"))
    }
    try await house.drain()
    #expect(house.interviewer.script.inputs.map { $0.unanswered.map(\.text) } == [[text]])
    #expect(try await house.tags(of: anna).count { $0 == "consent.preview" } == 1)
  }

  @Test func aMessageThatWaitsForItsReplyIsNotLostToAContact() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    try await house.store.write { try $0.users.setContact(nil, of: anna.user) }
    try await house.send(.say("I have moved to Tbilisi"), by: anna)
    try await house.press(.accept(match.id), by: anna)
    try await house.send(.say("anna@example.org"), by: anna)
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("Noted.")]) }
    try await house.drain()
    #expect(
      house.interviewer.script.inputs.map { $0.unanswered.map(\.text) } == [
        ["I have moved to Tbilisi", "anna@example.org"]
      ])
  }

  @Test func aContactToldToTheInterviewerIsShownBeforeItIsShared() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    try await house.store.write { try $0.users.setContact(nil, of: anna.user) }
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("Noted.")], contact: Contact(kind: .telegram, value: "@anna"))
    }
    try await house.send(.say("write to me at @anna"), by: anna)
    try await house.drain()
    let preview = try #require(try await house.messages(of: anna).last)
    #expect(preview.text.contains("@anna"))
    #expect(preview.actions.map(\.intent) == [.confirmAccept(match.id), .dismiss])
    #expect(try await house.find(match).status == .qualified)
  }

  @Test func whatIsNoContactIsNotTakenForOne() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.setContact("ask my friends"), by: anna)
    #expect(try await house.user(anna).contact == nil)
    #expect(try await house.tags(of: anna).last == "consent.bad_contact")
    try await house.send(.setContact("write to anna@example.org"), by: anna)
    #expect(try await house.user(anna).contact == Contact(kind: .email, value: "anna@example.org"))
    #expect(try await house.tags(of: anna).last == "consent.contact_saved")
  }

  // MARK: Delivery

  @Test func whereTheFirstMessageIsSentAndTheSecondFailsTheSecondIsDeliveredLaterOnce() async throws {
    let house = try await TestHouse.open()
    let telegram = try await house.introduced(from: .telegram, "100", "200")
    try await house.accept(telegram.match, by: telegram.seeker)
    try await house.sendEverything()
    try await house.accept(telegram.match, by: telegram.provider)
    let due = try await house.store.read { try $0.deliveries.due(limit: 100) }
    var reveals: [Delivery] = []
    for delivery in due {
      let message = try await house.store.read { try $0.chats.find(delivery.message) }
      if message?.kind == .contact(telegram.match.id) {
        reveals.append(delivery)
      } else {
        try await house.store.write {
          try $0.deliveries.markSent(delivery.message, to: delivery.identity, externalID: "other")
        }
      }
    }
    #expect(Set(reveals.map(\.identity.value)) == ["100", "200"])
    let (sent, failed) = (reveals[0], reveals[1])
    try await house.store.write { tx in
      try tx.deliveries.markSent(sent.message, to: sent.identity, externalID: "1")
      try tx.deliveries.markFailed(
        failed.message, to: failed.identity, retryAt: tx.now + .seconds(30), error: "refused")
    }
    #expect(try await house.store.read { try $0.deliveries.due(limit: 100) } == [])
    house.time.advance(by: .seconds(30))
    let later = try await house.store.read { try $0.deliveries.due(limit: 100) }
    #expect(later.map(\.message) == [failed.message])
    #expect(later.map(\.attempts) == [1])
    try await house.store.write {
      try $0.deliveries.markSent(failed.message, to: failed.identity, externalID: "2")
    }
    house.time.advance(by: .days(1))
    #expect(try await house.store.read { try $0.deliveries.due(limit: 100) } == [])
  }
}
