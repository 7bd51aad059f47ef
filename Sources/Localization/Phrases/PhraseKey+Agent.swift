extension PhraseKey {
  /// What the house says besides the interviewer.
  package enum Agent: String, CaseIterable, Sendable {
    case greeting = "agent.greeting"
    case pitch = "agent.pitch"
    case pitchQuestion = "agent.pitch_question"
    case help = "agent.help"
    case activated = "agent.activated"
    case alreadyActive = "agent.already_active"
    case notActive = "agent.not_active"
    case paused = "agent.paused"
    case alreadyPaused = "agent.already_paused"
    case resumed = "agent.resumed"
    case resetAsk = "agent.reset_ask"
    case nothingToReset = "agent.nothing_to_reset"
    case eraseAsk = "agent.erase_ask"
    case heldByOperator = "agent.held_by_operator"
    case dismissed = "agent.dismissed"
    case languageChanged = "agent.language_changed"
    case languageUnknown = "agent.language_unknown"
    case noProfileYet = "agent.no_profile_yet"
    case noMatchesYet = "agent.no_matches_yet"
    case noMatchesInactive = "agent.no_matches_inactive"
    case replyDelayed = "agent.reply_delayed"
    case replyFailed = "agent.reply_failed"
    case shareSpent = "agent.share_spent"
    case wait = "agent.wait"
  }

  /// What stands on buttons.
  package enum Button: String, CaseIterable, Sendable {
    case activate = "button.activate"
    case accept = "button.accept"
    case confirmAccept = "button.confirm_accept"
    case decline = "button.decline"
    case tellMore = "button.tell_more"
    case confirmReset = "button.confirm_reset"
    case confirmErase = "button.confirm_erase"
    case resume = "button.resume"
    case dismiss = "button.dismiss"
    case answerNow = "button.answer_now"
    case tellPitch = "button.tell_pitch"
  }
}
