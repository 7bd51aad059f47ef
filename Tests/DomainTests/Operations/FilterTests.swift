import Domain
import Testing

@Suite struct FilterTests {
  private let reader = FilterReader()

  private static let anna = UserID(high: 0x0192_a1b2_c3d4_7e5f, low: 0x8000_0000_3f2a_91c0)
  private static let id = "0192a1b2-c3d4-7e5f-8000-00003f2a91c0"

  @Test(arguments: ["score>=2", "score<x", "score>1.1"])
  func aScoreThatIsNoneIsToldItsOwnRange(_ text: String) throws {
    let mistake = #expect(throws: FilterMistake.self) { try reader.read(text, as: MatchQuery.self) }
    #expect(mistake?.problem == .notAShare(key: "score"))
  }

  @Test func aLaneAloneIsNamedByNothingElse() throws {
    func lane(_ text: String) throws -> Lane? {
      let query: JobQuery = try FilterReader().read(text)
      return query.laneAlone
    }
    #expect(try lane("lane:background") == .background && lane("lane:int") == .interactive)
    for other in ["", "lane:background,interactive", "-lane:background", "lane:background state:held", "x"] {
      #expect(try lane(other) == nil, "\(other)")
    }
  }

  @Test func anEmptyFilterMeansEverything() throws {
    #expect(try reader.read("", as: JobQuery.self) == JobQuery())
    #expect(try reader.read(" \t\n", as: JobQuery.self).isOpen)
    #expect(JobQuery().description == "")
    #expect(JobQuery().auditSubject == "")
  }

  @Test(arguments: [
    ("lane:background kind:qualify", "lane:background kind:qualify"),
    // Terms in one order, whatever the case and the words they were typed with.
    ("KIND:Qualify,introduce LANE:bg", "lane:background kind:introduce,qualify"),
    ("state:waiting", "state:queued,retrying"), ("state:failed", "state:discarded"),
    ("-state:ended", "-state:cancelled,completed,discarded"),
    // One column has one value: what remains is what is meant.
    ("state:open -state:held,running", "state:queued,retrying"), ("-lane:bg lane:int,bg", "lane:interactive"),
    ("-kind:embed -kind:reply", "-kind:embed,reply"), ("kind:match-step", "kind:match_step"),
    ("held:price", "held:unknown_price"), ("boosted:yes -boosted:no", "boosted:yes"),
    ("maker:openai,builtin", "maker:builtin,openai"),
    ("age>90m wait<=1h30m", "age>90m wait<=90m"), ("age>24h", "age>1d"), ("age>1.5s", "age>1.5s"),
    ("age>0s", "age>0s"),
    ("-age>1h", "age<=1h"), ("age>1h age>2h age<3h age<=3h", "age>2h age<3h"),
    ("attempts:2,3", "attempts:2,3"), ("attempts>1 -attempts:4", "-attempts:4 attempts>1"),
    ("cost>$0.02 cost<1", "cost>$0.02 cost<$1"), ("cost>=.5", "cost>=$0.5"),
    ("error:429,\"rate limited\" error:openai", "error:\"rate limited\",429 error:openai"),
    // What looks for words.
    ("timeout -slow", "-slow timeout"), ("\"rate limited\" rate", "\"rate limited\" rate"),
    ("\"a:b\" \"-x\" \"\\\"\\\\\"", "\"-x\" \"\\\"\\\\\" \"a:b\""), ("a,b=c", "a,b=c"),
    ("/rate (limit|error)s?/ -/[\\/ ]x\\/ y/", "-/[\\/ ]x\\/ y/ /rate (limit|error)s?/"),
    ("/usr/local/", "/usr/local/"),
    // Who.
    ("user:3F2A", "user:3f2a"), ("user:\(id.uppercased())", "user:\(id)"),
    ("user:telegram:4711", "user:telegram:4711"),
    ("user:ada -user:dada,boris", "user:ada -user:boris,dada"), ("user:\"ada l\"", "user:\"ada l\""),
    ("user:\"demo:ada, l\"", "user:\"demo:ada, l\""), ("user:name:4711", "user:name:4711"),
    ("user:name:ada", "user:ada"),
    ("job:91c0,\(id)", "job:\(id),91c0"),
  ])
  func aJobFilterIsWrittenAsItIsUnderstood(_ typed: String, _ canonical: String) throws {
    let query: JobQuery = try reader.read(typed)
    #expect(query.description == canonical)
    #expect(try reader.read(canonical) == query)
  }

