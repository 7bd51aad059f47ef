import Domain
import Lexicon
import Ports

/// On what terms: start and employment.
extension FactDraft {
  // MARK: Start and employment

  mutating func readAvailability() {
    // «Хоть завтра», "I'm happy where I am", asked about a move
    if context.asked == .relocation, text.tokens.count <= 6 { return }
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
        // «Присматриваюсь к Scala»: what is looked at, and not when.
        if word(mention.positions.upperBound - 1) == "присматриваюсь",
          word(mention.positions.upperBound) == "к"
        {
          return false
        }
        if mention.value != .now, mention.value != .justLooking, isStartingIn(mention.positions) {
          return true
        }
        return cued.contains(position) || isCorrection && polarity(mention.positions) == .stated
          || mention.value != .now && mention.value != .justLooking && saysChange(position)
            // «Всё поменялось за неделю»: how long it took.
            && !["за", "within"].contains(word(position))
            && (knowsStart || context.asked == .availability) && mention.positions.count > 1
          || !knowsStart && mention.value != .now && mention.value != .justLooking
            && isNothingBut(mention.positions)
          || mention.value == .now && isNowByItself(mention.positions)
          || isBeside && mention.value != .now && isAloneInClause(mention.positions)
            && !["day", "days", "день", "дня", "дней"].contains(word(mention.positions.upperBound - 1))
      }
      .filter {
        isOwn($0.positions.lowerBound) && (polarity($0.positions) != .refused || isFreeAnyway($0))
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

  /// «Ни от кого не завишу и могу выйти хоть завтра»: a no further off is of something else.
  private func isFreeAnyway(_ mention: ConditionMention<StartTime>) -> Bool {
    let start = mention.positions.lowerBound
    return mention.value == .now && mention.positions.count > 1
      && !(start - 4..<start).contains {
        ["не", "not", "no", "can't", "cannot", "won't", "couldn't", "нет", "ни", "never"].contains(word($0))
      }
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

  /// «Прямо сейчас, очередь из тикетов», "tomorrow, literally": a message that opens with it tells when, unless it was asked
  /// whether somebody would move.
  private func isNowByItself(_ positions: Range<Int>) -> Bool {
    guard !knowsStart, ![.relocation, .role, .pay].contains(context.asked), !context.known.roles.isEmpty,
      clause(positions.lowerBound).lowerBound == text.tokens.indices.first
    else { return false }
    return clause(positions.lowerBound).allSatisfy {
      positions.contains($0) || text.tokens[$0].kind == .sign
        || ["да", "well", "oh", "ну", "yes", "прямо", "вот"].contains(word($0))
    }
      && (positions.count > 1 || word(positions.lowerBound - 1) == "прямо"
        || ["tomorrow", "asap", "immediately", "завтра", "немедленно", "срочно", "сразу"].contains(
          word(positions.lowerBound)))
  }

  /// "In six weeks or so", «недели через три было бы идеально»: a time to come and nothing besides, whatever was asked.
  private func isNothingBut(_ positions: Range<Int>) -> Bool {
    let part = clause(positions.lowerBound)
    let isToCome =
      ["in", "within", "after", "через"].contains(word(positions.lowerBound - 1))
      || positions.contains { ["in", "within", "через"].contains(word($0)) }
      || word(positions.upperBound) == "from" && word(positions.upperBound + 1) == "now"
      || word(positions.upperBound) == "after"
        && ["i", "we", "they"].contains(word(positions.upperBound + 1))
    return isToCome && text.sentence(at: positions.lowerBound).lowerBound == part.lowerBound
      && part.allSatisfy {
        positions.contains($0) || text.tokens[$0].kind == .sign || Self.aroundStart.contains(word($0))
      }
      && !["day", "days", "день", "дня", "дней"].contains(word(positions.upperBound - 1))
  }

  private static let aroundStart: Set<String> = [
    "in", "within", "after", "from", "now", "about", "around", "roughly", "probably", "maybe", "or", "so",
    "would", "be",
    "good", "ideal", "great", "fine", "i", "think", "say", "well", "hm", "earliest", "i'd", "guess", "please",
    "if",
    "possible", "we", "they", "sign", "resign", "the", "offer", "через", "ну", "где-то", "примерно",
    "наверное", "было", "бы",
    "идеально", "хорошо", "нормально", "думаю", "не", "раньше", "после", "оффера", "офера", "так", "да",
    "максимум",
  ]

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
    "испытательный", "перееду", "переедем", "переехать", "релокейт",
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

  private static let besideKnown: Set<String> = [
    "also", "too", "even", "can", "could", "may", "ok", "okay", "fine", "possible", "or", "open", "тоже",
    "также", "еще", "можно", "могу", "готов", "готова", "согласен", "согласна", "или", "и", "даже", "plus",
  ]

  /// "Actually part time, I've a small child": beside a known full time, where the sentence says that it changed.
  private func isInsteadOfKnown(_ kind: EmploymentKind, _ position: Int) -> Bool {
    let known = context.known.allFacts.map(\.value).filter { $0.kind == .employment }
    guard [.fullTime, .partTime].contains(kind), saysNews(position) else { return false }
    return known == [.employment(kind == .fullTime ? .partTime : .fullTime)]
      && (!clauseHolds(position, Self.besideKnown) || clauseHolds(position, ["только", "only"]))
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

  /// "We can't afford a full timer yet", «полную ставку не потянем».
  private func isBeyondMeans(_ position: Int) -> Bool {
    let part = clause(position)
    return part.contains { ["afford", "потянем", "потяну", "тянем"].contains(word($0)) }
      && part.contains { ["can't", "cannot", "not", "couldn't", "не"].contains(word($0)) }
  }

  /// "40 hours", "four days a week", "80 percent", "mornings only", said when the form of employment was asked.
  private func hoursOfWork() -> (kind: EmploymentKind, positions: Range<Int>)? {
    guard context.asked == .employment,
      EmploymentForms.mentions(in: text).allSatisfy({
        $0.value == .contract || isBeyondMeans($0.positions.lowerBound)
      })
    else { return nil }
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
    let isNew = context.known.allFacts.contains { $0.value.kind == .employment } && saysNews(0)
    let others: Set<InterviewTopic> = [.pay, .mode, .availability, .place]
    guard isNew || context.asked.map(others.contains) ?? false else { return }
    for sentence in text.sentences {
      for part in Clauses.clauses(of: sentence, in: text) where isOwn(part.lowerBound) {
        let words = part.filter { text.tokens[$0].kind == .word }.map { word($0) }.filter {
          !["занятость", "только", "теперь"].contains($0)
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
      if isOnlyPresent(mention) || isBeyondMeans(position) { continue }
      if isPresentForm(mention, forms) { continue }
      // «Полный день, на полставки я только худею»
      let end = mention.positions.upperBound
      if word(end) == "я", word(end + 1) == "только" { continue }
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
        if isInstead(position) || isInsteadOfKnown(kind, position) {
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
