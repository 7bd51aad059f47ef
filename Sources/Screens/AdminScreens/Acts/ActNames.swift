package import Domain
package import Localization
import TerminalKit

/// How the first few are called that an act is about, with what somebody should know of them who decides.
package struct ActNames: Sendable {
  /// What the act changes: pairs, people, jobs.
  package var subjects: [Phrase] = []
  /// The pairs that end by it.
  package var ended: [Phrase] = []

  /// So many are named; of more than that the rest is counted.
  package static let most = 3

  /// Names nobody.
  package init() {}

  /// A pair, with whether anybody was told of it or has said yes.
  package static func phrase(of match: MatchRow) -> Phrase {
    let names: [String: PhraseValue] = [
      "seeker": .text(match.seeker.person.name), "provider": .text(match.provider.person.name),
    ]
    guard let how = how(match) else { return Phrase(.admin(.namedPair), names) }
    return Phrase(.admin(.namedPairSo), names.merging(["how": .phrase(how)]) { $1 })
  }

  private static func how(_ match: MatchRow) -> Phrase? {
    switch match.status {
    case .accepted(let side):
      return Phrase(.pairing(.howYes), ["who": .text(match.side(side).person.name)])
    case .pending: return Phrase(.pairing(.howToldNobody))
    case .qualified:
      switch [match.seeker, match.provider].count(where: { $0.introducedAt != nil }) {
      case 0: return Phrase(.pairing(.howToldNobody))
      case 1: return Phrase(.pairing(.howOneIntroduced))
      default: return Phrase(.pairing(.howIntroduced))
      }
    case .connected, .disqualified, .rejected, .expired, .withdrawn: return nil
    }
  }

  /// A person, with whether a proposal waits for their answer.
  package static func phrase(of person: PersonRow) -> Phrase {
    let name = PhraseValue.text(person.label.name)
    return person.owesAnswer
      ? Phrase(.admin(.namedPersonOwes), ["who": name])
      : Phrase(.admin(.personCalled), ["who": name])
  }

  /// An announcement by its first words, with how many got it.
  package static func phrase(of announcement: Announcement) -> Phrase {
    let line = announcement.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return Phrase(
      .admin(.namedAnnouncement),
      ["text": .text(Columns.truncated(line, to: 40)), "n": .count(announcement.sent)])
  }

  /// A job, with whose it is.
  package static func phrase(of job: JobRow) -> Phrase {
    let what = PhraseValue.phrase(Phrase(job.job.task.kind.phrase))
    guard let person = job.person else { return Phrase(.admin(.namedHouseJob), ["what": what]) }
    return Phrase(.admin(.namedJob), ["what": what, "who": .text(person.name)])
  }

  /// All of them in a line; `nil` where nobody was named.
  func phrase(of names: [Phrase], all count: Int) -> Phrase? {
    // Of those that are called alike nothing is told by naming them.
    if names.isEmpty || names.count > 1 && Set(names).count == 1 { return nil }
    let list = PhraseValue.list(names.prefix(Self.most).map { .phrase($0) })
    let left = count - min(names.count, Self.most)
    return left > 0
      ? Phrase(.admin(.namesAmong), ["names": list, "n": .count(left)])
      : Phrase(.admin(.namesOf), ["names": list])
  }
}
