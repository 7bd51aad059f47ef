import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

/// What the Budget room's keys do.
@Suite struct BudgetRoomTests {
  private let around = World.surroundings(80, 24)

  private func room() -> AdminApp {
    var app = AdminApp(
      rooms: [OverviewRoom(language: .english), BudgetRoom(language: .english)], operatorName: "oleg",
      language: .english)
    _ = app.start()
    app.keys([.text("2")], around)
    _ = app.update(.arrived(OperatorWorld.budget(), at: around.now), in: around)
    return app
  }

  private func told(_ effects: [AdminEffect]) -> [OperatorOrder] {
    effects.compactMap { if case .order(let order) = $0 { order as? OperatorOrder } else { nil } }
  }

  private func text(_ app: AdminApp, _ around: Surroundings? = nil) -> String {
    app.render(in: around ?? self.around).grid.picture.joined(separator: "\n")
  }

  @Test func aBudgetThatIsTypedInIsAskedForAndAppliedOnlyByA() {
    var app = room()
    #expect(told(app.keys([.text("A")], around)) == [])
    #expect(told(app.keys([.enter], around)) == [])
    app.type("12,5", around)
    app.keys([.tab], around)
    app.type("default", around)
    let asked = BudgetWish(weekly: 12.5, burst: -1)
    #expect(told(app.keys([.enter], around)) == [.watch(.budget(asking: asked))])
    // It stands beside the present one until somebody says so.
    _ = app.update(.arrived(OperatorWorld.budget(asked: true), at: around.now), in: around)
    #expect(text(app).contains("If changed"))
    #expect(told(app.keys([.text("A")], around)) == [.propose(.settings([.weeklyBudget: 12.5, .burst: -1]))])
    // What is told goes first.
    #expect(told(app.keys([.escape, .escape], around)) == [.watch(.budget(asking: nil))])
    #expect(told(app.keys([.text("A")], around)) == [])
  }

