import Domain
import Ports
import Testing

extension StoreContract {
  /// A job about nothing that exists, which ends now in the given way.
  private static func ended(_ end: JobState, failures: Int = 0, _ it: StoreFixture) async throws -> JobID {
    let task = JobTask.summarise(it.ids.next(Chat.self))
    let job = try #require(
      try await it.enqueue(NewJob(task, user: nil, epoch: 0, notBefore: it.time.now))
    ).id
    for attempt in 0..<failures {
      let number = try await it.start(job).attempt
      let isLast = end == .discarded && attempt == failures - 1
      try await it.write {
        try $0.jobs.finish(
          job, attempt: number, as: isLast ? .discarded : .retrying, notBefore: $0.now, error: "it rained")
      }
    }
    switch end {
    case .completed:
      let number = try await it.start(job).attempt
      try await it.write {
        try $0.jobs.finish(job, attempt: number, as: .completed, notBefore: nil, error: nil)
      }
    case .cancelled: try await it.write { try $0.jobs.cancel(job) }
    case .queued, .held, .running, .retrying, .discarded: break
    }
    return job
  }

  static let cleaning: [Case] = [
    Case("acts go once they are old and nothing of them can be taken back") { it in
      let user = try await it.person("anna").id
      @Sendable func act(
        _ kind: Act.Kind, undoing: ActID? = nil, keeping name: FormerValue.Name? = nil
      ) async throws -> ActID {
        let id = it.ids.next(Act.self)
        it.time.advance(by: .seconds(1))
        try await it.write { tx throws in
          try tx.acts.open(id, kind, subject: "x", undoing: undoing, by: "olga")
          if let name {
            try tx.acts.keep(
              FormerValue(subject: .user(user), name: name, former: "a", latter: "b", user: user), of: id)
          }
          try tx.acts.note(id, as: .done, changed: 1, refused: 0)
          if let undoing { try tx.acts.markUndone(undoing) }
        }
        return id
      }
      let tag = try await act(.tag, keeping: .tag)
      let back = try await act(.undo, undoing: tag, keeping: .tag)
      let whole = try await act(.pausePerson, keeping: .stage)
      let erased = try await act(.erase)
      let rowless = try await act(.boost)
      it.time.advance(by: .days(400))
      let late = try await act(.block, keeping: .reason)
      let lateBack = try await act(.undo, undoing: late, keeping: .reason)
      let cut = it.time.now - .days(399)
      #expect(try await it.write { try $0.acts.deleteSettled(before: cut, limit: 2) } == 2)
      #expect(try await it.write { try $0.acts.deleteSettled(before: cut, limit: 2) } == 1)
      #expect(try await it.write { try $0.acts.deleteSettled(before: cut, limit: 2) } == 0)
      for gone in [tag, back, erased, rowless] {
        #expect(try await it.read { try $0.acts.find(gone) } == nil)
      }
      // What can still be taken back stays, however old.
      for kept in [whole, late, lateBack] { #expect(try await it.read { try $0.acts.find(kept) } != nil) }
    },
    Case("hours and days that were counted go, the oldest first") { it in
      let job = try #require(
        try await it.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: it.time.now)))
      try await it.write { try $0.jobs.cancel(job.id) }
      let hour = it.time.now.hour
      #expect(try await it.read { try $0.rooms.firstJobHour() } == hour)
      #expect(
        try await it.write { try $0.rooms.deleteRollUps(beforeHour: hour, beforeDay: hour / 24, limit: 9) }
          == 0)
      #expect(try await it.read { try $0.rooms.firstJobHour() } == hour)
      #expect(
        try await it.write { try $0.rooms.deleteRollUps(beforeHour: hour + 1, beforeDay: 0, limit: 9) } == 1)
      #expect(try await it.read { try $0.rooms.firstJobHour() } == nil)
    },
    Case("who got an announcement goes once it is not sent any more") { it in
      let user = try await it.person("anna").id
      let id = it.ids.next(Announcement.self)
      try await it.write { tx throws in
        _ = try tx.announcements.make(
          id, text: "We move.", audience: "", chosen: .atLeast(1), by: "olga")
        let message = try tx.chats.append(
          NewMessage(chat: try tx.chats.main(of: user).id, author: .mitko, text: "We move."))
        try tx.announcements.note(message.id, to: user, of: id)
      }
      #expect(try await it.read { try $0.announcements.find(id)?.chosen } == .atLeast(1))
      let later = it.time.now + .seconds(1)
      #expect(try await it.write { try $0.announcements.deleteRecipients(before: later, limit: 5) } == 0)
      let before = try await it.read { try $0.rooms.pulse() }
      try await it.write { try $0.announcements.setState(.done, of: id) }
      let after = try await it.read { try $0.rooms.pulse() }
      #expect(before.announcements != after.announcements && !after.isSame(as: before, withHeartbeats: false))
      #expect(
        try await it.write { try $0.announcements.deleteRecipients(before: it.time.now, limit: 5) } == 0)
      #expect(try await it.write { try $0.announcements.deleteRecipients(before: later, limit: 5) } == 1)
      #expect(try await it.read { try !$0.announcements.hasReached(user, id) })
    },
    Case("a heartbeat alone changes nothing but what is told of heartbeats") { it in
      let process = ProgramProcess(
        id: it.ids.next(ProgramProcess.self), pid: 1, program: "test", startedAt: it.time.now,
        heartbeatAt: it.time.now)
      let none = try await it.read { try $0.rooms.pulse() }
      try await it.write { try $0.jobs.heartbeat(process) }
      let first = try await it.read { try $0.rooms.pulse() }
      #expect(!first.isSame(as: none, withHeartbeats: false))
      var later = process
      later.heartbeatAt = it.time.now + .seconds(5)
      try await it.write { [later] in try $0.jobs.heartbeat(later) }
      let second = try await it.read { try $0.rooms.pulse() }
      #expect(second.isSame(as: first, withHeartbeats: false))
      #expect(!second.isSame(as: first, withHeartbeats: true))
    },
    Case(
      "people of a space that is left behind are taken out in batches, the rest of its vectors with the last"
    ) {
      it in
      let members = try await [
        it.eligible("anna", as: .seeker), it.eligible("boris", as: .provider),
        it.eligible("vera", as: .seeker),
      ]
      let fresh = EmbeddingSpace(model: "fresh", build: "1", dimension: 3)
      func vectors(_ member: Member) async throws -> [ProfileVector] {
        try await it.read { try $0.profiles.latestVectors(of: member.user, in: Sample.space) }
      }
      let others: @Sendable () async throws -> [SpaceCoverage] = {
        try await it.read { try $0.profiles.otherSpaces(than: fresh) }
      }
      #expect(
        try await others() == [SpaceCoverage(space: Sample.space, covered: 3, onlyHere: 3, lacking: 0)])
      #expect(try await it.read { try $0.profiles.otherSpaces(than: Sample.space) } == [])
      let version = try await it.read { try $0.profiles.current(of: members[0].user) }
      let anna = try #require(version)
      try await it.write { tx throws in
        try tx.profiles.storeVectors(Sample.vectors(of: anna, as: .seeker, in: fresh))
      }
      #expect(
        try await others() == [SpaceCoverage(space: Sample.space, covered: 3, onlyHere: 2, lacking: 0)])
      let progress = try await it.read { try $0.profiles.embeddingProgress(in: fresh) }
      #expect(progress.people == 3)
      #expect(progress.embedded == 1)
      // Vera has changed: her former vectors are nobody's.
      _ = try await it.write { tx throws in
        try tx.profiles.store(
          Sample.profile(of: "vera", as: .seeker), publicView: Sample.view(as: .seeker), of: members[2].user)
      }
      #expect(try await vectors(members[2]).count == 2)
      #expect(try await it.write { try $0.profiles.abandon(Sample.space, limit: 1) } == 1)
      #expect(try await others().map(\.covered) == [1])
      #expect(try await vectors(members[2]).count == 2)
      #expect(try await it.write { try $0.profiles.abandon(Sample.space, limit: 5) } == 1)
      #expect(try await others() == [])
      for member in members { #expect(try await vectors(member) == []) }
      #expect(
        try await it.read { try $0.profiles.latestVectors(of: members[0].user, in: fresh).count } == 2)
    },
    Case("vectors that nobody searches by give nobody a turn") { it in
      let anna = try await it.eligible("anna", as: .seeker)
      let due: @Sendable () async throws -> Int = {
        try await it.read {
          try $0.matches.due(in: Sample.space, proposalLimit: 5, round: 2, limit: 10).count
        }
      }
      try await it.write { tx throws in
        let round = try tx.matches.currentRound().number
        try tx.matches.record(
          Participation(round: round, user: anna.user, result: .nobodyFitted, at: tx.now))
        let version = try #require(try tx.profiles.current(of: anna.user))
        let fresh = EmbeddingSpace(model: "fresh", build: "1", dimension: 3)
        try tx.profiles.storeVectors(Sample.vectors(of: version, as: .seeker, in: fresh), turnIsDue: false)
      }
      #expect(try await due() == 0)
      try await it.write { tx throws in
        let version = try #require(try tx.profiles.current(of: anna.user))
        try tx.profiles.storeVectors(Sample.vectors(of: version, as: .seeker), turnIsDue: true)
      }
      #expect(try await due() == 1)
    },
    Case("jobs that ended are deleted with their events and errors, those that failed later; nothing else is")
    {
      it in
      let user = try await it.person("anna").id
      let fine = try await ended(.completed, it)
      let cancelled = try await ended(.cancelled, it)
      let limping = try await ended(.completed, failures: 2, it)
      let failed = try await ended(.discarded, failures: 3, it)
      let open = try await ended(.queued, it)
      let trying = try await ended(.retrying, failures: 1, it)
      let match = MatchID(sequential: 700)
      try await it.write { tx throws in
        for (subject, kind) in [(Event.Subject.user(user), "stage"), (.match(match), "match")] {
          try tx.events.append(
            Event(subject: subject, actor: .program, kind: kind, from: nil, to: nil, at: tx.now))
        }
        try tx.ledger.reserve(
          LedgerEntry(
            id: LedgerEntryID(sequential: 701), job: fine, attempt: 1, user: user, kind: .summarise,
            lane: .background, maker: .builtin, model: "none", startedAt: tx.now,
            state: .reserved(bound: .zero)))
      }
      let all = [fine, cancelled, limping, failed, open, trying]
      let left: @Sendable () async throws -> [JobID] = {
        try await it.read { tx throws in try all.filter { try tx.jobs.find($0) != nil } }
      }
      let delete: @Sendable (Duration, Duration) async throws -> Int = { kept, keptFailed in
        try await it.write {
          try $0.jobs.deleteEnded(before: $0.now - kept, failedBefore: $0.now - keptFailed, limit: 9)
        }
      }
      it.time.advance(by: .days(8))
      #expect(try await delete(.days(8), .days(31)) == 0)
      it.time.advance(by: .microseconds(1))
      #expect(try await delete(.days(8), .days(31)) == 2)
      #expect(try await left() == [limping, failed, open, trying])
      it.time.advance(by: .days(23))
      #expect(try await delete(.days(8), .days(31)) == 2)
      #expect(try await left() == [open, trying])
      it.time.advance(by: .days(400))
      #expect(try await delete(.days(8), .days(31)) == 0)
      try await it.read { tx throws in
        for gone in [fine, cancelled, limping, failed] {
          #expect(try tx.events.events(about: .job(gone), limit: 9) == [])
          #expect(try tx.jobs.errors(of: gone) == [])
        }
        #expect(try tx.events.events(about: .job(open), limit: 9).count == 1)
        #expect(try tx.jobs.errors(of: trying).count == 1)
        #expect(try tx.events.events(about: .user(user), limit: 9).map(\.kind) == ["stage"])
        #expect(try tx.events.events(about: .match(match), limit: 9).map(\.kind) == ["match"])
        #expect(try tx.ledger.entry(of: fine, attempt: 1)?.user == user)
        #expect(try tx.jobs.counts().map(\.count).reduce(0, +) == 2)
      }
    },
    Case("no more jobs are deleted than asked for, whatever ended longest ago first") { it in
      var jobs: [JobID] = []
      for _ in 0..<5 {
        jobs.append(try await ended(.completed, it))
        it.time.advance(by: .seconds(1))
      }
      let delete: @Sendable () async throws -> Int = {
        try await it.write { try $0.jobs.deleteEnded(before: $0.now, failedBefore: $0.now, limit: 2) }
      }
      #expect(try await delete() == 2)
      let all = jobs
      let left = try await it.read { tx throws in try all.filter { try tx.jobs.find($0) != nil } }
      #expect(left == Array(all[2...]))
      #expect(try await delete() == 2)
      #expect(try await delete() == 1)
      #expect(try await delete() == 0)
    },
    Case("used buttons go with their age, the oldest first; open ones and the messages stay") { it in
      let user = try await it.person("anna").id
      let say: @Sendable (Bool) async throws -> MessageID = { isUsed in
        try await it.write { tx throws in
          let message = try tx.chats.append(
            NewMessage(
              chat: tx.chats.main(of: user).id, author: .mitko, text: "?", actions: [.resume, .dismiss]))
          if isUsed { try tx.chats.useActions(of: message.id) }
          return message.id
        }
      }
      let (old, open) = (try await say(true), try await say(false))
      it.time.advance(by: .days(1))
      let young = try await say(true)
      let delete: @Sendable (Int) async throws -> Int = { limit in
        try await it.write { try $0.chats.deleteUsedActions(before: $0.now - .hours(1), limit: limit) }
      }
      #expect(try await delete(9) == 2)
      it.time.advance(by: .hours(2))
      #expect(try await delete(1) == 1)
      #expect(try await delete(9) == 1)
      #expect(try await delete(9) == 0)
      try await it.read { tx throws in
        #expect(try tx.chats.find(old)?.actions == [])
        #expect(try tx.chats.find(young)?.actions == [])
        #expect(try tx.chats.find(open)?.actions.map(\.state) == [.open, .open])
      }
    },
  ]
}
