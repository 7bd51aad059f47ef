import Domain
import Lexicon
import Ports

/// On what terms: languages, start, employment.
extension FactDraft {
  // MARK: Languages

  private static let excuses: Set<String> = [
    "limited", "embarrassing", "toasts", "lunch", "rusty", "bad", "poor", "hardly", "basics", "плохо",
    "почти", "мало", "учу", "плохой", "хватит", "стесняюсь", "слабый", "немного", "little", "дома", "forgot",
    "learning", "читаю", "gone", "classes", "lessons", "anime", "stops", "ordering", "trusted", "shouldn't",
    "terrible", "awful", "rubbish", "textbook", "school", "films", "songs", "survive", "barely", "beer",
    "evaporated", "faded", "выветрился", "улетучился", "забыт",
  ]
  /// Said of the author these tell of somebody else's language; said of whom a team looks for they ask for one.
  private static let languageDemands: Set<String> = [
    "needed", "нужен", "нужны", "обязателен", "обязательно", "required", "must",
  ]

  private static let scale: Set<String> = ["a1", "a2", "b1", "b2", "c1", "c2"]

  /// «B1 наверное», «ну B2 на самом деле»: a level alone, asked about languages, is that of English, which is the one that
  /// is asked for by level.
  private mutating func readBareLevel() {
    guard SpokenLanguages.mentions(in: text).isEmpty,
      LanguageGuess.language(of: text) == .russian || text.tokens.count <= 3,
      frame(0).role != .provider,
      let level = text.tokens.indices.last(where: { Self.scale.contains(word($0)) }), isOwn(level),
      polarity(level..<level + 1) == .stated, !isDoubtful(.language, level)
    else { return }
    add(
      .states(.spokenLanguage(code: "en", level: word(level).uppercased())), .shared, at: level..<level + 1)
  }

  /// «Мне с моим B1 было тяжело», told in passing: a level of the one language whose level is known.
  private mutating func readOwnLevel() {
    guard SpokenLanguages.mentions(in: text).isEmpty, frame(0).role != .provider,
      let level = text.tokens.indices.first(where: { Self.scale.contains(word($0)) }), isOwn(level),
      ["my", "мой", "моим", "моего", "моем"].contains(word(level - 1))
    else { return }
    let codes = context.known.shared.compactMap { fact -> String? in
      guard case .spokenLanguage(let code, let known?) = fact.value, known != "native" else { return nil }
      return code
    }
    guard let code = codes.first, codes.count == 1 else { return }
    contradict(
      .states(.spokenLanguage(code: code, level: word(level).uppercased())), .shared, at: level..<level + 1)
  }

  mutating func readLanguages() {
    let isAsked = context.asked == .languages
    if isAsked { readBareLevel() } else { readOwnLevel() }
    for mention in SpokenLanguages.mentions(in: text) {
      let position = mention.positions.lowerBound
      if isOwn(position), !isCommanded(position), let known = droppedLanguage(mention) {
        if polarity(mention.positions) != .optional, frame(position).role == .seeker,
          isFlatDenial(position) || clauseHolds(position, ["speak", "all"]) && !saysChange(position)
        {
          contradict(.denies(known), .shared, at: mention.positions)
        } else {
          add(.denies(known), .shared, at: mention.positions)
        }
        continue
      }
      guard isOwn(position), !isCommanded(position), polarity(mention.positions) == .stated,
        !isDoubtful(.language, position), !refusesStated(position),
        ![.company, .duties].contains(part(position))
      else { continue }
      let isPlain =
        isAsked || part(position) == .languages || part(position) == .requirements
        || context.section == .practical || isListOfLanguages(position) || isLanguageOfTeam(mention)
      guard mention.isCued || isPlain else { continue }
      if mention.level == nil, clauseHolds(position, Self.excuses) || isLanguageWithDoubt(mention) {
        continue
      }
      let isDemand = clauseHolds(position, Self.languageDemands)
      if mention.level == nil, isDemand, frame(position).role != .provider { continue }
      add(.states(.spokenLanguage(code: mention.code, level: mention.level)), .shared, at: mention.positions)
    }
  }

