package import Domain
import Localization
import Ports

extension Operations {
  /// Says an operator's words to one person, marked as such, in their main conversation: nothing is answered for them, and no
  /// profile is read out of it.
  ///
  /// - Parameters:
  ///   - text: as `Announcement.text(_:)` makes it.
  ///   - act: the act that is written down; under the same one it is said once, however often it is asked for.
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.gone` where there is nobody; `ActRefusal.sideIsAway` where they cannot be reached.
  package func write(_ text: String, to user: UserID, as act: ActID) async throws {
    precondition(Announcement.text(text) == text, "a text that is none")
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let recorder = ActRecorder(
      id: act, kind: .write, subject: "user \(user)", operatorName: actor.name, undoing: nil)
    let phrasebooks = phrasebooks
    let refused = try await store.write { tx -> ActRefusal? in
      guard try tx.acts.find(act) == nil else { return nil }
      return try recorder.batch([user][...], in: tx) { id, _, tx in
        guard let person = try tx.users.find(id), person.stage != .erased else { throw ActRefusal.gone }
        if case .unreachable = person.stage { throw ActRefusal.sideIsAway }
        let book = phrasebooks.book(for: person.language.code)
        _ = try tx.chats.append(
          NewMessage(
            chat: try tx.chats.main(of: id).id, author: .mitko, kind: .notice,
            text: book.text(Phrase(.agent(.operatorWrites), ["text": .text(text)])),
            phraseTag: PhraseKey.agent(.operatorWrites).rawValue))
        try tx.events.append(
          Event(subject: .user(id), actor: .program, kind: "written", from: nil, to: nil, at: tx.now))
      }.refused.keys.first
    }
    if let refused { throw refused }
  }
}
