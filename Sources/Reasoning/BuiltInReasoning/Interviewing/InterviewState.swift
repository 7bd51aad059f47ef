import Domain
import FoundationEssentials
import Ports

/// What the interviewer remembers between turns; kept as JSON.
struct InterviewState: Hashable, Sendable, Codable {
  /// Raised when the form changes; an unknown one is forgotten, and the stored profile stands.
  static let currentVersion = 2

  var version = Self.currentVersion
  /// What is known while it is not valid yet, or differs from what could be stored.
  var draft: Profile?
  /// The question that waits for an answer.
  var question: InterviewQuestion?
  /// How often each question was put, by its key.
  var timesAsked: [String: Int] = [:]
  /// How often the waiting question was put again because nothing was learnt.
  var repeats = 0
  /// The questions that the person chose not to answer, by their keys.
  var skipped: Set<String> = []
  /// Words about a role that was not known then; read again once it is.
  var unread: [UnreadText] = []
  /// Whether the card was shown as ready.
  var showedCard = false
  /// How many questions followed the card.
  var questionsAfterCard = 0
  /// How many answers in a row were of a word or two.
  var shortAnswers = 0
  /// How many turns in a row were about something else than work.
  var turnsOffTopic = 0
  var hintedLanguage = false
  var greetedByName = false
  var toldOfSeveralSeats = false
  /// A deed that was told and that a question can take up.
  var cue: StoryCue?
  /// What was said that cannot hold together; the first one is asked about.
  var contradictions: [FactContradiction] = []
  /// How often the first of them was asked.
  var asksForConflict = 0
  /// What they said they do not know: claiming it later contradicts that.
  var denied: [Fact]?
  /// As whom they hire, where they said so.
  var stance: HiringStance?
  /// What somebody who takes both roles said without telling of which; read again once they do.
  var undecided: [UnreadText]?
  /// How often that was asked.
  var asksForRole: Int?
  /// Whether the way to start the search was told.
  var toldToPress: Bool?

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
