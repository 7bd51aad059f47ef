import Domain
import TestSupport
import Testing

@Suite struct ProfileStageTests {
  /// far-x: unreachable, x before. Actions: enter, or leave for a reason.
  static let table = TransitionTable(
    """
                    stored       activated    pauses              resumes      refused                     message      resets                 erases
    onboarding      ready        .            .                   .            far-onboarding              =            onboarding:leave-reset erased:leave-erased
    ready           =            active:enter .                   .            far-ready                   =            onboarding:leave-reset erased:leave-erased
    active          active:enter =            paused:leave-paused =            far-active:leave-unreachable =           onboarding:leave-reset erased:leave-erased
    paused          =            active:enter =                   active:enter far-paused:leave-unreachable =           onboarding:leave-reset erased:leave-erased
    far-onboarding  far-ready    .            .                   .            =                           onboarding   onboarding:leave-reset erased:leave-erased
    far-ready       =            .            .                   .            =                           ready        onboarding:leave-reset erased:leave-erased
    far-active      =            .            .                   .            =                           active:enter onboarding:leave-reset erased:leave-erased
    far-paused      =            .            .                   .            =                           paused       onboarding:leave-reset erased:leave-erased
    erased          .            .            .                   .            .                           .            .                      =
    """)

  static let states: [String: ProfileStage] = [
    "onboarding": .onboarding, "ready": .ready, "active": .active, "paused": .paused, "erased": .erased,
    "far-onboarding": .unreachable(before: .onboarding), "far-ready": .unreachable(before: .ready),
    "far-active": .unreachable(before: .active), "far-paused": .unreachable(before: .paused),
  ]
  static let events: [String: ProfileStageEvent] = [
    "stored": .profileStored, "activated": .activated, "pauses": .paused, "resumes": .resumed,
    "refused": .channelRefused, "message": .messageArrived, "resets": .wasReset, "erases": .erased,
  ]
  static let actions: [String: ProfileStageAction] = [
    "enter": .enterMatching, "leave-paused": .leaveMatching(.paused), "leave-reset": .leaveMatching(.reset),
    "leave-erased": .leaveMatching(.erased), "leave-unreachable": .leaveMatching(.unreachable),
  ]

  @Test func theTableNamesEveryStageAndEvent() {
    #expect(Self.table.cells.count == 9 * 8)
    #expect(Set(Self.table.cells.map(\.state)) == Set(Self.states.keys))
    #expect(Set(Self.table.cells.map(\.event)) == Set(Self.events.keys))
  }

  @Test(arguments: table.cells)
  func everyEventLeadsWhereTheTableSays(cell: TransitionTable.Cell) throws {
    let stage = try #require(Self.states[cell.state])
    let event = try #require(Self.events[cell.event])
    switch cell.result {
    case ".":
      #expect(throws: InvalidTransition<ProfileStage, ProfileStageEvent>.self) { try stage.after(event) }
    case "=":
      #expect(try stage.after(event) == Step(stage, .none))
    default:
      let parts = cell.result.split(separator: ":").map(String.init)
      let next = try #require(Self.states[parts[0]])
      let action = parts.count == 2 ? try #require(Self.actions[parts[1]]) : .none
      #expect(try stage.after(event) == Step(next, action))
    }
  }

  @Test func anEditKeepsAnActiveProfileActive() throws {
    #expect(try ProfileStage.active.after(.profileStored) == Step(.active, .enterMatching))
  }

  @Test func aPauseThatWasThereBeforeAChannelRefusedIsThereAfterwards() throws {
    let away = try ProfileStage.paused.after(.channelRefused).state
    #expect(try away.after(.messageArrived).state == .paused)
  }

  /// Whoever stops taking part has their proposals withdrawn; whoever starts gets a match step.
  @Test(arguments: table.cells)
  func enteringAndLeavingMatchingAreNeverSilent(cell: TransitionTable.Cell) throws {
    let stage = try #require(Self.states[cell.state])
    let event = try #require(Self.events[cell.event])
    guard let step = try? stage.after(event) else { return }
    if stage != .active, step.state == .active { #expect(step.action == .enterMatching) }
    if stage == .active, step.state != .active {
      guard case .leaveMatching = step.action else {
        Issue.record("left matching without a word: \(step)")
        return
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func whoWasErasedStaysErased(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    let events = Array(Self.events.values).sorted { "\($0)" < "\($1)" }
    for _ in 0..<50 {
      var stage = ProfileStage.onboarding
      var wasErased = false
      for _ in 0..<20 {
        let event = random.pick(events)
        guard let step = try? stage.after(event) else { continue }
        stage = step.state
        wasErased = wasErased || event == .erased
        #expect((stage == .erased) == wasErased)
      }
    }
  }
}