  @Test(arguments: [
    ("status:open score>=.70 round:41", "status:accepted,pending,qualified round:41 score>=0.7"),
    ("user:ada user:boris", "user:ada user:boris"), ("round>=40 -round:42", "-round:42 round>=40"),
    ("reason:operator age<2d match:88ac10de", "match:88ac10de reason:operator age<2d"),
  ])
  func aMatchFilterIsWrittenAsItIsUnderstood(_ typed: String, _ canonical: String) throws {
    let query: MatchQuery = try reader.read(typed)
    #expect(query.description == canonical)
    #expect(try reader.read(canonical) == query)
  }

  @Test(arguments: [
    ("stage:talking role:s role:p", "stage:onboarding role:provider role:seeker"),
    ("role:provider lang:RU,en", "role:provider lang:en,ru"),
    ("tag:vip,\"big client\" -tag:x", "tag:\"big client\",vip -tag:x"),
    ("via:telegram blocked:no", "via:telegram blocked:no"),
    // So long ago, or later than a date.
    ("seen>3d", "seen>3d"), ("seen:1h", "seen<=1h"), ("-seen:1h", "seen>1h"),
    ("seen>2026-03-01", "seen>=2026-03-02T00:00:00Z"),
    ("seen<=2026-03-01T12:30", "seen<=2026-03-01T12:30:00Z"),
    ("since:7d", "since:7d"), ("-since:7d", "-since:7d"),
    ("-since:2026-03-01", "-since:2026-03-01T00:00:00Z"),
  ])
  func aFilterOfPeopleIsWrittenAsItIsUnderstood(_ typed: String, _ canonical: String) throws {
    let query: PersonQuery = try reader.read(typed)
    #expect(query.description == canonical)
    #expect(try reader.read(canonical) == query)
  }

  @Test(arguments: [
    ("who:operator operator:oleg", "who:operator operator:oleg"),
    ("kind:Stage,contact.revealed", "kind:contact.revealed,stage"),
    ("since:1h until:5m", "since:1h until:5m"), ("-since:1h", "until:1h"),
    // A day is meant whole.
    ("since:2026-03-01 until:2026-03-01", "since:2026-03-01T00:00:00Z until:2026-03-02T00:00:00Z"),
    ("since:2026-03-01t14:05z", "since:2026-03-01T14:05:00Z"),
    ("since:2026-03-01T14:05:06.5+03:00", "since:2026-03-01T11:05:06.500000Z"),
    ("since:2026-03-01T14:05-0330", "since:2026-03-01T17:35:00Z"),
    ("act:\(id) job:88ac match:10de", "job:88ac match:10de act:\(id)"),
  ])
  func anEventFilterIsWrittenAsItIsUnderstood(_ typed: String, _ canonical: String) throws {
    let query: EventQuery = try reader.read(typed)
    #expect(query.description == canonical)
    #expect(try reader.read(canonical) == query)
  }

