import Domain
import Localization

/// What a match is called for one of its sides.
enum MatchWords {
  /// How a match stands, as told to somebody whose button came late or who asks.
  static func standing(_ status: MatchStatus, for side: Role) -> Phrase {
    switch status {
    case .pending: Phrase(.consent(.standsPending))
    case .qualified: Phrase(.consent(.standsAsked))
    case .disqualified: Phrase(.consent(.standsWithdrawn))
    case .accepted(let first): Phrase(first == side ? .consent(.standsYouAccepted) : .consent(.standsAsked))
    case .connected: Phrase(.consent(.standsConnected))
    case .rejected(let first): Phrase(first == side ? .consent(.standsYouDeclined) : .consent(.standsNotOpen))
    case .expired: Phrase(.consent(.standsExpired))
    case .withdrawn: Phrase(.consent(.standsWithdrawn))
    }
  }

  /// One line of the list of matches.
  ///
  /// - Parameter title: what the other side offers, in some words; `nil` where nothing is left of it.
  static func line(_ match: Match, titled title: String?, for side: Role, book: Phrasebook) -> String? {
    // What the judge refused or has not seen was never told to anybody.
    switch match.status {
    case .pending, .disqualified: return nil
    case .qualified, .accepted, .connected, .rejected, .expired, .withdrawn: break
    }
    if match.introductions[side] == nil { return nil }
    let standing = book.text(standing(match.status, for: side))
    return "· " + (title.map { "\($0). " } ?? "") + standing
  }
}
