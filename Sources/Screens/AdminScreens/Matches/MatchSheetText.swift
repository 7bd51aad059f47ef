import Domain
import Localization
import ScreenParts
import TerminalKit

/// A match's page: who with whom, how it stands, what its score is made of, what each side has seen and said, every
/// transition with its time and cause; the words of people and of the judge once somebody asked for them.
struct MatchSheetText {
  let sheet: MatchSheet
  /// Shown in the place of their sizes.
  let revealed: RevealedMatch?
  let book: Phrasebook
  let columns: Int
  let words: MatchLineWords

  init(
    sheet: MatchSheet, revealed: RevealedMatch?, book: Phrasebook, columns: Int, now: Timestamp,
    utcOffset: Int
  ) {
    self.sheet = sheet
    self.revealed = revealed
    self.book = book
    self.columns = columns
    words = MatchLineWords(book: book, now: now, utcOffset: utcOffset)
  }

  typealias Line = StyledLine<KeyEvent>

  var lines: [Line] {
    head + [.blank] + score + [.blank] + sides + [.blank] + verdict + [.blank] + life + [.blank]
      + (revealed.map(shown) ?? hidden)
  }

  private func text(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
    book.text(Phrase(key, values))
  }

  private func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0) -> [Line] {
    TextWrap.lines(of: text, columns: max(10, columns - indent)).map { Line($0, style).indented(by: indent) }
  }

  private var head: [Line] {
    let row = sheet.row
    let why = words.why(row)
    return [
      Line([
        Span(
          text(
            .pairing(.sheetTitle),
            ["seeker": .text(row.seeker.person.name), "provider": .text(row.provider.person.name)]),
          Look.title)
      ]),
      Line([
        Span(text(words.status(of: row)), Look.strong), Span(why.isEmpty ? "" : "  " + why),
      ]),
    ]
      + wrapped(
        text(
          .pairing(.sheetFormed),
          [
            "time": .text(words.clock.text(row.formedAt)), "round": .text(String(row.round)),
            "who": .text(name(of: row.turn)),
          ]), Look.quiet) + [Line(row.id.description, Look.quiet)]
  }

  private func name(of user: UserID) -> String {
    let sides = [sheet.row.seeker.person, sheet.row.provider.person]
    return sides.first { $0.id == user }?.name ?? user.tail
  }

  private var score: [Line] {
    let title = Line(text(.pairing(.sheetScore)), Look.title)
    guard let score = sheet.row.score else {
      return [title] + wrapped(text(.pairing(.scoreGone)), Look.quiet, indent: 2)
    }
    var lines = [title]
    lines += wrapped(
      text(
        .pairing(.scoreTotal),
        [
          "total": .text(MatchLineWords.score(score.total, book)),
          "threshold": .text(MatchLineWords.score(sheet.threshold, book)),
          "toProvider": .text(MatchLineWords.score(score.seekerToProvider, book)),
          "toSeeker": .text(MatchLineWords.score(score.providerToSeeker, book)),
        ]), indent: 2)
    if let parts = score.parts {
      lines += wrapped(ScoreParts.list(parts, isHybrid: score.scorer == .hybrid, book), indent: 2)
    }
    return lines
  }

  private var sides: [Line] {
    Role.allCases.flatMap { role -> [Line] in
      let side = sheet.row.side(role)
      let steps: [(PhraseKey, Timestamp?)] = [
        (.pairing(.stepIntroduced), side.introducedAt), (.pairing(.stepSeen), side.seenAt),
        (.pairing(.stepReminded), side.remindedAt), (.pairing(.stepAnswered), side.answeredAt),
      ]
      let told = steps.compactMap { key, at in at.map { text(key) + " " + words.clock.text($0) } }
      let head = [Span(text(role.phrase), Look.title), Span("  " + side.person.name)]
      return [Line(head)]
        + wrapped(
          told.isEmpty ? text(.pairing(.stepNone)) : told.joined(separator: " ─ "),
          told.isEmpty ? Look.quiet : .plain, indent: 2)
    }
  }

  private var verdict: [Line] {
    let key: PhraseKey =
      switch sheet.row.decision {
      case .qualified?: .pairing(.verdictQualified)
      case .disqualified?: .pairing(.verdictDisqualified)
      case nil: .pairing(.verdictNone)
      }
    return [Line([Span(text(.pairing(.sheetVerdict)), Look.title), Span("  " + text(key))])]
  }

  /// Its states in order, each with who caused it: 14:02 formed ─ 14:03 qualified ─ 14:10 yes of the seeker (3f2a91c0).
  private var life: [Line] {
    let steps = sheet.events.map { event in
      "\(words.clock.text(event.at)) \(word(of: event))\(cause(of: event))"
    }
    return [Line(text(.pairing(.sheetLife)), Look.title)]
      + wrapped(steps.joined(separator: " ─ "), indent: 2)
  }

  private func word(of event: Event) -> String {
    switch event.kind {
    case "match":
      guard event.from != nil else { return text(.pairing(.lifeFormed)) }
      let parts = (event.to ?? "").split(separator: ":", maxSplits: 1).map(String.init)
      guard let status = parts.first.flatMap(MatchQuery.Status.init) else { return event.to ?? "" }
      let detail = parts.dropFirst().first.map { word in
        Role(rawValue: word).map { text($0.phrase) } ?? WithdrawalReason(rawValue: word).map {
          text($0.phrase)
        }
          ?? word
      }
      return text(status.phrase) + (detail.map { ": " + $0 } ?? "")
    case "contact.revealed": return text(.pairing(.lifeContacts))
    case "revealed": return text(.pairing(.lifeRevealed))
    default:
      return EventWords(book: book, now: words.clock.now, utcOffset: words.clock.utcOffset).latest(event)
    }
  }

  private func cause(of event: Event) -> String {
    switch event.actor {
    case .program: ""
    case .user(let user): " (\(name(of: user)))"
    case .operatorNamed(let name): " (\(name))"
    }
  }

  private var hidden: [Line] {
    let hidden = sheet.hidden
    let facts: [(PhraseKey, Int)] = [
      (.pairing(.hiddenRationale), hidden.rationale ?? 0), (.pairing(.hiddenQuotes), hidden.quotes),
      (.pairing(.hiddenIntroductions), hidden.introductions.values.reduce(0, +)),
    ]
    return [Line(text(.pairing(.sheetHidden)), Look.title)]
      + facts.filter { $0.1 > 0 }.flatMap { key, count in
        wrapped(text(key, ["n": .count(count)]), Look.quiet, indent: 2)
      }
  }

  private func shown(_ words: RevealedMatch) -> [Line] {
    var lines: [Line] = []
    func add(_ title: String, _ body: String?) {
      guard let body, !body.isEmpty else { return }
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(Line(title, Look.title))
      for paragraph in body.split(separator: "\n", omittingEmptySubsequences: false) {
        lines += wrapped(String(paragraph), indent: 2)
      }
    }
    for role in Role.allCases {
      add(
        text(.pairing(.shownCard), ["who": .phrase(Phrase(role.phrase))]),
        words.cards[role] ?? text(.pairing(.cardGone)))
    }
    add(text(.pairing(.shownRationale)), words.rationale)
    add(
      text(.pairing(.shownQuotes)),
      words.quotes.map { "\(text($0.side.phrase)): \($0.text)" }.joined(separator: "\n"))
    for role in Role.allCases {
      add(
        text(.pairing(.shownIntroduction), ["who": .phrase(Phrase(role.phrase))]),
        words.introductions[role])
    }
    return lines
  }
}
