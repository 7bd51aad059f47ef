import Domain
import Ports
import Testing

extension StoreContract {
  private static func request(_ words: String) -> ModelRequest {
    ModelRequest(
      instructions: [.plain("Be kind.")],
      history: [.init(.assistant, [.plain("Hello")]), .init(.user, [.plain(words)])],
      question: [.plain("Go on."), .quoted(Quotation("a résumé", source: "a document"))],
      promptVersion: "abc",
      shape: AnswerSchema(
        "turn",
        [
          .init("say", .text, "what is said"), .init("roles", .list(.word(["seeker", "provider"]))),
          .init("sure", .optional(.number)), .init("facts", .list(.object([.init("n", .integer)]))),
          .init("done", .flag),
        ]), outputLimit: 700, keptTurns: 1)
  }

  private static func recording(
    _ job: UInt64, attempt: Int = 1, call: Int = 1, of user: UserID? = nil, and other: UserID? = nil,
    at instant: Timestamp, answer: String? = "{}", failure: String? = nil
  ) -> StoredRecording {
    StoredRecording(
      job: JobID(sequential: job), attempt: attempt, call: call, kind: .qualify, model: "small-1", user: user,
      otherUser: other,
      recording: ModelRecording(request: request("job \(job)"), answer: answer, failure: failure), at: instant
    )
  }

