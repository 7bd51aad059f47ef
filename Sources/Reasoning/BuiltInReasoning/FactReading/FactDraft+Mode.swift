import Domain
import Lexicon
import Ports

/// Where and how somebody works: from home, from an office, some of both.
extension FactDraft {
  mutating func readWorkModes() {
    let mentions = WorkModes.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
        && !isDoubtful(.mode, $0.positions.lowerBound) && !isWhereLanguageIsSpoken($0)
        // What somebody has may contradict what they said, and is no wish where they said nothing.
        && (!isOnlyPresent(at: $0.positions.lowerBound, asked: [.mode, .place, .relocation])
          || context.known.allFacts.contains { $0.value.kind == .workMode })
    }
    var stated = false
    for mention in mentions where isCondition(mention) {
      if isTopic(mention), mentions.contains(where: { $0.mode != mention.mode }) || revisedDays != nil {
        continue
      }
      if isDeclinedBehind(mention) {
        let value = FactValue.workMode(mode(mention.mode))
        if isKnown(value), !saysNews(mention.positions.lowerBound) {
          contradict(.denies(value), practicalTarget(mention.positions.lowerBound), at: mention.positions)
        } else {
          add(.denies(value), practicalTarget(mention.positions.lowerBound), at: mention.positions)
        }
        continue
      }
      if mention.mode != .hybrid, hasNone(mention) {
        stated = true
        add(
          .statesOnly(.workMode(.remote)), practicalTarget(mention.positions.lowerBound),
          at: mention.positions)
        continue
      }
      if mention.mode == .office, context.asked == .mode, opensWithHome,
        ["an", "the"].contains(word(mention.positions.lowerBound - 1))
      {
        continue
      }
      if isToldAbout(mention, mentions) {
        // «Удалёнку отменили» of a team that offered it
        if isCancelled(mention) {
          add(
            .denies(.workMode(mode(mention.mode))), practicalTarget(mention.positions.lowerBound),
            at: mention.positions)
        }
        continue
      }
      let position = mention.positions.lowerBound
      let value = FactValue.workMode(mode(mention.mode))
      switch polarity(mention.positions) {
      case .stated where refusesStated(position), .optional where isRemovedMode(value):
        add(.denies(value), practicalTarget(position), at: mention.positions)
      case .stated, .optional, .wish:
        stated = true
        if let other = otherWithIt(position) {
          add(.states(value), .facet(other, .practical), at: mention.positions)
        }
        add(
          (isExclusive(mention, mentions) && !joinsKnown(mention) || isInsteadOfKnown(mention))
            && isAlone(mention, mentions)
            ? .statesOnly(value) : .states(value),
          practicalTarget(position), at: withDays(mention.positions))
      case .refused where contradictsKnown(value, position), .denied where contradictsKnown(value, position):
        contradict(.denies(value), practicalTarget(position), at: mention.positions)
      case .refused, .denied, .former: add(.denies(value), practicalTarget(position), at: mention.positions)
      }
    }
    // "Anything but an office", «в офис не хочу», asked how to work: from home then.
    if !stated, context.asked == .mode, context.invitesChange == false,
      !isKnown(.workMode(.office)), !isKnown(.workMode(.hybrid)),
      let office = mentions.first(where: { $0.mode == .office }), mentions.allSatisfy({ $0.mode == .office }),
      isOwn(office.positions.lowerBound), frame(office.positions.lowerBound).role == .seeker,
      [.refused, .denied].contains(polarity(office.positions)), text.tokens.count <= 10,
      WorkModes.weekDays(in: text) == nil
    {
      return add(
        .states(.workMode(.remote)), practicalTarget(office.positions.lowerBound), at: office.positions)
    }
    let isAboutMode =
      context.asked == .mode || context.asked == .place && Places.mentions(in: text).isEmpty
      || text.tokens.contains { ["format", "формат", "mode"].contains($0.folded) }
    if !stated, let days = revisedDays {
      return add(.statesOnly(.workMode(.hybrid)), practicalTarget(days.lowerBound), at: days)
    }
    // «Офис не люблю, но пару дней в неделю потерплю»
    if !stated, context.asked == .mode, let days = WorkModes.weekDays(in: text), isOwn(days.lowerBound),
      [.stated, .optional].contains(polarity(days))
    {
      return add(.states(.workMode(.hybrid)), practicalTarget(days.lowerBound), at: days)
    }
    // "Anywhere, we gave up our office"
    if !stated, [.mode, .place].contains(context.asked), let first = text.tokens.first,
      ["anywhere", "везде", "отовсюду"].contains(first.folded), isOwn(0), frame(0).role == .provider
    {
      return add(.states(.workMode(.remote)), practicalTarget(0), at: 0..<1)
    }
    // "Home. I have an office ten minutes away and I still don't go."
    if context.asked == .mode, opensWithHome, !mentions.contains(where: { $0.mode != .office }) {
      return add(.states(.workMode(.remote)), practicalTarget(0), at: 0..<1)
    }
    // "Home.", said when the way of working was asked.
    if !stated, context.asked == .mode,
      let home = text.tokens.indices.first(where: {
        ["home", "remote-first", "дома"].contains(word($0))
          && (clause($0).count <= 2 || clause($0).lowerBound == $0 && clause($0).count <= 5)
      }),
      isOwn(home), polarity(home..<home + 1) == .stated
    {
      return add(.states(.workMode(.remote)), practicalTarget(home), at: home..<home + 1)
    }
    // "The lab is in Turin", «мастерская у порта»: asked how they work, those who hire name the place of it.
    if !stated, context.asked == .mode, mentions.isEmpty,
      let site = text.tokens.indices.first(where: { Self.sites.contains(word($0)) }), isOwn(site),
      frame(site).role == .provider, polarity(site..<site + 1) == .stated
    {
      return add(.states(.workMode(.office)), practicalTarget(site), at: site..<site + 1)
    }
    guard !stated, isAboutMode, let any = WorkModes.any(in: text),
      isOwn(any.lowerBound)
    else {
      return
    }
    let rest = any.upperBound..<text.sentence(at: any.lowerBound).upperBound
    let refusesOffice =
      rest.contains { ["but", "not", "но", "не", "кроме", "except"].contains(word($0)) }
      && (mentions.contains { $0.mode == .office && rest.contains($0.positions.lowerBound) }
        || rest.contains { ["days", "дней"].contains(word($0)) })
    for mode in WorkMode.allCases where !(mode == .office && refusesOffice) {
      add(.states(.workMode(mode)), practicalTarget(any.lowerBound), at: any)
    }
  }

  /// `positions` with what only tells the days of that week behind it: "Hybrid, two days or so", «гибрид, пару дней в
  /// офисе». It goes where the way of working goes.
  private func withDays(_ positions: Range<Int>) -> Range<Int> {
    let sentence = text.sentence(at: positions.lowerBound)
    var end = positions.upperBound
    for part in Clauses.clauses(of: sentence, in: text) where part.lowerBound >= positions.upperBound {
      guard tellsOnlyDays(part) else { break }
      end = part.upperBound
    }
    return positions.lowerBound..<end
  }

  /// Whether a clause counts days and says nothing else: a place, a pay or a person in it is told for its own sake.
  private func tellsOnlyDays(_ part: Range<Int>) -> Bool {
    let words = part.filter { text.tokens[$0].kind != .sign }
    return words.count <= 8 && words.contains { Self.weekDays.contains(word($0)) }
      && words.allSatisfy { text.tokens[$0].kind == .number || Self.daysAndOffice.contains(word($0)) }
  }

  private static let weekDays: Set<String> = [
    "day", "days", "day's", "день", "дня", "дней", "денек", "раз", "раза", "times", "once", "twice",
  ]
  private static let daysAndOffice: Set<String> = weekDays.union([
    "one", "two", "three", "four", "five", "a", "an", "the", "or", "so", "about", "around", "maybe",
    "roughly",
    "couple", "of", "in", "at", "from", "on", "week", "per", "each", "every", "office", "site", "there",
    "home",
    "to", "up", "say", "most", "max", "few", "only", "один", "одного", "два", "две", "три", "четыре", "пять",
    "пару", "пара", "пары", "тройку", "где-то", "где", "то", "примерно", "около", "в", "во", "из", "на", "и",
    "неделю", "неделе", "недели", "офисе", "офис", "офиса", "дома", "там", "максимум", "не", "больше", "или",
    "так", "по", "до", "от",
  ])

  private static let declining = PhraseList([
    "i can't", "i cannot", "i can not", "i won't", "i couldn't", "is not possible", "isn't possible",
    "is no longer possible", "is impossible", "not possible any more", "is no longer an option",
    "is not an option", "isn't an option", "не могу", "не смогу", "не потяну", "больше не могу", "невозможна",
    "невозможен", "больше не вариант", "уже не вариант",
  ])

  /// "Five days a week on site I can't do", "full remote is not possible from now on": a way of working and the no behind
  /// it.
  private func isDeclinedBehind(_ mention: WorkModeMention) -> Bool {
    let end = mention.positions.upperBound
    let part = clause(mention.positions.lowerBound)
    guard end < part.upperBound, Self.declining.match(text, end) != nil else { return false }
    // "Remote I can't see"
    return !part.contains { ["if", "but", "если", "но"].contains(word($0)) }
  }

  /// «Офиса у нас нет», "we have no office": of a team.
  private func hasNone(_ mention: WorkModeMention) -> Bool {
    let position = mention.positions.lowerBound
    guard frame(position).role == .provider else { return false }
    let part = clause(position)
    if part.contains(where: { word($0) == "офиса" }) {
      return part.contains { word($0) == "нет" }
        && part.contains { ["нас", "вообще", "просто"].contains(word($0)) }
    }
    return word(position - 1) == "no" && ["have", "got", "there's", "is"].contains(word(position - 2))
  }

  /// "Remote, for me and for the other person too": of somebody in both roles the other one, where the sentence says that it
  /// holds for both.
  private func otherWithIt(_ position: Int) -> Role? {
    guard let role = frame(position).role, frames.roles.roles(known: context.roles).count == 2,
      Self.forBoth.occurs(in: text, text.sentence(at: position))
    else { return nil }
    return role == .seeker ? .provider : .seeker
  }

  private static let forBoth = PhraseList([
    "for me and for the", "for me and the", "for me and for them", "for me and them", "for both",
    "for the two of us",
    "both for me and", "me and the person", "and for them too", "и мне и", "и для меня и", "для обоих",
    "для нас обоих",
    "и я и", "что мне что", "как и мне", "как и я", "same for them", "same for the person",
    "same goes for them",
  ])

  /// "English at work, Portuguese at home"
  private func isWhereLanguageIsSpoken(_ mention: WorkModeMention) -> Bool {
    guard context.asked == .languages else { return false }
    let part = clause(mention.positions.lowerBound)
    return SpokenLanguages.mentions(in: text).contains { part.contains($0.positions.lowerBound) }
  }

  private var opensWithHome: Bool {
    guard let first = text.tokens.first else { return false }
    return ["home", "дома", "remote", "удаленно", "удаленка"].contains(first.folded)
      && text.tokens.count > 1 && [".", ",", "!"].contains(word(1))
  }

  private static let everyDay = PhraseList([
    "five days a week", "5 days a week", "every day", "every single day", "all week", "all five days",
    "каждый день",
    "пять дней в неделю", "5 дней в неделю", "все пять дней",
  ])

  private static let restOfWeek = PhraseList([
    "the other two", "the other three", "the other four", "other two days", "other three days",
    "the rest at home",
    "the rest from home", "the rest of the week at home", "the rest of the week from home", "and two at home",
    "and three at home", "and two from home", "and three from home", "остальное из дома", "остальные из дома",
    "остальное дома", "остальные дома", "и два из дома", "и три из дома", "и два дома", "и три дома",
    "остальные два", "остальные три", "другие два", "другие три",
  ])

  /// Whether a mode leaves none beside it: by its own words, by those of another mention of it, or by the days of its sentence:
  /// "five days a week, in the office with us".
  private func isExclusive(_ mention: WorkModeMention, _ all: [WorkModeMention]) -> Bool {
    if all.contains(where: { $0.mode == mention.mode && $0.isExclusive }) { return true }
    // "Three days a week in an office, the other two at home": the whole week is told.
    if mention.mode == .hybrid, context.known.allFacts.contains(where: { $0.value.kind == .workMode }),
      Self.restOfWeek.occurs(in: text, text.sentence(at: mention.positions.lowerBound))
    {
      return true
    }
    // «Все на удалёнке», "everyone works in the office"
    let position = mention.positions.lowerBound
    if frame(position).role == .provider,
      context.known.allFacts.contains(where: { $0.value.kind == .workMode }),
      clauseHolds(position, Self.everyone) || mention.mode != .remote && clauseHolds(position, Self.duties)
    {
      return true
    }
    return mention.mode != .hybrid && context.known.allFacts.contains { $0.value.kind == .workMode }
      && Self.everyDay.occurs(in: text, text.sentence(at: mention.positions.lowerBound))
  }

  private static let everyone: Set<String> = ["everyone", "everybody", "все"]
  private static let duties: Set<String> = [
    "must", "обязательно", "обязательна", "надо", "нужно", "required",
  ]

  /// "Everyone is in the office every day, no remote", of a team that said that remote is fine and was asked something
  /// else.
  private func contradictsKnown(_ value: FactValue, _ position: Int) -> Bool {
    guard ![.mode, .place, .refusals].contains(context.asked), !saysChange(position), takenBackAt == nil,
      isKnown(value)
    else { return false }
    // «В офис не пойду» of somebody who said that an office is fine.
    if frame(position).role == .seeker, !isCommanded(position) {
      return !clauseHolds(position, ["больше", "уже", "more", "anymore", "longer", "now", "теперь"])
    }
    guard ["no", "never", "not"].contains(word(position - 1)) else { return false }
    return text.tokens.contains { ["every", "always", "everyone", "everybody", "daily"].contains($0.folded) }
  }

  func isKnown(_ value: FactValue) -> Bool { context.known.allFacts.contains { $0.value == value } }

  /// «Офис необязательно»: the known way of working is demanded no more.
  private func isRemovedMode(_ value: FactValue) -> Bool {
    context.known.facets[.provider]?.practical.facts.contains { $0.value == value } ?? false
  }

  /// "An office in Moscow exists" and "the remote team" are no conditions; an office day is.
  private func isCondition(_ mention: WorkModeMention) -> Bool {
    let position = mention.positions.lowerBound
    // "In our Tallinn office", told with whom a team looks for
    let isOurs =
      frame(position).role == .provider
      && (max(0, position - 3)..<position).contains { ["our", "нашем", "наш"].contains(word($0)) }
    if context.section == .wants && mention.mode == .office && !isOurs { return false }
    if [.company, .duties, .education].contains(part(position)) { return false }
    if [.refused, .denied].contains(polarity(mention.positions)), isKnown(.workMode(mode(mention.mode))) {
      return true
    }
    // "Could be 60 if it's in the office"
    if context.asked != .mode, ["if", "если"].contains(word(clause(position).lowerBound)),
      clause(position).lowerBound > text.sentence(at: position).lowerBound
    {
      return false
    }
    // «За удалёнку проезд не платят»: told about, and nobody's condition.
    if ["за", "про", "about"].contains(word(position - 1)), context.asked != .mode,
      !Self.aboutOneself.contains(word(position - 2))
    {
      return false
    }
    if mention.mode == .office {
      if context.asked != .mode,
        clause(position).contains(where: { here in
          Places.mentions(in: text).contains { $0.positions.lowerBound == here }
        }), isSomebodysOffice(position)
      {
        return false
      }
      // "The office is in Leeds" tells where it stands.
      if ["is", "находится", "стоит", "расположен"].contains(word(position + 1)),
        context.asked != .mode || WorkModes.mentions(in: text).contains(where: { $0.mode != .office }),
        frame(position).role == .provider,
        Places.mentions(in: text).contains(where: { clause(position).contains($0.positions.lowerBound) })
      {
        return false
      }
      // «Офис это моя кухня», "the office is my garage": what goes by that name, and no condition.
      let copula = position + (["—", "-", "–"].contains(word(position + 1)) ? 2 : 1)
      if Self.copulas.contains(word(copula)),
        ["моя", "мой", "мое", "наша", "my", "our", "a", "one", "кухня", "гараж"].contains(word(copula + 1)),
        frame(position).role == .provider
      {
        return false
      }
      // "Offices can burn", «офисы не люблю»: of the kind, not of one's own days.
      if ["offices", "офисы"].contains(word(position)), polarity(mention.positions) == .stated {
        return false
      }
      // "Five days a week, in the office with us"
      if mention.positions.contains(where: { ["days", "day", "дней", "дня", "день"].contains(word($0)) }) {
        return true
      }
      if clauseHolds(position, ["есть", "exists", "opened", "открыли", "space"]) { return false }
      // "I'm at our office in Newcastle", where the way of working is known
      if context.asked != .mode, context.known.allFacts.contains(where: { $0.value.kind == .workMode }),
        ["in", "в"].contains(word(mention.positions.upperBound)),
        ["our", "my", "нашем"].contains(word(position - 1)),
        Places.mentions(in: text).contains(where: {
          $0.positions.lowerBound == mention.positions.upperBound + 1
        })
      {
        return false
      }
      if ["onsite", "on", "очно"].contains(word(position)) { return true }
      // «Офис меня бы вполне устроил», "an office would suit me"
      if clauseHolds(position, Self.suiting) { return true }
      let isPlace = context.asked == .mode || context.asked == .place || context.section == .practical
      let says =
        ["in", "в", "from", "из", "at", "the", "on", "an", "with", "to"].contains(word(position))
        || [
          "in", "в", "from", "из", "the", "an", "our", "or", "или", "и", "and", ",", "наш", "нашем", "только",
          "only",
        ].contains(word(position - 1))
      // «Офис в Казани или удалённо»
      let isChoice = WorkModes.mentions(in: text).contains {
        $0.mode != .office && clause(position).overlaps($0.positions)
      }
      return isPlace || says || isChoice || clause(position).count <= 3
    }
    // «Полностью удалённая команда», asked how the team works.
    if context.asked == .mode, frame(position).role == .provider { return true }
    return ![
      "team", "teams", "colleagues", "команда", "команды", "командой", "командами", "meetings", "cache",
    ].contains(word(mention.positions.upperBound))
  }

  private static let copulas: Set<String> = ["это", "is", "means"]
  private static let suiting: Set<String> = [
    "устроил", "устроит", "устраивает", "подошел", "подойдет", "suit", "suits",
  ]

  /// "I'm flexible about office or home", «я за удалёнку».
  private static let aboutOneself: Set<String> = [
    "я", "i", "мы", "flexible", "open", "relaxed", "easy", "fine", "happy", "serious", "strict",
  ]

  /// Whether no other mode is named beside it as well: "only remote or hybrid" rules the office out, not the hybrid.
  private static let insteads: Set<String> = ["now", "теперь", "instead", "вместо"]
  private static let besideKnown: Set<String> = [
    "also", "too", "well", "alright", "even", "can", "could", "may", "ok", "okay", "fine", "possible", "or",
    "open", "happy",
    "тоже", "также", "еще", "можно", "могу", "можем", "готов", "готова", "согласен", "согласна", "или", "и",
    "даже", "разрешило", "разрешили", "разрешил", "разрешила", "allowed", "allows", "allow", "possibly",
    "sometimes", "иногда",
  ]

  /// «Теперь удалёнка» takes the place of the office; "I can also work remotely now" joins it.
  private func isInsteadOfKnown(_ mention: WorkModeMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    guard context.known.allFacts.contains(where: { $0.value.kind == .workMode }) else { return false }
    let opening = word(text.sentence(at: part.lowerBound).lowerBound)
    let holds =
      clauseHolds(part.lowerBound, Self.insteads)
      || saysNews(part.lowerBound) && !["no", "нет"].contains(opening)
    return holds && !clauseHolds(part.lowerBound, Self.besideKnown)
  }

  /// "Fully remote would be alright as well": beside what is known, however whole.
  private func joinsKnown(_ mention: WorkModeMention) -> Bool {
    context.known.allFacts.contains { $0.value.kind == .workMode }
      && !Self.everyDay.occurs(in: text, text.sentence(at: mention.positions.lowerBound))
      && clauseHolds(mention.positions.lowerBound, ["also", "too", "well", "тоже", "также", "alright"])
  }

  /// "We've relaxed about the office. Two days a week are enough": days that suffice in the place of a known office.
  private var revisedDays: Range<Int>? {
    guard context.asked != .mode, isKnown(.workMode(.office)), !isKnown(.workMode(.hybrid)),
      WorkModes.mentions(in: text).allSatisfy({ $0.mode == .office }),
      !WorkModes.mentions(in: text).isEmpty, let days = WorkModes.weekDays(in: text),
      isOwn(days.lowerBound), saysNews(days.lowerBound), polarity(days) == .stated,
      !Self.everyDay.occurs(in: text, text.sentence(at: days.lowerBound)),
      text.sentence(at: days.lowerBound).contains(where: {
        ["enough", "do", "plenty", "fine", "only", "достаточно", "хватит", "только", "хватает"].contains(
          word($0))
      })
    else { return nil }
    return days
  }

  /// "And the hybrid thing: remote only from here on", «насчёт офиса: теперь удалёнка»: what is only spoken about.
  private func isTopic(_ mention: WorkModeMention) -> Bool {
    let start = mention.positions.lowerBound
    let end = mention.positions.upperBound
    let isNamed =
      word(start - 1) == "the"
      && (["thing", "bit", "part", "question"].contains(word(end)) || word(start - 2) == "about")
    return isKnown(.workMode(mode(mention.mode)))
      && (isNamed || ["насчет", "про", "касательно"].contains(word(start - 1)))
  }

  private func isAlone(_ mention: WorkModeMention, _ all: [WorkModeMention]) -> Bool {
    let sentence = text.sentence(at: mention.positions.lowerBound)
    return !all.contains {
      $0.mode != mention.mode && sentence.contains($0.positions.lowerBound)
        && scopes.polarity(of: $0.positions) == .stated && !isClosing($0) && !isTopic($0)
        && !(mention.mode == .hybrid && $0.mode == .remote && Self.restOfWeek.occurs(in: text, sentence))
    }
  }

  func mode(_ mode: WorkingMode) -> WorkMode {
    switch mode {
    case .remote: .remote
    case .hybrid: .hybrid
    case .office: .office
    }
  }
}
