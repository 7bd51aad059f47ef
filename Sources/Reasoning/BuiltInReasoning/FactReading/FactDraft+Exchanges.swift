import Domain
import Lexicon
import Ports

/// One value of a kind ends and another begins, in whatever words: «гибрид больше не нужен, берём на удалёнку», "Leeds is
/// history, York it is", "up from 55 to 60", «с гибрида на удалёнку».
///
/// Nothing is read without the known value named beside a word that ends it, or behind "from" with the new one behind "to".
extension FactDraft {
  mutating func readExchanges(_ known: [KnownFact]) {
    guard !known.isEmpty, text.tokens.count <= 90, frames.outline.kind == nil else { return }
    let values = allValues(in: text.tokens.indices)
    for kind in Self.exchanged where !settled.contains(kind) {
      let named = values.filter { $0.value.kind == kind }
      guard named.count > 1 else { continue }
      for fact in known where fact.value.kind == kind {
        guard
          let old = named.first(where: { Self.isSame($0.value, fact.value) && isEnded($0, named) })
        else { continue }
        let new = named.filter { entry in
          !Self.isSame(entry.value, fact.value) && isBegun(entry)
            && !known.contains { Self.isSame($0.value, entry.value) && $0.target == fact.target }
        }
        guard let first = new.first, new.allSatisfy({ Self.isSame($0.value, first.value) }),
          old.positions != first.positions
        else { continue }
        settle(first.value, for: fact, at: first.positions, denying: true)
        break
      }
    }
  }

  // MARK: Skills

  /// "Kubernetes, actually. It's a nice-to-have now", «по Kafka: уже не обязательно»: the one skill that a text of a team
  /// names, said elsewhere in it to be asked for no more.
  mutating func readDroppedDemands(_ known: [KnownFact]) {
    guard text.tokens.count <= 60, frames.outline.kind == nil else { return }
    let mentions = Skills.mentions(in: text, isAnswer: true)
    guard Set(mentions.map(\.skill.id)).count == 1, let mention = mentions.first,
      let fact = known.first(where: {
        $0.value == .skill(mention.skill.id) && $0.target == .facet(.provider, .wants) && !$0.isWelcome
      })
    else { return }
    let own = clause(mention.positions.lowerBound)
    for sentence in text.sentences where sentence.upperBound > own.upperBound {
      for part in Clauses.clauses(of: sentence, in: text)
      where part.lowerBound >= own.upperBound && frames.frame(at: part.lowerBound).isOwn
        && part.contains(where: { Self.undemanded.match(text, $0) != nil })
      {
        settledValues.insert(fact.value)
        return correct(.denies(fact.value), fact.target, at: mention.positions)
      }
    }
  }

  private static let undemanded = PhraseList([
    "nice to have", "nice-to-have", "no longer a must", "not a must", "isn't a must", "no must",
    "isn't needed",
    "not needed", "isn't required", "not required", "optional", "a plus", "a bonus", "not a requirement",
    "не обязательно", "необязательно", "не обязателен", "не обязательна", "будет плюсом", "по желанию",
    "не требуется",
    "не нужен", "не нужна", "не нужно", "не критично", "научим сами", "плюсом",
  ])

  /// "We dropped PostgreSQL, it's MySQL now", «постгрес сменили на MySQL», "decided against Zephyr, please ask for
  /// FreeRTOS": of a team one tool goes and another takes its place; of a seeker only where it was asked what changed.
  mutating func readExchangedSkills(_ known: [KnownFact]) {
    guard text.tokens.count <= 60, frames.outline.kind == nil, settledValues.isEmpty else { return }
    let mentions = Skills.mentions(in: text, isAnswer: true).filter { $0.skill.group != "domain" }
    guard Set(mentions.map(\.skill.id)).count == 2 else { return }
    for mention in mentions {
      let start = mention.positions.lowerBound
      guard
        let fact = known.first(where: { fact in
          fact.value == .skill(mention.skill.id)
            && (fact.target == .facet(.provider, .wants)
              || fact.target == .facet(.seeker, .offers) && context.invitesChange)
        }), frames.frame(at: start).isOwn, isAbandoned(mention.positions),
        let other = mentions.first(where: { $0.skill.id != mention.skill.id }),
        !known.contains(where: {
          $0.value == .skill(other.skill.id) && $0.target == fact.target && !$0.isWelcome
        }),
        other.positions.lowerBound > start, frames.frame(at: other.positions.lowerBound).isOwn,
        scopes.polarity(of: other.positions) != .former,
        clause(other.positions.lowerBound).contains(where: { Self.taking.contains(word($0)) })
      else { continue }
      settle(.skill(other.skill.id), for: fact, at: other.positions, denying: true)
      settledValues.insert(.refusedSkill(mention.skill.id))
      return
    }
  }

  private func isAbandoned(_ positions: Range<Int>) -> Bool {
    let part = clause(positions.lowerBound)
    return part.contains { !positions.contains($0) && Self.abandoning.match(text, $0) != nil }
  }