  private static let goodAt: Set<String> = [
    "fluent", "fluently", "native", "good", "fine", "great", "solid", "strong", "excellent", "decent", "ok",
    "okay",
    "perfect", "first", "mother", "second", "working", "better", "enough", "b1", "b2", "c1", "c2", "advanced",
    "language", "tongue", "languages", "comfortable", "main",
  ]

  /// "My Japanese is from anime": whoever says something of their own language and not that it is good says that it
  /// is not.
  private func isLanguageWithDoubt(_ mention: SpokenLanguageMention) -> Bool {
    let position = mention.positions.lowerBound
    if LanguageGuess.language(of: text) != .russian, isStory(mention) { return true }
    return word(position - 1) == "my" && clause(position).count > mention.positions.count + 1
      && !clauseHolds(position, Self.goodAt)
  }

  private static let aroundLanguages: Set<String> = [
    "and", "or", "plus", "also", "is", "are", "my", "of", "course", "obviously", "both", "i", "i'm", "speak",
    "we", "at",
    "work", "in", "with", "the", "a", "well", "mostly", "daily", "needed", "required", "must", "be", "have",
    "has", "to",
    "it", "it's", "would", "team", "us", "use", "here", "all", "for", "everyone", "everybody", "our", "too",
    "only",
    "just", "every", "day", "then", "yes", "no", "problem", "naturally", "business", "written", "spoken",
    "level",
    "about", "around", "some", "little", "bit", "both", "from", "home", "as", "well", "can", "do", "am", "an",
    "that's",
    "communication", "docs", "meetings", "office", "everything", "happens", "write", "they", "should", "need",
    "needs",
    "really", "very", "quite", "pretty", "so", "said", "on", "top", "by", "birth", "raised", "speaking",
    "fully",
    "bilingual", "grew", "up", "company", "clients", "customers", "customer", "working", "them", "person",
    "she", "he",
    "long", "job", "life", "colleagues", "mother", "native", "everyday", "workdays", "meetings", "n", "does",
    "do",
    "desk", "hours", "everywhere", "english's",
    "equally", "almost", "near", "currently", "will", "since", "always",
  ]

  /// Whether the clause of a language without a level says much besides: "I can order soup in German when nobody
  /// listens".
  private func isStory(_ mention: SpokenLanguageMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    guard !part.contains(where: { Self.goodAt.contains(word($0)) }) else { return false }
    let named = Set(SpokenLanguages.mentions(in: text).flatMap(\.positions))
    let foreign = part.filter {
      text.tokens[$0].kind != .sign && !named.contains($0) && !Self.aroundLanguages.contains(word($0))
    }
    return foreign.count >= 3
  }

  /// "German isn't required after all": a known language that is ruled out now.
  private func droppedLanguage(_ mention: SpokenLanguageMention) -> FactValue? {
    guard [.refused, .denied, .optional].contains(polarity(mention.positions)) else { return nil }
    return context.known.shared.lazy.map(\.value).first {
      if case .spokenLanguage(mention.code, _) = $0 { true } else { false }
    }
  }

  /// "Spanish is a must, English for docs": a language that opens a short clause of those who hire.
  private func isLanguageOfTeam(_ mention: SpokenLanguageMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    guard frame(part.lowerBound).role == .provider, part.lowerBound == mention.positions.lowerBound,
      part.count <= 5
    else { return false }
    let next = word(mention.positions.upperBound)
    return [
      "is", "for", "does", "will", "only", "suffices", "everywhere", "all", "required", "needed",
      "обязателен", "обязательно", "нужен", "для",
    ].contains(next)
  }

  /// "Russian and English": a clause of nothing but languages.
  private func isListOfLanguages(_ position: Int) -> Bool {
    let part = clause(position)
    let covered = Set(SpokenLanguages.mentions(in: text).flatMap(\.positions))
    guard
      part.allSatisfy({
        covered.contains($0) || ["and", "и", "&", "/", "n", "plus", "or"].contains(word($0))
          || frame(position).role == .provider
            && (Self.languageDemands.contains(word($0)) || word($0) == "is")
      })
    else {
      return false
    }
    // "React, Warsaw, English": alone between other facts it is spoken; behind a name it is where somebody is from.
    let isBehindName = NameReader.ownNames(in: text).contains {
      (0...2).contains(part.lowerBound - $0.positions.upperBound)
    }
    return !isBehindName || covered.count > 1
  }

