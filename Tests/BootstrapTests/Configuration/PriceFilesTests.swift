import Bootstrap
import Domain
import Foundation
import LanguageModels
import Ports
import Synchronization
import TestSupport
import Testing

@Suite struct PriceFilesTests {
  private final class Log: ProgramLog {
    private let lines = Mutex<[String]>([])

    var events: [String] { lines.withLock { $0 } }

    func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue]) {
      let problem = if case .text(let text)? = fields["problem"] { ": " + text } else { "" }
      lines.withLock { $0.append(event + problem) }
    }
  }

  private let directory: TemporaryDirectory
  private let time = ManualTime(startingAt: Timestamp("2026-11-22T10:00:00Z")!)
  private let log = Log()

  init() throws { directory = try TemporaryDirectory() }

  private static func table(_ model: String, _ price: Int) -> String {
    """
    {"rows":[{"provider":"openai","model":"\(model)","from":"2026-01-01","input":\(price),"cachedRead":0,
      "cacheWrite":0,"output":0}]}
    """
  }

  private var path: String { directory.path("prices.json") }

  private func write(_ text: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func price(_ model: String, _ files: PriceFiles) -> Int64? {
    files.table.prices(of: model, by: "openai", at: time.now, promptTokens: 1)?.input
  }

  @Test func aFileThatChangesIsReadAgainBesideTheShippedTable() throws {
    try write(Self.table("mine", 1))
    let files = try PriceFiles(own: path, shipped: Self.table("theirs", 7), time: time, log: log)
    #expect(price("mine", files) == 1)
    #expect(price("theirs", files) == 7)
    try write(Self.table("mine", 222))
    #expect(price("mine", files) == 1, "nobody looks at a file with every question")
    time.advance(by: PriceFiles.patience)
    #expect(price("mine", files) == 222)
    #expect(price("theirs", files) == 7)
    #expect(log.events == ["prices.reloaded"])
  }

  @Test func whatCannotBeUsedIsSaidOnceAndTheLastGoodTableHolds() throws {
    try write(Self.table("mine", 1))
    let files = try PriceFiles(own: path, shipped: Self.table("theirs", 7), time: time, log: log)
    try write("{")
    for _ in 1...3 {
      time.advance(by: PriceFiles.patience)
      #expect(price("mine", files) == 1)
    }
    try FileManager.default.removeItem(atPath: path)
    time.advance(by: PriceFiles.patience)
    #expect(price("mine", files) == 1)
    try write(Self.table("mine", 333))
    time.advance(by: PriceFiles.patience)
    #expect(price("mine", files) == 333)
    #expect(
      log.events == [
        "prices.refused: no JSON at line 1, column 2", "prices.refused: it cannot be read", "prices.reloaded",
      ])
  }

  @Test func aClockThatIsSetBackKeepsNobodyFromLooking() throws {
    try write(Self.table("mine", 1))
    let files = try PriceFiles(own: path, shipped: Self.table("theirs", 7), time: time, log: log)
    try write(Self.table("mine", 222))
    time.jump(to: time.now - .hours(3))
    #expect(price("mine", files) == 222)
  }

  @Test func aStartNeedsAFileThatCanBeUsed() throws {
    #expect(throws: ConfigurationError.badPrices(path: path, .notReadable)) {
      try PriceFiles(own: path, shipped: Self.table("theirs", 7), time: time, log: log)
    }
    try write(#"{"rows":[{}]}"#)
    #expect(throws: ConfigurationError.badPrices(path: path, .badRow(number: 1, member: "provider"))) {
      try PriceFiles(own: path, shipped: Self.table("theirs", 7), time: time, log: log)
    }
    let none = try PriceFiles(own: nil, shipped: Self.table("theirs", 7), time: time, log: nil)
    #expect(price("theirs", none) == 7)
  }
}
