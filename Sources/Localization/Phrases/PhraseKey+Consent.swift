extension PhraseKey {
  /// What accepting, declining, reminding and ending say.
  package enum Consent: String, CaseIterable, Sendable {
    case askContact = "consent.ask_contact"
    case badContact = "consent.bad_contact"
    case contactSaved = "consent.contact_saved"
    case preview = "consent.preview"
    case acceptedFirst = "consent.accepted_first"
    case declinedYours = "consent.declined_yours"
    case otherDeclined = "consent.other_declined"
    case connected = "consent.connected"
    case reminder = "consent.reminder"
    case expired = "consent.expired"
    case withdrawn = "consent.withdrawn"
    case withdrawnYours = "consent.withdrawn_yours"
    case nothingMore = "consent.nothing_more"
    case notYours = "consent.not_yours"
    case usedButton = "consent.used_button"
    case standsPending = "consent.stands_pending"
    case standsAsked = "consent.stands_asked"
    case standsYouAccepted = "consent.stands_you_accepted"
    case standsConnected = "consent.stands_connected"
    case standsYouDeclined = "consent.stands_you_declined"
    case standsNotOpen = "consent.stands_not_open"
    case standsExpired = "consent.stands_expired"
    case standsWithdrawn = "consent.stands_withdrawn"
  }
}
