import Domain
import FoundationEssentials
import Glibc
package import LanguageModels
package import Ports
import Synchronization

/// What models cost: the shipped table, and before it the operator's, which is read again when its file changes. While it
/// cannot be used, the last good one holds, and the log says why.
package final class PriceFiles: PriceList {
  private struct Held {
    var table: PriceTable
    /// Of the file that was read last, be it good or not: what cannot be used is told once.
    var stamp: Stamp?
    var lookedAt: Timestamp
  }

  /// By which a change of a file is seen.
  private struct Stamp: Hashable {
    private let file: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int

    /// - Returns: `nil` where there is none.
    init?(of path: String) {
      var found = stat()
      guard stat(path, &found) == 0 else { return nil }
      file = UInt64(found.st_ino)
      size = Int64(found.st_size)
      seconds = found.st_mtim.tv_sec
      nanoseconds = found.st_mtim.tv_nsec
    }
  }

  /// The file is looked at no more often: prices are asked for with every line of the queue.
  package static let patience: Duration = .seconds(1)

  /// Where the shipped table stands among the texts that the program is shipped with.
  static let shippedPath = "Prices/models.json"

  private let own: String?
  private let shipped: String
  private let time: any TimeSource
  private let log: (any ProgramLog)?
  private let held: Mutex<Held>

  /// - Parameters:
  ///   - own: the path of the operator's file; `nil` where there is none.
  ///   - shipped: the shipped table's text.
  ///   - log: hears of changes.
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used.
  package init(
    own: String?, shipped: String, time: any TimeSource, log: (any ProgramLog)?
  ) throws(ConfigurationError) {
    self.own = own
    self.time = time
    self.log = log
    self.shipped = shipped
    let stamp = own.flatMap { Stamp(of: $0) }
    do throws(Refusal) {
      held = Mutex(
        Held(table: try Self.read(own, beside: shipped), stamp: stamp, lookedAt: time.now))
    } catch {
      throw .badPrices(path: error.path, error.trouble)
    }
  }

  package var table: PriceTable {
    guard let own else { return held.withLock { $0.table } }
    let now = time.now
    return held.withLock { held in
      // A clock that was set back is no reason to wait.
      if held.lookedAt <= now, now.since(held.lookedAt) < Self.patience { return held.table }
      held.lookedAt = now
      let stamp = Stamp(of: own)
      guard stamp != held.stamp else { return held.table }
      held.stamp = stamp
      do throws(Refusal) {
        held.table = try Self.read(own, beside: shipped)
        log?.record(.info, "prices.reloaded", ["file": .text(own)])
      } catch {
        log?.record(
          .warning, "prices.refused", ["file": .text(error.path), "problem": .text(error.trouble.word)])
      }
      return held.table
    }
  }

  /// Why a table cannot be used, and which.
  private struct Refusal: Error {
    let path: String
    let trouble: PriceTrouble
  }

  private static func read(_ own: String?, beside shipped: String) throws(Refusal) -> PriceTable {
    var tables = [(name: shippedPath, text: shipped)]
    if let own {
      guard let text = try? String(contentsOfFile: own, encoding: .utf8) else {
        throw Refusal(path: own, trouble: .notReadable)
      }
      tables.append((name: own, text: text))
    }
    do {
      return try PriceTable(tables)
    } catch {
      throw Refusal(path: error.table, trouble: PriceTrouble(error.problem))
    }
  }
}

extension PriceTrouble {
  fileprivate init(_ problem: PriceTableError.Problem) {
    switch problem {
    case .notJSON(let line, let column): self = .notJSON(line: line, column: column)
    case .noRows: self = .noRows
    case .badRow(let number, let member): self = .badRow(number: number, member: member)
    }
  }

  /// For the log.
  fileprivate var word: String {
    switch self {
    case .notReadable: "it cannot be read"
    case .notJSON(let line, let column): "no JSON at line \(line), column \(column)"
    case .noRows: "it has no rows"
    case .badRow(let number, let member): "row \(number) has no good \(member)"
    }
  }
}
