import Domain
import Lexicon
import Ports

/// What a team would be glad of and does not ask for: "k6 nice to have", «Ansible будет плюсом», the part of a vacancy
/// with that heading.
extension FactDraft {
  /// Whether whoever is looked for may have the skill of `mention` and need not.
  func isOnlyWelcome(_ mention: SkillMention) -> Bool {
    let position = mention.positions.lowerBound
    guard mention.skill.group != Self.domainGroup, frame(position).role == .provider,
      context.asked != .refusals, !isOfPeople(mention),
      !["team", "team's", "команда", "команды"].contains(word(mention.positions.upperBound))
    else { return false }
    switch polarity(mention.positions) {
    case .optional: return part(position) == .welcome || isPraised(position)
    case .stated:
      return isPreferred(mention.positions) || isHopedFor(position) || wouldBePraised(mention.positions)
        || isPraisedAlone(mention.positions)
    case .wish, .refused, .denied, .former: return false
    }
  }

  /// "Zephyr would be lovely", «Vault хорошо бы»: names that are words too, where a team says that they would be liked.
  func welcomeNames(besides mentions: [SkillMention]) -> [SkillMention] {
    guard frames.roles.roles(known: context.roles).contains(.provider) else { return [] }
    return Skills.mentions(in: text, isAnswer: true).filter { mention in
      text.tokens[mention.positions.lowerBound].isCapitalised && isOnlyWelcome(mention)
        && !mentions.contains { $0.positions.overlaps(mention.positions) }
    }
  }

  /// Adds the skill of `mention` as welcome; what was asked for is asked for no more.
  mutating func addWelcome(_ mention: SkillMention) {
    let demanded = FactValue.skill(mention.skill.id)
    if isAskedFor(demanded) { add(.denies(demanded), .facet(.provider, .wants), at: mention.positions) }
    add(.states(.welcomeSkill(mention.skill.id)), .facet(.provider, .wants), at: mention.positions)
  }

  /// "Playwright can be learnt here, so it's a plus now", «Python из обязательных убираем, пусть будет плюсом»: what is
  /// asked for no more may still be welcome, and says so beside the words that take it back.
  mutating func readSoftened() {
    for (position, finding) in findingsSoFar {
      guard case .denies(.skill(let id)) = finding.change, finding.target == .facet(.provider, .wants),
        isAskedFor(.skill(id)), isPraised(position) || isPraisedBehind(position)
      else { continue }
      append(.states(.welcomeSkill(id)), finding.target, at: position..<position + 1, manner: .correction)
    }
  }

  /// Whether a team is known to ask for `value`.
  func isAskedFor(_ value: FactValue) -> Bool {
    context.known[.facet(.provider, .wants)].contains { $0.value == value }
  }

  /// Whether the skill is known to be only welcome.
  func isKnownWelcome(_ skill: String) -> Bool { isAskedFor(.welcomeSkill(skill)) }

  /// Whether a sentence says of what it names that it is a must from now on, rather than naming it in passing.
  func isDemandedNow(_ position: Int) -> Bool {
    saysChange(position)
      || text.sentence(at: position).contains { Self.demanding.contains(word($0)) }
      || [.skills, .wants].contains(context.asked)
  }

  private static let demanding: Set<String> = [
    "must", "musts", "need", "needs", "needed", "require", "required", "requirement", "essential",
    "mandatory",
    "now", "нужен", "нужна", "нужно", "нужны", "надо", "обязательно", "обязателен", "обязательна",
    "обязательны",
    "требуется", "необходим", "необходима", "теперь", "мастхэв", "маст-хэв",
  ]

  // MARK: Words of praise

  /// Whether the words round what is not asked for say that it would be liked: in its clause, or else in its sentence where
  /// no other skill stands between.
  private func isPraised(_ position: Int) -> Bool {
    let own = clause(position)
    if holdsPraise(own) { return true }
    if own.contains(where: { isNoPraise($0) }) { return false }
    let sentence = text.sentence(at: position)
    let others = Skills.mentions(in: text, isAnswer: true).map(\.positions.lowerBound)
    let behind = position + 1..<sentence.upperBound
    let end = others.filter { behind.contains($0) && !own.contains($0) }.min() ?? sentence.upperBound
    return holdsPraise(position..<max(position, end))
      || holdsPraise(sentence.lowerBound..<own.lowerBound)
        && !others.contains { sentence.contains($0) && $0 < own.lowerBound }
  }

  /// The same in the next sentence, which speaks of "it" and names no skill itself.
  private func isPraisedBehind(_ position: Int) -> Bool {
    let sentence = text.sentence(at: position)
    guard let next = text.sentences.first(where: { $0.lowerBound == sentence.upperBound }) else {
      return false
    }
    return holdsPraise(next)
      && !Skills.mentions(in: text, isAnswer: true).contains { next.contains($0.positions.lowerBound) }
  }

  private func holdsPraise(_ positions: Range<Int>) -> Bool {
    positions.contains { isPraise($0) && !isNoPraise($0) }
  }

  private func isPraise(_ position: Int) -> Bool {
    Self.praise.contains(word(position)) || Self.praises.match(text, position) != nil
  }

  /// "That's not a plus", «плюсом тоже не считаем», "isn't a bonus".
  private func isNoPraise(_ position: Int) -> Bool {
    guard isPraise(position) else { return false }
    let before = [word(position - 1), word(position - 2)]
    if before.contains(where: { ["not", "isn't", "no", "wasn't", "aren't"].contains($0) }) { return true }
    if word(position - 1) == "не" { return word(position - 2) != "," }
    return (position + 1...position + 2).contains { word($0) == "не" && Self.counting.contains(stem($0 + 1)) }
  }