  // MARK: Start and employment

  mutating func readAvailability() {
    // «Не через месяц, а через две недели»; a time alone beside the answer to another question.
    let all = Availability.mentions(in: text, isAnswer: true)
    let cued = Set(
      Availability.mentions(in: text, isAnswer: context.asked == .availability).map(\.positions.lowerBound))
    let isCorrection = text.tokens.contains { $0.folded == "а" || $0.folded == "but" } && all.count > 1
    let isBeside =
      [.pay, .employment, .mode, .relocation].contains(context.asked) || !PayReader.read(text).isEmpty
    let mentions =
      all
      .filter { mention in
        let position = mention.positions.lowerBound
        if mention.value != .now, mention.value != .justLooking, isStartingIn(mention.positions) {
          return true
        }
        return cued.contains(position) || isCorrection && polarity(mention.positions) == .stated
          || mention.value != .now && mention.value != .justLooking && saysChange(position)
            // «Всё поменялось за неделю»: how long it took.
            && !["за", "within"].contains(word(position))
            && (knowsStart || context.asked == .availability) && mention.positions.count > 1
          || isBeside && mention.value != .now && isAloneInClause(mention.positions)
            && !["day", "days", "день", "дня", "дней"].contains(word(mention.positions.upperBound - 1))
      }
      .filter {
        isOwn($0.positions.lowerBound) && polarity($0.positions) != .refused
          && !isDoubtful(.start, $0.positions.lowerBound) || $0.value == .justLooking
      }
      // "I'm on 62 now" is of the pay.
      .filter { !(context.asked == .pay && ["now", "сейчас"].contains(word($0.positions.lowerBound))) }
      // "A dream for now", "a must now"
      .filter {
        word($0.positions.lowerBound) != "now"
          || context.asked == .availability
            && word($0.positions.lowerBound - 1) != "for"
          || isAloneInClause($0.positions)
      }
      // "1,200 euros a month"
      .filter { mention in
        let start = mention.positions.lowerBound
        return
          !(["a", "per", "each", "every"].contains(word(start)) && word(start - 1) != "in"
          && PayReader.amounts(in: text).contains {
            clause(start).contains($0.positions.lowerBound) && $0.positions.lowerBound < start
          })
      }
      // "I said no hurry, and that's no longer true"
      .filter { mention in
        mention.value != .justLooking
          || !clauseHolds(mention.positions.lowerBound, ["said", "told", "wrote", "longer"])
      }
    if mentions.isEmpty, let date = startDate() {
      return add(
        .states(.availability(date.value)), practicalTarget(date.position),
        at: date.position..<date.position + 1)
    }
    if mentions.isEmpty, context.asked == .availability, text.tokens.count <= 6,
      let joke = text.tokens.indices.first(where: { ["вчера", "yesterday"].contains(word($0)) })
    {
      return add(.states(.availability(.now)), practicalTarget(joke), at: joke..<joke + 1)
    }
    if let changed = changedStart() {
      return correct(
        .states(.availability(.weeks(changed.weeks))), practicalTarget(changed.position),
        at: changed.position..<changed.position + 1)
    }
    let times = mentions.filter { !isOtherTime($0.positions.lowerBound) && !isOfContract($0.positions) }
    // "Three weeks' notice and some holidays, so call it two months"
    let summed = times.first {
      ["it", "say"].contains(word($0.positions.lowerBound - 1))
        // «С понедельника, вообще сразу»
        || $0.value == .now && word($0.positions.lowerBound - 1) == "вообще"
    }
    guard let first = summed ?? times.first else { return }
    let value: Domain.Availability =
      switch first.value {
      case .now: .now
      case .weeks(let count): .weeks(count)
      case .justLooking: .justLooking
      }
    add(.states(.availability(value)), practicalTarget(first.positions.lowerBound), at: first.positions)
  }

  private var knowsStart: Bool {
    knownWeeks != nil || context.known.allFacts.contains { $0.value.kind == .availability }
  }

  /// The weeks of notice that are known.
  private var knownWeeks: Int? {
    context.known.allFacts.lazy.compactMap { fact -> Int? in
      if case .availability(.weeks(let count)) = fact.value { count } else { nil }
    }.first
  }

