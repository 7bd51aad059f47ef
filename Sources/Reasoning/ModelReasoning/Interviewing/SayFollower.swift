import Ports
import Synchronization

/// Shows what is said to the user while the rest of the answer is still being written: always the whole text so far that
/// may be shown.
final class SayFollower: Sendable {
  private struct State {
    var member = StreamedMember(InterviewAnswer.shownMember)
    var text = ""
    var check: SayCheck
    var shown = ""
  }

  private let progress: @Sendable (String) async -> Void
  private let state: Mutex<State>

  /// - Parameter check: tells what of a text may be shown; of a text that has not begun.
  init(_ check: SayCheck, _ progress: @escaping @Sendable (String) async -> Void) {
    self.progress = progress
    state = Mutex(State(check: check))
  }

  /// Takes in the next piece of the answer's JSON.
  @Sendable func take(_ piece: String) async {
    let text: String? = state.withLock { state in
      state.text += state.member.take(piece)
      let shown = state.check.shown(of: state.text, isWhole: state.member.isDone)
      if shown == state.shown { return nil }
      state.shown = shown
      return shown
    }
    if let text { await progress(text) }
  }
}
