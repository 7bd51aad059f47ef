/// One event of a `text/event-stream`.
struct ServerEvent: Hashable, Sendable {
  /// "message" where the server named none.
  let name: String
  let data: String
}

/// Reads server-sent events from bytes that may be split anywhere, within a character or a line end too.
///
/// WHATWG HTML, section 9.2.6 "Interpreting an event stream". `id` and `retry` are passed over: nobody reconnects.
struct ServerEventParser {
  /// An event that grows beyond the limit: no provider sends one, and memory is not endless.
  struct TooLarge: Error {}

  /// In bytes; ten times the longest answer that is asked for.
  static let limit = 1 << 20

  private var line: [UInt8] = []
  private var name = ""
  private var data = ""
  private var hasData = false
  private var size = 0
  private var isFirstLine = true
  /// The last byte was a carriage return: a line feed after it belongs to the same line end.
  private var skipsLineFeed = false

  /// The events that `bytes` complete. What is not complete waits for more, and is dropped at the end of the stream, as
  /// the standard has it.
  mutating func read(_ bytes: some Sequence<UInt8>) throws(TooLarge) -> [ServerEvent] {
    var events: [ServerEvent] = []
    for byte in bytes {
      let follows = skipsLineFeed
      skipsLineFeed = false
      switch byte {
      case 0x0A where follows: break
      case 0x0A, 0x0D:
        skipsLineFeed = byte == 0x0D
        if let event = endLine() { events.append(event) }
      default:
        line.append(byte)
        size += 1
        guard size <= Self.limit else { throw TooLarge() }
      }
    }
    return events
  }

  private mutating func endLine() -> ServerEvent? {
    defer { line.removeAll(keepingCapacity: true) }
    if isFirstLine {
      isFirstLine = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    }
    guard !line.isEmpty else { return endEvent() }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[min(colon + 1, line.endIndex)...]
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    // Decoded by whole lines only, so that a character that was split is whole again.
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "data":
      if hasData { data += "\n" }
      data += String(decoding: value, as: UTF8.self)
      hasData = true
    case "event": name = String(decoding: value, as: UTF8.self)
    default: break
    }
    return nil
  }

  private mutating func endEvent() -> ServerEvent? {
    defer {
      name = ""
      data = ""
      hasData = false
      size = 0
    }
    return hasData ? ServerEvent(name: name.isEmpty ? "message" : name, data: data) : nil
  }
}
