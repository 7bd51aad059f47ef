import Domain
import Lexicon
import Ports

/// On what terms: place and move.
extension FactDraft {
  // MARK: Place

  private enum PlaceUse: Int {
    case moved, lives, from, bare, none
  }

  private static let residence: Set<String> = [
    "live", "living", "lives", "based", "located", "location", "settled", "i'm", "i am", "base", "city",
    "currently", "here", "am", "home", "stay", "staying", "reside",
    "back",
    "живу", "живем", "живёт", "нахожусь", "находимся", "город", "локация", "сижу", "обитаю", "проживаю",
    "базируюсь", "базируемся", "сейчас", "сам", "сама", "офис", "офиса", "офисе", "office", "hq",
    "headquarters", "we're",
  ]
  private static let movedWords: Set<String> = [
    "moved", "переехал", "переехала", "переехали", "переселился", "перебрался", "перебралась", "перебрались",
    "переезжаем",
    "релоцировался", "релоцировалась", "relocated", "переезжаю", "съехал", "съехала", "съехали",
  ]
  private static let wouldMove: Set<String> = [
    "move", "moving", "relocate", "relocation", "переезд", "переезда", "переезду", "переехать", "релокация",
    "релокации", "релокацию", "релокейт", "переезжать", "перееду", "except",
  ]
  private static let elsewhere: Set<String> = [
    "outside", "except", "within", "anywhere", "around", "across", "through", "вне", "кроме", "пределах",
    "пределами", "любой", "по", "hours", "time", "timezone", "utc", "with", "overlap", "customers", "clients",
    "рынок", "market", "weekend", "выходные", "отпуск", "vacation", "trip", "visit", "ресторан", "restaurant",
    "born", "родился", "родилась", "originally", "родом", "учился", "училась", "studied", "university",
    "университет", "timezones", "часов", "поясе", "not", "клиенты", "from", "бывал", "бывала",
  ]

  mutating func readPlace() {
    var best: (use: PlaceUse, mention: PlaceMention)?
    let all =
      context.asked == .place ? Places.mentions(in: text, isAnswer: true) : Places.mentions(in: text)
    for mention in all {
      let position = mention.positions.lowerBound
      let isMove = isMoved(position)
      guard isOwn(position), !isCommanded(position), !refusesStated(position), !isDoubtful(.place, position),
        [.stated, .optional].contains(polarity(mention.positions)) || isAtOurs(position)
          || isAnswerBeforeNo(mention)
          || isMove && polarity(mention.positions) == .former,
        ![.company, .duties, .education].contains(part(position))
      else { continue }
      // Where the team of somebody who also looks for work is, says nothing of where they are.
      if frame(position).role == .provider, context.country != nil,
        frames.roles.roles(known: context.roles).count == 2
      {
        continue
      }
      if word(position - 1) == "вместо" {
        add(.denies(.place(place(mention.place))), .shared, at: mention.positions)
        continue
      }
      let use = use(of: mention)
      guard use != .none, !isWhereRecruiterSits(position, all) else { continue }
      if isBesideThePoint(position, all) { continue }
      // "Where: Galway. Head office is in Minneapolis": what a label says holds.
      if isLabelled(position) {
        best = (.lives, mention)
        break
      }
      if let known = best {
        // A city says more than its country.
        let refines =
          known.mention.place.kind == .country && mention.place.kind == .city
          && (known.use == use || known.mention.place.countryCode == mention.place.countryCode)
        // Of two moves the later one counts.
        guard use.rawValue < known.use.rawValue || refines || use == .moved else { continue }
      }
      best = (use, mention)
    }
    guard let best else { return }
    add(.states(.place(place(best.mention.place))), .shared, at: best.mention.positions)
  }

