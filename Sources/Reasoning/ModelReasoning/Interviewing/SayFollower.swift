import Ports
import Synchronization

/// Shows what is said to the user while the rest of the answer is still being written: always the whole text so far.
final class SayFollower: Sendable {
  private let progress: @Sendable (String) async -> Void
  private let state = Mutex((member: StreamedMember(InterviewAnswer.shownMember), text: ""))

  init(_ progress: @escaping @Sendable (String) async -> Void) {
    self.progress = progress
  }

  /// Takes in the next piece of the answer's JSON.
  @Sendable func take(_ piece: String) async {
    let text: String? = state.withLock { state in
      let more = state.member.take(piece)
      guard !more.isEmpty else { return nil }
      state.text += more
      return state.text
    }
    if let text { await progress(OutputCheck.cleaned(text)) }
  }
}
