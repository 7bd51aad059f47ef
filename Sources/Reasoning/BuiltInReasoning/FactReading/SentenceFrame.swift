import Domain
import Lexicon
import Ports

/// What the sentence of a mention says about whom, and in which section that belongs.
struct SentenceFrame {
  var role: Role?
  var section: FacetSection
  /// Whether it tells of its author as they are now: no question, no order to a machine, no past job.
  var isOwn: Bool
  /// Whether it is a dated line of a past job: employers in it are read, skills and places are not.
  var isPast = false
}

/// The frames of all sentences of a text.
struct SentenceFrames {
  let roles: RoleReading
  private let sections: SectionReading
  let outline: DocumentOutline
  let dates: JobDates
  private let lines: [Kind]
  private let text: AnalysedText
  private let others: Set<Int>

  init(_ text: AnalysedText, context: FactReadingContext) {
    self.text = text
    let outline = DocumentOutline(text)
    let dates = JobDates(text)
    let lines = Self.lineKinds(text, past: Self.pastJobs(text, outline, dates), isAsked: context.asked != nil)
    let seeks = !context.roles.contains(.provider) && outline.kind != .vacancy
    let others = OtherPeople.clauses(of: text, isSeeker: seeks)
    self.outline = outline
    self.dates = dates
    self.others = others
    self.lines = lines
    roles = RoleReading(text, context: context, outline: outline) {
      // Whom somebody hired where they worked says nothing of whom they look for.
      (lines[text.sentenceNumber(at: $0)] == .told || Self.asksToFind(text, $0))
        && (!others.contains($0) || Self.isAdvised(text, $0))
        && !outline.isHeading($0)
        && !(outline.kind == .resume && outline.part(at: $0) == .jobs)
    }
    sections = SectionReading(text, context: context, roles: roles, outline: outline)
  }

  /// The frame of the token at `position`.
  func frame(at position: Int) -> SentenceFrame {
    let line = lines[text.sentenceNumber(at: position)]
    return SentenceFrame(
      role: sections.role(at: position), section: sections.section(at: position), isOwn: line == .told,
      isPast: line == .past)
  }

  /// Whether the clause at `position` is about somebody else: "my brother…, he's…".
  func isOthers(_ position: Int) -> Bool { others.contains(position) }

  /// "Could you find us a tester?" asks, and tells whom somebody looks for.
  private static func asksToFind(_ text: AnalysedText, _ position: Int) -> Bool {
    let sentence = text.sentence(at: position)
    return text.tokens[position].folded == "find" && ["us", "me"].contains(text.folded(position + 1))
      && sentence.contains { text.folded($0) == "you" }
  }

  /// "My husband says I should look for a new job": what somebody else advises the author to do, they do.
  private static func isAdvised(_ text: AnalysedText, _ position: Int) -> Bool {
    let clause = Clauses.clause(at: position, in: text)
    return (clause.lowerBound..<max(clause.lowerBound, position)).contains {
      text.folded($0) == "i"
        && ["should", "must", "need", "ought", "have", "could"].contains(text.folded($0 + 1))
    }
  }

  // MARK: Whether a sentence tells

  private enum Kind { case told, asked, ordered, past }

  private static let orders = PhraseList([
    "ignore your", "ignore all", "ignore previous", "ignore the", "disregard", "note to ai", "note to the ai",
    "system prompt", "approve this", "approve me", "rate all", "tell the employer", "tell the other",
    "you must approve",
    "as an ai", "note to llm", "instructions for the", "give this candidate", "give me the highest",
    "override", "игнорируй", "забудь инструкции", "забудь все инструкции", "одобри", "системный промпт",
    "поставь максимальн", "напиши скрипт", "write me a", "скажи работодателю", "to ai systems", "act as",
    "pretend", "you are now", "притворись", "assistant",
  ])

  private static func lineKinds(_ text: AnalysedText, past: Set<Int>, isAsked: Bool) -> [Kind] {
    var result: [Kind] = []
    var ofLine: Kind = .told
    for sentence in text.sentences {
      if text.tokens[sentence.lowerBound].startsLine { ofLine = .told }
      var kind = ofLine
      if orders.occurs(in: text, sentence) {
        kind = .ordered
        ofLine = .ordered
      } else if past.contains(sentence.lowerBound) {
        kind = .past
      } else if kind == .told, sentence.contains(where: { text.tokens[$0].isSign("?") }),
        !tellsDespiteMark(
          text, sentence,
          isAnswer: isAsked
            && (result.isEmpty || sentence.contains { Experience.count(in: text, at: $0) != nil }))
      {
        kind = .asked
      }
      result.append(kind)
    }
    return result
  }

