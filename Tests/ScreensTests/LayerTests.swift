import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

@Suite struct LayerTests {
  private let around = World.surroundings(80, 24)

  private func app() -> ChatApp { World(.english).app(around) }

  @Test func thePaletteFindsACommandByAPartOfItsName() {
    var app = app()
    app.keys([.control("p")], around)
    app.type("expo", around)
    #expect(app.keys([.enter], around) == [.perform(.export)])
    #expect(app.layers.isEmpty)
  }

  @Test(arguments: ["\u{A0}", "\u{3000}", "│", "\u{301}", "\u{A0}\u{301}", "\u{200B}", "\u{A0}expo"])
  func whatFoldsToNothingNarrowsThePaletteByNothing(typed: String) {
    var app = app()
    app.keys([.control("p")], around)
    app.keys([.paste(typed)], around)
    #expect(app.layers.count == 1)
    let all = app.paletteEntries(around)
    var palette = Palette()
    _ = palette.field.insert(typed)
    #expect(palette.matching(all).first?.key == (typed.hasSuffix("expo") ? "/export" : all.first?.key))
  }

  /// What the palette offers first for what is typed.
  private func first(_ typed: String, _ language: Language) -> String? {
    var palette = Palette()
    _ = palette.field.insert(typed)
    let app = World(language).app(around)
    return palette.choice(app.paletteEntries(around))?.key
  }

  @Test(
    arguments: [
      ("expo", "/export"), ("пауз", "/pause"), ("pause", "/pause"), ("srch", "Ctrl-F"), ("поиск", "Ctrl-F"),
      ("mouse", "F6"), ("мышь", "F6"), ("quit", "Ctrl-C"), ("ВЫЙТИ", "Ctrl-C"), ("/hide", "/hide"),
      ("contact", "/contact"), ("editor", "Ctrl-O"), ("редактор", "Ctrl-O"), ("del every", "/erase"),
      ("matches", "F3"), ("F4", "F4"), ("copy", "y"), ("русский", "F5"), ("english", "F5"),
    ], [Language.english, .russian])
  func thePaletteFindsByAPartOfAnyNameInEitherLanguage(
    named: (typed: String, key: String), language: Language
  ) {
    // The other language is called by its own name.
    let isOwn = named.typed == (language == .russian ? "русский" : "english")
    #expect(first(named.typed, language) == (isOwn ? nil : named.key))
  }

  @Test func everyCommandAndEveryScreenStandsInThePalette() {
    let keys = app().paletteEntries(around).map(\.key)
    #expect(
      keys == [
        "F2", "F3", "F4", "F1", "F7", "Ctrl-F", "Ctrl-O", "y", "t", "e", "h", "i", "F5", "/preferences",
        "/why", "/ask",
        "/answer", "/stop", "/again",
        "/new",
        "/title", "/archive", "/save", "/pause", "/resume", "/contact", "/import", "/show", "/hide", "/news",
        "/link",
        "/export",
        "/reset",
        "/erase", "F6", "Ctrl-L", "Ctrl-Z", "Ctrl-C",
      ])
  }

  @Test func itsKeyClosesThePaletteAgain() {
    var app = app()
    app.keys([.control("p"), .control("p")], around)
    #expect(app.layers.isEmpty)
  }

  @Test func thePaletteShowsScreensAndBeginsCommands() {
    var app = app()
    app.keys([.control("p"), .down, .enter], around)
    #expect(app.tab == .matches)
    app.keys([.control("p")], around)
    app.type("contact", around)
    app.keys([.enter], around)
    app.type("me@example.org", around)
    #expect(app.keys([.enter], around) == [.perform(.setContact("me@example.org"))])
  }

  @Test func aCommandOfThePaletteDoesNotThrowADraftAway() {
    var app = app()
    app.type("draft", around)
    app.keys([.control("p")], around)
    app.type("/hide", around)
    app.keys([.enter], around)
    #expect(app.toasts.shown?.phrase.key == .chat(.draftInTheWay))
    #expect(app.keys([.enter], around) == [.perform(.say("draft"))])
  }

  @Test func escapeClosesALayerAndNothingElse() {
    var app = app()
    app.type("draft", around)
    app.keys([.function(3), .control("p"), .escape], around)
    #expect(app.layers.isEmpty)
    #expect(app.tab == .matches)
  }

  @Test func colonOpensThePaletteOnListsOnly() {
    var app = app()
    app.keys([.text(":")], around)
    #expect(app.layers.isEmpty)
    app.keys([.function(3), .text(":")], around)
    #expect(app.layers == [.palette(Palette())])
  }

  @Test func aLayerOnASmallScreenTellsItsWayOut() throws {
    let around = World.surroundings(40, 10)
    var app = World(.english).app(around)
    for key in [KeyEvent.control("p"), .control("f")] {
      app.keys([key], around)
      let hints = try #require(app.render(in: around).grid.picture.last)
      #expect(hints.contains("Esc ") && hints.hasSuffix("Ctrl-C quit"))
    }
  }

  @Test func layersArePictured() throws {
    for (columns, rows) in [(80, 24), (60, 16), (40, 10)] {
      for language in [Language.english, .russian] {
        let around = World.surroundings(columns, rows)
        var app = World(language).app(around)
        app.keys([.control("p")], around)
        try Pictures.expect(
          app.render(in: around).grid, named: "palette-\(columns)x\(rows)-\(language.code)")
        app.type(language == .russian ? "пок" : "sho", around)
        try Pictures.expect(
          app.render(in: around).grid, named: "palette-typed-\(columns)x\(rows)-\(language.code)")
        app.keys([.escape, .control("f"), .paste("Go")], around)
        try Pictures.expect(
          app.render(in: around).grid, named: "search-\(columns)x\(rows)-\(language.code)")
        app.keys([.enter, .tab], around)
        try Pictures.expect(
          app.render(in: around).grid, named: "search-hits-\(columns)x\(rows)-\(language.code)")
      }
    }
  }
}
