import Domain
import Lexicon
import Ports

/// What was said twice and cannot hold both times: nobody guesses, they are asked which it is.
extension InterviewSession {
  /// Applies what contradicts nothing; the rest waits until its owner says which holds.
  mutating func apply(_ findings: [FactFinding], from message: MessageID) {
    let sorted = ContradictionFinder.sort(findings, against: merge.profile, from: message)
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

  /// Takes the answer to "which holds?", where it names neither value but one of the two. Returns whether the message
  /// was one.
  mutating func settleConflict(by text: AnalysedText) -> Bool {
    guard let first = state.contradictions.first, state.asksForConflict > 0 else { return false }
    let words = text.tokens.filter { $0.kind != .sign }.map(\.folded)
    guard words.count <= Self.mostWordsOfChoice else { return false }
    let (isNew, isOld) = (words.contains(where: Self.new.contains), words.contains(where: Self.old.contains))
    guard isNew != isOld else { return false }
    state.contradictions.removeFirst()
    state.asksForConflict = 0
    if isNew { merge.accept(first) } else { keptInConflict = first }
    return true
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
      case .skill, .refusedSkill, .trade, .domain, .name, .employer: .skills
      }
    self.init(subject: subject, role: contradiction.role ?? profile.roles.first)
  }
}
