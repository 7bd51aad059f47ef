import Domain
import Ports
import Testing

extension StoreContract {
  static let conversations: [Case] = [
    Case("messages stand in the order of their arrival, without gaps, also at one instant") { it in
      let chat = try await mainChat(it)
      let positions = try await it.write { tx throws in
        try ["one", "two", "three"].map {
          try tx.chats.append(NewMessage(chat: chat, author: .user, text: $0)).position
        }
      }
      #expect(positions == [1, 2, 3])
      try await it.read { tx throws in
        #expect(try tx.chats.messages(in: chat, before: nil, limit: 2).map(\.text) == ["two", "three"])
        #expect(try tx.chats.messages(in: chat, before: 3, limit: 9).map(\.text) == ["one", "two"])
        #expect(try tx.chats.messages(in: chat, after: 1, limit: 1).map(\.text) == ["two"])
        #expect(try tx.chats.messages(in: chat, after: 3, limit: 9) == [])
        #expect(try tx.chats.lastPosition(in: chat) == 3)
      }
    },
    Case("a reply keeps its job and its mark") { it in
      let chat = try await mainChat(it)
      let written = try await it.write { tx throws in
        try tx.chats.append(
          NewMessage(
            chat: chat, author: .mitko, text: "half", actions: [.tellPitch], job: JobID(sequential: 7),
            mark: .stopped))
      }
      #expect(written.job == JobID(sequential: 7))
      #expect(written.mark == .stopped)
      #expect(try await it.read { try $0.chats.messages(in: chat, before: nil, limit: 1) } == [written])
    },
    Case("a summary gives way to one that reaches further, and a reset wipes it") { it in
      let user = try await it.person("anna").id
      let chat = try await it.read { try $0.chats.main(of: user).id }
      let (long, short) = (
        ChatSummary(text: "long", upTo: 40, promptVersion: "b"),
        ChatSummary(text: "short", upTo: 20, promptVersion: "a")
      )
      #expect(try await it.read { try $0.chats.summary(of: chat) } == nil)
      try await it.write { tx throws in
        try tx.chats.setSummary(short, of: chat)
        try tx.chats.setSummary(long, of: chat)
        try tx.chats.setSummary(short, of: chat)
      }
      #expect(try await it.read { try $0.chats.summary(of: chat) } == long)
      _ = try await it.write { try $0.users.reset(user) }
      #expect(try await it.read { try $0.chats.summary(of: chat) } == nil)
    },
    Case("a search goes through the texts of a chat in pages, newest first, and through no other chat") {
      it in
      let anna = try await it.person("anna").id
      let boris = try await it.person("boris").id
      let (chat, further) = try await it.write { tx throws in
        let chats = (try tx.chats.main(of: anna).id, try tx.chats.create(for: anna).id)
        for number in 1...7 {
          let text = number % 3 == 0 ? "Ёжик \(number)" : "\(number)"
          _ = try tx.chats.append(NewMessage(chat: chats.0, author: .user, text: text))
        }
        for chat in [chats.1, try tx.chats.main(of: boris).id] {
          _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "Ёжик"))
        }
        return chats
      }
      @Sendable func isWanted(_ text: String) -> Bool { text.hasPrefix("Ёжик") }
      try await it.read { tx throws in
        func found(in chat: ChatID, of user: UserID, before position: Int? = nil, limit: Int) throws
          -> MessageSearch
        {
          try tx.chats.search(in: chat, of: user, before: position, limit: limit, where: isWanted)
        }
        #expect(try found(in: chat, of: anna, limit: 9) == MessageSearch(found: [6, 3], next: nil))
        #expect(try found(in: chat, of: anna, limit: 4) == MessageSearch(found: [6], next: 4))
        #expect(try found(in: chat, of: anna, before: 4, limit: 4) == MessageSearch(found: [3], next: nil))
        #expect(try found(in: chat, of: anna, before: 1, limit: 4) == MessageSearch(found: [], next: nil))
        #expect(try found(in: further, of: anna, limit: 4) == MessageSearch(found: [1], next: nil))
        var looked: [String] = []
        _ = try tx.chats.search(in: chat, of: anna, before: 6, limit: 2) { text in
          looked.append(text)
          return false
        }
        #expect(looked == ["5", "4"])
      }
    },
    Case("a search looks into no text of somebody else's chat, nor of one that is gone") { it in
      let anna = try await it.person("anna").id
      let boris = try await it.person("boris").id
      let further = try await it.write { tx throws in
        let further = try tx.chats.create(for: anna).id
        for chat in [further, try tx.chats.main(of: anna).id] {
          _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: "Ёжик"))
        }
        return further
      }
      let looked: @Sendable (UserID) async throws -> [String] = { user in
        try await it.read { tx throws in
          var looked: [String] = []
          for chat in [further, try tx.chats.main(of: anna).id] {
            let page = try tx.chats.search(in: chat, of: user, before: nil, limit: 9) { text in
              looked.append(text)
              return true
            }
            #expect(page.next == nil)
          }
          return looked
        }
      }
      #expect(try await looked(anna) == ["Ёжик", "Ёжик"])
      #expect(try await looked(boris) == [])
      _ = try await it.write { try $0.users.reset(anna) }
      #expect(try await looked(anna) == [])
      let (main, told) = try await it.write { tx throws in
        let main = try tx.chats.main(of: boris).id
        return (main, try tx.chats.append(NewMessage(chat: main, author: .user, text: "Ёжик")).position)
      }
      let found: @Sendable () async throws -> [Int] = {
        try await it.read {
          try $0.chats.search(in: main, of: boris, before: nil, limit: 9) { _ in true }.found
        }
      }
      #expect(try await found() == [told])
      try await it.write { try $0.users.erase(boris) }
      #expect(try await found() == [])
    },
    Case("a message is found as it was stored, with its buttons in their order") { it in
      let chat = try await mainChat(it)
      let match = MatchID(sequential: 800)
      let kinds: [Message.Kind] = [
        .said, .notice, .profileCard(ProfileVersionID(sequential: 801)), .introduction(match),
        .contact(match),
      ]
      let intents: [MessageAction.Intent] = [
        .activate, .accept(match), .confirmAccept(match), .decline(match), .tellMore(match), .confirmReset,
        .confirmErase, .resume, .dismiss, .answerNow(JobID(sequential: 802)), .tellPitch,
        .reply("Мюнхен"), .because(match, .pay), .forgetPreferences, .ask(match),
        .answerQuestion(QuestionID(sequential: 803)), .skipQuestion(QuestionID(sequential: 804)),
      ]
      for kind in kinds {
        let stored = try await it.write { tx throws in
          try tx.chats.append(
            NewMessage(chat: chat, author: .mitko, kind: kind, text: "Ёж\u{0}漢字 👩‍👩‍👧", actions: intents))
        }
        #expect(stored.actions.map(\.intent) == intents)
        try await it.read { tx throws in
          #expect(try tx.chats.find(stored.id) == stored)
          #expect(try tx.chats.messages(in: chat, after: stored.position - 1, limit: 1) == [stored])
          #expect(try tx.chats.action(stored.actions[3].id) == stored.actions[3])
        }
      }
    },
    Case("what the user wrote waits until it is answered, and a late answer takes nothing back") { it in
      let chat = try await mainChat(it)
      try await it.write { tx throws in
        for text in ["one", "two", "three"] {
          _ = try tx.chats.append(NewMessage(chat: chat, author: .user, text: text))
        }
        _ = try tx.chats.append(NewMessage(chat: chat, author: .mitko, text: "a notice"))
        #expect(try tx.chats.unanswered(in: chat).map(\.text) == ["one", "two", "three"])
        try tx.chats.markAnswered(in: chat, upTo: 2)
        #expect(try tx.chats.unanswered(in: chat).map(\.text) == ["three"])
        try tx.chats.markAnswered(in: chat, upTo: 1)
        #expect(try tx.chats.unanswered(in: chat).map(\.text) == ["three"])
      }
    },
    Case("the tags of what was said come newest first, without lines that have none") { it in
      let chat = try await mainChat(it)
      let tags = try await it.write { tx throws in
        for tag in ["a", nil, "b", "c"] {
          _ = try tx.chats.append(NewMessage(chat: chat, author: .mitko, text: "x", phraseTag: tag))
        }
        return try tx.chats.recentPhraseTags(in: chat, limit: 2)
      }
      #expect(tags == ["c", "b"])
    },
    Case("messages and presses are counted by their user since an instant, beyond a reset") { it in
      let user = try await it.person("anna").id
      let start = it.time.now
      for minute in 0..<3 {
        it.time.jump(to: start + .minutes(minute))
        try await it.write { tx throws in
          let chat = try tx.chats.main(of: user)
          _ = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: "hi"))
          _ = try tx.chats.append(NewMessage(chat: chat.id, author: .mitko, text: "hello"))
        }
      }
      try await it.write { tx throws in
        #expect(try tx.chats.sentCount(by: user, since: start) == 3)
        #expect(try tx.chats.sentCount(by: user, since: start + .minutes(1)) == 2)
        #expect(try tx.chats.countPress(by: user, since: start) == 1)
        #expect(try tx.chats.countPress(by: user, since: start) == 2)
        _ = try tx.users.reset(user)
        #expect(try tx.chats.sentCount(by: user, since: start) == 3)
      }
    },
    Case("the buttons of a message are used together, and those about a match close with it") { it in
      let chat = try await mainChat(it)
      let (match, other) = (MatchID(sequential: 800), MatchID(sequential: 801))
      let messages = try await it.write { tx throws in
        try [[.accept(match), .decline(match)], [.accept(other)], [.accept(match), .tellPitch]].map {
          try tx.chats.append(NewMessage(chat: chat, author: .mitko, text: "?", actions: $0))
        }
      }
      let states = try await it.write { tx throws in
        try tx.chats.useActions(of: messages[1].id)
        try tx.chats.closeActions(about: match)
        return try tx.chats.messages(in: chat, before: nil, limit: 9).map { $0.actions.map(\.state) }
      }
      #expect(states == [[.used, .used], [.used], [.used, .open]])
    },
    Case("the open buttons of a kind are found by their owner and what they are about, in every chat") { it in
      let chat = try await mainChat(it)
      let (match, other) = (MatchID(sequential: 810), MatchID(sequential: 811))
      try await it.write { tx throws in
        let owner = try #require(try tx.chats.find(chat)).user
        let second = try tx.chats.create(for: owner)
        let messages = try [
          (chat, [MessageAction.Intent.confirmAccept(match), .dismiss]), (second.id, [.confirmAccept(match)]),
          (chat, [.confirmAccept(other)]), (chat, [.confirmReset]), (chat, [.confirmAccept(match)]),
        ].map { chat, intents in
          try tx.chats.append(NewMessage(chat: chat, author: .mitko, text: "?", actions: intents))
        }
        try tx.chats.useActions(of: messages[4].id)
        #expect(
          try tx.chats.openActions(of: owner, .confirmAccept(match)).map(\.message)
            == [messages[0].id, messages[1].id])
        #expect(try tx.chats.openActions(of: owner, .confirmReset).map(\.message) == [messages[3].id])
        #expect(try tx.chats.openActions(of: owner, .confirmErase) == [])
      }
    },
    Case("what Mitko says in the main chat is delivered to identities outside the terminal, in order") { it in
      let user = try await it.person("70001", kind: .telegram)
      let identity = Identity(kind: .telegram, value: "70001")
      let sent = try await it.write { tx throws in
        let main = try tx.chats.main(of: user.id).id
        let side = try tx.chats.create(for: user.id).id
        _ = try tx.chats.append(NewMessage(chat: main, author: .user, text: "hi"))
        _ = try tx.chats.append(NewMessage(chat: side, author: .mitko, text: "not there"))
        return try ["one", "two"].map {
          try tx.chats.append(NewMessage(chat: main, author: .mitko, text: $0))
        }
      }
      let due = [0, 1].map { Delivery(message: sent[$0].id, identity: identity, attempts: 0) }
      #expect(try await it.read { try $0.deliveries.due(limit: 9) } == due)
      // The first one waits for a retry, so the second one waits behind it.
      try await it.write { tx throws in
        try tx.deliveries.markFailed(sent[0].id, to: identity, retryAt: tx.now + .seconds(30), error: "429")
      }
      #expect(try await it.read { try $0.deliveries.due(limit: 9) } == [])
      it.time.advance(by: .seconds(30))
      #expect(
        try await it.read { try $0.deliveries.due(limit: 1) }
          == [Delivery(message: sent[0].id, identity: identity, attempts: 1)])
      try await it.write { tx throws in
        try tx.deliveries.markSent(sent[0].id, to: identity, externalID: "55")
        try tx.deliveries.markSent(sent[0].id, to: identity, externalID: "56")
      }
      #expect(try await it.read { try $0.deliveries.due(limit: 9) } == [due[1]])
      try await it.write {
        try $0.deliveries.markFailed(sent[1].id, to: identity, retryAt: nil, error: "403")
      }
      #expect(try await it.read { try $0.deliveries.due(limit: 9) } == [])
    },
    Case("nothing is delivered to a terminal, a name of a demo or somebody imported") { it in
      for kind in [Identity.Kind.terminal, .demo, .imported] {
        let user = try await it.person("x", kind: kind)
        try await it.write { tx throws in
          _ = try tx.chats.append(NewMessage(chat: tx.chats.main(of: user.id).id, author: .mitko, text: "hi"))
        }
      }
      #expect(try await it.read { try $0.deliveries.due(limit: 9) } == [])
    },
  ]

  private static func mainChat(_ it: StoreFixture) async throws -> ChatID {
    let user = try await it.person("anna")
    return try await it.read { try $0.chats.main(of: user.id).id }
  }

  static let profiles: [Case] = [
    Case("versions are rows that stay, numbered from 1, the last one current") { it in
      let user = try await it.person("anna").id
      let (first, second) = try await it.write { tx throws in
        (
          try tx.profiles.store(
            Sample.profile(of: "anna", as: .seeker), publicView: Sample.view(as: .seeker), of: user),
          try tx.profiles.store(
            Sample.profile(of: "anna", as: .provider), publicView: Sample.view(as: .provider), of: user)
        )
      }
      try await it.read { tx throws in
        #expect(first.number == 1)
        #expect(second.number == 2)
        #expect(try tx.profiles.current(of: user) == second)
        #expect(try tx.profiles.find(first.id) == first)
        #expect(second.profile == Sample.profile(of: "anna", as: .provider))
        #expect(second.publicView == Sample.view(as: .provider))
      }
    },
    Case("a profile without a role is refused") { it in
      let user = try await it.person("anna").id
      await #expect(throws: StoreError.constraint("has_a_role")) {
        try await it.write { try $0.profiles.store(Profile(), publicView: PublicView(), of: user) }
      }
    },
    Case("the latest active profiles are of those who take part, the newest people first") { it in
      let (first, second) = (
        try await it.eligible("anna", as: .seeker), try await it.eligible("boris", as: .provider)
      )
      try await it.write { tx throws in
        #expect(try tx.profiles.latestActive(limit: 9).map(\.roles) == [[.provider], [.seeker]])
        #expect(try tx.profiles.latestActive(limit: 1).map(\.roles) == [[.provider]])
        try tx.users.setStage(.paused, of: second.user)
        #expect(try tx.profiles.latestActive(limit: 9).map(\.roles) == [[.seeker]])
        try tx.users.erase(first.user)
        #expect(try tx.profiles.latestActive(limit: 9) == [])
      }
    },
    Case("vectors of a new version take the place of the old ones, which serve until then") { it in
      let member = try await it.eligible("anna", as: .seeker)
      let second = try await it.write { tx throws in
        try tx.profiles.store(
          Sample.profile(of: "anna", as: .seeker), publicView: Sample.view(as: .seeker), of: member.user)
      }
      try await it.write { tx throws in
        #expect(try !tx.profiles.isEmbedded(second.id, in: Sample.space))
        #expect(try tx.profiles.unembedded(in: Sample.space, limit: 9) == [second.id])
        let former = try tx.profiles.latestVectors(of: member.user, in: Sample.space)
        #expect(Set(former.map(\.version)) == [member.version])
        #expect(former.map(\.section) == [.offers, .wants])
        #expect(former.allSatisfy { $0.textHash == .max && $0.embedding == .dense([1, 0, 0]) })
        try tx.profiles.storeVectors(Sample.vectors(of: second, as: .seeker, [0, 1, 0]))
        #expect(try tx.profiles.isEmbedded(second.id, in: Sample.space))
        #expect(try tx.profiles.unembedded(in: Sample.space, limit: 9) == [])
        #expect(
          try tx.profiles.latestVectors(of: member.user, in: Sample.space)
            == Sample.vectors(of: second, as: .seeker, [0, 1, 0]))
      }
      #expect(
        try await it.read {
          try $0.profiles.isEmbedded(second.id, in: EmbeddingSpace(model: "test", build: "2", dimension: 3))
        } == false)
    },
    Case("the feed of vectors tells what is current, what is gone and where to go on") { it in
      func changes(after: Int64, limit: Int = 100) async throws -> VectorChanges {
        try await it.read { try $0.profiles.vectorChanges(after: after, in: Sample.space, limit: limit) }
      }
      let empty = try await changes(after: 0)
      #expect(empty.lastChange == 0)
      let anna = try await it.eligible("anna", as: .seeker)
      let boris = try await it.eligible("boris", as: .provider)
      let all = try await changes(after: 0)
      #expect(all.upserted.map(\.user) == [anna.user, anna.user, boris.user, boris.user])
      #expect(all.removed == [])
      // Page by page it is the same.
      var (paged, last) = ([ProfileVector](), Int64(0))
      while case let page = try await changes(after: last, limit: 1), page.lastChange > last {
        paged += page.upserted
        last = page.lastChange
      }
      #expect(paged == all.upserted)
      #expect(last == all.lastChange)
      // As the index reads it, it is the same again.
      func page(after: Int64, limit: Int) async throws -> VectorPage {
        try await it.read { try $0.profiles.vectorPage(after: after, in: Sample.space, limit: limit) }
      }
      var (stored, end) = ([[UInt8]](), Int64(0))
      while case let page = try await page(after: end, limit: 3), page.lastChange > end {
        #expect(page.rows.count <= 3)
        for row in page.rows { stored.append(page.withStored(row) { Array($0) }) }
        end = page.lastChange
      }
      #expect(stored == all.upserted.map(\.embedding.bytes))
      #expect(end == all.lastChange)
      let whole = try await page(after: 0, limit: 100)
      #expect(whole.rows.map(\.user) == all.upserted.map(\.user))
      #expect(whole.rows.map(\.role) == all.upserted.map(\.role))
      #expect(whole.rows.map(\.section) == all.upserted.map(\.section))
      #expect(whole.rows.map(\.language) == all.upserted.map(\.language))
      // A new version without vectors, then a reset.
      _ = try await it.write { tx throws in
        try tx.profiles.store(
          Sample.profile(of: "anna", as: .seeker), publicView: Sample.view(as: .seeker), of: anna.user)
      }
      let replaced = try await changes(after: all.lastChange)
      #expect(replaced.removed == [anna.user])
      #expect(try await page(after: all.lastChange, limit: 100).removed == [anna.user])
      #expect(replaced.upserted == [])
      _ = try await it.write { try $0.users.reset(boris.user) }
      let reset = try await changes(after: replaced.lastChange)
      #expect(reset.removed == [boris.user])
      #expect(try await changes(after: 0).upserted == [])
      #expect(try await changes(after: reset.lastChange).lastChange == reset.lastChange)
    },
  ]
}