  private static let releases = PhraseList([
    "lets me go", "let me go", "lets me leave", "let me leave", "release me", "releases me", "released me",
    "they'd let me", "free me", "frees me", "lets me off", "let me off", "my notice", "notice is",
    "the notice",
  ])

  /// "It's not eight weeks any more, it's four", "he lets me go after 2": a bare number that takes the place of the weeks
  /// that are known.
  private func changedStart() -> (weeks: Int, position: Int)? {
    guard let known = knownWeeks, LanguageGuess.language(of: text) != .russian, context.asked != .pay,
      PayReader.read(text).isEmpty
    else { return nil }
    var counts: [(value: Int, position: Int, hasUnit: Bool)] = []
    for position in text.tokens.indices {
      guard let count = Experience.span(in: text, at: position), count.value >= 1, count.value <= 60,
        count.value.rounded() == count.value,
        word(position) != "one" || Self.weekUnits[word(count.end)] != nil
      else { continue }
      if counts.last.map({ $0.position == position - 1 }) ?? false { continue }
      let unit = Self.weekUnits[word(count.end)]
      // What counts something else is no time.
      if unit == nil, count.end < text.tokens.count, text.tokens[count.end].kind == .word,
        !Self.behindCount.contains(word(count.end))
      {
        return nil
      }
      counts.append((Int((count.value * (unit ?? 1)).rounded()), position, unit != nil))
    }
    let others = counts.filter { $0.value != known }
    let namesOld = counts.contains { $0.value == known }
    let isReleased = text.tokens.indices.contains { Self.releases.match(text, $0) != nil }
    guard let new = others.first, others.count == 1, !new.hasUnit || namesOld, namesOld || isReleased,
      saysChange(new.position) || isReleased
        || text.tokens.contains(where: { ["rather", "instead", "not"].contains($0.folded) })
    else { return nil }
    return (new.value, new.position)
  }

  private static let weekUnits: [String: Double] = [
    "week": 1, "weeks": 1, "weeks'": 1, "week's": 1, "wks": 1, "wk": 1, "month": 52.0 / 12,
    "months": 52.0 / 12,
    "months'": 52.0 / 12, "month's": 52.0 / 12,
  ]
  private static let behindCount: Set<String> = [
    "now", "rather", "instead", "and", "but", "already", "then", "not", "please", "pls", "only", "from",
    "after", "if",
    "is", "will", "would", "as",
  ]

  /// "I could start in four weeks", "they need a month from me" when the start is asked.
  private func isStartingIn(_ positions: Range<Int>) -> Bool {
    guard
      ["in", "within", "after"].contains(word(positions.lowerBound - 1)) || word(positions.lowerBound) == "in"
    else { return false }
    return (max(0, positions.lowerBound - 4)..<positions.lowerBound).contains {
      ["start", "begin", "join"].contains(word($0))
    }
  }

  /// Whether the clause says the time and nothing else: "in two weeks".
  private func isAloneInClause(_ positions: Range<Int>) -> Bool {
    clause(positions.lowerBound).allSatisfy {
      positions.contains($0) || ["in", "within", "after", "через", "start", "выход"].contains(word($0))
    }
  }

  /// "From mid January", where somebody knows what day it is.
  private func startDate() -> (value: Domain.Availability, position: Int)? {
    guard let now = context.now else { return nil }
    let today = CalendarDay(daysSince1970: Int(now.microseconds / 86_400_000_000))
    let dates = Availability.dates(in: text, from: today, isAnswer: context.asked == .availability)
    for date in dates
    where isOwn(date.positions.lowerBound) && !isOtherTime(date.positions.lowerBound)
      && !isDoubtful(.start, date.positions.lowerBound)
    {
      guard [.stated, .refused].contains(polarity(date.positions)) else { continue }
      switch date.value {
      case .now: return (.now, date.positions.lowerBound)
      case .weeks(let count): return (.weeks(count), date.positions.lowerBound)
      case .justLooking: continue
      }
    }
    return nil
  }

