import Domain
import Lexicon
import Ports

/// One value in the place of another, told by the words directly beside the two: "Kafka's out, we've gone with NATS", "swap
/// Leeds for York", «вместо раста пусть будет эликсир», «гибрид убираем, ставим удалёнку»; and a value alone among words
/// that only set something right: "hmm, make that a senior".
///
/// By what stands beside a value and by what kind it is of, never by the value: whatever is known of a kind may go, and
/// whatever is of that kind may come.
extension FactDraft {
  typealias NamedValue = (value: FactValue, positions: Range<Int>)

  private static let mostTokens = 40
  private static let mostTokensAlone = 14

  mutating func readSwaps() {
    let known = known
    guard !known.isEmpty, text.tokens.count <= Self.mostTokens, frames.outline.kind == nil else { return }
    let values = swapped(known)
    guard !values.isEmpty else { return }
    for kind in Self.swappedKinds where !settled.contains(kind) {
      let named = values.filter { $0.value.kind == kind }
      if !named.isEmpty { swap(named, known.filter { $0.value.kind == kind }) }
    }
    dropAlone(values, known)
    setAlone(values, known)
  }

  private static let swappedKinds: [FactValue.Kind] = [
    .place, .workMode, .seniority, .employment, .availability, .years, .trade, .spokenLanguage, .skill,
  ]

  private mutating func swap(_ named: [NamedValue], _ facts: [KnownFact]) {
    for fact in facts {
      let old = named.filter { Self.isEqual($0.value, fact.value) }
      let new = named.filter { entry in
        !Self.isEqual(entry.value, fact.value)
          && !facts.contains {
            Self.isEqual($0.value, entry.value) && $0.target == fact.target && $0.isWelcome == fact.isWelcome
          }
      }
      guard let gone = old.first(where: { goes($0, fact) }), let come = new.first,
        new.allSatisfy({ Self.isEqual($0.value, come.value) }),
        new.contains(where: { comes($0, besides: gone, fact) })
      else { continue }
      settle(come.value, for: fact, at: come.positions, denying: true)
      return
    }
  }

  /// Whether one value is the other, a language by its level too.
  private static func isEqual(_ one: FactValue, _ other: FactValue) -> Bool {
    if case .spokenLanguage = one { return one == other }
    return isSame(one, other)
  }

  /// The values named in the text, with names of cities that are words too and levels of the one language whose level is
  /// known.
  private func swapped(_ known: [KnownFact]) -> [NamedValue] {
    let all = text.tokens.indices
    var result = allValues(in: all).filter { entry in
      if case .skill(let id) = entry.value { return Skills.skill(id)?.group != Self.domainGroup }
      return entry.value.kind != .spokenLanguage
    }
    let skills = Set(known.map(\.value).filter { $0.kind == .skill })
    if !skills.isEmpty, text.tokens.count <= Self.mostTokensAlone {
      for position in all where text.tokens[position].kind == .word {
        guard !result.contains(where: { $0.positions.contains(position) }),
          // A name that is a word too, in Cyrillic or with a capital: «вместо раста пусть будет эликсир».
          text.tokens[position].isCapitalised || !(word(position).utf8.first.map { $0 < 0x80 } ?? true),
          let skill = Skills.named(bare(position)), skill.group != Self.domainGroup
        else { continue }
        result.append((.skill(skill.id), position..<position + 1))
      }
    }
    if known.contains(where: { $0.value.kind == .place }) {
      for position in all where text.tokens[position].isCapitalised {
        guard !result.contains(where: { $0.positions.contains(position) }),
          let city = city(at: position)
        else { continue }
        result.append((.place(city), position..<position + 1))
      }
    }
    let codes = Set(SpokenLanguages.mentions(in: text).map(\.code))
    let levelled = known.compactMap { fact -> String? in
      guard case .spokenLanguage(let code, let level?) = fact.value, level != "native" else { return nil }
      return code
    }
    if let code = levelled.first, levelled.count == 1, codes.isEmpty || codes == [code] {
      for position in all {
        let level = bare(position).uppercased()
        guard Self.levelNames.contains(level) else { continue }
        result.append((.spokenLanguage(code: code, level: level), position..<position + 1))
      }
    }
    return result
  }

