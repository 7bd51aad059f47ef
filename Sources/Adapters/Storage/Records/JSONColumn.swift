import FoundationEssentials

/// An open-ended value in a text column. Its shape may grow with the Domain; queries never look inside.
struct JSONColumn<Value: Codable>: SQLBindable, SQLReadable {
  let value: Value

  init(_ value: Value) { self.value = value }

  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    let encoder = JSONEncoder()
    // The same value is always the same text.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A value of ours that cannot be encoded is a mistake in its type: the column then refuses NULL.
    guard let data = try? encoder.encode(value) else { return String?.none.bind(to: statement, at: index) }
    return String(decoding: data, as: UTF8.self).bind(to: statement, at: index)
  }

  static func read(from statement: OpaquePointer, at index: Int32) throws -> JSONColumn {
    let text = try String.read(from: statement, at: index)
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
      throw UnexpectedValue(column: index, expected: "\(Value.self)")
    }
    return JSONColumn(value)
  }
}
