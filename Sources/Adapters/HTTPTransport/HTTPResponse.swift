/// The head of a response, and the body as it comes.
package struct HTTPResponse: Sendable {
  package let head: HTTPHead
  package let body: HTTPBody
}

/// Status and fields of a response.
package struct HTTPHead: Hashable, Sendable {
  package let status: Int
  /// In the order received, names in lower case.
  package let fields: [Field]

  /// One field as it came.
  package struct Field: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name.lowercased()
      self.value = value
    }
  }

  package init(status: Int, fields: [Field] = []) {
    self.status = status
    self.fields = fields
  }

  /// The first field of that name, in any case.
  package subscript(name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name == name }?.value
  }
}

/// Reads head lines as libcurl hands them over, one at a time: interim responses are passed over, and so are the
/// fields that come after the body.
struct HTTPHeadReader {
  /// More than any provider sends, and than a proxy adds.
  private static let limit = 64 << 10

  private enum State {
    case beforeStatus
    case fields(status: Int, [HTTPHead.Field])
    case done
  }

  enum Step: Equatable {
    case more
    case head(HTTPHead)
    case tooLarge
  }

  private var state = State.beforeStatus
  private var length = 0

  mutating func read(_ line: some Sequence<UInt8>) -> Step {
    if case .done = state { return .more }
    var line = String(decoding: Array(line), as: UTF8.self)
    length += line.utf8.count
    guard length <= Self.limit else { return .tooLarge }
    while let last = line.unicodeScalars.last, last == "\r" || last == "\n" {
      line.unicodeScalars.removeLast()
    }
    if line.hasPrefix("HTTP/") {
      let status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
      state = .fields(status: status ?? 0, [])
      return .more
    }
    guard case .fields(let status, var fields) = state else { return .more }
    if line.isEmpty {
      if (100..<200).contains(status), status != 101 {
        state = .beforeStatus
        return .more
      }
      state = .done
      return .head(HTTPHead(status: status, fields: fields))
    }
    if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      let end = value.lastIndex { $0 != " " && $0 != "\t" }
      fields.append(HTTPHead.Field(String(line[..<colon]), end.map { String(value[...$0]) } ?? ""))
      state = .fields(status: status, fields)
    }
    return .more
  }
}
