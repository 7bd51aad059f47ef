import Domain
import Lexicon
import Ports

/// For how long somebody has worked, or has to have.
extension FactDraft {
  private static let otherYears: Set<String> = [
    "live", "living", "lived", "живу", "живем", "married", "замужем", "женат", "old", "citizen", "resident",
    "contract", "warranty", "kids", "детям", "сын", "дочь", "age", "существуем", "рынке", "exist", "founded",
    "оплачиваем", "horizon", "женщина", "мужчина", "возраст", "aged", "male", "female", "release", "releases",
    "runway",
    "существует", "основаны", "founded", "лицензия", "компании", "company's",
    // A time without work, or of something else.
    "off", "away", "leave", "maternity", "parental", "sabbatical", "funding", "funded", "pension",
    "marriage",
    "декрете", "декрет", "выпал", "выпала", "выпали", "здоровью", "болел", "болела", "пенсии",
    "ипотеку", "ипотека", "ипотеки", "кредит", "рассчитан", "учился", "училась",
  ]
  private static let demands: Set<String> = [
    "от", "least", "минимум", "minimum", "from", "+", "плюс", "plus", "not", "не", "enough", "хватит",
    "достаточно",
    "experience", "опыт", "plenty", "suffice", "suffices",
    "опыта", "опытом", "or", "more", "required", "needed", "бы", "хотя", "чтоб", "чтобы", "пусть", "надо",
    "нужно",
    "хоть",
  ]

