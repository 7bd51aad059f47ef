import Domain
import Ports
import Testing

extension StoreContract {
  /// Work of the house's, about nothing that exists.
  private static func chore(after seconds: Int = 0, _ it: StoreFixture) -> NewJob {
    NewJob(
      .summarise(it.ids.next(Chat.self)), user: nil, epoch: 0, maximumAttempts: 2,
      notBefore: it.time.now + .seconds(seconds))
  }

  /// A background job of a user's, about nothing that exists.
  private static func work(_ user: UserID, _ number: UInt64, _ it: StoreFixture, maker: Maker = .builtin)
    -> NewJob
  {
    NewJob(
      .embed(ProfileVersionID(sequential: number)), maker: maker, user: user, epoch: 0, notBefore: it.time.now
    )
  }

  static let queue: [Case] = [
    Case("a job is found as it was queued, whatever it does") { it in
      let user = try await it.person("anna").id
      let (chat, match) = (ChatID(sequential: 700), MatchID(sequential: 701))
      let version = ProfileVersionID(sequential: 702)
      let tasks: [JobTask] = [
        .reply(chat), .qualify(match), .introduce(match, .seeker), .introduce(match, .provider),
        .summarise(chat),
        .embed(version), .matchStep, .answerDeadline(match, .provider), .cleanUp,
      ]
      for task in tasks {
        let new = NewJob(
          task, maker: .provider("openai"), user: user, epoch: 3, maximumAttempts: 4,
          notBefore: it.time.now + .days(1))
        let job = try #require(try await it.enqueue(new))
        let expected = Job(
          id: job.id, task: task, lane: task.kind.lane, maker: .provider("openai"), user: user, epoch: 3,
          state: .queued, maximumAttempts: 4, queuedAt: it.time.now, notBefore: it.time.now + .days(1))
        #expect(job == expected)
        #expect(try await it.read { try $0.jobs.find(job.id) } == expected)
      }
    },
    Case("a clock that was set back keeps nobody waiting until it has caught up") { it in
      let user = try await it.person("anna").id
      let today = it.time.now
      it.time.jump(to: today + .days(400))
      let ahead = try await it.write { tx throws in
        try tx.jobs.enqueueReply(to: tx.chats.main(of: user).id, user: user, epoch: 0, maker: .builtin)
      }
      let later = try #require(try await it.enqueue(chore(after: 60, it)))
      _ = try await it.write { try $0.chats.countPress(by: user, since: it.time.now) }
      it.time.jump(to: today)
      #expect(try await it.write { try $0.chats.countPress(by: user, since: today) } == 1)
      #expect(try await it.write { try $0.jobs.pullBackFromFuture(longestRetry: .minutes(10)) } == 2)
      #expect(try await it.write { try $0.jobs.pullBackFromFuture(longestRetry: .minutes(10)) } == 0)
      try await it.read { tx throws in
        #expect(try tx.jobs.find(ahead.id)?.notBefore == today)
        #expect(try tx.jobs.find(ahead.id)?.queuedAt == today)
        #expect(try tx.jobs.find(later.id)?.notBefore == today + .seconds(60))
        let heads = try tx.jobs.heads(of: [.reply, .summarise], makers: [.builtin], limit: 8)
        #expect(heads.map(\.job.id) == [ahead.id, later.id])
      }
    },
    Case("a retry that was planned by a clock set back since is due now, one within the longest delay is not")
    {
      it in
      let far = try #require(try await it.enqueue(chore(it)))
      let near = try #require(try await it.enqueue(chore(it)))
      for (job, minutes) in [(far, 11), (near, 10)] {
        try await it.start(job.id)
        try await it.write {
          _ = try $0.jobs.finish(
            job.id, attempt: 1, as: .retrying, notBefore: $0.now + .minutes(minutes), error: "e")
        }
      }
      #expect(try await it.write { try $0.jobs.pullBackFromFuture(longestRetry: .minutes(10)) } == 1)
      #expect(try await it.read { try $0.jobs.find(far.id)?.notBefore } == it.time.now)
      #expect(try await it.read { try $0.jobs.find(near.id)?.notBefore } == it.time.now + .minutes(10))
    },
    Case("a message joins the reply that has not started; one that comes while it runs makes the next one") {
      it in
      let user = try await it.person("anna").id
      let reply: @Sendable () async throws -> Job = {
        try await it.write { tx throws in
          try tx.jobs.enqueueReply(to: tx.chats.main(of: user).id, user: user, epoch: 0, maker: .builtin)
        }
      }
      let first = try await reply()
      #expect(try await reply().id == first.id)
      try await it.start(first.id)
      let second = try await reply()
      #expect(second.id != first.id)
      #expect(try await reply().id == second.id)
      try await it.read { tx throws in
        let chat = try tx.chats.main(of: user).id
        #expect(try tx.jobs.openReply(of: chat)?.id == first.id)
        #expect(try tx.jobs.openJobs(of: user).map(\.id) == [first.id, second.id])
      }
      // The first one failed and waits for its next attempt: what is said now is answered by it.
      try await it.write {
        try $0.jobs.finish(first.id, attempt: 1, as: .retrying, notBefore: $0.now, error: "e")
      }
      #expect(try await reply().id == first.id)
    },
    Case("at most one match step and one clean-up are open; one asked for while it runs follows it") { it in
      for task in [JobTask.matchStep, .cleanUp] {
        let chore = NewJob(task, user: nil, epoch: 0, notBefore: it.time.now)
        let first = try #require(try await it.enqueue(chore))
        let second = try await it.enqueue(chore)
        #expect(second == nil)
        try await it.start(first.id)
        let third = try await it.enqueue(chore)
        #expect(third == nil)
        #expect(try await it.read { try $0.jobs.waiting(limit: 9) } == [])
        try await it.write {
          try $0.jobs.finish(first.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
        }
        let next = try await it.read { try $0.jobs.waiting(limit: 9).map(\.job) }
        #expect(next.map(\.task) == [task])
        try await it.start(next[0].id)
        try await it.write {
          try $0.jobs.finish(next[0].id, attempt: 1, as: .completed, notBefore: nil, error: nil)
        }
        #expect(try await it.read { try $0.jobs.waiting(limit: 9) } == [])
      }
    },
    Case("a planned match step or clean-up comes as early as the earliest that was asked for") { it in
      let now = it.time.now
      for task in [JobTask.matchStep, .cleanUp] {
        let later = NewJob(task, user: nil, epoch: 0, notBefore: now + .minutes(30))
        let planned = try #require(try await it.enqueue(later))
        let sooner = try await it.enqueue(NewJob(task, user: nil, epoch: 0, notBefore: now))
        let again = try await it.enqueue(later)
        #expect(sooner == nil)
        #expect(again == nil)
        #expect(try await it.read { try $0.jobs.find(planned.id)?.notBefore } == now)
        try await it.start(planned.id)
        // Asked for twice while it runs: the one that follows comes at the earlier instant.
        for at in [now + .minutes(5), now + .minutes(9)] {
          _ = try await it.enqueue(NewJob(task, user: nil, epoch: 0, notBefore: at))
        }
        try await it.write {
          try $0.jobs.finish(planned.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
        }
        let next = try await it.read { try $0.jobs.waiting(limit: 9).filter { $0.job.task == task } }
        #expect(next.map(\.job.notBefore) == [now + .minutes(5)])
      }
    },
    Case("a match is judged once at a time, and each side is introduced once at a time") { it in
      let match = MatchID(sequential: 700)
      for task in [JobTask.qualify(match), .introduce(match, .seeker), .introduce(match, .provider)] {
        let new = NewJob(task, user: nil, epoch: 0, notBefore: it.time.now)
        let (first, second) = (try await it.enqueue(new), try await it.enqueue(new))
        #expect(first?.task == task)
        #expect(second == nil)
      }
    },
    Case("what waits about a match is cancelled, what runs or is about another goes on") { it in
      let (match, other) = (MatchID(sequential: 700), MatchID(sequential: 701))
      func job(_ task: JobTask) async throws -> JobID {
        let new = NewJob(task, user: nil, epoch: 0, notBefore: it.time.now + .days(1))
        guard let job = try await it.enqueue(new) else { throw StoreError.missing("job") }
        return job.id
      }
      let waiting = [
        try await job(.qualify(match)), try await job(.introduce(match, .seeker)),
        try await job(.answerDeadline(match, .seeker)), try await job(.answerDeadline(match, .seeker)),
        try await job(.answerDeadline(match, .provider)),
      ]
      try await it.write { [id = waiting[0]] in try $0.jobs.hold(id, for: .byOperator) }
      let running = try await job(.introduce(match, .provider))
      try await it.start(running)
      let others = [try await job(.answerDeadline(other, .seeker)), try await job(.matchStep)]
      try await it.write { try $0.jobs.cancelWaiting(about: match) }
      try await it.read { tx throws in
        for id in waiting { #expect(try tx.jobs.find(id)?.state == .cancelled) }
        for id in others { #expect(try tx.jobs.find(id)?.state == .queued) }
        #expect(try tx.jobs.find(running)?.state == .running)
      }
    },
    Case("a failed attempt is tried again with a higher number, and its error is kept") { it in
      let job = try #require(try await it.enqueue(chore(it)))
      let started = try await it.start(job.id)
      #expect(started.state == .running)
      #expect(started.attempt == 1)
      #expect(started.leaseUntil == it.time.now + .minutes(1))
      let retryAt = it.time.now + .seconds(8)
      try await it.write {
        try $0.jobs.finish(job.id, attempt: 1, as: .retrying, notBefore: retryAt, error: "it rained")
      }
      let waiting = try #require(try await it.read { try $0.jobs.find(job.id) })
      #expect(waiting.state == .retrying)
      #expect(waiting.notBefore == retryAt)
      #expect(waiting.leaseUntil == nil)
      #expect(try await it.start(job.id).attempt == 2)
      try await it.write {
        try $0.jobs.finish(job.id, attempt: 2, as: .discarded, notBefore: nil, error: "it rained again")
      }
      try await it.read { tx throws in
        #expect(try tx.jobs.find(job.id)?.endedAt == tx.now)
        #expect(try tx.jobs.errors(of: job.id).map(\.error) == ["it rained", "it rained again"])
        #expect(try tx.jobs.errors(of: job.id).map(\.attempt) == [1, 2])
        #expect(
          try tx.jobs.counts()
            == [JobCount(kind: .summarise, lane: .background, state: "discarded", count: 1)])
        let words = try tx.events.events(about: .job(job.id), limit: 9).reversed().map {
          "\($0.from ?? "-") \($0.to ?? "-")"
        }
        #expect(
          words == [
            "- queued", "queued running", "running retrying", "retrying running", "running discarded",
          ])
      }
    },
    Case("only the running attempt can be finished, once") { it in
      let job = try #require(try await it.enqueue(chore(it)))
      let finish: @Sendable (Int) async throws -> Void = { attempt in
        try await it.write {
          try $0.jobs.finish(job.id, attempt: attempt, as: .completed, notBefore: nil, error: nil)
        }
      }
      let missing = StoreError.missing("running attempt")
      await #expect(throws: missing) { try await finish(0) }
      try await it.start(job.id)
      await #expect(throws: missing) { try await finish(2) }
      try await finish(1)
      await #expect(throws: missing) { try await finish(1) }
      await #expect(throws: StoreError.missing("waiting job")) { try await it.start(job.id) }
    },
    Case("a raised epoch ends what runs for the old one without effect") { it in
      let user = try await it.person("anna").id
      let job = try #require(try await it.enqueue(work(user, 700, it)))
      try await it.start(job.id)
      #expect(try await it.read { try $0.jobs.stillRuns(job.id, attempt: 1) })
      #expect(try await it.read { try $0.jobs.stillRuns(job.id, attempt: 2) } == false)
      _ = try await it.write { try $0.users.reset(user) }
      #expect(try await it.read { try $0.jobs.stillRuns(job.id, attempt: 1) } == false)
    },
    Case("a job is held and released, cancelled once, and a transition that no lifecycle has is refused") {
      it in
      let job = try #require(try await it.enqueue(chore(it)))
      try await it.write { try $0.jobs.hold(job.id, for: .unknownPrice) }
      #expect(try await it.read { try $0.jobs.find(job.id)?.state } == .held(.unknownPrice))
      #expect(try await it.heads() == [])
      try await it.write { try $0.jobs.release(job.id) }
      #expect(try await it.heads() == [job.id])
      try await it.write { try $0.jobs.setMaker(.provider("openai"), of: job.id) }
      #expect(try await it.heads() == [])
      try await it.write { try $0.jobs.cancel(job.id) }
      try await it.write { try $0.jobs.cancel(job.id) }
      #expect(try await it.read { try $0.jobs.find(job.id)?.state } == .cancelled)
      await #expect(throws: InvalidTransition<JobState, JobEvent>.self) {
        try await it.write { try $0.jobs.hold(job.id, for: .byOperator) }
      }
    },
  ]

  static let claims: [Case] = [
    Case("the heads are the oldest of each user in each lane, and all chores of the house") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      let first = try #require(try await it.enqueue(work(anna, 1, it)))
      _ = try await it.enqueue(work(anna, 2, it))
      let other = try #require(try await it.enqueue(work(boris, 3, it)))
      let reply = try await it.write { tx throws in
        try tx.jobs.enqueueReply(to: tx.chats.main(of: anna).id, user: anna, epoch: 0, maker: .builtin)
      }
      let chores = [try await it.enqueue(chore(it)), try await it.enqueue(chore(it))].compactMap { $0?.id }
      #expect(Set(try await it.heads()) == Set([first.id, other.id, reply.id] + chores))
    },
    Case("what runs keeps later jobs of the same user and lane back") { it in
      let anna = try await it.person("anna").id
      let first = try #require(try await it.enqueue(work(anna, 1, it)))
      let second = try #require(try await it.enqueue(work(anna, 2, it)))
      try await it.start(first.id)
      #expect(try await it.heads() == [])
      try await it.write {
        try $0.jobs.finish(first.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
      }
      #expect(try await it.heads() == [second.id])
    },
    Case("vectors that wait or are made keep no reply of the same user and lane back") { it in
      let anna = try await it.person("anna").id
      var embedding = work(anna, 1, it)
      embedding.lane = .interactive
      let vectors = try #require(try await it.enqueue(embedding))
      let reply = try await it.write { tx throws in
        try tx.jobs.enqueueReply(to: tx.chats.main(of: anna).id, user: anna, epoch: 0, maker: .builtin)
      }
      #expect(try await it.heads() == [vectors.id, reply.id])
      try await it.start(vectors.id)
      #expect(try await it.heads() == [reply.id])
    },
    Case("vectors of one profile by two makers do not wait for each other, and those by one maker do") { it in
      let anna = try await it.person("anna").id
      let paid = try #require(
        try await it.enqueue(work(anna, 1, it, maker: .provider("openai.embeddings"))))
      it.time.advance(by: .seconds(1))
      let free = try #require(try await it.enqueue(work(anna, 1, it)))
      #expect(try await it.heads() == [free.id])
      it.time.advance(by: .seconds(1))
      _ = try await it.enqueue(work(anna, 2, it))
      #expect(try await it.heads() == [free.id])
      let both: [Maker] = [.builtin, .provider("openai.embeddings")]
      #expect(
        try await it.read { try $0.jobs.heads(makers: both, limit: 10).map(\.job.id) } == [free.id, paid.id])
    },
    Case("a head for another maker does not keep back what this process can make") { it in
      let anna = try await it.person("anna").id
      _ = try await it.enqueue(work(anna, 1, it, maker: .provider("openai")))
      let free = try #require(try await it.enqueue(work(anna, 2, it)))
      #expect(try await it.heads() == [free.id])
      let makers = [Maker.builtin, .provider("openai")]
      #expect(try await it.read { try $0.jobs.heads(makers: makers, limit: 9).count } == 2)
    },
    Case("what is not due yet is told, so that the caller knows when to wake, and starts no line") { it in
      let later = try #require(try await it.enqueue(chore(after: 60, it)))
      let rows = try await it.read { try $0.jobs.heads(makers: [.builtin], limit: 9) }
      #expect(rows.map(\.job.notBefore) == [it.time.now + .seconds(60)])
      let due = try #require(try await it.enqueue(chore(it)))
      #expect(try await it.heads() == [due.id, later.id])
      // A thousand planned chores hide neither what is due nor each other's first.
      for seconds in 61...90 { _ = try await it.enqueue(chore(after: seconds, it)) }
      #expect(try await it.heads() == [due.id, later.id])
    },
    Case("a crowd in the background does not hide somebody who waits for a reply") { it in
      for number in 1...40 {
        let user = try await it.person("crowd \(number)").id
        _ = try await it.enqueue(work(user, UInt64(number), it))
      }
      it.time.advance(by: .seconds(1))
      let anna = try await it.person("anna").id
      let reply = try await it.write { tx throws in
        try tx.jobs.enqueueReply(to: tx.chats.main(of: anna).id, user: anna, epoch: 0, maker: .builtin)
      }
      let heads = try await it.read { try $0.jobs.heads(makers: [.builtin], limit: 10).map(\.job.id) }
      #expect(heads.contains(reply.id))
      #expect(heads.count <= 10)
    },
    Case("a crowd of what a program cannot do hides nothing that it can do") { it in
      for number in 1...40 {
        let user = try await it.person("crowd \(number)").id
        _ = try await it.enqueue(work(user, UInt64(number), it))
      }
      it.time.advance(by: .seconds(1))
      let chore = try #require(try await it.enqueue(chore(it)))
      let heads = try await it.read {
        try $0.jobs.heads(of: [.summarise, .matchStep], makers: [.builtin], limit: 10)
      }
      #expect(heads.map(\.job.id) == [chore.id])
    },
    Case("a plan is made of what a claim may take, however many wait for longer") { it in
      let burst = try await it.person("burst").id
      _ = try await it.write { tx throws in
        for number in 0..<120 as Range<UInt64> {
          _ = try tx.jobs.enqueue(work(burst, number, it))
        }
        for number in 120..<400 as Range<UInt64> {
          _ = try tx.jobs.enqueue(
            NewJob(.summarise(ChatID(sequential: number)), user: nil, epoch: 0, notBefore: tx.now))
        }
      }
      it.time.advance(by: .seconds(1))
      let anna = try await it.person("anna").id
      let reply = try await it.write { tx throws in
        try tx.jobs.enqueueReply(to: tx.chats.main(of: anna).id, user: anna, epoch: 0, maker: .builtin)
      }
      let foreign = try #require(try await it.enqueue(work(anna, 900, it, maker: .provider("openai"))))
      let last = try #require(try await it.enqueue(chore(it)))
      try await it.write {
        try $0.steering.setStanding(
          JobStanding(boost: .first, notBefore: it.time.now, inLineAt: Timestamp(microseconds: 0)),
          of: last.id)
      }
      try await it.read { tx throws in
        let makers = [Maker.builtin, .provider("openai")]
        let plannable = try tx.jobs.plannable(for: makers, limit: 100)
        let ids = plannable.rows.map(\.job.id)
        #expect(ids.count <= 100 && Set(ids).count == ids.count)
        #expect(ids.contains(reply.id) && ids.contains(foreign.id) && ids.first == last.id)
        #expect(Set(try tx.jobs.heads(makers: makers, limit: 40).map(\.job.id)).isSubset(of: ids))
        // More chores could be next than were read, and no more of anything else.
        #expect(plannable.ends.count == 1)
        #expect(
          try tx.jobs.plannable(for: [.provider("openai")], limit: 100).rows.map(\.job.id) == [foreign.id])
      }
    },
    Case("whoever was served stands in line again once the next one is served") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      let jobs = try await [work(anna, 1, it), work(anna, 2, it), work(boris, 3, it)].asyncMap {
        try #require(try await it.enqueue($0))
      }
      let standing: @Sendable () async throws -> [String] = {
        try await it.read { tx throws in
          try tx.jobs.waiting(limit: 9).map {
            "\($0.rejoinedAt.map { "\($0.microseconds)" } ?? "-") \($0.wasServedLast)"
          }
        }
      }
      #expect(try await standing() == ["- false", "- false", "- false"])
      try await it.start(jobs[0].id)
      #expect(try await standing() == ["- true", "- false"])
      it.time.advance(by: .seconds(1))
      try await it.start(jobs[2].id)
      #expect(try await standing() == ["\(it.time.now.microseconds) false"])
      // What costs nothing is no turn.
      try await it.start(jobs[1].id, takesTurn: false)
      let more = try #require(try await it.enqueue(work(boris, 4, it)))
      #expect(try await it.read { try $0.jobs.waiting(limit: 9).map(\.wasServedLast) } == [true])
      _ = more
    },
    Case("a lease that ran out is found, and the dead worker's late result changes nothing") { it in
      let job = try #require(try await it.enqueue(chore(it)))
      try await it.start(job.id)
      #expect(try await it.write { try $0.jobs.renewLease(job.id, attempt: 1, until: $0.now + .minutes(2)) })
      it.time.advance(by: .minutes(2))
      #expect(try await it.read { try $0.jobs.abandoned(limit: 9) } == [])
      it.time.advance(by: .seconds(1))
      #expect(try await it.read { try $0.jobs.abandoned(limit: 9).map(\.id) } == [job.id])
      try await it.write {
        try $0.jobs.finish(job.id, attempt: 1, as: .retrying, notBefore: $0.now, error: "the worker stopped")
      }
      #expect(try await it.start(job.id).attempt == 2)
      #expect(
        try await it.write { try $0.jobs.renewLease(job.id, attempt: 1, until: $0.now + .days(1)) } == false)
      #expect(try await it.read { try $0.jobs.stillRuns(job.id, attempt: 1) } == false)
      await #expect(throws: StoreError.missing("running attempt")) {
        try await it.write {
          try $0.jobs.finish(job.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
        }
      }
      #expect(try await it.read { try $0.jobs.find(job.id)?.state } == .running)
    },
    Case("the leases of a process that ended or is known to be dead end at once") { it in
      let process = ProgramProcess(
        id: ProcessID(sequential: 999), pid: 4711, program: "mitko chat", startedAt: it.time.now,
        heartbeatAt: it.time.now, makers: [.builtin, .provider("openai.embeddings")])
      try await it.write { try $0.jobs.heartbeat(process) }
      it.time.advance(by: .seconds(10))
      var later = process
      later.heartbeatAt = it.time.now
      try await it.write { [later] in try $0.jobs.heartbeat(later) }
      #expect(try await it.read { try $0.jobs.processes() } == [later])
      let first = try #require(try await it.enqueue(chore(it)))
      try await it.start(first.id)
      try await it.write { try $0.jobs.expireLeases(of: process.id) }
      #expect(try await it.read { try $0.jobs.abandoned(limit: 9).map(\.id) } == [first.id])
      let second = try #require(try await it.enqueue(chore(it)))
      try await it.start(second.id)
      try await it.write { try $0.jobs.endProcess(process.id) }
      #expect(Set(try await it.read { try $0.jobs.abandoned(limit: 9).map(\.id) }) == [first.id, second.id])
      #expect(try await it.read { try $0.jobs.processes() } == [])
    },
    Case("a program that only looks is told from one that works") { it in
      let looking = ProgramProcess(
        id: ProcessID(sequential: 998), pid: 4712, program: "mitko admin", startedAt: it.time.now,
        heartbeatAt: it.time.now, makers: nil)
      try await it.write { try $0.jobs.heartbeat(looking) }
      let read = try await it.read { try $0.jobs.processes() }
      #expect(read == [looking] && !read[0].works)
    },
  ]
}

extension Sequence {
  /// The results of `transform`, one after another.
  fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