  private static let levelNames: Set<String> = ["A1", "A2", "B1", "B2", "C1", "C2"]

  /// A city by a name that is an ordinary word too: "York", "Reading".
  private func city(at position: Int) -> Domain.Place? {
    guard text.tokens.count <= Self.mostTokensAlone, text.tokens[position].kind == .word,
      let named = Places.named(text.quote(position..<position + 1).replacing("'s", with: "")),
      named.kind == .city
    else { return nil }
    return place(named)
  }

  /// The word at `position` without the end that "is" leaves at it: "Leeds's out".
  private func bare(_ position: Int) -> String {
    let word = word(position)
    return word.hasSuffix("'s") ? String(word.dropLast(2)) : word
  }

  // MARK: What goes

  /// Whether the words directly beside a value say that it holds no more.
  private func goes(_ entry: NamedValue, _ fact: KnownFact) -> Bool {
    let mayEnd = endsByEvents(fact)
    if stands(Self.leaving, before: entry) || mayEnd && stands(Self.leavingByEvents, before: entry) {
      return true
    }
    if opensWithDenial(entry) { return true }
    if stands(Self.left, behind: entry) || mayEnd && stands(Self.leftByEvents, behind: entry) { return true }
    if case .trade = fact.value, stands(Self.found, before: entry) || stands(Self.foundBehind, behind: entry)
    {
      return true
    }
    if mayEnd, isOut(entry) { return true }
    // "It was Leeds, now it's York", "I said Kafka but it's NATS"
    return isNewNamed && (stands(Self.formerly, before: entry) || stands(Self.formerlyBehind, behind: entry))
  }

  /// «Нет, не Kafka. RabbitMQ», and of a place "it's York, not Leeds".
  private func opensWithDenial(_ entry: NamedValue) -> Bool {
    let start = entry.positions.lowerBound
    guard ["not", "не"].contains(word(start - 1)) else { return false }
    if entry.value.kind == .place, text.tokens.count <= Self.mostTokensAlone { return true }
    return start <= 4 && ["no", "нет"].contains(word(0))
  }

  /// "Kafka's out", "Leeds's gone"
  private func isOut(_ entry: NamedValue) -> Bool {
    word(entry.positions.upperBound - 1).hasSuffix("'s")
      && ["out", "gone", "off", "history", "dead", "done", "wrong"].contains(word(entry.positions.upperBound))
  }

  /// Whether something that happened may end what is known: of a person's own tools it ends none, since what was worked
  /// with is known on.
  private func endsByEvents(_ fact: KnownFact) -> Bool {
    guard case .skill = fact.value else { return true }
    return fact.target != .facet(.seeker, .offers) || context.invitesChange
  }

  /// Whether a phrase of the list ends directly before a value, or before the article or preposition at it.
  private func stands(_ phrases: PhraseList, before entry: NamedValue) -> Bool {
    let start = entry.positions.lowerBound
    var end = start
    while true {
      // Up to the longest phrase, and never out of the sentence.
      let floor = max(text.sentence(at: start).lowerBound, end - 6)
      if (floor..<max(floor, end)).contains(where: { phrases.match(text, $0) == end }) { return true }
      guard end > floor, end > start - 3, Self.joints.contains(word(end - 1)) else { return false }
      end -= 1
    }
  }

  /// Whether a phrase of the list begins directly behind a value, or behind the dash or comma there.
  private func stands(_ phrases: PhraseList, behind entry: NamedValue) -> Bool {
    var start = entry.positions.upperBound
    while start < text.tokens.count, start < entry.positions.upperBound + 2,
      text.tokens[start].isSign("—") || text.tokens[start].isSign("-") || text.tokens[start].isSign("–")
        || Self.nouns.contains(word(start))
    {
      start += 1
    }
    return start < text.tokens.count && phrases.match(text, start) != nil
  }

  private static let joints: Set<String> = [
    "a", "an", "the", "in", "on", "at", "of", "our", "my", "your", "with", "for", "from", "about", "as",
    "про", "на", "в", "во", "из", "от", "по", "до", "о", "об", "за", "с", "со", "у", "к", "через",
  ]
  private static let nouns: Set<String> = [
    "developer", "engineer", "requirement", "part", "bit", "job", "work", "level",
  ]

