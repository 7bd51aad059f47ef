import CPlatform
import Glibc

/// A program on a pseudo terminal, driven and watched from here.
final class PseudoTerminal {
  private let master: Int32
  let process: pid_t
  /// All bytes painted so far.
  private(set) var painted = 0

  /// Starts `path` on a new terminal of the given size.
  init?(_ path: String, _ arguments: [String], environment: [String: String], columns: UInt16, rows: UInt16) {
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var master: Int32 = -1
    let process = mitko_spawn_on_terminal(path, &argv, &envp, columns, rows, &master)
    guard process > 0 else { return nil }
    self.master = master
    self.process = process
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(master)
  }

  func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Reads until `isEnough` says so about everything read in this call; false after `milliseconds`.
  func read(for milliseconds: Double, until isEnough: ([UInt8]) -> Bool) -> Bool {
    let end = Stopwatch.milliseconds + milliseconds
    var seen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let left = end - Stopwatch.milliseconds
      if left <= 0 { return false }
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(left.rounded(.up))) > 0 else { continue }
      let count = Glibc.read(master, &buffer, buffer.count)
      if count <= 0 { return false }
      painted += count
      seen += buffer[..<count]
      if isEnough(seen) { return true }
    }
  }

  /// Reads whatever comes for so long.
  func drain(milliseconds: Double) { _ = read(for: milliseconds) { _ in false } }

  /// Waits until the work of a start is done: the index fed, the queue empty.
  func settle() throws {
    for _ in 0..<60 {
      let before = processorSeconds
      drain(milliseconds: 1_000)
      if processorSeconds - before < 0.02 { return }
    }
    throw BenchError.noRest
  }

  /// Seconds of processor time used so far.
  var processorSeconds: Double {
    guard let text = ProcessFiles.text("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else {
      return .nan
    }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return .nan
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Resident memory in megabytes.
  var residentMegabytes: Double { ProcessFiles.residentMegabytes(of: process) }

  /// The most it ever had.
  var peakMegabytes: Double { ProcessFiles.megabytes("VmHWM:", of: process) }
}

/// What the kernel tells of a process.
enum ProcessFiles {
  static func text(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  static func residentMegabytes(of process: pid_t) -> Double { megabytes("VmRSS:", of: process) }

  /// A line of `/proc/PID/status`, proc_pid_status(5).
  static func megabytes(_ key: String, of process: pid_t) -> Double {
    let line = text("/proc/\(process)/status")?.split(separator: "\n").first { $0.hasPrefix(key) }
    let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
      Double($0)
    }
    return (kilobytes ?? .nan) / 1_024
  }
}
