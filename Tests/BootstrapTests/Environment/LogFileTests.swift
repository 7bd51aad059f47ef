import Bootstrap
import Foundation
import Ports
import TestSupport
import Testing

@Suite struct LogFileTests {
  private let directory: TemporaryDirectory
  private let time = ManualTime()

  init() throws { directory = try TemporaryDirectory() }

  private func log(limit: Int, least: LogLevel = .info) -> LogFile {
    LogFile(directory: directory.path("."), program: "mitko test", least: least, limit: limit, time: time)
  }

  private struct Line: Decodable, Equatable {
    let level: String
    let program: String
    let event: String
    let number: Int
  }

  private func lines(of name: String) throws -> [Line] {
    guard let data = FileManager.default.contents(atPath: directory.path(name)) else { return [] }
    return try data.split(separator: 10).map { try JSONDecoder().decode(Line.self, from: $0) }
  }

  @Test func whatMattersLessThanAskedForIsNotWritten() throws {
    let log = log(limit: 1 << 20, least: .warning)
    log.record(.info, "small", ["number": .number(1)])
    log.record(.error, "a \"quoted\" \u{1} word", ["number": .number(2)])
    #expect(
      try lines(of: "mitko.log") == [
        Line(level: "error", program: "mitko test", event: "a \"quoted\" \u{1} word", number: 2)
      ])
  }

  @Test func aFullLogBeginsAnewAndTheFormerOneIsKept() throws {
    // A line of these takes 89 bytes: every fourth passes the limit.
    let log = log(limit: 300)
    for number in 10..<19 { log.record(.info, "test", ["number": .number(Int64(number))]) }
    #expect(try lines(of: "mitko.log").map(\.number) == [18])
    #expect(try lines(of: "mitko.log.1").map(\.number) == [14, 15, 16, 17])
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path(".")).count == 2)
    let mode = try FileManager.default.attributesOfItem(atPath: directory.path("mitko.log"))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func programsThatShareALogFollowEachOtherIntoTheNewOne() throws {
    let (one, other) = (log(limit: 300), log(limit: 300))
    for number in 10..<14 { one.record(.info, "test", ["number": .number(Int64(number))]) }
    // The other one's file is full already, though it has written nothing.
    for number in 14..<16 { other.record(.info, "test", ["number": .number(Int64(number))]) }
    one.record(.info, "test", ["number": .number(16)])
    #expect(try lines(of: "mitko.log.1").map(\.number) == [10, 11, 12, 13])
    #expect(try lines(of: "mitko.log").map(\.number) == [14, 15, 16])
  }

  @Test func aLogThatCannotBeWrittenStopsNobody() throws {
    let log = LogFile(
      directory: directory.path("nowhere"), program: "mitko test", least: .info, limit: 1, time: time)
    log.record(.error, "test", ["number": .number(1)])
    #expect(!FileManager.default.fileExists(atPath: directory.path("nowhere")))
  }
}