  /// "Penetration tester / Tartu, Estonia / mail", "Data Scientist, Nairobi": a place that stands by itself among the signs of
  /// the lines above the first heading of a pasted résumé.
  private func isInHeader(_ mention: PlaceMention) -> Bool {
    guard frames.outline.kind == .resume || !frames.dates.spans.isEmpty, mention.place.kind == .city else {
      return false
    }
    let position = mention.positions.lowerBound
    let limit = frames.outline.opening?.lowerBound ?? text.tokens.count
    let firstDate = frames.dates.spans.first?.positions.lowerBound ?? text.tokens.count
    guard position < max(limit, 1), position < firstDate, text.tokens.contains(where: \.startsLine) else {
      return false
    }
    let start = text.tokens.indices.last { $0 <= position && text.tokens[$0].startsLine } ?? 0
    let end = mention.positions.upperBound
    let opens = start == position || [",", "/", "|", "·", "—", "–", "-", "•"].contains(word(position - 1))
    let closes =
      end >= text.tokens.count || text.tokens[end].startsLine || text.tokens[end].kind == .sign
    return opens && closes && start > 0
  }

  private static let clientWords: Set<String> = [
    "client", "client's", "clients", "клиент", "клиента", "заказчик", "заказчика",
  ]

  /// "The client's in Leeds. I'm in Bristol": of those who hire for somebody else their own town says nothing.
  private func isWhereRecruiterSits(_ position: Int, _ all: [PlaceMention]) -> Bool {
    guard frame(position).role == .provider,
      clause(position).contains(where: { ["i'm", "i", "я"].contains(word($0)) })
    else { return false }
    return all.contains { other in
      other.positions.lowerBound != position
        && clause(other.positions.lowerBound).contains { Self.clientWords.contains(word($0)) }
    }
  }

  /// "Our headquarters are in Paris but this team sits in Lille", «прописана в Твери, а живём в Ярославле»: where a firm or a
  /// paper is, beside another place.
  private func isBesideThePoint(_ position: Int, _ all: [PlaceMention]) -> Bool {
    let part = clause(position)
    let near = (max(part.lowerBound, position - 5)..<position).map { word($0) }
    let isSubject = ["is", "are"].contains(word(position - 2)) || ["is", "are"].contains(word(position - 1))
    let isFormal =
      near.contains {
        [
          "headquartered", "registered", "прописан", "прописана", "прописка", "головной", "головная",
          "штаб-квартира", "юрлицо",
          "зарегистрированы", "зарегистрирован", "зарегистрирована",
        ].contains($0)
      }
      || isSubject
        && (near.contains { ["headquarters", "hq", "parent"].contains($0) }
          || zip(near, near.dropFirst()).contains { $0 == "head" && $1 == "office" })
    return isFormal && all.contains { $0.positions.lowerBound != position && $0.place.kind == .city }
  }

  /// "Wellington and no": the town answers where, and the no whether somebody would move.
  func isAnswerBeforeNo(_ mention: PlaceMention) -> Bool {
    mention.positions.lowerBound == 0 && [.place, .relocation].contains(context.asked)
      && ["and", "и", "а"].contains(word(mention.positions.upperBound))
      && ["no", "нет", "never"].contains(word(mention.positions.upperBound + 1))
  }

  /// Whether a label for the place stands directly before `position`.
  private func isLabelled(_ position: Int) -> Bool {
    word(position - 1) == ":"
      && [
        "where", "location", "city", "place", "based", "город", "локация", "место", "где", "офис",
        "проживание",
      ]
      .contains(word(position - 2))
  }

  /// Whether the clause tells of a move that was made or is settled; «в Питер бы переехал» is none.
  private func isMoved(_ position: Int) -> Bool {
    let words = clause(position).map { word($0) }
    return words.contains(where: Self.movedWords.contains) && !words.contains("бы")
      && !words.contains("would")
  }

  /// «У нас в Уфе такого нет»: what there is none of is something else.
  private func isAtOurs(_ position: Int) -> Bool {
    ["в", "во", "на"].contains(word(position - 1)) && ["нас", "меня"].contains(word(position - 2))
      && word(position - 3) == "у" || word(position - 1) == "in" && word(position - 2) == "here"
  }

  /// «Офис в Москве, я в Твери»: of a seeker the office is not where they are when they tell that too.
  func isSomebodysOffice(_ position: Int) -> Bool {
    guard frame(position).role != .provider else { return false }
    let sentence = text.sentence(at: position)
    return Clauses.clauses(of: sentence, in: text).contains { other in
      !other.contains(position)
        && other.prefix(2).contains { ["я", "i", "i'm", "but", "но", "а"].contains(word($0)) }
        && other.contains { ["я", "i", "i'm"].contains(word($0)) }
        && Places.mentions(in: text).contains { other.contains($0.positions.lowerBound) }
    }
  }