  private static let counting = Set(Stems.stems(["считайте", "считаем", "считаю", "будет", "станет"]))
  private static let praise: Set<String> = [
    "nice", "nice-to-have", "nice-to-haves", "nicety", "plus", "pluses", "bonus", "bonuses", "advantage",
    "welcome", "ideal", "ideally", "great", "lovely", "wonderful", "brilliant", "fantastic", "handy", "cool",
    "better", "desirable", "appreciated", "helps", "help", "preferred", "preferably", "optional", "present",
    "sweet", "good", "love", "glad", "happy", "delighted", "useful", "cherry", "treat", "extra", "hurt",
    "желательно", "желательна", "желателен", "желательны", "плюсом", "плюс", "плюсик", "плюсиком", "плюсы",
    "плюсам", "плюсах", "бонусом", "бонус", "бонусы", "преимуществом", "преимущество", "хорошо", "неплохо",
    "здорово", "круто", "супер", "отлично", "прекрасно", "класс", "сказка", "песня", "праздник", "лучше",
    "кстати", "красота", "любят", "расцелуем", "расцелует", "приветствуется", "приветствуются", "рад", "рада",
    "рады", "пригодится", "пригодился", "пригодилась",
    "полезен", "полезна", "полезно", "порадует", "обрадует", "спасибо", "опционально", "огонь", "кайф",
  ]
  private static let praises = PhraseList([
    "nice to have", "would be nice", "a plus", "bonus points", "good to have", "as an extra",
    "по возможности",
    "в идеале", "в плюс", "не помешает", "не повредит", "было бы здорово",
  ])

  // MARK: Said without a no

  /// "Preferably with Kafka", "Kafka preferred", «в идеале Kafka»: by a word directly beside it.
  private func isPreferred(_ positions: Range<Int>) -> Bool {
    let part = clause(positions.lowerBound)
    var before = positions.lowerBound - 1
    while before >= part.lowerBound, Self.leadingUp.contains(word(before)) { before -= 1 }
    if before >= part.lowerBound, Self.preferring.contains(word(before)) { return true }
    if before - 1 >= part.lowerBound, Self.preferringPhrases.match(text, before - 1) == before + 1 {
      return true
    }
    var behind = positions.upperBound
    while behind < part.upperBound, Self.leadingUp.contains(word(behind)) { behind += 1 }
    return behind < part.upperBound && Self.preferring.contains(word(behind))
      && (behind + 1 >= part.upperBound || text.tokens[behind + 1].kind == .sign)
  }

  private static let preferring: Set<String> = [
    "preferably", "ideally", "preferred", "desirable", "desired", "желательно", "желателен", "желательна",
    "желательны", "предпочтительно", "предпочтителен",
  ]
  private static let preferringPhrases = PhraseList(["в идеале", "по возможности"])
  private static let leadingUp: Set<String> = [
    "with", "some", "a", "an", "the", "little", "knowing", "knows", "experience", "in", "of", "knowledge",
    "also",
    "and", "is", "со", "с", "и", "знание", "знанием", "знать", "опыт", "опытом", "ещё", "еще", "немного",
    "на",
    "has", "having", "been", "used",
  ]

  /// "Zephyr would be lovely", "Kafka's a plus", «Vault был бы кстати»: the praise stands directly behind.
  private func wouldBePraised(_ positions: Range<Int>) -> Bool {
    let part = clause(positions.lowerBound)
    var behind = positions.upperBound
    while behind < part.upperBound, Self.being.contains(word(behind)) { behind += 1 }
    let isCopula =
      behind > positions.upperBound || word(positions.upperBound - 1).hasSuffix("'s")
    return isCopula && behind < part.upperBound && isPraise(behind) && !isNoPraise(behind)
  }

  private static let being: Set<String> = [
    "would", "be", "is", "a", "an", "only", "just", "really", "very", "also", "was", "был", "была", "было",
    "бы",
    "будет", "вообще", "тоже", "прям", "прямо", "это",
  ]

  /// "Kubernetes. There's a platform team for it, so really only welcome.": a skill alone in its sentence, and praise in the
  /// next one, which says that it need not be.
  private func isPraisedAlone(_ positions: Range<Int>) -> Bool {
    let sentence = text.sentence(at: positions.lowerBound)
    let others = sentence.filter { !positions.contains($0) && text.tokens[$0].kind == .word }
    guard others.isEmpty, isPraisedBehind(positions.lowerBound) else { return false }
    let next = text.sentences.first { $0.lowerBound == sentence.upperBound } ?? 0..<0
    return next.contains { ["only", "if", "если", "just", "только", "not", "не"].contains(word($0)) }
  }

  private static let having: Set<String> = ["знает", "умеет", "знаком", "знакома", "трогал", "видел"]

  /// "If they've met Stripe before, lovely", «если умеет fastlane, это прям песня», «Allure знает — вообще красота»: a
  /// condition with praise behind it.
  private func isHopedFor(_ position: Int) -> Bool {
    let part = clause(position)
    let isCondition =
      (part.lowerBound..<position).contains { ["if", "если", "коли"].contains(word($0)) }
      || Self.having.contains(word(position + 1))
    guard isCondition else { return false }
    return holdsPraise(part.upperBound..<text.sentence(at: position).upperBound)
  }
}

extension FactValue {
  /// A skill as one that is only welcome; anything else as it is.
  var asWelcome: FactValue { if case .skill(let id) = self { .welcomeSkill(id) } else { self } }
}