  /// "A 12 month contract", «договор на год»: how long it lasts, whatever was asked.
  private func isOfContract(_ positions: Range<Int>) -> Bool {
    let behind = [word(positions.upperBound), word(positions.upperBound + 1)]
    let before = [word(positions.lowerBound - 1), word(positions.lowerBound - 2)]
    return behind.contains { ["contract", "contracts", "assignment", "project", "cover"].contains($0) }
      || before.contains("на") && before.contains { ["договор", "контракт", "проект"].contains($0) }
      || before.contains("for") && before.contains { ["contract", "project"].contains($0) }
  }

  /// A time that is no notice: how long a contract is, when somebody moves house, when the office opens.
  private func isOtherTime(_ position: Int) -> Bool {
    if context.asked == .availability { return false }
    let part = clause(position)
    let sentence = text.sentence(at: position)
    let isContract =
      context.asked == .employment
      && sentence.contains { ["contract", "контракт", "проект", "project", "fixed"].contains(word($0)) }
    return isContract || part.contains { Self.otherEvents.contains(word($0)) }
  }

  private static let otherEvents: Set<String> = [
    "move", "moving", "moves", "relocate", "relocating", "holiday", "vacation", "wedding", "baby", "release",
    "launch",
    "переезжаю", "переезжаем", "переезд", "отпуск", "отпуске", "свадьба", "релиз", "контракт", "probation",
    "испытательный",
    "trial", "project", "проект", "long", "term", "ехать", "поехать", "уехать", "перевезли",
  ]

  private static let besides: Set<String> = ["also", "even", "тоже", "также", "даже"]

  /// "Also open to part time", «можно и частичную тоже»; not "I'm also looking to hire a part-time designer".
  private func isBesides(_ position: Int) -> Bool {
    let part = clause(position)
    return part.contains {
      Self.besides.contains(word($0)) && ($0 > position || position - $0 <= 3)
    } && !part.contains { frames.roles.providerCues.contains($0) }
  }

  /// "My co-founder" is somebody, and no form of employment.
  private static let owners: Set<String> = [
    "my", "our", "with", "his", "her", "the", "мой", "моя", "моим", "наш", "нашим", "с",
  ]

  /// "Two years of freelancing", «полтора года фриланса»: what somebody did tells nothing of what they look for.
  private func isPast(_ mention: ConditionMention<EmploymentForm>) -> Bool {
    // «Два года фултайм и год стажировки», where it was asked for how long
    // «Семь, из них два на фрилансе»
    if context.asked == .years,
      !clauseHolds(mention.positions.lowerBound, ["ищу", "хочу", "looking", "want", "нужен"])
    {
      return true
    }
    if context.asked == .years,
      Experience.mentions(in: text, currentYear: currentYear).contains(where: {
        clause(mention.positions.lowerBound).overlaps($0.positions)
      })
    {
      return true
    }
    guard ["freelanc", "фриланс"].contains(where: word(mention.positions.lowerBound).hasPrefix) else {
      return false
    }
    let part = clause(mention.positions.lowerBound)
    if part.contains(where: {
      ["был", "была", "работал", "работала", "сидел", "сидела", "жил", "жила"].contains(word($0))
    }
    ) {
      return true
    }
    return Experience.mentions(in: text, currentYear: currentYear).contains { part.overlaps($0.positions) }
  }

  private func isSomeDay(_ position: Int) -> Bool {
    clauseHolds(position, ["later", "eventually", "someday", "might"])
      || clauseHolds(position, ["one", "some"]) && clauseHolds(position, ["day"])
      || clauseHolds(position, ["could"]) && clauseHolds(position, ["talk"])
  }

  /// «Работаю полный день, ищу подработку», «был контрактник, теперь ищем в штат», «у нас все в штате»: what there is,
  /// beside what is looked for.
  private func isPresentForm(
    _ mention: ConditionMention<EmploymentForm>, _ all: [ConditionMention<EmploymentForm>]
  ) -> Bool {
    let part = clause(mention.positions.lowerBound)
    let words = part.map { word($0) }
    guard all.contains(where: { $0.value != mention.value && !part.contains($0.positions.lowerBound) }),
      !words.contains(
        where: ["ищу", "ищем", "хочу", "хотел", "хотела", "нужен", "нужна", "готов", "готова", "могу"]
          .contains)
    else { return false }
    return words.contains(
      where: ["работаю", "сейчас", "тружусь", "был", "была", "работал", "работала"].contains)
      || words.contains("нас") && words.contains("все")
  }