  mutating func readYears() {
    let all = Experience.mentions(in: text, currentYear: currentYear)
    let shortest = all.lazy.filter { $0.scope == .whole && $0.least > 0 }.map(\.least).min()
    let mentions = all.filter { mention in
      let position = mention.positions.lowerBound
      return mention.scope == .whole && isOwn(position)
        && (!isDoubtful(.years, position) || isSupposedOfWanted(position))
        && ([.stated, .optional].contains(polarity(mention.positions)) || isFloorOfYears(mention)
          || isAdverbial(position)
          // "Only two years of experience in testing, so lots to learn"
          || polarity(mention.positions) == .wish
            && ["of", "опыта"].contains(word(mention.positions.upperBound))
            && clauseHolds(position, ["experience", "опыта"]))
        && !clauseHolds(position, Self.otherYears)
        && (frame(position).section != .practical || isOfWholeLife(mention) || isAllThatIsSaid(mention))
        && ![.jobs, .education, .company, .duties, .welcome, .terms].contains(part(position))
        && !isAge(mention, besides: shortest) && !isOfOneThing(mention) && !isOfOtherWork(mention)
        && !isOfSomethingElse(mention) && !isUnasked(mention)
    }
    let seeker = mentions.filter {
      frame($0.positions.lowerBound).role != .provider
        && (context.section != .wants
          || clauseHolds($0.positions.lowerBound, ["experience", "опыта", "опыт", "стаж", "стажа"]))
        && context.section != .practical
    }
    if let corrected = correctedYears() ?? rethoughtYears() {
      let frame = frame(corrected.positions.lowerBound)
      let section: FacetSection = frame.role == .provider ? .wants : .offers
      guard !settled.contains(.years) else { return }
      let target = FactTarget.facet(frame.role, section)
      // Of years that nobody told these words set nothing right.
      if knowsYears(frame.role ?? context.known.roles.first ?? .seeker) {
        return correct(.states(.years(corrected.value)), target, at: corrected.positions)
      }
      return add(.states(.years(corrected.value)), target, at: corrected.positions)
    }
    if let total = totalYears() {
      return add(
        .states(.years(total.value)), .facet(frame(total.positions.lowerBound).role, .offers),
        at: total.positions)
    }
    // "Eight years, five of them with Go": the whole is the longest.
    let counted = seeker.map { (value: $0.least, positions: $0.positions) }
    if let longest = (counted + elidedYears(behind: counted.map(\.positions))).max(by: {
      $0.value < $1.value
    }) {
      add(
        .states(.years(longest.value)), .facet(frame(longest.positions.lowerBound).role, .offers),
        at: longest.positions)
    } else if let currentYear, !frames.dates.spans.isEmpty, context.section == nil,
      !frames.roles.roles(known: context.roles).isSubset(of: [.provider]),
      let jobs = frames.yearsOfJobs(until: currentYear)
    {
      add(.states(.years(jobs.years)), .facet(.seeker, .offers), at: jobs.positions)
    } else if let last = lastYears(all) {
      add(.states(.years(last.least)), .facet(.seeker, .offers), at: last.positions)
    } else if let bare = bareYears() {
      add(
        .states(.years(bare.value)),
        .facet(frame(bare.position).role, frame(bare.position).role == .provider ? .wants : .offers),
        at: bare.position..<bare.position + 1)
    }
    let provider = mentions.filter { mention in
      let frame = frame(mention.positions.lowerBound)
      guard frame.role == .provider, context.section != .offers, context.section != .practical else {
        return false
      }
      let near = [
        word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2),
        word(mention.positions.lowerBound + 1), word(mention.positions.upperBound + 1),
      ]
      let isDemand =
        near.contains(where: Self.demands.contains)
        || clauseHolds(mention.positions.lowerBound, Self.demands)
      if isFloorOfYears(mention) { return true }
      if isAuthorsYears(mention) || isAboutAuthor(mention.positions.lowerBound) { return false }
      return frame.section == .wants || context.asked == .years || isDemand
        || saysChange(mention.positions.lowerBound) && knowsYears(.provider)
    }
    // «Kubernetes от двух лет, общий стаж от пяти»
    let whole = provider.first { clauseHolds($0.positions.lowerBound, Self.overall) }
    if let first = whole ?? provider.first {
      add(.states(.years(first.least)), .facet(.provider, .wants), at: first.positions)
    } else if context.asked == .years, let least = leastYears() {
      add(.states(.years(least.value)), .facet(.provider, .wants), at: least.positions)
    }
  }

  /// "9 years. Senior": a length alone in its sentence is of work, unless it was asked where somebody is.
  private func isAllThatIsSaid(_ mention: ExperienceMention) -> Bool {
    let others: Set<InterviewTopic> = [.place, .relocation, .availability]
    let sentence = text.sentence(at: mention.positions.lowerBound)
    return !(context.asked.map(others.contains) ?? true) && sentence.count <= mention.positions.count + 2
      && sentence.lowerBound == mention.positions.lowerBound
  }

  /// "If they've got two years behind them that'll do": what a team supposes of whom it looks for, it asks for.
  private func isSupposedOfWanted(_ position: Int) -> Bool {
    let part = clause(position)
    return frame(position).role == .provider && ["if", "если"].contains(word(part.lowerBound))
      && part.contains {
        ["they've", "they", "they'd", "he", "she", "someone", "somebody", "человек", "кандидат", "он", "она"]
          .contains(word($0))
      }
  }

  /// "After nine years in backend I've had enough", «за девять лет во внедрениях мне не довелось»: what is denied beside a
  /// time leaves the time.
  private func isAdverbial(_ position: Int) -> Bool {
    guard
      ["after", "за", "with"].contains(word(position - 1))
        || ["after", "in", "за"].contains(word(position - 2))
          && Self.ones.contains(word(position - 1))
    else { return false }
    return clause(position).contains { ["in", "as", "в", "во", "на"].contains(word($0)) && $0 > position }
  }

  /// "I won't even interview below five years": of those who hire a no to fewer is a floor.
  private func isFloorOfYears(_ mention: ExperienceMention) -> Bool {
    let position = mention.positions.lowerBound
    return frame(position).role == .provider
      && (["below", "under"].contains(word(position - 1))
        || word(position - 1) == "than" && ["less", "fewer"].contains(word(position - 2))
        || ["меньше", "менее"].contains(word(position - 1)) && word(position - 2) == "не")
  }

  private static let overall: Set<String> = ["общий", "overall", "total", "altogether", "всего"]
  private static let sums: Set<String> = ["итого", "суммарно", "сумме", "общей", "общем", "всего"]
  private static let orders: Set<String> = [
    "пишите", "запишите", "считайте", "ставьте", "пиши", "считай", "запиши",
  ]

  /// «Итого восемь», «общий стаж восемь, из них три …», «пишите восемь»: the whole, told as such.
  private func totalYears() -> (value: Double, positions: Range<Int>)? {
    guard context.asked == .years || !Experience.mentions(in: text, currentYear: currentYear).isEmpty else {
      return nil
    }
    for position in text.tokens.indices where isOwn(position) && frame(position).role != .provider {
      let part = clause(position)
      let isSum = Self.sums.contains(word(position)) || Self.orders.contains(word(position))
      let isWhole = word(position) == "стаж" && word(position - 1) == "общий"
      guard isSum || isWhole else { continue }
      // «Пять с половиной в сумме»
      let start = word(position - 1) == "в" ? position - 2 : position - 1
      if isSum, !Self.orders.contains(word(position)),
        let before = (max(part.lowerBound, start - 3)...max(part.lowerBound, start)).lazy.compactMap({
          place in
          Experience.span(in: text, at: place).map { (value: $0.value, start: place, end: $0.end) }
        }).first(where: { $0.end == start + 1 }), before.value > 0, before.value < 60
      {
        return (before.value, before.start..<before.end)
      }
      let reach = isWhole ? part.upperBound : min(part.upperBound, position + 4)
      for place in position + 1..<max(position + 1, reach) {
        guard let count = Experience.span(in: text, at: place), count.value > 0, count.value < 60,
          !Self.notYears.contains(word(count.end)),
          PayReader.amounts(in: text).allSatisfy({
            !$0.positions.contains(place) || $0.positions.count == 1
          })
        else { continue }
        return (count.value, place..<count.end)
      }
    }
    return nil
  }

  /// «Последние шесть лет я SRE»: where nothing else tells for how long.
  private func lastYears(_ all: [ExperienceMention]) -> ExperienceMention? {
    guard context.section == nil || context.section == .offers else { return nil }
    return all.last { mention in
      let position = mention.positions.lowerBound
      return mention.scope == .part && isOwn(position) && !isDoubtful(.years, position)
        && polarity(mention.positions) == .stated && frame(position).role != .provider
        && clauseHolds(position, ["я"]) && part(position) == nil
    }
  }

  /// «Пять — это я про себя»: said before of the author, and not of whom they look for.
  private func isAboutAuthor(_ position: Int) -> Bool {
    text.tokens.indices.contains { own in
      own > position && ["себя", "себе"].contains(word(own)) && ["про", "о"].contains(word(own - 1))
    }
  }

  /// «У кандидата пусть будет от трёх»: a least number without its unit, asked for how long.
  private func leastYears() -> (value: Double, positions: Range<Int>)? {
    for position in text.tokens.indices
    where ["от", "минимум", "least", "minimum"].contains(word(position)) && frame(position).role == .provider
      && isOwn(position)
    {
      guard !isAboutAuthor(position), let count = Experience.span(in: text, at: position + 1),
        count.value > 0,
        count.value <= 15, [".", ",", "", "и", "!"].contains(word(count.end))
      else { continue }
      return (count.value, position..<count.end)
    }
    // "The last one had twelve, but four is plenty"
    for position in text.tokens.indices where frame(position).role == .provider && isOwn(position) {
      guard let count = Experience.span(in: text, at: position), count.value > 0, count.value <= 15,
        word(count.end) == "is",
        ["plenty", "enough", "fine", "ok", "okay"].contains(word(count.end + 1))
      else { continue }
      return (count.value, position..<count.end)
    }
    return nil
  }

  private func knowsYears(_ role: Role) -> Bool {
    guard let facet = context.known.facets[role] else { return false }
    return (facet.offers.facts + facet.wants.facts).contains { $0.value.kind == .years }
  }

  /// «Проекту десять лет», «три года чертила», «я там два года»: of a thing, of other work, of one place.
  private func isOfSomethingElse(_ mention: ExperienceMention) -> Bool {
    let start = mention.positions.lowerBound
    let part = clause(start)
    if Self.ownersOfYears.contains(word(start - 1)) { return true }
    // «До демки полгода», «до релиза осталось два года»: a time that is to come.
    if (part.lowerBound..<max(part.lowerBound, start)).contains(where: { here in
      ["до", "осталось", "остался", "left", "until", "till"].contains(word(here)) && start - here <= 4
        && word(here + 1) != word(start) && !["этого", "того"].contains(word(here + 1))
    }), !part.contains(where: { here in Self.ofWork.contains { word(here).hasPrefix($0) } }) {
      return true
    }
    if isOfOtherField(mention, part) { return true }
    // "No more PHP please, four years was plenty": of what was enough.
    let after = mention.positions.upperBound
    if frame(start).role != .provider, context.asked != .years,
      ["was", "were", "is"].contains(word(after)) && ["plenty", "enough"].contains(word(after + 1))
        || ["хватило", "хватит", "достаточно"].contains(word(after))
        || ["хватило", "хватит"].contains(word(start - 1))
    {
      return true
    }
    // "I've been there a bit over three years": at one place.
    if part.contains(where: { word($0) == "there" && word($0 - 1) == "been" }), context.asked != .years {
      return true
    }
    // «До инженерии три года была аналитиком»
    if ["до", "before"].contains(word(part.lowerBound)), part.lowerBound + 2 <= start,
      part.contains(where: {
        ["был", "была", "работал", "работала", "was", "worked", "spent"].contains(word($0))
      })
    {
      return true
    }
    // "Our lead had 15 years of experience": somebody else's.
    if part.contains(where: { here in
      here < start && Self.superiors.contains(word(here))
        && ["the", "our", "my", "наш", "мой"].contains(word(here - 1))
        && ["had", "has", "имел", "имеет"].contains(word(here + 1))
    }) {
      return true
    }
    if part.contains(where: { word($0) == "там" }), context.asked != .years { return true }
    // «За два года вырос до сеньора»
    if word(start - 1) == "за",
      part.contains(where: { here in Self.growing.contains { word(here).hasPrefix($0) } })
    {
      return true
    }
    // «Тбилиси, два с половиной года как»: asked where, it is of the town.
    if [.place, .relocation].contains(context.asked), Self.isRussian(word(mention.positions.upperBound - 1)),
      !part.contains(where: { here in Self.working.contains { word(here).hasPrefix($0) } }),
      !part.contains(where: {
        ["опыт", "опыта", "стаж", "профессии", "стажа", "айти", "it"].contains(word($0))
      }),
      !Trades.mentions(in: text).contains(where: { part.contains($0.positions.lowerBound) })
    {
      return true
    }
    let behind = mention.positions.upperBound
    guard part.contains(behind) else { return false }
    let verb = word(word(behind) == "я" ? behind + 1 : behind)
    guard verb.unicodeScalars.count > 3, Self.isRussian(verb),
      ["л", "ла", "лся", "лась"].contains(where: verb.hasSuffix)
    else { return false }
    return !Self.working.contains(where: verb.hasPrefix)
  }

  private static let superiors: Set<String> = [
    "lead", "boss", "manager", "head", "cto", "ceo", "director", "owner", "тимлид", "лид", "начальник",
  ]

  static let ofWork = [
    "опыт", "стаж", "професси", "работ", "пиш", "писа", "занима", "разраб", "тестир", "кодин", "програм",
    "админ", "аналити",
    "дизайн", "проектир", "верста", "делаю", "в it", "айти", "коммерч", "карьер", "руковож", "веду", "сижу",
    "тружусь", "пилю",
    "experience", "career", "profession", "coding", "programming", "developing", "testing", "designing",
    "engineer", "develop",
    "trade", "industry", "field", "job", "writing", "building",
  ]

  /// «Мы тут уже восемь лет», said where nobody asked for how long: years count that are beside a word for work, a trade or a
  /// tool, or alone between commas.
  private func isUnasked(_ mention: ExperienceMention) -> Bool {
    let position = mention.positions.lowerBound
    let others: Set<InterviewTopic> = [
      .pay, .place, .mode, .relocation, .availability, .languages, .employment, .wants, .refusals,
    ]
    guard context.asked.map(others.contains) ?? false, frame(position).role == .seeker, part(position) == nil,
      frames.outline.kind == nil
    else { return false }
    let own = clause(position)
    guard own.count > mention.positions.count + 2 else { return false }
    return !own.contains { here in Self.ofWork.contains { word(here).hasPrefix($0) } }
      && !Trades.mentions(in: text).contains { own.overlaps($0.positions) }
      && !Skills.mentions(in: text, isAnswer: true).contains { own.overlaps($0.positions) }
  }

  private static let growing = ["вырос", "дорос", "поднял", "успел", "сменил", "стал"]

  static let ownersOfYears: Set<String> = [
    "проекту", "компании", "фирме", "продукту", "сервису", "коду", "легаси", "системе", "стартапу", "сыну",
    "дочке",
    "дочери", "ребенку", "коту", "собаке", "команде", "конторе",
  ]
  private static let working = [
    "работ", "прораб", "отраб", "пис", "разраб", "дела", "занима", "тестир", "вел", "руковод", "админ",
    "кодил",
    "програм", "пахал", "оттруб", "отпахал", "пилил", "верста", "рисов", "дизайн", "прос", "отсид", "был",
    "провел",
    "проектир", "внедр", "поддержив", "фриланс", "аналити", "набрал", "стукну", "исполн", "накопи", "набежа",
    "прошл", "прошел", "пошел", "пошла",
  ]

  private static let ofParts: Set<String> = [
    "it", "them", "at", "did", "was", "worked", "spent", "wrote", "used", "built", "led", "managed", "там",
    "его", "ее",
    "нем", "ней", "работал", "работала", "писал", "писала", "был", "была", "вел", "вела",
  ]

  /// "Used it for two years at Xero", "in Tbilisi since 2022": of one tool, one job or one town, where the whole is
  /// known to be more.
  private func isOfOneThing(_ mention: ExperienceMention) -> Bool {
    let position = mention.positions.lowerBound
    let part = clause(position)
    if isSupposedOfWanted(position) { return false }
    if word(position) == "since" || word(position) == "с", context.asked == .place || context.asked == nil,
      Trades.mentions(in: text).isEmpty,
      Places.mentions(in: text).contains(where: { part.contains($0.positions.lowerBound) })
    {
      return true
    }
    let own = (frame(position).role ?? context.known.roles.first).flatMap { context.known.facets[$0] }
    let known = own.flatMap { facet in
      (facet.offers.facts + facet.wants.facts).lazy.compactMap { fact -> Double? in
        if case .years(let count) = fact.value { count } else { nil }
      }.first
    }
    // "I know it, two years of it", whatever else that sets right.
    if let known, mention.least < known, word(mention.positions.upperBound) == "of",
      ["it", "them", "that"].contains(word(mention.positions.upperBound + 1))
    {
      return true
    }
    guard let known, mention.least < known, !saysChange(position), context.asked != .years else {
      return false
    }
    // «За два года в ML только их и делаю»: of the trade, whose beginning that is.
    if word(position - 1) == "за", ["в", "во"].contains(word(mention.positions.upperBound)),
      Trades.mentions(in: text).contains(where: {
        $0.positions.lowerBound == mention.positions.upperBound + 1
      })
    {
      return false
    }
    // "After my eight years in the profession", «за свои три года в тестировании»: of all that somebody did.
    if Self.ones.contains(word(position - 1)) { return false }
    let sentence = text.sentence(at: position)
    // "Three years of experience with Android" is of all that somebody does for Android.
    if part.contains(where: { ["android", "ios", "profession", "career"].contains(word($0)) }),
      Skills.mentions(in: text).count(where: { part.contains($0.positions.lowerBound) }) <= 1
    {
      return false
    }
    let trades = Trades.mentions(in: text)
    // "That I've worked in data science for three years" is of all that somebody did.
    if part.contains(where: { ["i've", "have", "проработал", "проработала"].contains(word($0)) }),
      trades.contains(where: { part.contains($0.positions.lowerBound) }),
      !part.contains(where: { ["it", "them", "at", "там"].contains(word($0)) })
    {
      return false
    }
    return Skills.mentions(in: text).contains { skill in
      sentence.contains(skill.positions.lowerBound) && skill.skill.group != "domain"
        && !trades.contains { $0.positions.overlaps(skill.positions) }
    } || part.contains { Self.ofParts.contains(word($0)) }
  }

  /// "After my eight years in the profession", whatever was asked.
  private func isOfWholeLife(_ mention: ExperienceMention) -> Bool {
    Self.ones.contains(word(mention.positions.lowerBound - 1))
      && clause(mention.positions.lowerBound).contains { here in
        Self.ofWork.contains { word(here).hasPrefix($0) }
      }
  }

  private static let ones: Set<String> = ["my", "свои", "мои", "своих", "моих"]

  /// «Анна, 34 года»: a number of years alone, too many for the first job, beside a shorter time or a woman or a man.
  private func isAge(_ mention: ExperienceMention, besides shortest: Double?) -> Bool {
    let position = mention.positions.lowerBound
    guard mention.least >= 18, clause(position).count <= mention.positions.count + 1, mention.most == nil
    else {
      return false
    }
    let line = text.sentence(at: position)
    return line.contains { ["женщина", "мужчина", "родилась", "родился", "born"].contains(word($0)) }
      || shortest.map { $0 < mention.least } ?? false
  }

  /// "I'm a recruiter, ten years in the trade": the author's own, where nobody is asked for them.
  private func isAuthorsYears(_ mention: ExperienceMention) -> Bool {
    let position = mention.positions.lowerBound
    let part = clause(position)
    if part.contains(where: { Self.demands.contains(word($0)) && word($0) != "or" && word($0) != "more" }) {
      return false
    }
    let start = text.sentence(at: position).lowerBound
    guard
      let own = (start..<position).last(where: {
        ["i", "i'm", "i've", "я", "сам", "сама", "преподаю", "работаю", "myself"].contains(word($0))
      })
    else {
      return false
    }
    return !(own..<position).contains {
      frames.roles.providerCues.contains($0)
        || ["need", "want", "ищу", "нужен", "looking"].contains(word($0))
    }
  }

  private static let rethinking: Set<String> = [
    "no", "wait", "sorry", "actually", "i", "mean", "or", "rather", "make", "that", "it", "it's", "is", "but",
    "really", "closer",
    "to", "more", "like", "нет", "вернее", "точнее", "то", "есть", "ой", "стоп", "скорее", "а", "хотя", ",",
    "—", "-",
  ]

  private static let strongRethinking: Set<String> = [
    "no", "wait", "sorry", "actually", "mean", "rather", "really", "closer", "нет", "вернее", "точнее",
    "стоп", "скорее", "ой",
  ]

  /// "Seven years, no wait, eight".
  private func rethoughtYears() -> (value: Double, positions: Range<Int>)? {
    for mention in Experience.mentions(in: text, currentYear: currentYear)
    where isOwn(mention.positions.lowerBound) {
      var position = mention.positions.upperBound
      while Self.rethinking.contains(word(position)), position < mention.positions.upperBound + 7 {
        position += 1
      }
      // A comma alone begins the next thing of a list.
      guard
        (mention.positions.upperBound..<position).contains(where: { Self.strongRethinking.contains(word($0)) }
        )
      else {
        continue
      }
      guard let value = Experience.count(in: text, at: position), value < 60 else { continue }
      return (value, mention.positions.lowerBound..<position + 1)
    }
    return nil
  }

  /// «Не 6 лет, а 7», "not six years but seven".
  private func correctedYears() -> (value: Double, positions: Range<Int>)? {
    for mention in Experience.mentions(in: text, currentYear: currentYear) {
      let start = mention.positions.lowerBound
      guard isOwn(start), ["не", "not"].contains(word(start - 1)) else { continue }
      var position = mention.positions.upperBound
      if word(position) == "," { position += 1 }
      guard ["а", "but"].contains(word(position)), let value = Experience.count(in: text, at: position + 1),
        value < 60
      else { continue }
      return (value, start - 1..<position + 2)
    }
    return nil
  }
}
