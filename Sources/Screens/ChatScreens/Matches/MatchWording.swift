import Domain
import Localization
import ScreenParts
import TerminalKit

/// How a match is told: its title, standing, scores and reasons, as lines of a card.
struct MatchWording {
  let card: MatchCard
  let book: Phrasebook

  init(_ card: MatchCard, _ book: Phrasebook) {
    self.card = card
    self.book = book
  }

  /// What the other side is, in a few words: never who.
  var title: String {
    guard let theirs = card.theirs else { return book.text(.matches(.left)) }
    let facts = theirs.offers.facts.prefix(3).map(\.value)
    if !facts.isEmpty { return facts.joined(separator: " · ") }
    if let words = theirs.offers.words.first { return words }
    return book.text(.chat(.introduction))
  }

  /// How it stands, in a word or two.
  var status: Span {
    switch card.status {
    case .pending, .qualified, .accepted:
      card.group == .waitingForYou
        ? Span(book.text(.matches(.statusYours)), Look.mitko)
        : Span(book.text(.matches(.statusTheirs)), Look.quiet)
    case .connected: Span(book.text(.matches(.statusConnected)), Look.good)
    case .rejected(let side):
      Span(book.text(side == card.reader ? .matches(.statusDeclined) : .matches(.statusClosed)), Look.quiet)
    case .expired: Span(book.text(.matches(.statusExpired)), Look.quiet)
    case .disqualified, .withdrawn: Span(book.text(.matches(.statusWithdrawn)), Look.quiet)
    }
  }

  /// Both directions in words and bars, aligned; nothing where there is no score.
  func scores(columns: Int) -> [StyledLine] {
    guard let forReader = card.scoreForReader, let forOther = card.scoreForOther else { return [] }
    let rows = [
      (book.text(.matches(.theyFitYou)), forReader), (book.text(.matches(.youFitThem)), forOther),
    ]
    let labels = rows.map { Columns.width(of: $0.0) }.max() ?? 0
    let words = rows.map { Columns.width(of: book.text(Phrase.fit($0.1))) }.max() ?? 0
    let bar = min(20, columns - labels - words - 4)
    // Where a bar has no room beside its label, the word alone says it.
    return rows.flatMap { label, score -> [StyledLine] in
      let word = Span(book.text(Phrase.fit(score)), Look.strong)
      guard bar >= 5 else {
        return Lines.wrapped("\(label): \(word.text)", columns: columns)
      }
      let line = ScoreBar.line(score, columns: bar)
      return [
        StyledLine([
          Span(Columns.aligned(label, to: labels) + "  ", Look.label),
          Span(line.filled, Look.bar), Span(line.rest, Look.quiet), Span("  "), word,
        ])
      ]
    }
  }

  /// What the other side shows otherwise than when the reader looked; nothing once it matters no more.
  func changes(columns: Int) -> [StyledLine] {
    guard !card.changes.isEmpty, !card.status.hasEnded else { return [] }
    return Lines.wrapped(book.text(.matches(.changed)), columns: columns, style: Look.mitko)
      + card.changes.flatMap { Lines.wrapped($0, columns: columns, first: Span("  "), hang: 2) }
  }

  /// What the two sides asked each other, and what came of it; nothing where nobody asked.
  func questions(columns: Int) -> [StyledLine] {
    guard !card.questions.isEmpty else { return [] }
    let lines = card.questions.flatMap { question in
      Lines.wrapped(
        book.text(
          Phrase(
            question.isOwn ? .asking(.cardYours) : .asking(.cardTheirs), ["question": .text(question.text)])),
        columns: columns, first: Span("? ", Look.mitko), hang: 2)
        + book.text(standing(of: question)).split(whereSeparator: \.isNewline).flatMap {
          Lines.wrapped(String($0), columns: columns, style: Look.quiet, first: Span("  "), hang: 2)
        }
    }
    return [StyledLine(book.text(.asking(.cardTitle)), Look.title)] + lines
  }

  private func standing(of question: CardQuestion) -> Phrase {
    switch question.standing {
    case .looking: Phrase(.asking(.cardLooking))
    case .waiting: Phrase(question.isOwn ? .asking(.cardWaiting) : .asking(.cardWaitingForYou))
    case .answered(let words):
      Phrase(question.isOwn ? .asking(.cardAnswer) : .asking(.cardYourAnswer), ["answer": .text(words)])
    case .withheld: Phrase(.asking(.cardWithheld))
    case .skipped: Phrase(.asking(.cardSkipped))
    case .closed: Phrase(.asking(.cardClosed))
    }
  }

