import Domain
import Ports
import Testing

extension StoreContract {
  private static let kim = Identity(kind: .telegram, value: "7")

  /// Somebody on Telegram, and what was said to them.
  private static func told(
    _ it: StoreFixture, _ identity: Identity, _ texts: [String], forMany: Bool = false
  ) async throws -> [MessageID] {
    try await it.write { tx throws in
      let user =
        try tx.users.find(identity)
        ?? tx.users.create(identity: identity, language: .english, isDemo: false)
      let chat = try tx.chats.main(of: user.id).id
      return try texts.map {
        try tx.chats.append(
          NewMessage(
            chat: chat, author: .mitko, text: $0, actions: [.activate, .reply("yes")], isForMany: forMany)
        ).id
      }
    }
  }

  private static func heads(_ it: StoreFixture, limit: Int = 10) async throws -> [MessageID] {
    try await it.read { try $0.deliveries.heads(of: .telegram, limit: limit).map(\.message) }
  }

  private static func take(_ update: Int64, of bot: Int64, _ it: StoreFixture) async throws -> Bool {
    try await it.write { tx throws in try tx.telegram.take(update, of: bot) }
  }

  private static func correct(
    _ message: MessageID, to text: String, _ it: StoreFixture
  ) async throws -> Bool {
    try await it.write { tx throws in try tx.chats.correct(message, to: text) }
  }

