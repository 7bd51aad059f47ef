import Bootstrap
import BotServer
import Domain
import LocalServer
import Localization
import Ports
import TelegramDialog
import Testing

/// What operators see in their group, and what they do from there.
@Suite(.timeLimit(.minutes(10))) struct GroupTests {
  private static let kim: Int64 = 7_001
  private static let lena: Int64 = 7_002
  private static let admin: Int64 = 9_001
  private static let stranger: Int64 = 9_002
  private static let forum: Int64 = -1_001_234

  private func stage(
    _ scope: MirrorTarget.Scope = .all, works: Bool = false
  ) async throws -> TelegramStage {
    try await TelegramStage(
      works: works, group: MirrorTarget(chat: Self.forum, scope: scope), admins: [Self.admin])
  }

  /// Waits until the group shows a text.
  @discardableResult
  private func shows(
    _ text: String, in stage: TelegramStage, after skipping: Int = 0
  ) async throws -> BotServer.Shown {
    try await stage.server.waitForText(text, to: Self.forum, after: skipping)
  }

  private func texts(_ stage: TelegramStage) -> String {
    stage.server.shown(to: Self.forum).map(\.text).joined(separator: "\n")
  }

  private func meet(_ person: Int64, _ stage: TelegramStage) async throws {
    stage.server.say("/start", as: person)
    try await stage.server.waitForText("Mitko", to: person)
  }

  // MARK: Mirroring

  @Test func `each person has a topic with what they and Mitko say, and no contact is in it`() async throws {
    let stage = try await stage()
    stage.server.say("Write to kim@example.org or @kim_codes, please", as: Self.kim)
    stage.server.say("Privet", as: Self.lena)
    let own = try await shows("Write to [contact] or [contact], please", in: stage)
    let other = try await shows("Privet", in: stage)
    #expect(own.topic != other.topic)
    let topics = stage.server.topics(of: Self.forum)
    #expect(topics.count == 2)
    let user = try #require(try await stage.user(Self.kim))
    #expect(own.topic.flatMap { topics[$0] } == "Person \(user.id.tail)")
    let before = stage.server.shown(to: Self.forum).count
    stage.server.say("/contact kim@example.org", as: Self.kim)
    try await shows("[contact]", in: stage, after: before)
    #expect(!texts(stage).contains("example.org"))
    #expect(!texts(stage).contains("kim_codes"))
    await stage.close()
  }

  @Test func `a topic that was deleted is made again`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    let topic = try #require(try await shows("Mitko:", in: stage).topic)
    stage.server.deleteTopic(topic, in: Self.forum)
    stage.server.say("still there?", as: Self.kim)
    let again = try await shows("still there?", in: stage)
    #expect(again.topic != topic)
    await stage.close()
  }

  @Test func `where only events are shown, no words are, and people are told what is seen`() async throws {
    let stage = try await stage(.events)
    try await meet(Self.kim, stage)
    let user = try #require(try await stage.user(Self.kim))
    stage.server.say("something of mine", as: Self.kim)
    stage.server.say("/privacy", as: Self.kim)
    try await stage.server.waitForText("none of your words", to: Self.kim)
    try await stage.house.store.write { tx in
      try tx.events.append(
        Event(
          subject: .user(user.id), actor: .operatorNamed("olga"), kind: "stage", from: "ready", to: "active",
          at: tx.now))
    }
    let shown = try await shows("Status: ready → in matching, by olga", in: stage)
    #expect(shown.topic != nil)
    #expect(!texts(stage).contains("something of mine"))
    await stage.close()
  }

  @Test func `where nothing is shown there are no topics, and nobody is told otherwise`() async throws {
    let stage = try await stage(.off)
    try await meet(Self.kim, stage)
    stage.server.say("/privacy", as: Self.kim)
    try await stage.server.waitForText("What I keep", to: Self.kim)
    stage.server.say("/help", in: Self.forum, as: Self.admin)
    try await shows("/announce writes to many", in: stage)
    #expect(stage.server.topics(of: Self.forum).isEmpty)
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text.contains("group") })
    await stage.close()
  }

  @Test func `whoever is reset or erased has their topic deleted, and nothing older is shown`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    stage.server.say("words to forget", as: Self.kim)
    let topic = try #require(try await shows("words to forget", in: stage).topic)
    stage.server.say("/privacy", as: Self.kim)
    try await stage.server.waitForText("can read along", to: Self.kim)
    stage.server.say("/erase", as: Self.kim)
    try await stage.server.wait(for: "the question") {
      $0.press(stage.text(.button(.confirmErase), "en"), as: Self.kim) ? true : nil
    }
    try await stage.server.wait(for: "the topic to go") {
      $0.topics(of: Self.forum)[topic] == nil ? true : nil
    }
    #expect(stage.server.topics(of: Self.forum).isEmpty)
    #expect(!texts(stage).contains("words to forget"))
    let left = try await stage.wait(for: "nothing to be left") { tx -> Bool? in
      try tx.group.abandonedTopics(limit: 1).isEmpty && tx.group.nextMirrored(limit: 1).isEmpty ? true : nil
    }
    #expect(left)
    await stage.close()
  }

  @Test func `a long message is shown whole, in parts`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    try await stage.house.store.write { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return }
      _ = try tx.chats.append(
        NewMessage(
          chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice,
          text: String(repeating: "a word ", count: 1_500) + "the end"))
    }
    try await shows("the end", in: stage)
    let shown = stage.server.shown(to: Self.forum).map(\.text)
    #expect(shown.joined().split(separator: "a word").count >= 1_490)
    #expect(shown.allSatisfy { $0.utf16.count <= 4_096 })
    await stage.close()
  }

  @Test func `ten thousand things to be shown give way to what people wait for`() async throws {
    let stage = try await stage(.events)
    try await meet(Self.kim, stage)
    let people: Range<Int64> = 100_000..<100_100
    try await stage.house.store.write { tx in
      for person in people {
        let user = try tx.users.create(
          identity: Identity(kind: .telegram, value: String(person)), language: .english, isDemo: false)
        for number in 0..<100 {
          try tx.events.append(
            Event(
              subject: .user(user.id), actor: .program, kind: "stage", from: "ready",
              to: number.isMultiple(of: 2) ? "active" : "paused", at: tx.now))
        }
        stage.server.know(person)
        _ = try tx.chats.append(
          NewMessage(chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice, text: "to you"))
      }
    }
    for person in people { try await stage.server.waitForText("to you", to: person) }
    func isOfGroup(_ call: (method: String, parameters: JSONValue)) -> Bool {
      call.parameters["chat_id"]?.whole == Int(Self.forum) && call.method != "setMyCommands"
    }
    try await stage.server.wait(for: "something in the group") { server in
      server.shown(to: Self.forum).isEmpty ? nil : true
    }
    let calls = stage.server.calls
    let first = try #require(calls.firstIndex { isOfGroup($0) })
    // While so many wait that all that can be sent is theirs, nothing goes into the group.
    #expect(calls[..<first].count { $0.parameters["text"]?.text == "to you" } >= people.count - 24)
    // And with all of it waiting, whoever asks is answered.
    stage.server.say("/privacy", as: people.lowerBound)
    try await stage.server.waitForText("What I keep", to: people.lowerBound)
    #expect(try await stage.house.store.read { try $0.group.nextMirrored(limit: 50).count } == 50)
    await stage.close()
  }

  // MARK: Bad days

  @Test func `a group without rights stops nobody, is tried again, and then shows what happened`()
    async throws
  {
    let stage = try await stage()
    stage.server.failAlways(
      "createForumTopic", .refused(400, "Bad Request: not enough rights to create a topic"))
    try await meet(Self.kim, stage)
    stage.server.say("into the dark", as: Self.kim)
    stage.server.say("/privacy", as: Self.kim)
    try await stage.server.waitForText("What I keep", to: Self.kim)
    try await stage.server.wait(for: "two tries") { server in
      server.calls.count { $0.method == "createForumTopic" } >= 2 ? true : nil
    }
    #expect(stage.server.shown(to: Self.forum).isEmpty)
    stage.server.failAlways("createForumTopic", nil)
    let shown = try await shows("into the dark", in: stage)
    #expect(stage.server.topics(of: Self.forum).keys.contains(shown.topic ?? 0))
    await stage.close()
  }

  /// Something about somebody that is shown and of which they are not told.
  private func note(_ states: [String], of person: Int64, _ stage: TelegramStage) async throws {
    try await stage.house.store.write { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return }
      for state in states {
        try tx.events.append(
          Event(
            subject: .user(user.id), actor: .program, kind: "stage", from: "ready", to: state, at: tx.now))
      }
    }
  }

  @Test func `of several things the one that nobody takes is set aside, and the others are shown`()
    async throws
  {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    try await shows("Mitko:", in: stage)
    // All at once, and then the second of them alone.
    stage.server.fail("sendMessage", .refused(400, "Bad Request: nobody knows why"))
    let before = stage.server.calls.count { $0.method == "sendMessage" }
    try await note(["active", "paused", "onboarding"], of: Self.kim, stage)
    try await stage.server.wait(for: "the first to be shown") { server in
      server.calls.count { $0.method == "sendMessage" } > before ? true : nil
    }
    try await shows("→ talking", in: stage)
    let shown = texts(stage)
    for state in ["in matching", "paused", "talking"] {
      #expect(shown.components(of: "Status: ready → \(state)") == 1, "\(state)")
    }
    stage.server.fail("sendMessage", .refused(400, "Bad Request: nobody knows why"))
    try await note(["active"], of: Self.kim, stage)
    _ = try await stage.wait(for: "it to be set aside") { tx -> Bool? in
      try tx.group.nextMirrored(limit: 1).isEmpty ? true : nil
    }
    try await note(["unreachable"], of: Self.kim, stage)
    try await shows("→ unreachable", in: stage)
    #expect(texts(stage).components(of: "→ in matching") == 1)
    await stage.close()
  }

  @Test func `what is asked to wait waits, and nothing of it is shown twice`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    try await shows("Mitko:", in: stage)
    // Replies to the person are not those of the group: only its sends fail.
    stage.server.fail(
      "createForumTopic", .refused(429, "Too Many Requests: retry after 1", parameters: ["retry_after": 1]),
      .refused(502, "Bad Gateway"), .cutBefore)
    stage.server.say("from lena", as: Self.lena)
    try await shows("from lena", in: stage)
    #expect(texts(stage).components(of: "from lena") == 1)
    await stage.close()
  }

  @Test func `of a long answer nothing is shown again where its rest has to wait`() async throws {
    let stage = try await stage(.off)
    try await meet(Self.kim, stage)
    let gate = Gate()
    gate.open()
    stage.server.fail(
      "sendMessage", .heldAfterwards(gate),
      .refused(429, "Too Many Requests: retry after 1", parameters: ["retry_after": 1]))
    let long = "its beginning " + String(repeating: "😀", count: 3_400) + " its end"
    stage.server.say("/announce all\n\(long)", in: Self.forum, as: Self.admin)
    let last = try await shows("its end", in: stage)
    #expect(!last.labels.isEmpty)
    #expect(texts(stage).components(of: "its beginning") == 1)
    await stage.close()
  }

  // MARK: Operators

  @Test func `a reply in a topic reaches the person as an operator's words, and only a reply does`()
    async throws
  {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    let shown = try await shows("Mitko:", in: stage)
    stage.server.say("what do you think, colleagues?", in: Self.forum, topic: shown.topic, as: Self.admin)
    stage.server.say(
      "I am looking into it.", in: Self.forum, topic: shown.topic, replyingTo: shown, as: Self.admin)
    let told = try await stage.server.waitForText("I am looking into it.", to: Self.kim)
    #expect(told.text == "An operator of Mitko writes to you:\n\nI am looking into it.")
    try await shows("They get that as an operator’s words.", in: stage)
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text.contains("colleagues") })
    // It is Mitko's, and nothing that a reply would answer.
    let message = try #require(
      try await stage.transcript(Self.kim).last { $0.text.contains("looking into it") })
    #expect(message.author == .mitko && message.kind == .notice)
    let act = try await stage.house.store.read { try $0.acts.recent(before: nil, limit: 5).first }
    #expect(act?.kind == .write && act?.operatorName == "telegram:9001")
    #expect(act?.subject.contains("looking") == false)
    let waiting = try await stage.house.store.read { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return 99 }
      return try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).count
    }
    #expect(waiting == 0)
    await stage.close()
  }

  @Test func `whoever is not on the list does nothing there`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    let shown = try await shows("Mitko:", in: stage)
    stage.server.say(
      "buy my things", in: Self.forum, topic: shown.topic, replyingTo: shown, as: Self.stranger)
    stage.server.say("/pause_queue", in: Self.forum, as: Self.stranger)
    stage.server.say("/announce all\nbuy my things", in: Self.forum, as: Self.stranger)
    try await shows("Only those on the list", in: stage)
    stage.server.say("/queue", in: Self.forum, as: Self.admin)
    try await shows("Nobody waits", in: stage)
    #expect(try await stage.house.store.read { try $0.steering.pausedLanes() }.isEmpty)
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text.contains("buy my things") })
    #expect(try await stage.house.store.read { try $0.acts.recent(before: nil, limit: 5) }.isEmpty)
    await stage.close()
  }

  @Test func `operators ask how things are, stop the queue and let it go on`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    stage.server.say("/stats@mitko_test_bot", in: Self.forum, as: Self.admin)
    let stats = try await shows("1 person talked with me", in: stage)
    #expect(stats.topic == nil)
    stage.server.say("/budget", in: Self.forum, as: Self.admin)
    try await shows("$0.00 of $6.00 in seven days", in: stage)
    stage.server.say("/pause_queue", in: Self.forum, as: Self.admin)
    try await shows("The queue stands still:", in: stage)
    #expect(
      Set(try await stage.house.store.read { try $0.steering.pausedLanes() }.map(\.operatorName))
        == ["telegram:9001"])
    stage.server.say("/pause_queue", in: Self.forum, as: Self.admin)
    try await shows("The queue stands still already.", in: stage)
    stage.server.say("/queue", in: Self.forum, as: Self.admin)
    try await shows("interactive is paused by telegram:9001.", in: stage)
    stage.server.say("/resume_queue", in: Self.forum, as: Self.admin)
    try await shows("The queue goes on.", in: stage)
    #expect(try await stage.house.store.read { try $0.steering.pausedLanes() }.isEmpty)
    await stage.close()
  }

  @Test
  func `an announcement is previewed with its number, sent once by a button, and double taps change nothing`()
    async throws
  {
    let stage = try await stage(.all, works: true)
    for person in [Self.kim, Self.lena] { try await meet(person, stage) }
    stage.server.say("/announce", in: Self.forum, as: Self.admin)
    try await shows("Whom in the first line", in: stage)
    stage.server.say("/announce nonsense:word\nHello", in: Self.forum, as: Self.admin)
    try await shows("I cannot read whom you mean by “nonsense:word”", in: stage)
    stage.server.say("/announce all\nWe move to a new address.", in: Self.forum, as: Self.admin)
    let preview = try await shows("2 people get this:", in: stage)
    #expect(preview.text.contains("We move to a new address."))
    #expect(preview.labels == ["Send", "Do not send"])
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text.contains("We move") })
    let data = try #require(preview.buttons.first?.first?.data)
    // Somebody without rights, and then twice somebody with.
    stage.server.press(data: data, below: preview, as: Self.stranger)
    try await shows("Only those on the list", in: stage)
    stage.server.press(data: data, below: preview, as: Self.admin)
    stage.server.press(data: data, below: preview, as: Self.admin)
    try await shows("It goes to 2 people", in: stage)
    for person in [Self.kim, Self.lena] { try await stage.server.waitForText("We move", to: person) }
    stage.server.press(data: data, below: preview, as: Self.admin)
    stage.server.say("/stats", in: Self.forum, as: Self.admin)
    try await shows("2 people talked with me", in: stage)
    let made = try await stage.house.store.read { try $0.announcements.recent(limit: 5) }
    #expect(made.count == 1 && made.first?.operatorName == "telegram:9001")
    for person in [Self.kim, Self.lena] {
      #expect(stage.server.shown(to: person).filter { $0.text.contains("We move") }.count == 1)
    }
    #expect(!texts(stage).contains("no more of these"), "what goes to many is not shown in each topic")
    try await stage.server.wait(for: "the buttons to go") { server in
      server.shown(to: Self.forum).contains { $0.id == preview.id && !$0.buttons.isEmpty } ? nil : true
    }
    await stage.close()
  }

  @Test func `an announcement goes to no more people than were told, and more are told anew`() async throws {
    let stage = try await stage(.all, works: true)
    try await meet(Self.kim, stage)
    stage.server.say("/announce all\nWe move.", in: Self.forum, as: Self.admin)
    let first = try await shows("1 person gets this:", in: stage)
    try await meet(Self.lena, stage)
    stage.server.press(data: try #require(first.buttons.first?.first?.data), below: first, as: Self.admin)
    let second = try await shows("more people have come", in: stage)
    #expect(second.text.contains("2 people get this:\n\nWe move."))
    #expect(second.labels == ["Send", "Do not send"])
    #expect(try await stage.house.store.read { try $0.announcements.recent(limit: 5) }.isEmpty)
    // What was asked first is not asked any more.
    stage.server.press(data: try #require(first.buttons.first?.first?.data), below: first, as: Self.admin)
    try await shows("That announcement is sent, dropped, or too old", in: stage)
    // Fewer than were told are no surprise.
    stage.server.say("/news off", as: Self.lena)
    _ = try await stage.wait(for: "lena to be out") { tx -> Bool? in
      try tx.users.find(Identity(kind: .telegram, value: "7002"))?.acceptsAnnouncements == false ? true : nil
    }
    stage.server.press(data: try #require(second.buttons.first?.first?.data), below: second, as: Self.admin)
    try await shows("It goes to 1 person", in: stage)
    try await stage.server.waitForText("We move.", to: Self.kim)
    #expect(!stage.server.shown(to: Self.lena).contains { $0.text.contains("We move.") })
    await stage.close()
  }

  @Test func `an announcement can be dropped`() async throws {
    let stage = try await stage()
    try await meet(Self.kim, stage)
    stage.server.say("/announce all\nNever mind.", in: Self.forum, as: Self.admin)
    try await shows("1 person gets this:", in: stage)
    #expect(stage.server.press("Do not send", in: Self.forum, as: Self.admin))
    try await shows("It was not sent.", in: stage)
    #expect(try await stage.house.store.read { try $0.announcements.recent(limit: 5) }.isEmpty)
    await stage.close()
  }

  // MARK: Commands

  @Test(
    arguments: [
      ("/stats", GroupCommand.stats), ("/stats@Mitko_Bot", .stats), ("/QUEUE", .queue), ("/help me", .help),
      ("/pause_queue", .pauseQueue), ("/resume_queue", .resumeQueue), ("/budget", .budget),
      ("/announce", .announce(audience: "", text: "")),
      ("/announce all", .announce(audience: "all", text: "")),
      ("/announce all\nHi\nthere", .announce(audience: "all", text: "Hi\nthere")),
      ("/announce@mitko_bot  stage:active\n Hi", .announce(audience: "stage:active", text: " Hi")),
      ("/announce\nHi", .announce(audience: "", text: "Hi")),
    ])
  func `a line with a slash is a command`(line: String, command: GroupCommand) {
    #expect(GroupCommand(line, bot: "mitko_bot") == command)
  }

  @Test(arguments: ["stats", "/stats@another_bot", "/erase", "/unknown", "/ stats", ""])
  func `all else is said between operators`(line: String) {
    #expect(GroupCommand(line, bot: "mitko_bot") == nil)
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
