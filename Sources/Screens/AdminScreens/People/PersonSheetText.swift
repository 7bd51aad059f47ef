import Domain
import Localization
import ScreenParts
import TerminalKit

/// A person's page: how they stand, how much is known of them, what happened; and who they are and what they said,
/// once that was asked for.
struct PersonSheetText {
  let sheet: PersonSheet
  /// In the place of what is hidden.
  let revealed: RevealedPerson?
  let columns: Int
  let words: EventWords

  typealias Line = StyledLine<KeyEvent>

  private var book: Phrasebook { words.book }

  var lines: [Line] {
    var lines = head
    if let block = sheet.block { lines += [.blank] + self.block(block) }
    lines += [.blank] + (revealed.map(shown) ?? hidden)
    return lines + [.blank] + history
  }

  private func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0) -> [Line] {
    TextWrap.lines(of: text, columns: max(10, columns - indent)).map { Line($0, style).indented(by: indent) }
  }

  private var head: [Line] {
    let row = sheet.row
    let person = PersonWords(book: book, now: words.now)
    let identity = row.identities.isEmpty ? nil : person.cells(of: row)[4]
    // Of whoever is erased nothing is known any more.
    let language = row.stage == .erased ? "" : row.language.code
    let facts = [person.stage(of: row), person.roles(of: row), language, identity ?? ""]
    return [
      Line([Span(row.label.name, Look.title), Span("  " + row.label.id.description, Look.quiet)]),
      Line(facts.filter { !$0.isEmpty }.joined(separator: " · "), Look.strong),
    ]
      + wrapped(
        book.text(
          Phrase(
            .admin(.personTimes),
            [
              "since": .text(words.clock.text(row.createdAt)),
              "seen": .text(words.clock.text(row.lastSeenAt)),
              "matches": .text(book.number(row.matches)), "reached": .phrase(Phrase(row.reached.phrase)),
            ])))
      + (row.owesAnswer ? wrapped(book.text(.admin(.personOwes))) : [])
      + (row.tags.isEmpty
        ? [] : wrapped(book.text(Phrase(.admin(.personTags), ["tags": .list(row.tags.map { .text($0) })]))))
      + (row.acceptsAnnouncements ? [] : wrapped(book.text(.admin(.personNoNews)), Look.quiet))
  }

  private func block(_ block: Block) -> [Line] {
    [
      Line(
        book.text(
          Phrase(
            .admin(.personBlocked),
            ["who": .text(block.operatorName), "time": .text(words.clock.text(block.at))])), Look.bad)
    ]
      + (block.reason.isEmpty
        ? wrapped(book.text(.admin(.personReasonHidden)), Look.quiet, indent: 2)
        : wrapped(block.reason, indent: 2))
  }

  private var hidden: [Line] {
    let count = sheet.facts.values.reduce(0, +)
    if sheet.row.stage == .erased {
      return [Line(book.text(.admin(.personProfile)), Look.title)]
        + wrapped(book.text(.admin(.personNoFacts)), indent: 2)
    }
    return [Line(book.text(.admin(.personProfile)), Look.title)]
      + wrapped(
        book.text(
          count == 0
            ? Phrase(.admin(.personNoFacts)) : Phrase(.admin(.personFacts), ["n": .count(count)])), indent: 2)
      + wrapped(
        book.text(sheet.hasContact ? .admin(.personContact) : .admin(.personNoContact)), indent: 2)
      + wrapped(book.text(.admin(.personHidden)), Look.quiet, indent: 2)
  }

  private func shown(_ person: RevealedPerson) -> [Line] {
    var lines = [Line(book.text(.admin(.personProfile)), Look.title)]
    for identity in person.identities {
      lines += wrapped("\(book.text(identity.kind.phrase)): \(identity.value)", indent: 2)
    }
    if let contact = person.contact {
      lines += wrapped(
        book.text(Phrase(.admin(.personContactIs), ["contact": .text(contact.value)])), indent: 2)
    }
    for fact in person.facts {
      lines += wrapped("\(fact.label): \(fact.value)", indent: 2)
      lines += wrapped(
        book.text(Phrase(.admin(.personQuote), ["words": .text(fact.quote)])), Look.quiet, indent: 4)
    }
    return lines
  }

  private var history: [Line] {
    [Line(book.text(.admin(.sheetHistory)), Look.title)]
      + sheet.history.flatMap { row in
        wrapped(
          [
            words.clock.exact(row.event.at), words.who(row.event.actor), words.subject(of: row),
            words.change(row),
          ].joined(separator: "  "), indent: 2)
      }
  }
}
