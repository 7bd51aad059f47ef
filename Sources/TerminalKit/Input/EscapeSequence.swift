/// The escape sequences that terminals send for keys and the mouse: those of ECMA-48 and xterm's control sequences,
/// and where the Linux console and rxvt differ, theirs too.
enum EscapeSequence: Equatable {
  /// More bytes decide.
  case incomplete
  case event(KeyEvent)
  /// `ESC [ 200 ~`.
  case pasteStart
  /// Well formed, and nothing that Mitko knows.
  case unknown
  /// The first byte was the Escape key; the last one begins something new.
  case escapeKey
  /// The last byte cannot belong to the sequence: it is dropped, and the byte begins something new.
  case broken

  /// Reads a sequence of which only the last byte is new.
  ///
  /// - Parameter bytes: at least two, the first is the escape character.
  static func parse(_ bytes: [UInt8]) -> EscapeSequence {
    let second = bytes[1]
    switch second {
    case 0x5B: return controlSequence(bytes)
    case 0x4F: return bytes.count < 3 ? .incomplete : singleShift(bytes[2])
    case 0x0A, 0x0D: return .event(.altEnter)
    case 0x08, 0x7F: return .event(.alt("\u{7F}"))
    case 0x20..<0x7F: return .event(.alt(Character(Unicode.Scalar(second))))
    case 0x80...:
      if bytes.count > 2, bytes[bytes.count - 1] & 0xC0 != 0x80 { return .broken }
      if bytes.count - 1 < UTF8Length.of(second) { return .incomplete }
      return String(decoding: bytes.dropFirst(), as: UTF8.self).first.map { .event(.alt($0)) } ?? .unknown
    default: return .escapeKey
    }
  }

