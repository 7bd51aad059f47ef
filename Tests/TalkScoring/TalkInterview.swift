package import Domain
package import Ports

/// A conversation as it goes where Mitko asks its own questions and the person says what the file has them say, whatever was
/// asked: the whole interviewer, and not its reader alone.
package struct TalkInterview: Sendable {
  /// What is known before the first turn, and behind each: what could be stored, and what waits for the rest.
  package private(set) var profiles: [Profile] = [Profile()]
  /// What was said, both sides, in order.
  package private(set) var transcript: [Message] = []

  /// Holds the whole conversation.
  package init(_ talk: TalkFile, interviewer: any Interviewer) async throws {
    let start = TalkFolder.now
    var user = User(
      id: UserID(high: 0, low: 1), language: Language(code: talk.language), stage: .onboarding,
      createdAt: start, lastSeenAt: start)
    var stored: Profile?
    var state: [UInt8]?
    var tags: [String] = []
    for turn in [nil] + talk.turns.map(Optional.some) {
      var unanswered: [Message] = []
      if let turn { unanswered = [append(.user, turn.text, in: talk)] }
      let answer = try await interviewer.turn(
        InterviewContext(
          user: user, transcript: transcript, unanswered: unanswered, profile: stored, state: state,
          recentPhraseTags: Array(tags.prefix(30)), now: start))
      state = answer.state
      if let contact = answer.contact { user.contact = contact }
      if let learnt = answer.profile {
        stored = learnt
        if user.stage == .onboarding { user.stage = .ready }
      }
      if answer.startsMatching, user.stage == .ready { user.stage = .active }
      for line in answer.lines {
        _ = append(.mitko, line.text, in: talk)
        if let tag = line.phraseTag { tags.insert(tag, at: 0) }
      }
      if turn != nil { profiles.append(state.flatMap(interviewer.draft) ?? stored ?? Profile()) }
    }
  }

  private mutating func append(_ author: Message.Author, _ text: String, in talk: TalkFile) -> Message {
    let message = Message(
      id: MessageID(high: 1, low: UInt64(transcript.count + 1)), chat: ChatID(high: 1, low: 1),
      position: transcript.count + 1, author: author, kind: .said, text: text, actions: [],
      createdAt: TalkFolder.now)
    transcript.append(message)
    return message
  }
}
