/// A language of the interface and of what people write: an ISO 639-1 code.
package struct Language: Hashable, Sendable, Codable, CustomStringConvertible {
  package let code: String

  package init(code: String) {
    self.code = code.lowercased()
  }

  package static let english = Language(code: "en")
  package static let russian = Language(code: "ru")

  package var description: String { code }

  package init(from decoder: any Decoder) throws {
    self.init(code: try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
