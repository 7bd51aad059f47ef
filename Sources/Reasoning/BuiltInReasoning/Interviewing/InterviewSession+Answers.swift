import Domain
import Lexicon
import Ports

/// What the waiting question says about the words that answer it.
extension InterviewSession {
  /// The findings as the question lets them be meant.
  func asAnswered(_ findings: [FactFinding], _ text: AnalysedText) -> [FactFinding] {
    var findings = withoutAsides(findings, text)
    findings += readAsAnswer(text).filter { answer in
      !findings.contains { $0.change.valueKind == answer.change.valueKind }
    }
    findings = findings.map { ofAskedRole($0) }
    // "It had been lying there for two years" tells of the work, not of its author's years.
    if asked?.subject == .story {
      findings.removeAll { finding in
        guard case .states(.years) = finding.change else { return false }
        return !["experience", "опыт", "стаж"].contains { finding.quote.lowercased().contains($0) }
      }
    }
    guard asked == .role, profile.facets.isEmpty else { return findings }
    let (roles, isFinal) = answeredRoles(text)
    if isFinal, !roles.isEmpty {
      findings.removeAll { finding in
        if case .role(let role) = finding.change { !roles.contains(role) } else { false }
      }
    }
    for role in Role.allCases where roles.contains(role) {
      if !findings.contains(where: { $0.change == .role(role) }) {
        findings.insert(FactFinding(.role(role), target: .shared, quote: text.text), at: 0)
      }
    }
    return findings
  }

  /// The roles that a short sentence of an answer names: "What do you think? Work.", "both!", «я, наверное, работу
  /// ищу». What begins with a no after other words has the last say: "maybe I should hire. No, work."
  private func answeredRoles(_ text: AnalysedText) -> (roles: Set<Role>, isFinal: Bool) {
    var named: Set<Role> = []
    for sentence in text.sentences {
      let words = AnalysedText(text.quote(sentence))
      if text.tokens[sentence].contains(where: { $0.isSign("?") }) { continue }
      let roles = Self.roles(named: words, isWeak: false)
      guard !roles.isEmpty else { continue }
      if let first = words.tokens.first, ["no", "нет"].contains(first.folded), sentence.lowerBound > 0 {
        return (roles, true)
      }
      if named.isEmpty { named = roles }
    }
    // «работу. хотя думал и команду набрать… нет, работу»
    if let no = text.tokens.lastIndex(where: { ["no", "нет"].contains($0.folded) }), no > 0 {
      let rest = Self.roles(named: AnalysedText(text.quote(no + 1..<text.tokens.count)), isWeak: false)
      if !rest.isEmpty { return (rest, true) }
    }
    return (named, false)
  }

  /// The findings without the places and ways of working that only talk about something else holds: "a seal wouldn't
  /// leave, the whole office stood at the window".
  private func withoutAsides(_ findings: [FactFinding], _ text: AnalysedText) -> [FactFinding] {
    let asides = text.sentences.filter { SideTalk.isOffTopic($0, in: text) }.map(text.quote)
    guard !asides.isEmpty else { return findings }
    return findings.filter { finding in
      guard case .states(let value) = finding.change, [.workMode, .place, .employment].contains(value.kind)
      else {
        return true
      }
      return !asides.contains { $0.contains(finding.quote) }
    }
  }

