import Domain
import Ports
import Testing

extension StoreContract {
  static let operators: [Case] = [
    Case("lists people by when they were seen, stage, tag, block and name, from any place on") { it in
      var people: [User] = []
      for name in ["anna", "boris", "clara"] {
        it.time.advance(by: .minutes(1))
        people.append(try await it.person(name))
      }
      let (anna, boris, clara) = (people[0].id, people[1].id, people[2].id)
      func ids(_ source: PersonSource, after: PersonPlace? = nil, limit: Int = 10) async throws -> [UserID] {
        try await it.read { try $0.rooms.people(in: source, after: after, limit: limit).map(\.row.label.id) }
      }
      #expect(try await ids(.all) == [clara, boris, anna])
      let first = try await it.read { try $0.rooms.people(in: .all, after: nil, limit: 1) }
      #expect(try await ids(.all, after: first.last?.place) == [boris, anna])
      #expect(try await ids(.ofStage(.onboarding)) == [clara, boris, anna])
      #expect(try await ids(.ofStage(.paused)).isEmpty)
      #expect(try await ids(.these([clara, anna])) == [anna, clara])
      try await it.write { tx throws in
        #expect(try tx.people.add(tag: "beta", to: boris))
        #expect(try !tx.people.add(tag: "beta", to: boris))
        #expect(try tx.people.add(tag: "alpha", to: boris))
        #expect(try tx.people.add(tag: "beta", to: anna))
        try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: clara)
      }
      #expect(try await ids(.ofTag("beta")) == [anna, boris])
      #expect(try await ids(.blocked) == [clara])
      let row = try #require(try await it.read { try $0.rooms.person(boris) })
      #expect(row.tags == ["alpha", "beta"] && row.label.demoName == "boris" && !row.isBlocked)
      #expect(row.stage == .onboarding && row.identities == [.demo] && row.matches == 0 && !row.owesAnswer)
      #expect(try await it.read { try $0.rooms.person(clara) }?.isBlocked == true)
      #expect(try await it.read { try $0.people.block(of: clara) }?.reason == "spam")
      try await it.write { tx throws in
        #expect(try tx.people.remove(tag: "beta", from: anna))
        #expect(try !tx.people.remove(tag: "beta", from: anna))
        try tx.people.setBlock(nil, of: clara)
      }
      #expect(try await ids(.ofTag("beta")) == [boris])
      #expect(try await ids(.blocked).isEmpty)
      let tallies = try await it.read { try $0.rooms.peopleTallies() }
      #expect(tallies.map(\.count) == [3] && tallies[0].stage == .onboarding && tallies[0].roles.isEmpty)
    },
    Case("moves the pulse with tags and blocks, and forgets both with an erase alone") { it in
      let anna = try await it.person("anna").id
      let before = try await it.read { try $0.rooms.pulse() }
      try await it.write { tx throws in _ = try tx.people.add(tag: "beta", to: anna) }
      let tagged = try await it.read { try $0.rooms.pulse() }
      #expect(tagged.people > before.people)
      try await it.write { tx throws in
        try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: anna)
      }
      #expect(try await it.read { try $0.rooms.pulse() }.people > tagged.people)
      _ = try await it.write { try $0.users.reset(anna) }
      #expect(try await it.read { try $0.people.tags(of: anna) } == ["beta"])
      #expect(try await it.read { try $0.people.block(of: anna) } != nil)
      try await it.write { try $0.users.erase(anna) }
      #expect(try await it.read { try $0.people.tags(of: anna) }.isEmpty)
      #expect(try await it.read { try $0.people.block(of: anna) } == nil)
    },
    Case("reads the log from any line on, by act, kind, operator, subject and person") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      let act = it.ids.next(Act.self)
      let job = try #require(
        try await it.write { tx throws in
          try tx.jobs.enqueue(NewJob(.cleanUp, user: boris, epoch: 0, notBefore: tx.now))
        })
      try await it.write { tx throws in
        try tx.events.append(
          Event(
            subject: .user(anna), actor: .user(anna), kind: "stage", from: "ready", to: "active", at: tx.now))
        try tx.acts.open(act, .hold, subject: "job", undoing: nil, by: "olga")
        try tx.jobs.hold(job.id, for: .byOperator)
        try tx.acts.note(act, as: .done, changed: 1, refused: 0)
      }
      func kinds(_ source: EventSource, _ place: EventPlace = .newest) async throws -> [String] {
        try await it.read {
          try $0.rooms.events(in: source, from: place, limit: 10).map {
            $0.event.kind + ":" + ($0.event.to ?? "")
          }
        }
      }
      #expect(try await kinds(.all) == ["job:held", "stage:active", "job:queued"])
      #expect(try await kinds(.ofOperators) == ["job:held"])
      #expect(try await kinds(.ofAct(act)) == ["job:held"])
      #expect(try await kinds(.ofKind("stage")) == ["stage:active"])
      #expect(try await kinds(.about(.job(job.id))) == ["job:held", "job:queued"])
      #expect(try await kinds(.ofPerson(boris)) == ["job:held", "job:queued"])
      #expect(try await kinds(.ofPerson(anna)) == ["stage:active"])
      let rows = try await it.read { try $0.rooms.events(in: .all, from: .newest, limit: 2) }
      #expect(try await kinds(.all, .before(rows[1].number)) == ["job:queued"])
      #expect(try await kinds(.all, .after(rows[1].number)) == ["job:held"])
      #expect(rows[0].act == act && rows[0].actKind == .hold && rows[0].jobKind == .cleanUp)
      #expect(rows[0].person == PersonLabel(id: boris, demoName: "boris"))
      #expect(rows[0].event.actor == .operatorNamed("olga"))
      #expect(try await it.read { try $0.rooms.event(rows[1].number) } == rows[1])
      #expect(try await it.read { try $0.rooms.event(0) } == nil)
    },
    Case("keeps acts that were cut short, taken back or passed by, and knows what happened to a row since") {
      it in
      let lane = Event.Subject.lane(.background)
      func carryOut(
        _ kind: Act.Kind, undoing: ActID? = nil, by name: String, isPaused: Bool, as state: Act.State = .done
      ) async throws -> ActID {
        let id = it.ids.next(Act.self)
        try await it.write { tx throws in
          try tx.acts.open(id, kind, subject: "background", undoing: undoing, by: name)
          try tx.events.append(
            Event(
              subject: lane, actor: .program, kind: "lane", from: nil, to: isPaused ? "paused" : "going",
              at: tx.now))
          try tx.acts.keep(
            FormerValue(
              subject: lane, name: .paused, former: isPaused ? "0" : "1", latter: isPaused ? "1" : "0"),
            of: id)
          if let undoing { try tx.acts.markUndone(undoing) }
          try tx.acts.note(id, as: state, changed: 1, refused: 0)
        }
        return id
      }
      func hasChanged(_ kinds: Set<String>, since act: ActID) async throws -> Bool {
        try await it.read { try $0.acts.hasChanged(lane, since: act, kinds: kinds) }
      }
      func find(_ id: ActID) async throws -> Act? { try await it.read { try $0.acts.find(id) } }

      let pause = try await carryOut(.pauseLane, by: "olga", isPaused: true, as: .running)
      #expect(try await find(pause)?.state == .running)
      #expect(try await it.read { try $0.acts.subjects(of: pause) } == [lane])
      it.time.advance(by: Act.lease)
      // Nobody has written it down yet; the next act does.
      #expect(try await find(pause)?.state == .stopped)
      #expect(try await !hasChanged(["lane"], since: pause))
      let resume = try await carryOut(.resumeLane, by: "oleg", isPaused: false)
      #expect(try await hasChanged(["lane"], since: pause))
      #expect(try await !hasChanged(["job"], since: pause))
      let back = try await carryOut(.undo, undoing: resume, by: "oleg", isPaused: true)
      #expect(try await it.read { try $0.acts.undo(of: resume) }?.id == back)
      #expect(try await find(resume)?.undoneAt == it.time.now)
      #expect(try await !hasChanged(["lane"], since: pause), "what was taken back has not happened")
      #expect(try await hasChanged(["lane"], since: resume), "its undo came after it")
      #expect(try await it.read { try $0.acts.last(of: "oleg") }?.id == back)
      #expect(try await it.read { try $0.acts.lastUndoable(of: "oleg") } == nil)
      #expect(try await it.read { try $0.acts.lastUndoable(of: "olga") }?.id == pause)
      try await it.write { try $0.acts.pass(pause) }
      #expect(try await it.read { try $0.acts.lastUndoable(of: "olga") } == nil)
      #expect(try await it.read { try $0.acts.last(of: "olga") }?.id == pause)
      let last = try await carryOut(.pauseLane, by: "olga", isPaused: true, as: .running)
      try await it.write { try $0.acts.stop(last) }
      #expect(try await find(last)?.state == .stopped)
      try await it.write { try $0.acts.stop(back) }
      #expect(try await find(back)?.state == .done)
    },
  ]
}
