import Domain
import Lexicon
import Localization
import Ports

/// What can be answered to "which of the two holds?": the words on the buttons, which mean the same when they are typed.
struct ConflictChoices {
  enum Choice: Hashable, Sendable { case old, new, both }

  let old: String
  let new: String
  /// `nil` where only one of the two can hold.
  let both: String?

  init(_ contradiction: FactContradiction, _ telling: ChangeTelling) {
    func words(_ values: [FactValue]) -> String {
      let names = values.map { telling.names.name(of: $0, language: telling.language) }
      return names.joined(separator: ", ")
    }
    func skill(_ value: FactValue) -> String {
      let isRefused = if case .refusedSkill = value { true } else { false }
      let isDenied = contradiction.known.contains { $0.value == contradiction.claimed.value }
      let isNo = isRefused || isDenied && contradiction.known.map(\.value).first == value
      return telling.book.text(
        Phrase(isNo ? .button(.skillNo) : .button(.skillYes), ["thing": .text(words([value]))]))
    }
    switch contradiction.kind {
    case _ where contradiction.isDenial:
      let thing = words([contradiction.claimed.value])
      old = telling.book.text(Phrase(.button(.skillYes), ["thing": .text(thing)]))
      new = telling.book.text(Phrase(.button(.skillNo), ["thing": .text(thing)]))
    case .skill, .welcomeSkill, .refusedSkill:
      let claimed = contradiction.claimed.value
      let isDenied = contradiction.known.contains { $0.value == claimed }
      old = skill(contradiction.known[0].value)
      new =
        isDenied
        ? telling.book.text(Phrase(.button(.skillYes), ["thing": .text(words([claimed]))])) : skill(claimed)
    case .name, .employer, .spokenLanguage, .place, .trade, .seniority, .years, .workMode, .relocation,
      .availability, .pay, .employment, .domain:
      old = words(contradiction.known.map(\.value))
      new = words([contradiction.claimed.value])
    }
    both = Self.canHoldBoth(contradiction) ? telling.book.text(.button(.both)) : nil
  }

  /// In the order of the question.
  var labels: [String] { [old, new] + (both.map { [$0] } ?? []) }

  /// Which of them a short answer names; `nil` where it names neither, or says something else besides.
  func choice(in text: AnalysedText) -> Choice? {
    let said = Self.words(of: text)
    guard !said.isEmpty, said.count <= Self.mostWords else { return nil }
    let (older, newer) = (Self.words(of: AnalysedText(old)), Self.words(of: AnalysedText(new)))
    let own = Self.all.union(older + newer + (both.map { Self.words(of: AnalysedText($0)) } ?? []))
    guard
      text.tokens.allSatisfy({ token in
        token.kind == .sign || own.contains(token.stem) || OpeningAnswer.fillers.contains(token.folded)
      })
    else { return nil }
    if said == older { return .old }
    if said == newer { return .new }
    if let both, said == Self.words(of: AnalysedText(both)) || !Self.all.isDisjoint(with: said) {
      return .both
    }
    // "Not Berlin" is read as any other words.
    guard Self.noes.subtracting(older + newer).isDisjoint(with: said) else { return nil }
    let isOld = !Set(older).subtracting(newer).isDisjoint(with: said)
    let isNew = !Set(newer).subtracting(older).isDisjoint(with: said)
    return isOld == isNew ? nil : isNew ? .new : .old
  }

  private static func words(of text: AnalysedText) -> [String] {
    text.tokens.filter { $0.kind != .sign }.map(\.stem)
  }

  private static let mostWords = 5
  private static let all: Set<String> = Set(Stems.stems(["both", "either", "оба", "обе", "любой", "любое"]))
  private static let noes: Set<String> = Set(Stems.stems(["no", "not", "neither", "не", "нет", "ни"]))

  /// Somebody may work from home and in an office, and look for two levels; nobody lives in two cities.
  private static func canHoldBoth(_ contradiction: FactContradiction) -> Bool {
    guard case .facet(_, let section) = contradiction.target else { return false }
    return contradiction.kind == .workMode || contradiction.kind == .seniority && section == .wants
  }
}
