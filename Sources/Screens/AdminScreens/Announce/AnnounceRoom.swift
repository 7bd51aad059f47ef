package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// Writing to many people at once: whom it is for, with their number and a few names before anything is sent, the text,
/// a look at it in one's own conversation; and what was sent before, with how far it came.
package struct AnnounceRoom: Room {
  /// What was read: what was sent, and whom the audience that is being written means.
  package struct Content: RoomContent {
    package static let room = RoomName.announce
    package let announcements: [Announcement]
    /// Of the query that was asked for; `nil` where nobody is writing.
    package let audience: Audience?
    /// Why it is none.
    package let refusal: ActRefusal?
    /// Of the announcement whose page is open: whom it could not be brought to, and why.
    package let failures: [Failure]

    /// Somebody who did not get it.
    package struct Failure: Hashable, Sendable {
      package let person: PersonLabel
      /// In words of the channel's.
      package let error: String

      package init(person: PersonLabel, error: String) {
        self.person = person
        self.error = error
      }
    }

    package init(
      announcements: [Announcement], audience: Audience?, refusal: ActRefusal? = nil, failures: [Failure] = []
    ) {
      self.announcements = announcements
      self.audience = audience
      self.refusal = refusal
      self.failures = failures
    }
  }

  /// What is being written.
  struct Draft {
    enum Part { case audience, text }

    var audience = TextField(maximumScalars: 300, isMultiline: false)
    /// Whom its words mean, as they were last understood: everybody at first.
    var query = PersonQuery()
    var text = TextField(maximumScalars: Announcement.longestText, isMultiline: true)
    var part = Part.audience
    /// What is wrong with the audience's words.
    var trouble: FilterTrouble?
  }

  package let name = RoomName.announce
  // One is sent, stopped or tried again at a time.
  var sent = RoomList<AnnouncementLine>(page: 100, isMarkable: false)
  /// Kept when the page is left, until it was sent.
  var draft = Draft()
  var isWriting = false
  /// What was asked to be sent, until that came to its end: it is shown beneath the question, and nothing is typed into it.
  private(set) var asked: Wish?
  /// Whether that was confirmed.
  private(set) var isSending = false
  var audience: Audience?
  var refusal: ActRefusal?
  /// The announcement whose page is open.
  var opened: AnnouncementID?
  var failures: [Content.Failure] = []
  var scrolled = ScrolledText()
  private let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var badge: String {
    let count = sent.rows.count { $0.row.state == .sending }
    return count == 0 ? "" : String(count)
  }

  package var isTyping: Bool { isWriting }

  var isAsking: Bool { asked != nil }

  package var awaitsQuestion: Bool { isAsking }

  package var hasUnsent: Bool { !isSending && draft.text.text.contains { !$0.isWhitespace } }

  package var keys: [RoomKey] {
    if isAsking { return isSending ? [] : [RoomKey("Esc", .chat(.hintBack))] }
    if isWriting {
      return [
        RoomKey("Tab", .admin(.keyOtherField)), RoomKey("Ctrl-T", .admin(.keyTest)),
        RoomKey("Ctrl-S", .admin(.keySend)), RoomKey("Esc", .chat(.hintBack)),
      ]
    }
    let acts = [RoomKey("S", .admin(.keyStop), acts: true), RoomKey("R", .admin(.keyRetry), acts: true)]
    return opened == nil
      ? [RoomKey("a", .admin(.keyWrite), acts: true), RoomKey("Enter", .admin(.keyOpen))] + acts
      : [RoomKey("Esc", .chat(.hintBack))] + acts
  }

  package mutating func take(_ content: Content) {
    sent.take(
      content.announcements.map(AnnouncementLine.init), hasMore: content.announcements.count == sent.limit)
    (audience, refusal) = (content.audience, content.refusal)
    failures = content.failures
  }

  package func countNew(in content: Content) -> Int {
    sent.countNew(in: content.announcements.map(AnnouncementLine.init))
  }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(
      OperatorOrder.watch(
        .announcements(
          audience: isWriting || isAsking ? draft.query : nil, limit: sent.limit, sheet: opened)))
  }

  package mutating func ended(_ order: any RoomOrder, _ end: OrderStage) -> [AdminEffect] {
    guard let asked else { return [] }
    let isSent: Bool
    switch order as? OperatorOrder {
    case .propose(asked)?: isSent = false
    case .perform(.announce(let text, let query, _), _)? where Wish.announce(text, to: query) == asked:
      isSending = end == .confirmed
      if isSending { return [] }
      isSent = end == .done
    default: return []
    }
    self.asked = nil
    if isSent { draft = Draft() } else { isWriting = true }
    return [watch]
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if isAsking {
      // Once it was confirmed it is on its way.
      guard !isSending, key == .escape else { return [] }
      (asked, isWriting) = (nil, true)
      return [watch]
    }
    if isWriting { return write(key, columns: place.columns, surroundings.filterReader) }
    if opened != nil { return handleSheet(key, in: place, surroundings) }
    switch key {
    case .text("a"):
      isWriting = true
      return [watch]
    case .enter:
      guard let announcement = sent.selected?.id else { return [] }
      opened = announcement
      scrolled = ScrolledText()
      failures = []
      return [watch]
    case .text("S"), .text("R"): return act(key, sent.selected?.id)
    default: return sent.handle(key, in: place).map { $0 == .wantsMore ? [watch] : [] }
    }
  }

  private func act(_ key: KeyEvent, _ id: AnnouncementID?) -> [AdminEffect] {
    guard let id else { return [] }
    return [.order(OperatorOrder.propose(key == .text("S") ? .stopAnnouncement(id) : .retryDeliveries(id)))]
  }

  private mutating func handleSheet(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    switch key {
    case .escape:
      opened = nil
      return [watch]
    case .text("S"), .text("R"): return act(key, opened)
    default:
      guard let text = sheetText(surroundings, columns: place.columns) else { return nil }
      return scrolled.handle(key, lines: text.lines.count, height: place.rows) ? [] : nil
    }
  }

  func sheetText(_ surroundings: Surroundings, columns: Int) -> AnnouncementSheetText? {
    sent.rows.first { $0.id == opened }.map { line in
      AnnouncementSheetText(
        announcement: line.row, failures: failures, columns: min(columns, Look.measure),
        words: EventWords(
          book: surroundings.phrasebooks.book(for: language.code), now: surroundings.now,
          utcOffset: surroundings.utcOffset))
    }
  }

  // MARK: Writing

  private mutating func write(_ key: KeyEvent, columns: Int, _ reader: FilterReader) -> [AdminEffect] {
    switch key {
    case .escape:
      isWriting = false
      return [watch]
    case .tab, .backTab:
      draft.part = draft.part == .audience ? .text : .audience
      return []
    case .enter where draft.part == .audience:
      draft.part = .text
      return []
    case .control("t"):
      guard let text = Announcement.text(draft.text.text) else { return noText }
      return [.order(OperatorOrder.testAnnouncement(text))]
    case .control("s"):
      if let trouble = draft.trouble {
        draft.part = .audience
        return [.tell(trouble.phrase, .trouble)]
      }
      guard let text = Announcement.text(draft.text.text) else { return noText }
      let wish = Wish.announce(text, to: draft.query)
      (isWriting, asked) = (false, wish)
      return [.order(OperatorOrder.propose(wish))]
    default: break
    }
    switch draft.part {
    case .audience:
      let before = draft.audience.text
      let refused = AdminEffect.refusing(draft.audience.handle(key, columns: columns))
      return draft.audience.text == before ? refused : readAudience(reader)
    case .text:
      return AdminEffect.refusing(draft.text.handle(key == .enter ? .altEnter : key, columns: columns))
    }
  }

  /// Says at the text that there is none.
  private var noText: [AdminEffect] {
    [
      .tell(
        Phrase(.cli(.announceNoText), ["limit": .count(Announcement.longestText)]), .trouble)
    ]
  }

  private mutating func readAudience(_ reader: FilterReader) -> [AdminEffect] {
    let words = draft.audience.text
    do {
      draft.query = try reader.read(words)
      draft.trouble = nil
      return [watch]
    } catch {
      draft.trouble = FilterTrouble(error, in: words)
      return []
    }
  }
}

/// A row of the list, by its announcement.
struct AnnouncementLine: Identifiable, Hashable {
  let row: Announcement

  init(_ row: Announcement) {
    self.row = row
  }

  var id: AnnouncementID { row.id }
}
