import Domain
import HTTPTransport
import Ports

/// A provider's format: what is sent, and how what comes is read. Pure.
protocol ProviderWire: Sendable {
  associatedtype Reader: AnswerReader

  /// Below the endpoint.
  var path: String { get }
  /// The fields that the format asks for.
  func fields(key: Secret?) -> [HTTPField]
  /// The body of a request.
  func body(for request: ModelRequest, to settings: ModelSettings, in dialect: Dialect, thinkingRoom: Int)
    -> JSONValue
  /// Reads one answer.
  func reader() -> Reader
  /// What a response that is no answer means.
  func refusal(_ head: HTTPHead, body: JSONValue?) -> Refusal
}

/// Reads the events of one answer, in order.
protocol AnswerReader: Sendable {
  /// What has been read so far.
  var reading: Reading { get }
  /// Takes in one event.
  ///
  /// - Returns: the next piece of the answer; empty where the event brought none.
  /// - Throws: `NotInFormat`.
  mutating func read(_ event: ServerEvent) throws(NotInFormat) -> String
  /// Takes in a whole answer, from a server that does not stream though asked to.
  mutating func read(whole value: JSONValue) throws(NotInFormat) -> String
}

/// What came is not in the provider's format.
struct NotInFormat: Error {}

/// What an answer came to, so far.
struct Reading: Hashable, Sendable {
  /// Why the model stopped.
  enum Stop: Hashable, Sendable {
    case end
    case length
    case refused(category: String?)
    case contextFull
    /// For a reason that is not known here: what came may be half of it, and is an answer only where the stream came to
    /// its end and the text is what was asked for.
    case unknown
    /// The provider broke it off, with an error of its own.
    case failed(Refusal)
  }

  var id: String?
  var model: String?
  /// The answer's text.
  var text = ""
  /// What the model was seen to think: it costs, and is no answer.
  var thought = ""
  /// `nil` while it speaks, and for ever where the stream was cut.
  var stop: Stop?
  /// Whether the provider has said that nothing more comes: by the format's last event, or by answering in one piece.
  var isWhole = false
  /// The classes that the provider has told by now.
  var usage: TokenUsage?
  /// Whether `usage` is the last word.
  var isUsageFinal = false
  /// What the provider says that it cost.
  var cost: Money?
}

/// A response that is no answer, understood.
struct Refusal: Hashable, Sendable {
  let reason: ModelFailure.Reason
  /// The parameter that the provider blamed.
  var parameter: String?
  /// Its words: for learning a dialect, never for logs. They may repeat what was sent.
  var message = ""
}
