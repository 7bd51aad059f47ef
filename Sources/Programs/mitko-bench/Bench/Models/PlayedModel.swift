/// What a server of chat completions sends that plays a model: server-sent events of the usual length.
enum PlayedModel {
  static let path = "/v1/chat/completions"
  static let fields = [(name: "content-type", value: "text/event-stream")]

  /// One piece of an answer. `text` stands in the JSON as it is: no quotes, no line ends.
  static func piece(_ text: String) -> [UInt8] {
    event(#"{"index":0,"delta":{"content":"\#(text)"},"finish_reason":null}"#)
  }

  /// Why it stopped, what was counted, and the end of the stream.
  static func end(tokens: Int) -> [UInt8] {
    let usage =
      #"data: {"id":"chatcmpl-7","object":"chat.completion.chunk","created":1795343383,"model":"tiny","choices":[],"#
      + #""usage":{"prompt_tokens":200,"completion_tokens":\#(tokens),"total_tokens":\#(200 + tokens)}}"#
    return event(#"{"index":0,"delta":{},"finish_reason":"stop"}"#)
      + Array("\(usage)\n\ndata: [DONE]\n\n".utf8)
  }

  private static func event(_ choice: String) -> [UInt8] {
    Array(
      (#"data: {"id":"chatcmpl-7","object":"chat.completion.chunk","created":1795343383,"model":"tiny","#
        + #""system_fingerprint":"fp_1","choices":[\#(choice)]}"# + "\n\n").utf8)
  }
}
