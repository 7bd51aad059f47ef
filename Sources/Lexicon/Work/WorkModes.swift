/// Where work is done.
package enum WorkingMode: String, Sendable, CaseIterable {
  case remote, hybrid, office
}

/// A way of working named in a text.
package struct WorkModeMention: Sendable, Equatable {
  package let mode: WorkingMode
  /// Whether the words rule the others out: "only remote", «только удалёнка», "fully remote".
  package let isExclusive: Bool
  package let range: Range<String.Index>
  package let positions: Range<Int>
}

/// Finds ways of working: remote, hybrid, in an office.
package enum WorkModes {
  /// The ways of working named in `text`, in order. Days of an office week ("two days a week in the office") are
  /// hybrid. Negation is not looked at; `NegationScopes` tells it.
  package static func mentions(in text: AnalysedText) -> [WorkModeMention] {
    text.cache.value(\.modes) { look(in: text) }
  }

  private static func look(in text: AnalysedText) -> [WorkModeMention] {
    let hits = table.matches(in: text) { accepts($0, text) }
    let week = Week(text)
    var result: [WorkModeMention] = []
    for hit in hits {
      // "Two days in the office, the rest from home" is one way.
      if hit.value == .remote,
        ["rest", "remainder", "others", "остальное", "остальные"].contains(
          text.folded(hit.positions.lowerBound - 1))
      {
        continue
      }
      // "Two days at the bench, three wherever you like", "the rest of the week from wherever there's light"
      if hit.value == .remote, !week.spent.isEmpty,
        (max(0, hit.positions.lowerBound - 5)..<hit.positions.lowerBound).contains(where: {
          [
            "rest", "remainder", "others", "other", "остальное", "остальные", "two", "three", "four", "2",
            "3", "4",
          ]
          .contains(text.folded($0))
        })
      {
        continue
      }
      if hit.value == .remote, isOfHome(hit.positions, text), let days = days(around: hit.positions, text),
        days.value < 5
      {
        result.append(
          mention(
            .hybrid,
            min(
              days.positions.lowerBound, hit.positions.lowerBound)..<max(
                days.positions.upperBound, hit.positions.upperBound), text))
        continue
      }
      // "Office, but Fridays from home are fine"
      if hit.value == .remote, isOfHome(hit.positions, text), let day = weekday(before: hit.positions, text) {
        result.append(mention(.hybrid, day..<hit.positions.upperBound, text))
        continue
      }
      // "Wednesdays on site": some days of the week.
      if hit.value == .office, let day = weekday(before: hit.positions, text) {
        result.append(mention(.hybrid, day..<hit.positions.upperBound, text))
        continue
      }
      // «В офис могу, но не каждый день, а остальное из дома»
      if hit.value == .office, hasRestAtHome(hit.positions, text) {
        result.append(mention(.hybrid, hit.positions, text))
        continue
      }
      if hit.value == .office, let days = days(around: hit.positions, text) {
        let positions =
          min(
            days.positions.lowerBound, hit.positions.lowerBound)..<max(
            days.positions.upperBound, hit.positions.upperBound)
        result.append(mention(days.value >= 5 ? .office : .hybrid, positions, text))
      } else {
        result.append(mention(hit.value, hit.positions, text))
      }
    }
    result += homes(beside: result, text) + sites(beside: result, text)
    let covered = Set(result.flatMap(\.positions))
    // "Athens office, three days in, two at home": the days say what the office is.
    let hybrids =
      week.spent
      + result.filter { $0.mode == .hybrid && $0.positions.count > 2 }.map(\.positions)
    result.removeAll { plain in
      plain.mode == .office && plain.positions.count <= 2
        && hybrids.contains {
          text.sentenceNumber(at: $0.lowerBound) == text.sentenceNumber(at: plain.positions.lowerBound)
        }
    }
    for days in week.spent where !days.contains(where: covered.contains) {
      result.append(mention(.hybrid, days, text))
    }
    for days in week.whole where !days.contains(where: covered.contains) {
      result.append(mention(.office, days, text))
    }
    return result.sorted { $0.positions.lowerBound < $1.positions.lowerBound }
  }

  /// The ways of working named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [WorkModeMention] { mentions(in: AnalysedText(text)) }

  /// The days of a week that a text tells of, looked for once, and only where it names a day at all.
  private struct Week {
    /// Some days spent together: "two days a week with us", "Tuesdays at the shop".
    let spent: [Range<Int>]
    /// All five of them at a place of the team's.
    let whole: [Range<Int>]

    init(_ text: AnalysedText) {
      var (hasCounted, hasNamed) = (false, false)
      for token in text.tokens {
        if dayNouns.contains(token.folded) { hasCounted = true }
        if plurals.contains(token.folded) { hasNamed = true }
      }
      spent = (hasCounted ? bareDays(text) : []) + (hasNamed ? dayNames(text) : [])
      whole = hasCounted ? everyDay(text) : []
    }
  }

  private static let dayNouns: Set<String> = ["day", "days", "день", "дня", "дней"]

  /// Where the text says that any way of working suits: "anything works", «любой формат», «без разницы».
  package static func any(in text: AnalysedText) -> Range<Int>? {
    // "Not remote any more" allows nothing.
    anything.matches(in: text) { hit in
      !(text.folded(hit.positions.lowerBound) == "any" && hit.positions.count == 1
        && ["more", "longer", "other", "of"].contains(text.folded(hit.positions.upperBound)))
    }.first?.positions
  }

  private static let weekdays: Set<String> = [
    "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "monday", "tuesday", "wednesday", "thursday",
    "friday", "понедельникам", "вторникам", "средам", "четвергам", "пятницам", "понедельник", "вторник",
    "среду", "четверг", "пятницу",
  ]

  private static func weekday(before positions: Range<Int>, _ text: AnalysedText) -> Int? {
    let clause = Clauses.clause(at: positions.lowerBound, in: text)
    let near = max(clause.lowerBound, positions.lowerBound - 4)..<positions.lowerBound
    // "Monday to Friday in the office" is all of them.
    if near.contains(where: { ["to", "till", "through", "-", "–", "с", "по"].contains(text.folded($0)) }),
      !near.contains(where: { text.folded($0) == "по" && text.folded($0 + 1).hasSuffix("ам") })
    {
      return nil
    }
    if let day = near.first(where: { weekdays.contains(text.folded($0)) }) { return day }
    // «В офисе вторник и четверг»
    let behind = positions.upperBound..<min(positions.upperBound + 2, clause.upperBound)
    if behind.contains(where: { weekdays.contains(text.folded($0)) }),
      !(positions.upperBound..<min(positions.upperBound + 4, clause.upperBound)).contains(where: {
        ["to", "till", "through", "-", "–", "по"].contains(text.folded($0))
      })
    {
      return positions.lowerBound
    }
    // "In the office on Tuesdays and Wednesdays"
    return text.folded(positions.upperBound) == "on"
      && weekdays.contains(text.folded(positions.upperBound + 1))
      ? positions.lowerBound : nil
  }

  private static let presence = PhraseTable<Bool>.folded([
    "comes in", "come in", "in the office", "at the office", "at the shop", "at the studio", "at the bench",
    "at the lab", "in the lab", "only there", "are there", "we're there", "on site", "in person",
    "together in", "meet in", "at our place",
    "собираемся в офисе", "сидят в офисе", "сидим в офисе", "встречаемся в офисе", "в офисе", "приезжаем",
  ])
  private static let plurals: Set<String> = [
    "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "понедельникам", "вторникам", "средам",
    "четвергам", "пятницам",
  ]

  /// "Everyone comes in Tuesdays and Thursdays", "at the shop on Mondays", «по вторникам все сидят в офисе»: some days of
  /// the week that are spent together.
  private static func dayNames(_ text: AnalysedText) -> [Range<Int>] {
    text.sentences.compactMap { sentence in
      let days = sentence.filter { plurals.contains(text.folded($0)) }
      guard let first = days.first, (1...4).contains(days.count),
        !sentence.contains(where: { ["not", "never", "no", "не", "to"].contains(text.folded($0)) }),
        sentence.contains(where: { presence.match(in: text, at: $0) != nil })
      else { return nil }
      return first..<first + 1
    }
  }

  private static let allDays = PhraseTable<Bool>.folded([
    "all five days", "five days a week", "5 days a week", "every single day", "every working day",
    "все пять дней", "пять дней в неделю", "5 дней в неделю",
  ])
  private static let sites: Set<String> = [
    "bench", "lab", "studio", "shop", "workshop", "factory", "plant", "desk", "floor", "us", "site", "лабе",
    "лаборатории", "студии", "цеху", "цехе", "нами", "месте",
  ]

  /// "They're at the bench all five days": the whole week at a place of the team's.
  private static func everyDay(_ text: AnalysedText) -> [Range<Int>] {
    text.tokens.indices.compactMap { position in
      guard let hit = allDays.match(in: text, at: position) else { return nil }
      let clause = Clauses.clause(at: position, in: text)
      guard clause.contains(where: { sites.contains(text.folded($0)) }),
        !clause.contains(where: { ["not", "no", "не", "home", "дома"].contains(text.folded($0)) })
      else { return nil }
      return hit.positions
    }
  }

  /// Whether the rest of the time is said to be spent at home in the sentence of an office.
  private static func hasRestAtHome(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    let sentence = text.sentence(at: positions.lowerBound)
    return sentence.contains { position in
      ["остальное", "остальные", "rest"].contains(text.folded(position))
        && (position..<min(position + 5, sentence.upperBound)).contains {
          ["дома", "дом", "home", "удаленно", "remote", "remotely"].contains(text.folded($0))
        }
    }
  }

  private static let choice: Set<String> = ["or", "или", "либо"]

  /// "Office or home": alone the second word is no way of working.
  private static func homes(beside found: [WorkModeMention], _ text: AnalysedText) -> [WorkModeMention] {
    found.filter { $0.mode == .office }.compactMap { office in
      for (joint, home) in [
        (office.positions.upperBound, office.positions.upperBound + 1),
        (office.positions.lowerBound - 1, office.positions.lowerBound - 2),
      ] where choice.contains(text.folded(joint)) && text.folded(home) == "home" {
        return mention(.remote, home..<home + 1, text)
      }
      return nil
    }
  }

  /// "In Berlin or remote", «удалённо или в Москве»: a place beside the work from home is work on site.
  private static func sites(beside found: [WorkModeMention], _ text: AnalysedText) -> [WorkModeMention] {
    let distant = found.filter { $0.mode == .remote }
    guard !distant.isEmpty else { return [] }
    return Places.mentions(in: text).compactMap { place in
      let start = place.positions.lowerBound - 1
      guard place.place.kind == .city, ["in", "в", "во"].contains(text.folded(start)) else { return nil }
      let isBeside = distant.contains {
        choice.contains(text.folded(place.positions.upperBound))
          && $0.positions.lowerBound == place.positions.upperBound + 1
          || choice.contains(text.folded(start - 1)) && $0.positions.upperBound == start - 1
      }
      return isBeside ? mention(.office, start..<place.positions.upperBound, text) : nil
    }
  }

  private static func isOfHome(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    positions.contains { ["home", "дома"].contains(text.folded($0)) }
  }

  private static let anything: PhraseTable<Bool> = {
    var table = PhraseTable<Bool>(.folded)
    for phrase in [
      "any format", "anything works", "any mode", "either is fine", "either works", "don't mind",
      "doesn't matter", "all fine",
      "both fine", "both are fine", "any is fine", "любой формат", "любой вариант", "без разницы",
      "все равно", "всё равно",
      "хоть как", "как скажете", "как хотите", "мне все равно", "не важно", "неважно", "не принципиально",
      "как угодно", "оба варианта", "и так и так", "любой",
      "no preference", "all the same to me", "flexible", "some of each", "any", "either", "both", "оба",
      "и то и другое", "whatever",
    ] { table.insert(phrase, true) }
    return table
  }()

  private static let table: PhraseTable<WorkingMode> = {
    var table = PhraseTable<WorkingMode>(.stems)
    let rows: [(WorkingMode, [String])] = [
      (
        .remote,
        [
          "remote", "remotely", "remot", "remotly", "from home", "work from home", "working from home", "wfh",
          "home office",
          "fully distributed", "from my kitchen", "from my living room", "from my sofa", "from my couch",
          "from my garden", "anywhere with wifi", "anywhere with internet", "telework", "teleworking",
          "homeoffice", "everything is online", "is all online", "all of it is online", "all online",
          "home only", "home based", "kitchen table", "from my desk at home", "at home", "from anywhere",
          "wherever they want", "wherever they like",
          "wherever you want",
          "wherever you like", "from wherever", "work anywhere", "откуда угодно", "из любой точки",
          "хоть где", "где угодно",
          "удаленно", "удаленка", "удаленная", "удаленный", "удалённо", "удалёнка", "удаленке", "удалёнку",
          "дистанционно", "дистанционный", "из дома", "дома",
          "хоум офис", "по домам", "дистанционка", "ремоут", "ремоте", "telecommute", "удаленкой",
        ]
      ),
      (
        .hybrid,
        [
          "hybrid", "hibrid", "hybird", "hybryd", "смешанный", "смешанно", "mixed mode", "half the week",
          "half the time",
          "part of the week",
          "a mix of the two", "a mix of both",
          "mix of both", "mix of the two", "гибрид",
          "гибридный", "гибридно", "гибридная", "полуудаленка", "пополам",
          "частично удаленно", "semi remote", "partly remote",
        ]
      ),
      (
        .office,
        [
          "office", "on site", "onsite", "in person", "on our premises", "on the premises", "at our premises",
          "at the client's", "на площадке", "у заказчика в офисе", "на территории заказчика", "офис",
          "офисный", "очно", "в офисе",
          "на месте", "office based", "приезжать надо", "надо приезжать", "нужно приезжать",
          "приезжать нужно",
        ]
      ),
    ]
    for (mode, phrases) in rows { for phrase in phrases { table.insert(phrase, mode) } }
    return table
  }()

  private static func accepts(_ hit: PhraseTable<WorkingMode>.Hit, _ text: AnalysedText) -> Bool {
    let first = hit.positions.lowerBound
    let last = hit.positions.upperBound - 1
    let before = text.folded(first - 1)
    let after = text.folded(last + 1)
    switch hit.value {
    case .office:
      if ["microsoft", "ms", "libre", "open", "back", "front", "post", "бэк", "мс", "head"].contains(before) {
        return false
      }
      // "An in-house recruiter" tells whose they are.
      let isHouse = text.folded(last) == "house"
      if isHouse, text.tokens.indices.contains(last + 1), text.tokens[last + 1].kind == .word { return false }
      return !["365", "suite", "manager", "hours", "менеджер"].contains(after)
    case .remote:
      if text.folded(first) == "домой" { return false }
      // «Бассейн на дом не увезёшь» has the stem of «дома».
      if hit.positions.count == 1,
        ["дом", "дому", "дом", "домом", "доме", "домов"].contains(text.folded(first))
      {
        return text.folded(first) == "дому" && before == "на"
          || ["только", "лишь", "или", "либо"].contains(before)
          || ["или", "либо"].contains(after)
      }
      if text.folded(first) == "дома" {
        return ["в", "для"].contains(before) == false
          && (before == "из" || before == "дни" || before == "остальное" || before == "все"
            || before == "работаю"
            || before == "работать" || before == "сидеть" || before == "или" || before == "либо"
            || ["или", "либо", "работать", "сидеть"].contains(after))
      }
      if text.folded(first) == "at" {
        let sentence = text.sentence(at: first)
        return sentence.contains {
          ["work", "working", "stay", "sit", "days", "rest", "either", "altogether", "prefer", "office"]
            .contains(
              text.folded($0))
        }
      }
      return !["procedure", "desktop", "control", "config", "server", "call", "calls", "debugging"].contains(
        after)
    case .hybrid:
      return !["cloud", "app", "apps", "mobile", "search", "приложения", "облако", "поиск", "parallelism"]
        .contains(after)
    }
  }

  private static let exclusive: Set<String> = [
    "only", "fully", "exclusively", "100", "strictly", "just", "только", "полностью", "исключительно",
    "строго", "полная", "полную", "полной", "full", "solely",
  ]

  private static func mention(_ mode: WorkingMode, _ positions: Range<Int>, _ text: AnalysedText)
    -> WorkModeMention
  {
    let first = positions.lowerBound
    let before = [
      text.folded(first - 1),
      ["%", "на", "из"].contains(text.folded(first - 1)) ? text.folded(first - 2) : "",
    ]
    let after = text.folded(positions.upperBound)
    // "Can be fully remote" is an offer beside others.
    let clause = Clauses.clause(at: first, in: text)
    let isOffer = clause.contains {
      ["can", "could", "possible", "можно", "возможна", "возможно", "or", "или", "либо", "ok", "fine"]
        .contains(text.folded($0))
    }
    // "remote (only)", "remote only", but not "remote, only …".
    let isExclusive =
      !isOffer
      && (before.contains(where: exclusive.contains) || after == "only" || after == "-only" || after == "онли"
        || ["полная", "полностью", "full", "fully", "100"].contains(after)
        || (after == "-" && text.folded(positions.upperBound + 1) == "only"))
    return WorkModeMention(
      mode: mode, isExclusive: isExclusive, range: text.range(of: positions), positions: positions)
  }

  private static let dayWords: Set<String> = [
    "day", "days", "день", "дня", "дней", "дни", "раз", "раза", "times", "x", "d",
  ]

  /// A number of days in the same sentence, at most six tokens away.
  private static func days(around positions: Range<Int>, _ text: AnalysedText) -> (
    value: Double, positions: Range<Int>
  )? {
    let sentence = text.sentence(at: positions.lowerBound)
    let lower = max(sentence.lowerBound, positions.lowerBound - 8)
    let upper = min(sentence.upperBound, positions.upperBound + 6)
    for position in lower..<upper {
      // "Once a week", «раз в неделю»
      if ["once", "twice", "раз"].contains(text.folded(position)),
        ["a", "в", "per"].contains(text.folded(position + 1)),
        ["week", "month", "неделю", "месяц"].contains(text.folded(position + 2))
      {
        let positions = position..<min(position + 3, sentence.upperBound)
        return (text.folded(position + 2).hasPrefix("м") ? 0.25 : 1, positions)
      }
      // "With the odd day in"
      if text.folded(position) == "odd", ["day", "days"].contains(text.folded(position + 1)),
        position + 1 < upper
      {
        return (1, position..<position + 2)
      }
      // "I could do a day in the office now and then"
      if text.folded(position) == "a", text.folded(position + 1) == "day",
        ["in", "at", "on"].contains(text.folded(position + 2)), position + 2 < upper
      {
        return (1, position..<position + 2)
      }
      // "A couple of days in an office"
      if ["couple", "few"].contains(text.folded(position)) {
        let word = position + (text.folded(position + 1) == "of" ? 2 : 1)
        if word < upper, ["days", "day"].contains(text.folded(word)) { return (2, position..<word + 1) }
      }
      guard let count = Numerals.count(in: text, at: position), !count.isOrdinal, count.value <= 7 else {
        continue
      }
      let end = count.positions.upperBound
      guard end < upper, dayWords.contains(text.folded(end)) else { continue }
      return (count.value, position..<end + 1)
    }
    return nil
  }

  /// "Two days a week", "three days is fine": some days of a week, without a word for where they are worked.
  package static func weekDays(in text: AnalysedText) -> Range<Int>? {
    text.tokens.indices.lazy.compactMap { position -> Range<Int>? in
      if ["once", "twice"].contains(text.folded(position)), text.folded(position + 1) == "a",
        text.folded(position + 2) == "week"
      {
        return position..<position + 3
      }
      guard let count = Numerals.count(in: text, at: position), !count.isOrdinal, count.value < 5 else {
        return nil
      }
      let end = count.positions.upperBound
      let isOften =
        ["раз", "раза", "times"].contains(text.folded(end)) && ["в", "a"].contains(text.folded(end + 1))
      guard isOften || ["days", "day", "дня", "дней", "день"].contains(text.folded(end)) else { return nil }
      return position..<end + 1
    }.first
  }

  /// "two days a week with us", "3 days in": hybrid without the word office.
  private static func bareDays(_ text: AnalysedText) -> [Range<Int>] {
    text.tokens.indices.compactMap { position in
      guard let count = Numerals.count(in: text, at: position), !count.isOrdinal, count.value < 5 else {
        return nil
      }
      let end = count.positions.upperBound
      guard ["days", "day", "дня", "дней", "день"].contains(text.folded(end)) else { return nil }
      let next = (1...5).map { text.folded(end + $0) }
      let isWeekly = next[0] == "a" && next[1] == "week" || next[0] == "в" && next[1] == "неделю"
      let rest = (isWeekly ? Array(next[2...]) : next) + [text.folded(end + 5), ""]
      guard
        rest[0] == "with" && rest[1] == "us"
          || rest[0] == "with" && rest[1] == "the"
            && ["client", "clients", "team", "others"].contains(rest[2])
          || rest[0] == "at" && ["the", "their", "your"].contains(rest[1])
            && ["client", "client's", "clients", "studio", "lab", "desk", "site", "place", "premises"]
              .contains(rest[2])
          || rest[0] == "in" && ["the", "a", "your"].contains(rest[1])
            && ["studio", "lab", "workshop", "hangar", "factory", "shop", "building"].contains(rest[2])
          || rest[0] == "in" && !isWeekly
            && (rest[1].isEmpty || rest[1] == "." || rest[1] == "," || rest[1] == "person")
          || rest[0] == "on" && rest[1] == "site" || rest[0] == "onsite"
          || rest[0] == "with" && rest[1] == "team" || rest[0] == "на" && rest[1] == "месте"
          || rest[0] == "с" && rest[1] == "нами"
      else { return nil }
      return position..<end + (isWeekly ? 3 : 1)
    }
  }
}