  private func use(of mention: PlaceMention) -> PlaceUse {
    let position = mention.positions.lowerBound
    let part = clause(position)
    let before = (max(part.lowerBound, position - 4)..<position).map { word($0) }
    let words = part.map { word($0) }
    if TimeZoneWords.govern(mention.positions, in: text) { return .none }
    if frame(position).role != .provider, Self.others.contains(word(part.lowerBound)) { return .none }
    if isAnswerBeforeNo(mention) { return .lives }
    // «Две недели как в Астане»
    if ["в", "во", "на"].contains(word(position - 1)), word(position - 2) == "как",
      [
        "недели", "неделя", "недель", "месяц", "месяца", "месяцев", "год", "года", "лет", "полгода", "дня",
        "дней",
      ]
      .contains(word(position - 3))
    {
      return .moved
    }
    // «Хоть Варшава, хоть Барселона»: where somebody would move to.
    if context.asked == .relocation || word(position - 1) == "хоть",
      !words.contains(where: {
        Self.lives.contains($0) || $0 == "я" || ["i'm", "here", "тут", "уже"].contains($0)
      }),
      !isMoved(position), context.country != nil
    {
      return .none
    }
    // "Willing to relocate, to Malmö", «в Москву переезд можно»
    if ["to", "for", "в", "во", "на"].contains(word(position - 1)),
      text.sentence(at: position).contains(where: {
        Self.wouldMove.contains(word($0)) && word($0) != "except"
      }),
      context.country != nil, !isMoved(position),
      !part.contains(where: { Self.lives.contains(word($0)) }),
      !(word(position - 1) == "to" && ["moving", "moved"].contains(word(position - 2)))
    {
      return .none
    }
    // "If it's in Bristol", asked for the way of working
    if ["if", "если"].contains(word(part.lowerBound)), context.asked == .mode { return .none }
    // «Стендапы с командой из Пуны»: where others are.
    if !isMoved(position), ["из", "from", "in", "в"].contains(word(position - 1)), context.country != nil,
      Self.othersWords.contains(where: { word(position - 2).hasPrefix($0) })
    {
      return .none
    }
    // "If it's here in Nairobi" supposes.
    if ["if", "если"].contains(word(part.lowerBound)), context.country != nil { return .none }
    // "It's Lisbon now", «теперь это Самара»
    if ["it's", "now", "это", "теперь"].contains(word(position - 1)),
      ["now", "теперь"].contains(word(mention.positions.upperBound))
        || ["now", "теперь"].contains(word(position - 1)) || word(position - 2) == "теперь",
      part.count <= mention.positions.count + 4
    {
      return .moved
    }
    // "An hour from Prague", "twenty minutes north of Lyon"
    if context.asked == .place, ["from", "of", "от"].contains(word(position - 1)),
      (max(part.lowerBound, position - 5)..<position).contains(where: {
        [
          "hour", "hours", "minutes", "km", "miles", "kilometres", "час", "часе", "часах", "минутах", "км",
          "north", "south", "east", "west",
        ].contains(word($0))
      })
    {
      return .bare
    }
    if isInHeader(mention) { return .lives }
    let behindPlace = mention.positions.upperBound
    // "York it is", where another place was known
    if context.country != nil, word(behindPlace) == "it", word(behindPlace + 1) == "is" { return .moved }
    // «Так что я теперь в Уфе», "we're now in York"
    if context.country != nil, ["в", "во", "на", "in"].contains(word(position - 1)),
      ["теперь", "уже", "now"].contains(word(position - 2)),
      words.contains(where: { ["я", "мы", "i'm", "we're", "i", "we", "живу", "живем"].contains($0) })
    {
      return .moved
    }
    // "I'm Camila, from Bogotá"
    if word(position - 1) == "from", part.lowerBound == position - 1, word(position - 2) == ",",
      ["i'm", "i", "my", "name's"].contains(word(text.sentence(at: position).lowerBound))
    {
      return .from
    }
    // "Currently working as an analyst with a chain in Pune"
    if word(position - 1) == "in", words.contains("currently") || words.contains("now"),
      words.contains(where: { ["working", "work", "employed"].contains($0) }),
      frame(position).role != .provider
    {
      return .from
    }
    // "From next month I'll be in Hamburg", «со следующего месяца буду в Казани»
    if context.country != nil, ["in", "в", "во"].contains(word(position - 1)), saysChange(position),
      ["be", "буду", "будем"].contains(word(position - 2))
    {
      return .moved
    }
    // "Remote, from Tartu"
    if ["from", "из"].contains(word(position - 1)), part.lowerBound == position - 1,
      part.count <= mention.positions.count + 1,
      WorkModes.mentions(in: text).contains(where: { $0.positions.upperBound == part.lowerBound - 1 })
    {
      return .lives
    }
    // «Сочи бы, конечно»
    if word(mention.positions.upperBound) == "бы" { return .none }
    // "Lisbon, though I'm from Recife"
    if word(position - 1) == "from", ["though", "but", "originally"].contains(word(part.lowerBound)),
      Places.mentions(in: text).contains(where: { $0.positions.lowerBound < part.lowerBound })
    {
      return .none
    }
    let isOrigin =
      ["из", "from", "in", "в"].contains(word(position - 1))
      && words.contains(where: { ["grew", "raised", "вырос", "выросла"].contains($0) })
      || ["из", "from"].contains(word(position - 1))
        && (words.contains { Self.origins.contains($0) } || ["сам", "сама"].contains(word(position - 2))
          || word(position - 2) == "я" && ["сам", "сама"].contains(word(position - 3)))
    if isOrigin {
      return context.asked == .place && part.count <= 4 && text.sentences.count == 1
        && Places.mentions(in: text, isAnswer: true).count == 1 ? .from : .none
    }
    // «Калининград. Сама из Омска»: the answer to "where?" stands first, whatever else is told.
    if context.asked == .place, part.lowerBound == text.tokens.indices.first,
      part.count <= mention.positions.count + 1,
      position - part.lowerBound <= 1, !isOrigin, !["из", "from"].contains(word(position - 1))
    {
      return .lives
    }
    if word(position - 1) == "in", word(position - 2) == "back" { return .lives }
    // "Here in Launceston, where I live"
    if word(position - 1) == "in", word(position - 2) == "here" { return .lives }
    let behind = mention.positions.upperBound
    if word(behind) == ",", word(behind + 1) == "where", ["i", "we"].contains(word(behind + 2)),
      ["live", "am", "sit"].contains(word(behind + 3))
    {
      return .lives
    }
    // "We're moving to Berlin in March"
    if word(position - 1) == "to", word(position - 2) == "moving",
      ["i'm", "am", "we're", "are"].contains(word(position - 3))
    {
      return .moved
    }
    if isMoved(position) {
      return word(position - 1) == "from" || word(position - 1) == "из" ? .none : .moved
    }
    if before.contains(where: Self.lives.contains), word(position - 1) != "to" { return .lives }
    if ["вместо", "of"].contains(word(position - 1)), words.contains("вместо") || words.contains("instead") {
      return .none
    }
    if words.contains("вместо") || words.contains("instead") { return .moved }
    if frames.outline.kind == .vacancy, text.sentenceNumber(at: position) == 0,
      part.count <= mention.positions.count + 2
    {
      return .lives
    }
    if words.contains(where: Self.offices.contains), isSomebodysOffice(position) { return .none }
    // «Удалёнка. Офис у нас в Москве»
    if words.contains(where: Self.offices.contains), context.asked == .mode,
      frame(position).role != .provider,
      WorkModes.mentions(in: text).contains(where: {
        $0.mode == .remote && !part.contains($0.positions.lowerBound)
      })
    {
      return .none
    }
    if [word(position - 1), word(position - 2)].contains(where: Self.offices.contains)
      || Self.here.contains(word(position - 1)) && Self.offices.contains(word(position - 2))
    {
      return .lives
    }
    if frame(position).role == .provider, ["в", "in"].contains(word(position - 1)),
      !before.contains(where: Self.elsewhere.contains),
      (part.lowerBound..<position).contains(where: { frames.roles.providerCues.contains($0) })
    {
      return .lives
    }
    // "I run two vet clinics in Porto"
    if frame(position).role == .provider, word(position - 1) == "in",
      ["i", "we", "i've", "we've"].contains(words.first ?? ""),
      words.prefix(3).contains(where: { ["run", "own", "opened"].contains($0) })
    {
      return .lives
    }
    if words.contains(where: Self.wouldMove.contains) { return .none }
    if isContact(mention.range) { return .none }
    let beforeAll = (max(part.lowerBound, position - 6)..<position).map { word($0) }
    let isFromHere =
      word(position - 1) == "from"
      && beforeAll.contains { ["i'm", "am", "work", "working", "remotely", "remote"].contains($0) }
    // «Работала из Питера до 22 года»
    if word(position - 1) == "из", words.contains(where: ["работал", "работала", "жил", "жила"].contains) {
      return .none
    }
    if word(position - 1) == "из", context.section != .offers, !words.contains("любой"),
      mention.place.kind == .city, words.count <= 8
    {
      return words.contains { Self.residence.contains($0) || $0 == "я" } || part.count <= 3
        || context.asked == .place ? .from : .bare
    }
    if isFromHere { return namesHome(besides: mention) ? .none : .lives }
    // "iOS dev from Porto", "a tester in Riga"
    if ["from", "in", "из", "в"].contains(word(position - 1)), isOwnTrade(before: position - 1) {
      return .from
    }
    // "A village outside Graz"
    if context.asked == .place,
      ["outside", "near", "под", "около", "возле"].contains(word(position - 1))
        || context.asked == .place && word(position - 1) == "from" && word(position - 2) == "far",
      part.count <= 6,
      words.starts(with: ["not", "far"]) || !["anywhere", "not", "не"].contains(words.first ?? "")
    {
      return .bare
    }
    if beforeAll.contains(where: Self.elsewhere.contains)
      || [word(mention.positions.upperBound), word(mention.positions.upperBound + 1)].contains(where: {
        ["time", "hours", "market", "timezone"].contains($0)
      })
    {
      return .none
    }
    // "Fintech in Dublin", «финтех в Дублине»: where the field is that somebody works in.
    if Self.here.contains(word(position - 1)), isField(before: position - 1),
      !words.contains(where: Self.over.contains)
    {
      return .from
    }
    if Self.here.contains(word(position - 1)), isWhereWeAre(part) { return .lives }
    if words.contains(where: Self.residence.contains) || (words.contains("у") && words.contains("нас"))
      || words.contains("remotely")
    {
      return .lives
    }
    if ["переезд", "relocation"].contains(word(part.lowerBound)) { return .none }
    if context.asked == .place || context.section == .practical { return .bare }
    if context.asked == .mode, frame(position).role == .provider, Self.here.contains(word(position - 1)) {
      return .bare
    }
    if Self.here.contains(word(position - 1)), isWhereOneActs(part, position) { return .bare }
    if context.section == .wants || context.section == .offers { return .none }
    if part.count <= mention.positions.count + 1 { return .bare }
    // "Remote from Tallinn", «только удалёнка, Тбилиси».
    if WorkModes.mentions(in: text).contains(where: { part.overlaps($0.positions) }) { return .bare }
    return .none
  }

