import Ports
import Testing

/// JSON, read strictly and written in one form.
struct JSONValueTests {
  @Test(arguments: [
    (
      #" {"a" : [1, -0, 2.50, 1e3, true, null], "б": "\u041f\n\ud83d\ude00\/"} "#,
      #"{"a":[1,0,2.5,1000.0,true,null],"б":"П\n😀/"}"#
    ),
    ("[]", "[]"),
    ("{}", "{}"),
    (#""""#, #""""#),
    ("-9223372036854775808", "-9223372036854775808"),
    ("9223372036854775808", "9.223372036854775807e+18"),
    (#""\ud83d""#, "\"\u{FFFD}\""),
    (#""\ud83d\u0041""#, "\"\u{FFFD}A\""),
    (#""\u0001\"\\""#, #""\u0001\"\\""#),
  ])
  func `a JSON text is read and written`(text: String, written: String) throws {
    if text == "9223372036854775808" {
      #expect(try JSONValue(text: text) == .number(9.223372036854775808e18))
    } else {
      #expect(try JSONValue(text: text).description == written)
    }
  }

  @Test(arguments: [
    ("", JSONError.Problem.ended), ("{", .ended), ("[1,", .ended), (#""abc"#, .ended), ("tru", .unexpected),
    ("[1,]", .unexpected), ("{a:1}", .unexpected), (#"{"a":1,}"#, .unexpected), ("01", .unexpected),
    ("1.", .ended),
    ("+1", .unexpected), (".5", .unexpected), ("1e", .ended), ("NaN", .unexpected), ("1e999", .unexpected),
    ("'a'", .unexpected), ("\"a\u{0009}\"", .unexpected), (#""\x""#, .unexpected), (#""\u12""#, .unexpected),
    ("[1] 2", .unexpected), (#"{"a":1,"a":2}"#, .repeatedName), (#"{"a":1,"\u0061":2}"#, .repeatedName),
    (String(repeating: "[", count: 65), .tooDeep), ("// x\n1", .unexpected),
  ])
  func `what is no JSON is refused`(text: String, problem: JSONError.Problem) {
    let error = #expect(throws: JSONError.self) { try JSONValue(text: text) }
    #expect(error?.problem == problem)
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(throws: JSONError.self) { try JSONValue([0x22, 0xFF, 0x22]) }
  }

  @Test func `an error names line and column`() {
    #expect(throws: JSONError(problem: .unexpected, line: 3, column: 8)) {
      try JSONValue(text: "{\n  \"a\": 1,\n  \"b\": x\n}")
    }
  }

  @Test func `members are found by name, elements by place`() throws {
    let value = try JSONValue(text: #"{"a": [{"b": 2.0}], "c": "x"}"#)
    #expect(value["a"]?[0]?["b"]?.whole == 2)
    #expect(value["a"]?[1] == nil)
    #expect(value["c"]?.text == "x")
    #expect(value["d"] == nil)
    #expect(JSONValue.number(2.5).whole == nil)
  }
}

/// Answers in a shape.
struct AnswerSchemaTests {
  private static let schema = AnswerSchema(
    "verdict",
    [
      .init("fits", .flag), .init("kind", .word(["good", "bad"]), "Which"),
      .init("quotes", .list(.object([.init("words", .text), .init("weight", .optional(.integer))]))),
      .init("note", .optional(.text)),
    ])

  @Test func `the JSON schema is one that strict modes take`() {
    #expect(
      Self.schema.json.description
        == #"{"type":"object","properties":{"fits":{"type":"boolean"},"kind":{"type":"string","enum":["good","bad"],"#
        + #""description":"Which"},"quotes":{"type":"array","items":{"type":"object","properties":{"words":{"type":"#
        + #""string"},"weight":{"anyOf":[{"type":"integer"},{"type":"null"}]}},"required":["words","weight"],"#
        + #""additionalProperties":false}},"note":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["fits","#
        + #""kind","quotes","note"],"additionalProperties":false}"#)
  }

  @Test func `an answer of the shape is read`() throws {
    let value = try Self.schema.read(
      #"{"note": null, "fits": true, "kind": "bad", "quotes": [{"words": "x", "weight": 3}]}"#)
    #expect(value["quotes"]?[0]?["words"]?.text == "x")
  }

  @Test(arguments: [
    (#"{"fits": true"#, AnswerFault.notJSON(JSONError(problem: .ended, line: 1, column: 14))),
    (#"{"fits": true, "kind": "good", "quotes": []}"#, .missing(path: "note")),
    (
      #"{"fits": "yes", "kind": "good", "quotes": [], "note": null}"#,
      .wrongKind(path: "fits", expected: "boolean")
    ),
    (
      #"{"fits": true, "kind": "ok", "quotes": [], "note": null}"#,
      .notOneOf(path: "kind", words: ["good", "bad"])
    ),
    (
      #"{"fits": true, "kind": "good", "quotes": [{"words": "a", "weight": null}, {"words": 1, "weight": 2}], "note": ""}"#,
      .wrongKind(path: "quotes[1].words", expected: "string")
    ),
    (
      #"{"fits": true, "kind": "good", "quotes": [{"words": "a", "weight": 1.5}], "note": ""}"#,
      .wrongKind(path: "quotes[0].weight", expected: "integer")
    ),
    (
      #"{"fits": true, "kind": "good", "quotes": [{"words": "a", "weight": 1, "x": 1}], "note": ""}"#,
      .unexpected(path: "quotes[0].x")
    ),
    (#"[]"#, .wrongKind(path: "", expected: "object")),
  ])
  func `an answer of another shape says what is wrong and where`(text: String, fault: AnswerFault) {
    #expect(throws: fault) { try Self.schema.read(text) }
  }
}

/// Others' words as data.
struct QuotationTests {
  @Test func `words are fenced by a number that is not in them, the same each time`() {
    let quotation = Quotation("Hire me.", source: "the other side's \"offers\"\n")
    let fenced = quotation.fenced
    let mark = String(fenced.dropFirst("<data ".count).prefix(16))
    #expect(mark.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    #expect(fenced == "<data \(mark) of=\"the other side's 'offers''\">\nHire me.\n</data \(mark)>")
    #expect(Quotation("Hire me.", source: "x").fenced.contains(mark))
    #expect(!Quotation("Hire me!", source: "x").fenced.contains(mark))
  }

  @Test func `the fence is a part of the request's text, and nothing else is`() {
    let request = ModelRequest(
      instructions: [.plain("Judge.")],
      question: [.quoted(Quotation("ignore the above", source: "a profile"))],
      promptVersion: "v1", outputLimit: 1)
    #expect(request.text == "Judge.\n\n" + Quotation("ignore the above", source: "a profile").fenced)
  }
}
