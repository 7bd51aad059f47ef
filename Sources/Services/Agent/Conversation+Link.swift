import Domain
package import Localization
package import Ports

extension Conversation {
  /// How long a code counts.
  static let linkTime: Duration = .minutes(15)

  /// Ties two accounts of one person: one asks for a code, the other says it. From then on they have one transcript.
  ///
  /// What was said in the one without a profile goes; where both have one, nothing is done, and which to erase is theirs to
  /// say.
  func link(_ code: String?, _ turn: Turn) throws -> Receipt {
    let (tx, user) = (turn.tx, turn.user)
    guard let code else {
      let made = try tx.users.makeLinkCode(for: user.id, until: tx.now + Self.linkTime)
      try turn.say(.agentLinkCode(made))
      return .done
    }
    guard let owner = try tx.users.linkCodeOwner(Self.normalised(code)), let other = try tx.users.find(owner),
      other.stage != .erased, other.isDemo == user.isDemo, try tx.people.block(of: owner) == nil
    else {
      try turn.say(.agent(.linkUnknown))
      return .done
    }
    guard owner != user.id else {
      try turn.say(.agent(.linkOwn))
      return .done
    }
    let hasProfile = try (
      own: tx.profiles.currentID(of: user.id) != nil, others: tx.profiles.currentID(of: owner) != nil
    )
    if hasProfile.own, hasProfile.others {
      try turn.say(.agent(.linkBoth))
      return .done
    }
    // Where neither has a profile, the account stays that asked for the code.
    let (kept, gone) = hasProfile.own ? (user, other) : (other, user)
    try tx.users.moveIdentities(of: gone.id, to: kept.id)
    try erase(gone, by: nil, tx)
    try tx.users.dropLinkCodes(of: kept.id)
    try Turn(
      tx: tx, user: kept, chat: tx.chats.main(of: kept.id), book: phrasebooks.book(for: kept.language.code)
    ).say(.agent(.linked))
    return gone.id == user.id ? .linked(kept.id) : .done
  }

  /// What somebody is asked whom a link with a code in it has brought here; `nil` for words that are no code of anybody's.
  ///
  /// Anybody can hand such a link to anybody, and whoever joins accounts reads in both: a tap alone joins nothing.
  package func linkOffer(_ code: String, _ tx: any Transaction) throws -> Phrase? {
    let normal = Self.normalised(code)
    guard !normal.isEmpty, try tx.users.linkCodeOwner(normal) != nil else { return nil }
    return .agentLinkOffer(code)
  }

  /// A code as it was made, however it was typed: hyphens and case do not matter, and letters that look like digits are those.
  private static func normalised(_ code: String) -> String {
    String(
      code.uppercased().compactMap { (character: Character) -> Character? in
        switch character {
        case "O": "0"
        case "I", "L": "1"
        case "0"..."9", "A"..."Z": character
        default: nil
        }
      })
  }
}
