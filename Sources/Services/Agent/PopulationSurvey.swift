package import Domain
package import Ports

/// Counts what the people who take part in matching told, for the interviewer's next question.
///
/// The counts are kept for a while: one stranger more or less changes no question, and a reply must not wait for a
/// walk through everybody. Erased and paused people are gone from the next count.
package actor PopulationSurvey {
  private let scale: PayScale
  private var latest: (counts: Population, at: Timestamp)?

  /// - Parameter scale: for bands of pay.
  package init(scale: PayScale) {
    self.scale = scale
  }

  /// How many people are counted at most, those who came last: enough for shares, and some milliseconds of work.
  static let mostPeople = 200
  /// How long a count serves.
  static let patience = Duration.seconds(600)

  /// The counts as of `now`, or of at most ten minutes before.
  package func population(in store: any Store, at now: Timestamp) async throws -> Population {
    if let latest, latest.at <= now, now.since(latest.at) < Self.patience { return latest.counts }
    let profiles = try await store.read { try $0.profiles.latestActive(limit: Self.mostPeople) }
    var counts = Population()
    for profile in profiles {
      for role in profile.roles {
        if let facts = MatchFacts(profile, as: role) { counts.count(facts, as: role, scale: scale) }
      }
    }
    latest = (counts, now)
    return counts
  }
}
