import Domain
import FoundationEssentials
import Ports

/// What the interviewer remembers between turns; kept as JSON.
struct InterviewState: Hashable, Sendable, Codable {
  /// Raised when the form changes; an unknown one is forgotten, and the stored profile stands.
  static let currentVersion = 1

  var version = Self.currentVersion
  /// What is known while it is not valid yet, or differs from what could be stored.
  var draft: Profile?
  /// How often each question was put.
  var timesAsked: [String: Int] = [:]
  /// What the latest question was about, the main thing first.
  var lastAsked: [InterviewTopic] = []
  /// What the person chose not to answer.
  var skipped: Set<InterviewTopic> = []
  /// Words about a role that was not known then; read again once it is.
  var unread: [UnreadText] = []
  /// Whether the card was shown as ready.
  var showedCard = false
  /// Messages of the person's so far.
  var messagesRead = 0
  var hintedLanguage = false
  /// What somebody who takes both roles said without telling of which; read again once they do.
  var undecided: [UnreadText]?
  /// How often that was asked.
  var asksForRole: Int?

  struct UnreadText: Hashable, Sendable, Codable {
    var message: MessageID
    var text: String
  }

  init() {}

  /// The state as it was encoded; a fresh one where that cannot be read.
  init(decoding bytes: [UInt8]?) {
    guard let bytes, let state = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      state.version == Self.currentVersion
    else {
      self.init()
      return
    }
    self = state
  }

  /// As JSON with sorted keys, so that the same state has the same bytes.
  var encoded: [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)).map { [UInt8]($0) }
  }
}
