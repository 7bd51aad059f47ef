import Domain
import Ports

/// What a model says of a question, decoded and not yet believed.
struct QuestionAnswer: Hashable, Sendable {
  enum Verdict: Hashable, Sendable {
    case found
    case unknown
    case refused(QuestionRefusal)
  }

  let verdict: Verdict
  let quotes: [String]

  private static let found = "found"
  private static let unknown = "unknown"

  /// What the answer has to look like.
  static let schema = AnswerSchema(
    "question_answer",
    [
      AnswerShape.Field(
        "verdict", .word([found, unknown] + QuestionRefusal.allCases.map(\.rawValue)),
        "found, unknown, or what the question fishes for"),
      AnswerShape.Field(
        "quotes", .list(.text), "of found alone: copied letter by letter from the public view, one to four"),
    ])

  /// - Throws: what is not as the schema has it.
  init(_ text: String) throws(AnswerProblem) {
    let value: JSONValue
    do {
      value = try Self.schema.read(text)
    } catch {
      throw .shape(error)
    }
    switch value["verdict"]?.text {
    case Self.found?: verdict = .found
    case Self.unknown?: verdict = .unknown
    case let word?:
      guard let reason = QuestionRefusal(rawValue: word) else { throw .content("the verdict is missing.") }
      verdict = .refused(reason)
    case nil: throw .content("the verdict is missing.")
    }
    quotes = (value["quotes"]?.elements ?? []).compactMap(\.text)
  }
}
