import Glibc
import Testing

@testable import TerminalRuntime

@Suite(.timeLimit(.minutes(10)))
struct PlainConsoleTests {
  /// A pipe; closed by the test.
  private func pipes() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  /// What a console reads when these bytes are all that comes.
  private func lines(_ bytes: [UInt8], maximumLineBytes: Int = 1 << 20) async throws -> [PlainInput] {
    let pipe = try pipes()
    let console = try #require(PlainConsole(input: pipe.read, maximumLineBytes: maximumLineBytes))
    close(pipe.read)
    let writing = Task.detached {
      _ = FileDescriptor(owning: pipe.write).writeAll(bytes)
    }
    var result: [PlainInput] = []
    for await line in console.lines { result.append(line) }
    await writing.value
    return result
  }

  @Test("Lines end with LF or CR LF; the last one needs no end; then the input has ended once")
  func plainLines() async throws {
    #expect(
      try await lines(Array("one\ntwo\r\n\nпоследняя".utf8)) == [
        .line("one", repaired: false), .line("two", repaired: false), .line("", repaired: false),
        .line("последняя", repaired: false), .endOfInput,
      ])
    #expect(try await lines([]) == [.endOfInput])
  }

  @Test("At a terminal the lines of a paste are one message, and a command among them is a line of its own")
  func pastedLines() async throws {
    var (master, terminal): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &terminal, nil, nil, nil) == 0)
    defer { close(master) }
    let paste = Array("Senior Go developer\n\n10 years in banks\n/profile\nBerlin\nremote\n".utf8)
    try #require(write(master, paste, paste.count) == paste.count)
    let console = try #require(PlainConsole(input: terminal))
    close(terminal)
    var lines = console.lines.makeAsyncIterator()
    #expect(await lines.next() == .line("Senior Go developer\n\n10 years in banks", repaired: false))
    #expect(await lines.next() == .line("/profile", repaired: false))
    #expect(await lines.next() == .line("Berlin\nremote", repaired: false))
    let later = Array("one more\n".utf8)
    try #require(write(master, later, later.count) == later.count)
    #expect(await lines.next() == .line("one more", repaired: false))
  }

  @Test("Bytes that are no UTF-8 are replaced and flagged; a replacement that was typed is not")
  func repaired() async throws {
    #expect(
      try await lines([0x61, 0xFF, 0x62, 0x0A] + Array("\u{FFFD}\n".utf8)) == [
        .line("a\u{FFFD}b", repaired: true), .line("\u{FFFD}", repaired: false), .endOfInput,
      ])
  }

  @Test("A line of a megabyte arrives; a longer one than the limit is told, and the next line is whole")
  func longLines() async throws {
    let long = String(repeating: "x", count: 1 << 20)
    #expect(
      try await lines(Array("\(long)\n\(long)y\nnext\n\(long)zz".utf8)) == [
        .line(long, repaired: false), .oversized(maximumBytes: 1 << 20), .line("next", repaired: false),
        .oversized(maximumBytes: 1 << 20), .endOfInput,
      ])
  }

  @Test("Someone who waits for a line can be cancelled")
  func cancelled() async throws {
    let pipe = try pipes()
    let console = try #require(PlainConsole(input: pipe.read))
    let waiting = Task {
      for await line in console.lines { return line }
      return PlainInput.endOfInput
    }
    waiting.cancel()
    #expect(await waiting.value == .endOfInput)
    close(pipe.read)
    close(pipe.write)
  }

  @Test("Output is sanitised and in order")
  func writing() async throws {
    let pipe = try pipes()
    let console = try #require(PlainConsole(input: pipe.read, output: pipe.write))
    close(pipe.write)
    try await console.write("один\n")
    try await console.write("a\u{1B}]0;title\u{7}b\u{202E}\n")
    var buffer = [UInt8](repeating: 0, count: 1000)
    let count = read(pipe.read, &buffer, buffer.count)
    #expect(String(decoding: buffer[..<count], as: UTF8.self) == "один\na\u{FFFD}]0;title\u{FFFD}b\n")
    close(pipe.read)
  }

  @Test("A reader that is gone is an error, not the end of the process")
  func brokenPipe() async throws {
    let (input, output) = (try pipes(), try pipes())
    let console = try #require(PlainConsole(input: input.read, output: output.write))
    close(output.read)
    await #expect(throws: PlainOutputError.closed) { try await console.write("hello\n") }
    for number in [input.read, input.write, output.write] { close(number) }
  }
}
