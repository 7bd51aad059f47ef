import Domain
import TestSupport
import Testing

@Suite struct MatchStatusTests {
  /// yes, anew, no: accepted, accepted after a change of one's own, declined by (s) the seeker or (p) the provider.
  static let table = TransitionTable(
    """
                  judged+         judged-           yes-s              yes-p              anew-s             anew-p             no-s             no-p             expires       withdrawn
    pending       qualified:intro disqualified:free .                  .                  .                  .                  .                .                .             withdrawn:tell
    qualified     =               .                 accepted-s:await-p accepted-p:await-s .                  .                  rejected-s:quiet rejected-p:quiet expired:tell  withdrawn:tell
    accepted-s    =               .                 =                  connected:reveal   .                  accepted-p:again-s rejected-s:quiet rejected-p:tell-s expired:tell withdrawn:tell
    accepted-p    =               .                 connected:reveal   =                  accepted-s:again-p .                  rejected-s:tell-p rejected-p:quiet expired:tell withdrawn:tell
    disqualified  .               =                 .                  .                  .                  .                  .                .                .             .
    connected     .               .                 =                  =                  .                  .                  .                .                .             .
    rejected-s    .               .                 .                  .                  .                  .                  =                .                .             .
    rejected-p    .               .                 .                  .                  .                  .                  .                =                .             .
    expired       .               .                 .                  .                  .                  .                  .                .                =             .
    withdrawn     .               .                 .                  .                  .                  .                  .                .                .             =
    """)

  static let states: [String: MatchStatus] = [
    "pending": .pending, "qualified": .qualified, "accepted-s": .accepted(by: .seeker),
    "accepted-p": .accepted(by: .provider), "disqualified": .disqualified, "connected": .connected,
    "rejected-s": .rejected(by: .seeker), "rejected-p": .rejected(by: .provider), "expired": .expired,
    "withdrawn": .withdrawn(.byOperator),
  ]
  static let events: [String: MatchEvent] = [
    "judged+": .judged(.qualified), "judged-": .judged(.disqualified), "yes-s": .accepted(by: .seeker),
    "yes-p": .accepted(by: .provider), "anew-s": .acceptedAnew(by: .seeker),
    "anew-p": .acceptedAnew(by: .provider), "no-s": .declined(by: .seeker), "no-p": .declined(by: .provider),
    "expires": .expired, "withdrawn": .withdrawn(.byOperator),
  ]
  static let actions: [String: MatchAction] = [
    "qualified:intro": .introduceBoth, "disqualified:free": .freeBoth,
    "accepted-s:await-p": .awaitAnswer(of: .provider),
    "accepted-p:await-s": .awaitAnswer(of: .seeker), "accepted-p:again-s": .askAgain(of: .seeker),
    "accepted-s:again-p": .askAgain(of: .provider), "connected:reveal": .revealContacts,
    "rejected-s:quiet": .tellDeclined(told: nil), "rejected-p:quiet": .tellDeclined(told: nil),
    "rejected-p:tell-s": .tellDeclined(told: .seeker), "rejected-s:tell-p": .tellDeclined(told: .provider),
    "expired:tell": .tellExpired, "withdrawn:tell": .tellWithdrawn(.byOperator),
  ]

  @Test func theTableNamesEveryStateAndEvent() {
    #expect(Self.table.cells.count == 10 * 10)
    #expect(Set(Self.table.cells.map(\.state)) == Set(Self.states.keys))
    #expect(Set(Self.table.cells.map(\.event)) == Set(Self.events.keys))
  }

  @Test(arguments: table.cells)
  func everyEventLeadsWhereTheTableSays(cell: TransitionTable.Cell) throws {
    let state = try #require(Self.states[cell.state])
    let event = try #require(Self.events[cell.event])
    switch cell.result {
    case ".":
      #expect(throws: InvalidTransition<MatchStatus, MatchEvent>.self) { try state.after(event) }
    case "=":
      #expect(try state.after(event) == Step(state, .none))
    default:
      let action = try #require(Self.actions[cell.result])
      let next = try #require(Self.states[String(cell.result.prefix { $0 != ":" })])
      #expect(try state.after(event) == Step(next, action))
    }
  }

  @Test func aRefusalNamesStateAndEvent() {
    let error = #expect(throws: InvalidTransition<MatchStatus, MatchEvent>.self) {
      try MatchStatus.connected.after(.declined(by: .seeker))
    }
    #expect(error?.state == .connected)
    #expect(error?.event == .declined(by: .seeker))
  }

  @Test(arguments: [Role.seeker, .provider])
  func onlyTheOtherSideCanCompleteAConnection(first: Role) throws {
    let accepted = try MatchStatus.qualified.after(.accepted(by: first)).state
    #expect(accepted == .accepted(by: first))
    // The double tap of the same person is not the other's consent.
    let again = try accepted.after(.accepted(by: first))
    #expect(again.state == .accepted(by: first))
    #expect(again.action == .none)
    let other = try again.state.after(.accepted(by: first == .seeker ? .provider : .seeker))
    #expect(other.state == .connected)
    #expect(other.action == .revealContacts)
  }

  @Test(arguments: WithdrawalReason.allCases, [MatchStatus.pending, .qualified, .accepted(by: .seeker)])
  func aWithdrawalKeepsItsFirstReason(reason: WithdrawalReason, status: MatchStatus) throws {
    let withdrawn = try status.after(.withdrawn(reason))
    #expect(withdrawn == Step(.withdrawn(reason), .tellWithdrawn(reason)))
    for later in WithdrawalReason.allCases {
      #expect(try withdrawn.state.after(.withdrawn(later)) == Step(.withdrawn(reason), .none))
    }
  }

  @Test(arguments: [
    (MatchStatus.pending, false), (.qualified, false), (.accepted(by: .provider), false),
    (.disqualified, true),
    (.connected, true), (.rejected(by: .seeker), true), (.expired, true), (.withdrawn(.erased), true),
  ])
  func someStatusesHaveEnded(status: MatchStatus, hasEnded: Bool) {
    #expect(status.hasEnded == hasEnded)
  }

  /// Random taps by random people in a random order.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func noSequenceOfEventsRevealsContactsBeforeBothAccepted(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    let events = Array(Self.events.values).sorted { "\($0)" < "\($1)" }
    for _ in 0..<100 {
      var status = MatchStatus.pending
      var said: Set<Role> = []
      var reveals = 0
      for _ in 0..<12 {
        // Mostly what goes on, so that many sequences get far.
        let event = random.chance(0.3) && status == .pending ? .judged(.qualified) : random.pick(events)
        guard let step = try? status.after(event) else { continue }
        if status.hasEnded {
          #expect(step == Step(status, .none), "an ended match changed by \(event)")
        }
        switch event {
        case .accepted(let side): said.insert(side)
        // The other one's yes was for something else.
        case .acceptedAnew(let side): said = [side]
        case .judged, .declined, .expired, .withdrawn: break
        }
        if step.action == .revealContacts {
          reveals += 1
          #expect(said == [.seeker, .provider])
        }
        #expect((step.state == .connected) == (reveals == 1))
        status = step.state
      }
      #expect(reveals <= 1)
    }
  }
}
