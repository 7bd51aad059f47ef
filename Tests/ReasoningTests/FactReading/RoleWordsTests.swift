import BuiltInReasoning
import Domain
import Ports
import Testing

/// In what words people say that they look for work or for people, when they are asked.
@Suite struct RoleWordsTests {
  private func roles(_ text: String) -> Set<Role> {
    let findings = FactReader(currentYear: 2026)
      .read(text, context: FactReadingContext(asked: .role, language: .english))
    return Set(findings.compactMap { if case .role(let role) = $0.change { role } else { nil } })
  }

  @Test(arguments: [
    "the former", "Well, my company folded last month, so here I am.", "I'm the one looking to be hired.",
    "Thinking of a move, quietly.", "I could do with something better paid.",
    "I'd like to see what's out there.",
    "It's for me. Backend developer.", "Somebody should pay me for writing Go.", "I'm here as a candidate.",
    "I should be glad to find my next assignment.", "My husband says I should look for a new job.",
    "My boss thinks we need more people, but that's her problem; I want to leave.",
    "I need to pay my rent, so work.",
  ])
  func `Who wants work looks for work in whatever words`(_ text: String) { #expect(roles(text) == [.seeker]) }

  @Test(arguments: [
    "the latter", "We've been trying to fill a backend seat since March.", "My team lost its tester.",
    "There's an opening on my team for a data engineer.",
    "I manage the platform group and we're one engineer short.",
    "We'd like to add an analyst to the team.", "Could you find us a tester?",
    "On behalf of a client of mine: a security engineer.", "I've been given budget for one more developer.",
  ])
  func `Who has a place to fill looks for people in whatever words`(_ text: String) {
    #expect(roles(text) == [.provider])
  }

  @Test func `Who freelances and needs a helper takes both roles`() {
    #expect(roles("A bit of each: I freelance and I need a helper.") == [.seeker, .provider])
  }

  static let changes: [TalkChange.Case] = [
    .init(
      .seeker, ["[pay] 4000 euros a month gross", "The money should be 4.5k."],
      ["+seeker.pay = 4500- EUR month gross", "-seeker.pay = 4000- EUR month gross"]),
    .init(
      .seeker, ["[pay] 4000 euros a month gross", "Could you change the pay to 4500?"],
      ["+seeker.pay = 4500- EUR month gross", "-seeker.pay = 4000- EUR month gross"]),
    .init(
      .seeker, ["[availability] in 6 weeks", "Not six weeks but two."],
      ["+seeker.availability = 2 weeks", "-seeker.availability = 6 weeks"]),
    .init(
      .seeker, ["[pay] Under 3000 euros net a month I won't even answer"],
      ["+seeker.pay = 3000- EUR month net"]),
    .init(.seeker, ["[relocation] I'm happy where I am."], ["+seeker.relocation = no"]),
    .init(.seeker, ["[employment] four days a week"], ["+seeker.employment = partTime"]),
    .init(.seeker, ["[skills] Kotlin. Started one Flutter course, dropped it"], ["+seeker.skill = Kotlin"]),
    .init(
      .seeker, ["[skills] Swift. The Android app was built by a partner agency"], ["+seeker.skill = Swift"]),
  ]

  @Test(arguments: changes)
  func `Answers and corrections are read in whatever words`(_ example: TalkChange.Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }
}
