import Domain
import Ports
import Testing

extension StoreContract {
  private static let kim = Identity(kind: .telegram, value: "7")
  private static let forum: Int64 = -100

  /// Somebody on Telegram, or whoever else.
  private static func person(_ it: StoreFixture, _ identity: Identity) async throws -> UserID {
    try await it.write { tx throws in
      try tx.users.create(identity: identity, language: .english, isDemo: false).id
    }
  }

  private static func say(
    _ text: String, by author: Message.Author, to user: UserID, forMany: Bool = false, _ it: StoreFixture
  ) async throws -> MessageID {
    try await it.write { tx throws in
      try tx.chats.append(
        NewMessage(chat: tx.chats.main(of: user).id, author: author, text: text, isForMany: forMany)
      ).id
    }
  }

  private static func set(_ scope: MirrorTarget.Scope?, _ it: StoreFixture) async throws {
    let target = scope.map { MirrorTarget(chat: forum, scope: $0) }
    try await it.write { tx throws in try tx.group.set(target) }
  }

  private static func waiting(_ it: StoreFixture) async throws -> [MirrorEntry.Content] {
    try await it.read { try $0.group.nextMirrored(limit: 50).map(\.content) }
  }

  static let group: [Case] = [
    Case("what happens is noted for a group from when there is one, and nothing of who is not on Telegram") {
      it in
      let user = try await person(it, kim)
      let other = try await person(it, Identity(kind: .terminal, value: "1000"))
      _ = try await say("before", by: .user, to: user, it)
      #expect(try await waiting(it) == [])
      try await set(.all, it)
      #expect(try await waiting(it) == [])
      let own = try await say("hello", by: .user, to: user, it)
      let answer = try await say("hi", by: .mitko, to: user, it)
      _ = try await say("everybody", by: .mitko, to: user, forMany: true, it)
      _ = try await say("in a terminal", by: .user, to: other, it)
      try await it.write { tx throws in
        try tx.group.notePress(.activate, by: user)
        try tx.group.notePress(.reply("yes"), by: user)
        try tx.group.notePress(.because(MatchID(sequential: 5), .pay), by: user)
      }
      #expect(try await waiting(it) == [.message(own), .message(answer), .press(.activate)])
    },
    Case("where only events are shown no words are, and where nothing is nothing is noted") { it in
      let user = try await person(it, kim)
      try await set(.events, it)
      _ = try await say("hello", by: .user, to: user, it)
      func event(_ kind: String, _ subject: Event.Subject) async throws {
        try await it.write { tx throws in
          try tx.events.append(
            Event(subject: subject, actor: .program, kind: kind, from: "ready", to: "active", at: tx.now))
          try tx.group.notePress(.activate, by: user)
        }
      }
      try await event("stage", .user(user))
      try await event("revealed", .user(user))
      try await event("setting", .setting("weekly_budget"))
      let noted = try await waiting(it)
      #expect(noted.count == 1)
      guard case .event(let number)? = noted.first else {
        Issue.record("no event")
        return
      }
      #expect(try await it.read { try $0.rooms.event(number)?.event.kind } == "stage")
      try await set(.off, it)
      #expect(try await waiting(it) == [])
      try await event("stage", .user(user))
      #expect(try await waiting(it) == [])
    },
    Case(
      "a match is shown to each of its people who is on Telegram, and a message that goes to two accounts once"
    ) {
      it in
      let (seeker, provider) = (
        try await it.eligible("anna", as: .seeker), try await it.eligible("boris", as: .provider)
      )
      try await it.write { tx throws in
        for (number, user) in [("1", seeker.user), ("2", provider.user), ("3", provider.user)] {
          let guest = try tx.users.create(
            identity: Identity(kind: .telegram, value: number), language: .english, isDemo: false)
          try tx.users.moveIdentities(of: guest.id, to: user)
        }
      }
      try await set(.all, it)
      let match = try await it.match(seeker, provider)
      try await it.write { tx throws in
        try tx.events.append(
          Event(
            subject: .match(match.id), actor: .program, kind: "match", from: nil, to: "pending", at: tx.now))
      }
      let told = try await say("hello", by: .mitko, to: provider.user, it)
      var shown: [UserID: [MirrorEntry.Content]] = [:]
      while case let entries = try await it.read({ try $0.group.nextMirrored(limit: 50) }), !entries.isEmpty {
        shown[entries[0].user, default: []] += entries.map(\.content)
        try await it.write { try $0.group.endMirrored(entries.map(\.number)) }
      }
      #expect(shown[seeker.user]?.isEmpty == false)
      #expect(shown[provider.user]?.last == .message(told))
      #expect(shown[provider.user]?.filter { $0 == .message(told) }.count == 1)
      #expect(
        shown[provider.user]?.count { if case .event = $0 { true } else { false } }
          == shown[seeker.user]?.count)
    },
    Case("who has waited longest is next, with all of theirs in order, and what was begun goes on") { it in
      let (anna, boris) = (
        try await person(it, kim), try await person(it, Identity(kind: .telegram, value: "8"))
      )
      try await set(.all, it)
      let first = try await say("one", by: .user, to: anna, it)
      _ = try await say("two", by: .user, to: boris, it)
      let third = try await say("three", by: .user, to: anna, it)
      let entries = try await it.read { try $0.group.nextMirrored(limit: 50) }
      #expect(entries.map(\.content) == [.message(first), .message(third)])
      try await it.write { try $0.group.markPartsShown(2, of: entries[0].number) }
      #expect(try await it.read { try $0.group.nextMirrored(limit: 50).map(\.partsShown) } == [2, 0])
      // A correction of what is shown in part is told; of what nobody has seen yet it is not.
      #expect(
        try await it.write { tx throws in
          try tx.chats.correct(first, to: "one!") && tx.chats.correct(third, to: "three!")
        })
      #expect(
        try await waiting(it) == [.message(first), .message(third), .correction(first)])
      try await it.write { try $0.group.endMirrored(entries.map(\.number)) }
      _ = try await it.write { try $0.users.reset(anna) }
      #expect(try await it.read { try $0.group.nextMirrored(limit: 50).map(\.user) } == [boris])
    },
    Case("what has waited for too long is dropped, and what waits for another group too") { it in
      let user = try await person(it, kim)
      try await set(.all, it)
      _ = try await say("old", by: .user, to: user, it)
      it.time.advance(by: .days(3))
      let young = try await say("young", by: .user, to: user, it)
      let limit = it.time.now - .days(2)
      #expect(try await it.write { try $0.group.dropMirrored(before: limit, limit: 10) } == 1)
      #expect(try await waiting(it) == [.message(young)])
      try await it.write { try $0.group.set(MirrorTarget(chat: -200, scope: .all)) }
      #expect(try await waiting(it) == [])
      try await set(nil, it)
      _ = try await say("to nobody", by: .user, to: user, it)
      #expect(try await waiting(it) == [])
    },
    Case("a topic is one person's, and is to be deleted once they are reset or erased") { it in
      let (anna, boris) = (
        try await person(it, kim), try await person(it, Identity(kind: .telegram, value: "8"))
      )
      try await it.write { tx throws in
        try tx.group.setTopic(5, of: anna, in: forum)
        try tx.group.setTopic(6, of: boris, in: forum)
      }
      #expect(try await it.read { try $0.group.topic(of: anna, in: forum) } == 5)
      #expect(try await it.read { try $0.group.topic(of: anna, in: -200) } == nil)
      #expect(try await it.read { try $0.group.user(ofTopic: 6, in: forum) } == boris)
      try await it.write { try $0.group.forgetTopic(6, in: forum) }
      #expect(try await it.read { try $0.group.user(ofTopic: 6, in: forum) } == nil)
      #expect(try await it.read { try $0.group.abandonedTopics(limit: 9) } == [])
      _ = try await it.write { try $0.users.reset(anna) }
      try await it.write { tx throws in
        try tx.users.erase(boris)
        // Made while they went.
        try tx.group.setTopic(7, of: boris, in: forum)
      }
      let abandoned = try await it.read { try $0.group.abandonedTopics(limit: 9) }
      #expect(abandoned == [GroupTopic(chat: forum, topic: 5), GroupTopic(chat: forum, topic: 7)])
      #expect(try await it.read { try $0.group.topic(of: anna, in: forum) } == nil)
      try await it.write { tx throws in for topic in abandoned { try tx.group.endTopic(topic) } }
      #expect(try await it.read { try $0.group.abandonedTopics(limit: 9) } == [])
    },
    Case("orders are carried out in their order, a second tap is none, and those about somebody go with them")
    {
      it in
      let user = try await person(it, kim)
      let draft = AnnouncementID(high: 1, low: 2)
      try await it.write { tx throws in
        let wishes: [NewGroupOrder.Wish] = [
          .command("/stats"), .announce(draft), .drop(draft), .write("hello", to: user),
        ]
        for wish in wishes { try tx.group.add(NewGroupOrder(admin: 1, topic: nil, message: 9, wish: wish)) }
      }
      let orders = try await it.read { try $0.group.orders(limit: 9) }
      #expect(
        orders.map(\.content.wish) == [.command("/stats"), .announce(draft), .write("hello", to: user)])
      #expect(Set(orders.map(\.id)).count == 3)
      _ = try await it.write { try $0.users.reset(user) }
      #expect(try await it.write { try $0.group.endOrder(orders[0].number) })
      let gone = try await it.write { try $0.group.endOrder(orders[2].number) }
      #expect(!gone)
      #expect(try await it.read { try $0.group.orders(limit: 9) }.map(\.content.wish) == [.announce(draft)])
    },
    Case("answers wait in their order up to a bound, and drafts until they are decided about or old") { it in
      let draft = AnnouncementDraft(
        id: AnnouncementID(high: 1, low: 2), text: "We move.", audience: "all", counted: .atLeast(7))
      let accepted = try await it.write { tx throws in
        try tx.group.keep(draft, droppingBefore: tx.now - .days(1))
        return try ["one", "two", "three"].map {
          try tx.group.add(
            NewGroupAnswer(topic: 5, message: 6, text: $0, draft: draft.id), mostWaiting: 2)
        }
      }
      #expect(accepted == [true, true, false])
      let first = try #require(try await it.read { try $0.group.nextAnswer() })
      #expect(first.content == NewGroupAnswer(topic: 5, message: 6, text: "one", draft: draft.id))
      try await it.write { try $0.group.endAnswer(first.number) }
      #expect(try await it.read { try $0.group.nextAnswer()?.content.text } == "two")
      #expect(try await it.read { try $0.group.draft(draft.id) } == draft)
      it.time.advance(by: .days(2))
      let other = AnnouncementDraft(
        id: AnnouncementID(high: 1, low: 3), text: "Again.", audience: "all", counted: .exactly(3))
      try await it.write { try $0.group.keep(other, droppingBefore: $0.now - .days(1)) }
      #expect(try await it.read { try $0.group.draft(other.id) } == other)
      #expect(try await it.read { try $0.group.draft(draft.id) } == nil)
      try await it.write { try $0.group.endDraft(other.id) }
      #expect(try await it.read { try $0.group.draft(other.id) } == nil)
    },
  ]
}
