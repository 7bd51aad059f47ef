/// Reads employers off the list of jobs of a résumé, where no verb tells them: "Brightwater, Backend Engineer,
/// 2015 - 2020", or a name on a line of its own beside a title and its dates.
///
/// A line is cut at its signs into pieces: titles, places, terms, tools. What is none of them and is written as a
/// name, first on the line or behind the title, is the employer. What a preposition tells, `NameReader` reads.
package enum JobLines {
  /// The names, in order, none overlapping.
  ///
  /// - Parameter listsJobs: whether the token at a position stands below a heading such as "Experience", so that
  ///   a line without dates is a job too.
  package static func employers(in text: AnalysedText, listsJobs: (Int) -> Bool = { _ in false }) -> [Range<
    Int
  >] {
    JobLineScan(text, listsJobs).found()
  }

  /// The tokens of the lines that hold a time from a year to a year, but for the time itself.
  static func datedTokens(in text: AnalysedText) -> Set<Int> {
    let spans = JobDates(text).spans
    if spans.isEmpty { return [] }
    return Set(JobLineScan.lines(of: text, spans).filter(\.holdsSpan).flatMap(\.positions))
      .subtracting(spans.flatMap(\.positions))
  }
}

/// One search for employers among the lines of a text.
private struct JobLineScan {
  /// A line of the text, not yet cut.
  struct RawLine {
    let positions: Range<Int>
    /// The times on it.
    let spans: ArraySlice<JobDates.Span>
    /// Whether an empty line stands before it.
    let isBehindGap: Bool

    var holdsSpan: Bool { !spans.isEmpty }
  }

  private struct Piece {
    enum Kind { case title, name, skill, filler }
    let kind: Kind
    let positions: Range<Int>
    /// A name of a firm that is the name of its tool too.
    var isToolToo = false
  }

  private struct Line {
    let pieces: [Piece]
    /// Whether a preposition behind the title tells the employer.
    let isTold: Bool

    var title: Int? { pieces.firstIndex { $0.kind == .title } }
  }

  private let text: AnalysedText
  private let raw: [RawLine]
  private let jobs: Set<Int>
  /// The tokens of places, languages and terms.
  private let known: Set<Int>

  init(_ text: AnalysedText, _ listsJobs: (Int) -> Bool) {
    self.text = text
    let spans = JobDates(text).spans
    let raw = Self.lines(of: text, spans)
    self.raw = raw
    jobs = Set(raw.indices.filter { listsJobs(raw[$0].positions.lowerBound) })
    let isAny = !spans.isEmpty || !jobs.isEmpty || text.tokens.contains { Self.isYear($0) }
    var known: Set<Int> = []
    if isAny {
      known = Set(Places.mentions(in: text).flatMap(\.positions))
      known.formUnion(SpokenLanguages.mentions(in: text).flatMap(\.positions))
      known.formUnion(WorkModes.mentions(in: text).flatMap(\.positions))
      known.formUnion(EmploymentForms.mentions(in: text).flatMap(\.positions))
    }
    self.known = known
    hasJobs = isAny
  }

  private let hasJobs: Bool

