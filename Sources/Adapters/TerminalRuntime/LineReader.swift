internal import Glibc

/// Splits what a descriptor gives into lines. `next` blocks and belongs to one serial queue; `cancel` may come from
/// anywhere.
// Unchecked, since `next` changes what it keeps without a lock: one call of it runs at a time, on the serial queue of
// `PlainConsole`, and `cancel` touches only the pipe, which is safe from any thread.
final class LineReader: @unchecked Sendable {
  private let input: FileDescriptor
  private let wake: WakePipe
  private let maximumBytes: Int
  // Only `next` touches what follows.
  private var pending: [UInt8] = []
  private var start = 0
  /// How far `pending` was searched for a line's end.
  private var searched = 0
  private var isOversized = false
  private var hasEnded = false
  private var reportedEnd = false
  private var chunk = [UInt8](repeating: 0, count: 65_536)
  /// What was read behind a message and is no part of it.
  private var ahead: PlainInput?
  /// A terminal hands a pasted text out line by line, and so do pipes; at a terminal, what comes together is one message.
  private let joinsPastes: Bool

  /// Milliseconds between two lines of a paste at most. Nobody types a line in that time, and nobody notices that an
  /// answer begins so much later.
  private static let pasteGap: Int32 = 30

  init(_ input: FileDescriptor, wake: WakePipe, maximumBytes: Int) {
    self.input = input
    joinsPastes = input.isTerminal
    self.wake = wake
    self.maximumBytes = maximumBytes
  }

  /// Makes a waiting `next`, and all later ones, return nil.
  func cancel() { _ = wake.writing.writeAll([0]) }

  /// The next line, or the lines of a paste at a terminal; `endOfInput` once, then nil. A command is a line of its own,
  /// also within a paste.
  func next() -> PlainInput? {
    if let ahead {
      self.ahead = nil
      return ahead
    }
    let first = nextLine()
    guard joinsPastes, case .line(var text, var isRepaired)? = first, !text.hasPrefix("/") else {
      return first
    }
    while comesAtOnce, let following = nextLine() {
      guard case .line(let line, let wasRepaired) = following, !line.hasPrefix("/") else {
        ahead = following
        break
      }
      text += "\n" + line
      isRepaired = isRepaired || wasRepaired
    }
    if text.utf8.count > maximumBytes { return .oversized(maximumBytes: maximumBytes) }
    return .line(text, repaired: isRepaired)
  }

  /// Whether another line is there already, or comes as fast as only a paste does.
  private var comesAtOnce: Bool {
    if hasEnded { return false }
    if pending[searched...].contains(0x0A) { return true }
    var wait = pollfd(fd: input.number, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, Self.pasteGap) > 0 && wait.revents & Int16(POLLIN) != 0
  }

  private func nextLine() -> PlainInput? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) { return line(upTo: end, next: end + 1) }
      searched = pending.count
      if searched - start > maximumBytes {
        isOversized = true
        pending.removeAll(keepingCapacity: false)
        start = 0
        searched = 0
      }
      if hasEnded {
        if start < pending.count || isOversized { return line(upTo: pending.count, next: pending.count) }
        if reportedEnd { return nil }
        reportedEnd = true
        return .endOfInput
      }
      guard waitForInput() else { return nil }
      switch input.read(into: &chunk) {
      case .bytes(let count):
        compact()
        pending.append(contentsOf: chunk[..<count])
      case .nothing: continue
      case .end: hasEnded = true
      }
    }
  }

  private func line(upTo end: Int, next: Int) -> PlainInput {
    var bytes = pending[start..<end]
    start = next
    searched = next
    let wasOversized = isOversized || bytes.count > maximumBytes
    isOversized = false
    if wasOversized { return .oversized(maximumBytes: maximumBytes) }
    if bytes.last == 0x0D { bytes = bytes.dropLast() }
    let text = String(decoding: bytes, as: UTF8.self)
    // Repairing changes the bytes: a replacement has three that were not there.
    return .line(text, repaired: !text.utf8.elementsEqual(bytes))
  }

  /// Drops lines that were handed out; only before reading, so that many short lines are not moved again and again.
  private func compact() {
    pending.removeSubrange(..<start)
    searched -= start
    start = 0
  }

  /// Waits for bytes or for `cancel`; false for the latter.
  private func waitForInput() -> Bool {
    var waits = [
      pollfd(fd: input.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.reading.number, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waits, 2, -1) < 0 {
      if errno != EINTR { return false }
    }
    return waits[1].revents == 0
  }
}
