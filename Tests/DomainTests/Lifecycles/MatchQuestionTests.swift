import Domain
import Testing

struct MatchQuestionTests {
  typealias State = MatchQuestionState

  static let states: [State] =
    [.asked, .shown, .put, .replied, .answered, .withheld, .skipped, .closed]
    + QuestionRefusal.allCases.map { .refused($0) }
  static let events: [MatchQuestionEvent] =
    [.foundInView, .wasPut, .replied, .passedOn, .withheld, .skipped, .matchEnded]
    + QuestionRefusal.allCases.map { .refused($0) }

  @Test(arguments: [
    (State.asked, MatchQuestionEvent.foundInView, State.shown), (.asked, .wasPut, .put),
    (.asked, .refused(.contact), .refused(.contact)), (.asked, .matchEnded, .closed),
    (.put, .replied, .replied), (.put, .skipped, .skipped), (.put, .matchEnded, .closed),
    (.replied, .passedOn, .answered), (.replied, .withheld, .withheld), (.replied, .matchEnded, .closed),
  ])
  func leadsFromStateToState(from: State, event: MatchQuestionEvent, to: State) throws {
    #expect(try from.after(event) == to)
  }

  @Test func whatHasEndedStaysAndRepetitionsChangeNothing() {
    for state in Self.states where state.hasEnded {
      for event in Self.events {
        if let after = try? state.after(event) { #expect(after == state) }
      }
      #expect((try? state.after(.matchEnded)) == state)
    }
  }

  @Test func nothingIsPassedOnThatNobodyAnsweredAndNothingIsPutTwice() {
    for state in Self.states where state != .replied && state != .answered {
      #expect(throws: (any Error).self) { try state.after(.passedOn) }
    }
    for state in Self.states where state != .asked && state != .put {
      #expect(throws: (any Error).self) { try state.after(.wasPut) }
    }
  }

  @Test func wordsOfRowsReadBack() {
    for state in Self.states {
      #expect(State(word: state.word, refusal: state.refusal) == state)
    }
    #expect(State(word: "refused", refusal: nil) == nil)
    #expect(State(word: "put", refusal: .pay) == nil)
    #expect(State(word: "lost", refusal: nil) == nil)
  }

  @Test func theOtherSideKnowsNothingOfWhatWasNeverPutToThem() {
    let known = Self.states.filter(\.isKnownToOther)
    #expect(known == [.put, .replied, .answered, .withheld, .skipped])
  }

  @Test(arguments: [
    (0, 0, 3), (1, 0, 2), (3, 0, 0), (0, 4, 3), (2, 4, 1), (0, 5, 0), (3, 5, 0),
  ])
  func aSideHasThreeQuestionsUntilFiveWereRefused(asked: Int, refused: Int, left: Int) {
    #expect(QuestionAllowance(asked: asked, refused: refused).left == left)
  }

  @Test func sidesAskEachOtherOnceBothWereIntroducedAndUntilOneHasDecidedForBoth() {
    let at = Timestamp(microseconds: 1)
    func match(_ status: MatchStatus, introduced: Bool = true) -> Match {
      func side(_ low: UInt64, _ isIntroduced: Bool) -> MatchSide {
        MatchSide(
          user: UserID(high: 0, low: low), version: ProfileVersionID(high: 0, low: low), isWaiting: true,
          introducedAt: isIntroduced ? at : nil)
      }
      return Match(
        id: MatchID(high: 0, low: 1), seeker: side(1, true), provider: side(2, introduced), status: status,
        round: 1, turn: UserID(high: 0, low: 1), formedAt: at)
    }
    #expect(match(.qualified).isOpenToQuestions)
    #expect(match(.accepted(by: .provider)).isOpenToQuestions)
    #expect(!match(.qualified, introduced: false).isOpenToQuestions)
    for status in [
      MatchStatus.pending, .disqualified, .connected, .rejected(by: .seeker), .expired, .withdrawn(.paused),
    ] {
      #expect(!match(status).isOpenToQuestions)
    }
  }
}
