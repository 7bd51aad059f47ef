package import Domain
import FoundationEssentials

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

    package init(
      id: MatchID, role: Role, status: String, text: String?, formedAt: Timestamp, answeredAt: Timestamp?,
      contact: Contact?
    ) {
      self.id = id
      self.role = role
      self.status = status
      self.text = text
      self.formedAt = formedAt
      self.answeredAt = answeredAt
      self.contact = contact
    }
  }

  private let root: Root

  /// - Parameters:
  ///   - identities: where the user comes from.
  ///   - messages: of all chats, oldest first.
  package init(
    user: User, identities: [Identity], messages: [Message], versions: [Version],
    introductions: [Introduction],
    exportedAt: Timestamp
  ) {
    root = Root(
      exportedAt: Instant(exportedAt),
      user: Root.Person(
        id: user.id.description, language: user.language.code, stage: "\(user.stage)", contact: user.contact,
        acceptsAnnouncements: user.acceptsAnnouncements, createdAt: Instant(user.createdAt),
        lastSeenAt: Instant(user.lastSeenAt)),
      identities: identities.map { Root.Origin(kind: $0.kind.rawValue, value: $0.value) },
      profiles: versions.map {
        Root.Version(
          number: $0.number, createdAt: Instant($0.createdAt), profile: $0.profile, publicView: $0.publicView)
      },
      introductions: introductions.map {
        Root.Introduction(
          id: $0.id.description, role: $0.role, status: $0.status, text: $0.text,
          formedAt: Instant($0.formedAt),
          answeredAt: $0.answeredAt.map(Instant.init), contact: $0.contact)
      },
      messages: messages.map {
        Root.Line(
          id: $0.id.description, chat: $0.chat.description, position: $0.position, author: $0.author.rawValue,
          text: $0.text, createdAt: Instant($0.createdAt))
      })
  }

  /// Indented, with sorted keys and slashes as they are; ends with a line break.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(root), as: UTF8.self) + "\n"
  }

  /// An instant as people write it: "2026-11-21T09:30:00Z".
  private struct Instant: Encodable {
    let instant: Timestamp

    init(_ instant: Timestamp) { self.instant = instant }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }

    private var text: String {
      let seconds = instant.microseconds.floorDivided(by: 1_000_000)
      let days = seconds.floorDivided(by: 86_400)
      let rest = seconds - days * 86_400
      let (year, month, day) = Self.date(ofDay: days)
      return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))T"
        + "\(Self.padded(rest / 3_600, 2)):\(Self.padded(rest / 60 % 60, 2)):\(Self.padded(rest % 60, 2))Z"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Days since 1970-01-01 as a date of the Gregorian calendar, in years that begin in March so that the leap day
    /// comes last.
    private static func date(ofDay day: Int64) -> (Int64, Int64, Int64) {
      let shifted = day + 719_468
      let era = shifted.floorDivided(by: 146_097)
      let dayOfEra = shifted - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shiftedMonth = (5 * dayOfYear + 2) / 153
      let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
      return (
        yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
      )
    }
  }

  private struct Root: Encodable {
    let exportedAt: Instant
    let user: Person
    let identities: [Origin]
    let profiles: [Version]
    let introductions: [Introduction]
    let messages: [Line]

    struct Person: Encodable {
      let id: String
      let language: String
      let stage: String
      let contact: Contact?
      let acceptsAnnouncements: Bool
      let createdAt: Instant
      let lastSeenAt: Instant
    }

    struct Origin: Encodable {
      let kind: String
      let value: String
    }

    struct Version: Encodable {
      let number: Int
      let createdAt: Instant
      let profile: Profile
      let publicView: PublicView
    }

    struct Introduction: Encodable {
      let id: String
      let role: Role
      let status: String
      let text: String?
      let formedAt: Instant
      let answeredAt: Instant?
      let contact: Contact?
    }

    struct Line: Encodable {
      let id: String
      let chat: String
      let position: Int
      let author: String
      let text: String
      let createdAt: Instant
    }
  }
}

extension Int64 {
  /// The quotient rounded down, also below zero.
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
