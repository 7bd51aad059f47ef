import Domain
import TestSupport
import Testing

@Suite struct FilterMistakeTests {
  /// The mistake in a filter of jobs, and the part of the text that it points at.
  private func mistake(_ text: String) -> (problem: FilterMistake.Problem, place: String)? {
    do throws(FilterMistake) {
      _ = try FilterReader().read(text, as: JobQuery.self)
      return nil
    } catch {
      return (error.problem, String(text[error.range]))
    }
  }

  private static let lanes = ["interactive", "background", "int", "bg"]

  @Test(
    arguments: [
      (
        "lane:bg lane:backgruond", "backgruond",
        .unknownWord(key: "lane", nearest: "background", allowed: lanes)
      ),
      ("lane:bg,purple", "purple", .unknownWord(key: "lane", nearest: nil, allowed: lanes)),
      ("-lane:", "-lane:", .nothingGiven(key: "lane", allowed: lanes)),
      ("lane:int,", "lane:int,", .nothingGiven(key: "lane", allowed: lanes)),
      ("user:", "user:", .nothingGiven(key: "user", allowed: [])),
      ("user:telegram:", "user:telegram:", .nothingGiven(key: "user", allowed: [])),
      ("lane>bg", "lane>bg", .takesNoComparison(key: "lane", allowed: lanes)),
      ("age:1h", "age:1h", .needsComparison(key: "age")),
      ("age>", "age>", .nothingGiven(key: "age", allowed: [])),
      ("age>soon", "soon", .notADuration(key: "age")), ("age>5", "5", .notADuration(key: "age")),
      ("age>36501d", "36501d", .notADuration(key: "age")), ("age>1h,2h", "1h,2h", .notADuration(key: "age")),
      ("cost>$0.0000001", "$0.0000001", .notMoney(key: "cost")), ("cost>-1", "-1", .notMoney(key: "cost")),
      ("attempts:1.5", "1.5", .notANumber(key: "attempts")),
      ("attempts:-1", "-1", .notANumber(key: "attempts")), ("attempts>x", "x", .notANumber(key: "attempts")),
      ("job:0192", "", nil), ("job:xyz", "xyz", .notAnIdentifier(key: "job")),
      ("state:held  state:running", "state:running", .contradiction(key: "state")),
      ("user:ada -user:ada", "-user:ada", .contradiction(key: "user")),
      ("age>2h age<1h", "age<1h", .contradiction(key: "age")),
      ("attempts:1 attempts>2", "attempts>2", .contradiction(key: "attempts")),
      ("x -", "-", .nothingGiven(key: nil, allowed: [])), ("- x", "-", .nothingGiven(key: nil, allowed: [])),
      ("\"\"", "\"\"", .nothingGiven(key: nil, allowed: [])),
      ("// x", "//", .nothingGiven(key: nil, allowed: [])),
      ("a \"b c", "\"b c", .openQuote), ("maker:\"x", "\"x", .openQuote),
      ("x /usr/local", "/usr/local", .openRegex),
      ("/a(b/ x", "(b", .badRegex), ("/a)b/", ")", .badRegex), ("/[a-/", "[a-", .badRegex),
      ("/+a/", "+", .badRegex),
      ("/(?:a|b)*[]/", "[]", .badRegex), ("/(?:a|b)*\\(/", "", nil),
    ] as [(String, String, FilterMistake.Problem?)])
  func aMistakeIsToldWithItsPlace(_ text: String, _ place: String, _ problem: FilterMistake.Problem?) {
    #expect(mistake(text)?.problem == problem)
    #expect((mistake(text)?.place ?? "") == place)
  }

  @Test(
    arguments: [
      ("sate:held", "state"), ("stat:held", "state"), ("k:reply", "kind"), ("attempst>1", "attempts"),
      ("status:held", "state"),
      ("a:b", nil), ("http://x", nil), (":x", nil), ("purple:x", nil),
    ] as [(String, String?)])
  func anUnknownKeyIsToldWithTheNearest(_ text: String, _ nearest: String?) {
    guard case .unknownKey(let told, let allowed)? = mistake(text)?.problem else {
      Issue.record("no mistake")
      return
    }
    #expect(told == nearest)
    #expect(allowed == JobQuery.Key.allCases.map(\.rawValue))
  }

  @Test func timesAreDurationsOrDatesOfTheCalendar() {
    for text in [
      "2026-02-30", "2026", "yesterday", "2026-03-01T25:00", "2026-03-01T14:05+25:00", "2026-03-01T", "1x",
    ] {
      #expect(throws: FilterMistake.self) { try FilterReader().read("since:\(text)", as: EventQuery.self) }
    }
    #expect(throws: FilterMistake.self) { try FilterReader().read("since>1h", as: EventQuery.self) }
    #expect(throws: FilterMistake.self) { try FilterReader().read("since:1h until:2h", as: EventQuery.self) }
  }

