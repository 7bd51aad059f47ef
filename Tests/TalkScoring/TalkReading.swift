import BuiltInReasoning
package import Domain
package import Ports

/// A conversation read as the interviewer reads it: turn after turn, with what was asked and what is known.
package struct TalkReading: Sendable {
  /// What is known before the first turn, and behind each.
  package private(set) var profiles: [Profile] = [Profile()]
  /// What each turn contradicts.
  package private(set) var contradictions: [[FactContradiction]] = []

  /// What is known at the end.
  package var end: Profile { profiles[profiles.count - 1] }

  /// Reads all turns of `talk`. What is said before a role is known is read again once it is; of what contradicts, the
  /// older stands.
  package init(_ talk: TalkFile, reader: any FactReading) {
    var merge = ProfileMerge(Profile())
    var waiting: [(turn: TalkFile.Turn, message: MessageID)] = []
    for (number, turn) in talk.turns.enumerated() {
      let message = MessageID(high: 0, low: UInt64(number + 1))
      var found: [FactContradiction] = []
      func take(_ turn: TalkFile.Turn, _ message: MessageID) {
        let findings = reader.read(turn.text, context: Self.context(turn, talk, merge.profile))
        let sorted = ContradictionFinder.sort(
          Self.decided(findings, merge.profile), against: merge.profile, from: message)
        found += sorted.contradictions
        merge.apply(sorted.accepted, from: message)
      }
      take(turn, message)
      if merge.profile.roles.isEmpty {
        waiting.append((turn, message))
      } else {
        for entry in waiting { take(entry.turn, entry.message) }
        waiting = []
      }
      profiles.append(merge.profile)
      contradictions.append(found)
    }
  }

  private static func context(_ turn: TalkFile.Turn, _ talk: TalkFile, _ profile: Profile)
    -> FactReadingContext
  {
    FactReadingContext(
      roles: Set(profile.roles), asked: turn.asked,
      pay: profile.facets.compactMapValues { facet in
        facet.practical.facts.lazy.compactMap { if case .pay(let pay) = $0.value { pay } else { nil } }.first
      },
      knowsTrade: Set(
        profile.facets.filter { _, facet in
          (facet.offers.facts + facet.wants.facts).contains { $0.value.kind == .trade }
        }.keys),
      country: profile.shared.lazy.compactMap {
        if case .place(let place) = $0.value { place.country } else { nil }
      }.first,
      language: Language(code: talk.language))
  }

  /// Of somebody who takes both roles the interviewer asks whose a fact is before it keeps one that does not tell.
  private static func decided(_ findings: [FactFinding], _ profile: Profile) -> [FactFinding] {
    guard profile.roles.count > 1 else { return findings }
    return findings.filter { finding in
      switch finding.change {
      case .role, .notRole: return true
      case .states, .statesOnly, .denies, .forgets: break
      }
      if case .facet(nil, _) = finding.target { return false }
      return true
    }
  }
}
