import DialogParts
package import Domain
package import Localization
import ScreenParts
package import TerminalKit

/// The conversation as append-only text: for pipes, screen readers and terminals that cannot address the cursor.
///
/// Nothing is ever printed twice or taken back. Buttons are `/1 Label`; their numbers only rise, so that an old number
/// always means the same button.
package struct PlainTranscript: Sendable {
  /// What is to be printed, and which introductions it shows.
  package struct Output: Hashable, Sendable {
    package var lines: [String] = []
    package var introductions: [MatchID] = []
  }

  private var lastPosition = 0
  /// The conversation that is printed, and how far others were.
  private var room: ChatID?
  private var positions: [ChatID: Int] = [:]
  private var mainPosition = 0
  private var epoch: Int?
  private var buttons: [ActionID] = []
  /// Whether what the user writes here is printed as well: yes for history and pipes, no where the terminal has
  /// shown it while it was typed.
  private let echoesOwn: Bool
  /// How many of the messages that are there already are printed.
  private let history: Int
  /// The planned answer that was told of.
  private var toldPlan: Timestamp?

  /// - Parameters:
  ///   - echoesOwn: whether the user's messages that come after the first snapshot are printed.
  ///   - history: how many of the messages that are there already are printed: a person has them read aloud.
  package init(echoesOwn: Bool, history: Int = .max) {
    self.echoesOwn = echoesOwn
    self.history = history
  }

  /// What this mode takes, for a person who begins.
  package static func greeting(_ book: Phrasebook, columns: Int? = nil) -> [String] {
    wrapped(book.text(.chat(.plainHint)), columns: columns)
  }

  /// Every command with what it does, a line each.
  package static func help(_ book: Phrasebook, columns: Int? = nil) -> [String] {
    let commands = ChatVerb.allCases.map { verb in
      let argument = verb.argument.map { " (\(book.text($0)))" } ?? ""
      return "/\(verb.rawValue)\(argument): \(book.text(verb.about))"
    }
    return (commands + [book.text(.chat(.plainHint))]).flatMap { wrapped($0, columns: columns) }
  }

  /// Messages that the newest reply is looked for among.
  package static let reach = 50
  /// The most messages that a search prints: a person has them read aloud.
  package static let foundAtOnce = 10

  /// What a search through all conversations came to.
  package struct Finds: Hashable, Sendable {
    /// In how many messages of another conversation the words are; `number` is the one that `/go` takes.
    package struct Elsewhere: Hashable, Sendable {
      package let number: Int
      package let chat: Chat
      package let count: Int

      package init(number: Int, chat: Chat, count: Int) {
        self.number = number
        self.chat = chat
        self.count = count
      }
    }

    /// The newest of this conversation with the words, oldest first.
    package let messages: [Message]
    /// In how many messages of this conversation the words are.
    package let count: Int
    /// The others with the words, by their numbers.
    package let elsewhere: [Elsewhere]

    package init(messages: [Message], count: Int, elsewhere: [Elsewhere]) {
      self.messages = messages
      self.count = count
      self.elsewhere = elsewhere
    }
  }

  /// What a search found: how much here, and of each message its author, its time and the lines with the words; then
  /// how much in which other conversation.
  package static func found(
    _ finds: Finds, with pattern: SearchPattern, words: String, now: Timestamp,
    utcOffset: Int, book: Phrasebook, columns: Int? = nil
  ) -> [String] {
    let key: PhraseKey =
      finds.count > finds.messages.count
      ? .chat(.plainFoundNewest)
      : finds.count == 0 && !finds.elsewhere.isEmpty ? .chat(.plainFoundNoneHere) : .chat(.plainFound)
    let head = Phrase(
      key, ["n": .count(finds.count), "shown": .count(finds.messages.count), "words": .text(words)])
    let found = finds.messages.flatMap { message -> [String] in
      let author = book.text(message.author == .mitko ? .chat(.mitko) : .chat(.you))
      let time = RelativeTime(
        of: message.createdAt.microseconds, now: now.microseconds, utcOffset: utcOffset)
      let lines = message.spokenText(book).split(separator: "\n")
      let fitting = lines.filter { pattern.matches(String($0)) }
      // Words that stand in different lines: all of a message tells where.
      return (fitting.isEmpty ? lines : fitting).enumerated().map { place, line in
        let text = message.author == .user ? String(line) : undecorated(line)
        return place == 0 ? "\(author), \(book.text(time.phrase)): \(text)" : text
      }
    }
    let elsewhere = finds.elsewhere.map { other in
      "/go \(other.number) \(name(of: other.chat, book)): "
        + book.text(Phrase(.chat(.plainFoundCount), ["n": .count(other.count)]))
    }
    let others = elsewhere.isEmpty ? [] : [book.text(.chat(.plainFoundElsewhere))] + elsewhere
    return ([book.text(head)] + found + others).map { Sanitizer.plain($0) }
      .flatMap { wrapped($0, columns: columns) }
  }

  /// What is new since the last call. A reset or erase starts the transcript afresh below what was printed.
  ///
  /// - Parameter columns: the width to wrap at, as words go; `nil` where programs read or the width is not known.
  package mutating func output(
    for snapshot: ChatSnapshot, now: Timestamp, book: Phrasebook, columns: Int? = nil
  ) -> Output {
    var output = Output()
    var isFirst = epoch == nil
    if epoch != snapshot.user.epoch {
      lastPosition = 0
      positions = [:]
      epoch = snapshot.user.epoch
    }
    if let current = snapshot.shelf.current {
      isFirst = enter(current, snapshot.shelf, &output, book) || isFirst
    }
    var new = snapshot.messages.filter { $0.position > lastPosition }
    if isFirst {
      let all = new
      // An open button must have a number, however far back it is.
      new = all.enumerated().filter { place, message in
        place >= all.count - history || message.actions.contains { $0.state == .open }
      }.map(\.element)
      let left = (all.last?.position ?? 0) - new.count
      if left > 0 { output.lines.append(book.text(Phrase(.chat(.plainEarlier), ["n": .count(left)]))) }
    }
    for message in new {
      lastPosition = message.position
      guard isFirst || echoesOwn || message.author == .mitko else { continue }
      output.lines += lines(for: message, in: snapshot, book)
      if case .introduction(let match) = message.kind { output.introductions.append(match) }
    }
    if case .planned(let instant) = snapshot.reply, toldPlan != instant {
      toldPlan = instant
      let wait = Phrase.wait(instant.since(now))
      output.lines.append(book.text(Phrase(.chat(.planned), ["wait": .phrase(wait)])) + ".")
    }
    output.lines = output.lines.flatMap { Self.wrapped($0, columns: columns) }
    return output
  }

  /// Notes which conversation is printed; true where it was not printed before.
  private mutating func enter(
    _ chat: Chat, _ shelf: ChatShelf, _ output: inout Output, _ book: Phrasebook
  ) -> Bool {
    defer { mainPosition = shelf.mainPosition }
    guard let was = room, was != chat.id else {
      if room != nil, !chat.isMain, shelf.mainPosition > mainPosition {
        output.lines.append(book.text(.chats(.newInMain)))
      }
      room = chat.id
      return false
    }
    positions[was] = lastPosition
    room = chat.id
    output.lines.append(book.text(Phrase(.chats(.opened), ["title": .text(chat.shownTitle(book))])))
    lastPosition = positions[chat.id] ?? 0
    return positions[chat.id] == nil
  }

  /// The conversations, each with its number: `/go` takes it.
  package static func list(_ shelf: ChatShelf, book: Phrasebook, columns: Int? = nil) -> [String] {
    shelf.all.enumerated().flatMap { place, chat -> [String] in
      let mark = chat.id == shelf.current?.id ? " ←" : ""
      return wrapped("/go \(place + 1) \(name(of: chat, book))\(mark)", columns: columns)
    }
  }

  private static func name(of chat: Chat, _ book: Phrasebook) -> String {
    chat.shownTitle(book) + (chat.archivedAt == nil ? "" : " (\(book.text(.chats(.archived))))")
  }

  /// What a reply took, call by call.
  package static func spending(
    _ calls: [LedgerEntry], book: Phrasebook, columns: Int? = nil
  ) -> [String] {
    guard let job = calls.first?.job else {
      return wrapped(book.text(.reply(.costsNothing)), columns: columns)
    }
    return SpendingSheet(job: job, calls: calls).lines(book, columns: .max / 2).flatMap { line -> [String] in
      var text = line.spans.map(\.text).joined()
      if case .text(let more, _)? = line.trailing { text += ": " + more }
      return wrapped(text, columns: columns)
    }
  }

  /// The button of a number as printed; `nil` where none was.
  package func button(_ number: Int) -> ActionID? {
    buttons.indices.contains(number - 1) ? buttons[number - 1] : nil
  }

  /// A line of the program's own: a refusal, a mistake, where the export lies.
  package static func line(_ phrase: Phrase, book: Phrasebook, columns: Int? = nil) -> String {
    wrapped(Sanitizer.plain(book.text(phrase)), columns: columns).joined(separator: "\n")
  }

  /// Addresses stay whole, so that the terminal that wraps them lets them be copied whole.
  private static func wrapped(_ line: String, columns: Int?) -> [String] {
    columns.map { TextWrap.hanging(line, columns: $0, keepsWords: true) } ?? [line]
  }

  private mutating func lines(
    for message: Message, in snapshot: ChatSnapshot, _ book: Phrasebook
  ) -> [String] {
    let author = book.text(message.author == .mitko ? .chat(.mitko) : .chat(.you))
    let text = message.spokenText(book).split(
      separator: "\n", omittingEmptySubsequences: false)
    // What the user wrote stands as they wrote it.
    let said = message.author == .user ? text.map(String.init) : text.map { Self.undecorated($0) }
    var lines = said.enumerated().map { $0.offset == 0 ? "\(author): \($0.element)" : $0.element }
    if let mark = message.mark { lines.append(book.text(mark.phrase)) }
    // The introduction itself, and not what is told of it later.
    if case .introduction(let id) = message.kind, let card = snapshot.matches.first(where: { $0.id == id }),
      message.text == card.introduction
    {
      lines += scores(of: card, book)
    }
    for action in message.actions where action.state == .open {
      buttons.append(action.id)
      lines.append("/\(buttons.count) \(Phrase.label(of: action.intent, in: book))")
    }
    return lines
  }

  private func scores(of card: MatchCard, _ book: Phrasebook) -> [String] {
    guard let mine = card.scoreForReader, let theirs = card.scoreForOther else { return [] }
    let directions = [(PhraseKey.matches(.theyFitYou), mine), (.matches(.youFitThem), theirs)].map {
      key, score in
      let percent = Int((min(1, max(0, score)) * 100).rounded())
      return book.text(
        Phrase(
          .chat(.plainScore),
          [
            "about": .phrase(Phrase(key)), "fit": .phrase(Phrase(Phrase.fit(score))),
            "n": .text(String(percent)),
          ]))
    }
    return directions + [ScoreParts(card.score)?.text(book)].compactMap(\.self)
  }

  /// A line without what is only to be looked at: marks of lists, indents.
  private static func undecorated(_ line: Substring) -> String {
    var line = line.drop { $0 == " " }
    if let mark = line.first, "•·–".contains(mark) { line = line.dropFirst().drop { $0 == " " } }
    return String(line)
  }
}
