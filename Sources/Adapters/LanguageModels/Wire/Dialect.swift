import Ports

/// How one model of one server wants to be spoken to, where servers and models differ.
///
/// It begins with what is known of the model by name, and learns from what the server refuses: newer models refuse what
/// older ones need, and a compatible server is anything between a toy and a gateway.
struct Dialect: Hashable, Sendable {
  /// How an answer in a shape is asked for, the safest first. Each server has its own order of them.
  enum Structure: Hashable, Sendable {
    /// The provider holds the model to the schema.
    case schema
    /// The model is made to call a tool whose input has the schema.
    case tool
    /// The provider holds the model to JSON; the schema is told in words.
    case jsonMode
    /// The schema is told in words, and nothing holds the model to it.
    case words
  }

  /// What the longest answer is called.
  enum LengthField: String, Hashable, Sendable {
    case maxCompletionTokens = "max_completion_tokens"
    case maxTokens = "max_tokens"
  }

  /// Those left to be tried; never empty. The first is used.
  private(set) var structures: [Structure]
  private(set) var lengthField: LengthField
  private(set) var sendsTemperature: Bool
  private(set) var sendsEffort = true
  /// Whether usage is asked for at the end of a stream.
  private(set) var asksForUsage = true
  /// The server takes a schema without a word and does not keep to it: it is told in words as well.
  private(set) var tellsSchemaToo = false

  init(structures: [Structure], lengthField: LengthField = .maxTokens, sendsTemperature: Bool = true) {
    self.structures = structures
    self.lengthField = lengthField
    self.sendsTemperature = sendsTemperature
  }

  /// How an answer in a shape is asked for.
  var structure: Structure { structures[0] }

  /// Takes in that a request in this dialect was refused.
  ///
  /// - Parameters:
  ///   - request: what was refused, as it was sent.
  ///   - parameter: what the server blamed, where it named one.
  ///   - message: its words. They may repeat what a user wrote: they count only where no parameter is blamed.
  /// - Returns: false where nothing in the dialect is to blame: asking once more would be refused once more.
  mutating func learn(refused request: JSONValue, parameter: String?, message: String) -> Bool {
    // Gateways write "None" where there is none.
    let parameter = parameter.map { $0.lowercased() }.flatMap { $0 == "none" ? nil : $0 } ?? ""
    let message = message.lowercased()
    let words = parameter.isEmpty ? message : parameter
    func blames(_ names: String...) -> Bool { names.contains { words.contains($0) } }

    if lengthField == .maxTokens, request["max_tokens"] != nil,
      blames("max_completion_tokens")
        || parameter.contains("max_tokens") && message.contains("max_completion_tokens")
    {
      lengthField = .maxCompletionTokens
      return true
    }
    if lengthField == .maxCompletionTokens, request["max_completion_tokens"] != nil,
      blames("max_completion_tokens")
    {
      lengthField = .maxTokens
      return true
    }
    if request["temperature"] != nil, blames("temperature") {
      sendsTemperature = false
      return true
    }
    if request["stream_options"] != nil, blames("stream_options", "include_usage") {
      asksForUsage = false
      return true
    }
    if request["reasoning_effort"] != nil || request["output_config"]?["effort"] != nil, blames("effort") {
      sendsEffort = false
      return true
    }
    guard structures.count > 1 else { return false }
    let isToBlame =
      (request["tools"] != nil && blames("tool"))
      || (request["output_config"]?["format"] != nil && blames("output_config", "output_format"))
      || (request["response_format"] != nil || request["output_config"]?["format"] != nil)
        && blames(
          "response_format", "json_schema", "json_object", "schema", "structured", "grammar", "guided")
    if isToBlame { structures.removeFirst() }
    return isToBlame
  }

  /// Takes in that an answer in a shape was no JSON, though the server had been asked for one.
  mutating func learnFromProse() {
    tellsSchemaToo = true
  }
}
