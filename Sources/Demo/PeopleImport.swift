package import Agent
package import Domain
package import Ports
package import Profiler

/// Brings people of a file into a database: what they tell becomes their messages, and their profile is read
/// from those, as in a conversation.
package struct PeopleImport: Sendable {
  let store: any Store
  let storing: ProfileStoring
  let desk: any MatchDesk
  let reader: PersonReader
  /// How imported people are known: a demo's by name, others as imported.
  let identityKind: Identity.Kind
  /// Who brings them in, where it is an operator: the log tells of each.
  let operatorName: String?

  package init(
    store: any Store, storing: ProfileStoring, desk: any MatchDesk, reader: PersonReader,
    identityKind: Identity.Kind, operatorName: String? = nil
  ) {
    self.store = store
    self.storing = storing
    self.desk = desk
    self.reader = reader
    self.identityKind = identityKind
    self.operatorName = operatorName
  }

  /// What became of one person.
  package enum Result: Hashable, Sendable {
    case added
    /// There already: nothing was changed.
    case known
    /// What they tell does not make a valid profile.
    case incomplete([ProfileDefect])
  }

  /// Brings in one person, whole or not at all. In a demo they take part in matching at once; elsewhere they
  /// have to turn it on themselves.
  package func add(_ person: PeopleFile.Person) async throws -> Result {
    let identity = Identity(kind: identityKind, value: person.id)
    let isDemo = identityKind == .demo
    do {
      return try await store.write { tx in
        if try tx.users.find(identity) != nil { return .known }
        let user = try tx.users.create(identity: identity, language: person.language, isDemo: isDemo)
        let chat = try tx.chats.main(of: user.id)
        var messages: [PersonPart: MessageID] = [:]
        var last = 0
        for (part, text) in person.parts {
          let message = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: text))
          messages[part] = message.id
          last = message.position
        }
        try tx.chats.markAnswered(in: chat.id, upTo: last)
        guard let fallback = messages.values.first else { throw Rejected(defects: [.noRole]) }
        let profile = reader.profile(of: person) { messages[$0] ?? fallback }
        guard profile.defects.isEmpty else { throw Rejected(defects: profile.defects) }
        try storing.store(profile, of: user, embedInLane: nil, in: tx)
        try tx.users.setContact(person.contact, of: user.id)
        if let operatorName {
          try tx.events.append(
            Event(
              subject: .user(user.id), actor: .operatorNamed(operatorName), kind: "imported", from: nil,
              to: nil,
              at: tx.now))
        }
        if isDemo {
          let step = try ProfileStage.ready.after(.activated)
          try tx.users.setStage(step.state, of: user.id)
          try tx.events.append(
            Event(
              subject: .user(user.id), actor: .program, kind: "stage", from: ProfileStage.ready.word,
              to: step.state.word, at: tx.now))
        }
        return .added
      }
    } catch let rejected as Rejected {
      return .incomplete(rejected.defects)
    }
  }

  /// Rolls the transaction back.
  private struct Rejected: Error {
    let defects: [ProfileDefect]
  }
}
