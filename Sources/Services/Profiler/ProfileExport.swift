package import Domain
import FoundationEssentials
package import Ports

/// Everything that is stored about a user, as JSON that people can read. The caller passes it in.
package struct ProfileExport: Sendable {
  /// One version of the profile.
  package struct Version: Sendable {
    package let number: Int
    package let createdAt: Timestamp
    package let profile: Profile
    package let publicView: PublicView

    package init(number: Int, createdAt: Timestamp, profile: Profile, publicView: PublicView) {
      self.number = number
      self.createdAt = createdAt
      self.profile = profile
      self.publicView = publicView
    }

    /// A stored version as its owner gets it: without ids of ours.
    package init(_ version: ProfileVersion) {
      self.init(
        number: version.number, createdAt: version.createdAt, profile: version.profile,
        publicView: version.publicView)
    }
  }

  /// One introduction, as far as it is this user's to know.
  package struct Introduction: Sendable {
    package let id: MatchID
    package let role: Role
    package let status: String
    package let text: String?
    package let formedAt: Timestamp
    package let answeredAt: Timestamp?
    /// The other side's contact, where both accepted.
    package let contact: Contact?
    /// What the two sides asked each other, as far as it is this user's to know.
    package let questions: [Question]

    package init(
      id: MatchID, role: Role, status: String, text: String?, formedAt: Timestamp, answeredAt: Timestamp?,
      contact: Contact?, questions: [Question] = []
    ) {
      self.id = id
      self.role = role
      self.status = status
      self.text = text
      self.formedAt = formedAt
      self.answeredAt = answeredAt
      self.contact = contact
      self.questions = questions
    }
  }

  /// One question of a match.
  package struct Question: Encodable, Sendable {
    /// "you", or "the other side": nothing else is told of them.
    package let askedBy: String
    package let text: String
    package let state: String
    package let answer: String?
    package let askedAt: Timestamp

    package init(askedBy: String, text: String, state: String, answer: String?, askedAt: Timestamp) {
      self.askedBy = askedBy
      self.text = text
      self.state = state
      self.answer = answer
      self.askedAt = askedAt
    }
  }

  private let root: Root

  /// - Parameters:
  ///   - identities: where the user comes from.
  ///   - chats: the conversations, the main one first, with what a model has summarised of each.
  ///   - messages: of all chats, oldest first.
  ///   - calls: what models made of the user's words alone, oldest first.
  package init(
    user: User, identities: [Identity], chats: [(chat: Chat, summary: ChatSummary?)] = [],
    messages: [Message], versions: [Version],
    introductions: [Introduction], calls: [StoredRecording] = [], exportedAt: Timestamp
  ) {
    root = Root(
      exportedAt: exportedAt,
      user: Root.Person(
        id: user.id.description, language: user.language.code, stage: "\(user.stage)", contact: user.contact,
        acceptsAnnouncements: user.acceptsAnnouncements, createdAt: user.createdAt,
        lastSeenAt: user.lastSeenAt),
      identities: identities.map { Root.Origin(kind: $0.kind.rawValue, value: $0.value) },
      profiles: versions.map {
        Root.Version(
          number: $0.number, createdAt: $0.createdAt, profile: $0.profile, publicView: $0.publicView)
      },
      introductions: introductions.map {
        Root.Introduction(
          id: $0.id.description, role: $0.role, status: $0.status, text: $0.text,
          formedAt: $0.formedAt,
          answeredAt: $0.answeredAt, contact: $0.contact, questions: $0.questions)
      },
      chats: chats.map {
        Root.Room(
          chat: $0.chat.id.description, isMain: $0.chat.isMain, title: $0.chat.title,
          createdAt: $0.chat.createdAt, archivedAt: $0.chat.archivedAt, summary: $0.summary?.text)
      },
      messages: messages.map {
        Root.Line(
          id: $0.id.description, chat: $0.chat.description, position: $0.position, author: $0.author.rawValue,
          text: $0.text, createdAt: $0.createdAt)
      },
      modelCalls: calls.map {
        Root.Call(
          kind: $0.kind.rawValue, model: $0.model, at: $0.at,
          question: ModelRequest.text(of: $0.recording.request.question), answer: $0.recording.answer,
          failure: $0.recording.failure)
      })
  }

  /// Indented, with sorted keys and slashes as they are; ends with a line break.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(root), as: UTF8.self) + "\n"
  }

  private struct Root: Encodable {
    let exportedAt: Timestamp
    let user: Person
    let identities: [Origin]
    let profiles: [Version]
    let introductions: [Introduction]
    let chats: [Room]
    let messages: [Line]
    let modelCalls: [Call]

    struct Person: Encodable {
      let id: String
      let language: String
      let stage: String
      let contact: Contact?
      let acceptsAnnouncements: Bool
      let createdAt: Timestamp
      let lastSeenAt: Timestamp
    }

    struct Origin: Encodable {
      let kind: String
      let value: String
    }

    struct Version: Encodable {
      let number: Int
      let createdAt: Timestamp
      let profile: Profile
      let publicView: PublicView
    }

    struct Introduction: Encodable {
      let id: String
      let role: Role
      let status: String
      let text: String?
      let formedAt: Timestamp
      let answeredAt: Timestamp?
      let contact: Contact?
      let questions: [Question]
    }

    struct Room: Encodable {
      let chat: String
      let isMain: Bool
      let title: String?
      let createdAt: Timestamp
      let archivedAt: Timestamp?
      let summary: String?
    }

    struct Call: Encodable {
      let kind: String
      let model: String
      let at: Timestamp
      let question: String
      let answer: String?
      let failure: String?
    }

    struct Line: Encodable {
      let id: String
      let chat: String
      let position: Int
      let author: String
      let text: String
      let createdAt: Timestamp
    }
  }
}
