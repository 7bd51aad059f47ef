import Bootstrap
import BotServer
import Domain
import Localization
import Ports
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
  }

  /// A reply that waits for a maker who is nowhere, and its notice.
  private func waitingReply(_ stage: TelegramStage) async throws -> Job {
    stage.server.say("/start", as: Self.kim, language: "ru")
    try await stage.server.waitForText("Привет", to: Self.kim)
    let job = try await stage.house.store.write { tx -> Job? in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: "7001")) else { return nil }
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
    try await stage.server.waitForText("через 10 минут", to: Self.kim)
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
