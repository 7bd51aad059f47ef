import Domain
import Lexicon
import Ports

/// How far somebody is in their trade.
extension FactDraft {
  private static let corrections: Set<String> = [
    "пишите", "скажем", "запишите", "say", "call", "actually", "вообще-то", "let's", "put", "точнее",
    "rather",
  ]

  private static let speaking: Set<String> = [
    "говорит", "сказал", "сказала", "просит", "просил", "считает", "разрешил", "разрешила", "says", "said",
    "wants", "told", "thinks", "asked", "передумал", "передумала", "решил", "решила", "хочет", "согласен",
    "согласна",
    "ушел", "ушла", "уходит", "одобрил", "одобрила", "настаивает", "уверен", "уверена", "предложил",
    "предложила",
    "decided", "insists", "agreed", "suggested", "left", "changed", "reckons", "says", "allowed", "approved",
  ]

  mutating func readSeniority() {
    let mentions = SeniorityReader.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound) && !isOfLanguage($0)
        && !(context.asked == .employment && isInternship($0))
        && !isDoubtful(.level, $0.positions.lowerBound)
        // «Лид говорит, мидл тоже подойдёт»: who speaks is not who is looked for.
        && !Self.speaking.contains(word($0.positions.upperBound))
    }
    for role in [Role.seeker, .provider, nil] as [Role?] {
      let own = mentions.filter { frame($0.positions.lowerBound).role == role }
      if role == .provider { readWantedSeniority(own) } else { readOwnSeniority(own, role) }
    }
  }

  /// "English: intermediate" is a level of another kind.
  private func isOfLanguage(_ mention: SeniorityMention) -> Bool {
    guard word(mention.positions.lowerBound) == "intermediate" else { return false }
    let line = text.sentence(at: mention.positions.lowerBound)
    return word(mention.positions.lowerBound - 1) == "-"
      || SpokenLanguages.mentions(in: text).contains { line.contains($0.positions.lowerBound) }
  }

  private mutating func readOwnSeniority(_ mentions: [SeniorityMention], _ role: Role?) {
    for mention in mentions
    where [.denied, .refused].contains(polarity(of: mention)) && isSelfDescription(mention) {
      add(.denies(.seniority(level(mention.level))), .facet(role, .offers), at: mention.positions)
    }
    let stated = mentions.filter {
      !isOfPastInternship($0)
        // «Хочу стать тимлидом»
        && !clauseHolds($0.positions.lowerBound, Self.becoming) && !isPlural($0) && !isBetween($0)
        && !isDoubtful($0) && !isHearsay($0)
        && (polarity(of: $0) == .stated && !isFormer($0.positions.lowerBound)
          || polarity(of: $0) == .wish && (isWish($0) || isAfterSelf($0)))
        && (isWish($0) || isInternship($0) || !isColleague($0))
    }
    let corrected = stated.last { clauseHolds($0.positions.lowerBound, Self.corrections) }
    let target: FactTarget = .facet(role, context.section == .wants ? .wants : .offers)
    // «Ищу позицию сеньора» is a wish; what somebody is, is said apart from it.
    let described = stated.filter { !isWish($0) }
    let own = described.filter { !isSeeming($0, besides: described) }
    if own.isEmpty, let wish = stated.first(where: isWish) {
      return add(.states(.seniority(level(wish.level))), .facet(role, .wants), at: wish.positions)
    }
    // "I report to a principal, I'm mid myself": what directly follows "I'm" counts before what is named elsewhere.
    guard
      let chosen = corrected ?? own.last(where: isDecided) ?? own.first(where: isAfterSelf)
        ?? own.first(where: isSelfDescription)
    else {
      return
    }
    if context.section == .practical { return }
    // "Senior, or a strong mid" says nothing new of whoever is known as one of them.
    let known = context.known[target].map(\.value)
    if alternatives(to: chosen, own).contains(where: { known.contains(.seniority(level($0.level))) }) {
      return
    }
    add(.states(.seniority(level(chosen.level))), target, at: chosen.positions)
  }

  /// The levels that "or" joins to `mention`, itself left out.
  private func alternatives(to mention: SeniorityMention, _ all: [SeniorityMention]) -> [SeniorityMention] {
    let sentence = text.sentence(at: mention.positions.lowerBound)
    return all.filter { other in
      guard other != mention, sentence.contains(other.positions.lowerBound) else { return false }
      let gap =
        min(
          mention.positions.upperBound, other.positions.upperBound)..<max(
          mention.positions.lowerBound, other.positions.lowerBound)
      return gap.count <= 4 && gap.contains { ["or", "или", "либо", "/"].contains(word($0)) }
    }
  }

  /// «Сильный мидл или сеньор»: a clause of levels and of nothing else is about whoever is looked for.
  private func namesOnlyLevels(_ clause: Range<Int>, _ mentions: [SeniorityMention]) -> Bool {
    clause.allSatisfy { position in
      text.tokens[position].kind == .sign || Self.aroundLevels.contains(word(position))
        || mentions.contains { $0.positions.contains(position) }
    }
  }

  private static let aroundLevels: Set<String> = [
    "a", "an", "or", "and", "strong", "solid", "good", "even", "also", "maybe", "или", "и", "либо", "сильный",
    "сильного", "крепкий", "крепкого", "хороший", "хорошего", "уверенный", "можно", "даже", "тоже", "лучше",
  ]

  /// The levels that a bound names beside the one it stands at: "middle or above", «мидл и выше», «не ниже сеньора».
  private func bounded(_ mention: SeniorityMention) -> [Domain.Seniority] {
    let (end, start) = (mention.positions.upperBound, mention.positions.lowerBound)
    let isJoined = ["or", "and", "и", "или"].contains(word(end))
    let behind = isJoined ? word(end + 1) : ""
    let named = level(mention.level)
    let ordered: [Domain.Seniority] = [.entry, .junior, .mid, .senior, .lead, .principal]
    if ["above", "higher", "up", "upwards", "выше", "more"].contains(behind)
      || ["не", "not", "no"].contains(word(start - 2)) && ["ниже", "below"].contains(word(start - 1))
      || word(start - 1) == "than" && word(start - 2) == "lower"
    {
      return ordered.filter { $0 > named }
    }
    if ["below", "lower", "ниже"].contains(behind) { return ordered.filter { $0 < named && $0 != .entry } }
    return []
  }

  /// Whether a level is the author's: beside a trade, in a clause of the first person or a short one, or asked for.
  private func isSelfDescription(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    if context.asked == .seniority || context.section != nil || mention.level == .entry { return true }
    if isReached(mention) || isRevised(mention) { return true }
    let words = clause(position)
    if words.count <= 4 || position == words.lowerBound || isAfterSelf(mention) { return true }
    // "Ten years, the last three as a lead"
    if word(position - 1) == "as" || word(position - 1) == "a" && word(position - 2) == "as" { return true }
    if Trades.mentions(in: text).contains(where: {
      $0.positions.overlaps(position - 1..<mention.positions.upperBound + 2)
    }) {
      return true
    }
    return words.contains {
      [
        "i", "i'm", "я", "level", "уровень", "уровня", "position", "role", "позицию", "позиция", "роль",
        "title", "grade", "i've", "грейд", "работаю", "job", "engineer", "developer", "разработчик",
        "инженер",
      ].contains(word($0))
    }
  }

  /// "So it's senior from this week": of whoever told a level, where something is said to be new.
  private func isRevised(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    return saysNews(position)
      && ["it's", "is", "as", "say", "to", "уровень", "теперь", "официально"].contains(word(position - 1))
      && context.known[.facet(.seeker, .offers)].contains { $0.value.kind == .seniority }
  }

  private func isAfterSelf(_ mention: SeniorityMention) -> Bool {
    let before = (mention.positions.lowerBound - 3..<mention.positions.lowerBound).map { word($0) }
    return before.last.map(Self.selfWords.contains) == true
      || Self.selfWords.contains(before[1])
        && ["a", "an", "the", "now", "already", "уже", "сам", "сама", "пока", "еще", "как", "крепкий"]
          .contains(
            before[2])
      || word(mention.positions.upperBound) == "myself"
  }

  private static let selfWords: Set<String> = ["i'm", "im", "am", "я", "myself"]

  /// "For an internship" names no colleague.
  private func isInternship(_ mention: SeniorityMention) -> Bool {
    ["intern", "trainee", "стаж", "трейни"].contains { word(mention.positions.lowerBound).hasPrefix($0) }
  }

  /// «Полгода стажировки», "after a six-month internship": a time that is over.
  private func isOfPastInternship(_ mention: SeniorityMention) -> Bool {
    isInternship(mention) && isBehindTime(mention.positions.lowerBound)
  }

  /// Whether a length of time stands directly before `position`.
  func isBehindTime(_ position: Int) -> Bool {
    [
      "полгода", "год", "года", "лет", "месяц", "месяца", "месяцев", "month", "months", "year", "week",
      "weeks",
    ]
    .contains(word(position - 1))
  }

  private static let becoming: Set<String> = [
    "стать", "become", "вырасти", "дорасти", "grow", "расти", "becoming", "growing",
  ]

  /// "No experience" is a level by its negation, and no level negated.
  private func polarity(of mention: SeniorityMention) -> Polarity {
    let (start, said) = (mention.positions.lowerBound, polarity(mention.positions))
    // "I'm a senior who's tired of meetings"
    if said == .refused, ["a", "an"].contains(word(start - 1)), isAfterSelf(mention),
      !(start - 4..<start).contains(where: { ["not", "no", "never", "не", "ни"].contains(word($0)) })
    {
      return .stated
    }
    let first = word(mention.positions.lowerBound)
    return mention.level == .entry && ["no", "without", "без", "нет"].contains(first)
      ? .stated : said
  }

  /// Whether the level is that of a position which the author looks for.
  private func isWish(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    guard context.asked != .seniority, frame(position).section == .wants else { return false }
    let posts: Set<String> = [
      "position", "role", "позицию", "позиция", "позиции", "роль", "роли", "должность", "positions", "roles",
    ]
    return (position - 3..<mention.positions.upperBound + 4).contains { posts.contains(word($0)) }
  }

  private func isColleague(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    let end = mention.positions.upperBound
    // «Тимлид у нас ужасный», "I report to a principal"
    if word(end) == "у", ["нас", "меня"].contains(word(end + 1)), !isAfterSelf(mention) { return true }
    if clauseHolds(position, ["report", "reporting", "подчиняюсь"]) { return true }
    let before = [word(position - 1), word(position - 2)]
    // «Хочу тимлида, у которого можно учиться», "I want a lead who listens"
    if ["хочу", "хотел", "хотела", "нужен"].contains(before[0]), word(end - 1).hasSuffix("а") { return true }
    if ["a", "an"].contains(before[0]), ["want", "need"].contains(before[1]) { return true }
    // «Нормальный тимлид, тесты»: asked what matters, the one above.
    if ["нормальный", "адекватный", "вменяемый", "толковый", "хороший", "decent", "sane", "good"].contains(
      before[0]),
      mention.level >= .lead, context.asked != .seniority
    {
      return true
    }
    // «Нужен спокойный человек в тимлиды»
    if before[0] == "в" || before[0] == "во", word(end - 1).hasSuffix("ы"),
      clauseHolds(position, ["человек", "человека", "кто-то", "кого-то", "нужен", "нужна"])
    {
      return true
    }
    return before.contains {
      [
        "with", "mentored", "mentor", "mentoring", "two", "three", "four", "manage", "managed", "под", "our",
        "my", "for", "учил", "от", "вел", "вела", "наш", "нашего",
      ].contains($0)
    } && !clauseHolds(position, ["title"])
  }

  private func isPlural(_ mention: SeniorityMention) -> Bool {
    let last = word(mention.positions.upperBound - 1)
    return last.hasSuffix("ors") || last.hasSuffix("dles") || last.hasSuffix("leads") || last.hasSuffix("ов")
      || last.hasSuffix("ами") || last.hasSuffix("ам") || last.hasSuffix("interns")
  }

  private func isBetween(_ mention: SeniorityMention) -> Bool {
    let start = clause(mention.positions.lowerBound).lowerBound
    return (max(start, mention.positions.lowerBound - 3)..<mention.positions.lowerBound).contains {
      ["between", "между"].contains(word($0))
    }
  }

  private mutating func readWantedSeniority(_ mentions: [SeniorityMention]) {
    guard context.section != .offers, context.section != .practical else { return }
    for mention in mentions {
      let position = mention.positions.lowerBound
      let frame = frame(position)
      let target: FactTarget = .facet(.provider, .wants)
      let value = FactValue.seniority(level(mention.level))
      switch polarity(mention.positions) {
      case .stated:
        let isShort = clause(position).count <= 4
        guard !isOfTeamThere(mention), !isBeyondMeans(mention),
          frame.section == .wants || context.asked == .seniority || isShort && frame.section != .offers
            || isShort && isReplacing(mention, mentions) || isWantedNow(position)
            || namesOnlyLevels(clause(position), mentions),
          ![.company, .duties, .terms, .welcome].contains(part(position)), !isAuthors(position),
          !isCompanion(mention)
        else { continue }
        let before = word(position - 1)
        let isOnly = before == "только" || before == "only" || before == "just"
        let known = context.known[target].map(\.value)
        if alternatives(to: mention, mentions).contains(where: { known.contains(.seniority(level($0.level))) }
        ) {
          // "A strong mid, or a senior" of a team that looks for a senior.
          addBeside(.states(value), target, at: mention.positions)
        } else {
          add(isOnly ? .statesOnly(value) : .states(value), target, at: mention.positions)
        }
        for other in bounded(mention) {
          add(.states(.seniority(other)), target, at: mention.positions)
        }
      // «Не ниже сеньора»
      case .refused where !bounded(mention).isEmpty, .denied where !bounded(mention).isEmpty:
        for wanted in [level(mention.level)] + bounded(mention) {
          add(.states(.seniority(wanted)), target, at: mention.positions)
        }
      case .refused, .denied: add(.denies(value), target, at: mention.positions)
      // "It needn't be a senior any more, mid will do"
      case .former, .optional:
        let isReplaced = mentions.contains {
          $0.level != mention.level && polarity($0.positions) == .stated
            && !isDoubtful(.level, $0.positions.lowerBound)
        }
        if isReplaced, context.known[target].contains(where: { $0.value == value }) {
          add(.denies(value), target, at: mention.positions)
        }
      case .wish: break
      }
    }
  }

  /// "We've decided we can take a junior too", «заказчик упёрся, нужен сеньор»: where a level is known and something is new.
  private func isWantedNow(_ position: Int) -> Bool {
    saysNews(position) && clauseHolds(position, Self.taking)
      && context.known[.facet(.provider, .wants)].contains { $0.value.kind == .seniority }
  }

  private static let taking: Set<String> = [
    "take", "hire", "wants", "want", "need", "needs", "do", "fine", "enough", "ok", "okay", "prefer", "взять",
    "возьмем",
    "берем", "взяли", "нужен", "нужна", "ищем", "хватит", "подойдет", "рассмотрим", "рассматриваем", "готовы",
    "хотят",
    "хочет", "просит", "пишите",
  ]

  /// "It needn't be a senior any more, mid-level now": a level in the place of the one that is known.
  private func isReplacing(_ mention: SeniorityMention, _ all: [SeniorityMention]) -> Bool {
    all.contains { other in
      other.level != mention.level
        && [.former, .optional, .refused, .denied].contains(polarity(other.positions))
        && context.known[.facet(.provider, .wants)].contains { $0.value == .seniority(level(other.level)) }
    }
  }

  /// "You will pair with two seniors", «под руководством тимлида»: who is there already.
  private func isCompanion(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    let before = (max(clause(position).lowerBound, position - 3)..<position).map { word($0) }
    guard
      !before.contains(where: {
        ["experience", "level", "опытом", "уровнем", "someone", "somebody"].contains($0)
      })
    else { return false }
    return before.contains { ["with", "under", "from", "со", "руководством", "вместе"].contains($0) }
      || [word(mention.positions.upperBound), word(mention.positions.upperBound + 1)].contains("beside")
  }

  /// «Синьору обрадуемся, но боюсь, не потянем»: more than the team can pay.
  private func isBeyondMeans(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    let sentence = text.sentence(at: position)
    let behind = (position..<sentence.upperBound).map { word($0) }
    guard !clause(position).contains(where: { frames.roles.providerCues.contains($0) }) else { return false }
    return zip(behind, behind.dropFirst()).contains {
      $0 == "не" && ["потянем", "потяну", "тянем", "потянет"].contains($1)
    } || behind.contains("избыточно") || behind.contains("скуки")
  }

  /// «Сеньоры у нас есть», «в команде два мидла и джун»: who is there already.
  private func isOfTeamThere(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    let part = clause(position)
    let words = part.map { word($0) }
    // «Сеньоров уже двое, передерутся», "the juniors need somebody to ask"
    let last = word(mention.positions.upperBound - 1)
    if ["iors", "mids", "leads", "principals", "interns"].contains(where: last.hasSuffix),
      ["the", "our", "my", "two", "three", "four"].contains(word(position - 1))
    {
      return true
    }
    if ["ов", "ы", "и", "ors", "niors"].contains(where: last.hasSuffix),
      words.contains("уже") || words.contains("already")
    {
      return true
    }
    guard !part.contains(where: { frames.roles.providerCues.contains($0) }),
      !words.contains(
        where: ["нужен", "нужна", "нужны", "нужно", "от", "ищем", "грейд", "уровень", "need"].contains)
    else { return false }
    // «Тимлид у нас с 12 годами опыта, два мидла и джун»
    let whole = text.sentence(at: position)
    if zip(whole, whole.dropFirst()).contains(where: { word($0) == "у" && word($1) == "нас" }),
      Set(
        SeniorityReader.mentions(in: text).filter { whole.contains($0.positions.lowerBound) }.map(\.level)
      ).count > 2
    {
      return true
    }
    let isOurs = words.contains("нас") || words.contains("команде") || words.contains("нашего")
    let isThere = words.contains {
      [
        "есть", "уже", "два", "две", "три", "четыре", "пять", "пара", "был", "была", "сидит", "сидят", "ушел",
        "ушла",
      ]
      .contains($0)
    }
    return isOurs && isThere || words.contains { ["ушел", "ушла", "уволился", "уволилась"].contains($0) }
  }

  /// "I'm the CTO", «я тимлид команды»: who speaks, not who is sought.
  private func isAuthors(_ position: Int) -> Bool {
    let part = clause(position)
    var before = position - 1
    while before >= part.lowerBound,
      ["a", "an", "the", "сам", "сама", "тут", "art", "team", "tech", "design", "product", "only", "here"]
        .contains(word(before))
    {
      before -= 1
    }
    return before >= part.lowerBound && ["i'm", "am", "я", "im"].contains(word(before))
  }

  private func level(_ level: Lexicon.Seniority) -> Domain.Seniority {
    switch level {
    case .entry: .entry
    case .junior: .junior
    case .mid: .mid
    case .senior: .senior
    case .lead: .lead
    case .principal: .principal
    }
  }
}
