import Foundation
import Synchronization

/// Writes to a pipe from a thread of its own, in order: a program that does not read, or is gone, holds up nobody.
final class PipeWriter: Sendable {
  private enum Command {
    case write(Data)
    case close
  }

  private let queue = Mutex<[Command]>([])
  private let signal = DispatchSemaphore(value: 0)

  /// Takes over the handle and closes it at the end.
  init(_ handle: FileHandle) {
    let descriptor = handle.fileDescriptor
    Thread.detachNewThread { [self] in
      // The signal of a broken pipe goes to the thread that writes; blocked here, the write fails instead. Ignoring
      // it for the whole process would be inherited by the programs under test.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &signals, nil)
      while true {
        signal.wait()
        switch queue.withLock({ $0.removeFirst() }) {
        case .write(let data): Self.write(data, to: descriptor)
        case .close:
          try? handle.close()
          return
        }
      }
    }
  }

  func write(_ text: String) { enqueue(.write(Data(text.utf8))) }
  func write(_ data: Data) { enqueue(.write(data)) }
  func close() { enqueue(.close) }

  private func enqueue(_ command: Command) {
    queue.withLock { $0.append(command) }
    signal.signal()
  }

  private static func write(_ data: Data, to descriptor: Int32) {
    data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}