  /// Words that take a value off the card.
  private static let leaving = PhraseList([
    "swap", "swapping", "swapped", "replace", "replacing", "change", "changing", "exchange", "correct",
    "forget",
    "forget about", "scrap", "drop", "instead of", "rather than", "no longer", "don't put", "вместо",
    "взамен", "уже не", "больше не", "замените", "замени", "заменим", "заменить", "поменяйте",
    "поменяй",
    "меняем", "меняю", "поменять", "сменим", "смените", "забудьте", "забудь", "забудьте про", "забудь про",
    "уберите",
    "убери", "убираем", "убирайте", "вычеркните", "вычеркивайте", "снимаем", "снимите", "исправьте",
  ])
  /// Those of what happened.
  private static let leavingByEvents = PhraseList([
    "moved from", "moved off", "moved away from", "moving from", "switched from", "switched off",
    "switching from",
    "migrated from", "migrated off", "went from", "going from", "dropped", "ditched", "abandoned", "left",
    "moved out of", "we've replaced", "we replaced", "replaced", "moving off", "got rid of", "done with",
    "away from", "don't care about", "lost interest in", "съехали с", "уехал из", "уехала из", "уехали из",
    "съехал из",
    "съехала из", "перешли с", "переходим с", "ушли с", "уходим с", "переехали с", "переехал из",
    "переехала из",
    "слезли с", "перелезли с", "отказались от", "отказываемся от", "выкинули", "заменили", "сменили",
    "бросили",
    "остыл к", "остыла к",
  ])
  /// What stands behind a value that is taken off.
  private static let left = PhraseList([
    "was wrong", "is wrong", "was a mistake", "is a mistake", "was a typo", "is a typo", "is out of date",
    "is outdated", "no longer holds", "is no longer true", "isn't right", "is off the list", "no more",
    "уже не актуально", "больше не актуально", "не актуально", "неактуально", "уже неактуально",
    "уже не актуален",
    "уже не актуальна", "больше не актуален", "больше не актуальна", "не актуален", "не актуальна",
    "неактуальна",
    "неактуален", "был ошибкой", "была ошибкой", "было ошибкой", "ошибка", "по ошибке", "опечатка", "лишний",
    "лишняя", "лишнее", "убираем", "уберите", "убери", "убирайте", "снимаем", "вычеркните", "вычеркивайте",
    "меняем на", "замените на", "заменим на", "поменяйте на", "устарел", "устарела", "устарело",
  ])
  private static let leftByEvents = PhraseList([
    "is out", "is gone", "is history", "is off", "is dead", "is over", "is cancelled", "has gone",
    "has left", "out", "gone", "didn't work out", "отпадает", "отпал", "отпала", "отпало", "отменяется",
    "выкинули", "заменили",
    "сменили", "бросили", "закрыли", "больше не нужен", "больше не нужна", "больше не нужно", "уже не нужен",
    "уже не нужна", "больше не интересен", "больше не интересна", "больше не интересно",
    "мне больше не интересен",
    "мне больше не интересна", "мне больше не интересно", "больше не интересует", "меня больше не интересует",
    "any more", "отказались", "решили отказаться",
  ])
  /// "We've found a backend developer, now we need a frontend one": a place that is filled.
  private static let found = PhraseList([
    "found", "we found", "we've found", "hired", "we've hired", "we hired", "нашли", "уже нашли", "взяли",
    "наняли",
  ])
  private static let foundBehind = PhraseList(["нашли", "уже нашли", "взяли", "уже взяли", "наняли"])
  /// Words that only tell of before, and mean something where what is new is named as such.
  private static let formerly = PhraseList([
    "was", "were", "it was", "used to be", "i said", "i'd said", "i wrote", "i told you", "i put", "said",
    "wrote",
    "было", "был", "была", "раньше", "раньше было", "раньше был", "раньше была", "писал", "писала",
    "написал",
    "написала", "говорил", "говорила", "сказал", "сказала", "указал", "указала",
  ])
  private static let formerlyBehind = PhraseList(["было раньше", "была раньше", "был раньше", "before"])

