import Domain
import Lexicon
import Ports

/// What somebody who takes both roles says without telling of which: nobody guesses, they are asked.
extension InterviewSession {
  /// The findings that may be of either role. What concerns the person, such as a place or a language, is shared and
  /// is of neither alone.
  func ofEitherRole(_ findings: [FactFinding]) -> [FactFinding] {
    guard profile.roles.count > 1 else { return [] }
    return findings.filter { finding in
      switch finding.change {
      case .role, .notRole: return false
      case .states, .statesOnly, .denies, .forgets: break
      }
      if case .facet(nil, _) = finding.target { return true }
      return false
    }
  }

  /// Takes the answer to "for your own work or for the people you look for?". `nil` where the message begins with none.
  mutating func decideRole(by text: AnalysedText, _ message: Message) -> OpeningAnswer.Extent? {
    guard var undecided = state.undecided, !undecided.isEmpty else { return nil }
    let opening = OpeningAnswer(text)
    var answer = Self.roles(named: text)
    var extent = OpeningAnswer.Extent.whole
    if let rest = opening.rest, Self.onlyNamesRole(opening.opening) {
      let behind = AnalysedText(rest)
      if !Self.onlyNamesRole(behind) {
        answer = Self.roles(named: opening.opening)
        // What is told in the same breath is of the same role.
        if IntentReader.read(behind).intents.isEmpty {
          undecided.append(InterviewState.UnreadText(message: message.id, text: rest))
        } else {
          extent = .opening(rest: rest)
        }
      } else if behind.tokens.contains(where: { ["not", "не"].contains($0.folded) }) {
        // "For the people, not for me"
        answer = Self.roles(named: opening.opening)
      }
    }
    guard !answer.isEmpty else { return nil }
    state.undecided = nil
    for entry in undecided {
      for role in profile.roles where answer.contains(role) {
        let findings = reader.read(
          entry.text,
          context: FactReadingContext(
            roles: [role], pay: knownPay, knowsTrade: Set(profile.roles), language: context.user.language))
        merge.apply(
          findings.filter {
            if case .facet(let owner?, _) = $0.target, owner != role { return false }
            return !$0.namesRole
          }, from: entry.message)
      }
    }
    return extent
  }

  /// Whether the words name a role and nothing else: "for the people I look for".
  private static func onlyNamesRole(_ text: AnalysedText) -> Bool {
    !roles(named: text).isEmpty
      && text.tokens.allSatisfy { token in
        token.kind == .sign || both.contains(token.folded) || work.contains(token.stem)
          || people.contains(token.stem)
          || aroundRole.contains(token.folded) || OpeningAnswer.fillers.contains(token.folded)
      }
  }

  private static let aroundRole: Set<String> = [
    "for", "to", "about", "own", "not", "who", "whom", "look", "looking", "search", "new", "we", "our", "для",
    "про", "о", "об", "своя", "своей", "свою", "моей", "мою", "не", "кого", "ищу", "ищем", "которых", "новым",
    "нашим", "нам", "первое", "второе", "к",
  ]

  /// The roles that an answer of a few words names: "people", «людям», «и то и другое».
  ///
  /// - Parameter isWeak: whether "me" and "for myself" are enough for work.
  static func roles(named text: AnalysedText, isWeak: Bool = true) -> Set<Role> {
    let words = text.tokens.filter { $0.kind != .sign }
    guard words.count <= 6 else { return [] }
    let whole = words.map(\.folded).joined(separator: " ")
    if words.contains(where: { both.contains($0.folded) })
      || ["и то и", "туда и"].contains(where: whole.contains)
    {
      return [.seeker, .provider]
    }
    var roles: Set<Role> = []
    if words.contains(where: { work.contains($0.stem) && (isWeak || !myself.contains($0.stem)) }) {
      roles.insert(.seeker)
    }
    if words.contains(where: { people.contains($0.stem) }) { roles.insert(.provider) }
    return roles
  }

  private static let both: Set<String> = ["both", "оба", "обе", "обоим", "обоих", "обоими", "обеих"]
  private static let work: Set<String> = Set(
    Stems.stems(["work", "job", "seeker", "me", "работа", "мне", "меня", "себя"]))
  private static let myself: Set<String> = Set(Stems.stems(["me", "мне", "меня", "себя"]))
  private static let people: Set<String> = Set(
    Stems.stems([
      "people", "team", "hiring", "hire", "provider", "candidate", "люди", "людям", "людей", "людях",
      "людьми", "команда",
      "найм", "кандидат", "человек",
    ]))

  /// Notes as whom somebody hires, and whether they speak of several seats at once.
  mutating func noteSeats(_ text: AnalysedText) {
    let stems = text.tokens.map(\.stem)
    if state.stance == nil {
      if stems.contains(where: Self.recruiters.contains) {
        state.stance = .recruiter
      } else if stems.contains(where: Self.founders.contains) {
        state.stance = .founder
      }
    }
    namesSeveralSeats =
      namesSeveralSeats
      || stems.indices.contains { position in
        guard Self.several.contains(text.tokens[position].folded) else { return false }
        return stems[position...].dropFirst().prefix(2).contains(where: Self.seats.contains)
      }
  }

  private static let recruiters: Set<String> = Set(
    Stems.stems([
      "recruiter", "recruiting", "headhunter", "sourcer", "hr", "рекрутер", "рекрутёр", "рекрутерша", "эйчар",
      "эйчарка", "хедхантер", "hr-менеджер",
    ]))
  private static let founders: Set<String> = Set(
    Stems.stems([
      "founder", "co-founder", "cofounder", "founders", "основатель", "основательница", "сооснователь",
      "фаундер", "кофаундер",
    ]))
  private static let several: Set<String> = [
    "several", "multiple", "many", "few", "two", "three", "four", "five", "six", "2", "3", "4", "5", "6",
    "несколько", "много", "две", "три", "четыре", "пять", "пара", "пару",
  ]
  private static let seats: Set<String> = Set(
    Stems.stems([
      "role", "position", "vacancy", "vacancies", "opening", "seat", "вакансия", "вакансии", "вакансий",
      "позиция", "позиции", "позиций", "ролей",
    ]))

  /// How often it is asked whose something is, before that is let go.
  static let mostAsksForRole = 2
}

extension FactFinding {
  /// Whether it says that a role is taken or left.
  var namesRole: Bool {
    switch change {
    case .role, .notRole: true
    case .states, .statesOnly, .denies, .forgets: false
    }
  }
}
