import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

/// What replies took, and how they came about.
struct SpendingTests {
  private let around = World.surroundings(80, 24)
  private static let job = JobID(high: 1, low: 70)

  private static func reply(_ position: Int, _ text: String, mark: Message.Mark? = nil) -> Message {
    Message(
      id: Samples.id(position), chat: Samples.chat, position: position, author: .mitko, kind: .said,
      text: text,
      actions: [], createdAt: Samples.now, job: job, mark: mark)
  }

  private func app(_ messages: [Message], _ around: Surroundings? = nil, _ language: Language = .english)
    -> ChatApp
  {
    var snapshot = World(language).snapshot
    snapshot.matches = []
    snapshot.messages = Array(snapshot.messages.prefix(4)) + messages
    var app = ChatApp(language: language)
    _ = app.update(.snapshotArrived(snapshot), in: around ?? self.around)
    return app
  }

  private static func call(
    _ number: Int, attempt: Int = 1, _ state: LedgerEntry.State, _ usage: TokenUsage = .none
  ) -> LedgerEntry {
    LedgerEntry(
      id: Samples.id(800 + number), job: job, attempt: attempt, call: number, user: Samples.id(1),
      kind: .reply,
      lane: .interactive, maker: .provider("openai"), model: "gpt-5-mini", startedAt: Samples.now,
      state: state,
      usage: usage, promptVersion: "3fa9c1")
  }

  static let calls = [
    call(
      1, .settled(cost: Money(clamping: 1_240)),
      TokenUsage(input: 2_310, cachedRead: 1_024, cacheWrite: 0, output: 187)),
    call(2, .settled(cost: Money(clamping: 12_400)), TokenUsage(input: 2_600, output: 202)),
    call(1, attempt: 2, .reserved(bound: Money(clamping: 20_000))),
  ]

  @Test(arguments: [
    (Message.Mark.standIn, "(by my own rules: the model is not available)"), (.stopped, "(stopped)"),
    (.retried, "(tried again below)"),
  ])
  func aReplySaysHowItCameAbout(mark: Message.Mark, words: String) {
    let shown = app([Self.reply(5, "Well then.", mark: mark)]).render(in: around).grid.picture
    let place = shown.firstIndex { $0.contains("Well then.") } ?? 0
    #expect(shown[place + 1].trimmingPrefix { $0 == " " }.hasPrefix(words))
  }

  @Test func aKeyOnTheListAsksForItAgainAndAnotherForWhatItTook() {
    var app = app([Self.reply(5, "Well then.")])
    #expect(app.keys([.tab, .text("r")], around) == [.perform(.tryAgain(Samples.id(5)))])
    #expect(app.keys([.text("t")], around) == [.readSpending(Self.job)])
    _ = app.update(.spendingArrived(Self.job, Self.calls), in: around)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("What this answer took") })
    app.keys([.escape], around)
    #expect(app.layers.isEmpty)
    // A message of the person's own took nothing.
    #expect(app.keys([.up, .text("t")], around) == [])
    #expect(app.toasts.shown?.phrase == Phrase(.reply(.noCosts)))
    // In the field both are letters.
    app.keys([.escape, .escape], around)
    #expect(app.type("rt", around) == [])
    #expect(app.conversation.field.text == "rt")
  }

  @Test func theCommandIsAboutTheNewestReply() {
    var app = app([Self.reply(5, "Well then."), Samples.message(6, .mitko, "A notice.", kind: .notice)])
    app.type("/cost", around)
    #expect(app.keys([.enter], around) == [.readSpending(Self.job)])
    app.type("/stop", around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.toasts.shown?.phrase == Phrase(.reply(.nothingToStop)))
  }

  @Test func whatTheRulesSaidTookNothing() {
    var app = app([Self.reply(5, "Well then.")])
    _ = app.update(.spendingArrived(Self.job, []), in: around)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("Nothing: it came from rules") })
  }

  @Test func thePlainModeTellsTheSame() {
    let book = Phrasebooks.shipped.book(for: "en")
    #expect(
      PlainTranscript.spending(Self.calls, book: book) == [
        "1. gpt-5-mini: $0.00124",
        "   tokens: 2,310 in, 1,024 from the cache, 0 into the cache, 187 out", "   prompt 3fa9c1",
        "2. gpt-5-mini: $0.01", "   tokens: 2,600 in, 0 from the cache, 0 into the cache, 202 out",
        "   prompt 3fa9c1", "3. gpt-5-mini, attempt 2: not known yet, at most $0.02",
        "   tokens: 0 in, 0 from the cache, 0 into the cache, 0 out", "   prompt 3fa9c1", "",
        "Together $0.03",
      ])
  }

  @Test(arguments: PictureTests.sizes, PictureTests.languages)
  func theCalls(size: (Int, Int), language: Language) throws {
    let around = World.surroundings(size.0, size.1)
    var app = app([Self.reply(5, "Well **then**.", mark: .stopped)], around, language)
    _ = app.update(.spendingArrived(Self.job, Self.calls), in: around)
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "spending-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }
}
