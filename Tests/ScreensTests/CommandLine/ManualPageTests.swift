import Localization
import TestSupport
import Testing

@testable import CommandLine

/// The manual page: that it tells what the help tells, in the macros that every reader of manuals knows.
@Suite struct ManualPageTests {
  private func page(_ language: String) -> String {
    ManualPage(
      book: Phrasebooks.shipped.book(for: language), version: "1.2.3", date: "2026-11-21",
      chat: [
        .init(name: "hide", argument: "WORD", about: "hide it"),
        .init(name: "quit", argument: nil, about: "go"),
      ], keys: [.init(action: "search", keys: ["Ctrl-F", "/"], about: "look for words")]
    ).text
  }

  /// Every option in a text, as it is typed.
  private func flags(in text: String) -> Set<String> {
    Set(text.matches(of: /--[a-z-]+/).map { String($0.output) })
  }

  /// The text as it is read, without the macros' marks.
  private func plain(_ roff: Substring) -> String {
    var text = String(roff)
    for (mark, read) in [("\\-", "-"), ("\\fB", ""), ("\\fI", ""), ("\\fR", "")] {
      text = text.replacing(mark, with: read)
    }
    return text
  }

  /// What stands below a section's title.
  private func section(_ title: String, of page: String) throws -> Substring {
    let start = try #require(page.firstRange(of: ".SH \(title)\n")).upperBound
    let rest = page[start...]
    return rest[..<(rest.firstRange(of: "\n.SH ")?.lowerBound ?? rest.endIndex)]
  }

  @Test(arguments: [("en", "VERBS"), ("ru", "КОМАНДЫ")])
  func eachVerbHasTheOptionsOfItsHelp(language: String, title: String) throws {
    let verbs = try section(title, of: page(language))
    let entries = verbs.split(separator: ".TP\n").map { plain($0) }
    let help = HelpText(book: Phrasebooks.shipped.book(for: language))
    #expect(
      entries.map { String($0.prefix { !$0.isWhitespace }) }
        == [
          "chat", "say", "ask", "admin", "queue", "budget", "forecast", "rounds", "matches", "why", "people",
          "announce", "events", "undo",
          "doctor", "paths", "costs", "audit", "replay", "settings", "import", "export", "erase", "migrate",
          "completions", "man",
        ])
    for (verb, entry) in zip(Verb.allCases, entries) {
      #expect(flags(in: entry).union(["--help"]) == flags(in: help.text(for: verb)), "\(verb)")
    }
  }

  @Test(arguments: [("en", "OPTIONS"), ("ru", "ПАРАМЕТРЫ")])
  func everyOptionOfTheHelpIsExplained(language: String, title: String) throws {
    let entries = try section(title, of: page(language)).split(separator: ".TP\n").map { plain($0) }
    let help = HelpText(book: Phrasebooks.shipped.book(for: language))
    let helped = flags(in: ([nil] + Verb.allCases).map { help.text(for: $0) }.joined(separator: "\n"))
    #expect(Set(entries.flatMap { flags(in: String($0.prefix { $0 != "\n" })) }) == helped)
    #expect(entries.allSatisfy { $0.split(separator: "\n").count > 1 })
  }

  @Test(arguments: [("en", "KEYS IN THE CHAT"), ("ru", "КЛАВИШИ В ЧАТЕ")])
  func everyActionIsToldWithItsKeys(language: String, title: String) throws {
    let keys = try section(title, of: page(language))
    #expect(keys.contains("MITKO_KEYS"))
    #expect(keys.hasSuffix(".TP\n\\fBsearch\\fR\\fI Ctrl\\-F, /\\fR\nlook for words"))
  }

  @Test(arguments: [("en", "SOURCES AND LICENCES"), ("ru", "ИСТОЧНИКИ И ЛИЦЕНЗИИ")])
  func whoseDataIsInTheProgramIsTold(language: String, title: String) throws {
    let sources = plain(try section(title, of: page(language))).replacing("\n", with: " ")
    let version = VersionText(book: Phrasebooks.shipped.book(for: language), version: "1.2.3").text
    #expect(version.hasPrefix("mitko 1.2.3\n"))
    for text in [sources, version] {
      for named in [
        "MIT", "ESCO", "2011/833/EU", "https://esco.ec.europa.eu", "GeoNames", "CC BY 4.0",
        "https://www.geonames.org",
        "mimesis",
      ] { #expect(text.contains(named), "\(named)") }
    }
  }

  @Test func thePageReadsLikeThis() throws {
    let page = page("en")
    #expect(
      page.hasPrefix(
        """
        .TH MITKO 1 2026-11-21 "mitko 1.2.3" ""
        .nh
        .ad l
        .SH NAME
        mitko \\- introduces people in IT who should work together
        .SH SYNOPSIS
        .B mitko
        [VERB] [OPTIONS]
        .br
        .B mitko say
        [OPTIONS] [FILE]
        .br
        .B mitko ask
        [OPTIONS] [WORDS]
        .br
        .B mitko queue
        [OPTIONS] [FILTER]
        .br
        .B mitko budget
        [OPTIONS] [lane|kind|model|user]
        .br
        .B mitko rounds
        [OPTIONS] [replay] [ROUND]
        .br
        .B mitko matches
        [OPTIONS] [FILTER]
        .br
        .B mitko why
        [OPTIONS] PERSON PERSON
        .br
        .B mitko people
        [OPTIONS] [FILTER]
        .br
        .B mitko announce
        [OPTIONS] [FILE]
        .br
        .B mitko events
        [OPTIONS] [FILTER]
        .br
        .B mitko replay
        [OPTIONS] [GENERATION]
        .br
        .B mitko settings
        [OPTIONS] [NAME [VALUE]]
        .br
        .B mitko import
        [OPTIONS] FILE...
        .br
        .B mitko completions
        [OPTIONS] bash|zsh|fish
        .SH DESCRIPTION

        """))
    #expect(
      try section("IN THE CHAT", of: page).hasSuffix(
        """
        .TP
        \\fB/hide\\fR\\fI WORD\\fR
        hide it
        .TP
        \\fB/quit\\fR
        go
        """))
    #expect(try section("EXIT STATUS", of: page).contains(".TP\n\\fB75\\fR\nlater it may work"))
  }

  @Test(arguments: ["en", "ru"])
  func noTextIsTakenForARequest(language: String) {
    let macros = [".TH ", ".SH ", ".TP", ".PP", ".br", ".B ", ".nh", ".ad l"]
    for line in page(language).split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains { line.hasPrefix($0) }, "\(line)")
    }
    #expect(Roff.text(".profile") == "\\&.profile")
    #expect(Roff.text("C:\\mitko -x") == "C:\\emitko \\-x")
    #expect(
      Roff.prose(String(repeating: "twelve bytes ", count: 13))
        == [
          "twelve bytes twelve bytes twelve bytes twelve bytes twelve bytes twelve bytes",
          "twelve bytes twelve bytes twelve bytes twelve bytes twelve bytes twelve bytes", "twelve bytes",
        ])
  }
}