  /// What a question that answers says: "60 thousand maybe? is that too much?", "I'm looking for a job, I think?" Only
  /// what was asked for is taken.
  private func readAsAnswer(_ text: AnalysedText) -> [FactFinding] {
    guard let asked, text.text.contains("?") else { return [] }
    for sentence in text.sentences where text.tokens[sentence].contains(where: { $0.isSign("?") }) {
      let words = text.quote(sentence).prefix { $0 != "?" }
      let found = read(String(words)).filter { asked.isAnswered(by: $0) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Of somebody in both roles the terms of one, said again where the other was asked for, are the other's too:
  /// "remote, for both of us".
  private func ofAskedRole(_ finding: FactFinding) -> FactFinding {
    guard profile.roles.count > 1, let asked, let role = asked.role, asked.isAnswered(by: finding),
      case .states(let value) = finding.change, case .facet(let owner?, .practical) = finding.target,
      owner != role, profile.facets[owner]?.practical.facts.contains(where: { $0.value == value }) == true
    else { return finding }
    var meant = finding
    meant.target = .facet(role, .practical)
    return meant
  }

  /// Whether the message as a whole is about something else: it abuses, begins with a question, or with a cat.
  func isAside(_ text: AnalysedText, _ reading: IntentReader.Reading) -> Bool {
    reading.intents.contains(.insult)
      || reading.questions.contains(0) && text.sentences.count > 1 && !isEcho(0, text)
      || text.sentences.first.map { SideTalk.isOffTopic($0, in: text) } == true
  }

  /// Whether the sentence only takes up Mitko's question before it is answered: "Hard? The people."
  func isEcho(_ number: Int, _ text: AnalysedText) -> Bool {
    number + 1 < text.sentences.count
      && text.tokens[text.sentences[number]].lazy.filter { $0.kind != .sign }.count <= 3
  }

  /// The findings without the names of who asks: "will everybody see my name?" gives none.
  func withoutAskedNames(
    _ findings: [FactFinding], _ text: AnalysedText, _ reading: IntentReader.Reading
  ) -> [FactFinding] {
    let questions = reading.questions.map { text.quote(text.sentences[$0]) }
    return findings.filter { finding in
      guard case .states(let value) = finding.change, value.kind == .name else { return true }
      return !questions.contains { $0.contains(finding.quote) }
    }
  }

  /// Whether all that was found in the sentence is known already.
  func restates(_ sentence: Range<Int>, _ text: AnalysedText, _ findings: [FactFinding]) -> Bool {
    let quote = text.quote(sentence)
    return findings.allSatisfy { finding in
      guard quote.contains(finding.quote) || finding.quote.contains(quote) else { return true }
      switch finding.change {
      case .states(let value), .statesOnly(let value): return before.allFacts.contains { $0.value == value }
      case .role, .notRole, .denies, .forgets: return false
      }
    }
  }

  /// Notes what somebody wants taken off a card on which it is not.
  mutating func noteAbsent(_ findings: [FactFinding], _ text: AnalysedText) {
    guard isUpdate else { return }
    for finding in findings {
      guard case .denies(let value) = finding.change, !before.allFacts.contains(where: { $0.value == value }),
        text.sentences.contains(where: {
          text.quote($0).contains(finding.quote) && UpdateCommand.isCommand(text, $0)
        })
      else { continue }
      absent.append(value)
    }
  }

  /// Whether the sentence only explains why its author was away or complains of what was understood: "sorry, in and out
  /// of a call", "I never said that".
  func isExcuse(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = text.tokens[sentence].lazy.filter { $0.kind == .word }.prefix(3).map(\.folded)
    guard let first = words.first else { return false }
    if Self.pasting.contains(first), text.tokens[sentence].lazy.filter({ $0.kind != .sign }).count <= 6 {
      return true
    }
    return Self.excuses.contains(first)
      || Self.complaints.contains { words.joined(separator: " ").hasPrefix($0) }
  }

  /// "Pasting the req:" before the text itself.
  private static let pasting: Set<String> = [
    "pasting", "pasted", "attaching", "прилагаю", "вставляю", "прикладываю", "держите",
  ]

  private static let excuses: Set<String> = [
    "sorry", "oops", "извини", "извините", "прости", "простите", "пардон", "сорри",
  ]
  private static let complaints = [
    "i never said", "i didn't say", "i did not", "that's not", "that is not", "wrong", "я не писал",
    "я не писала", "я не говорил", "я не говорила", "это не так", "неверно", "неправильно",
  ]

  /// Whether the sentence answers the question for pay with a sum that nothing was made of: it is asked about.
  func isUnreadSum(_ sentence: Range<Int>, _ text: AnalysedText, _ findings: [FactFinding]) -> Bool {
    asked?.subject == .pay && !findings.contains(where: \.isPay)
      && text.tokens[sentence].contains { $0.kind == .number }
  }

  /// Whether the sentence only weighs what its author might do: "or maybe I should hire someone".
  func isHedge(_ sentence: Range<Int>, _ text: AnalysedText) -> Bool {
    guard asked == .role else { return false }
    let first = text.tokens[sentence].lazy.filter { $0.kind == .word }.prefix(2).map(\.folded)
    return first.contains(where: Self.hedges.contains)
  }

  private static let hedges: Set<String> = [
    "maybe", "perhaps", "or", "sometimes", "хотя", "может", "или", "наверное",
  ]
}

extension FactFinding.Change {
  /// The kind of fact that it concerns; `nil` for a role.
  fileprivate var valueKind: FactValue.Kind? {
    switch self {
    case .states(let value), .statesOnly(let value), .denies(let value): value.kind
    case .forgets(let kind): kind
    case .role, .notRole: nil
    }
  }
}

extension FactFinding {
  /// Whether it is about money.
  var isPay: Bool {
    switch change {
    case .states(let value), .statesOnly(let value), .denies(let value): value.kind == .pay
    case .forgets(let kind): kind == .pay
    case .role, .notRole: false
    }
  }
}

extension InterviewQuestion {
  /// Whether the finding is of the kind that it asks for.
  func isAnswered(by finding: FactFinding) -> Bool {
    guard case .states(let value) = finding.change else { return subject == .role && finding.namesRole }
    return switch subject {
    case .pay: value.kind == .pay
    case .terms: [.workMode, .place].contains(value.kind)
    case .mode: value.kind == .workMode
    case .place: value.kind == .place
    case .languages: value.kind == .spokenLanguage
    case .relocation: value.kind == .relocation
    case .employment: value.kind == .employment
    case .availability: value.kind == .availability
    case .level: [.years, .seniority].contains(value.kind)
    case .skills: [.skill, .trade].contains(value.kind)
    case .role, .work, .team, .story, .wants, .contact: false
    }
  }
}