  static func lines(of text: AnalysedText, _ spans: [JobDates.Span]) -> [RawLine] {
    let starts = text.tokens.indices.filter { $0 == 0 || text.tokens[$0].startsLine }
    var rest = spans[...]
    return starts.enumerated().map { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] : text.tokens.count
      let own = rest.prefix { $0.positions.lowerBound < end }
      rest = rest.dropFirst(own.count)
      return RawLine(positions: start..<end, spans: own, isBehindGap: isBehindGap(start, text))
    }
  }

  private static func isBehindGap(_ start: Int, _ text: AnalysedText) -> Bool {
    guard start > 0 else { return true }
    let gap = text.text[text.tokens[start - 1].range.upperBound..<text.tokens[start].range.lowerBound]
    return gap.utf8.lazy.filter { $0 == 0x0A }.prefix(2).count == 2
  }

  // MARK: Lines

  func found() -> [Range<Int>] {
    guard hasJobs else { return [] }
    var names: [Int: Range<Int>] = [:]
    var isListed = false
    for number in raw.indices {
      let isDated = raw[number].holdsSpan
      guard isDated || jobs.contains(number) || holdsYear(number) else { continue }
      let line = cut(number)
      if line.isTold { continue }
      if let title = line.title {
        if let name = name(beside: title, in: line) {
          names[number] = name
          isListed = isListed || isDated
          continue
        }
      }
      guard isDated, let (place, name) = nameOfHead(number, line, taken: Set(names.keys)) else { continue }
      names[place] = name
    }
    // "Lutik, developer" among lines with dates.
    for number in raw.indices.dropFirst() where isListed && names[number] == nil && isShort(number) {
      let line = cut(number)
      if !line.isTold, line.pieces.count == 2, line.title == 1, let name = name(beside: 1, in: line) {
        names[number] = name
      }
    }
    return names.sorted { $0.key < $1.key }.map(\.value)
  }

  /// First on the line, or behind the title.
  private func name(beside title: Int, in line: Line) -> Range<Int>? {
    let known = line.pieces.enumerated().filter { $0.element.kind != .filler }
    guard let first = known.first else { return nil }
    if first.element.kind == .name { return first.element.positions }
    // "Payments, Backend Engineer": a field before the title.
    guard let behind = known.first(where: { $0.offset > title }), behind.element.kind == .name else {
      return nil
    }
    // "Engineer, Docker, Terraform" is a list of tools.
    if behind.element.isToolToo, line.pieces.contains(where: { $0.kind == .skill }) { return nil }
    return behind.element.positions
  }

  /// The employer on a line of its own near the dates on line `number`: above them first, then below.
  private func nameOfHead(_ number: Int, _ line: Line, taken: Set<Int>) -> (Int, Range<Int>)? {
    var above: [Int] = []
    var next = number - 1
    while next >= 0, above.count < 3, isHead(next), !taken.contains(next), !raw[next + 1].isBehindGap {
      above.append(next)
      next -= 1
    }
    var below: [Int] = []
    next = number + 1
    while next < raw.count, below.count < 2, isHead(next), !raw[next].isBehindGap {
      below.append(next)
      next += 1
    }
    let around = (above + below).map { ($0, cut($0)) }
    if around.contains(where: \.1.isTold) { return nil }
    guard line.title != nil || around.contains(where: { $0.1.title != nil }) else { return nil }
    for (place, head) in [(number, line)] + around {
      if let title = head.title {
        if let name = name(beside: title, in: head) { return (place, name) }
        continue
      }
      let known = head.pieces.filter { $0.kind != .filler }
      guard let first = known.first, first.kind == .name, !first.isToolToo || known.count == 1 else {
        continue
      }
      return (place, first.positions)
    }
    return nil
  }

  private func isShort(_ number: Int) -> Bool {
    raw[number].positions.lazy.filter { text.tokens[$0].kind == .word }.prefix(11).count <= 10
  }

  /// Whether a line may be part of the head of a job: a short one that is neither an item of a list, nor a sentence, nor
  /// a heading, nor the dates of another job.
  private func isHead(_ number: Int) -> Bool {
    let line = raw[number].positions
    guard !raw[number].holdsSpan, isShort(number), let first = line.first, let last = line.last else {
      return false
    }
    if text.tokens[first].kind == .sign, !Self.quotes.contains(text.folded(first)) { return false }
    if text.tokens[last].isSign("."), line.count > 6 { return false }
    let words = line.filter { text.tokens[$0].kind != .sign }
    return !words.allSatisfy { Self.headings.contains(text.folded($0)) }
  }

  private static let headings: Set<String> = [
    "experience", "work", "professional", "employment", "history", "career", "education", "skills", "summary",
    "about", "me", "profile", "projects", "languages", "key", "contact", "contacts", "recent", "selected",
    "previous", "jobs", "roles", "certifications", "courses", "опыт", "работы", "карьера", "образование",
    "навыки", "ключевые", "обо", "мне", "о", "себе", "проекты", "языки", "места", "трудовой", "контакты",
    "курсы",
  ]

  // MARK: Years

  private static func isYear(_ token: Token) -> Bool {
    token.kind == .number && token.folded.utf8.count == 4
      && Int(token.folded).map { (1970...2100).contains($0) } ?? false
  }

  /// "Backend Engineer, Brightwater (2019)", "… since 2019": one year at an end of the line.
  private func holdsYear(_ number: Int) -> Bool {
    let line = raw[number].positions
    return line.contains { position in
      guard Self.isYear(text.tokens[position]) else { return false }
      let before = position > line.lowerBound ? text.folded(position - 1) : "("
      return ["(", ",", "|", "·", "—", "–", "since", "с", "-", "•"].contains(before)
    }
  }

  // MARK: Pieces

  private func cut(_ number: Int) -> Line {
    let line = raw[number].positions
    var pieces: [Piece] = []
    var isTold = false
    var start = line.lowerBound
    var titleEnd: Int?
    func close(_ end: Int) {
      if let piece = piece(start..<end) { pieces.append(piece) }
    }
    var position = line.lowerBound
    while position < line.upperBound {
      if let span = raw[number].spans.first(where: { $0.positions.contains(position) }) {
        close(position)
        position = max(position + 1, min(span.positions.upperBound, line.upperBound))
        start = position
        continue
      }
      if parts(position, line) || Self.isYear(text.tokens[position]) {
        close(position)
        start = position + 1
      } else if Self.prepositions.contains(text.folded(position)), titleEnd == position - 1,
        text.tokens.indices.contains(position + 1), isWrittenAsName(position + 1)
      {
        isTold = true
      } else if isSpaced(position, line) {
        close(position)
        start = position
      }
      if JobTitles.ends(at: position, in: text) { titleEnd = position }
      position += 1
    }
    close(line.upperBound)
    return Line(pieces: pieces, isTold: isTold)
  }

  private func isWrittenAsName(_ position: Int) -> Bool {
    (text.tokens[position].isCapitalised || Self.quotes.contains(text.folded(position)))
      && !known.contains(position)
  }

  private static let prepositions: Set<String> = ["at", "@", "в", "во", "with", "for"]
  private static let quotes: Set<String> = ["\"", "«", "»", "“", "”", "„", "'"]
  private static let separators: Set<String> = [
    "|", "·", "•", ",", ";", "(", ")", ":", "—", "–", "*", "/", "\\",
  ]

  /// Whether the sign at `position` stands between two pieces.
  private func parts(_ position: Int, _ line: Range<Int>) -> Bool {
    let token = text.tokens[position]
    guard token.kind == .sign else { return false }
    if token.folded == "-" {
      return position == line.lowerBound || !token.isGlued
        || position + 1 < line.upperBound && !text.tokens[position + 1].isGlued
    }
    if token.folded == "/" { return !token.isGlued }
    return Self.separators.contains(token.folded)
  }

  /// Whether a tabulator or a wide gap stands before the token.
  private func isSpaced(_ position: Int, _ line: Range<Int>) -> Bool {
    guard position > line.lowerBound, !text.tokens[position].isGlued else { return false }
    let gap = text.text[
      text.tokens[position - 1].range.upperBound..<text.tokens[position].range.lowerBound]
    return gap.utf8.contains(0x09) || gap.utf8.count > 2
  }

  private func piece(_ range: Range<Int>) -> Piece? {
    var whole = range
    while let first = whole.first, text.tokens[first].kind == .sign { whole = first + 1..<whole.upperBound }
    while let last = whole.last, text.tokens[last].kind == .sign { whole = whole.lowerBound..<last }
    let words = whole.filter { text.tokens[$0].kind != .sign }
    guard words.contains(where: { text.tokens[$0].kind == .word }) else { return nil }
    // «ООО "Лютик"»
    let own = words.filter { !IdentityMask.legalForms.contains(text.folded($0)) }
    guard let first = own.first, let last = own.last else { return Piece(kind: .filler, positions: whole) }
    let isFirm =
      own.count < words.count && !["group", "company", "компания", "co"].contains(text.folded(words[0]))
    if JobTitles.occur(in: text, whole) { return Piece(kind: .title, positions: whole) }
    let skills = skillTokens(whole)
    if !isFirm {
      if words.allSatisfy(isFiller) { return Piece(kind: .filler, positions: whole) }
      if words.allSatisfy({ skills.contains($0) || isFiller($0) }) {
        let isToolToo = FamiliarWords.isFirmOfTool(text.folded(first))
        return Piece(kind: isToolToo ? .name : .skill, positions: whole, isToolToo: isToolToo)
      }
    }
    guard words.count <= 6, looksLikeName(whole) else { return Piece(kind: .filler, positions: whole) }
    let name = isFirm && TableText.isRussian(text.folded(words[0])) ? first..<last + 1 : whole
    return Piece(kind: .name, positions: name, isToolToo: false)
  }

  private func skillTokens(_ positions: Range<Int>) -> Set<Int> {
    var result: Set<Int> = []
    for position in positions {
      if let hit = SkillTable.shared.names.hit(in: text, at: position) { result.formUnion(hit.positions) }
      if FamiliarWords.isTool(position, in: text) { result.insert(position) }
    }
    return result
  }

  private func isFiller(_ position: Int) -> Bool {
    let word = text.folded(position)
    return known.contains(position) || FamiliarWords.capitalised.contains(word)
      || Self.terms.contains(word) || text.tokens[position].kind == .number
      || PlaceTable.shared.ownHit(in: text, at: position) != nil
  }

  /// Words of terms and times that stand between the signs of such a line.
  private static let terms: Set<String> = [
    "remote", "remotely", "hybrid", "onsite", "on-site", "full", "part", "time", "full-time", "part-time",
    "fulltime", "contract", "freelance", "self", "employed", "self-employed", "permanent", "temporary",
    "various", "confidential", "nda", "yrs", "yr", "mos", "mo", "years", "year", "months", "month", "today",
    "present", "internship", "department", "division", "unit", "office", "native", "fluent", "b2b",
    "удаленно", "удаленка", "гибрид", "офис", "фриланс", "самозанятый", "контракт", "стажировка", "полная",
    "занятость", "частичная", "лет", "года", "год", "месяцев", "месяца", "месяц", "отдел", "департамент",
    "наст", "время", "настоящее",
  ]

  private func looksLikeName(_ positions: Range<Int>) -> Bool {
    if isQuoted(positions.lowerBound), Self.quotes.contains(text.folded(positions.upperBound)) { return true }
    var hasCapital = false
    for position in positions {
      let token = text.tokens[position]
      switch token.kind {
      case .number: continue
      case .sign:
        guard Self.innerSigns.contains(token.folded) else { return false }
      case .word:
        if token.isCapitalised || isQuoted(position) {
          hasCapital = true
        } else if position > positions.lowerBound, text.tokens[position - 1].isSign("-") || token.isGlued {
          continue
        } else if !Self.joints.contains(token.folded) {
          return false
        }
      }
    }
    return hasCapital
  }

  private func isQuoted(_ position: Int) -> Bool { Self.quotes.contains(text.folded(position - 1)) }

  private static let innerSigns: Set<String> = [
    "-", "&", ".", "'", "’", "«", "»", "\"", "“", "”", "„", "+", "!", "/",
  ]
  private static let joints: Set<String> = ["of", "and", "the", "de", "du", "la", "и", "von", "für", "по"]
}
