import Domain
import Lexicon
import Ports

/// Sorts a person's own sentences into the sections of a profile, by what was found in them.
///
/// A sentence about two things is cut at a comma between them: "I write Go, looking for a small team" is an offer and
/// a wish. Every piece stays a literal part of the message.
struct WordSorter {
  /// A piece of the message and where it belongs; `nil` for the role of the conversation.
  struct Piece: Hashable {
    let quote: String
    let role: Role?
    let section: FacetSection
  }

  private let text: AnalysedText
  private let findings: [FactFinding]
  /// The tokens of fields of work that are a wish or a refusal.
  private let namesWantedField: Set<Int>
  /// Sentences that tell nothing of their author: questions to Mitko, small talk, orders.
  private let excluded: Set<Int>
  /// Where an answer without any finding belongs.
  private let asked: Home?
  /// Whether the author looks for people: only they have a team to tell of.
  private let isProvider: Bool

  /// - Parameters:
  ///   - question: the latest one; `nil` where nothing was asked.
  ///   - roles: those that the author takes.
  init(
    _ text: AnalysedText, findings: [FactFinding], excluding excluded: Set<Int>,
    answering question: InterviewQuestion?, roles: [Role]
  ) {
    isProvider = roles.contains(.provider)
    self.text = text
    self.findings = findings
    let fields = WorkField.mentions(in: text)
    let scopes = fields.isEmpty ? nil : NegationScopes(text)
    namesWantedField = Set(
      fields.lazy.filter { field in
        !Self.workplaces.contains(field.field) || scopes?.polarity(of: field.positions) != .stated
      }.flatMap(\.positions))
    self.excluded = excluded
    asked = question.flatMap { question in question.section.map { Home(role: question.role, section: $0) } }
  }

  private struct Home: Hashable {
    let role: Role?
    let section: FacetSection

    /// Lower for what comes first; what is of one role before what is of neither.
    var rank: Int { 4 * order + (role.map { $0 == .seeker ? 0 : 1 } ?? 2) }

    private var order: Int {
      switch section {
      case .offers: 0
      case .wants: 1
      case .practical: 2
      }
    }
  }