  /// Whether a word says that something holds now, or is to.
  private var isNewNamed: Bool {
    text.tokens.indices.contains { Self.newly.match(text, $0) != nil }
  }

  private static let newly = PhraseList([
    "now", "but it's", "but it is", "should be", "these days", "it's", "стало", "стал", "стала", "стали",
    "теперь",
    "сейчас", "а надо", "верно", "на самом деле", "правильно",
  ])

  // MARK: What comes

  /// Whether the words beside a value, or its place, say that it holds in the place of `gone`.
  private func comes(_ entry: NamedValue, besides gone: NamedValue, _ fact: KnownFact) -> Bool {
    let start = entry.positions.lowerBound
    guard !withdrawn.contains(start), !goes(entry, fact) else { return false }
    if stands(Self.coming, before: entry) || stands(Self.come, behind: entry) { return true }
    // "Forget Kafka, NATS it is", «Kafka отпадает, RabbitMQ»: at the head of a clause of its own.
    let isBehindJoint = start > 0 && text.tokens[start - 1].kind == .sign
    if isBehindJoint, start > gone.positions.upperBound { return clause(start).count <= 6 }
    // "York rather than Leeds": first, and the other behind it.
    return start < gone.positions.lowerBound && start <= text.sentence(at: start).lowerBound + 5
      && stands(Self.insteadOf, before: gone)
  }

  private static let insteadOf = PhraseList(["instead of", "rather than", "not", "вместо", "не", "взамен"])

  private static let coming = PhraseList([
    "it's", "it is", "is", "now", "now it's", "put", "to", "for", "with", "by", "be", "make it", "make that",
    "gone with", "went with", "go with", "going with", "took", "use", "using", "chose", "picked", "need",
    "want", "we need", "i want", "live in", "there's", "теперь", "стало", "стал", "стала", "будет", "пусть",
    "пусть будет", "лучше", "ставим", "поставьте", "пишем", "напишите", "пишите", "верно", "правильно",
    "нужен",
    "нужна", "нужны", "нужно", "на", "а", "взяли", "берем", "возьмем", "сейчас", "это", "только", "only",
    "перешли на", "хочу", "ищем", "давайте", "живу в", "стоит", "используем", "юзаем",
  ])
  private static let come = PhraseList([
    "in", "it is", "instead", "now", "then", "took its place", "is in", "replaced it", "replaces it",
    "these days", "теперь", "вместо", "вместо него", "вместо нее", "взамен",
  ])

  // MARK: One alone

  /// "Never mind Kafka", "Jenkins was a mistake", «Scala мне больше не интересна»: what is known and goes, where nothing
  /// comes.
  private mutating func dropAlone(_ values: [NamedValue], _ known: [KnownFact]) {
    guard text.tokens.count <= Self.mostTokensAlone, settledValues.isEmpty else { return }
    let named = values.filter { $0.value.kind == .skill }
    guard let entry = named.first, named.allSatisfy({ $0.value == entry.value }),
      commanded.allSatisfy({ !$0.contains(entry.positions.lowerBound) })
    else { return }
    for fact in known where fact.value == entry.value {
      let isAsked = fact.target == .facet(.provider, .wants)
      let isWished = fact.target == .facet(.seeker, .wants)
      let goes =
        named.contains { stands(Self.wrongly, behind: $0) }
        || isAsked
          && named.contains {
            stands(Self.unasked, before: $0) || stands(Self.unaskedBehind, behind: $0) || isOut($0)
          }
        || isWished
          && named.contains { stands(Self.unwished, before: $0) || stands(Self.unwishedBehind, behind: $0) }
      guard goes else { continue }
      correct(.denies(fact.value), fact.target, at: entry.positions)
      settledValues.insert(fact.value)
    }
  }

