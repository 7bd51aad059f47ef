import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// What operators do to matches, and what of it goes back.
struct MatchActsTests {
  @Test func aWithdrawnProposalIsToldToWhoSawItAndUndoLetsTheTwoMeetAgain() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let operations = house.operations()
    let preview = try await operations.preview(.matches(.withdraw, [match.id]))
    #expect(preview.changes == 1 && preview.told == 2 && preview.people == [anna.user, boris.user])
    let done = try await operations.perform(.matches(.withdraw, [match.id]))
    #expect(done.changed == 1 && done.refused.isEmpty)
    #expect(try await house.find(match).status == .withdrawn(.byOperator))
    for person in [anna, boris] { #expect(try await house.tags(of: person).last == "consent.withdrawn") }
    let event = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 1).first }
    #expect(event?.actor == .operatorNamed("olga") && event?.to == "withdrawn:operator")
    try await house.drain()
    #expect(try await house.matches(of: anna).count == 1)

    let undone = try await operations.undo()
    #expect(undone.undone == .withdraw && undone.changed == 1)
    try await house.drain()
    // What ended stays ended; what comes of it is a new proposal.
    #expect(try await house.matches(of: anna).map(\.status) == [.qualified, .withdrawn(.byOperator)])
  }

  @Test func whatEndsWithTheJobsOfAMatchIsCountedBefore() async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = (try await house.seeker("anna"), try await house.provider("boris"))
    try await house.embed()
    try await house.step()
    let operations = house.operations()
    func open(_ kind: JobTask.Kind) async throws -> [JobID] {
      try await operations.jobIDs(FilterReader().read("kind:\(kind.rawValue)"), limit: 5).ids
    }
    let match = try await house.match(of: anna)
    let judging = try await operations.preview(.jobs(.cancel, try await open(.qualify)))
    #expect(judging.changes == 1 && judging.ended == [match.id] && judging.told == 0)
    // The match stays ended whatever becomes of its job.
    #expect(judging.lasting == 1 && judging.undoing == .never)
    try await house.work([.qualify])
    // Both introductions wait: the first that is cancelled takes the other along.
    let both = try await open(.introduce)
    let neither = try await operations.preview(.jobs(.cancel, both))
    #expect(neither.changes == 1 && neither.refused == [.hasEnded: 1] && neither.told == 0)
    _ = try await house.work(on: try await house.takeJob(.introduce))
    let left = try await open(.introduce)
    let preview = try await operations.preview(.jobs(.cancel, left))
    #expect(preview.changes == 1 && preview.ended == [match.id] && preview.told == 1)
    #expect(preview.undoing == .never)
    let chores = try await operations.jobIDs(FilterReader().read("state:queued kind:match_step"), limit: 5)
      .ids
    let mixed = try await operations.preview(.jobs(.cancel, left + chores))
    #expect(!chores.isEmpty && mixed.lasting == 1 && mixed.undoing == .inPart)
    #expect(try await operations.perform(.jobs(.cancel, left)).changed == 1)
    let last = [try await house.tags(of: anna).last, try await house.tags(of: boris).last]
    #expect(last.count { $0 == "consent.withdrawn" } == 1)
    #expect(try await house.find(match).status == .withdrawn(.workCancelled))
  }

  @Test func aMatchWhoseJudgingIsCancelledSaysSoAndIsFormedAnewAsAfterOneThatFailed() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    _ = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    let operations = house.operations()
    let judging = try await operations.jobIDs(try FilterReader().read("kind:qualify"), limit: 9).ids
    let match = try await house.match(of: anna)
    #expect(try await operations.perform(.jobs(.cancel, judging)).changed == 1)
    #expect(try await house.find(match).status == .withdrawn(.workCancelled))
    let rows = try await operations.matches(try FilterReader().read("reason:work_cancelled"), limit: 9).rows
    #expect(rows.map(\.id) == [match.id])
    #expect(
      try await operations.matches(try FilterReader().read("reason:qualify_discarded"), limit: 9).rows.isEmpty
    )
    let event = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 1).first }
    #expect(event?.actor == .operatorNamed("olga") && event?.to == "withdrawn:work_cancelled")
    #expect(
      PairHistory(status: .withdrawn(.workCancelled), at: house.time.now, hasChanged: false, isLifted: false)
        .excludes(at: house.time.now + .days(6)))
  }

  @Test func aProposalRunsOutOnlyOnceSomebodyWasAsked() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    let operations = house.operations()
    let done = try await operations.perform(.matches(.expire, [match.id]))
    #expect(done.changed == 1)
    #expect(try await house.find(match).status == .expired)
    #expect(try await house.tags(of: anna).last == "consent.expired")
    #expect(try await operations.undo().refused == [.cannotBeUndone: 1])
    #expect(try await operations.perform(.matches(.expire, [match.id])).refused == [.hasEnded: 1])
    #expect(try await operations.perform(.matches(.withdraw, [match.id])).refused == [.hasEnded: 1])

    let other = try await TestHouse.open()
    _ = try await other.seeker("vera")
    _ = try await other.provider("gleb")
    try await other.embed()
    try await other.step()
    let pending = try #require(
      try await other.operations().matchIDs(FilterReader().read("status:pending"), limit: 5).ids.first)
    let wish = Wish.matches(.expire, [pending, other.ids.next(Match.self)])
    #expect(try await other.operations().preview(wish).refused == [.isNoStep: 1, .gone: 1])
    let refused = try await other.operations().perform(wish)
    #expect(refused.act == nil && refused.refused == [.isNoStep: 1, .gone: 1])
  }

  @Test func aRefusedPairIsJudgedAgainAtItsScoreWhileBothSayTheSame() async throws {
    let house = try await TestHouse.open()
    house.judge.script.expect { _ in .disqualified }
    let (anna, boris, match) = try await house.introduced()
    #expect(try await house.find(match).status == .disqualified)
    let score = try await house.operations().match(match.id)?.row.score
    let operations = house.operations()
    #expect(try await operations.preview(.matches(.qualifyAgain, [match.id])).changes == 1)
    let done = try await operations.perform(.matches(.qualifyAgain, [match.id]))
    #expect(done.changed == 1)
    let formed = try await house.match(of: anna)
    #expect(formed.id != match.id && formed.status == .pending && formed.provider.user == boris.user)
    #expect(try await operations.match(formed.id)?.row.score == score)
    // The first match stays as it ended, and one of the two cannot be in two.
    #expect(try await house.find(match).status == .disqualified)
    #expect(
      try await operations.perform(.matches(.qualifyAgain, [match.id])).refused == [.hasNotEnded: 1])

    let undone = try await operations.undo()
    #expect(undone.undone == .qualifyAgain && undone.changed == 1)
    #expect(try await house.find(formed).status == .withdrawn(.byOperator))
    try await house.drain()
    #expect(try await house.matches(of: anna).count == 2)
    // As before the act: what one of them says anew may bring them together.
    try await house.store(house.profile("annatwo", [.seeker: Heading(1)]), of: anna)
    try await house.drain()
    #expect(
      try await house.matches(of: anna).map(\.status) == [
        .qualified, .withdrawn(.byOperator), .disqualified,
      ])
  }

  @Test func whatTheJudgeHasAnsweredIsNotTakenBackByUndo() async throws {
    let house = try await TestHouse.open()
    house.judge.script.expect { _ in .disqualified }
    let (anna, _, match) = try await house.introduced()
    let operations = house.operations()
    _ = try await operations.perform(.matches(.qualifyAgain, [match.id]))
    try await house.drain()
    #expect(try await house.match(of: anna).status == .qualified)
    #expect(try await operations.undo().refused == [.hasChangedSince: 1])
    #expect(try await house.match(of: anna).status == .qualified)
  }

  @Test func twoWhoChangedSinceGetTheirTurnsInPlaceOfAnOldScore() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let operations = house.operations()
    _ = try await operations.perform(.matches(.withdraw, [match.id]))
    try await house.store(house.profile("annatwo", [.seeker: Heading(1)]), of: anna)
    try await house.drain()
    #expect(try await house.matches(of: anna).count == 1)
    #expect(try await operations.perform(.matches(.qualifyAgain, [match.id])).changed == 1)
    try await house.drain()
    #expect(try await house.match(of: anna).provider.user == boris.user)
    #expect(try await house.matches(of: anna).map(\.status) == [.qualified, .withdrawn(.byOperator)])
    // They have met by it: keeping them apart again comes too late.
    #expect(try await operations.undo().refused == [.hasChangedSince: 1])
  }

  @Test func aLiftedPairIsKeptApartAgainByUndoAsLongAsNothingCameOfIt() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    let operations = house.operations()
    _ = try await operations.perform(.matches(.withdraw, [match.id]))
    try await house.store(house.profile("annatwo", [.seeker: Heading(1)]), of: anna)
    try await house.drain()
    _ = try await operations.perform(.matches(.qualifyAgain, [match.id]))
    #expect(try await operations.undo().changed == 1)
    try await house.drain()
    #expect(try await house.matches(of: anna).count == 1)
  }

  @Test(arguments: [MatchStatus.rejected(by: .seeker), .rejected(by: .provider)])
  func whoeverSaidNoIsNotAskedAgain(status: MatchStatus) async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = (try await house.seeker("anna"), try await house.provider("boris"))
    let match = try await house.pastMatch(anna, boris, status)
    let done = try await house.operations().perform(.matches(.qualifyAgain, [match]))
    #expect(done.act == nil && done.refused == [.isFinal: 1])
  }

  @Test func whoeverMetIsNotAskedAgain() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.accept(match, by: boris)
    for (act, refusal) in [
      (Wish.MatchAct.qualifyAgain, ActRefusal.isFinal), (.withdraw, .hasEnded), (.expire, .hasEnded),
    ] {
      #expect(try await house.operations().perform(.matches(act, [match.id])).refused == [refusal: 1])
    }
  }

  @Test func somebodyWhoIsAwayOrInAnotherMatchIsNotProposedByAnOperator() async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = (try await house.seeker("anna"), try await house.provider("boris"))
    try await house.embed()
    let match = try await house.pastMatch(anna, boris, .expired)
    try await house.send(.pause, by: anna)
    let operations = house.operations()
    #expect(try await operations.perform(.matches(.qualifyAgain, [match])).refused == [.sideIsAway: 1])
    try await house.send(.resume, by: anna)
    _ = try await house.provider("vera")
    try await house.drain()
    #expect(try await house.matches(of: anna).count == 2)
    #expect(try await operations.perform(.matches(.qualifyAgain, [match])).refused == [.sideIsNotFree: 1])
  }

  @Test func anOperatorAnswersForNobody() async throws {
    let house = try await TestHouse.open()
    let (_, _, match) = try await house.introduced()
    for event in [
      MatchEvent.accepted(by: .seeker), .acceptedAnew(by: .provider), .declined(by: .seeker),
    ] {
      await #expect(throws: AnswerForAnother.self) {
        try await house.apply(event, to: match.id, by: .operatorNamed("olga"))
      }
    }
    #expect(try await house.find(match).status == .qualified)
  }

  @Test func undoLeavesAPairAloneThatAnotherOperatorLifted() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    let (olga, oleg) = (house.operations(of: "olga"), house.operations(of: "oleg"))
    _ = try await olga.perform(.matches(.withdraw, [match.id]))
    _ = try await oleg.perform(.matches(.qualifyAgain, [match.id]))
    #expect(try await house.match(of: anna).status == .pending)
    #expect(try await olga.undo().refused == [.hasChangedSince: 1])
    // And the other way: what came of the pair since is not withdrawn twice.
    _ = try await olga.perform(.matches(.withdraw, [try await house.match(of: anna).id]))
    #expect(try await oleg.undo().refused == [.hasChangedSince: 1])
  }

  @Test func whatAMatchWasIsForgottenWithEitherOfTheTwo() async throws {
    for isSeeker in [true, false] {
      let house = try await TestHouse.open()
      let (anna, boris, match) = try await house.introduced()
      let operations = house.operations()
      let act = try #require(try await operations.perform(.matches(.withdraw, [match.id])).act)
      let leaver = isSeeker ? anna : boris
      try await house.store.write { try $0.users.erase(leaver.user) }
      let kept = try await house.store.read { try $0.acts.formerValues(of: act, after: nil, limit: 5) }
      #expect(kept.isEmpty)
      #expect(try await operations.undo().refused == [.gone: 1])
    }
  }

  @Test func aListIsNarrowedByStatusPeopleScoreAndAge() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, open) = try await house.introduced()
    let vera = try await house.provider("vera")
    let ended = try await house.pastMatch(try await house.seeker("gleb", at: 180), vera, .expired)
    func ids(_ text: String) async throws -> [MatchID] {
      try await house.operations().matches(try FilterReader().read(text), limit: 10).rows.map(\.id)
    }
    #expect(try await ids("") == [ended, open.id])
    #expect(try await ids("status:open") == [open.id])
    #expect(try await ids("status:ended,qualified") == [open.id, ended])
    #expect(try await ids("user:anna user:boris") == [open.id])
    #expect(try await ids("user:anna user:vera") == [])
    #expect(try await ids("-user:\(anna.user)") == [ended])
    #expect(try await ids("score>=.9") == [open.id])
    #expect(try await ids("match:\(ended)") == [ended])
    #expect(try await ids("boris") == [open.id])
    #expect(try await ids("age>1h") == [])
    house.time.advance(by: .hours(2))
    #expect(try await ids("age>1h status:expired round:1") == [ended])
    let row = try #require(try await house.operations().matches(MatchQuery(), limit: 1).rows.first)
    #expect(row.id == ended && row.waitsFor == .nothing && row.score == nil)
    let figures = try await house.operations().matchFigures()
    #expect(figures.open == 1 && figures.ended == 1)
    _ = boris
  }

  @Test func aMatchsPageHidesEveryWordUntilSomebodyAsksForItAndThatIsWrittenDown() async throws {
    let house = try await TestHouse.open()
    let (_, _, match) = try await house.introduced()
    let operations = house.operations()
    let sheet = try #require(try await operations.match(match.id))
    #expect(sheet.row.decision == .qualified && sheet.hidden.rationale == 8)
    #expect(sheet.events.map(\.to) == ["pending", "qualified"])
    let told = String(describing: sheet)
    for word in ["I bring", "I want", "scripted", "Meet somebody", "example.org"] {
      #expect(!told.contains(word), "\(word)")
    }
    await #expect(throws: ActRefusal.readOnly) {
      try await house.operations(of: "rita", .reads).revealMatch(match.id, language: .english)
    }
    let words = try await operations.revealMatch(match.id, language: .english)
    #expect(words.rationale == "scripted")
    #expect(words.cards[.seeker]?.contains("I bring annaseekeroffers") == true)
    #expect(words.introductions.count == 2)
    #expect(!String(describing: words).contains("example.org"), "contacts are nobody's but the two's")
    let acts = try await house.store.read { try $0.acts.recent(before: nil, limit: 5) }
    #expect(acts.map(\.kind) == [.reveal] && acts.first?.operatorName == "olga")
    let last = try await operations.match(match.id)?.events.last
    #expect(last?.kind == "revealed" && last?.actor == .operatorNamed("olga"))
  }

  @Test(arguments: Wish.MatchAct.allCases)
  func whoMayOnlyLookChangesNoMatch(act: Wish.MatchAct) async throws {
    let house = try await TestHouse.open()
    let (_, _, match) = try await house.introduced()
    let operations = house.operations(of: "rita", .reads)
    let before = try await house.find(match)
    for wish in [Wish.matches(act, [match.id]), .runStep, .advanceRound(from: 1)] {
      await #expect(throws: ActRefusal.readOnly) { try await operations.perform(wish) }
      _ = try await operations.preview(wish)
    }
    #expect(try await house.find(match) == before)
    #expect(try await house.round().number == 1)
    #expect(try await house.store.read { try $0.acts.recent(before: nil, limit: 5) } == [])
  }
}
