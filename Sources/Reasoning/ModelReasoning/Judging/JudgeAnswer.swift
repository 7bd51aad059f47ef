import Domain
import Ports

/// What a model answers about a pair, decoded and not yet believed.
struct JudgeAnswer: Hashable, Sendable {
  let decision: Verdict.Decision
  let rationale: String
  let quotes: [Verdict.Quote]
  /// All that it wrote in its own words.
  let thoughts: [String]

  /// What the answer has to look like. Thoughts come before the decision: a model decides better after them.
  static let schema = AnswerSchema(
    "verdict",
    [
      AnswerShape.Field("technical", .text, "how the work fits, in both directions"),
      AnswerShape.Field("practical", .text, "how the terms fit"),
      AnswerShape.Field("concerns", .text, "what speaks against it"),
      AnswerShape.Field("decision", .word(Verdict.Decision.allCases.map(\.rawValue))),
      AnswerShape.Field("rationale", .text, "for the operator; nothing private"),
      AnswerShape.Field(
        "quotes",
        .list(
          .object([
            AnswerShape.Field("side", .word(Role.allCases.map(\.rawValue))),
            AnswerShape.Field("words", .text, "copied letter by letter from that side's public view"),
          ]))),
    ])

  /// - Throws: what is not as the schema has it.
  init(_ text: String) throws(AnswerProblem) {
    let value: JSONValue
    do {
      value = try Self.schema.read(text)
    } catch {
      throw .shape(error)
    }
    guard let decision = value["decision"]?.text.flatMap(Verdict.Decision.init(rawValue:)) else {
      throw .content("the decision is missing.")
    }
    self.decision = decision
    rationale = OutputCheck.cleaned(value["rationale"]?.text ?? "")
    thoughts = ["technical", "practical", "concerns"].compactMap { value[$0]?.text }
    quotes = (value["quotes"]?.elements ?? []).compactMap { quote in
      guard let side = quote["side"]?.text.flatMap(Role.init(rawValue:)), let words = quote["words"]?.text
      else { return nil }
      return Verdict.Quote(side: side, text: words)
    }
  }
}