  private static let wrongly = PhraseList([
    "was a mistake", "is a mistake", "was wrong", "is wrong", "was a typo", "был ошибкой", "была ошибкой",
    "ошибка",
    "по ошибке", "лишний", "лишняя", "лишнее",
  ])
  private static let unasked = PhraseList(["never mind", "без"])
  private static let unaskedBehind = PhraseList([
    "can go", "is out", "is gone", "отпадает", "снимаем", "убираем", "снимаем с", "обойдемся",
  ])
  private static let unwished = PhraseList([
    "lost interest in", "tired of", "bored of", "bored with", "over", "done with", "don't care about",
    "остыл к",
    "остыла к", "надоел", "надоела", "наигрался с", "наигралась с",
  ])
  private static let unwishedBehind = PhraseList([
    "is out", "больше не интересен", "больше не интересна", "больше не интересно", "мне больше не интересен",
    "мне больше не интересна", "мне больше не интересно", "больше не интересует", "меня больше не интересует",
    "уже не интересно", "уже не интересен", "уже не интересна", "уже не хочу", "больше не хочу",
  ])

  /// "Hmm, actually make that a senior", «пусть лучше будет Пермь»: one value of a kind of which one other is known, among
  /// words that set right and tell nothing else.
  private mutating func setAlone(_ values: [NamedValue], _ known: [KnownFact]) {
    guard settled.isEmpty, settledValues.isEmpty, text.tokens.count <= Self.mostTokensAlone,
      let entry = values.first, values.count == 1, Self.aloneKinds.contains(entry.value.kind)
    else { return }
    let facts = known.filter { $0.value.kind == entry.value.kind }
    // «Теперь можно и удалённо» adds.
    if text.tokens.contains(where: { Self.besides.contains($0.folded) }),
      [.workMode, .employment, .seniority].contains(entry.value.kind)
    {
      return
    }
    guard let fact = facts.first, facts.count == 1, !Self.isEqual(fact.value, entry.value) else { return }
    let others = text.tokens.indices.filter {
      !entry.positions.contains($0) && text.tokens[$0].kind != .sign
    }
    guard others.allSatisfy({ Self.settingWords.contains(word($0)) || Self.isFiller(word($0)) }),
      text.tokens.indices.contains(where: { Self.settingAnew.match(text, $0) != nil })
    else { return }
    settle(entry.value, for: fact, at: entry.positions, denying: true)
  }

  private static let besides: Set<String> = [
    "и", "можно", "могу", "тоже", "также", "can", "could", "too", "also", "as", "well", "or", "или",
  ]
  private static let aloneKinds: Set<FactValue.Kind> = [
    .place, .workMode, .seniority, .employment, .availability, .years, .trade, .spokenLanguage,
  ]

  private static let settingAnew = PhraseList([
    "make it", "make that", "actually", "scratch that", "strike that", "i meant", "meant", "instead",
    "correction",
    "wrong", "mistake", "misspoke", "changed my mind", "changed our mind", "changed our minds", "oops",
    "talked it over", "thought it over", "just moved", "has changed", "rather", "or rather",
    "on second thought",
    "on reflection",
    "передумал", "передумала", "передумали", "поправка", "точнее", "вернее", "ошибся", "ошиблась", "лучше",
    "пусть",
    "хотя нет", "всё-таки", "все-таки", "теперь", "неправильно", "неверно", "опечатка", "исправьте",
    "поменялся",
    "поменялась", "поменялось", "изменился", "изменилась", "изменилось", "обновите", "уточню", "new",
  ])
  private static let settingWords: Set<String> = [
    "just", "moved", "i've", "we've",
    "make", "that", "it", "scratch", "strike", "please", "small", "correction", "got", "talked", "thought",
    "over",
    "changed", "change", "my", "our", "mind", "minds", "has", "have", "the", "city", "location", "level",
    "role",
    "english", "misspoke", "one", "update", "new", "on", "reflection", "second", "a", "an", "in", "and",
    "should",
    "передумал", "передумала", "передумали", "я", "мы", "обновите", "исправьте", "уточню", "написал",
    "написала",
    "неправильно", "неверно", "город", "локация", "уровень", "роль", "занятость", "формат", "срок", "выход",
    "английский", "поменялся", "поменялась", "изменился", "изменилась", "изменилось", "изменилось",
    "поменялось", "пусть",
    "будет", "кстати", "теперь", "стал", "стала", "стало", "новый", "новая",
  ]
}
