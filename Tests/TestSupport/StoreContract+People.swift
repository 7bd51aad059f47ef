import Domain
import Ports
import Testing

extension StoreContract {
  static let transactions: [Case] = [
    Case("a transaction that throws leaves nothing, one that returns leaves all") { it in
      struct Stop: Error {}
      await #expect(throws: Stop.self) {
        try await it.write { tx throws in
          _ = try tx.users.create(
            identity: Identity(kind: .demo, value: "a"), language: .english, isDemo: true)
          throw Stop()
        }
      }
      #expect(try await it.read { try $0.users.count() } == 0)
      _ = try await it.person("a")
      #expect(try await it.read { try $0.users.count() } == 1)
    },
    Case("the instant of a transaction is the clock's and does not move in it") { it in
      let time = it.time
      let (first, second) = try await it.write { tx throws in
        let first = tx.now
        time.advance(by: .seconds(5))
        return (first, tx.now)
      }
      #expect(first == second)
      #expect(try await it.read { $0.now } == first + .seconds(5))
    },
    Case("a snapshot refuses a write") { it in
      let user = try await it.person("a")
      await #expect(throws: StoreError.self) {
        try await it.read { try $0.users.touch(user.id) }
      }
      try await it.write { try $0.users.touch(user.id) }
    },
    Case("a broken constraint can be caught, and the transaction goes on") { it in
      let users = try await it.write { tx throws in
        let identity = Identity(kind: .telegram, value: "7")
        let first = try tx.users.create(identity: identity, language: .english, isDemo: false)
        do {
          _ = try tx.users.create(identity: identity, language: .russian, isDemo: false)
          Issue.record("a second user got the identity")
        } catch StoreError.constraint {}
        return (first, try tx.users.find(identity))
      }
      #expect(users.0 == users.1)
      #expect(try await it.read { try $0.users.count() } == 1)
    },
    Case("each commit that changed something ticks") { it in
      var ticks = it.store.changes().makeAsyncIterator()
      _ = try await it.person("a")
      #expect(await ticks.next() != nil)
    },
    Case("a closed store says so and ends its ticks") { it in
      var ticks = it.store.changes().makeAsyncIterator()
      await it.store.close()
      #expect(await ticks.next() == nil)
      await #expect(throws: StoreError.closed) { try await it.read { $0.now } }
      await #expect(throws: StoreError.closed) { try await it.write { $0.now } }
    },
  ]

  static let people: [Case] = [
    Case("a new user is at the beginning, with one main chat and one identity") { it in
      let made = try await it.person("anna")
      try await it.read { tx throws in
        let user = try #require(try tx.users.find(made.id))
        #expect(user == made)
        #expect(user.stage == .onboarding)
        #expect(user.epoch == 0)
        #expect(user.contact == nil)
        #expect(user.acceptsAnnouncements)
        #expect(try tx.users.find(Identity(kind: .demo, value: "anna")) == user)
        #expect(try tx.users.identities(of: user.id) == [Identity(kind: .demo, value: "anna")])
        #expect(try tx.chats.main(of: user.id).isMain)
      }
    },
    Case("what is set of a user is what is found") { it in
      let user = try await it.person("anna")
      it.time.advance(by: .seconds(9))
      let found = try await it.write { tx throws in
        try tx.users.setLanguage(.russian, of: user.id)
        try tx.users.setStage(.unreachable(before: .onboarding), of: user.id)
        try tx.users.setContact(Contact(kind: .email, value: "anna@example.org"), of: user.id)
        try tx.users.setAcceptsAnnouncements(false, of: user.id)
        try tx.users.touch(user.id)
        return try tx.users.find(user.id)
      }
      let expected = User(
        id: user.id, language: .russian, stage: .unreachable(before: .onboarding), epoch: 0,
        contact: Contact(kind: .email, value: "anna@example.org"), acceptsAnnouncements: false, isDemo: true,
        createdAt: user.createdAt, lastSeenAt: user.createdAt + .seconds(9))
      #expect(found == expected)
    },
    Case("nobody is active without a profile") { it in
      let user = try await it.person("anna")
      await #expect(throws: StoreError.constraint("active_has_profile")) {
        try await it.write { try $0.users.setStage(.active, of: user.id) }
      }
    },
    Case("somebody who does not exist is missing") { it in
      let nobody = UserID(sequential: 5_000)
      await #expect(throws: StoreError.missing("user")) { try await it.write { try $0.users.touch(nobody) } }
      let found = try await it.read { try $0.users.find(nobody) }
      #expect(found == nil)
    },
    Case("a reset takes words, profile, contact and open jobs, raises the epoch and keeps the identity") {
      it in
      let member = try await it.eligible("anna", as: .seeker)
      let (chat, job) = try await it.write { tx throws in
        let chat = try tx.chats.main(of: member.user)
        _ = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: "I write Go"))
        try tx.chats.setInterviewState([1, 2], of: chat.id)
        try tx.users.setContact(Contact(kind: .link, value: "example.org"), of: member.user)
        _ = try tx.chats.create(for: member.user)
        return (chat, try tx.jobs.enqueueReply(to: chat.id, user: member.user, epoch: 0, maker: .builtin))
      }
      try await it.start(job.id)
      #expect(try await it.write { try $0.users.reset(member.user) } == 1)
      try await it.read { tx throws in
        let user = try #require(try tx.users.find(Identity(kind: .demo, value: "anna")))
        #expect(user.id == member.user)
        #expect(user.stage == .onboarding)
        #expect(user.epoch == 1)
        #expect(user.contact == nil)
        #expect(try tx.profiles.current(of: user.id) == nil)
        #expect(try tx.profiles.find(member.version) == nil)
        #expect(try tx.chats.main(of: user.id).id == chat.id)
        #expect(try tx.chats.messages(in: chat.id, before: nil, limit: 10) == [])
        #expect(try tx.chats.unanswered(in: chat.id) == [])
        #expect(try tx.chats.lastPosition(in: chat.id) == 0)
        #expect(try tx.chats.interviewState(of: chat.id) == nil)
        #expect(try tx.jobs.openJobs(of: user.id) == [])
        #expect(try tx.jobs.find(job.id)?.state == .cancelled)
        #expect(try !tx.jobs.stillRuns(job.id, attempt: 1))
      }
      // A head that follows the chat from where it was sees what is said next.
      let next = try await it.write {
        try $0.chats.append(NewMessage(chat: chat.id, author: .mitko, text: "Hello"))
      }
      #expect(next.position == 2)
      #expect(try await it.read { try $0.chats.unanswered(in: chat.id) } == [])
    },
    Case("an erase leaves a tombstone, and the same identity is a new user") { it in
      let member = try await it.eligible("anna", as: .seeker)
      try await it.write { try $0.users.erase(member.user) }
      try await it.read { tx throws in
        let tombstone = try #require(try tx.users.find(member.user))
        #expect(tombstone.stage == .erased)
        #expect(tombstone.epoch == 1)
        #expect(tombstone.language == Language(code: "und"))
        #expect(try tx.users.identities(of: member.user) == [])
        #expect(try tx.users.count() == 0)
        #expect(try tx.users.demoUsers() == [])
      }
      #expect(try await it.person("anna").id != member.user)
    },
    Case("an erase takes back what the other side of an open proposal was told, not what a connected one was")
    { it in
      let anna = try await it.eligible("anna", as: .seeker)
      let boris = try await it.eligible("boris", as: .provider)
      let connected = try await it.match(anna, boris)
      try await it.write { tx throws in
        try tx.matches.setStatus(.qualified, of: connected.id)
        try tx.matches.setStatus(.accepted(by: .seeker), of: connected.id)
        try tx.matches.setStatus(.connected, of: connected.id)
        try tx.matches.setShared(
          Contact(kind: .email, value: "shared@example.org"), by: .seeker, in: connected.id)
      }
      let clara = try await it.eligible("clara", as: .provider)
      let open = try await it.match(anna, clara)
      try await it.write { tx throws in
        for (match, reader) in [(connected, boris), (open, clara)] {
          try tx.matches.setVerdict(
            Verdict(
              decision: .qualified, rationale: "Go", quotes: [.init(side: .seeker, text: "I write Go")]),
            of: match.id)
          try tx.matches.setIntroduction("They write Go", of: match.id, for: .provider)
          try tx.matches.setIntroduction("They need Go", of: match.id, for: .seeker)
          _ = try tx.chats.append(
            NewMessage(
              chat: tx.chats.main(of: reader.user).id, author: .mitko, kind: .introduction(match.id),
              text: "They write Go"))
        }
        try tx.users.erase(anna.user)
      }
      try await it.read { tx throws in
        func texts(_ member: Member) throws -> [String] {
          try tx.chats.messages(in: tx.chats.main(of: member.user).id, before: nil, limit: 9).map(\.text)
        }
        #expect(try texts(boris) == ["They write Go"])
        #expect(try texts(clara) == [""])
        #expect(try tx.matches.find(connected.id)?.seeker.sharedContact == nil)
        #expect(try tx.matches.find(connected.id)?.introductions == [.provider: "They write Go"])
        #expect(try tx.matches.find(open.id)?.introductions == [:])
        #expect(
          try tx.matches.find(open.id)?.verdict == Verdict(decision: .qualified, rationale: "", quotes: []))
      }
    },
    Case("the people of a demo come in the order made") { it in
      let first = try await it.person("zoe")
      it.time.advance(by: .seconds(1))
      let second = try await it.person("adam")
      #expect(try await it.read { try $0.users.demoUsers() } == [first, second])
      // Somebody plays the second one.
      try await it.write { try $0.users.takeOver(second.id) }
      #expect(try await it.read { try $0.users.demoUsers() } == [first])
      #expect(try await it.read { try $0.users.find(second.id)?.isDemo } == false)
    },
  ]
}
