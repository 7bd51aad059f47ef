import Domain
import Lexicon
import Ports

/// What was said twice and cannot hold both times: nobody guesses, they are asked which it is.
extension InterviewSession {
  /// Applies what contradicts nothing; the rest waits until its owner says which holds.
  mutating func apply(_ findings: [FactFinding], from message: MessageID) {
    let sorted = ContradictionFinder.sort(
      findings, against: merge.profile, from: message, denied: state.denied ?? [],
      waiting: state.contradictions)
    if !sorted.denied.isEmpty { state.denied = (state.denied ?? []) + sorted.denied }
    let before = merge.changes.count
    merge.apply(sorted.accepted, from: message)
    // What was changed meanwhile is no question any more.
    let settled = merge.changes.dropFirst(before)
    state.contradictions.removeAll { waiting in
      settled.contains { change in
        switch change {
        case .added(let value, let target), .replaced(_, let value, let target),
          .removed(let value, let target):
          target == waiting.target && value.kind == waiting.kind
        case .leftRole(let role): waiting.role == role
        case .tookRole: false
        }
      }
    }
    for new in sorted.contradictions where !state.contradictions.contains(new) {
      state.contradictions.append(new)
      state.asksForConflict = 0
    }
  }

  /// Takes the answer to "which holds?": one of the values, both where both can hold, or "the second one". `nil` where
  /// the message begins with no such answer.
  mutating func settleConflict(by text: AnalysedText) -> OpeningAnswer.Extent? {
    guard let first = state.contradictions.first, state.asksForConflict > 0 else { return nil }
    let answer = OpeningAnswer(text)
    let choices = ConflictChoices(first, telling)
    guard let choice = choices.choice(in: answer.opening) ?? Self.order(in: answer.opening) else {
      return nil
    }
    settle(first, choice)
    return answer.extent
  }

  /// The same by what was read: "four" names the four years. Returns the kind of fact that it settled.
  mutating func settleConflict(by findings: [FactFinding], _ text: AnalysedText) -> FactValue.Kind? {
    guard let first = state.contradictions.first, state.asksForConflict > 0,
      text.tokens.lazy.filter({ $0.kind != .sign }).count <= Self.mostWordsOfChoice
    else { return nil }
    let values = findings.compactMap { if case .states(let value) = $0.change { value } else { nil } }
    let isNew = !first.isDenial && values.contains(first.claimed.value)
    let isOld = first.known.contains { values.contains($0.value) }
    guard isNew != isOld else { return nil }
    settle(first, isNew ? .new : .old)
    return first.kind
  }

  private mutating func settle(_ first: FactContradiction, _ choice: ConflictChoices.Choice) {
    state.contradictions.removeFirst()
    state.asksForConflict = 0
    // A plain word later answers nothing any more.
    state.question = nil
    switch choice {
    case .old: keptInConflict = first
    case .new: merge.accept(first)
    case .both:
      let claimed = first.claimed
      let finding = FactFinding(
        .states(claimed.value), target: first.target, quote: claimed.source.quote, manner: .addition)
      merge.apply([finding], from: claimed.source.message)
    }
  }

  /// "The second one", «как раньше»; "I could start now" chooses nothing.
  private static func order(in text: AnalysedText) -> ConflictChoices.Choice? {
    let words = text.tokens.filter { $0.kind != .sign }.map(\.folded)
    guard words.count <= mostWordsOfChoice,
      words.allSatisfy({ new.contains($0) || old.contains($0) || OpeningAnswer.fillers.contains($0) })
    else { return nil }
    let (isNew, isOld) = (words.contains(where: new.contains), words.contains(where: old.contains))
    return isNew == isOld ? nil : isNew ? .new : .old
  }

  private static let mostWordsOfChoice = 6
  private static let new: Set<String> = [
    "second", "new", "newer", "latter", "last", "latest", "now", "второе", "второй", "вторая", "вторые",
    "новое", "новый", "новая", "новые", "последнее", "последний", "теперь", "сейчас",
  ]
  private static let old: Set<String> = [
    "first", "old", "older", "former", "before", "previous", "earlier", "первое", "первый", "первая",
    "первые",
    "старое", "старый", "старая", "прежнее", "прежний", "раньше", "было",
  ]

  /// How often it is asked which of two holds, before the older one is left to stand.
  static let mostAsksForConflict = 2
}

extension InterviewQuestion {
  /// The question whose answer settles a contradiction: the same words mean the same as when it was asked first.
  init(settling contradiction: FactContradiction, of profile: Profile) {
    let subject: Subject =
      switch contradiction.kind {
      case .years, .seniority: .level
      case .place: .place
      case .workMode: .mode
      case .relocation: .relocation
      case .availability: .availability
      case .pay: .pay
      case .spokenLanguage: .languages
      case .employment: .employment
      case .skill, .welcomeSkill, .refusedSkill, .trade, .domain, .name, .employer: .skills
      }
    self.init(subject: subject, role: contradiction.role ?? profile.roles.first)
  }
}
