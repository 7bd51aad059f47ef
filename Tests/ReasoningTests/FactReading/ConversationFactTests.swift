import BuiltInReasoning
import Domain
import Lexicon
import Ports
import Testing

/// Whole conversations: what is known at their end, and what must never be claimed.
@Suite struct ConversationFactTests {
  private func profile(after talk: TalkFile) -> Profile {
    var merge = ProfileMerge(Profile())
    let reader = FactReader(currentYear: 2026)
    var waiting: [(TalkFile.Turn, MessageID)] = []
    for (number, turn) in talk.turns.enumerated() {
      let message = MessageID(high: 0, low: UInt64(number + 1))
      func read(_ turn: TalkFile.Turn, _ message: MessageID) {
        let context = FactReadingContext(
          roles: Set(merge.profile.roles), asked: turn.asked,
          pay: merge.profile.facets.compactMapValues { facet in
            facet.practical.facts.lazy.compactMap { if case .pay(let pay) = $0.value { pay } else { nil } }
              .first
          }, language: Language(code: talk.language))
        merge.apply(reader.read(turn.text, context: context), from: message)
      }
      read(turn, message)
      if merge.profile.roles.isEmpty {
        waiting.append((turn, message))
      } else {
        for (earlier, id) in waiting { read(earlier, id) }
        waiting = []
      }
    }
    return merge.profile
  }

  @Test(arguments: TalkFile.all)
  func `Nothing is claimed that the conversation rules out`(_ talk: TalkFile) {
    let known = KnownFacts(profile(after: talk))
    let wrong = talk.never.filter { known.holds($0) == true }
    #expect(wrong == [])
  }

  @Test func `Eleven of twelve facts that were said are known at the end`() {
    var missing: [String] = []
    var count = 0
    for talk in TalkFile.all {
      let known = KnownFacts(profile(after: talk))
      for fact in talk.expected {
        guard let holds = known.holds(fact) else { continue }
        count += 1
        if !holds { missing.append("\(talk.id): \(fact)") }
      }
    }
    #expect(count > 100)
    #expect(Double(missing.count) <= 0.08 * Double(count), "\(missing.joined(separator: "\n"))")
  }
}

/// A profile, asked in the words of the conversations' expectations.
struct KnownFacts {
  private let profile: Profile

  init(_ profile: Profile) { self.profile = profile }

  /// Whether the profile has the fact; nil where no rule-based reader is judged by it (contacts, welcome skills, fields
  /// that are no skill of the lexicon).
  func holds(_ line: String) -> Bool? {
    let sides = line.split(separator: "=", maxSplits: 1).map { $0.trimmingWhitespace() }
    guard sides.count == 2 else { return nil }
    let path = sides[0].split(separator: ".").map(String.init)
    let kind = path[path.count - 1]
    let role = path.count == 2 ? Role(rawValue: path[0]) : nil
    let value = sides[1]
    let facts =
      role.map { role in
        profile.facets[role].map { $0.offers.facts + $0.wants.facts + $0.practical.facts } ?? []
      }?.map(\.value) ?? profile.allFacts.map(\.value)
    switch kind {
    case "role": return Role(rawValue: value).map { profile.facets[$0] != nil }
    case "name": return facts.contains(.name(value))
    case "employer":
      return value == "*" ? facts.contains { $0.kind == .employer } : facts.contains(.employer(value))
    case "place":
      guard let place = Places.named(value) else { return nil }
      return facts.contains { if case .place(let known) = $0 { known.id == place.id } else { false } }
    case "language":
      let words = value.split(separator: " ").map(String.init)
      guard let code = SpokenLanguages.mentions(in: words[0]).first?.code else { return nil }
      return facts.contains { fact in
        guard case .spokenLanguage(code, let level) = fact else { return false }
        return words.count == 1 || level == words[1]
      }
    case "trade": return holds(trade: value, own(role, .trade))
    case "seniority":
      return value == "*"
        ? own(role, .seniority).isEmpty == false
        : own(role, .seniority).contains {
          if case .seniority(let level) = $0 { "\(level)" == value } else { false }
        }
    case "years":
      if value == "*" { return !own(role, .years).isEmpty }
      return own(role, .years).contains {
        if case .years(let count) = $0 { abs(count - (Double(value) ?? -9)) <= 1 } else { false }
      }
    case "skill":
      if value == "*" { return !own(role, .skill).isEmpty }
      guard let skill = Skills.named(value) else { return nil }
      return own(role, .skill).contains { known in
        guard case .skill(let id) = known else { return false }
        return id == skill.id || Skills.implied(by: id).contains(skill.id)
      }
    case "refuses":
      guard let skill = Skills.named(value) else { return nil }
      return facts.contains(.refusedSkill(skill.id))
    case "mode": return WorkMode(rawValue: value).map { facts.contains(.workMode($0)) }
    case "relocation": return holds(relocation: value, facts)
    case "pay": return value == "*" ? facts.contains { $0.kind == .pay } : holds(pay: value, role, facts)
    default: return nil
    }
  }

  /// A seeker has it (offers), a provider asks for it (wants).
  private func own(_ role: Role?, _ kind: FactValue.Kind) -> [FactValue] {
    guard let role, let facet = profile.facets[role] else { return [] }
    return (role == .seeker ? facet.offers : facet.wants).facts.map(\.value).filter { $0.kind == kind }
  }

  private func holds(trade: String, _ facts: [FactValue]) -> Bool {
    let ids = trade == "data" ? ["data-engineering", "data-science"] : [trade]
    return trade == "*" ? !facts.isEmpty : ids.contains { facts.contains(.trade($0)) }
  }

  private func holds(relocation: String, _ facts: [FactValue]) -> Bool? {
    switch relocation {
    case "no": facts.contains(.relocation(false))
    case "yes": facts.contains(.relocation(true))
    default: nil
    }
  }

  private func holds(pay: String, _ role: Role?, _ facts: [FactValue]) -> Bool {
    let words = pay.split(separator: " ").map(String.init)
    return facts.contains { fact in
      guard case .pay(let known) = fact, words.count >= 3 else { return false }
      let amount = role == .provider ? known.most : known.least
      return amount == Int(words[0]) && known.currency == words[1] && known.period.rawValue == words[2]
        && (words.count < 4 || known.tax.rawValue == words[3])
    }
  }
}

extension Substring {
  fileprivate func trimmingWhitespace() -> String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