  private func isEnding(_ position: Int) -> Bool {
    ["заканчива", "закончи", "истека", "ends", "ending", "expire", "runs", "until"].contains {
      word(position).hasPrefix($0)
    }
  }

  /// «Переделайте на полную занятость»: in place of what is known.
  private func isInstead(_ position: Int) -> Bool {
    ["на", "to"].contains(word(position - 1)) && clauseHolds(position, Self.replacing)
  }

  private static let replacing: Set<String> = [
    "переделайте", "поменяйте", "замените", "измените", "исправьте", "смените", "перепишите", "поменяй",
    "измени",
    "исправь", "замени",
  ]

  private static let shortForms: [String: EmploymentKind] = [
    "full": .fullTime, "полная": .fullTime, "полную": .fullTime, "полный": .fullTime, "штат": .fullTime,
    "perm": .fullTime, "тк": .fullTime, "постоянка": .fullTime, "постоянную": .fullTime,
    "постоянная": .fullTime,
    "трудовой": .fullTime, "трудовую": .fullTime, "ип": .contract,
    "part": .partTime, "частичная": .partTime, "частичную": .partTime, "неполная": .partTime,
  ]

  /// "I've done one internship", and of a seeker "I'm an intern", «стажёр»: a level, and no form that is looked for.
  private func isPastInternship(_ position: Int) -> Bool {
    // «Полгода стажировки»
    if isBehindTime(position) { return true }
    let isPerson = word(position) == "intern" || word(position).hasPrefix("стажер")
    return isPerson && frame(position).role == .seeker && context.asked != .employment
      || clauseHolds(
        position,
        [
          "done", "did", "completed", "finished", "прошел", "прошла", "закончил", "закончила", "после",
          "проходил",
          "проходила", "была",
        ])
  }

  /// "40 hours", "four days a week", "80 percent", "mornings only", said when the form of employment was asked.
  private func hoursOfWork() -> (kind: EmploymentKind, positions: Range<Int>)? {
    guard context.asked == .employment, EmploymentForms.mentions(in: text).isEmpty else { return nil }
    for position in text.tokens.indices where isOwn(position) {
      if ["mornings", "afternoons", "evenings"].contains(word(position)) {
        return (.partTime, position..<position + 1)
      }
      guard let count = Experience.span(in: text, at: position), count.value > 0, count.value <= 100 else {
        continue
      }
      let isFull: Bool
      switch word(count.end) {
      case "hours", "hrs", "h": isFull = count.value >= 35
      case "days", "дней", "дня": isFull = count.value >= 5
      case "часов", "часа": isFull = count.value >= 35
      case "процентов": isFull = count.value >= 95
      case "percent", "%": isFull = count.value >= 95
      default: continue
      }
      return (isFull ? .fullTime : .partTime, position..<count.end + 1)
    }
    return nil
  }

  /// «До 200 на руки, полная»: a clause of one word, where something else was asked.
  private mutating func readShortForms() {
    guard let asked = context.asked, [.pay, .mode, .availability, .place].contains(asked) else { return }
    for sentence in text.sentences {
      for part in Clauses.clauses(of: sentence, in: text) where isOwn(part.lowerBound) {
        let words = part.filter { text.tokens[$0].kind == .word }.map { word($0) }.filter {
          $0 != "занятость"
        }
        guard words.count == 1, let first = words.first,
          ["полная", "полную", "частичная", "частичную", "неполная"].contains(first),
          let kind = Self.shortForms[first]
        else { continue }
        add(.states(.employment(kind)), practicalTarget(part.lowerBound), at: part)
      }
    }
  }

  /// «Занятость: полная, офис»: a form behind its label.
  private mutating func readLabelledForm() {
    guard
      let label = text.tokens.indices.first(where: {
        ["занятость", "employment"].contains(word($0)) && word($0 + 1) == ":"
      }), isOwn(label + 2) || part(label + 2) == .terms, let kind = Self.shortForms[word(label + 2)],
      EmploymentForms.mentions(in: text).allSatisfy({ !$0.positions.contains(label + 2) })
    else { return }
    add(.states(.employment(kind)), practicalTarget(label + 2), at: label + 2..<label + 3)
  }