  /// The pieces, in their order.
  func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var previous: Home?
    for (number, sentence) in text.sentences.enumerated() where !excluded.contains(number) {
      let clauses = self.clauses(of: sentence).filter { !saysOnlyRole($0) && !isTakenBack($0) }
      if clauses.isEmpty { continue }
      var homes = clauses.map { home(of: $0) }
      // "…, as a senior engineer" ends what the clause before it says.
      for index in homes.indices.dropFirst() where text.folded(clauses[index].lowerBound) == "as" {
        homes[index] = homes[index - 1]
      }
      // "Retail analytics, five people in data": what stands before the team's number is the team's too.
      if homes[0] == nil, isProvider,
        let team = clauses.firstIndex(where: { TeamCues(text: text).tellsOfTeam($0) }),
        homes[..<team].allSatisfy({ $0 == nil })
      {
        for index in 0..<team { homes[index] = Home(role: .provider, section: .offers) }
      }
      // A clause without findings goes with the one before it; at the start it answers the question, or goes with
      // the one behind it.
      for index in homes.indices where homes[index] == nil {
        let before = index > 0 ? homes[index - 1] : nil
        // "Remote from Graz, automotive or robots": what is no term answers the question.
        let isAnswer = before == nil || before?.section == .practical && !namesTerms(clauses[index])
        homes[index] = isAnswer && isWorthKeeping(clauses[index]) ? asked ?? before : before
      }
      for index in homes.indices.reversed() where homes[index] == nil {
        homes[index] = index + 1 < homes.count ? homes[index + 1] : nil
      }
      if homes.contains(where: { $0 == nil }) {
        // A whole sentence without findings answers the question too; without one it goes on with what was told.
        guard let home = asked ?? previous, isWorthKeeping(sentence) else { continue }
        // "Now. They made sure of that." ends what was said of the terms, and tells of none.
        if asked == nil, home.section == .practical, !namesTerms(sentence) { continue }
        homes = homes.map { _ in home }
      }
      var wasPrivate = false
      for index in homes.indices {
        // What goes on from the family goes on about it: "my brother fell for it, we still pay".
        wasPrivate = isPrivate(clauses[index], homes[index]) || wasPrivate && !holdsFinding(clauses[index])
        if wasPrivate { homes[index] = nil }
      }
      var start = 0
      while start < clauses.count {
        var end = start
        while end + 1 < clauses.count, homes[end + 1] == homes[start] { end += 1 }
        let range = clauses[start].lowerBound..<clauses[end].upperBound
        if let home = homes[start] {
          let quote = self.quote(range)
          if !quote.isEmpty, tellsOthers(range, home) {
            pieces.append(Piece(quote: quote, role: home.role, section: home.section))
          }
          previous = home
        }
        start = end + 1
      }
    }
    return pieces
  }

  /// Whether the next words take the clause back, so that nothing was read in it: "I live in Warsaw. No, in Krakow"; or
  /// whether it is that no.
  private func isTakenBack(_ positions: Range<Int>) -> Bool {
    let words = positions.filter { text.tokens[$0].kind != .sign }
    let nos = ["no", "nope", "нет"]
    if words.count == 1, nos.contains(text.folded(words[0])) { return true }
    guard words.count <= Self.mostWordsTakenBack, !holdsFinding(positions),
      let next = text.tokens.indices.first(where: {
        $0 >= positions.upperBound && text.tokens[$0].kind != .sign
      })
    else { return false }
    return nos.contains(text.folded(next)) && next + 1 < text.tokens.count
      && text.tokens[next + 1].isSign(",")
  }

  private static let mostWordsTakenBack = 6

  /// Whether the piece says which role its author takes and hardly more: "I'm looking for a job" describes nothing.
  private func saysOnlyRole(_ positions: Range<Int>) -> Bool {
    let piece = text.text[text.range(of: positions)]
    if isProvider, TeamCues(text: text).saysOnlyHiring(positions) { return true }
    let own = findings.filter { piece.contains($0.quote) || $0.quote.contains(piece) }
    if findings.contains(where: \.takesRole), onlyNamesSeat(positions, own) { return true }
    guard !own.isEmpty, own.allSatisfy(\.takesRole) else { return false }
    let words = text.tokens[positions].filter { $0.kind == .word && $0.folded.unicodeScalars.count > 2 }
    return words.count <= 5
  }

  /// "I am recruiting on behalf of a bank, so I am looking for a colleague, not for a position for myself": every clause
  /// says which role it is and nothing else.
  private func onlyNamesSeat(_ positions: Range<Int>, _ own: [FactFinding]) -> Bool {
    let isPlain = own.allSatisfy { finding in
      if case .states(let value) = finding.change { value.kind == .employer } else { finding.takesRole }
    }
    guard isPlain else { return false }
    return positions.allSatisfy { position in
      let token = text.tokens[position]
      let isName = text.text[token.range].first?.isUppercase == true && position != positions.lowerBound
      return token.kind != .word || token.folded.unicodeScalars.count < 4 || isName
        || Self.seat.contains(token.stem)
    }
  }

  private static let seat: Set<String> = Set(
    Stems.stems([
      "looking", "look", "recruiting", "recruiter", "hiring", "hire", "behalf", "colleague", "position",
      "myself",
      "person", "somebody", "someone", "people", "work", "seeking", "from", "with", "ищу", "нанимаю",
      "подбираю",
      "коллегу", "человека", "людей", "работу", "себе", "себя", "рассматриваю", "предложения", "работе",
      "добрый",
      "имени",
    ]))

  /// Fields that people name as where they work, and as a wish only where they refuse them: "settlements for banks".
  private static let workplaces: Set<WorkField> = [.banking, .consulting, .publicSector, .lending]

  /// Where most of what was found in the piece belongs; `nil` where nothing was.
  private func home(of positions: Range<Int>) -> Home? {
    let piece = text.text[text.range(of: positions)]
    let own = findings.filter { piece.contains($0.quote) || $0.quote.contains(piece) }
    var counts: [Home: Int] = [:]
    for finding in own {
      if let home = Self.home(of: finding) { counts[home, default: 0] += 1 }
    }
    if isProvider, TeamCues(text: text).tellsOnlyOfTeam(positions) {
      return Home(role: .provider, section: .offers)
    }
    if counts.isEmpty, isProvider {
      if TeamCues(text: text).tellsOfTeam(positions) { return Home(role: .provider, section: .offers) }
      if SectionCues.asksOfCandidate(text, positions) { return Home(role: .provider, section: .wants) }
    }
    // "No gambling, no crypto" is what somebody looks for, or rather not.
    if counts.isEmpty, !isProvider, positions.contains(where: namesWantedField.contains) {
      return Home(role: .seeker, section: .wants)
    }
    // "I want a calm product team" is a wish, whatever was asked.
    if counts.isEmpty, !isProvider,
      positions.contains(where: { isWish($0) })
    {
      return Home(role: .seeker, section: .wants)
    }
    // "I'd like to join a small team that writes Go" opens as a wish and is one, whatever else it names.
    if !isProvider, positions.prefix(3).contains(where: { isWish($0) }),
      counts.keys.contains(where: { $0.section != .practical })
    {
      return Home(role: .seeker, section: .wants)
    }
    if counts.isEmpty, own.contains(where: \.takesRole) { return Home(role: nil, section: .wants) }
    // "A tester for our payments app" says first whom they look for.
    let wanted = own.first {
      if case .states(.trade) = $0.change, case .facet(.provider, .wants) = $0.target { true } else { false }
    }
    if let wanted { return Self.home(of: wanted) }
    // Ties go to the section that comes first: what somebody does says more than on what terms.
    return counts.max { left, right in
      left.value == right.value ? left.key.rank > right.key.rank : left.value < right.value
    }?.key
  }

  /// Whether a text wishes for something.
  static func wishes(in text: AnalysedText) -> Bool {
    let sorter = WordSorter(text, findings: [], excluding: [], answering: nil, roles: [])
    return text.tokens.indices.contains { sorter.isWish($0) }
  }

  /// "I'd like to" is a wish, "I'd rather not" and "nicer than I'd have said it" are none.
  private func isWish(_ position: Int) -> Bool {
    let word = text.tokens[position].folded
    // «Нужен спокойный тимлид», "I need a calm lead"
    if Self.needs.contains(word) { return position <= text.sentence(at: position).lowerBound + 2 }
    guard word == "i'd" else { return Self.wishes.contains(word) }
    return position + 1 < text.tokens.count
      && ["like", "love", "prefer", "want", "enjoy"].contains(text.tokens[position + 1].folded)
  }

  /// The words that say a fact itself: of "hybrid, two days or so" the first, since the days are more than the fact.
  private static func saying(_ finding: FactFinding) -> String {
    guard case .states(.workMode(let mode)) = finding.change else { return finding.quote }
    let quote = AnalysedText(finding.quote)
    guard
      let mention = WorkModes.mentions(in: quote).first(where: { $0.mode.rawValue == mode.rawValue }),
      mention.positions.count <= mostTokensOfMode
    else { return finding.quote }
    return quote.quote(Clauses.clause(at: mention.positions.lowerBound, in: quote))
  }

  /// A longer name of a way of working counts its days itself: "three days in the office".
  private static let mostTokensOfMode = 2

  /// Whether a piece tells a reader more than the facts that were read out of it.
  private func tellsOthers(_ positions: Range<Int>, _ home: Home) -> Bool {
    // "No juniors please" is no fact of the card's, whatever was read out of it.
    if home.section != .practical,
      positions.contains(where: { Self.refusals.contains(text.tokens[$0].folded) })
    {
      return true
    }
    let piece = text.text[text.range(of: positions)]
    let own = findings.filter { finding in
      switch finding.change {
      case .states, .statesOnly: piece.contains(finding.quote)
      case .role, .notRole, .denies, .forgets: false
      }
    }
    let said = own.map(Self.saying)
    // A long sentence says how; a short one only that.
    let count = positions.lazy.filter { text.tokens[$0].kind == .word }.count
    guard home.section == .practical || own.isEmpty || count <= Self.mostWordsOfFact else { return true }
    let words = positions.filter { position in
      let token = text.tokens[position]
      return token.kind == .word && token.folded.unicodeScalars.count > 2
        && !Self.empty.contains(token.folded)
        && !said.contains { $0.contains(text.text[token.range]) }
    }
    let isLetters = positions.contains { position in
      let word = text.text[text.tokens[position].range]
      return word.count > 1 && word.allSatisfy { $0.isUppercase }
    }
    return words.count >= 2 || own.isEmpty && isLetters
  }

  /// Whether a clause tells of the author's family or house beside the terms or beside any fact; of their health in any
  /// case.
  private func isPrivate(_ positions: Range<Int>, _ home: Home?) -> Bool {
    if positions.contains(where: { Self.health.contains(text.tokens[$0].stem) }) { return true }
    guard positions.contains(where: { Self.privateLife.contains(text.tokens[$0].stem) }) else { return false }
    let piece = text.text[text.range(of: positions)]
    return home?.section == .practical || !findings.contains { piece.contains($0.quote) }
  }

  private func holdsFinding(_ positions: Range<Int>) -> Bool {
    let piece = text.text[text.range(of: positions)]
    return findings.contains { piece.contains($0.quote) || $0.quote.contains(piece) }
  }

  private static let refusals: Set<String> = [
    "no", "not", "never", "without", "не", "без", "кроме", "никаких",
  ]

  private static let health: Set<String> = Set(
    Stems.stems([
      "divorce", "divorced", "therapist", "surgery", "knee", "pregnant", "lawyer", "lawyers", "развод",
      "операция",
      "зубы", "врач", "беременна", "психолог",
    ]))

  private static let mostWordsOfFact = 4

  /// Words that say nothing alone.
  private static let empty: Set<String> = [
    "definitely", "probably", "maybe", "only", "just", "about", "sorry", "well", "actually", "the", "rest",
    "was",
    "fine", "one", "less", "and", "not", "that", "this", "yes", "okay", "one's", "bit", "there", "наверное",
    "точно",
    "только", "даже", "просто", "если", "честно", "серьезно", "можно", "это", "как", "или", "уже", "еще",
    "меня",
    "мне", "остальное", "пока", "skills", "experience", "present", "навыки", "опыт", "работы", "настоящее",
    "время",
  ]

  private static let privateLife: Set<String> = Set(
    Stems.stems([
      "husband", "ex-husband", "wife", "ex-wife", "brother", "sister", "uncle", "aunt", "auntie", "mother",
      "mum", "mom",
      "father", "dad", "cousin", "divorce", "divorced", "lawyer", "lawyers", "therapist", "doctor", "surgery",
      "knee",
      "flatmate", "boyfriend", "parents", "parents'", "родители", "родителями", "girlfriend", "mortgage",
      "pregnant", "муж", "мужа", "жена",
      "жены", "брат",
      "брата", "сестра", "сестры", "мама", "мамы", "папа", "отец", "тетя", "дядя", "бабушка", "развод",
      "юрист",
      "врач", "доктор", "операция", "ипотека", "зубы", "младший", "сын", "дочь", "сосед",
      "теща",
      "свекровь",
    ]))

  private static let needs: Set<String> = ["need", "нужен", "нужна", "нужны"]
  private static let wishes: Set<String> = [
    "want", "wish", "prefer", "хочу", "хочется", "хотелось", "мечтаю", "предпочитаю",
  ]

  /// Words of terms that no rule makes a fact of: "two days a week", «по вторникам в офисе».
  private func namesTerms(_ positions: Range<Int>) -> Bool {
    positions.contains { Self.terms.contains(text.tokens[$0].stem) || text.tokens[$0].kind == .number }
  }

  private static let terms: Set<String> = Set(
    Stems.stems([
      "day", "week", "hour", "month", "office", "home", "time", "zone", "contract", "notice", "visa", "trip",
      "holiday",
      "abroad", "equipment", "laptop", "schedule", "overlap", "tax", "freelance", "shift", "call", "meeting",
      "день", "неделя", "час", "месяц", "офис", "дом", "время", "пояс", "договор", "виза", "поездка",
      "отпуск", "график",
      "созвон", "налог", "оформление", "смена", "командировка", "тк", "ип", "самозанятый", "раз",
    ]))

  private static func home(of finding: FactFinding) -> Home? {
    switch finding.change {
    case .role, .notRole, .forgets: return nil
    case .states(let value), .statesOnly(let value), .denies(let value):
      // Who somebody is, is no sentence about their work.
      if value.kind == .name || value.kind == .employer { return nil }
    }
    switch finding.target {
    case .shared: return Home(role: nil, section: .practical)
    case .facet(let role, let section): return Home(role: role, section: section)
    }
  }

  /// The sentence cut at commas, semicolons and dashes.
  private func clauses(of sentence: Range<Int>) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var start = sentence.lowerBound
    for position in sentence where isBoundary(position) {
      if position > start { clauses.append(start..<position + 1) }
      start = position + 1
    }
    if start < sentence.upperBound { clauses.append(start..<sentence.upperBound) }
    return clauses
  }

  private func isBoundary(_ position: Int) -> Bool {
    let token = text.tokens[position]
    // "I manage a QA team and I want to hire a tester"
    if Self.joining.contains(token.folded), position + 2 < text.tokens.count,
      ["i", "i'm", "we", "we're", "я", "мы", "ищу", "ищем", "хочу", "нужен"].contains(
        text.tokens[position + 1].folded)
    {
      return true
    }
    if token.isSign(",") || token.isSign(";") || token.isSign(":") { return true }
    // A dash between spaces; a hyphen inside a word is none.
    return (token.isSign("—") || token.isSign("–") || token.isSign("-")) && !token.isGlued
  }

  /// The text of the positions, without separators at its ends and without what joins it to the next clause.
  private func quote(_ positions: Range<Int>) -> String {
    var positions = positions
    while let last = positions.last, isLoose(text.tokens[last]) { positions = positions.dropLast() }
    while let first = positions.first, text.tokens[first].kind == .sign,
      Self.separators.contains(text.tokens[first].folded)
    {
      positions = positions.dropFirst()
    }
    return positions.isEmpty ? "" : text.quote(positions)
  }

  private func isLoose(_ last: Token) -> Bool {
    last.kind == .sign ? !Self.closing.contains(last.folded) : Self.joining.contains(last.folded)
  }

  private static let joining: Set<String> = ["and", "и", "а"]
  private static let separators: Set<String> = [",", ";", ":", "—", "–", "-", ".", "!", "…"]
  private static let closing: Set<String> = [")", "»", "\"", "”", "%", ".", "!", "…", "+"]

  /// Whether a sentence without a finding says anything: two words at least, one of them no filler.
  private func isWorthKeeping(_ sentence: Range<Int>) -> Bool {
    let words = text.tokens[sentence].filter { $0.kind == .word && $0.folded.unicodeScalars.count > 2 }
    // "OSCP." among other sentences is a certificate.
    let isLetters = words.allSatisfy { word in
      text.text[word.range].unicodeScalars.allSatisfy { $0.properties.isUppercase }
    }
    return words.count >= 2
      || words.count == 1 && isLetters && sentence.count <= 2 && text.sentences.count > 1
  }
}

extension FactFinding {
  /// Whether it says that its author takes a role.
  var takesRole: Bool { if case .role = change { true } else { false } }
}