  /// The four reasons, in two columns where there is room: what one asked for beside what the other brings.
  ///
  /// Of somebody who has left there is nothing to compare: it says so.
  func reasons(columns: Int) -> [StyledLine] {
    guard let theirs = card.theirs else {
      return Lines.wrapped(book.text(.matches(.leftReceived)), columns: columns) + [.blank]
    }
    let pairs: [(Part, Part)] = [
      (
        Part(title: .matches(.youAsked), sheet: card.mine.wants),
        Part(title: .matches(.theyBring), sheet: theirs.offers, asked: card.mine.wants.facts)
      ),
      (
        Part(title: .matches(.theyAsked), sheet: theirs.wants),
        Part(title: .matches(.youBring), sheet: card.mine.offers, asked: theirs.wants.facts)
      ),
      (
        Part(title: .matches(.yourTerms), sheet: card.mine.practical),
        Part(title: .matches(.theirTerms), sheet: theirs.practical, asked: card.mine.practical.facts)
      ),
    ]
    var lines: [StyledLine] = []
    for (left, right) in pairs where !(left.sheet.isEmpty && right.sheet.isEmpty) {
      if columns >= 72 {
        let width = (columns - 3) / 2
        lines += Lines.beside(part(left, width), part(right, width), columns: columns)
        lines.append(.blank)
      } else {
        for side in [left, right] where !side.sheet.isEmpty { lines += part(side, columns) + [.blank] }
      }
    }
    return lines
  }

  /// A part of the card; of what somebody brings, what answers the other's wishes shows the words that it rests on.
  private struct Part {
    let title: PhraseKey
    let sheet: PartSheet
    var asked: [NamedFact] = []
  }

  private func part(_ part: Part, _ columns: Int) -> [StyledLine] {
    [StyledLine(book.text(part.title), Look.title)]
      + sheetLines(columns).part(part.sheet, answering: part.asked)
  }

  /// One column of labels for the whole card.
  private func sheetLines(_ columns: Int) -> SheetLines {
    let facts = [card.mine, card.theirs].compactMap(\.self).flatMap { facet in
      FacetSection.allCases.flatMap { facet[$0].facts }
    }
    return SheetLines(book: book, columns: columns, labelsOf: facts)
  }

  /// What was checked and what is still open, with whose word is missing.
  func rules(columns: Int) -> [StyledLine] {
    guard card.theirs != nil else { return [] }
    func names(_ outcome: RuleOutcome, silent: Role? = nil) -> [String] {
      HardRule.allCases.filter { rule in
        // Nobody has to say what they refuse.
        if rule == .refusedSkills, outcome == .unknown { return false }
        // Both sums were compared, shown or not: that is told in a line of its own.
        if rule == .pay, card.pay != nil { return false }
        return card.outcomes[rule] == outcome && card.silentSides[rule] == silent
      }.map { book.text($0.wording) }
    }
    var lines: [StyledLine] = []
    if let pay = card.pay {
      lines += Lines.wrapped(
        book.text(pay.phrase), columns: columns, first: Span(pay.mark.text + " ", pay.mark.style),
        hang: 2)
    }
    for (label, found, mark) in [
      (PhraseKey.matches(.checked), names(.passed), Span("✓ ", Look.good)),
      (.matches(.open), names(.unknown), Span("? ", Look.mitko)),
      (.matches(.openYours), names(.unknown, silent: card.reader), Span("? ", Look.mitko)),
      (.matches(.openTheirs), names(.unknown, silent: card.reader.counterpart), Span("? ", Look.mitko)),
      (.matches(.failed), names(.failed), Span("✗ ", Look.bad)),
    ] where !found.isEmpty {
      lines += Lines.wrapped(
        "\(book.text(label)): \(found.joined(separator: ", "))", columns: columns, first: mark, hang: 2)
    }
    return lines
  }

  /// Exactly what the other side gets, or got; or the other side's contact.
  func sharing(columns: Int) -> [StyledLine] {
    if let contact = card.theirContact {
      return Lines.wrapped(
        book.text(Phrase(.matches(.theirContact), ["contact": .text(contact.value)])), columns: columns,
        style: Look.good)
    }
    guard !card.status.hasEnded else { return [] }
    guard let contact = card.sharedContact else {
      return Lines.wrapped(book.text(.matches(.noContact)), columns: columns)
    }
    return Lines.wrapped(
      book.text(Phrase(.matches(.willShare), ["contact": .text(contact.value)])), columns: columns)
  }
}

extension PayComparison {
  fileprivate var phrase: PhraseKey {
    switch self {
    case .fits: .matches(.payFits)
    case .close: .matches(.payClose)
    case .far: .matches(.payFar)
    }
  }

  fileprivate var mark: (text: String, style: Style) {
    switch self {
    case .fits: ("✓", Look.good)
    case .close: ("?", Look.mitko)
    case .far: ("✗", Look.bad)
    }
  }
}

extension HardRule {
  /// The rule as a thing that fits or is open: "place", "pay".
  var wording: PhraseKey {
    switch self {
    case .place: .matches(.rulePlace)
    case .pay: .matches(.rulePay)
    case .seniority: .matches(.ruleSeniority)
    case .refusedSkills: .matches(.ruleRefused)
    case .language: .matches(.ruleLanguage)
    case .employment: .matches(.ruleEmployment)
    }
  }
}
