import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// The screen without the tabs: its text, how many rows that has, and the buttons' lines below it.
  func profileParts(
    _ surroundings: Surroundings
  ) -> (lines: [StyledLine], height: Int, area: Rect, foot: [StyledLine]) {
    let book = book(surroundings)
    let layout = layout(surroundings)
    let width = surroundings.size.columns
    let margin = width >= 60 ? 2 : 1
    let columns = min(width - 2 * margin, width >= 150 ? 2 * Look.measure : Look.measure)
    let foot = Lines.buttons(profileButtons(book), columns: columns)
    let area = Rect(column: margin, row: layout.body.top, columns: columns, rows: layout.body.rows)
    let height = area.rows - (foot.isEmpty ? 0 : foot.count + 1)
    return (profileLines(book, columns: columns), height, area, foot)
  }

  /// What others see, word by word, for choosing what they are not to.
  private func draw(_ marking: Marking, _ canvas: inout Canvas, _ surroundings: Surroundings) {
    let width = surroundings.size.columns
    let margin = width >= 60 ? 2 : 1
    let body = layout(surroundings).body
    let columns = min(width - 2 * margin, Look.measure)
    let area = Rect(column: margin, row: body.top, columns: columns, rows: body.rows)
    let head =
      [StyledLine(canvas.book.text(.profile(.markTitle)), Look.mitko)]
      + Lines.wrapped(canvas.book.text(.profile(.markNote)), columns: columns, style: Look.quiet) + [.blank]
    let (lines, row) = marking.lines(columns: columns)
    let split = area.cutTop(min(head.count, area.rows))
    canvas.draw(head, in: split.part)
    let top = max(0, min(row - split.rest.rows / 2, lines.count - split.rest.rows))
    canvas.draw(lines.dropFirst(top), in: split.rest)
  }

  func drawProfile(_ canvas: inout Canvas, _ surroundings: Surroundings) {
    if let marking = profile.marking { return draw(marking, &canvas, surroundings) }
    let parts = profileParts(surroundings)
    canvas.focused = layers.isEmpty ? profile.button : nil
    let footRows = parts.foot.isEmpty ? 0 : parts.foot.count + 1
    let wanted = Rect(
      column: parts.area.left, row: parts.area.top, columns: parts.area.columns,
      rows: min(parts.area.rows, parts.lines.count + footRows))
    let split = wanted.cutBottom(footRows)
    canvas.scrolls = parts.lines.count > split.rest.rows
    let top = profile.scrolled.clamped(lines: parts.lines.count, height: split.rest.rows)
    canvas.draw(parts.lines.dropFirst(top), in: split.rest)
    guard !parts.foot.isEmpty, !split.part.isEmpty else { return }
    canvas.drawRule(
      in: Rect(column: split.part.left, row: split.part.top, columns: split.part.columns, rows: 1), left: nil,
      right: parts.lines.count > top + split.rest.rows ? Span("↓", Look.quiet) : nil)
    canvas.draw(parts.foot, in: split.part.cutTop(1).rest)
  }

  private func profileLines(_ book: Phrasebook, columns: Int) -> [StyledLine] {
    var lines = stageLines(book, columns: columns) + [.blank]
    if let draft = profile.draft { lines += missingLines(draft, book, columns: columns) }
    guard let sheet = profile.sheet else {
      guard let draft = profile.draft else {
        return lines + Lines.wrapped(book.text(.profile(.empty)), columns: min(columns, 72))
      }
      return lines + draftLines(draft, book, columns: min(columns, Look.measure))
    }
    // Side by side where both keep a width that reads well.
    if columns >= 100 {
      let width = (columns - 5) / 2
      lines += Lines.beside(
        ownLines(sheet, book, columns: width), publicLines(sheet, book, columns: width), columns: columns,
        gap: 5)
    } else {
      lines += ownLines(sheet, book, columns: columns) + publicLines(sheet, book, columns: columns)
    }
    return lines
  }

  private func stageLines(_ book: Phrasebook, columns: Int) -> [StyledLine] {
    guard let stage = user?.stage else { return [] }
    let wording = StageWording(stage)
    var lines = [StyledLine([wording.mark, Span(book.text(wording.name), Look.title)])]
    lines += Lines.wrapped(book.text(wording.next), columns: min(columns, Look.measure), style: Look.quiet)
    return lines
  }

  /// What a profile in the making still needs, before anything else: it is what its owner can do.
  func missingLines(_ draft: DraftSheet, _ book: Phrasebook, columns: Int) -> [StyledLine] {
    guard !draft.missing.isEmpty else { return [] }
    let topics = PhraseValue.list(draft.missing.map { .text($0) })
    return Lines.wrapped(
      book.text(Phrase(.profile(.missing), ["topics": topics])), columns: min(columns, Look.measure),
      first: Span("? ", Look.mitko), hang: 2) + [.blank]
  }

  /// What is known of a profile in the making, and that nobody sees it.
  func draftLines(_ draft: DraftSheet, _ book: Phrasebook, columns: Int) -> [StyledLine] {
    [heading(book, Phrase(.profile(.draft)))]
      + knownLines(shared: draft.shared, roles: draft.roles, book, columns: columns)
  }

  func ownLines(_ sheet: ProfileSheet, _ book: Phrasebook, columns: Int) -> [StyledLine] {
    [heading(book, Phrase(.profile(.version), ["n": .count(sheet.number)]))]
      + knownLines(shared: sheet.shared, roles: sheet.roles, book, columns: columns)
  }

  private func heading(_ book: Phrasebook, _ note: Phrase) -> StyledLine {
    StyledLine([
      Span(book.text(.profile(.yours)), Look.mitko), Span("  " + book.text(note), Look.quiet),
    ])
  }

  private func knownLines(
    shared: [NamedFact], roles: [ProfileSheet.RoleSheet], _ book: Phrasebook, columns: Int
  ) -> [StyledLine] {
    var shared = shared
    if let contact = user?.contact {
      shared.append(NamedFact(label: book.text(.profile(.contact)), value: contact.value))
    }
    let sheetLines = SheetLines(
      book: book, columns: columns, labelsOf: shared + roles.flatMap { facts(of: $0.facet) })
    var lines = sheetLines.facts(shared) { _ in profile.showsEvidence }
    if user?.contact == nil {
      lines += Lines.wrapped(book.text(.profile(.noContact)), columns: columns, style: Look.quiet)
    }
    lines.append(.blank)
    for role in roles { lines += facetLines(role, sheetLines, evidence: profile.showsEvidence) }
    return lines
  }

  private func publicLines(_ sheet: ProfileSheet, _ book: Phrasebook, columns: Int) -> [StyledLine] {
    var lines = [StyledLine(book.text(.profile(.public)), Look.mitko)]
    lines += Lines.wrapped(book.text(.profile(.publicNote)), columns: columns, style: Look.quiet)
    if !sheet.choices.hiddenWords.isEmpty {
      let words = PhraseValue.list(sheet.choices.hiddenWords.map { .text($0) })
      lines += Lines.wrapped(
        book.text(Phrase(.profile(.hidden), ["words": words])), columns: columns, style: Look.quiet)
    }
    lines.append(.blank)
    let sheetLines = SheetLines(
      book: book, columns: columns, labelsOf: sheet.publicRoles.flatMap { facts(of: $0.facet) })
    for role in sheet.publicRoles { lines += facetLines(role, sheetLines, evidence: false) }
    return lines
  }

  private func facts(of facet: FacetSheet) -> [NamedFact] {
    FacetSection.allCases.flatMap { facet[$0].facts }
  }

  private func facetLines(
    _ sheet: ProfileSheet.RoleSheet, _ sheetLines: SheetLines, evidence: Bool
  ) -> [StyledLine] {
    let sections: [(PhraseKey, PartSheet)] =
      sheet.role == .seeker
      ? [
        (.profile(.seekerOffers), sheet.facet.offers), (.profile(.seekerWants), sheet.facet.wants),
        (.profile(.practical), sheet.facet.practical),
      ]
      : [
        (.profile(.providerOffers), sheet.facet.offers), (.profile(.providerWants), sheet.facet.wants),
        (.profile(.practical), sheet.facet.practical),
      ]
    return sections.filter { !$0.1.isEmpty }.flatMap { title, part in
      [StyledLine(sheetLines.book.text(title), Look.title)]
        + sheetLines.part(part, evidence: evidence) + [.blank]
    }
  }
}

/// A stage as its owner reads it: a mark, a name, and what happens next.
struct StageWording {
  let name: PhraseKey
  let next: PhraseKey
  let mark: Span

  init(_ stage: ProfileStage) {
    switch stage {
    case .onboarding:
      (name, next, mark) = (.profile(.stageOnboarding), .profile(.nextOnboarding), Span("○ ", Look.quiet))
    case .ready: (name, next, mark) = (.profile(.stageReady), .profile(.nextReady), Span("◐ ", Look.mitko))
    case .active: (name, next, mark) = (.profile(.stageActive), .profile(.nextActive), Span("● ", Look.good))
    case .paused: (name, next, mark) = (.profile(.stagePaused), .profile(.nextPaused), Span("○ ", Look.quiet))
    case .unreachable, .erased:
      (name, next, mark) = (.profile(.stageUnreachable), .profile(.nextUnreachable), Span("○ ", Look.bad))
    }
  }
}