  @Test(arguments: [
    ("abc", "", "Dollars from 0 to 1,000,000, such as 12 or 7.50."), ("-1", "", "Dollars from 0 to"),
    ("1e3", "", "Dollars from 0 to"), ("1000001", "", "Dollars from 0 to"),
    ("6", "much", "“default” for a day’s share"), ("", "-2", "“default” for a day’s share"),
  ])
  func aWrongNumberIsAnsweredAtItsField(weekly: String, burst: String, answer: String) throws {
    var app = room()
    app.keys([.enter], around)
    app.type(weekly, around)
    app.keys([.tab], around)
    app.type(burst, around)
    #expect(told(app.keys([.enter], around)) == [])
    let lines = text(app).split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.contains("^ ") })
    #expect(lines[place].contains(answer))
    #expect(lines[place - 1].contains("[\(weekly.isEmpty ? "$6.00" : weekly)"))
    // The cursor stands in the field that is wrong, and what is typed there takes the answer away.
    app.keys([.control("u"), .text("9")], around)
    #expect(!text(app).contains("^ "))
    #expect(told(app.keys([.escape], around)) == [])
    #expect(told(app.keys([.text("A")], around)) == [])
  }

  @Test func charactersAreTheFieldsWhileItIsTypedIn() {
    var app = room()
    app.keys([.enter], around)
    #expect(told(app.keys([.text("1"), .text("q"), .text("/")], around)) == [])
    #expect(app.current == .budget && text(app).contains("[1q/"))
    app.keys([.escape], around)
    #expect(!text(app).contains("[1q/"))
    app.keys([.text("1")], around)
    #expect(app.current == .overview)
  }

  @Test func theLineBehindTheColonAsksAtOnce() {
    var app = room()
    app.keys([.text(":")], around)
    app.type("budget 12", around)
    let asked = OperatorOrder.watch(.budget(asking: BudgetWish(weekly: 12)))
    #expect(told(app.keys([.enter], around)).last == asked)
    app.keys([.text("1"), .text(":")], around)
    app.type("forecast 9 default", around)
    let other = OperatorOrder.watch(.budget(asking: BudgetWish(weekly: 9, burst: -1)))
    #expect(told(app.keys([.enter], around)).last == other)
    app.keys([.text(":")], around)
    app.type("budget much", around)
    #expect(told(app.keys([.enter], around)) == [.watch(.budget(asking: BudgetWish(weekly: 9, burst: -1)))])
    #expect(text(app).contains("^ Dollars"))
  }

  @Test(arguments: [
    ("l", "by lane", "interactive"), ("k", "by kind", "reply"), ("m", "by model", "gpt-5-mini"),
    ("w", "by person", "ada"),
  ])
  func theMoneyIsPartedByAKey(key: String, title: String, part: String) {
    var app = room()
    app.keys([.text(key)], around)
    #expect(text(app).contains(title) && text(app).contains(part))
    // The chart is of the part that is chosen.
    #expect(text(app).contains("all  █ spent"))
    app.keys([.down], around)
    #expect(text(app).contains("\(part)  █ spent"))
  }

  @Test func nothingIsDrawnBeforeAnythingWasRead() {
    var app = AdminApp(rooms: [BudgetRoom(language: .english)], operatorName: "oleg", language: .english)
    #expect(told(app.start()) == [.watch(.budget(asking: nil))])
    app.keys([.down, .text("k"), .escape], around)
    _ = text(app)
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func theFiguresStandThereBeforeTheForecastIsPlayed(size: (Int, Int)) {
    let around = World.surroundings(size.0, size.1)
    var app = room()
    let whole = OperatorWorld.budget()
    let figures = BudgetRoom.Content(figures: whole.figures, outlooks: nil, isWhole: false)
    _ = app.update(.arrived(figures, at: around.now), in: around)
    let first = text(app, around)
    #expect(first.contains("As it is      computing") && first.contains("interactive"))
    _ = app.update(.arrived(whole, at: around.now), in: around)
    #expect(text(app, around).contains("As it is      lasts until"))
  }

  @Test func anotherBudgetIsComputedUntilItsOwnForecastIsThere() {
    var app = room()
    app.keys([.text(":")], around)
    app.type("budget 12", around)
    app.keys([.enter], around)
    let whole = OperatorWorld.budget()
    let former = BudgetRoom.Content(figures: whole.figures, outlooks: whole.outlooks, isWhole: false)
    _ = app.update(.arrived(former, at: around.now), in: around)
    #expect(text(app).contains("If changed    computing") && text(app).contains("As it is      lasts until"))
    #expect(told(app.keys([.text("A")], around)) == [])
    _ = app.update(.arrived(OperatorWorld.budget(asked: true), at: around.now), in: around)
    #expect(text(app).contains("If changed    lasts 14 days"))
  }

  @Test(arguments: [(80, 24), (60, 16), (200, 60)], SpendCut.allCases)
  func withoutUTF8EveryChartIsPlainASCII(size: (Int, Int), cut: SpendCut) throws {
    var around = World.surroundings(size.0, size.1)
    around.glyphs = .ascii
    let content = OperatorWorld.budget(asked: true)
    let text = BudgetText(
      figures: content.figures, outlooks: content.outlooks, book: around.phrasebooks.book(for: "en"),
      columns: size.0, glyphs: .ascii, utcOffset: 0)
    for line in text.lines(by: cut) {
      #expect(!line.contains { !$0.isASCII }, "\(line)")
    }
    var app = AdminApp(
      rooms: [BudgetRoom(language: .english), OverviewRoom(language: .english)], operatorName: "oleg",
      language: .english)
    _ = app.start()
    _ = app.update(.arrived(content, at: around.now), in: around)
    _ = app.update(.arrived(OperatorWorld.overview, at: around.now), in: around)
    app.keys([.text(Self.key(cut))], around)
    for room in 1...2 {
      app.keys([.text(String(room))], around)
      // What is no chart is drawn as everywhere: rules, and points between words.
      // Nor are people's names.
      let picture = self.text(app, around).replacing("борис", with: "").filter {
        !$0.isASCII && !"─·…".contains($0)
      }
      #expect(picture == "")
    }
  }

  private static func key(_ cut: SpendCut) -> String {
    switch cut {
    case .lane: "l"
    case .kind: "k"
    case .model: "m"
    case .person: "w"
    }
  }

  @Test func aQuestionAboutTheBudgetTellsItsNumbersAndHowLongEachLasts() throws {
    var preview = ActPreview(kind: .setBudget)
    preview.changes = 1
    let outlooks = try #require(OperatorWorld.budget(asked: true).outlooks)
    preview.budget = BudgetChange(
      from: outlooks.asItIs.budget, to: try #require(outlooks.asked).budget, outlooks: outlooks)
    let question = try #require(
      ActWords.question(.settings([.weeklyBudget: 12]), preview, utcOffset: 4 * 3_600))
    let book = Phrasebooks.shipped.book(for: "en")
    let lines = ([question.text] + question.facts).map { book.text($0) }
    #expect(lines[0] == "Change the budget?")
    #expect(lines[1] == "A week: $6.00 → $12.00" && lines[2] == "Saved up: $0.86 → $1.71")
    #expect(lines[3].hasPrefix("As it is: lasts until "))
    #expect(lines[4] == "Then: lasts 14 days and longer; no reply waits.")
  }
}
