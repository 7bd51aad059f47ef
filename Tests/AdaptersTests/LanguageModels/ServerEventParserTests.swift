import Testing

@testable import LanguageModels

/// Server-sent events, split anywhere.
struct ServerEventParserTests {
  private func events(_ text: String, piecesOf size: Int) throws -> [ServerEvent] {
    var parser = ServerEventParser()
    let bytes = Array(text.utf8)
    return try stride(from: 0, to: bytes.count, by: size).flatMap {
      try parser.read(bytes[$0..<min($0 + size, bytes.count)])
    }
  }

  private static let stream = """
    \u{FEFF}: a comment
    event: message_start
    data: {"text":"Привет 👩‍💻"}

    data
    data:  two
    data:lines: and a colon
    id: 7
    retry: 10
    unknown: field

    event: nothing to say

    :

    event:ping
    data: {}


    data: unfinished
    """

  private static let expected = [
    ServerEvent(name: "message_start", data: #"{"text":"Привет 👩‍💻"}"#),
    ServerEvent(name: "message", data: "\n two\nlines: and a colon"),
    ServerEvent(name: "ping", data: "{}"),
  ]

  @Test(arguments: ["\n", "\r", "\r\n"], 1...13)
  func `events are the same however lines end and pieces are cut`(lineEnd: String, size: Int) throws {
    let text = Self.stream.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    #expect(try events(text, piecesOf: size) == Self.expected)
  }

  @Test func `an event comes with the line end that completes it, not with the next byte`() throws {
    var parser = ServerEventParser()
    #expect(try parser.read("data: a\r\n".utf8).isEmpty)
    #expect(try parser.read("\r".utf8) == [ServerEvent(name: "message", data: "a")])
    #expect(try parser.read("\ndata: b\n\n".utf8) == [ServerEvent(name: "message", data: "b")])
  }

  @Test func `bytes that are no UTF-8 are marked and end nothing`() throws {
    var parser = ServerEventParser()
    #expect(
      try parser.read([0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0x0A, 0x0A]) == [
        ServerEvent(name: "message", data: "\u{FFFD}")
      ])
  }

  @Test func `an event without end is refused`() throws {
    var parser = ServerEventParser()
    let piece = [UInt8](repeating: 65, count: 300_000)
    _ = try parser.read("data: ".utf8)
    for _ in 1...3 { _ = try parser.read(piece) }
    #expect(throws: ServerEventParser.TooLarge.self) { try parser.read(piece) }
  }
}

/// Thoughts that open models say aloud.
struct ThoughtFilterTests {
  private func passed(_ text: String, piecesOf size: Int) -> ThoughtFilter.Piece {
    var (filter, whole) = (ThoughtFilter(), ThoughtFilter.Piece())
    let characters = Array(text)
    for start in stride(from: 0, to: characters.count, by: size) {
      whole += filter.pass(String(characters[start..<min(start + size, characters.count)]))
    }
    whole += filter.finish()
    return whole
  }

  @Test(arguments: [
    (
      "<think>Hm. <b>x</b> </thin </think>\n\n Hello <think>x</think>", "Hello <think>x</think>",
      "Hm. <b>x</b> </thin "
    ),
    ("\n <think></think>Hello", "Hello", ""),
    ("Hello <think>x</think>", "Hello <think>x</think>", ""),
    ("<thinking>not the mark</thinking>", "<thinking>not the mark</thinking>", ""),
    ("<thi", "<thi", ""),
    ("<think>cut off", "", "cut off"),
    ("", "", ""),
  ])
  func `a thought at the very beginning is no part of the answer, however it is cut`(
    text: String, answer: String, thought: String
  ) {
    for size in 1...9 {
      #expect(passed(text, piecesOf: size) == ThoughtFilter.Piece(text: answer, thought: thought))
    }
  }
}
