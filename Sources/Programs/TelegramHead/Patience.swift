import Domain
import Ports
import TelegramClient

extension TelegramDesk {
  /// Does what writes down something that has gone out, however long that takes: sent again it would be there twice.
  ///
  /// - Throws: what will not pass by waiting.
  func patiently(_ body: @Sendable () async throws -> Void) async throws {
    var backoff = Backoff(first: .milliseconds(100), longest: .seconds(2))
    while true {
      do {
        return try await body()
      } catch let error as StoreError where error.mayPass {
        try await time.sleep(until: time.now + backoff.failed(unit: random.unit()))
      }
    }
  }
}
