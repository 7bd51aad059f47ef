import Domain
import Ports

/// Rings when something that is shown reads otherwise, once for each instant.
@MainActor
final class RepaintAlarm {
  private let time: any TimeSource
  private let ring: @Sendable () -> Void
  private var pending: (at: Timestamp, task: Task<Void, Never>)?

  init(time: any TimeSource, ring: @escaping @Sendable () -> Void) {
    self.time = time
    self.ring = ring
  }

  /// Puts the alarm to another instant; `nil` for none.
  func set(at instant: Timestamp?) {
    guard pending?.at != instant else { return }
    cancel()
    pending = instant.map { instant in
      (
        instant,
        Task { [time, ring] in
          do { try await time.sleep(until: instant) } catch { return }
          ring()
        }
      )
    }
  }

  func cancel() {
    pending?.task.cancel()
    pending = nil
  }
}