  @Test func daysAndClocksAreThoseOfWhoeverTypes() throws {
    let moscow = FilterReader(offset: .hours(3))
    let query: EventQuery = try moscow.read("since:2026-03-01 until:2026-03-01T14:05")
    #expect(query.description == "since:2026-02-28T21:00:00Z until:2026-03-01T11:05:00Z")
    #expect(try moscow.read(query.description) == query)
    // An offset that is told counts, not that of whoever types.
    #expect(
      try moscow.read("since:2026-03-01T14:05Z", as: EventQuery.self).description
        == "since:2026-03-01T14:05:00Z")
  }

  @Test func theAuditKeepsNeitherWordsNorNames() throws {
    let typed = """
      state:held user:ada,\(Self.id) -user:telegram:4711 maker:openai,builtin error:"Anna S" job:91c0 attempts>1 "Anna" \
      -/ann?a/
      """
    let query: JobQuery = try reader.read(typed)
    #expect(
      query.auditSubject
        == "state:held user:\(Self.id),… -user:… maker:builtin,… error:… job:… attempts>1 -… …")
    let people: PersonQuery = try reader.read("stage:active tag:anna lang:ru user:3f2a")
    #expect(people.auditSubject == "stage:active lang:ru tag:… user:…")
    let events: EventQuery = try reader.read("kind:anna operator:oleg act:\(Self.id) since:1h")
    #expect(events.auditSubject == "kind:… operator:… act:\(Self.id) since:1h")
  }

  @Test func peopleWhoWereLookedUpAreNamedByTheirIds() throws {
    let query: JobQuery = try reader.read("user:3f2a,nobody -user:demo:ada")
    let tail = try #require(IdentifierTail("3f2a"))
    #expect(query.people == [.tail(tail), .named("nobody"), .identity(Identity(kind: .demo, value: "ada"))])
    let found = query.naming([.tail(tail): Self.anna])
    #expect(found.auditSubject == "user:\(Self.id),… -user:…")
  }

  @Test func theEndOfAnIdTellsPeopleApart() throws {
    #expect(Self.anna.tail == "3f2a91c0")
    #expect(UserID(high: 1, low: 0xffff_ffff_0000_00ab).tail == "000000ab")
    let tail = try #require(IdentifierTail("3F2A"))
    #expect(tail.isEnd(of: Self.anna))
    #expect(!tail.isEnd(of: UserID(high: 0x3f2a_0000_0000_0000, low: 0x3f2a_0000_0000_0000)))
    #expect(tail.bounds == 0x3f2a_0000...0x3f2a_ffff)
    #expect(IdentifierTail("3f2a91c0")?.bounds == 0x3f2a_91c0...0x3f2a_91c0)
    for text in ["3f2", "3f2a91c01", "3f2g", "+3f2a", "-3f2a", ""] { #expect(IdentifierTail(text) == nil) }
  }

  @Test func anAmountIsAllowedOrNot() throws {
    let query: JobQuery = try reader.read("age>1h age<=2h attempts>=2 cost<$1 -kind:embed")
    #expect(!query.age.allows(.hours(1)))
    #expect(query.age.allows(.hours(2)))
    #expect(!query.age.allows(.minutes(121)))
    #expect(query.attempts.allows(2) && !query.attempts.allows(1))
    #expect(query.cost.allows(.cents(99)) && !query.cost.allows(.cents(100)))
    #expect(query.kinds.allows(.reply) && !query.kinds.allows(.embed))
    #expect(query.lanes.allows(.background))
    let people: PersonQuery = try reader.read("role:seeker role:provider -tag:x seen<3d")
    #expect(people.roles.allows { [.seeker, .provider].contains($0) })
    #expect(!people.roles.allows { $0 == .seeker })
    #expect(!people.tags.allows { $0 == "x" } && people.tags.allows { $0 == "y" })
    #expect(people.seen.allows(.at(0), now: .at(86_400)))
    #expect(!people.seen.allows(.at(0), now: .at(3 * 86_400)))
    let days: EventQuery = try reader.read("since:2026-03-01 until:2026-03-01")
    let first = try #require(Timestamp("2026-03-01T00:00:00Z"))
    #expect(days.time.allows(first, now: .zero))
    #expect(!days.time.allows(first - .microseconds(1), now: .zero))
    #expect(!days.time.allows(first + .days(1), now: .zero))
  }
}
