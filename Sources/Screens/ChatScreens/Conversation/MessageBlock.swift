import DialogParts
package import Domain
package import Localization
import ScreenParts
import TerminalKit

/// The look of one message at a width: what comes before it decides over its heading and whether a day begins.
struct MessageBlock {
  let message: Message
  /// Nil for the first one loaded.
  let previous: Message?
  /// Whether there are messages before it that are not loaded: what day they are of is not known.
  let followsUnknown: Bool
  let card: MatchCard?
  let book: Phrasebook
  let columns: Int
  let utcOffset: Int

  /// Messages of one author so close to each other share a heading.
  private static let sameBreath = Duration.minutes(5)

  /// Whether the message begins another day than the one before.
  var startsDay: Bool {
    guard let previous else { return !followsUnknown }
    return day(of: previous) != day(of: message)
  }

  /// Whether author and time are told above it.
  var hasHeading: Bool {
    guard let previous, !startsDay else { return true }
    // One that was tried again is another reply.
    return previous.author != message.author || previous.mark == .retried
      || message.createdAt.since(previous.createdAt) > Self.sameBreath
  }

  var lines: [StyledLine] {
    var lines: [StyledLine] = []
    if startsDay {
      if previous != nil { lines.append(.blank) }
      var rule = StyledLine()
      rule.day = message.createdAt
      lines.append(rule)
    }
    lines.append(.blank)
    if hasHeading { lines.append(heading) }
    lines += body
    lines += mark
    lines += buttons.map { $0.indented(by: 2) }
    return lines
  }

  /// The reply that is being made, as it will look.
  static func growing(_ lines: [StyledLine], _ book: Phrasebook) -> [StyledLine] {
    [.blank, StyledLine([Span(book.text(.chat(.mitko)), Look.mitko)])] + lines.map { $0.indented(by: 2) }
  }

  private func day(of message: Message) -> Int {
    CivilTime(microseconds: message.createdAt.microseconds, utcOffset: utcOffset).dayNumber
  }

  private var heading: StyledLine {
    let name =
      message.author == .mitko
      ? Span(book.text(.chat(.mitko)), Look.mitko) : Span(book.text(.chat(.you)), Look.strong)
    return StyledLine([name], trailing: .time(message.createdAt))
  }

  private var body: [StyledLine] {
    let text = message.shownText(book)
    switch message.kind {
    case .said where message.author == .user:
      return TextWrap.lines(of: text, columns: columns - 2).map {
        StyledLine([Span("▎ ", Look.quiet), Span($0)])
      }
    case .said:
      return indented(text)
    case .notice:
      return Lines.wrapped(text, columns: columns - 2, first: Span("· ", Look.mitko), hang: 2)
        .map { $0.indented(by: 2) }
    case .profileCard:
      // The card's first line is its title, on the frame.
      let title = text.prefix { !$0.isNewline }
      let rest = text.dropFirst(title.count).drop(while: \.isNewline)
      return Lines.framed(
        Lines.hanging(String(rest), columns: columns - 4), title: String(title), columns: columns)
    case .contact:
      return Lines.framed(
        Lines.hanging(text, columns: columns - 4), title: book.text(.chat(.contactCard)), columns: columns,
        style: Look.good)
    case .introduction:
      return introduction
    }
  }

  /// How a reply came about otherwise than usual.
  private var mark: [StyledLine] {
    message.mark.map { Lines.wrapped(book.text($0.phrase), columns: columns - 2, style: Look.quiet, hang: 2) }
      ?? []
  }

  private func indented(_ text: String) -> [StyledLine] {
    MarkdownFlow.lines(of: text, columns: columns - 2).map { $0.indented(by: 2) }
  }

  private var introduction: [StyledLine] {
    let inner = columns - 4
    var lines: [StyledLine] = []
    if let card {
      lines += MatchWording(card, book).scores(columns: inner)
      if !lines.isEmpty { lines.append(.blank) }
    }
    lines += MarkdownFlow.lines(of: message.shownText(book), columns: inner)
    return Lines.framed(
      lines, title: book.text(.chat(.introduction)), status: card.map { MatchWording($0, book).status },
      columns: columns)
  }

  private var buttons: [StyledLine] {
    Lines.buttons(Self.buttons(of: message, book), columns: columns - 2)
  }

  /// The open buttons of a message, numbered from 1.
  static func buttons(of message: Message, _ book: Phrasebook) -> [ScreenButton] {
    message.actions.filter { $0.state == .open }.enumerated().map { index, action in
      ScreenButton(
        number: index + 1, label: Phrase.label(of: action.intent, in: book),
        act: .press(action.id, action.intent))
    }
  }
}

extension Message.Mark {
  /// The mark in words.
  package var phrase: PhraseKey {
    switch self {
    case .standIn: .reply(.standIn)
    case .stopped: .reply(.stopped)
    case .retried: .reply(.retried)
    }
  }
}

extension Message {
  /// The text as it is shown: an introduction of somebody who was erased has none left, and says so.
  func shownText(_ book: Phrasebook) -> String {
    guard text.isEmpty, case .introduction = kind else { return text }
    return book.text(.introduction(.takenBack))
  }

  /// The text for where nothing is drawn, fit for any terminal: what a model wrote without the marks of Markdown, what a
  /// person wrote as they wrote it.
  func spokenText(_ book: Phrasebook) -> String {
    let text = Sanitizer.plain(shownText(book))
    switch kind {
    case .said where author == .mitko, .introduction: return MarkdownFlow.words(of: text)
    case .said, .notice, .profileCard, .contact: return text
    }
  }
}
