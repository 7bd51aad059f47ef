import Domain
import Ports
import Testing

extension StoreContract {
  /// Somebody whose reply runs for the first time.
  private static func running(_ it: StoreFixture, _ name: String = "anna") async throws -> (
    user: UserID, chat: ChatID, job: Job
  ) {
    let user = try await it.person(name).id
    let (chat, queued) = try await it.write { tx throws in
      let chat = try tx.chats.main(of: user).id
      return (chat, try tx.jobs.enqueueReply(to: chat, user: user, epoch: 0, maker: .builtin))
    }
    return (user, chat, try await it.start(queued.id))
  }

  private static func draft(_ job: Job, _ text: String) -> ReplyDraft {
    ReplyDraft(job: job.id, attempt: job.attempt, text: text)
  }

  static let drafts: [Case] = [
    Case("a draft is what the running reply said last") { it in
      let (_, chat, job) = try await running(it)
      let other = try await running(it, "boris")
      #expect(try await it.read { try $0.drafts.draft(of: chat) } == nil)
      try await it.write { tx throws in
        try tx.drafts.set(draft(job, "Hel"), of: chat)
        try tx.drafts.set(draft(job, "Hello"), of: chat)
      }
      #expect(try await it.read { try $0.drafts.draft(of: chat) } == draft(job, "Hello"))
      #expect(try await it.read { try $0.drafts.draft(of: other.chat) } == nil)
      // Nor does a reply write into another chat.
      try await it.write { try $0.drafts.set(draft(job, "Hello"), of: other.chat) }
      #expect(try await it.read { try $0.drafts.draft(of: other.chat) } == nil)
    },
    Case("every end of an attempt ends its draft, and none comes after it") { it in
      for end in [JobState.completed, .discarded, .retrying] {
        let (_, chat, job) = try await running(it, "of \(end)")
        try await it.write { tx throws in
          try tx.drafts.set(draft(job, "so far"), of: chat)
          try tx.jobs.finish(job.id, attempt: 1, as: end, notBefore: nil, error: nil)
        }
        #expect(try await it.read { try $0.drafts.draft(of: chat) } == nil)
        try await it.write { try $0.drafts.set(draft(job, "late"), of: chat) }
        #expect(try await it.read { try $0.drafts.draft(of: chat) } == nil)
      }
      let (_, chat, job) = try await running(it, "of a cancelled one")
      try await it.write { tx throws in
        try tx.drafts.set(draft(job, "so far"), of: chat)
        try tx.jobs.cancel(job.id)
      }
      #expect(try await it.read { try $0.drafts.draft(of: chat) } == nil)
    },
    Case("the next attempt begins anew, and the one before it writes nothing any more") { it in
      let (_, chat, first) = try await running(it)
      try await it.write { tx throws in
        try tx.drafts.set(draft(first, "of the first"), of: chat)
        try tx.jobs.finish(first.id, attempt: 1, as: .retrying, notBefore: nil, error: "e")
      }
      let second = try await it.start(first.id)
      #expect(try await it.read { try $0.drafts.draft(of: chat) } == nil)
      try await it.write { tx throws in
        try tx.drafts.set(draft(second, "of the second"), of: chat)
        try tx.drafts.set(draft(first, "late"), of: chat)
      }
      #expect(try await it.read { try $0.drafts.draft(of: chat) } == draft(second, "of the second"))
    },
    Case("a reset ends the draft of what still runs") { it in
      let (user, chat, job) = try await running(it)
      _ = try await it.write { tx throws in
        try tx.drafts.set(draft(job, "so far"), of: chat)
        return try tx.users.reset(user)
      }
      try await it.write { try $0.drafts.set(draft(job, "late"), of: chat) }
      #expect(try await it.read { try $0.drafts.draft(of: chat) } == nil)
    },
    Case("a running reply can be asked to stop, and stays asked") { it in
      let (_, _, job) = try await running(it)
      #expect(try await it.read { try !$0.drafts.isStopRequested(of: job.id) })
      #expect(try await it.write { try $0.drafts.requestStop(of: job.id) })
      #expect(try await it.write { try $0.drafts.requestStop(of: job.id) })
      #expect(try await it.read { try $0.drafts.isStopRequested(of: job.id) })
      try await it.write {
        try $0.jobs.finish(job.id, attempt: 1, as: .retrying, notBefore: nil, error: "e")
      }
      // Whoever takes it up again finds the wish; while it waits there is nothing to stop.
      #expect(try await it.read { try $0.drafts.isStopRequested(of: job.id) })
      #expect(try await it.write { try !$0.drafts.requestStop(of: job.id) })
    },
    Case("what was answered can be opened again, and never more than was said") { it in
      let chat = try await it.write { tx throws in
        let user = try tx.users.create(
          identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: true)
        let chat = try tx.chats.main(of: user.id).id
        for text in ["one", "two", "three"] {
          _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: text))
        }
        try tx.chats.markAnswered(in: chat, upTo: 3)
        try tx.chats.reopen(chat, from: 2)
        return chat
      }
      #expect(try await it.read { try $0.chats.unanswered(in: chat).map(\.text) } == ["two", "three"])
      try await it.write { try $0.chats.reopen(chat, from: 3) }
      #expect(try await it.read { try $0.chats.unanswered(in: chat).map(\.text) } == ["two", "three"])
    },
    Case("a mark is of Mitko's messages only") { it in
      let (theirs, ours) = try await it.write { tx throws in
        let user = try tx.users.create(
          identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: true)
        let chat = try tx.chats.main(of: user.id).id
        return (
          try tx.chats.append(NewMessage(chat: chat, author: .user, text: "one")).id,
          try tx.chats.append(NewMessage(chat: chat, author: .mitko, text: "two")).id
        )
      }
      for mark in Message.Mark.allCases {
        try await it.write { try $0.chats.mark(ours, as: mark) }
        #expect(try await it.read { try $0.chats.find(ours)?.mark } == mark)
      }
      await #expect(throws: StoreError.missing("message")) {
        try await it.write { try $0.chats.mark(theirs, as: .retried) }
      }
    },
    Case("the calls of a job are found in the order made") { it in
      let anna = try await it.person("anna").id
      let job = JobID(sequential: 31)
      try await it.write { tx throws in
        for attempt in [2, 1] {
          try tx.ledger.reserve(
            LedgerEntry(
              id: LedgerEntryID(sequential: UInt64(attempt)), job: job, attempt: attempt, user: anna,
              kind: .reply,
              lane: .interactive, maker: .provider("p"), model: "m", startedAt: tx.now,
              state: .reserved(bound: Money(clamping: 9))))
        }
        try tx.ledger.settle(
          job, attempt: 1,
          as: [.init(cost: Money(clamping: 1), usage: .none), .init(cost: Money(clamping: 2), usage: .none)])
      }
      let calls = try await it.read { try $0.ledger.entries(of: job) }
      #expect(calls.map(\.attempt) == [1, 1, 2])
      #expect(calls.map(\.call) == [1, 2, 1])
      #expect(calls.map(\.state.amount.microdollars) == [1, 2, 9])
      #expect(try await it.read { try $0.ledger.entries(of: JobID(sequential: 32)) } == [])
    },
    Case("what does not run cannot be asked to stop") { it in
      let user = try await it.person("anna").id
      let reply = try await it.write { tx throws in
        try tx.jobs.enqueueReply(to: tx.chats.main(of: user).id, user: user, epoch: 0, maker: .builtin)
      }
      #expect(try await it.write { try !$0.drafts.requestStop(of: reply.id) })
      #expect(try await it.read { try !$0.drafts.isStopRequested(of: reply.id) })
      #expect(try await it.write { try !$0.drafts.requestStop(of: JobID(sequential: 9_999)) })
    },
  ]
}
