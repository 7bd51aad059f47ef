package import HTTPTransport
import Ports

/// Why a call of the Bot API came to nothing. Facts only: neither the token nor anything that somebody wrote.
package enum BotError: Error, Hashable, Sendable {
  /// 403: the person has blocked the bot, or their account is gone.
  case blocked
  /// 400: there is no such chat for this bot.
  case noChat
  /// 400: the group has become another one.
  case migrated(to: Int64)
  /// 429: nothing more before that.
  case tooMany(retryAfter: Duration)
  /// 409: somebody else asks for the updates of this bot.
  case otherPoller
  /// 409: updates go to a webhook.
  case webhookIsSet
  /// 401 or 404: there is no bot with this token.
  case wrongToken
  /// 400: the looks of a text cannot be read.
  case badEntities
  /// 400: the message is what it was to become.
  case notModified
  /// 400: what was to be changed or answered is gone or too old.
  case tooLate
  /// 400: the forum has no such topic any more.
  case noTopic
  /// 400: the group is no forum, or the bot has no right to do this in it.
  case noRight
  /// Another refusal, by its status. It will be the same the next time.
  case rejected(status: Int)
  /// 5xx, and what a gateway says in its place.
  case serverFailed(status: Int)
  /// No answer, or no whole one.
  case transport(HTTPError)
  /// What came is no answer of the Bot API.
  case malformed
  /// The task was cancelled.
  case cancelled

  /// Whether the same call may come to something later.
  package var mayPass: Bool {
    switch self {
    case .tooMany, .otherPoller, .webhookIsSet, .serverFailed, .transport, .malformed, .cancelled: true
    case .blocked, .noChat, .migrated, .wrongToken, .badEntities, .notModified, .tooLate, .noTopic, .noRight,
      .rejected:
      false
    }
  }

  /// Whether the call has certainly not reached Telegram, nor will others just then.
  package var isNoWayThere: Bool {
    if case .transport(let error) = self { !error.mayHaveArrived } else { false }
  }

  /// A stable word, for logs, counts and the delivery table.
  package var word: String {
    switch self {
    case .blocked: "blocked"
    case .noChat: "no chat"
    case .migrated: "migrated"
    case .tooMany: "too many"
    case .otherPoller: "other poller"
    case .webhookIsSet: "webhook is set"
    case .wrongToken: "wrong token"
    case .badEntities: "bad entities"
    case .notModified: "not modified"
    case .tooLate: "too late"
    case .noTopic: "no topic"
    case .noRight: "no right"
    case .rejected(let status): "rejected \(status)"
    case .serverFailed(let status): "server \(status)"
    case .transport(let error): "transport \(Self.word(error))"
    case .malformed: "malformed"
    case .cancelled: "cancelled"
    }
  }

  /// Without the host, which is configured and may be anybody's.
  private static func word(_ error: HTTPError) -> String {
    switch error {
    case .hostNotFound: "host not found"
    case .unreachable: "unreachable"
    case .proxyFailed: "proxy"
    case .untrusted: "untrusted"
    case .tlsFailed: "tls"
    case .notLoopback: "not loopback"
    case .connectTimedOut, .firstByteTimedOut, .idleTimedOut, .wholeTimedOut: "timed out"
    case .cutOff: "cut off"
    case .bodyTooLarge, .headTooLarge: "too large"
    case .malformed: "malformed"
    case .invalidField: "invalid field"
    case .closed: "closed"
    case .other(let code): "curl \(code)"
    }
  }

  /// What the Bot API means by a status and its description.
  ///
  /// The API has no finer codes than the status; the descriptions are those of its server's source
  /// (https://github.com/tdlib/telegram-bot-api).
  init(status: Int, description: String, parameters: JSONValue?) {
    let words = description.lowercased()
    if let chat = parameters?["migrate_to_chat_id"]?.whole {
      self = .migrated(to: Int64(chat))
      return
    }
    switch status {
    case 401, 404: self = .wrongToken
    case 403: self = .blocked
    case 409: self = words.contains("webhook") ? .webhookIsSet : .otherPoller
    case 429:
      // Never nothing: an answer without the time would be asked again at once.
      let seconds = parameters?["retry_after"]?.whole ?? 1
      self = .tooMany(retryAfter: .seconds(min(max(seconds, 1), 86_400)))
    case 400: self = Self.badRequest(words)
    case 500...: self = .serverFailed(status: status)
    default: self = .rejected(status: status)
    }
  }

  private static func badRequest(_ words: String) -> BotError {
    if words.contains("can't parse") || words.contains("entity") || words.contains("entities") {
      return .badEntities
    }
    if words.contains("not modified") { return .notModified }
    if words.contains("not enough rights") || words.contains("no rights") || words.contains("not a forum")
      || words.contains("administrator rights")
    {
      return .noRight
    }
    if words.contains("thread not found") || words.contains("topic") { return .noTopic }
    if words.contains("chat not found") || words.contains("user not found") || words.contains("peer_id") {
      return .noChat
    }
    if words.contains("too old") || words.contains("message to edit not found")
      || words.contains("message to delete not found") || words.contains("can't be")
      || words.contains("query id is invalid")
    {
      return .tooLate
    }
    return .rejected(status: 400)
  }
}