  /// A control character that came alone.
  static func control(_ byte: UInt8) -> KeyEvent {
    switch byte {
    case 0x09: .tab
    case 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  private static func controlSequence(_ bytes: [UInt8]) -> EscapeSequence {
    guard bytes.count > 2 else { return .incomplete }
    let last = bytes[bytes.count - 1]
    switch bytes[2] {
    case 0x5B:  // The Linux console's F1 to F5: ESC [ [ A
      if bytes.count == 3 { return .incomplete }
      return (0x41...0x45).contains(last) ? .event(.function(Int(last) - 0x40)) : .unknown
    case 0x4D:  // X10 mouse: ESC [ M and three bytes, each 32 more than its value
      if bytes.count < 6 { return .incomplete }
      let place = Position(column: max(0, Int(bytes[4]) - 33), row: max(0, Int(bytes[5]) - 33))
      let code = Int(bytes[3]) - 32
      return mouse(code, at: place, released: code & 3 == 3 && code < 64)
    default: break
    }
    switch last {
    case 0x20...0x3F: return .incomplete
    case 0x40...0x7E: return finished(Array(bytes[2..<bytes.count - 1]), last)
    default: return .broken
    }
  }

  private static func finished(_ body: [UInt8], _ final: UInt8) -> EscapeSequence {
    if body.first == 0x3C {
      let numbers = numbers(in: body.dropFirst())
      guard numbers.count == 3, final == 0x4D || final == 0x6D else { return .unknown }
      let place = Position(column: max(0, numbers[1] - 1), row: max(0, numbers[2] - 1))
      return mouse(numbers[0], at: place, released: final == 0x6D)
    }
    let numbers = numbers(in: body[...])
    let modifiers = Modifiers(rawValue: max(0, (numbers.count > 1 ? numbers[1] : 1) - 1))
    switch final {
    case 0x49 where body.isEmpty: return .event(.focus(true))
    case 0x4F where body.isEmpty: return .event(.focus(false))
    case 0x5A: return .event(.backTab)
    case 0x50...0x53: return .event(.function(Int(final) - 0x4F))
    case 0x7E: return tilde(numbers, modifiers)
    case 0x75: return coded(numbers.first ?? 0, modifiers)
    default: return letter(final, modifiers)
    }
  }

  private static func singleShift(_ byte: UInt8) -> EscapeSequence {
    switch byte {
    case 0x50...0x53: .event(.function(Int(byte) - 0x4F))
    case 0x4D: .event(.enter)  // the keypad's
    case 0x63: .event(.wordRight)
    case 0x64: .event(.wordLeft)
    case 0x40...0x7E: letter(byte, [])
    default: .broken
    }
  }

  private static func letter(_ final: UInt8, _ modifiers: Modifiers) -> EscapeSequence {
    let isWord = !modifiers.isDisjoint(with: [.alt, .control])
    switch final {
    case 0x41: return .event(.up)
    case 0x42: return .event(.down)
    case 0x43: return .event(isWord ? .wordRight : .right)
    case 0x44: return .event(isWord ? .wordLeft : .left)
    case 0x48: return .event(isWord ? .textHome : .home)
    case 0x46: return .event(isWord ? .textEnd : .end)
    default: return .unknown
    }
  }

  private static func tilde(_ numbers: [Int], _ modifiers: Modifiers) -> EscapeSequence {
    let isWord = !modifiers.isDisjoint(with: [.alt, .control])
    switch numbers.first ?? 0 {
    case 1, 7: return .event(isWord ? .textHome : .home)
    case 4, 8: return .event(isWord ? .textEnd : .end)
    case 3: return .event(isWord ? .alt("d") : .delete)
    case 5: return .event(.pageUp)
    case 6: return .event(.pageDown)
    case let code where (11...15).contains(code): return .event(.function(code - 10))
    case let code where (17...21).contains(code): return .event(.function(code - 11))
    case let code where (23...24).contains(code): return .event(.function(code - 12))
    case 27: return coded(numbers.count > 2 ? numbers[2] : 0, modifiers)
    case 200: return .pasteStart
    default: return .unknown
    }
  }

  /// A key by its character, as terminals send it that tell more keys apart.
  private static func coded(_ code: Int, _ modifiers: Modifiers) -> EscapeSequence {
    guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return .unknown }
    let character = Character(scalar)
    switch code {
    case 0: return .unknown
    case 9: return .event(modifiers.contains(.shift) ? .backTab : .tab)
    case 13: return .event(modifiers.isEmpty ? .enter : .altEnter)
    case 27: return .event(.escape)
    case 8, 127: return .event(modifiers.isDisjoint(with: [.alt, .control]) ? .backspace : .alt("\u{7F}"))
    case 0..<32: return .unknown
    case _ where modifiers.contains(.control):
      return .event(.control(Character(scalar.properties.lowercaseMapping)))
    case _ where modifiers.contains(.alt): return .event(.alt(character))
    default: return .event(.text(String(character)))
    }
  }

  private static func mouse(_ code: Int, at place: Position, released: Bool) -> EscapeSequence {
    let buttons: [MouseEvent.Button] = [.left, .middle, .right]
    switch code & ~0b11100 {  // shift, alt and control do not matter
    case 64: return .event(.mouse(MouseEvent(.wheelUp, at: place)))
    case 65: return .event(.mouse(MouseEvent(.wheelDown, at: place)))
    case let plain where released && plain < 64: return .event(.mouse(MouseEvent(.release, at: place)))
    case 0...2: return .event(.mouse(MouseEvent(.press(buttons[code & 3]), at: place)))
    case 32...34: return .event(.mouse(MouseEvent(.drag(buttons[code & 3]), at: place)))
    default: return .unknown
    }
  }

  /// Numbers between semicolons; sub-parameters after a colon are left out, and absurd ones cut.
  private static func numbers(in body: ArraySlice<UInt8>) -> [Int] {
    body.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
      part.prefix { $0 != 0x3A }.reduce(0) { sum, byte in
        (0x30...0x39).contains(byte) ? min(1_000_000, sum * 10 + Int(byte) - 0x30) : sum
      }
    }
  }

  /// The modifiers' bits as xterm numbers them, less one.
  private struct Modifiers: OptionSet {
    let rawValue: Int
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }
}
