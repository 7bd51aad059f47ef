import Ports
import TestSupport

/// Two processes on one database file, and two people who fit: Anna the seeker, who came first, and Boris.
struct TwoHouses: Sendable {
  let first: TestHouse
  let second: TestHouse
  let time: ManualTime
  let anna: Person
  let boris: Person
  /// Holds the file for as long as the houses are there.
  private let directory: TemporaryDirectory

  static func open() async throws -> TwoHouses {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("mitko.db")
    let first = try await TestHouse.open(path: path, time: time)
    let second = try await TestHouse.open(path: path, time: time, after: 100_000_000)
    return TwoHouses(
      first: first, second: second, time: time, anna: try await first.seeker("anna"),
      boris: try await first.provider("boris"), directory: directory)
  }

  func close() async {
    await first.store.close()
    await second.store.close()
  }
}
