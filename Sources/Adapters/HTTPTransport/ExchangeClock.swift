/// Which limit an exchange stands under, and when it runs out.
struct ExchangeClock {
  private enum Phase {
    /// Entered at the start; left when the connection stands.
    case connecting
    /// The request goes out or the server thinks; left with the first byte of the body.
    case waiting(since: MonotonicInstant)
    /// Entered with each piece of the body.
    case streaming(since: MonotonicInstant)
    /// The reader is behind; left when it has caught up. Only the whole limit counts.
    case paused
  }

  private let limits: HTTPLimits
  private let start: MonotonicInstant
  private var phase = Phase.connecting

  init(_ limits: HTTPLimits, startedAt start: MonotonicInstant) {
    self.limits = limits
    self.start = start
  }

  mutating func connected(at now: MonotonicInstant) {
    // Once more for a request that libcurl sent again, because an old connection turned out to be dead.
    phase = .waiting(since: now)
  }

  mutating func bodyArrived(at now: MonotonicInstant) { phase = .streaming(since: now) }

  mutating func paused() { phase = .paused }

  mutating func resumed(at now: MonotonicInstant) { phase = .streaming(since: now) }

  /// When the exchange fails unless something happens.
  var deadline: MonotonicInstant { min(start + limits.whole, phaseDeadline ?? start + limits.whole) }

  /// When to look next whether something has run out, having looked at `now`: whatever happens until then, nothing
  /// that begins after `now` can run out before.
  func nextLook(after now: MonotonicInstant) -> MonotonicInstant {
    min(deadline, now + min(limits.connect, limits.firstByte, limits.idle))
  }

  /// What has run out at `now`.
  func failure(at now: MonotonicInstant) -> HTTPError? {
    if let phaseDeadline, phaseDeadline <= now {
      switch phase {
      case .connecting: return .connectTimedOut
      case .waiting: return .firstByteTimedOut
      case .streaming: return .idleTimedOut
      case .paused: break
      }
    }
    return start + limits.whole <= now ? .wholeTimedOut : nil
  }

  private var phaseDeadline: MonotonicInstant? {
    switch phase {
    case .connecting: start + limits.connect
    case .waiting(let since): since + limits.firstByte
    case .streaming(let since): since + limits.idle
    case .paused: nil
    }
  }
}
