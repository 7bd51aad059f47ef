internal import CPlatform
internal import Dispatch
internal import Glibc
package import TerminalKit

/// The user's terminal in full-screen mode: keys come out of `events`, pictures go into `paint`.
///
/// On the main actor, because ncurses has one thread; input arrives by a source on the main queue, so that a paint
/// never waits for a key. The terminal is given back by `close`, by the end of the last reference, and by the guard
/// when the process dies otherwise.
@MainActor
package final class TerminalSession {
  /// What became of a text for the clipboard.
  package enum ClipboardOutcome: Hashable, Sendable {
    /// Sent to the terminal; terminals do not tell whether they took it.
    case sent
    /// Longer than terminals take; nothing was sent.
    case tooLong(maximumBytes: Int)
  }

  /// Terminals cut or refuse more than some 100,000 bytes of Base64; this is safely below.
  package static let maximumClipboardBytes = 72_000
  /// How long an escape sequence that was cut on a slow line may take, in milliseconds.
  private static let sequenceDelay = 500
  /// How long a paste may stall before it counts as ended, in milliseconds. Its rest would count as typed.
  private static let pasteDelay = 10_000

  /// Everything that the terminal reports, in order. One consumer; ends when the session or the terminal is closed.
  package nonisolated let events: AsyncStream<KeyEvent>
  /// The screen's size; `events` tells when it changes.
  package private(set) var size: Size
  /// True while the mouse is reported, and the terminal's own selection needs Shift.
  package private(set) var reportsMouse = false

  private let options: TerminalOptions
  private let input: FileDescriptor
  private let output: FileDescriptor
  /// Signals arrive here as bytes.
  private let signals: WakePipe
  private let continuation: AsyncStream<KeyEvent>.Continuation
  private var screen: CursesScreen?
  private var painted: Grid?
  private var paintedCursor: Position?
  private var decoder = InputDecoder()
  private var sources: [any DispatchSourceProtocol] = []
  private var timer: (any DispatchSourceTimer)?
  private var readBuffer = [UInt8](repeating: 0, count: 65_536)

  private static var isOpen = false

  /// Opens the terminal and shows an empty screen.
  ///
  /// - Throws: a `TerminalError` before anything was sent to the terminal.
  package init(options: TerminalOptions) throws(TerminalError) {
    guard !TerminalSession.isOpen else { throw .alreadyOpen }
    self.options = options
    // Two openings: not blocking belongs to the opening, and only input may have it.
    guard let signals = WakePipe() else { throw .failed(code: errno) }
    self.signals = signals
    input = try .terminal(options.path, nonblocking: true)
    output = try .terminal(options.path, nonblocking: false)
    let reset = try CursesScreen.prepare(term: options.term, output: output.number)
    (events, continuation) = AsyncStream.makeStream(of: KeyEvent.self)
    let code = terminal_guard_arm(output.number, reset, reset.count)
    guard code == 0 else { throw .failed(code: code) }
    // Before ncurses looks: it leaves signals alone that have a handler.
    terminal_watch_signals(signals.writing.number)
    do {
      let screen = try CursesScreen(
        term: options.term, input: input.number, output: output.number, usesColor: options.usesColor)
      self.screen = screen
      size = screen.size
    } catch {
      terminal_watch_signals(-1)
      terminal_guard_disarm()
      throw error
    }
    TerminalSession.isOpen = true
    updateSize()
    enterModes()
    listen()
    screen?.flush(cursor: nil)
  }

  isolated deinit { close() }

  // MARK: Painting

  /// Shows a picture. Only cells that differ from the last one are sent, and nothing where nothing does.
  ///
  /// - Parameter cursor: where the terminal's cursor stands, for input methods and screen readers too; nil hides it.
  package func paint(_ grid: Grid, cursor: Position?) {
    guard let screen, !isSuspended else { return }
    let patches = Patch.between(painted, grid)
    guard !patches.isEmpty || cursor != paintedCursor else { return }
    screen.put(patches)
    screen.flush(cursor: cursor)
    painted = grid
    paintedCursor = cursor
  }

  /// Clears the terminal and paints everything again: Ctrl-L, after others wrote over the screen.
  package func repaint() {
    guard let screen, !isSuspended else { return }
    screen.forget()
    screen.flush(cursor: paintedCursor)
  }

  // MARK: The terminal's other services

  /// Puts a text on the clipboard of the machine that the user sits at, by OSC 52.
  package func copyToClipboard(_ text: String) -> ClipboardOutcome {
    let bytes = Array(text.utf8)
    guard bytes.count <= TerminalSession.maximumClipboardBytes else {
      return .tooLong(maximumBytes: TerminalSession.maximumClipboardBytes)
    }
    send(Array("\u{1B}]52;c;".utf8) + Base64.encoded(bytes) + [0x07])
    return .sent
  }

  /// Switches mouse reports on or off.
  package func setMouse(_ on: Bool) {
    reportsMouse = on
    sendMouseMode()
  }

  /// Gives the terminal back to the shell and stops the process, as Ctrl-Z does; returns when it goes on.
  package func suspend() {
    guard let screen, !isSuspended else { return }
    isSuspended = true
    leaveModes()
    screen.leave()
    terminal_guard_pause(1)
    terminal_stop_process()
    terminal_guard_pause(0)
    isSuspended = false
    comeBack()
  }

  /// Gives the terminal to another program until that ends: an editor, a pager. Nothing is painted meanwhile, and what
  /// is typed is that program's.
  ///
  /// It runs in this process's group, as a shell would have it: Ctrl-Z there stops both, and `fg` continues both.
  ///
  /// - Parameter arguments: the program, found by PATH, and what it is given; no shell reads them.
  package func run(_ arguments: [String]) async -> ChildEnd {
    guard let screen, !isSuspended else { return .notStarted(code: EBUSY) }
    isSuspended = true
    leaveModes()
    screen.leave()
    terminal_guard_pause(1)
    terminal_watch_signals(-1)
    for source in sources { source.suspend() }
    let end = await ChildProgram.run(arguments, terminal: output.number)
    for source in sources { source.resume() }
    terminal_watch_signals(signals.writing.number)
    terminal_guard_pause(0)
    isSuspended = false
    comeBack()
    return end
  }

  /// Gives the terminal back and ends `events`. Repeated calls do nothing.
  package func close() {
    guard screen != nil else { return }
    for source in sources { source.cancel() }
    sources = []
    timer?.cancel()
    timer = nil
    leaveModes()
    screen = nil
    terminal_guard_disarm()
    terminal_watch_signals(-1)
    TerminalSession.isOpen = false
    continuation.finish()
  }

  private var isSuspended = false

  private func comeBack() {
    guard let screen, !isSuspended else { return }
    screen.comeBack()
    enterModes()
    updateSize()
    screen.flush(cursor: paintedCursor)
  }

  private func enterModes() {
    send(Array("\u{1B}[?2004h".utf8))
    if options.reportsFocus { send(Array("\u{1B}[?1004h".utf8)) }
    if reportsMouse { sendMouseMode() }
  }

  private func leaveModes() {
    send(Array("\u{1B}[?2004l".utf8))
    if options.reportsFocus { send(Array("\u{1B}[?1004l".utf8)) }
    if reportsMouse { send(Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)) }
  }

  private func sendMouseMode() {
    send(Array((reportsMouse ? "\u{1B}[?1002h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1002l").utf8))
  }

  /// Between two flushes ncurses holds nothing back, so that these bytes cannot land within a sequence of its own.
  private func send(_ bytes: [UInt8]) {
    guard screen != nil else { return }
    // A terminal that is gone is told by its input; nothing can be done here.
    _ = output.writeAll(bytes)
  }

  // MARK: Input

  private func listen() {
    let reading = DispatchSource.makeReadSource(fileDescriptor: input.number, queue: .main)
    on(reading) { $0.readInput() }
    let signalling = DispatchSource.makeReadSource(fileDescriptor: signals.reading.number, queue: .main)
    on(signalling) { $0.readSignals() }
  }

  private func readSignals() {
    guard case .bytes(let count) = signals.reading.read(into: &readBuffer) else { return }
    let numbers = Set(readBuffer[..<count].map(Int32.init))
    if numbers.contains(SIGTSTP) {
      suspend()
    } else if numbers.contains(SIGCONT) {
      // After a stop that nobody asked us about, the shell has changed the settings.
      comeBack()
    }
    if numbers.contains(SIGWINCH) { updateSize() }
  }

  private func on(
    _ source: any DispatchSourceProtocol, _ body: @escaping @MainActor @Sendable (TerminalSession) -> Void
  ) {
    let handler: @Sendable () -> Void = { [weak self] in
      MainActor.assumeIsolated { if let self { body(self) } }
    }
    source.setEventHandler(handler: handler)
    sources.append(source)
    source.resume()
  }

  private func readInput() {
    timer?.cancel()
    timer = nil
    // A paste may be long; a round is bounded so that painting has its turn.
    for _ in 0..<16 {
      switch input.read(into: &readBuffer) {
      case .bytes(let count):
        for event in decoder.feed(readBuffer[..<count]) { continuation.yield(event) }
        if count < readBuffer.count { return waitForMore() }
      case .nothing: return waitForMore()
      case .end:
        for source in sources { source.cancel() }
        sources = []
        continuation.finish()
        return
      }
    }
  }

  /// Decides about a lone Escape, a cut sequence or a stalled paste when nothing follows.
  private func waitForMore() {
    let delay: Int
    switch decoder.wait {
    case .nothing: return
    case .escape: delay = options.escapeDelay
    case .sequence: delay = TerminalSession.sequenceDelay
    case .paste: delay = TerminalSession.pasteDelay
    }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + .milliseconds(delay))
    let handler: @Sendable () -> Void = { [weak self] in
      MainActor.assumeIsolated {
        guard let self else { return }
        self.timer = nil
        for event in self.decoder.flush() { self.continuation.yield(event) }
      }
    }
    timer.setEventHandler(handler: handler)
    timer.resume()
    self.timer = timer
  }

  private func updateSize() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard let screen, terminal_size(output.number, &columns, &rows) == 0 else { return }
    let now = Size(columns: Int(columns), rows: Int(rows))
    guard now != size || screen.size != now else { return }
    screen.resize(to: now)
    size = now
    painted = nil
    paintedCursor = nil
    continuation.yield(.resize(now))
  }
}