  /// Whether another place is told as where somebody lives: "I'm from Kazan, living in Belgrade".
  private func namesHome(besides mention: PlaceMention) -> Bool {
    Places.mentions(in: text).contains { other in
      let start = other.positions.lowerBound
      return start != mention.positions.lowerBound && isOwn(start)
        && (max(clause(start).lowerBound, start - 4)..<start).contains { Self.lives.contains(word($0)) }
    }
  }

  private static let othersWords = [
    "команд", "клиент", "заказчик", "коллег", "подрядчик", "ребят", "инвестор", "партнер", "менеджер",
    "client", "customer", "colleague", "investor", "contractor", "parents", "sister", "brother", "friend",
  ]

  /// Whether the name of the author's trade ends at `position`.
  private func isOwnTrade(before position: Int) -> Bool {
    frame(position).role != .provider
      && Trades.mentions(in: text).contains { $0.isPerson && $0.positions.upperBound == position }
  }

  /// Whether a field of work is named directly before `position`.
  private func isField(before position: Int) -> Bool {
    Skills.mentions(in: text, isAnswer: true).contains {
      $0.skill.group == "domain" && $0.positions.upperBound == position
        && polarity($0.positions) == .stated
    } || WorkField.mentions(in: text).contains { $0.positions.upperBound == position }
  }

