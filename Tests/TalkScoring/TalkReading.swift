import BuiltInReasoning
package import Domain
package import Ports

/// A conversation read with the file's own questions: turn after turn, with what was asked and what is known. What the reader
/// finds, without what an interviewer makes of it; `TalkInterview` is the whole.
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
    var denied: [Fact] = []
    var waiting: [(turn: TalkFile.Turn, message: MessageID)] = []
    for (number, turn) in talk.turns.enumerated() {
      // Mitko asks for the role first, and again until it is known.
      var asked = turn.asked ?? (merge.profile.roles.isEmpty ? .role : nil)
      let message = MessageID(high: 0, low: UInt64(number + 1))
      var found: [FactContradiction] = []
      // Mitko has asked which holds: an answer that names it, or "the second", settles that.
      let open = contradictions.last ?? []
      if let last = open.last {
        if asked == nil { asked = Self.topic(of: last.kind) }
        let first = turn.text.lowercased()
        if Self.latter.contains(where: first.hasPrefix) { merge.accept(last) }
      }
      func take(_ turn: TalkFile.Turn, _ message: MessageID) {
        let findings = reader.read(
          turn.text,
          context: Self.context(
            turn, talk, merge.profile, before: message.low > 1 ? talk.turns[Int(message.low) - 2].text : nil,
            asked: message.low == UInt64(number + 1) ? asked : turn.asked))
        let sorted = ContradictionFinder.sort(
          Self.decided(findings, merge.profile), against: merge.profile, from: message, denied: denied,
          waiting: open)
        found += sorted.contradictions
        denied += sorted.denied
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

  private static let latter = [
    "the second", "the latter", "the new", "второе", "последнее", "новое", "второй",
  ]

  /// What is asked about a contradiction of a kind.
  private static func topic(of kind: FactValue.Kind) -> InterviewTopic? {
    switch kind {
    case .years: .years
    case .place: .place
    case .seniority: .seniority
    case .workMode: .mode
    case .pay: .pay
    case .availability: .availability
    case .relocation: .relocation
    case .spokenLanguage: .languages
    case .skill, .welcomeSkill, .refusedSkill: .skills
    case .name, .employer, .trade, .employment, .domain: nil
    }
  }

  private static func context(
    _ turn: TalkFile.Turn, _ talk: TalkFile, _ profile: Profile, before: String?, asked: InterviewTopic?
  ) -> FactReadingContext {
    FactReadingContext(
      roles: Set(profile.roles), asked: asked, askedRole: turn.askedRole,
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
      known: profile, invitesChange: turn.invitesChange, before: before, now: TalkFolder.now,
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
