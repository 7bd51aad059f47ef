import Domain
import Localization
import Ports

extension Conversation {
  /// What was learned from the user's answers, and how to have it forgotten.
  func showPreferences(_ turn: Turn) throws {
    let (learned, answers) = try turn.tx.matches.preferences(of: turn.user.id)
    guard !learned.isEmpty else { return try turn.say(.agent(.preferencesNone)) }
    var lines = [turn.book.text(Phrase(.agent(.preferencesLearned), ["n": .count(answers)]))]
    for role in Role.allCases {
      let weights = learned.weights[role] ?? [:]
      // Of two that weigh the same the one that reads first.
      let named = weights.map { (weight: $1, name: texts.name(of: $0, language: turn.user.language)) }
        .sorted { abs($0.weight) != abs($1.weight) ? abs($0.weight) > abs($1.weight) : $0.name < $1.name }
      let (more, less) = (named.filter { $0.weight > 0 }, named.filter { $0.weight < 0 })
      for (key, names) in [(Self.more(role), more), (Self.less(role), less)] where !names.isEmpty {
        lines.append(
          turn.book.text(Phrase(key, ["names": .text(names.map(\.name).joined(separator: ", "))])))
      }
    }
    lines.append(turn.book.text(.agent(.preferencesBound)))
    _ = try turn.tx.chats.append(
      NewMessage(
        chat: turn.chat.id, author: .mitko, kind: .notice, text: lines.joined(separator: "\n"),
        actions: [.forgetPreferences]))
  }

  private static func more(_ role: Role) -> PhraseKey {
    switch role {
    case .seeker: .agent(.preferencesMoreSeekers)
    case .provider: .agent(.preferencesMoreProviders)
    }
  }

  private static func less(_ role: Role) -> PhraseKey {
    switch role {
    case .seeker: .agent(.preferencesLessSeekers)
    case .provider: .agent(.preferencesLessProviders)
    }
  }
}
