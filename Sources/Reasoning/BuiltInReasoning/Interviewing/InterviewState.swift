import Domain
import Ports

/// What the interviewer remembers between turns: its notes within the memory that all interviewers share.
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
  /// How often it was asked whether they look for work or for people, the greeting left out.
  var roleAsks: Int?
  /// The role that was taken for theirs without their word for it; theirs for good once the search has begun.
  var assumedRole: Role?
  /// Words that were offered for the card, and wait for their author's yes.
  var offered: UnreadText?
  /// How often a question was brought back behind answers to questions since anything was learnt.
  var returns: Int?
  /// Whether the way to start the search was told.
  var toldToPress: Bool?
  /// Whether the order to begin came before the card was seen: now that it was, a plain yes begins.
  var awaitsStart: Bool?
  /// Whether the latest reply showed the card, to be corrected in plain words: what is said next changes it.
  var invitedChange: Bool?
  /// Whether somebody else spoke since.
  private(set) var isTakenOver = false
  /// The memory that this was read from: it holds what others noted.
  private var memory = InterviewMemory()

  private enum CodingKeys: String, CodingKey {
    case version, question, timesAsked, repeats, skipped, unread, questionsAfterCard, shortAnswers,
      turnsOffTopic,
      hintedLanguage, greetedByName, toldOfSeveralSeats, cue, contradictions, asksForConflict, denied, stance,
      undecided, asksForRole, roleAsks, assumedRole, offered, returns, toldToPress,
      awaitsStart, invitedChange
  }

  struct UnreadText: Hashable, Sendable, Codable {
    var message: MessageID
    var text: String
  }

  init() {}

  /// The state as it was encoded; a fresh one where that cannot be read.
  ///
  /// Where somebody else spoke since, what waited for an answer waits no more: the person has answered them.
  init(decoding bytes: [UInt8]?) {
    let memory = InterviewMemory(decoding: bytes)
    let own = memory.notes(of: .builtin, as: Self.self)
    self = own?.version == Self.currentVersion ? own ?? Self() : Self()
    self.memory = memory
    draft = memory.draft
    showedCard = memory.showedCard
    guard memory.latest != nil, memory.latest != .builtin else { return }
    isTakenOver = true
    question = nil
    repeats = 0
    cue = nil
    unread = []
    contradictions = []
    asksForConflict = 0
    undecided = nil
    asksForRole = nil
    offered = nil
    returns = nil
    awaitsStart = nil
    invitedChange = nil
  }

  /// The memory with these notes in it.
  var encoded: [UInt8]? {
    var memory = memory
    memory.draft = draft
    memory.showedCard = showedCard
    memory.spoke(.builtin, noting: self)
    return memory.encoded
  }
}
