import Domain
import Ports
import Testing

extension StoreContract {
  static let chats: [Case] = [
    Case("a chat has a name once it is given one") { it in
      let user = try await it.person("anna").id
      let chat = try await it.write { try $0.chats.create(for: user) }
      #expect(chat.title == nil)
      try await it.write { try $0.chats.setTitle("Ferries", of: chat.id) }
      try await it.write { try $0.chats.setTitle("Boats", of: chat.id) }
      #expect(try await it.read { try $0.chats.find(chat.id)?.title } == "Boats")
      #expect(try await it.read { try $0.chats.all(of: user).map(\.title) } == [nil, "Boats"])
      await #expect(throws: StoreError.missing("chat")) {
        try await it.write { try $0.chats.setTitle("x", of: ChatID(sequential: 9_999)) }
      }
    },
    Case("a further chat is put away and brought back; the main one stays") { it in
      let user = try await it.person("anna").id
      let (main, other) = try await it.write { tx throws in
        (try tx.chats.main(of: user), try tx.chats.create(for: user))
      }
      let first = it.time.now
      try await it.write { try $0.chats.setArchived(true, other.id) }
      it.time.advance(by: .seconds(5))
      // Again does nothing.
      try await it.write { try $0.chats.setArchived(true, other.id) }
      #expect(try await it.read { try $0.chats.find(other.id)?.archivedAt } == first)
      #expect(try await it.read { try $0.chats.all(of: user).map(\.id) } == [main.id, other.id])
      try await it.write { try $0.chats.setArchived(false, other.id) }
      #expect(try await it.read { try $0.chats.find(other.id)?.archivedAt } == nil)
      await #expect(throws: StoreError.self) {
        try await it.write { try $0.chats.setArchived(true, main.id) }
      }
      #expect(try await it.read { try $0.chats.find(main.id)?.archivedAt } == nil)
    },
    Case("a reset leaves the main chat alone, without its name") { it in
      let user = try await it.person("anna").id
      let main = try await it.write { tx throws in
        let main = try tx.chats.main(of: user).id
        try tx.chats.setTitle("Mine", of: main)
        try tx.chats.setTitle("Other", of: tx.chats.create(for: user).id)
        _ = try tx.users.reset(user)
        return main
      }
      #expect(try await it.read { try $0.chats.all(of: user).map(\.id) } == [main])
      #expect(try await it.read { try $0.chats.find(main)?.title } == nil)
    },
  ]
}
