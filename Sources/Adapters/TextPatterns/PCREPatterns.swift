import CPCRE2
import Glibc
package import Ports
import Synchronization

/// Expressions by PCRE2 (pcre2api(3)), with a bound on how many ways are tried: whoever types one cannot stop a program.
package struct PCREPatterns: PatternCompiling {
  package init() {}

  package func compile(_ expression: String) throws(PatternMistake) -> any TextPattern {
    try PCREPattern(expression)
  }
}

/// One compiled expression, for one search through a list. Any thread may search with it.
private final class PCREPattern: TextPattern {
  // PCRE2: "The compiled pattern can be used by several threads at once"; one search at a time has the match data and the context.
  nonisolated(unsafe) private let code: OpaquePointer

  /// Ways tried in one text at most: a thousandth of PCRE2's own bound, some tens of milliseconds.
  private static let ways: UInt32 = 100_000

  /// Processor time in all texts together, in microseconds: a list is searched in one go.
  private static let patience: Int64 = 500_000

  /// What a search works with, made once, and what all searches have taken.
  private struct Desk {
    let data: OpaquePointer
    let context: OpaquePointer
    /// Processor time, in microseconds.
    var spent: Int64 = 0
    /// Whether a text took so long that the time of this thread alone has to be asked for: the system's answer takes longer than
    /// most texts do.
    var isSlow = false
  }

  private let desk: Mutex<Desk>

  /// A text that takes longer, in microseconds, is measured by processor time from then on.
  private static let quick: Int64 = 20

  init(_ expression: String) throws(PatternMistake) {
    var (number, offset): (Int32, Int) = (0, 0)
    var expression = expression
    let compiled = expression.withUTF8 { bytes in
      pcre2_compile_8(
        bytes.baseAddress, bytes.count, PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C,
        &number,
        &offset, nil)
    }
    guard let compiled else {
      throw .unreadable(reason: Self.words(of: number), offset: offset)
    }
    guard let data = pcre2_match_data_create_8(1, nil), let context = pcre2_match_context_create_8(nil) else {
      preconditionFailure("no memory for an expression")
    }
    pcre2_set_match_limit_8(context, Self.ways)
    code = compiled
    desk = Mutex(Desk(data: data, context: context))
  }

  deinit {
    desk.withLock { desk in
      pcre2_match_data_free_8(desk.data)
      pcre2_match_context_free_8(desk.context)
    }
    pcre2_code_free_8(code)
  }

  func isFound(in text: String) throws(PatternMistake) -> Bool {
    let result = desk.withLock { desk -> Int32? in
      guard desk.spent < Self.patience else { return nil }
      let clock = desk.isSlow ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC
      let begun = Self.time(by: clock)
      var text = text
      let result = text.withUTF8 { bytes in
        pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, PCRE2_NO_UTF_CHECK, desk.data, desk.context)
      }
      let taken = Self.time(by: clock) - begun
      // Others may have had the processor meanwhile.
      desk.spent += desk.isSlow ? taken : min(taken, Self.quick)
      desk.isSlow = desk.isSlow || taken > Self.quick
      return result
    }
    switch result {
    case .some(0...): return true
    case PCRE2_ERROR_NOMATCH: return false
    case _: throw .isTooSlow
    }
  }

  /// What a clock says, in microseconds.
  private static func time(by clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }

  private static func words(of number: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(number, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(Int(count)), as: UTF8.self) : ""
  }
}
