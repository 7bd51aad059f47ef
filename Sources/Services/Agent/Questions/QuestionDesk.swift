import Domain
package import Localization
package import Ports

/// Moves questions between the sides of a match on, and tells both. Always inside a transaction of the caller's.
package struct QuestionDesk: Sendable {
  let phrasebooks: Phrasebooks
  let views: any PublicViewMaking
  let makers: MakerChoice

  /// - Parameters:
  ///   - views: masks words by the rules of their author's public view.
  ///   - makers: who looks for answers.
  package init(phrasebooks: Phrasebooks, views: any PublicViewMaking, makers: MakerChoice) {
    self.phrasebooks = phrasebooks
    self.views = views
    self.makers = makers
  }

  /// Asks the lifecycle, and writes state, answer and event.
  ///
  /// - Returns: false where nothing more of its side's may be refused; nothing has changed then.
  /// - Throws: `InvalidTransition` where the question does not allow it.
  func change(
    _ question: MatchQuestion, by event: MatchQuestionEvent, answer: String? = nil, actor: Event.Actor,
    _ tx: any Transaction
  ) throws -> Bool {
    let state = try question.state.after(event)
    guard state != question.state else { return true }
    guard try tx.questions.setState(state, answer: answer, of: question.id) else { return false }
    try note(question.match, from: question.state.word, to: state.word, by: actor, tx)
    return true
  }

  /// Writes into the log what became of a question, without its words.
  func note(
    _ match: MatchID, from: String?, to: String, by actor: Event.Actor, _ tx: any Transaction
  ) throws {
    try tx.events.append(
      Event(subject: .match(match), actor: actor, kind: "question", from: from, to: to, at: tx.now))
  }

  /// Puts a question to the other side, and tells its author so.
  func put(_ question: MatchQuestion, in match: Match, _ tx: any Transaction) throws {
    guard try change(question, by: .wasPut, actor: .program, tx) else { return }
    try tell(
      question.asker.counterpart, of: match, .askingAsks(question.text),
      actions: [.answerQuestion(question.id), .skipQuestion(question.id)], tx)
    try tell(question.asker, of: match, .askingPut(question.text), tx)
  }

  /// Tells a side something in its main chat. As an introduction: what it quotes of the other side goes when that one is
  /// erased.
  func tell(
    _ side: Role, of match: Match, _ phrase: Phrase, actions: [MessageAction.Intent] = [],
    _ tx: any Transaction
  ) throws {
    guard let user = try tx.users.find(match.side(side).user), user.stage != .erased else { return }
    _ = try tx.chats.append(
      NewMessage(
        chat: try tx.chats.main(of: user.id).id, author: .mitko, kind: .introduction(match.id),
        text: phrasebooks.book(for: user.language.code).text(phrase), actions: actions,
        phraseTag: phrase.key.rawValue))
  }

  /// No button of a question's can be pressed any more by whom it was put to.
  func closeButtons(of question: QuestionID, owner: UserID, _ tx: any Transaction) throws {
    for intent in [MessageAction.Intent.answerQuestion(question), .skipQuestion(question)] {
      for action in try tx.chats.openActions(of: owner, intent) {
        try tx.chats.useActions(of: action.message)
      }
    }
  }

  /// Words of a user as the other side may read them.
  func masked(_ words: String, by user: User, as role: Role, _ profile: Profile) -> String {
    views.masked(words, of: profile, as: role, language: user.language)
  }
}
