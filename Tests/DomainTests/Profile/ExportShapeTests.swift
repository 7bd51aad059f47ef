import Domain
import Foundation
import Testing

/// People read their export: its words are part of what we promise.
@Suite struct ExportShapeTests {
  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test(
    arguments: [
      (.name("Анна"), #"{"kind":"name","value":"Анна"}"#),
      (.employer("Acme"), #"{"kind":"employer","value":"Acme"}"#),
      (.spokenLanguage(code: "en", level: "B2"), #"{"kind":"spokenLanguage","level":"B2","value":"en"}"#),
      (.spokenLanguage(code: "ru", level: nil), #"{"kind":"spokenLanguage","value":"ru"}"#),
      (
        .place(Place(id: "berlin", country: "DE", timeZone: "Europe/Berlin")),
        #"{"kind":"place","value":{"country":"DE","id":"berlin","timeZone":"Europe/Berlin"}}"#
      ),
      (
        .place(Place(id: "country:de", country: "DE", timeZone: nil)),
        #"{"kind":"place","value":{"country":"DE","id":"country:de"}}"#
      ),
      (.trade("backend"), #"{"kind":"trade","value":"backend"}"#),
      (.seniority(.senior), #"{"kind":"seniority","value":"senior"}"#),
      (.years(7.5), #"{"kind":"years","value":7.5}"#),
      (.skill("go"), #"{"kind":"skill","value":"go"}"#),
      (.welcomeSkill("k6"), #"{"kind":"welcomeSkill","value":"k6"}"#),
      (.refusedSkill("php"), #"{"kind":"refusedSkill","value":"php"}"#),
      (.workMode(.remote), #"{"kind":"workMode","value":"remote"}"#),
      (.relocation(true), #"{"kind":"relocation","value":true}"#),
      (.availability(.now), #"{"kind":"availability","value":"now"}"#),
      (.availability(.weeks(4)), #"{"kind":"availability","value":4}"#),
      (.availability(.justLooking), #"{"kind":"availability","value":"just looking"}"#),
      (
        .pay(Pay(least: 4000, most: nil, currency: "EUR", period: .month, tax: .net)),
        #"{"kind":"pay","value":{"currency":"EUR","least":4000,"period":"month","tax":"net"}}"#
      ),
      (.employment(.fullTime), #"{"kind":"employment","value":"fullTime"}"#),
      (.domain("payments"), #"{"kind":"domain","value":"payments"}"#),
    ] as [(FactValue, String)])
  func aFactIsWrittenAsItsKindAndValue(value: FactValue, text: String) throws {
    #expect(try json(value) == text)
    #expect(try JSONDecoder().decode(FactValue.self, from: Data(text.utf8)) == value)
  }

  @Test(arguments: Seniority.allCases, ["entry", "junior", "mid", "senior", "lead", "principal"])
  func levelsAreWords(level: Seniority, name: String) throws {
    let text = try json([level])
    #expect((text == "[\"\(name)\"]") == (level.name == name))
    #expect(try JSONDecoder().decode([Seniority].self, from: Data(text.utf8)) == [level])
  }

  @Test(arguments: [
    #"{"kind":"seniority","value":"guru"}"#, #"{"kind":"seniority","value":3}"#,
    #"{"kind":"shoe size","value":1}"#,
    #"{"kind":"availability","value":"someday"}"#, #"{"kind":"years"}"#,
  ])
  func whatNoFactSaysIsRefused(text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(FactValue.self, from: Data(text.utf8)) }
  }

  @Test func aProfileIsWrittenByRoleAndSection() throws {
    let message = MessageID(high: 0x0192_3456_789a_7bcd, low: 0x8fed_cba9_8765_4321)
    let fact = Fact(.skill("go"), source: Evidence(message: message, quote: "I write Go"))
    let profile = Profile(
      facets: [.seeker: Facet(offers: FacetPart(facts: [fact], words: [fact.source]))], privateNotes: ["shy"])
    let text =
      #"{"choices":{"hiddenWords":[],"showsEmployer":false,"showsPay":false},"#
      + #""facets":{"seeker":{"offers":{"facts":[{"source":"#
      + #"{"message":"01923456-789a-7bcd-8fed-cba987654321","quote":"I write Go"},"#
      + #""value":{"kind":"skill","value":"go"}}],"#
      + #""words":[{"message":"01923456-789a-7bcd-8fed-cba987654321","quote":"I write Go"}]},"#
      + #""practical":{"facts":[],"words":[]},"wants":{"facts":[],"words":[]}}},"#
      + #""privateNotes":["shy"],"shared":[]}"#
    #expect(try json(profile) == text)
    #expect(try JSONDecoder().decode(Profile.self, from: Data(text.utf8)) == profile)
  }

  @Test func instantsLanguagesAndVerdictsAreWords() throws {
    #expect(try json([Timestamp(seconds: 0)]) == #"["1970-01-01T00:00:00.000000Z"]"#)
    #expect(
      try JSONDecoder().decode([Timestamp].self, from: Data(#"["1970-01-01T00:00:01Z"]"#.utf8)) == [
        Timestamp(seconds: 1)
      ])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Timestamp].self, from: Data("[1]".utf8)) }
    #expect(try json([Language(code: "RU")]) == #"["ru"]"#)
    #expect(
      try json(Verdict(decision: .qualified, rationale: "fits", quotes: [.init(side: .seeker, text: "Go")]))
        == #"{"decision":"qualified","quotes":[{"side":"seeker","text":"Go"}],"rationale":"fits"}"#)
  }
}

@Suite struct ProfileValidityTests {
  private let word = Evidence(message: MessageID(high: 1, low: 1), quote: "x")

  @Test func aProfileNeedsARoleASummaryAndPracticalContext() {
    #expect(Profile().defects == [.noRole])
    #expect(
      Profile(facets: [.seeker: Facet(), .provider: Facet()]).defects == [
        .emptySummary(.seeker), .emptyPractical(.seeker), .emptySummary(.provider),
        .emptyPractical(.provider),
      ])
    var facet = Facet(offers: FacetPart(words: [word]))
    #expect(Profile(facets: [.provider: facet]).defects == [.emptyPractical(.provider)])
    facet.practical = FacetPart(facts: [Fact(.workMode(.remote), source: word)])
    #expect(Profile(facets: [.provider: facet]).defects == [])
    #expect(Profile(facets: [.provider: facet, .seeker: facet]).roles == [.seeker, .provider])
  }
}
