import Agent
import Bootstrap
import BotServer
import Domain
import LocalServer
import Localization
import Ports
import TestSupport
import Testing

@testable import TelegramDialog

/// The one line that says how a reply stands.
@Suite(.timeLimit(.minutes(10))) struct StatusTests {
  private static let kim: Int64 = 7_001

  @Test func `a line says what it is to say, below everything, and then it goes`() {
    let waiting = StatusLine(.waiting, "in 10 minutes")
    let thinking = StatusLine(.thinking, "thinking")
    #expect(waiting.step(to: waiting, isLowest: true) == .nothing)
    #expect(
      waiting.step(to: StatusLine(.waiting, "in 5 minutes"), isLowest: true)
        == .edit(.init(.waiting, "in 5 minutes")))
    #expect(waiting.step(to: thinking, isLowest: true) == .edit(thinking))
    #expect(waiting.step(to: thinking, isLowest: false) == .move(thinking))
    #expect(thinking.step(to: waiting, isLowest: true) == .edit(waiting))
    for line in [waiting, thinking, StatusLine(.draft, "")] {
      #expect(line.step(to: nil, isLowest: true) == .remove)
      #expect(line.step(to: nil, isLowest: false) == .remove)
    }
    #expect(StatusLine(.draft, "").step(to: thinking, isLowest: false) == .nothing)
    // An attempt that has failed leaves no half an answer behind.
    #expect(StatusLine(.draft, "").step(to: waiting, isLowest: true) == .remove)
  }

  /// A reply that waits for a maker who is nowhere, and its notice.
  private func waitingReply(_ stage: TelegramStage, of person: Int64 = kim) async throws -> Job {
    stage.server.say("/start", as: person, language: "ru")
    try await stage.server.waitForText("Привет", to: person)
    let job = try await stage.house.store.write { tx -> Job? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return nil }
      let chat = try tx.chats.main(of: user.id).id
      _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "как дела?"))
      let job = try tx.jobs.enqueueReply(
        to: chat, user: user.id, epoch: user.epoch, maker: .provider("nobody"))
      _ = try tx.chats.append(
        NewMessage(
          chat: chat, author: .mitko, kind: .notice, text: "отвечу через 10 минут",
          actions: [.answerNow(job.id)]))
      return job
    }
    try await stage.server.waitForText("через 10 минут", to: person)
    return try #require(job)
  }

  private func start(_ job: Job, _ stage: TelegramStage) async throws {
    let process = stage.house.ids.next(ProgramProcess.self)
    try await stage.house.store.write { tx in
      _ = try tx.jobs.start(job.id, process: process, leaseUntil: tx.now + .hours(1), takesTurn: false)
    }
  }

  private func end(_ job: Job, as state: JobState, _ stage: TelegramStage) async throws {
    try await stage.house.store.write { tx in
      try tx.jobs.finish(job.id, attempt: 1, as: state, notBefore: nil, error: nil)
    }
  }

  @Test(arguments: [JobState.completed, .discarded])
  func `the wait moves down, becomes the thinking mark, and is not left behind`(state: JobState) async throws
  {
    let stage = try await TelegramStage(works: false)
    let job = try await waitingReply(stage)
    let first = try #require(stage.server.shown(to: Self.kim).last)
    #expect(first.labels == ["Ответить сейчас, попроще"])
    stage.server.say("/privacy", as: Self.kim, language: "ru")
    let moved = try await stage.server.wait(for: "the line at the bottom") { server in
      server.shown(to: Self.kim).last.flatMap {
        $0.text.contains("через 10 минут") && $0.id > first.id ? $0 : nil
      }
    }
    #expect(moved.labels == first.labels)
    #expect(stage.server.shown(to: Self.kim).filter { $0.text.contains("через 10 минут") }.count == 1)
    try await start(job, stage)
    let thinking = stage.text(.chat(.thinking))
    try await stage.server.waitForText(thinking, to: Self.kim)
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text.contains("через 10 минут") })
    try await stage.server.wait(for: "the typing mark") { server in
      server.calls.contains { $0.method == "sendChatAction" } ? true : nil
    }
    try await end(job, as: state, stage)
    try await stage.server.wait(for: "the line to go") { server in
      server.shown(to: Self.kim).contains { $0.text == thinking } ? nil : true
    }
    await stage.close()
  }

  @Test func `a line that nobody can change any more keeps no other one from saying how things stand`()
    async throws
  {
    let stage = try await TelegramStage(works: false)
    let (first, second) = (
      try await waitingReply(stage), try await waitingReply(stage, of: Self.kim + 1)
    )
    // Lines are kept chat by chat, and the first one is of somebody who has blocked the bot.
    stage.server.setBlocked(true, by: Self.kim)
    try await start(first, stage)
    try await start(second, stage)
    let thinking = stage.text(.chat(.thinking))
    try await stage.server.waitForText(thinking, to: Self.kim + 1)
    let edits = stage.server.calls.count { call in
      call.method == "editMessageText" && call.parameters["chat_id"]?.whole == Int(Self.kim)
    }
    #expect(edits <= 1, "what cannot be done is not tried again")
    #expect(
      try await stage.house.store.read { try $0.telegram.statusRows(limit: 9) }.map(\.chat) == [Self.kim + 1])
    await stage.close()
  }

  @Test func `a chat that is asked to wait keeps its line, and no other chat does`() async throws {
    let stage = try await TelegramStage(works: false)
    let (first, second) = (
      try await waitingReply(stage), try await waitingReply(stage, of: Self.kim + 1)
    )
    stage.server.fail(
      "editMessageText",
      .refused(429, "Too Many Requests: retry after 3600", parameters: ["retry_after": 3600]))
    try await start(first, stage)
    try await stage.server.wait(for: "the refusal") { server in
      server.calls.contains { $0.method == "editMessageText" } ? true : nil
    }
    try await start(second, stage)
    let thinking = stage.text(.chat(.thinking))
    try await stage.server.waitForText(thinking, to: Self.kim + 1)
    #expect(!stage.server.shown(to: Self.kim).contains { $0.text == thinking })
    #expect(stage.server.shown(to: Self.kim).contains { $0.text.contains("через 10 минут") })
    await stage.close()
  }

  @Test func `a line that is too old to be taken away says no more that somebody waits`() async throws {
    let stage = try await TelegramStage(works: false)
    let job = try await waitingReply(stage)
    stage.server.fail("deleteMessage", .refused(400, "Bad Request: message can't be deleted for everyone"))
    try await start(job, stage)
    try await stage.server.waitForText(stage.text(.chat(.thinking)), to: Self.kim)
    try await end(job, as: .completed, stage)
    try await stage.server.wait(for: "the line to go") { server in
      server.shown(to: Self.kim).contains { $0.text == "↓" && $0.buttons.isEmpty } ? true : nil
    }
    _ = try await stage.wait(for: "no line to be kept") { tx -> Bool? in
      try tx.telegram.statusRows(limit: 9).isEmpty ? true : nil
    }
    await stage.close()
  }

  @Test func `whoever is erased keeps no line about a reply that will not come`() async throws {
    let stage = try await TelegramStage(works: false)
    _ = try await waitingReply(stage)
    stage.server.say("/erase", as: Self.kim, language: "ru")
    try await stage.server.wait(for: "the question") { $0.press("Стереть всё", as: Self.kim) ? true : nil }
    try await stage.server.waitForText(stage.text(.chat(.erased)), to: Self.kim)
    try await stage.server.wait(for: "the line to go") { server in
      server.shown(to: Self.kim).contains { $0.text.contains("через 10 минут") } ? nil : true
    }
    await stage.close()
  }

  @Test(arguments: [true, false])
  func `an erase and a reset from elsewhere leave no line about a reply either`(isErase: Bool) async throws {
    let stage = try await TelegramStage(works: false)
    _ = try await waitingReply(stage)
    let user = try #require(try await stage.user(Self.kim))
    if isErase {
      try await stage.house.conversation.erase(user.id)
    } else {
      _ = try await stage.house.store.write { try $0.users.reset(user.id) }
    }
    try await stage.server.wait(for: "the line to go") { server in
      server.shown(to: Self.kim).contains { $0.text.contains("через 10 минут") } ? nil : true
    }
    _ = try await stage.wait(for: "no line to be kept") { tx -> Bool? in
      try tx.telegram.statusRows(limit: 9).isEmpty ? true : nil
    }
    await stage.close()
  }

  @Test func `a call that hangs is one reply's, and the others are shown meanwhile`() async throws {
    let stage = try await TelegramStage(works: false)
    let (first, second) = (
      try await waitingReply(stage), try await waitingReply(stage, of: Self.kim + 1)
    )
    let gate = Gate()
    stage.server.fail("sendChatAction", .heldAfterwards(gate))
    try await start(first, stage)
    try await stage.server.wait(for: "the call that hangs") { server in
      server.calls.contains { $0.method == "sendChatAction" } ? true : nil
    }
    try await start(second, stage)
    try await stage.server.wait(for: "the other's typing mark") { server in
      server.calls.contains {
        $0.method == "sendChatAction" && $0.parameters["chat_id"]?.whole == Int(Self.kim + 1)
      } ? true : nil
    }
    gate.open()
    await stage.close()
  }

  @Test func `more changes in a second than telegram takes wait for the next`() async throws {
    let time = ManualTime()
    let stage = try await TelegramStage(works: false, time: time)
    let people = Self.kim..<Self.kim + 60
    try await stage.house.store.write { tx in
      for person in people {
        stage.server.know(person)
        let user = try tx.users.create(
          identity: Identity(kind: .telegram, value: String(person)), language: .russian, isDemo: false)
        let job = try tx.jobs.enqueueReply(
          to: tx.chats.main(of: user.id).id, user: user.id, epoch: user.epoch, maker: .provider("nobody"))
        // Gone at Telegram: its place is taken by a new line.
        try tx.telegram.setStatus(
          StatusRow(
            chat: person, telegram: 1_000_000 + person, job: job.id, notice: nil,
            line: StatusRow.Line(kind: "thinking", words: "…")))
      }
    }
    @Sendable func count(_ server: BotServer) -> Int {
      server.calls.count { ["editMessageText", "sendMessage"].contains($0.method) }
    }
    // Each is tried to be changed, and put there again.
    try await stage.server.wait(for: "a second's worth") { count($0) >= 30 ? true : nil }
    // Whatever happens in that second makes it no more.
    stage.server.say("привет", as: Self.kim, language: "ru")
    _ = try await stage.wait(for: "something to happen") { tx -> Bool? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
      return try tx.chats.unanswered(in: tx.chats.main(of: user.id).id).isEmpty ? nil : true
    }
    #expect(count(stage.server) == 30)
    try await stage.move(time, until: "all of them") { server in
      people.allSatisfy { !server.shown(to: $0).isEmpty }
    }
    await stage.close()
  }

  @Test func `while telegram asks to wait no draft is tried, and looks do not multiply`() async throws {
    let time = ManualTime()
    let stage = try await TelegramStage(works: false, time: time)
    func reply(to person: Int64) async throws -> Job {
      let job = try await stage.house.store.write { tx -> Job in
        stage.server.know(person)
        let user = try tx.users.create(
          identity: Identity(kind: .telegram, value: String(person)), language: .russian, isDemo: false)
        return try tx.jobs.enqueueReply(
          to: tx.chats.main(of: user.id).id, user: user.id, epoch: user.epoch, maker: .provider("nobody"))
      }
      try await start(job, stage)
      return job
    }
    func grow(_ text: String, _ job: Job, of person: Int64) async throws {
      try await stage.house.store.write { tx in
        guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return }
        try tx.drafts.set(
          ReplyDraft(job: job.id, attempt: 1, text: text), of: tx.chats.main(of: user.id).id)
      }
    }
    let kim = Self.kim
    let (first, second) = (try await reply(to: kim), try await reply(to: kim + 1))
    stage.server.fail(
      "sendMessageDraft",
      .refused(429, "Too Many Requests: retry after 3600", parameters: ["retry_after": 3600]))
    try await grow("один", first, of: kim)
    try await stage.server.wait(for: "the refusal") { server in
      server.calls.contains { $0.method == "sendMessageDraft" } ? true : nil
    }
    for number in 1...40 { try await grow("один и \(number)", first, of: kim) }
    #expect(time.sleeperCount < 12, "one alarm a loop, however often something changes")
    time.advance(by: .seconds(5))
    // Whoever comes later is shown theirs: both have been looked at by then.
    try await grow("два", second, of: kim + 1)
    try await stage.move(time, until: "the other draft") { server in
      server.calls.contains { $0.method == "sendMessageDraft" && $0.parameters["text"]?.text == "два" }
    }
    let drafts = stage.server.calls.filter { call in
      call.method == "sendMessageDraft" && call.parameters["chat_id"]?.whole == Int(kim)
    }
    #expect(drafts.count == 1)
    await stage.close()
  }

  @Test
  func `what a model says so far is shown as a draft, and as an edited message where drafts are refused`()
    async throws
  {
    for isRefused in [false, true] {
      let stage = try await TelegramStage(works: false)
      let job = try await waitingReply(stage)
      if isRefused {
        stage.server.failAlways("sendMessageDraft", .refused(404, "Not Found: method not found"))
      }
      try await start(job, stage)
      func grow(_ text: String) async throws {
        try await stage.house.store.write { tx in
          guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return }
          try tx.drafts.set(
            ReplyDraft(job: job.id, attempt: 1, text: text), of: tx.chats.main(of: user.id).id)
        }
      }
      try await grow("Начало **ответа**")
      if isRefused {
        try await stage.server.waitForText("Начало ответа", to: Self.kim)
        try await grow("Начало **ответа** и его конец")
        try await stage.server.waitForText("Начало ответа и его конец", to: Self.kim)
        try await end(job, as: .completed, stage)
        try await stage.server.wait(for: "the draft to go") { server in
          server.shown(to: Self.kim).contains { $0.text.contains("Начало ответа") } ? nil : true
        }
      } else {
        let call = try await stage.server.wait(for: "a draft") { server in
          server.calls.last { $0.method == "sendMessageDraft" }?.parameters
        }
        #expect(call["text"]?.text == "Начало ответа")
        #expect((call["draft_id"]?.whole ?? 0) != 0)
      }
      await stage.close()
    }
  }
}