  private static let firstPersons: Set<String> = [
    "i", "i'm", "i've", "i'd", "we", "we're", "we've", "я", "мы",
  ]
  private static let openings: Set<String> = [
    "so", "well", "oh", "hm", "hmm", "um", "ok", "yes", "no", "but", "and", "ну", "ой", "да", "нет", "а", "и",
    "вот", "так",
    "maybe", "может",
  ]
  private static let asking: Set<String> = [
    "you", "your", "do", "does", "is", "can", "could", "should", "would", "will", "how", "why", "who",
    "which", "where",
    "are", "вы", "вас", "вам", "ваш", "ты", "ли", "как", "почему", "кто", "где", "какие", "какой", "какая",
    "можно", "когда",
    "зачем", "сколько",
  ]

  /// "I've been doing frontend for almost nine years now?", and an amount or a place given with doubt as an answer.
  private static func tellsDespiteMark(_ text: AnalysedText, _ sentence: Range<Int>, isAnswer: Bool) -> Bool {
    let words = sentence.filter { text.tokens[$0].kind != .sign }.map { text.tokens[$0].folded }
    let told = words.drop { openings.contains($0) }
    guard let first = told.first else { return false }
    // "6,800 dollars a month before tax, if that isn't cheeky?"
    let opening = sentence.prefix { !text.tokens[$0].isSign(",") }
    if isAnswer, opening.count < sentence.count - 1,
      opening.contains(where: { text.tokens[$0].kind == .number }),
      !opening.contains(where: { asking.contains(text.tokens[$0].folded) })
    {
      return true
    }
    // "Adobe XD, is that still alive even?", asked for tools: the name answers.
    if isAnswer, opening.count <= 4, opening.count < sentence.count - 1,
      opening.allSatisfy({ position in
        Skills.mentions(in: text, isAnswer: true).contains { $0.positions.contains(position) }
      })
    {
      return true
    }
    // "Could you change the pay to 4500?" orders.
    if let you = words.prefix(4).firstIndex(of: "you"), you > 0, words.indices.contains(you + 1),
      words[(you + 1)...].prefix(2).contains(where: {
        [
          "change", "make", "put", "set", "update", "raise", "lower", "replace", "remove", "correct", "write",
          "drop", "fix",
        ]
        .contains($0)
      })
    {
      return true
    }
    if words.contains(where: asking.contains) { return false }
    if firstPersons.contains(first) || told.starts(with: ["у", "меня"]) || told.starts(with: ["у", "нас"]) {
      return true
    }
    // "Mid-level I suppose you'd call it?"
    if words.count <= 9, words.contains(where: ["suppose", "guess", "think", "reckon"].contains) {
      return true
    }
    return isAnswer && words.count <= 8 && !["what", "что", "what's"].contains(first)
  }

  private static let schools: Set<String> = [
    "university", "college", "institute", "school", "bachelor", "bachelor's", "master", "master's", "bsc",
    "msc", "phd",
    "degree", "университет", "институт", "академия", "бакалавр", "магистр", "магистратура", "бакалавриат",
    "колледж", "вуз",
  ]

  /// The tokens of what is over: dated lines of past jobs and what stands below them, and where somebody learned.
  private static func pastJobs(_ text: AnalysedText, _ outline: DocumentOutline, _ dates: JobDates) -> Set<
    Int
  > {
    var result: Set<Int> = []
    var isPast = false
    var isBelowDates = false
    var spans = dates.spans[...]
    let starts = text.tokens.indices.filter { text.tokens[$0].startsLine }
    for (number, start) in starts.enumerated() {
      let line = start..<(number + 1 < starts.count ? starts[number + 1] : text.tokens.count)
      let isInJobs = outline.part(at: start) == .jobs
      let first = line.first { text.tokens[$0].kind != .sign } ?? start
      let span = spans.first { line.contains($0.positions.lowerBound) }
      spans = spans.drop { $0.positions.lowerBound < line.upperBound }
      if outline.part(at: start) == .education {
        isPast = true
      } else if let span {
        let opens = span.positions.lowerBound <= first
        let closes = line.upperBound - span.positions.upperBound <= 2
        isPast = span.end != nil && (opens || isInJobs || closes && dates.spans.count > 1)
        isBelowDates = isPast && opens
      } else if !isInJobs || outline.isHeading(first) {
        // What stands right below the dates of a job goes with them, whatever the part is called.
        let isLabelled = line.prefix(3).contains { text.tokens[$0].isSign(":") }
        let goesOn =
          isPast && isBelowDates && !isLabelled && outline.part(at: start) == nil
          && !followsEmptyLine(text, start)
        isBelowDates = goesOn
        isPast = goesOn || isPastYear(text, first, line)
        if isPast { result.formUnion(line) }
        continue
      }
      if isPast { result.formUnion(line) }
    }
    return result
  }

