import Domain
import Lexicon
import Localization
import Ports

/// Says what changed in a profile, to its owner.
struct ChangeTelling {
  let names: any FactNaming
  let book: Phrasebook
  let language: Language
  /// Whether it has to be said which of two roles a fact is of.
  var namesRoles = false

  /// Every change, with semicolons between; facts of one kind that were added stand together.
  ///
  /// - Parameter before: the profile that was changed: what joins something of its kind is told as such.
  func text(_ changes: [ProfileChange], before: Profile) -> String {
    let changes = Self.paired(changes)
    var items: [String] = []
    var index = 0
    while index < changes.count {
      guard case .added(let value, let target) = changes[index] else {
        items.append(book.text(phrase(changes[index])))
        index += 1
        continue
      }
      var values = [words(for: value)]
      index += 1
      while index < changes.count, case .added(let next, target) = changes[index], next.kind == value.kind {
        values.append(words(for: next))
        index += 1
      }
      items.append(
        book.text(
          Phrase(
            Self.joins(value, in: before[target])
              ? .conversation(.changeAddedMore) : .conversation(.changeAdded),
            ["label": label(value, target), "value": .text(values.joined(separator: ", "))])))
    }
    return items.joined(separator: "; ")
  }

  /// What was taken out and what came in of its kind as one change: "not hybrid, remote" puts one in the place of the
  /// other. Skills come and go by themselves.
  private static func paired(_ changes: [ProfileChange]) -> [ProfileChange] {
    var result = changes
    for change in changes {
      guard case .removed(let old, let target) = change, joinsItsKind(old.kind),
        let index = result.firstIndex(of: change),
        let new = result.firstIndex(where: {
          if case .added(let value, target) = $0 { value.kind == old.kind } else { false }
        }), case .added(let value, _) = result[new]
      else { continue }
      result[index] = .replaced(old, by: value, target)
      result.remove(at: new)
    }
    return result
  }

  /// Skills are many anyway; a second way to work is told as one.
  private static func joins(_ value: FactValue, in facts: [Fact]) -> Bool {
    joinsItsKind(value.kind) && facts.contains { $0.value.kind == value.kind }
  }

  private static func joinsItsKind(_ kind: FactValue.Kind) -> Bool {
    switch kind {
    case .workMode, .employment, .seniority, .trade: true
    case .name, .employer, .spokenLanguage, .place, .years, .skill, .welcomeSkill, .refusedSkill, .relocation,
      .availability, .pay, .domain:
      false
    }
  }

  private func phrase(_ change: ProfileChange) -> Phrase {
    switch change {
    case .tookRole(.seeker): Phrase(.conversation(.roleChangedSeeker))
    case .tookRole(.provider): Phrase(.conversation(.roleChangedProvider))
    case .leftRole(.seeker): Phrase(.conversation(.roleLeftSeeker))
    case .leftRole(.provider): Phrase(.conversation(.roleLeftProvider))
    case .added(let value, let target):
      Phrase(.conversation(.changeAdded), ["label": label(value, target), "value": name(value)])
    case .replaced(let old, let value, let target):
      Phrase(
        .conversation(.changeReplaced),
        ["label": label(value, target), "value": name(value), "old": name(old)])
    case .removed(let old, let target):
      Phrase(.conversation(.changeRemoved), ["label": label(old, target), "old": name(old)])
    }
  }

  /// The newest facts worth repeating, at most `limit`, the telling ones first.
  func highlights(_ changes: [ProfileChange], limit: Int) -> [PhraseValue] {
    highlights(
      changes.compactMap {
        switch $0 {
        case .added(let value, _), .replaced(_, let value, _): value
        case .tookRole, .leftRole, .removed: nil
        }
      }, limit: limit)
  }

  /// The same of facts that wait for a role to belong to.
  func highlights(_ findings: [FactFinding], limit: Int) -> [PhraseValue] {
    highlights(
      findings.compactMap {
        switch $0.change {
        case .states(let value), .statesOnly(let value): value
        case .role, .notRole, .denies, .forgets: nil
        }
      }, limit: limit)
  }

  private func highlights(_ repeated: [FactValue], limit: Int) -> [PhraseValue] {
    var values: [FactValue] = []
    for value in repeated where !values.contains(value) { values.append(value) }
    let ordered = values.filter { Self.rank($0) < 4 }.enumerated().sorted { left, right in
      let (one, other) = (Self.rank(left.element), Self.rank(right.element))
      return one == other ? left.offset < right.offset : one < other
    }
    // Pay last: "from €4,000 a month, net and English" reads as one thing.
    let chosen = ordered.prefix(limit).map(\.element)
    var said: Set<String> = []
    return (chosen.filter { $0.kind != .pay } + chosen.filter { $0.kind == .pay }).filter {
      // Machine learning is a trade and a skill.
      said.insert(names.name(of: $0, language: .english).lowercased()).inserted
    }.map(name)
  }

  /// Values by their names, each once.
  func named(_ values: [FactValue]) -> [PhraseValue] {
    values.reduce(into: [PhraseValue]()) { names, value in
      if !names.contains(name(value)) { names.append(name(value)) }
    }
  }

  private static func rank(_ value: FactValue) -> Int {
    switch value.kind {
    case .trade, .skill: 0
    case .years, .seniority: 1
    case .place, .workMode: 2
    case .domain, .pay, .availability, .employment, .relocation, .spokenLanguage: 3
    // Among other facts a refusal would read as a liking and what is only welcome as a demand; a name needs no echo.
    case .welcomeSkill, .refusedSkill, .name, .employer: 4
    }
  }

  private func name(_ value: FactValue) -> PhraseValue { .text(words(for: value)) }

  /// The name of a value as it stands inside a sentence.
  func words(for value: FactValue) -> String {
    let skill: Skill? =
      switch value {
      case .skill(let id), .welcomeSkill(let id), .refusedSkill(let id): Skills.skill(id)
      case .domain(let name): Skills.named(name).flatMap { $0.name == name ? $0 : nil }
      case .name, .employer, .spokenLanguage, .place, .trade, .seniority, .years, .workMode, .relocation,
        .availability, .pay, .employment:
        nil
      }
    return skill?.nameInSentence(TextLanguage(rawValue: language.code) ?? .english)
      ?? names.name(of: value, language: language)
  }

  /// Whether `text` begins with the name of a value that stands small inside a sentence.
  func opensSmall(_ text: String, _ value: FactValue) -> Bool {
    switch value.kind {
    case .trade, .skill, .welcomeSkill, .refusedSkill, .domain:
      let name = words(for: value)
      return text.hasPrefix(name)
        && (value.kind == .trade || name != names.name(of: value, language: language))
    case .name, .employer, .spokenLanguage, .place, .seniority, .years, .workMode, .relocation, .availability,
      .pay, .employment:
      return false
    }
  }

  /// What kind of thing a value is, with the role where there are two.
  func label(_ value: FactValue, _ target: FactTarget) -> PhraseValue {
    let label = names.label(of: value.kind, in: target, language: language)
    guard namesRoles, case .facet(let role?, _) = target else { return .text(label) }
    let title = book.text(role == .seeker ? .profile(.cardSeeker) : .profile(.cardProvider))
    return .text("\(label) (\(title.prefix(1).lowercased())\(title.dropFirst()))")
  }
}
