import Domain
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

@Suite struct LongChatTests {
  private let around = World.surroundings(80, 24)

  private static func page(_ range: ClosedRange<Int>) -> [Message] {
    range.map { position in
      let words = Array(repeating: "word\(position)", count: 1 + position % 40).joined(separator: " ")
      return Samples.message(
        position, position % 2 == 0 ? .mitko : .user, words, minutesAgo: (20_000 - position) * 3)
    }
  }

  private func app(upTo last: Int, page count: Int = 100) -> ChatApp {
    var app = ChatApp(language: .english)
    _ = app.update(
      .snapshotArrived(
        ChatSnapshot(
          user: Samples.user(), messages: Self.page(last - count + 1...last), hasOlder: last > count)),
      in: around)
    return app
  }

  @Test func olderMessagesAreAskedForOnceBeforeTheyAreNeeded() {
    var app = app(upTo: 20_000)
    var asked: [ChatEffect] = []
    for _ in 0..<40 { asked += app.keys([.pageUp], around) }
    #expect(asked == [.loadOlder(before: 19_901, limit: 200)])
  }

  @Test func whatIsReadStaysInPlaceWhenOlderMessagesArrive() {
    var app = app(upTo: 20_000)
    for _ in 0..<40 { app.keys([.pageUp], around) }
    let before = app.render(in: around).grid
    _ = app.update(.olderMessagesArrived(Self.page(19_701...19_900), hasOlder: true), in: around)
    let after = app.render(in: around).grid
    // The first loaded message had no day above it before; everything below is where it was.
    #expect(after.picture.suffix(18) == before.picture.suffix(18))
    #expect(app.conversation.transcript.messages.count == 300)
  }

  @Test func theBeginningIsReachedThroughAllPages() {
    var app = app(upTo: 3_000)
    var effects = app.keys([.textHome], around)
    var rounds = 0
    while case .loadOlder(let position, let limit)? = effects.last, rounds < 10 {
      let first = max(1, position - limit)
      effects = app.update(
        .olderMessagesArrived(Self.page(first...position - 1), hasOlder: first > 1), in: around)
      rounds += 1
    }
    #expect(rounds == 2)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("word1 word1") })
    #expect(app.conversation.transcript.messages.count == 3_000)
  }

  @Test func aSnapshotAfterMoreThanAPageStartsAgainFromTheEnd() {
    var app = app(upTo: 200)
    _ = app.update(
      .snapshotArrived(ChatSnapshot(user: Samples.user(), messages: Self.page(500...600), hasOlder: true)),
      in: around)
    #expect(app.conversation.transcript.messages.first?.position == 500)
    #expect(app.conversation.scroll.followsTail)
  }

  @Test func newMessagesAreCountedBelowTheView() {
    var app = app(upTo: 200)
    app.keys([.pageUp], around)
    _ = app.update(
      .snapshotArrived(ChatSnapshot(user: Samples.user(), messages: Self.page(120...204), hasOlder: true)),
      in: around)
    #expect(app.conversation.newCount == 2)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("↓ 2 new messages · Esc") })
    app.keys([.escape], around)
    #expect(app.conversation.newCount == 0)
  }

  @Test func aMessageHigherThanTheViewIsShownFromItsBeginning() {
    var app = app(upTo: 200)
    let long = Samples.message(
      201, .mitko, "First line\n" + String(repeating: "more\n", count: 60) + "last line")
    func snapshot(_ messages: [Message]) -> ChatSnapshot {
      ChatSnapshot(user: Samples.user(), messages: messages, hasOlder: true)
    }
    _ = app.update(.snapshotArrived(snapshot(Self.page(120...200) + [long])), in: around)
    let picture = app.render(in: around).grid.picture
    #expect(picture.contains { $0.contains("First line") })
    #expect(!picture.contains { $0.contains("last line") })
    #expect(picture.contains { $0.contains("↓ 1 new message · Esc") })
    app.keys([.escape], around)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("last line") })
    // A short one is followed as ever.
    _ = app.update(
      .snapshotArrived(snapshot(Self.page(120...200) + [long, Samples.message(202, .mitko, "short")])),
      in: around)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("short") })
  }

  @Test func amongTwentyThousandMessagesAFrameLaysOutOnlyWhatItShowsAndPasses() {
    var app = app(upTo: 20_000, page: 20_000)
    _ = app.render(in: around)
    var most = app.conversation.cache.measured
    for step in 0..<400 {
      let before = app.conversation.cache.measured
      app.keys([step % 10 == 9 ? .textHome : step % 10 == 4 ? .textEnd : .pageUp], around)
      _ = app.render(in: around)
      most = max(most, app.conversation.cache.measured - before)
    }
    // A message takes at least two of the 24 rows; a page up passes one view and shows another.
    #expect(most <= 24)
  }
}
