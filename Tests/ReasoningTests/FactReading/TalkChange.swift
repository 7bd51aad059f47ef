import BuiltInReasoning
import Domain
import Lexicon
import Ports
import TalkScoring

/// What a message changes in what is known, as the interviewer reads it: turn after turn.
enum TalkChange {
  /// Who speaks.
  enum Speaker: String {
    case seeker, provider, both
  }

  /// Messages, and what the last of them changes.
  struct Case: Sendable {
    let speaker: Speaker
    let turns: [String]
    let expected: [String]

    init(_ speaker: Speaker, _ turns: [String], _ expected: [String]) {
      (self.speaker, self.turns, self.expected) = (speaker, turns, expected)
    }

    var found: [String] { TalkChange.last(of: turns, by: speaker) }
  }

  /// The questions that Mitko asks before an answer, by topic.
  private static let questions: [InterviewTopic: String] = [
    .offers: "tell me, what have you done", .contact: "contact, your name?",
    .languages: "what languages do you speak", .availability: "when could you start",
    .employment: "full time or part time", .years: "how many years", .pay: "what pay",
    .relocation: "would you move", .place: "where do you live", .mode: "remote or",
    .seniority: "junior, say senior", .wants: "what are you looking for", .skills: "which tools",
    .refusals: "What would you rather not do?",
  ]

  /// What the last of `turns` changes, sorted: "+place = Cork" became known, "-place = Dublin" is known no more,
  /// "?place" contradicts. Refused fields of work are told by their id, "+seeker.field = gambling".
  ///
  /// - Parameter turns: messages, each behind the topic that was asked in brackets, if any: "[pay] 85k gross"; "[correct]"
  ///   where Mitko asked what is to be corrected.
  static func last(of turns: [String], by speaker: Speaker) -> [String] {
    let isRussian = turns.joined().unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    let opening =
      switch speaker {
      case .seeker: "I'm looking for work"
      case .provider: "I'm hiring"
      case .both: "both"
      }
    var content =
      "language: \(isRussian ? "ru" : "en")\nmitko: Are you looking for work or for people?\nuser: \(opening)\n"
    for turn in turns {
      let (question, text) = parted(turn)
      content += "mitko: \(question ?? "Noted.")\nuser: \(text)\n"
    }
    let reading = TalkReading(TalkFile("turns", content), reader: FactReader(currentYear: 2026))
    let (before, after) = (claims(reading.profiles[turns.count]), claims(reading.profiles[turns.count + 1]))
    let conflicts = reading.contradictions[turns.count].map { "?\($0.kind.rawValue)" }
    return after.subtracting(before).map { "+" + $0 }.sorted()
      + before.subtracting(after).map { "-" + $0 }.sorted()
      + conflicts.sorted()
  }

  private static func parted(_ turn: String) -> (String?, String) {
    guard turn.hasPrefix("["), let end = turn.firstIndex(of: "]") else { return (nil, turn) }
    let name = String(turn[turn.index(after: turn.startIndex)..<end])
    let text = String(turn[turn.index(end, offsetBy: 2)...])
    if name == "correct" { return ("Is there anything to correct?", text) }
    return (InterviewTopic(rawValue: name).flatMap { questions[$0] }, text)
  }

  private static func claims(_ profile: Profile) -> Set<String> {
    var result = Set(Claim.all(of: profile).filter(\.slot.isJudged).map(\.text))
    for (role, facet) in profile.facets {
      for fact in facet.wants.facts {
        if case .refusedSkill(let id) = fact.value, Skills.skill(id)?.group ?? "domain" == "domain" {
          result.insert("\(role.rawValue).field = \(id)")
        }
      }
    }
    return result
  }
}