  private static let over: Set<String> = [
    "worked", "was", "were", "used", "previously", "before", "earlier", "работал", "работала", "раньше",
    "был",
    "была", "до", "customers", "clients", "for", "для", "want", "хочу", "ищу", "looking",
  ]

  private static let origins: Set<String> = [
    "originally", "родом", "born", "came", "come", "comes", "приехал", "приехала", "уехал", "уехала",
    "переехал", "переехала", "grew", "raised", "вырос", "выросла",
  ]
  private static let lives: Set<String> = [
    "live", "living", "based", "located", "reside", "settled", "сидим", "обитаем", "находимся", "базируемся",
    "живу", "живем", "нахожусь", "проживаю",
    "обитаю", "сижу",
    "базируюсь",
  ]
  static let others: Set<String> = [
    "заказчики", "заказчик", "клиенты", "клиент", "коллеги", "начальство", "родители", "друзья", "команда",
    "жена", "муж",
  ]
  static let offices: Set<String> = [
    "office", "офис", "офиса", "офисе", "офисом", "hq", "офисы", "контора", "компания", "фирма", "студия",
    "завод", "company",
    "firm", "headquarters",
  ]
  static let here: Set<String> = ["in", "в", "во", "на"]

  /// «Я в Алматы», "we are a small studio in Valencia".
  private func isWhereWeAre(_ part: Range<Int>) -> Bool {
    let words = part.map { word($0) }
    if words.first == "я", words.count <= 4 { return true }
    if words.count <= 5, ["сами", "сам", "сама"].contains(words.first ?? ""), words.count > 1,
      ["мы", "я"].contains(words[1])
    {
      return true
    }
    let isWe = words.starts(with: ["we", "are"]) || ["мы", "we're"].contains(words.first ?? "")
    return isWe
      && words.contains {
        ["studio", "company", "startup", "team", "agency", "студия", "компания", "стартап", "команда", "мы"]
          .contains($0)
      }
  }

