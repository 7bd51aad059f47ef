import Dispatch
import Glibc

/// The signals that ask the program to end, one after another.
final class EndingSignals: Sendable {
  private let wishes: AsyncStream<Void>
  /// Held, and never touched again.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// From now on they end nothing by themselves.
  init() {
    let (wishes, wish) = AsyncStream.makeStream(of: Void.self)
    self.wishes = wishes
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { wish.yield() }
      source.resume()
      return source
    }
  }

  /// Returns once another one has come, and where the task is cancelled.
  func next() async {
    for await _ in wishes { return }
  }
}
