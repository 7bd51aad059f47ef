package import Domain
package import Ports

/// Gathers everything that is stored about a user for their export.
package struct StoredExport: UserExporting {
  /// How many messages are read at once, and more matches than anybody has.
  private static let page = 1_000

  package init() {}

  package func export(_ id: UserID, in tx: any Transaction) throws -> String {
    guard let user = try tx.users.find(id) else { throw StoreError.missing("user") }
    let introductions = try tx.matches.all(of: id, limit: Self.page).compactMap { match in
      try introduction(match, to: id, tx)
    }
    return try ProfileExport(
      user: user, identities: try tx.users.identities(of: id),
      chats: try tx.chats.all(of: id).map { ($0, try tx.chats.summary(of: $0.id)) },
      messages: try tx.chats.all(of: id).flatMap { try messages(in: $0.id, tx) },
      versions: try tx.profiles.versions(of: id).map(ProfileExport.Version.init),
      introductions: introductions,
      calls: try tx.recordings.recordings(ofAlone: id, limit: Self.page),
      exportedAt: tx.now
    ).json()
  }

  private func messages(in chat: ChatID, _ tx: any Transaction) throws -> [Message] {
    var all: [Message] = []
    while true {
      let page = try tx.chats.messages(in: chat, after: all.last?.position ?? 0, limit: Self.page)
      all += page
      if page.count < Self.page { return all }
    }
  }

  /// What the user was told of a match; nothing of one that was never introduced to them.
  private func introduction(
    _ match: Match, to user: UserID, _ tx: any Transaction
  ) throws -> ProfileExport.Introduction? {
    guard let side = match.role(of: user), let text = match.introductions[side] else { return nil }
    let other = match.status == .connected ? match.side(side.counterpart).sharedContact : nil
    return ProfileExport.Introduction(
      id: match.id, role: side, status: Self.word(match.status, for: side), text: text,
      formedAt: match.formedAt,
      answeredAt: match.side(side).answeredAt, contact: other,
      questions: try tx.questions.all(in: match.id).compactMap { Self.question($0, for: side) })
  }

  /// A question as far as it is this side's to know; nothing of one that is not known to them, or whose words are gone.
  private static func question(_ question: MatchQuestion, for side: Role) -> ProfileExport.Question? {
    let isOwn = question.asker == side
    guard !question.text.isEmpty, isOwn || question.state.isKnownToOther else { return nil }
    return ProfileExport.Question(
      askedBy: isOwn ? "self" : "other", text: question.text,
      // That they have written something is theirs until it is passed on.
      state: isOwn && question.state == .replied ? MatchQuestionState.put.word : question.state.word,
      answer: question.answer, askedAt: question.askedAt)
  }

  /// The status as far as it is this side's to know: that the other side said yes first is not.
  private static func word(_ status: MatchStatus, for side: Role) -> String {
    switch status {
    case .pending, .qualified: "open"
    case .accepted(let first): first == side ? "accepted" : "open"
    case .connected: "connected"
    case .rejected(let first): first == side ? "declined" : "closed"
    case .disqualified, .expired: "closed"
    case .withdrawn: "withdrawn"
    }
  }
}
