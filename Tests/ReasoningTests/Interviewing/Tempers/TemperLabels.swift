import Domain
import Lexicon
import TalkScoring

/// What is known of a person of a temper where everything that they said was understood.
struct TemperLabels {
  /// The person's facts at the end as the labels of a conversation, to be scored as those are: what they told is
  /// expected, and the rest may be claimed.
  let talk: TalkFile

  init(_ person: TemperFile, after conversation: TemperTalk) {
    var facts = person.facts
    for line in conversation.said {
      for change in person.changes[line] ?? [] {
        let label = String(change.dropFirst())
        if change.hasPrefix("-") { facts.removeAll { $0 == label } } else { facts.append(label) }
      }
    }
    let mentioned = Mentioned(in: conversation.said)
    let isTold = { (label: String) in
      mentioned.tells(label) || Self.topics(of: label).contains { conversation.answered.contains($0) }
    }
    talk = TalkFile(
      person.id,
      (["language: \(person.language)"] + facts.filter(isTold).map { "expect: " + $0 }
        + facts.filter { !isTold($0) }.map { "open: " + $0 } + person.open.map { "open: " + $0 }
        + person.never.map { "never: " + $0 }).joined(separator: "\n") + "\n")
  }

  /// The topics whose answer tells a label.
  private static func topics(of label: String) -> [String] {
    let path = label.prefix { $0 != "=" }.split(separator: " ").first.map(String.init) ?? ""
    let parts = path.split(separator: ".").map(String.init)
    let kind = parts.last ?? ""
    let topic =
      switch kind {
      case "language": "languages"
      case "name": "contact"
      // What they know and what they will not do is told by its name.
      case "skill", "refuses", "wants", "nice", "employer": ""
      default: kind
      }
    return parts.count == 2 ? [topic, parts[0] + "." + topic] : [topic]
  }

  /// What the lexicon finds in somebody's words.
  private struct Mentioned {
    private let skills: Set<String>

    init(in said: [String]) {
      skills = Set(said.flatMap { Skills.mentions(in: $0) }.map(\.skill.id))
    }

    func tells(_ label: String) -> Bool {
      guard let claim = Claim(label: label) else { return false }
      switch claim.value {
      case .skill(let id), .welcomeSkill(let id), .refusedSkill(let id): return skills.contains(id)
      default: return claim.slot == .role
      }
    }
  }
}