  private static let abandoning = PhraseList([
    "dropped", "ditched", "decided against", "moved off", "moved away from", "replaced", "switched from",
    "migrated from", "out", "is out", "history",
    "no longer", "not", "gave up", "gone from", "сменили", "заменили", "отказались от", "ушли с", "уходим с",
    "перешли с",
    "переходим с", "переехали с", "выкинули", "бросили", "не", "больше не",
  ])
  private static let taking: Set<String> = [
    "now", "instead", "with", "to", "by", "use", "ask", "на", "теперь", "нужен", "нужна", "вместо", "it's",
    "а", "у", "берем",
  ]

  private static let exchanged: [FactValue.Kind] = [
    .place, .workMode, .seniority, .years, .availability, .employment,
  ]

  /// Whether the words say that the value at `entry` holds no more. A plain no ends it only where something is said to be
  /// new: "everyone is in the office, no remote" contradicts.
  private func isEnded(
    _ entry: (value: FactValue, positions: Range<Int>), _ all: [(value: FactValue, positions: Range<Int>)]
  ) -> Bool {
    let start = entry.positions.lowerBound
    guard frames.frame(at: start).isOwn else { return false }
    let polarity = scopes.polarity(of: entry.positions)
    if polarity == .former || [.refused, .denied].contains(polarity) && saysNews(start) { return true }
    let isBehindOther: (Set<String>, Set<String>) -> Bool = { [self] from, to in
      from.contains(word(start - 1))
        && all.contains { other in
          (entry.positions.upperBound...entry.positions.upperBound + 4).contains(other.positions.lowerBound)
            && to.contains(word(other.positions.lowerBound - 1))
        }
    }
    // «С гибрида на удалёнку», "from Leeds to York", "change hybrid to remote"
    if isBehindOther(["from", "с", "со", "из"], ["to", "на", "в", "во", "into"]) { return true }
    if Self.exchanging.contains(word(start - 1)) { return true }
    // Up to where the next value of the kind stands.
    let part = clause(start)
    let next = all.map(\.positions.lowerBound).filter { $0 > start }.min() ?? part.upperBound
    return (part.lowerBound..<max(part.lowerBound, min(part.upperBound, next))).contains { position in
      !entry.positions.contains(position)
        && (Self.ending.match(text, position) != nil
          || saysNews(position) && Self.failing.match(text, position) != nil)
    }
  }

  private static let exchanging: Set<String> = [
    "change", "replace", "swap", "поменяйте", "поменяй", "измените", "измени", "меняем", "меняю", "сменим",
    "замените",
    "замени", "заменим",
  ]

  /// Whether the value at `entry` is told as what holds.
  private func isBegun(_ entry: (value: FactValue, positions: Range<Int>)) -> Bool {
    let start = entry.positions.lowerBound
    return frames.frame(at: start).isOwn && (!isOthers(start) || saysNews(start))
      && !withdrawn.contains(start)
      && [.stated, .optional, .wish].contains(scopes.polarity(of: entry.positions))
      && !isRuledOut(start, from: text.sentence(at: start).lowerBound)
      && !(clause(start).contains { position in
        position > start - 4 && position < start && Self.ending.match(text, position) != nil
      })
  }

  /// Words of an end, whatever else is said.
  private static let ending = PhraseList([
    "no longer", "any more", "anymore", "any longer", "is over", "is history", "is gone", "is dead", "closes",
    "closing",
    "closed", "cancelled", "sold", "gave up", "given up", "giving up", "instead of", "rather than",
    "was wrong",
    "was a mistake", "out of date", "outdated", "used to", "forget", "forget about", "drop", "dropped",
    "scrap", "strike",
    "no more", "take back", "taking back", "took back", "back then", "until now", "decided against",
    "moved out of", "moved away from",
    "больше не", "уже не", "отменили", "отменился", "отменяется", "отменен", "отменяем", "закрыли", "закрыл",
    "закрыла",
    "закрываем", "закрывают", "уберите", "убери", "убирайте", "убирай", "вычеркните", "вычеркни",
    "вычеркивай",
    "вычеркивайте", "забудьте", "забудь", "уехал", "уехала", "уехали", "съехал", "съехала", "съехали",
    "вместо",
    "не находим", "не нашли", "не нашел", "не нашла", "отпал", "отпала", "отпадает", "ушел из", "ушла из",
    "ушли с",
    "ушли из", "по прописке", "прописка", "прописан", "прописана", "устарел", "устарело", "неактуально",
    "не актуально",
    "не актуальна", "не актуален",
  ])
  /// Words of a no or of the past, which end something only where there is news.
  private static let failing = PhraseList([
    "isn't enough", "is off", "is out", "left", "leaving", "doesn't work", "won't work", "didn't work",
    "too much",
    "is wrong", "old", "was", "were", "isn't", "wasn't", "needn't", "don't want", "not needed", "not",
    "so far",
    "был", "была", "было", "были", "прошлом", "прежний", "прежняя", "прежнее", "старый", "старая", "старое",
    "никакого",
    "никакой", "никаких", "не подходит", "не подойдет", "не нужен", "не нужна", "не нужно", "не получится",
    "не выйдет",
    "не потяну", "не потянем", "не тянем", "нет", "не",
  ])
}