  static let telegram: [Case] = [
    Case("an update is taken once, by each bot") { it async throws in
      #expect(try await take(5, of: 1, it))
      #expect(try await !take(5, of: 1, it))
      #expect(try await take(5, of: 2, it))
      #expect(try await take(4, of: 1, it))
    },
    Case("a bot's next update stays until there is another, and what was taken is forgotten after days") {
      it in
      #expect(try await it.read { try $0.telegram.nextUpdate(of: 1) } == nil)
      try await it.write { tx throws in
        _ = try tx.telegram.take(5, of: 1)
        try tx.telegram.setNextUpdate(6, of: 1)
      }
      let first = it.time.now
      #expect(try await it.read { try $0.telegram.reachedAt(of: 1) } == first)
      it.time.advance(by: .days(1))
      try await it.write { try $0.telegram.setNextUpdate(nil, of: 1) }
      #expect(try await it.read { try $0.telegram.nextUpdate(of: 1) } == 6)
      #expect(try await it.read { try $0.telegram.reachedAt(of: 1) } == first + .days(1))
      #expect(try await !take(5, of: 1, it))
      it.time.advance(by: .days(2))
      try await it.write { try $0.telegram.setNextUpdate(nil, of: 1) }
      #expect(try await take(5, of: 1, it))
    },
    Case("a part that throws leaves nothing, and the rest of the transaction stays") { it in
      let user = try await it.person("anna").id
      try await it.write { tx throws in
        let chat = try tx.chats.main(of: user).id
        _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "one"))
        #expect(throws: StoreError.closed) {
          try tx.part {
            _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "two"))
            try tx.part { _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "three")) }
            throw StoreError.closed
          }
        }
        _ = try tx.part { try tx.chats.append(NewMessage(chat: chat, author: .user, text: "four")) }
      }
      let texts = try await it.read { tx throws in
        try tx.chats.messages(in: tx.chats.main(of: user).id, after: 0, limit: 9).map(\.text)
      }
      #expect(texts == ["one", "four"])
    },
    Case("of each chat the oldest message is next, whoever waits for something first") { it in
      let news = try await told(it, Identity(kind: .telegram, value: "1"), ["news"], forMany: true)
      let mixed = try await told(it, kim, ["news"], forMany: true)
      let replies = try await told(it, kim, ["reply", "more"])
      let other = try await told(it, Identity(kind: .telegram, value: "9"), ["later"])
      #expect(try await heads(it) == [mixed[0], other[0], news[0]])
      #expect(try await heads(it, limit: 1) == [mixed[0]])
      try await it.write { try $0.deliveries.markSent(mixed[0], to: kim, externalID: "1") }
      #expect(try await heads(it) == [replies[0], other[0], news[0]])
    },
    Case("a message that waits for another try keeps its chat, and says when") { it in
      let messages = try await told(it, kim, ["one", "two"])
      #expect(try await it.read { try $0.deliveries.nextTry(of: .telegram) } == nil)
      let later = it.time.now + .seconds(30)
      try await it.write {
        try $0.deliveries.markFailed(messages[0], to: kim, retryAt: later, error: "server 502")
      }
      #expect(try await heads(it) == [])
      #expect(try await it.read { try $0.deliveries.nextTry(of: .telegram) } == later)
      it.time.advance(by: .seconds(30))
      #expect(try await heads(it) == [messages[0]])
    },
    Case("parts that went out are counted, and do not go back") { it in
      let messages = try await told(it, kim, ["long"])
      try await it.write { tx throws in
        try tx.deliveries.markPartsSent(2, of: messages[0], to: kim)
        try tx.deliveries.markPartsSent(1, of: messages[0], to: kim)
      }
      #expect(try await it.read { try $0.deliveries.heads(of: .telegram, limit: 1) }.first?.partsSent == 2)
    },
    Case("all that waits for an identity can be given up") { it in
      _ = try await told(it, kim, ["one", "two"])
      let other = try await told(it, Identity(kind: .telegram, value: "9"), ["other"])
      try await it.write { try $0.deliveries.giveUpAll(to: kim, error: "blocked") }
      #expect(try await heads(it) == other)
    },
    Case("buttons that are used after they went out are known as stale") { it in
      let messages = try await told(it, kim, ["one", "two", "three"])
      try await it.write { tx throws in
        try tx.deliveries.markSent(messages[0], to: kim, externalID: "70")
        try tx.deliveries.markSent(messages[1], to: kim, externalID: "71")
        try tx.chats.useActions(of: messages[0])
        try tx.chats.useReplies(of: messages[1])
        // Has not gone out: its buttons will be right when it does.
        try tx.chats.useActions(of: messages[2])
      }
      let stale = try await it.read { try $0.telegram.staleKeyboards(limit: 9) }
      #expect(stale.map(\.externalID) == ["70", "71"])
      try await it.write { tx throws in
        for message in stale { try tx.telegram.refreshedKeyboard(of: message.message) }
      }
      #expect(try await it.read { try $0.telegram.staleKeyboards(limit: 9) } == [])
      try await it.write { try $0.telegram.noteStaleKeyboard(of: messages[0]) }
      #expect(try await it.read { try $0.telegram.staleKeyboards(limit: 9) }.map(\.externalID) == ["70"])
    },
    Case("what a user wrote can be corrected until a reply reads it") { it in
      let user = try await it.person("anna").id
      let (chat, message) = try await it.write { tx throws in
        let chat = try tx.chats.main(of: user).id
        let message = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "Pascal"))
        try tx.telegram.note(message.id, as: 12, in: 7)
        return (chat, message.id)
      }
      #expect(try await it.read { try $0.telegram.message(12, in: 7) } == message)
      #expect(try await it.read { try $0.telegram.message(12, in: 8) } == nil)
      #expect(try await correct(message, to: "Go", it))
      #expect(try await it.read { try $0.chats.find(message)?.text } == "Go")
      let job = try await it.write {
        try $0.jobs.enqueueReply(to: chat, user: user, epoch: 0, maker: .builtin)
      }
      #expect(try await correct(message, to: "Rust", it))
      try await it.start(job.id)
      #expect(try await !correct(message, to: "C", it))
      try await it.write { tx throws in
        try tx.jobs.finish(job.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
        try tx.chats.markAnswered(in: chat, upTo: 1)
      }
      #expect(try await !correct(message, to: "C", it))
      #expect(try await it.read { try $0.chats.find(message)?.text } == "Rust")
      _ = try await it.write { try $0.users.reset(user) }
      #expect(try await it.read { try $0.telegram.message(12, in: 7) } == nil)
    },
    Case("a reply that waits for more is put off, and comes no sooner") { it in
      let user = try await it.person("anna").id
      let later = it.time.now + .seconds(1)
      let jobs = try await it.write { tx throws in
        let chat = try tx.chats.main(of: user).id
        func reply(_ instant: Timestamp?) throws -> Job {
          try tx.jobs.enqueueReply(to: chat, user: user, epoch: 0, maker: .builtin, notBefore: instant)
        }
        return [try reply(nil), try reply(later), try reply(nil)]
      }
      #expect(jobs.map(\.id) == Array(repeating: jobs[0].id, count: 3))
      #expect(jobs.map(\.notBefore) == [it.time.now, later, later])
    },
    Case("lines about replies are kept until they are gone, also of whoever is erased") { it in
      _ = try await told(it, kim, ["hello"])
      let job = JobID(sequential: 5)
      func row(_ telegram: Int64, _ kind: String, chat: Int64 = 7) -> StatusRow {
        StatusRow(
          chat: chat, telegram: telegram, job: job, notice: nil, line: StatusRow.Line(kind: kind, words: kind)
        )
      }
      let rows = [row(3, "waiting"), row(4, "draft"), row(1, "waiting", chat: 9)]
      let later = row(3, "thinking")
      try await it.write { tx throws in
        for row in rows { try tx.telegram.setStatus(row) }
        try tx.telegram.setStatus(later)
      }
      #expect(try await it.read { try $0.telegram.statusRows(limit: 9) } == [later, rows[1], rows[2]])
      try await it.write { try $0.telegram.endStatus(4, in: 7) }
      #expect(try await it.read { try $0.telegram.statusRows(limit: 9) } == [later, rows[2]])
      // What waits comes behind all that has to change, whichever its chat.
      let waiting = try await it.write { tx throws -> StatusRow in
        let user = try #require(try tx.users.find(kim))
        let reply = try tx.jobs.enqueueReply(
          to: tx.chats.main(of: user.id).id, user: user.id, epoch: 0, maker: .provider("openai"))
        let row = StatusRow(
          chat: 2, telegram: 1, job: reply.id, notice: nil,
          line: StatusRow.Line(kind: "waiting", words: "soon"))
        try tx.telegram.setStatus(row)
        return row
      }
      #expect(try await it.read { try $0.telegram.statusRows(limit: 9) } == [later, rows[2], waiting])
      try await it.write { try $0.telegram.endStatus(1, in: 2) }
      try await it.write { tx throws in
        if let user = try tx.users.find(kim) { try tx.users.erase(user.id) }
      }
      #expect(try await it.read { try $0.telegram.statusRows(limit: 9) } == [later, rows[2]])
    },
    Case("replies that somebody but the rules makes for people on Telegram are known, with what they say") {
      it in
      _ = try await told(it, kim, ["hello"])
      let job = try await it.write { tx throws -> Job? in
        guard let user = try tx.users.find(kim) else { return nil }
        return try tx.jobs.enqueueReply(
          to: tx.chats.main(of: user.id).id, user: user.id, epoch: 0, maker: .provider("openai"))
      }
      let id = try #require(job).id
      #expect(try await it.read { try $0.telegram.runningReplies(limit: 9) } == [])
      try await it.start(id)
      #expect(
        try await it.read { try $0.telegram.runningReplies(limit: 9) }
          == [RunningTelegramReply(chat: 7, job: id, draft: nil)])
      try await it.write { tx throws in
        guard let user = try tx.users.find(kim) else { return }
        try tx.drafts.set(
          ReplyDraft(job: id, attempt: 1, text: "Hel"), of: tx.chats.main(of: user.id).id)
      }
      #expect(try await it.read { try $0.telegram.runningReplies(limit: 9) }.map(\.draft) == ["Hel"])
    },
    Case("documents wait in their order, are put off, and go with what their sender said") { it in
      _ = try await told(it, kim, ["hello"])
      let user = try #require(try await it.read { try $0.users.find(kim)?.id })
      func add(_ file: String, mostWaiting: Int = 2) async throws -> Bool {
        let document = NewTelegramDocument(user: user, file: file, kind: "pdf", caption: nil)
        return try await it.write { try $0.telegram.add(document, mostWaiting: mostWaiting) }
      }
      #expect(try await add("a"))
      #expect(try await add("b"))
      #expect(try await !add("c"))
      let waiting = try await it.read { try $0.telegram.documents(limit: 9) }
      #expect(waiting.map(\.content.file) == ["a", "b"])
      let later = it.time.now + .minutes(1)
      try await it.write { try $0.telegram.putOff(waiting[0].id, until: later) }
      #expect(try await it.read { try $0.telegram.documents(limit: 9) }.map(\.content.file) == ["b"])
      #expect(try await it.write { try $0.telegram.endDocument(waiting[1].id) })
      let again = try await it.write { try $0.telegram.endDocument(waiting[1].id) }
      #expect(!again)
      #expect(try await it.read { try $0.telegram.nextDocument() } == later)
      it.time.advance(by: .minutes(1))
      #expect(try await it.read { try $0.telegram.documents(limit: 9) }.map(\.attempts) == [1])
      _ = try await it.write { try $0.users.reset(user) }
      #expect(try await it.read { try $0.telegram.nextDocument() } == nil)
    },
    Case("one process at a time has the duty, and a dead one has none") { it in
      @Sendable func process(_ number: UInt64) -> ProgramProcess {
        ProgramProcess(
          id: ProcessID(sequential: number), pid: Int32(number), program: "mitko-telegram",
          startedAt: it.time.now, heartbeatAt: it.time.now, makers: nil)
      }
      func take(_ number: UInt64, alive: Set<Int32> = [1, 2]) async throws -> Bool {
        let process = process(number)
        return try await it.write { tx throws in
          try tx.jobs.heartbeat(process)
          return try tx.telegram.takeDuty(process.id, until: tx.now + .seconds(30)) { alive.contains($0.pid) }
        }
      }
      #expect(try await take(1))
      #expect(try await take(1))
      #expect(try await !take(2))
      #expect(try await take(2, alive: [2]))
      #expect(try await !take(1))
      it.time.advance(by: .seconds(31))
      #expect(try await take(1))
      try await it.write { try $0.telegram.endDuty(process(1).id) }
      #expect(try await take(2))
    },
  ]
}
