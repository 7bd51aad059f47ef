import Domain
import Ports
import Profiler
import JudgeScoring
import Testing

@testable import BuiltInReasoning

/// A seeker and a provider told in a few sentences, for rules that one word decides.
struct SamplePair {
  var seekerNotes = ""
  var providerNotes = ""
  var seekerLanguage = "en"
  var providerLanguage = "en"
  var seekerOffers = "Backend developer, six years, senior. Go, PostgreSQL and Kafka in production."
  var seekerWants = "A small team that owns what it ships."
  var seekerPractical = "Leeds, remote. No relocation. English."
  var providerOffers = "We settle payments for shops. Go services on PostgreSQL."
  var providerWants = "A senior backend engineer, five years or more: Go, PostgreSQL, Kafka."
  var providerPractical = "Fully remote. English."

  var seeker: JudgedSide {
    get throws {
      try Self.side(.seeker, seekerLanguage, seekerNotes, seekerOffers, seekerWants, seekerPractical)
    }
  }

  var provider: JudgedSide {
    get throws {
      try Self.side(
        .provider, providerLanguage, providerNotes, providerOffers, providerWants, providerPractical)
    }
  }

  var verdict: Verdict {
    get throws { try JudgeFixtures.judge.verdict(seeker: seeker, provider: provider) }
  }

  private static func side(
    _ role: Role, _ language: String, _ notes: String, _ offers: String, _ wants: String, _ practical: String
  ) throws -> JudgedSide {
    let text = """
      === sample
      language: \(language)
      name: Sam Sample
      role: \(role.rawValue)
      contact: email sam@example.org
      \(notes.isEmpty ? "employer: Sample Works" : "notes: " + notes)
      --- offers
      \(offers)
      --- wants
      \(wants)
      --- practical
      \(practical)
      """
    let person = try #require(PeopleFile(parsing: text, name: "sample").people.first)
    return try #require(PeopleSides.side(of: person, role))
  }
}
