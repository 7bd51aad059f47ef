import Domain
import Lexicon
import Ports

/// What a side told Mitko alone, as far as it bears on a pair: its own conditions, and what it rules out.
///
/// A note says nothing of what somebody can do and nothing of the other side: praise and orders in it count for nothing,
/// as anywhere. What it does say is never quoted and never told, only that a private condition decided.
struct Confided {
  let ruledOut: RuledOut
  private let changes: [FactFinding.Change]
  /// The only ways of working that the notes leave.
  private let onlyModes: Set<WorkMode>

  init(_ notes: [String], role: Role, reader: FactReader) {
    var changes: [FactFinding.Change] = []
    var onlyModes: Set<WorkMode> = []
    for note in notes {
      let language = LanguageGuess.language(of: note).map { Language(code: $0.rawValue) } ?? .english
      // As conditions for pay, place and hours, as wishes for what is refused.
      for section in [FacetSection.practical, .wants] {
        let context = FactReadingContext(roles: [role], section: section, language: language)
        for finding in reader.read(note, context: context) {
          if case .states(.workMode(let mode)) = finding.change, Self.isOnly(finding.quote) {
            onlyModes.insert(mode)
          }
          if !changes.contains(finding.change) { changes.append(finding.change) }
        }
      }
    }
    self.changes = changes
    self.onlyModes = onlyModes
    let said = notes.map(SaidText.init)
    let refused = changes.compactMap { change -> RuledOut.Item<String>? in
      if case .states(.refusedSkill(let id)) = change { RuledOut.Item(value: id, quote: "") } else { nil }
    }
    let left = said.flatMap { said in
      said.skills.filter { [.refused, .former].contains(said.polarity($0.positions)) }
        .map { RuledOut.Item(value: $0.skill.id, quote: "") }
    }
    ruledOut = RuledOut(skills: refused + left.filter { !refused.contains($0) }, sentences: said)
  }

  private static func isOnly(_ words: String) -> Bool {
    AnalysedText(words).tokens.contains { ["only", "только", "лишь"].contains($0.folded) }
  }

  /// The facts for rules with the conditions of the notes in the place of what the rest says.
  func applied(to facts: MatchFacts) -> MatchFacts {
    var facts = facts
    for change in changes {
      switch change {
      case .states(.workMode(let mode)): facts.modes.insert(mode)
      case .statesOnly(.workMode(let mode)): facts.modes = [mode]
      // Who cannot come to an office cannot come to it on two days a week.
      case .denies(.workMode(.office)), .denies(.workMode(.hybrid)): facts.modes = [.remote]
      case .denies(.workMode(.remote)): facts.modes.remove(.remote)
      case .states(.relocation(let moves)), .statesOnly(.relocation(let moves)): facts.relocates = moves
      case .states(.pay(let pay)), .statesOnly(.pay(let pay)): facts.pay = pay
      case .statesOnly(.employment(let kind)): facts.employment = [kind]
      case .states(.employment(let kind)): facts.employment.insert(kind)
      case .denies(.employment(let kind)): facts.employment.remove(kind)
      case .states, .statesOnly, .denies, .forgets, .role, .notRole: break
      }
    }
    if !onlyModes.isEmpty { facts.modes = onlyModes }
    return facts
  }
}