  private static let stances: Set<String> = [
    "want", "prefer", "like", "love", "only", "need", "looking", "would", "happy", "fine", "ok", "okay",
    "rather", "ideally",
    "best", "must", "please", "open", "seeking", "i'd", "take", "or", "either", "better", "hope", "hoping",
    "could", "wish",
    "after", "search", "searching", "interested", "consider", "else", "willing", "can", "also", "available",
    "suits", "suit", "do", "job",
  ]

  /// "I work full time at a bank", "my team is remote": what somebody has, where something else was asked and no word says that
  /// they want it.
  func isOnlyPresent(at position: Int, asked topics: Set<InterviewTopic>) -> Bool {
    guard frame(position).role == .seeker, !(context.asked.map(topics.contains) ?? false),
      frames.outline.kind == nil,
      LanguageGuess.language(of: text) != .russian, !saysChange(position)
    else { return false }
    let part = clause(position)
    return part.count > 4 && !part.contains { Self.stances.contains(word($0)) }
      && part.contains {
        ["i", "i'm", "my", "i've", "we", "our", "was", "work", "worked", "team", "company"].contains(word($0))
      }
  }

  private func isOnlyPresent(_ mention: ConditionMention<EmploymentForm>) -> Bool {
    isOnlyPresent(at: mention.positions.lowerBound, asked: [.employment])
  }

  mutating func readEmployment() {
    if let hours = hoursOfWork() {
      add(.states(.employment(hours.kind)), practicalTarget(hours.positions.lowerBound), at: hours.positions)
    }
    if context.asked == .employment, EmploymentForms.mentions(in: text).isEmpty || text.tokens.count <= 8,
      let first = text.tokens.indices.first(where: {
        text.tokens[$0].kind != .sign
          && !["только", "only", "just", "по", "на", "в", "да", "ну", "пока"].contains(word($0))
      }), isOwn(first),
      let kind = Self.shortForms[word(first)]
    {
      add(.states(.employment(kind)), practicalTarget(first), at: first..<first + 1)
    }
    readShortForms()
    readLabelledForm()
    let forms = EmploymentForms.mentions(in: text)
    for mention in forms {
      let position = mention.positions.lowerBound
      if isOnlyPresent(mention) { continue }
      if isPresentForm(mention, forms) { continue }
      guard isOwn(position), !isCommanded(position), !isPast(mention), !isDoubtful(.form, position),
        mention.value != .cofounder || !Self.owners.contains(word(position - 1)),
        mention.value != .internship || !isPastInternship(position)
      else { continue }
      let kind: EmploymentKind =
        switch mention.value {
        case .fullTime: .fullTime
        case .partTime: .partTime
        case .contract: .contract
        case .internship: .internship
        case .cofounder: .cofounder
        }
      // «В декабре заканчивается контракт»: the one that there is.
      if kind == .contract, context.asked != .employment, clause(position).contains(where: { isEnding($0) }) {
        continue
      }
      switch polarity(mention.positions) {
      // "Part time until June" holds as yet.
      // "If it flies we could talk about full time one day"
      case .stated where isSomeDay(position), .optional where isSomeDay(position),
        .wish where isSomeDay(position):
        break
      case .former where clauseHolds(position, ["until", "till"]), .stated, .optional, .wish:
        if isInstead(position) {
          add(.statesOnly(.employment(kind)), practicalTarget(position), at: mention.positions)
          continue
        }
        add(.states(.employment(kind)), practicalTarget(position), at: mention.positions)
        // "Also open to part time" goes without saying for full time.
        if kind != .fullTime, frame(position).role != .provider, isBesides(position) {
          add(.states(.employment(.fullTime)), practicalTarget(position), at: mention.positions)
        }
      // "No consulting" refuses a field of work.
      case .refused where word(position).hasPrefix("consult"),
        .denied where word(position).hasPrefix("consult"):
        break
      case .refused, .denied:
        add(.denies(.employment(kind)), practicalTarget(position), at: mention.positions)
      case .former: break
      }
    }
  }
}