  static let models: [Case] = [
    Case("a provider's standing is kept in each of its states, and replaced") { it in
      let until = it.time.now + .minutes(1)
      let states: [ProviderBreaker.State] = [
        .closed(failures: 2), .open(failures: 3, until: until), .trying(failures: 4, until: until),
        .locked(.quotaExhausted), .closed(failures: 0),
      ]
      #expect(try await it.read { try $0.providers.breaker(of: "openai") } == nil)
      for state in states {
        let breaker = ProviderBreaker(state: state, configuration: "f00")
        try await it.write { try $0.providers.setBreaker(breaker, of: "openai") }
        #expect(try await it.read { try $0.providers.breaker(of: "openai") } == breaker)
      }
      let other = ProviderBreaker(state: .locked(.wrongKey), configuration: "ba4")
      it.time.advance(by: .minutes(5))
      try await it.write { try $0.providers.setBreaker(other, of: "anthropic") }
      try await it.read { tx throws in
        let all = try tx.providers.all()
        #expect(all.map(\.name) == ["anthropic", "openai"])
        #expect(all.map(\.breaker.configuration) == ["ba4", "f00"])
        #expect(all.map(\.changedAt) == [it.time.now, it.time.now - .minutes(5)])
      }
    },
    Case("an alert is raised once, until it has ended") { it in
      let first = it.time.now
      try await it.write { tx throws in
        #expect(try tx.providers.raiseAlert("spend"))
        #expect(try !tx.providers.raiseAlert("spend"))
        #expect(try tx.providers.raiseAlert("wait"))
      }
      it.time.advance(by: .hours(1))
      try await it.write { tx throws in
        #expect(try tx.providers.alerts() == ["spend": first, "wait": first])
        #expect(try tx.providers.endAlert("spend"))
        #expect(try !tx.providers.endAlert("spend"))
        #expect(try tx.providers.raiseAlert("spend"))
        #expect(try tx.providers.alerts() == ["spend": it.time.now, "wait": first])
      }
    },
    Case("a recording is kept once and comes back whole") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      let now = it.time.now
      let second = recording(1, call: 2, of: anna, and: boris, at: now)
      let first = recording(1, of: anna, and: boris, at: now, answer: nil, failure: "cut off")
      let again = recording(1, attempt: 2, of: anna, and: boris, at: now + .seconds(1), answer: "{\"a\":1}")
      try await it.write { tx throws in
        for stored in [second, first, again] { try tx.recordings.keep(stored) }
        try tx.recordings.keep(recording(1, of: anna, at: now, answer: "other"))
        try tx.recordings.keep(recording(2, at: now - .seconds(1), answer: nil))
      }
      try await it.read { tx throws in
        #expect(try tx.recordings.recordings(of: JobID(sequential: 1)) == [first, second, again])
        #expect(try tx.recordings.recordings(of: JobID(sequential: 3)) == [])
        #expect(try tx.recordings.recordings(ofAlone: anna, limit: 9) == [])
        let newest = try tx.recordings.newest(limit: 2)
        #expect(newest == [again, second])
        let last = try #require(try tx.recordings.recordings(of: JobID(sequential: 2)).first)
        #expect(last.recording.failure == "no answer")
      }
    },
    Case("what either of two people wrote is in no recording after a reset") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      let (vera, now) = (try await it.person("vera").id, it.time.now)
      try await it.write { tx throws in
        try tx.recordings.keep(recording(1, of: anna, and: boris, at: now))
        try tx.recordings.keep(recording(2, of: boris, and: vera, at: now))
        try tx.recordings.keep(recording(3, of: vera, at: now))
        #expect(try tx.recordings.recordings(ofAlone: vera, limit: 9).map(\.job) == [JobID(sequential: 3)])
        _ = try tx.users.reset(boris)
      }
      #expect(
        try await it.read { try $0.recordings.newest(limit: 9).map(\.job) } == [JobID(sequential: 3)])
    },
    Case("old recordings go, the oldest first, so many at once") { it in
      let now = it.time.now
      try await it.write { tx throws in
        for number in UInt64(1)...5 {
          try tx.recordings.keep(recording(number, at: now + .seconds(Int(number))))
        }
        #expect(try tx.recordings.deleteRecordings(before: now + .seconds(4), limit: 2) == 2)
        #expect(try tx.recordings.newest(limit: 9).map(\.job) == [5, 4, 3].map { JobID(sequential: $0) })
        #expect(try tx.recordings.deleteRecordings(before: now + .seconds(4), limit: 2) == 1)
      }
    },
    Case("what is held is listed by its reason, oldest first") { it in
      let user = try await it.person("anna")
      let versions = (UInt64(1)...3).map { ProfileVersionID(sequential: $0) }
      var jobs: [Job] = []
      for version in versions {
        jobs.append(
          try #require(
            try await it.enqueue(
              NewJob(.embed(version), user: user.id, epoch: user.epoch, notBefore: it.time.now))))
        it.time.advance(by: .seconds(1))
      }
      let ids = jobs.map(\.id)
      try await it.write { tx throws in
        try tx.jobs.hold(ids[2], for: .unknownPrice)
        try tx.jobs.hold(ids[1], for: .byOperator)
        try tx.jobs.hold(ids[0], for: .unknownPrice)
        #expect(try tx.jobs.held(for: .unknownPrice, limit: 9).map(\.id) == [ids[0], ids[2]])
        #expect(try tx.jobs.held(for: .unknownPrice, limit: 1).map(\.id) == [ids[0]])
        #expect(try tx.jobs.held(for: .byOperator, limit: 9).map(\.id) == [ids[1]])
      }
    },
    Case("another maker need not wait for what the former one asked") { it in
      let user = try await it.person("anna")
      let later = it.time.now + .minutes(9)
      let job = try #require(
        try await it.enqueue(
          NewJob(
            .embed(ProfileVersionID(sequential: 1)), maker: .provider("openai"), user: user.id,
            epoch: user.epoch, notBefore: later)))
      try await it.write { tx throws in
        #expect(try tx.jobs.heads(of: [.embed], makers: [.builtin], limit: 9).isEmpty)
        try tx.jobs.setMaker(.builtin, of: job.id)
        let heads = try tx.jobs.heads(of: [.embed], makers: [.builtin], limit: 9)
        #expect(heads.map(\.job.notBefore) == [it.time.now])
      }
    },
  ]
}
