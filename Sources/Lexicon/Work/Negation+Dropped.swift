/// What is said not to be there, and what was begun or meant and left.
extension NegationScopes {
  /// «Английского нет, увы», «опыта с Kafka у меня нет»: what stands before a "there is none" that ends its clause.
  static func lacking(_ position: Int, _ clauses: [Range<Int>], _ text: AnalysedText) -> Range<Int>? {
    guard ["нет", "нету"].contains(text.folded(position)),
      let clause = clauses.first(where: { $0.contains(position) }), position > clause.lowerBound
    else { return nil }
    let rest = position + 1..<clause.upperBound
    guard rest.allSatisfy({ text.tokens[$0].kind == .sign || afterLack.contains(text.folded($0)) }),
      !["или", "почему", "пока", "ещё", "еще", "а", "да", "но", "если"].contains(text.folded(position - 1))
    else { return nil }
    return startBehindJoint(before: position, clause, text)..<position
  }

  private static let afterLack: Set<String> = [
    "увы", "пока", "совсем", "вообще", "у", "меня", "нас", "к", "сожалению", "конечно",
  ]

  private static let intents: Set<String> = [
    "думал", "думала", "собирался", "собиралась", "хотел", "хотела", "планировал", "планировала", "смотрел",
    "смотрела", "пробовал", "пробовала", "пытался", "пыталась", "щупал", "щупала", "considered", "tried",
    "poked",
    "thought", "planned", "wanted",
  ]
  private static let failures: Set<String> = [
    "передумал", "передумала", "не", "didn't", "never", "wasn't", "couldn't", "gave", "бросил", "бросила",
    "отстал",
    "отстала", "stopped", "changed",
  ]

  /// «Думал перейти на C++, но передумал», "tried Rust, didn't stick": what was begun or meant and left.
  static func markDropped(
    _ clauses: [Range<Int>], _ text: AnalysedText, _ polarities: inout [Polarity]
  ) {
    for (clause, next) in zip(clauses, clauses.dropFirst()) {
      if isOthers(clause, next, text) {
        for marked in clause where outranks(.denied, polarities[marked]) { polarities[marked] = .denied }
        continue
      }
      if understandsOnly(clause, next, text) {
        for marked in clause where outranks(.former, polarities[marked]) { polarities[marked] = .former }
        continue
      }
      guard let intent = clause.first(where: { intents.contains(text.folded($0)) }),
        !["бы", "always", "всегда"].contains(text.folded(intent + 1)),
        next.prefix(3).contains(where: { failures.contains(text.folded($0)) }),
        !namesSkill(next, text)
      else { continue }
      for marked in clause where outranks(.former, polarities[marked]) { polarities[marked] = .former }
    }
  }

  private static let others: Set<String> = [
    "девопсы", "админы", "коллеги", "другие", "ребята", "соседи", "тимлид", "отдел", "бэкендеры",
    "фронтендеры",
    "аналитики", "тестировщики", "команда", "сеньоры", "бэкендер", "девопс", "админ", "коллега", "дизайнеры",
  ]

  /// «Кубер у нас есть, но трогают его девопсы»: what there is, and others work with.
  private static func isOthers(_ clause: Range<Int>, _ next: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = clause.map(text.folded)
    guard words.contains("есть") || words.contains("нас"), namesSkill(clause, text) else { return false }
    return next.contains { ["его", "ее", "их", "им", "ими", "ней", "ним", "этим"].contains(text.folded($0)) }
      && next.contains { others.contains(text.folded($0)) }
  }

  /// «Вёрстку понимаю, верстать не буду»: who only understands a thing does not do it.
  private static func understandsOnly(_ clause: Range<Int>, _ next: Range<Int>, _ text: AnalysedText) -> Bool
  {
    guard clause.contains(where: { ["понимаю", "читаю", "знаком", "знакома"].contains(text.folded($0)) }),
      clause.count <= 4, next.count <= 5, !namesSkill(next, text)
    else { return false }
    return next.contains { position in
      text.folded(position) == "не"
        && ["буду", "умею", "хочу", "берусь", "пишу", "возьмусь", "стану"].contains(text.folded(position + 1))
    }
  }

  /// "I wouldn't want to touch Salesforce": a wish behind a refusal is none.
  static func isWishRefused(
    _ hit: PhraseTable<Cue>.Hit, _ polarities: [Polarity], _ sentence: Range<Int>, _ text: AnalysedText
  ) -> Bool {
    guard hit.value.polarity == .wish else { return false }
    let before = max(sentence.lowerBound, hit.positions.lowerBound - 3)..<hit.positions.lowerBound
    return before.contains { polarities[$0] == .refused && wouldNot.contains(text.folded($0)) }
  }

  private static let wouldNot: Set<String> = [
    "wouldn't", "won't", "don't", "not", "never", "не",
  ]
}
