/// Follows one text of an answer in a shape while its JSON comes: so that people can read what is said to them before
/// the facts behind it have come.
///
/// Takes the JSON in pieces that may be cut anywhere, within an escape too, and gives the text's next characters. The
/// member is looked for in the outermost object only. What it gives is a draft: whether the answer is worth anything is
/// known when it is whole.
package struct StreamedMember: Sendable {
  private enum State {
    /// Between the outermost object's members, or outside of it.
    case between
    /// Within a name of the outermost object.
    case name
    /// After a name, before its value.
    case colon
    /// Within the text that is looked for.
    case wanted
    /// Within another text.
    case skipped
    /// The text has ended, or there is none.
    case done
  }

  private let name: String
  private var state = State.between
  /// How many objects and arrays are open.
  private var depth = 0
  private var expectsName = false
  private var isWantedNext = false
  /// The name or text so far, as it stands in the JSON, as far as it has not been decoded yet.
  private var held: [UInt8] = []
  private var isEscaped = false

  /// - Parameter name: the member's name, as the schema has it.
  package init(_ name: String) {
    self.name = name
  }

  /// Whether the text is whole: nothing more of it will come.
  package var isDone: Bool { state == .done }

  /// Takes in the next piece of the JSON.
  ///
  /// - Returns: the next characters of the text; empty where none came.
  package mutating func take(_ piece: String) -> String {
    for byte in piece.utf8 { take(byte) }
    return state == .wanted || state == .done ? takeDecoded() : ""
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .done: break
    case .name, .wanted, .skipped: takeWithinText(byte)
    case .between, .colon: takeBetween(byte)
    }
  }

  private mutating func takeWithinText(_ byte: UInt8) {
    if !isEscaped, byte == UInt8(ascii: "\"") {
      switch state {
      case .name:
        isWantedNext = (try? JSONValue(quoted: held))?.text == name
        held = []
        state = .colon
      case .wanted: state = .done
      default: state = .between
      }
      return
    }
    isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    if state != .skipped { held.append(byte) }
  }

  private mutating func takeBetween(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""):
      if depth == 1, expectsName {
        state = .name
      } else {
        state = state == .colon && isWantedNext ? .wanted : .skipped
      }
      expectsName = false
      isEscaped = false
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      depth += 1
      expectsName = depth == 1 && byte == UInt8(ascii: "{")
      state = .between
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      state = depth == 0 ? .done : .between
    case UInt8(ascii: ","):
      expectsName = depth == 1
      state = .between
    default: break
    }
  }

  /// What of the held bytes makes whole characters.
  private mutating func takeDecoded() -> String {
    let end = state == .done ? held.count : wholeEscapes
    guard end > 0, let text = (try? JSONValue(quoted: Array(held[..<end])))?.text else { return "" }
    held.removeFirst(end)
    return text
  }

  /// Up to where every escape is whole, and no first half of a pair waits for its second.
  private var wholeEscapes: Int {
    var place = 0
    while place < held.count {
      guard held[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      guard place + 1 < held.count else { return place }
      let isUnicode = held[place + 1] == UInt8(ascii: "u")
      let length = isUnicode ? 6 : 2
      guard place + length <= held.count else { return place }
      if isUnicode, Self.isFirstHalf(held[(place + 2)..<(place + 6)]) {
        let follows = held[(place + 6)...]
        // Half a pair alone is decoded as a mark once it is sure that nothing belongs to it.
        if follows.isEmpty || (follows.first == UInt8(ascii: "\\") && follows.count < 6) { return place }
        place += follows.first == UInt8(ascii: "\\") ? 6 : 0
      }
      place += length
    }
    return place
  }

  private static func isFirstHalf(_ digits: ArraySlice<UInt8>) -> Bool {
    guard let code = Int(String(decoding: digits, as: UTF8.self), radix: 16) else { return false }
    return (0xD800..<0xDC00).contains(code)
  }
}

extension JSONValue {
  /// The text that stands in JSON between its quotes.
  fileprivate init(quoted bytes: [UInt8]) throws(JSONError) {
    try self.init([UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")])
  }
}
