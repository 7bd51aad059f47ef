/// Bytes from a terminal made into key events.
///
/// Feed what was read, however it was cut: a scalar, an escape sequence or a paste may be spread over any number of
/// reads. Nothing that arrives can make it fail; what it does not know is dropped whole, so that no part of an
/// unknown sequence appears as typed text.
package struct InputDecoder: Sendable {
  /// Longer pastes keep their start: a message's limit is 16,000 scalars, and the refusal must only be certain.
  package static let maximumPasteBytes = 8 << 20
  /// No known key or mouse report is longer; what is, is noise.
  private static let maximumSequence = 64

  /// Bytes that may still become something with more of them.
  private var pending: [UInt8] = []
  private var paste: [UInt8]?
  /// How many bytes at the end of `paste` look like the start of the end mark.
  private var endMatched = 0
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// A decoder with nothing read.
  package init() {}

  /// What the decoder cannot decide without more bytes, or without knowing that none come.
  package enum Wait: Hashable, Sendable {
    case nothing
    /// A lone Escape: the key, or the start of a sequence. Some 30 ms decide.
    case escape
    /// A sequence has begun; slow lines cut them, so wait longer.
    case sequence
    /// Within a paste; a paste that stalls is not typed text.
    case paste
  }

  /// What the decoder waits for; the reader calls `flush` when nothing came in the time that fits.
  package var wait: Wait {
    if paste != nil { return .paste }
    guard pending.first == 0x1B else { return .nothing }
    return pending.count == 1 ? .escape : .sequence
  }

  /// Takes in bytes.
  ///
  /// - Returns: the events that they complete, in order.
  package mutating func feed(_ bytes: ArraySlice<UInt8>) -> [KeyEvent] {
    var events: [KeyEvent] = []
    var text: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if paste != nil, endMatched == 0, bytes[index] != 0x1B {
        // The inside of a paste goes over in one piece.
        let end = bytes[index...].firstIndex(of: 0x1B) ?? bytes.endIndex
        let room = InputDecoder.maximumPasteBytes - (paste?.count ?? 0)
        paste?.append(contentsOf: bytes[index..<end].prefix(max(0, room)))
        index = end
      } else {
        accept(bytes[index], &events, &text)
        index += 1
      }
    }
    InputDecoder.flush(&text, &events)
    return events
  }

  /// As `feed` for a slice.
  package mutating func feed(_ bytes: [UInt8]) -> [KeyEvent] { feed(bytes[...]) }

  /// Gives up waiting: a lone Escape is the Escape key, an open paste ends with what came.
  package mutating func flush() -> [KeyEvent] {
    if let paste {
      self.paste = nil
      endMatched = 0
      return [.paste(InputDecoder.pasted(paste))]
    }
    guard pending.first == 0x1B else { return [] }
    let rest = pending.dropFirst()
    pending = []
    guard let first = rest.first else { return [.escape] }
    // Alt-[ and Alt-O begin like sequences; the rest of a longer one is lost on the line.
    return rest.count == 1 ? [.alt(Character(Unicode.Scalar(first)))] : []
  }

  private mutating func accept(_ byte: UInt8, _ events: inout [KeyEvent], _ text: inout [UInt8]) {
    if paste != nil { return collect(byte, &events) }
    if let first = pending.first, first >= 0x80 {
      if byte & 0xC0 == 0x80 {
        pending.append(byte)
        if pending.count < UTF8Length.of(first) { return }
        text.append(contentsOf: pending)
        pending = []
        return
      }
      // Broken off: it becomes U+FFFD, and the byte begins anew.
      text.append(contentsOf: pending)
      pending = []
    }
    if pending.isEmpty { return begin(byte, &events, &text) }
    pending.append(byte)
    switch EscapeSequence.parse(pending) {
    case .incomplete:
      // An endless sequence is swallowed to its end, in bounded room.
      if pending.count > InputDecoder.maximumSequence { pending.removeLast() }
    case .pasteStart:
      pending = []
      paste = []
    case .event(let event):
      pending = []
      events.append(event)
    case .unknown: pending = []
    case .escapeKey:
      pending = []
      events.append(.escape)
      accept(byte, &events, &text)
    case .broken:
      pending = []
      accept(byte, &events, &text)
    }
  }

  private mutating func begin(_ byte: UInt8, _ events: inout [KeyEvent], _ text: inout [UInt8]) {
    switch byte {
    case 0x20..<0x7F: text.append(byte)
    case 0x80...: if UTF8Length.of(byte) > 1 { pending = [byte] } else { text.append(byte) }
    default:
      InputDecoder.flush(&text, &events)
      if byte == 0x1B { pending = [byte] } else { events.append(EscapeSequence.control(byte)) }
    }
  }

  private mutating func collect(_ byte: UInt8, _ events: inout [KeyEvent]) {
    if byte == InputDecoder.pasteEnd[endMatched] {
      endMatched += 1
      if endMatched == InputDecoder.pasteEnd.count {
        events.append(.paste(InputDecoder.pasted(paste ?? [])))
        paste = nil
        endMatched = 0
      }
      return
    }
    let room = InputDecoder.maximumPasteBytes - (paste?.count ?? 0)
    if endMatched > 0 {
      paste?.append(contentsOf: InputDecoder.pasteEnd.prefix(min(endMatched, room)))
      endMatched = 0
      // Only Escape begins the mark, and it does not come again within it.
      if byte == 0x1B {
        endMatched = 1
        return
      }
    }
    if room > 0 { paste?.append(byte) }
  }

  /// Line breaks arrive as CR, CR LF or LF; bytes that are no UTF-8 become U+FFFD.
  private static func pasted(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        result.append(byte)
      }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Typed characters, one event a cluster: a list takes each as a command.
  private static func flush(_ text: inout [UInt8], _ events: inout [KeyEvent]) {
    guard !text.isEmpty else { return }
    for character in String(decoding: text, as: UTF8.self) { events.append(.text(String(character))) }
    text.removeAll(keepingCapacity: true)
  }
}

/// How many bytes a UTF-8 sequence has by its first byte; 1 for a byte that cannot begin one.
enum UTF8Length {
  static func of(_ first: UInt8) -> Int {
    switch first {
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 1
    }
  }
}