  private static let acting: Set<String> = [
    "build", "make", "run", "sell", "work", "teach", "own", "write", "have", "live", "lead", "manage", "keep",
    "do",
    "bake", "repair", "produce", "design",
  ]
  private static let houses: Set<String> = [
    "client", "company", "team", "studio", "agency", "shop", "office", "startup", "firm", "lab", "business",
    "clinic",
    "factory", "workshop", "bakery", "practice", "brewery", "bank", "clinics", "shops",
  ]

  /// "I build oak tables in Tartu", "my client is a food wholesaler in Eindhoven": where somebody acts now, or the house
  /// they hire for is.
  private func isWhereOneActs(_ part: Range<Int>, _ position: Int) -> Bool {
    let words = (part.lowerBound..<max(part.lowerBound, position)).map { word($0) }
    guard !words.contains(where: Self.over.subtracting(["for", "customers", "clients"]).contains),
      !words.contains(
        where: ["would", "like", "could", "if", "moving", "move", "when", "until", "before"].contains)
    else { return false }
    if ["i", "we"].contains(words.first), words.count > 1, Self.acting.contains(words[1]) { return true }
    guard frame(position).role == .provider, words.count >= 2 else { return false }
    return ["my", "our", "the"].contains(words[0]) && Self.houses.contains(words[1])
  }

  private func isContact(_ range: Range<String.Index>) -> Bool {
    Identifiers.find(in: text).contains { $0.range.overlaps(range) }
  }

  func place(_ place: Lexicon.Place) -> Domain.Place {
    Domain.Place(id: place.id, country: place.countryCode, timeZone: place.timeZone)
  }
}