  @Test func scoresLieBetweenZeroAndOne() {
    for text in ["1.1", "70%", "-0.1", "nan", "1e-3"] {
      #expect(throws: FilterMistake.self) { try FilterReader().read("score>\(text)", as: MatchQuery.self) }
    }
  }

  // MARK: Whatever is typed

  private static let pieces =
    [
      "state", "lane", "user", "kind", "maker", "held", "boosted", "error", "job", "age", "wait", "attempts",
      "cost",
      "status", "round", "reason", "score", "stage", "role", "lang", "tag", "via", "blocked", "seen", "since",
      "until",
      "who", "operator", "match", "act", "queued", "running", "open", "interactive", "bg", "reply", "yes",
      "no", "openai",
      "pending", "expired", "active", "seeker", "ru", "telegram:", "demo:", "name:", "ada", "Ада", "3f2a91c0",
      "dada",
      "0192a1b2-c3d4-7e5f-8000-00003f2a91c0", "1h", "90m", "1.5d", "$0.02", "0.7", "2", "41", "2026-03-01",
      "2026-03-01T14:05", "T14:05:06Z", "+03:00", "word", "👩‍👩‍👧", "e\u{301}", "\u{301}", "\u{0}", "\u{a0}",
      "\u{200d}", "\r\n",
      "a+", "(b|c)", "[x]", "*", "?", ".",
    ] + Array(repeating: ":", count: 12) + Array(repeating: " ", count: 20)
    + ["-", "-", ",", ",", ",", "<", ">", "<=", ">=", "\"", "\"", "\"", "\\", "/", "/", "\\/", "="]

  private func readsBack<Query: FilterQuery>(_ text: String, as room: Query.Type, offset: Duration) -> Bool {
    let reader = FilterReader(offset: offset)
    do throws(FilterMistake) {
      let query = try reader.read(text, as: Query.self)
      let written = query.description
      do throws(FilterMistake) {
        let again = try reader.read(written, as: Query.self)
        #expect(again == query, "\(text.debugDescription) is written as \(written.debugDescription)")
        #expect(again.description == written)
      } catch {
        Issue.record("\(text.debugDescription) is written as \(written.debugDescription): \(error.problem)")
      }
      _ = query.auditSubject
      return true
    } catch {
      #expect(
        !error.range.isEmpty && error.range.lowerBound >= text.startIndex
          && error.range.upperBound <= text.endIndex)
      #expect(!text.unicodeScalars[error.range].isEmpty)
      return false
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func whatIsReadIsWrittenSoThatItReadsTheSame(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    var understood = 0
    for _ in 0..<1_500 {
      let text = (0..<random.int(in: 1...14)).map { _ in random.pick(Self.pieces) }.joined()
      let offset = Duration.minutes(random.int(in: -720...720))
      for isRead in [
        readsBack(text, as: JobQuery.self, offset: offset),
        readsBack(text, as: MatchQuery.self, offset: offset),
        readsBack(text, as: PersonQuery.self, offset: offset),
        readsBack(text, as: EventQuery.self, offset: offset),
      ] where isRead {
        understood += 1
      }
    }
    #expect(understood > 300)
  }

  /// Terms that are right by themselves, put together at random: most are understood.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func termsInAnyOrderMeanTheSame(seed: UInt64) {
    let terms = [
      "state:open", "-state:held", "state:queued,running", "lane:bg", "-lane:int", "user:ada",
      "-user:3f2a,name:4711",
      "user:telegram:47", "kind:reply,embed", "-kind:embed", "maker:openai", "held:price", "boosted:no",
      "error:429",
      "-error:\"a b\"", "age>1h", "-age>2d", "wait<=3h", "attempts:1,2", "-attempts:2", "attempts<9",
      "cost>$.5", "word",
      "-\"two words\"", "/a b/",
    ]
    let random = SeededRandom(seed: seed)
    for _ in 0..<300 {
      let chosen = (0..<random.int(in: 1...6)).map { _ in random.pick(terms) }
      let read = { (terms: [String]) in
        try? FilterReader().read(terms.joined(separator: " "), as: JobQuery.self)
      }
      #expect(read(chosen) == read(chosen.reversed()))
      _ = readsBack(chosen.joined(separator: "  "), as: JobQuery.self, offset: .zero)
    }
  }

  @Test func aPageOfTextIsReadAtOnce() {
    let long = String(repeating: "état:\"a ", count: 20_000)
    #expect(mistake(long) != nil)
    #expect(mistake(String(repeating: "w ", count: 50_000)) == nil)
    #expect(mistake(String(repeating: "k", count: 100_000) + ":x")?.place.count == 100_000)
  }
}
