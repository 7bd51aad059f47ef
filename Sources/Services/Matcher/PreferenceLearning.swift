import Domain
import Ports

/// Learns from what people answer whom they would rather meet, and reads what of a counterpart that is about.
struct PreferenceLearning {
  /// Learns anew from all answers of a user. Does nothing for whom nothing was and nothing is to be learned.
  static func learn(of user: UserID, in tx: any Transaction) throws {
    let given = try tx.matches.answers(of: user, limit: Preferences.answers)
    // A version that was wiped says nothing any more.
    let answers = try given.compactMap { answer -> Preferences.Answer? in
      guard let shown = try tx.profiles.find(answer.version)?.publicView.facets[answer.role] else {
        return nil
      }
      return Preferences.Answer(
        role: answer.role, traits: MatchFacts(shown).traits(as: answer.role), isYes: answer.isYes,
        reason: answer.reason)
    }
    if answers.isEmpty, try tx.matches.preferences(of: user).preferences.isEmpty { return }
    let profile = try tx.profiles.current(of: user)?.profile
    let asked = (profile?.roles ?? []).compactMap { role in
      profile.flatMap { MatchFacts($0, as: role) }?.asked
    }
    try tx.matches.setPreferences(
      Preferences(learnedFrom: answers, asked: asked.reduce(into: []) { $0.formUnion($1) }),
      from: answers.count, of: user)
  }
}
