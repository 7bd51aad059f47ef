package import Domain
package import Ports

/// What operators do to people goes by the rules of the people's own commands.
extension Conversation: PersonSteering {
  package func step(_ event: ProfileStageEvent, of user: User, in tx: any Transaction) throws {
    try StageChange(desk: desk).change(user, by: event, actor: .program, tx)
  }

  package func erase(_ user: User, in tx: any Transaction) throws { try erase(user, by: .program, tx) }

  /// Whether somebody who is blocked may still ask for this: what belongs to them, and to be left alone.
  static func isOpenToBlocked(_ command: UserCommand, _ tx: any Transaction) throws -> Bool {
    switch command {
    case .export, .erase, .help, .setLanguage, .setAnnouncements, .showProfile, .saveChat: true
    case .press(let id):
      switch try tx.chats.action(id)?.intent {
      case .confirmErase, .dismiss: true
      case .activate, .accept, .confirmAccept, .decline, .because, .tellMore, .forgetPreferences,
        .confirmReset, .resume, .answerNow,
        .tellPitch, .reply, .ask, .answerQuestion, .skipQuestion, nil:
        false
      }
    case .start, .say, .decline, .showPreferences, .stopReply, .tryAgain, .newChat, .setTitle, .archiveChat,
      .restoreChat, .showMatches,
      .explainSearch, .pause, .resume, .reset, .setContact, .setPublicChoices, .link, .ask, .answer:
      false
    }
  }
}
