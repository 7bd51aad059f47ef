import Domain
import Localization
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
    let facts = card.theirs.offers.facts.prefix(3).map(\.value)
    if !facts.isEmpty { return facts.joined(separator: " · ") }
    if let words = card.theirs.offers.words.first { return words }
    return book.text(.chatIntroduction)
  }

  /// How it stands, in a word or two.
  var status: Span {
    switch card.status {
    case .pending, .qualified, .accepted:
      card.group == .waitingForYou
        ? Span(book.text(.matchesStatusYours), Look.mitko) : Span(book.text(.matchesStatusTheirs), Look.quiet)
    case .connected: Span(book.text(.matchesStatusConnected), Style(.green, on: .standard, .bold))
    case .rejected(let side):
      Span(book.text(side == card.reader ? .matchesStatusDeclined : .matchesStatusClosed), Look.quiet)
    case .expired: Span(book.text(.matchesStatusExpired), Look.quiet)
    case .disqualified, .withdrawn: Span(book.text(.matchesStatusWithdrawn), Look.quiet)
    }
  }

  /// Both directions in words and bars, aligned; nothing where there is no score.
  func scores(columns: Int) -> [StyledLine] {
    guard let forReader = card.scoreForReader, let forOther = card.scoreForOther else { return [] }
    let rows = [
      (book.text(.matchesTheyFitYou), forReader), (book.text(.matchesYouFitThem), forOther),
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

  /// The four reasons, in two columns where there is room: what one asked for beside what the other brings.
  func reasons(columns: Int) -> [StyledLine] {
    let pairs: [((PhraseKey, PartSheet), (PhraseKey, PartSheet))] = [
      ((.matchesYouAsked, card.mine.wants), (.matchesTheyBring, card.theirs.offers)),
      ((.matchesTheyAsked, card.theirs.wants), (.matchesYouBring, card.mine.offers)),
      ((.matchesYourTerms, card.mine.practical), (.matchesTheirTerms, card.theirs.practical)),
    ]
    var lines: [StyledLine] = []
    for (left, right) in pairs where !(left.1.isEmpty && right.1.isEmpty) {
      if columns >= 72 {
        let width = (columns - 3) / 2
        lines += Lines.beside(part(left, width), part(right, width), columns: columns)
        lines.append(.blank)
      } else {
        for side in [left, right] where !side.1.isEmpty { lines += part(side, columns) + [.blank] }
      }
    }
    return lines
  }

  private func part(_ part: (title: PhraseKey, sheet: PartSheet), _ columns: Int) -> [StyledLine] {
    [StyledLine(book.text(part.title), Look.title)]
      + sheetLines(columns).part(part.sheet, evidence: false)
  }

  /// One column of labels for the whole card.
  private func sheetLines(_ columns: Int) -> SheetLines {
    let facts = [card.mine, card.theirs].flatMap { facet in
      FacetSection.allCases.flatMap { facet[$0].facts }
    }
    return SheetLines(book: book, columns: columns, labelsOf: facts)
  }

  /// What was checked and what is still open.
  func rules(columns: Int) -> [StyledLine] {
    func names(_ outcome: RuleOutcome) -> [String] {
      HardRule.allCases.filter { card.outcomes[$0] == outcome }.map { book.text($0.wording) }
    }
    var lines: [StyledLine] = []
    for (label, found, mark) in [
      (PhraseKey.matchesChecked, names(.passed), Span("✓ ", Look.good)),
      (.matchesOpen, names(.unknown), Span("? ", Look.mitko)),
      (.matchesFailed, names(.failed), Span("✗ ", Look.bad)),
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
        book.text(Phrase(.matchesTheirContact, ["contact": .text(contact.value)])), columns: columns,
        style: Style(.green, on: .standard, .bold))
    }
    guard !card.status.hasEnded else { return [] }
    guard let contact = card.sharedContact else {
      return Lines.wrapped(book.text(.matchesNoContact), columns: columns, style: Look.bad)
    }
    return Lines.wrapped(
      book.text(Phrase(.matchesWillShare, ["contact": .text(contact.value)])), columns: columns)
  }
}

extension HardRule {
  /// The rule as a thing that fits or is open: "place", "pay".
  var wording: PhraseKey {
    switch self {
    case .place: .matchesRulePlace
    case .pay: .matchesRulePay
    case .seniority: .matchesRuleSeniority
    case .refusedSkills: .matchesRuleRefused
    case .language: .matchesRuleLanguage
    case .employment: .matchesRuleEmployment
    }
  }
}
