internal import Dispatch
internal import Glibc
internal import TerminalKit

/// A line of plain mode.
package enum PlainInput: Hashable, Sendable {
  /// A line without its end. `repaired` where bytes were no UTF-8 and became U+FFFD.
  case line(String, repaired: Bool)
  /// A line longer than the limit; its text was dropped, the next line is whole again.
  case oversized(maximumBytes: Int)
  /// Nothing more will come; always the last one.
  case endOfInput
}

/// Why output ended.
package enum PlainOutputError: Error, Hashable, Sendable {
  /// The reader is gone (`| head`): end quietly.
  case closed
  /// The number is an errno: the disk is full, say.
  case failed(code: Int32)
}

/// Standard input and output for people, scripts and screen readers: lines in, append-only text out.
///
/// Reading and writing block on queues of their own: neither a slow reader of a pipe nor a person who types nothing
/// holds the main thread or a thread of Swift's pool.
package final class PlainConsole: Sendable {
  /// A pasted megabyte is read and refused with the limit of messages named; beyond it only the limit is kept.
  package static let maximumLineBytes = 4 << 20

  private let reader: LineReader
  private let output: FileDescriptor
  private let readQueue = DispatchQueue(label: "mitko.plain.read")
  private let writeQueue = DispatchQueue(label: "mitko.plain.write")

  /// A console on descriptors, which are duplicated; as a rule 0 and 1. SIGPIPE is ignored from now on, because a
  /// reader that is gone must be an error and not the end of the process.
  ///
  /// - Returns: nil where one of the descriptors is not open.
  package init?(input: Int32 = 0, output: Int32 = 1, maximumLineBytes: Int = PlainConsole.maximumLineBytes) {
    let wake = WakePipe()
    let ownInput = fcntl(input, F_DUPFD_CLOEXEC, 3)
    let ownOutput = fcntl(output, F_DUPFD_CLOEXEC, 3)
    guard ownInput >= 0, ownOutput >= 0, let wake else {
      for number in [ownInput, ownOutput] where number >= 0 { close(number) }
      return nil
    }
    signal(SIGPIPE, SIG_IGN)
    reader = LineReader(FileDescriptor(owning: ownInput), wake: wake, maximumBytes: maximumLineBytes)
    self.output = FileDescriptor(owning: ownOutput)
  }

  /// Lines as they come. One consumer. The next line is read when it is asked for, so that a pipe of any length takes
  /// little memory; a cancelled consumer stops waiting at once.
  package var lines: AsyncStream<PlainInput> {
    AsyncStream { [reader, readQueue] in
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          readQueue.async { continuation.resume(returning: reader.next()) }
        }
      } onCancel: {
        reader.cancel()
      }
    }
  }

  /// The width of the terminal that is written to, as it is now; `nil` for a pipe or a file, and where the terminal
  /// does not tell.
  package var columns: Int? { output.terminalColumns }

  /// Writes text after what was written before, sanitised. Returns when the other side took it.
  package func write(_ text: String) async throws(PlainOutputError) {
    try await send(Array(Sanitizer.plain(text).utf8))
  }

  /// Writes bytes as they are: exported data, never what somebody else wrote.
  package func send(_ bytes: [UInt8]) async throws(PlainOutputError) {
    let code = await withCheckedContinuation { continuation in
      writeQueue.async { [output] in continuation.resume(returning: output.writeAll(bytes)) }
    }
    switch code {
    case 0: return
    case EPIPE, EIO: throw .closed
    default: throw .failed(code: code)
    }
  }
}