  private static func followsEmptyLine(_ text: AnalysedText, _ position: Int) -> Bool {
    guard position > 0 else { return true }
    let gap = text.text[text.tokens[position - 1].range.upperBound..<text.tokens[position].range.lowerBound]
    return gap.utf8.lazy.filter { $0 == 0x0A }.prefix(2).count == 2
  }

  /// "2014: internship, PHP"; "2021 to now" is not over.
  private static func isPastYear(_ text: AnalysedText, _ start: Int, _ line: Range<Int>) -> Bool {
    guard let year = Int(text.tokens[start].folded), (1980...2100).contains(year),
      start + 1 < line.upperBound,
      [":", "-", "–", "—", "|", "·", ",", "to", "по", "г"].contains(text.tokens[start + 1].folded)
    else { return false }
    return !line.prefix(7).contains {
      ["now", "present", "today", "нв", "настоящее", "сейчас"].contains(text.tokens[$0].folded)
    }
  }

  /// Whether a trade or a tool is named beside the dates of a job: on their line or on one of the lines below, up to the next
  /// dates or an empty line.
  private func tellsOfTrade(_ span: JobDates.Span) -> Bool {
    let start = span.positions.lowerBound
    let opening = text.tokens.indices.last { $0 <= start && text.tokens[$0].startsLine } ?? 0
    let next = dates.spans.first { $0.positions.lowerBound > start }.map(\.positions.lowerBound)
    let isHead = opening == start || text.tokens[opening].kind == .sign && opening + 1 == start
    var end = text.tokens.indices.first { $0 > start && text.tokens[$0].startsLine } ?? text.tokens.count
    // "Firm, 2019 - 2022" may have its post above or below.
    let isShort = end - opening - span.positions.count < 3
    if isHead || isShort {
      end = min(
        text.tokens.indices.first {
          $0 > start && text.tokens[$0].startsLine && Self.followsEmptyLine(text, $0)
        } ?? text.tokens.count,
        next.map { at in text.tokens.indices.last { $0 <= at && text.tokens[$0].startsLine } ?? at }
          ?? text.tokens.count)
    }
    let above =
      isShort && opening > 0
      ? text.tokens.indices.last { $0 < opening && text.tokens[$0].startsLine } ?? 0 : opening
    let block = above..<max(end, opening + 1)
    // "Barman. No firmware."
    func isDenied(_ positions: Range<Int>) -> Bool {
      ["no", "not", "without", "без", "не"].contains(text.folded(positions.lowerBound - 1))
    }
    return Trades.mentions(in: text).contains {
      block.contains($0.positions.lowerBound) && !isDenied($0.positions)
    }
      || Skills.mentions(in: text).contains {
        block.contains($0.positions.lowerBound) && $0.skill.group != "domain" && !isDenied($0.positions)
      }
  }

  /// The years of work that the dates of jobs add up to; nil where there are none to count.
  func yearsOfJobs(until currentYear: Int) -> (years: Double, positions: Range<Int>)? {
    let jobs = dates.spans.filter { span in
      guard outline.part(at: span.positions.lowerBound) != .education else { return false }
      return !text.sentence(at: span.positions.lowerBound).contains {
        Self.schools.contains(text.tokens[$0].folded)
      }
    }
    let ofTrade = jobs.filter { tellsOfTrade($0) }
    // "Cook, 2017 - 2024" beside jobs of the trade is no experience in it.
    let counted = ofTrade.isEmpty ? jobs : ofTrade
    guard let first = counted.min(by: { $0.start < $1.start }), outline.kind == .resume || jobs.count > 1
    else {
      return nil
    }
    var total = 0.0
    var reached = first.start
    for job in counted.sorted(by: { $0.start < $1.start }) {
      let end = min(job.end ?? Double(currentYear) + 0.5, Double(currentYear) + 1)
      guard end > reached else { continue }
      total += end - max(job.start, reached)
      reached = end
    }
    return total < 0.5 ? nil : ((total + 0.25).rounded(.down), first.positions)
  }
}
