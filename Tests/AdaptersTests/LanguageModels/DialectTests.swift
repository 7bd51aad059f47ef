import Ports
import Testing

@testable import LanguageModels

/// What is learnt from a refusal, and what is not.
struct DialectTests {
  private static let sent: JSONValue = [
    "max_tokens": 500, "temperature": .number(0.3), "response_format": ["type": "json_schema"],
    "stream_options": [:],
  ]

  private func learnt(_ parameter: String?, _ message: String, from sent: JSONValue = sent) -> Dialect? {
    var dialect = Dialect(structures: [.schema, .jsonMode, .words])
    return dialect.learn(refused: sent, parameter: parameter, message: message) ? dialect : nil
  }

  @Test func `a server that names what it blames is believed, whatever its words repeat`() {
    let repeated = "Invalid message: 'I design JSON schema tools and measure the temperature'"
    #expect(learnt("messages", repeated) == nil)
    #expect(learnt("temperature", repeated)?.sendsTemperature == false)
    #expect(learnt("temperature", repeated)?.structure == .schema)
    #expect(learnt("response_format", repeated)?.structure == .jsonMode)
  }

  @Test(arguments: [nil, "", "None"])
  func `of a server that names nothing the words are read`(parameter: String?) {
    #expect(learnt(parameter, "json_schema is not supported by this backend")?.structure == .jsonMode)
    #expect(learnt(parameter, "temperature is deprecated")?.sendsTemperature == false)
    #expect(learnt(parameter, "use max_completion_tokens instead")?.lengthField == .maxCompletionTokens)
    #expect(learnt(parameter, "no such thing") == nil)
  }

  @Test func `a tool is blamed only where one was asked for`() {
    #expect(learnt(nil, "tools are not supported") == nil)
    #expect(learnt(nil, "tools are not supported", from: ["tools": []])?.structure == .jsonMode)
  }

  @Test func `the newer name of the longest answer is learnt from the words beside the older one`() {
    let words = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    #expect(learnt("max_tokens", words)?.lengthField == .maxCompletionTokens)
    #expect(learnt("max_tokens", "max_tokens is too large: 500") == nil)
  }
}
