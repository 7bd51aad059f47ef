import Domain
import Lexicon
import Ports

/// What is taken for somebody's role who tells of themself and leaves "work or people?" unanswered.
extension InterviewSession {
  /// Takes the role that the words so far speak for, once it was asked often enough: whoever tells what they do, want
  /// and earn looks for work unless they speak as a team.
  mutating func assumeRole() {
    guard profile.facets.isEmpty, state.assumedRole == nil, !state.unread.isEmpty,
      let last = context.unanswered.last, !intents.contains(where: \.isSensitive), !intents.contains(.erase)
    else { return }
    let words = state.unread.flatMap { AnalysedText($0.text).tokens }
    let isTeam = words.contains { Self.team.contains($0.folded) }
    let isSelf = words.contains { Self.firstPerson.contains($0.folded) }
    // The greeting asked it already; one who speaks of themself is asked once more, others twice.
    guard (state.roleAsks ?? 0) >= (isSelf && !isTeam ? 1 : 2) else { return }
    let role: Role = isTeam && !isSelf ? .provider : .seeker
    merge.apply([FactFinding(.role(role), target: .shared, quote: last.text)], from: last.id)
    state.assumedRole = role
    assumed = role
  }

  /// Turns round what was assumed where its owner says so: "no, I'm hiring". What was said so far is read again as the
  /// other role's. Returns whether it did.
  mutating func turnsRole(_ text: AnalysedText, _ findings: [FactFinding], _ message: Message) -> Bool {
    guard context.user.stage == .onboarding || context.user.stage == .ready, profile.roles.count == 1,
      let assumed = profile.roles.first
    else { return false }
    // What somebody said themselves is turned round by a plain no alone.
    let opensWithNo = text.tokens.first.map { ["no", "nope", "нет", "неа"].contains($0.folded) } == true
    guard state.assumedRole == assumed || opensWithNo else { return false }
    let named =
      text.tokens.lazy.filter { $0.kind != .sign }.count <= Self.wordsOfRole
      ? Self.roles(named: text, isWeak: false) : []
    let other = assumed.counterpart
    guard findings.contains(where: { $0.change == .role(other) }) || named.contains(other) else {
      return false
    }
    state.assumedRole = nil
    if named.contains(assumed) || text.tokens.contains(where: { Self.besides.contains($0.folded) }) {
      // Both, then.
      merge.apply([FactFinding(.role(other), target: .shared, quote: text.text)], from: message.id)
      return true
    }
    merge.apply(
      [
        FactFinding(.notRole(assumed), target: .shared, quote: text.text),
        FactFinding(.role(other), target: .shared, quote: text.text),
      ], from: message.id)
    turnedTo = other
    forgetQuestions()
    let unanswered = Set(context.unanswered.map(\.id))
    state.unread = context.transcript.filter { $0.author == .user && !unanswered.contains($0.id) }.map {
      InterviewState.UnreadText(message: $0.id, text: $0.text)
    }
    readAgain()
    return true
  }

  /// The interview begins anew; what was said stays.
  private mutating func forgetQuestions() {
    state.contradictions = []
    state.question = nil
    state.timesAsked = [:]
    state.skipped = []
    state.repeats = 0
    state.showedCard = false
    state.questionsAfterCard = 0
  }

  private static let wordsOfRole = 4
  private static let firstPerson: Set<String> = [
    "i", "i'm", "im", "i've", "i'd", "my", "me", "myself", "я", "мне", "меня", "мой", "моя", "мои", "пишу",
    "делаю", "работаю", "хочу", "умею", "занимаюсь", "знаю", "живу",
  ]
  private static let team: Set<String> = [
    "we", "we're", "our", "us", "мы", "наш", "наша", "нас", "нам", "нашу", "нашей",
  ]
  private static let besides: Set<String> = [
    "also", "too", "both", "besides", "тоже", "также", "еще", "оба", "заодно",
  ]
}
