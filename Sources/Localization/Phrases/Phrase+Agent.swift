/// What the house says to people besides the interviewer's lines.
extension Phrase {
  /// When a reply comes that the budget makes wait.
  package static func agentWait(_ wait: Phrase) -> Phrase { Phrase(.agent(.wait), ["wait": .phrase(wait)]) }
  /// One user's part of the weekly budget is used up.
  package static func agentShareSpent(percent: Int) -> Phrase {
    Phrase(.agent(.shareSpent), ["percent": .count(percent)])
  }
  /// A code that ties another account to this one.
  package static func agentLinkCode(_ code: String) -> Phrase {
    Phrase(.agent(.linkCode), ["code": .text(code)])
  }
  /// What a link with somebody's code would do, and how.
  package static func agentLinkOffer(_ code: String) -> Phrase {
    Phrase(.agent(.linkOffer), ["code": .text(code)])
  }
  /// The languages there are, each by its own name.
  package static func agentLanguageUnknown(_ languages: [String]) -> Phrase {
    Phrase(.agent(.languageUnknown), ["languages": .list(languages.map { .text($0) })])
  }
  /// Exactly what the other side will get.
  package static func consentPreview(_ contact: String) -> Phrase {
    Phrase(.consent(.preview), ["contact": .text(contact)])
  }
  /// Said once a contact was stored; shows it as it will be shared.
  package static func consentContactSaved(_ contact: String) -> Phrase {
    Phrase(.consent(.contactSaved), ["contact": .text(contact)])
  }
  /// The other side's contact, after both accepted.
  package static func consentConnected(_ contact: String) -> Phrase {
    Phrase(.consent(.connected), ["contact": .text(contact)])
  }
}
