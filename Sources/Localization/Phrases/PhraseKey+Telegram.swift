extension PhraseKey {
  /// What only the head on Telegram says.
  package enum Telegram: String, CaseIterable, Sendable {
    case aboutPrivacy = "telegram.about_privacy"
    case privacy = "telegram.privacy"
    case privacyGroup = "telegram.privacy_group"
    case privacyEvents = "telegram.privacy_events"
    case unknownCommand = "telegram.unknown_command"
    case onlyText = "telegram.only_text"
    case documentUnknown = "telegram.document_unknown"
    case documentTooLong = "telegram.document_too_long"
    case documentsTooMany = "telegram.documents_too_many"
    case documentUnreadable = "telegram.document_unreadable"
    case documentWithoutText = "telegram.document_without_text"
    case onlyPrivate = "telegram.only_private"
    case chooseLanguage = "telegram.choose_language"
    case contactHow = "telegram.contact_how"
    case askHow = "telegram.ask_how"
    case answerHow = "telegram.answer_how"
    case newsHow = "telegram.news_how"
    case editedLate = "telegram.edited_late"
    case notTaken = "telegram.not_taken"
    case exported = "telegram.exported"
    case usage = "telegram.usage"
    case wrongToken = "telegram.wrong_token"
    case otherProcess = "telegram.other_process"
    case cannotListen = "telegram.cannot_listen"
  }
}
