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
    "I break things for a living and wouldn't mind breaking somebody else's.",
    "firmware person here, looking for my next thing", "Leaving, I've handed in my notice. Tester.",

    "Looking, yes. Security engineer.",
    "Finishing my master's in June and want something lined up", "Ищу я, а не муж, хотя муж тоже программист",
    "Хотела бы перейти из поддержки в тестирование", "Мне бы куда-нибудь, где платят вовремя",
    "Уволился в пятницу, в понедельник уже скучно",
  ])
  func `Who wants work looks for work in whatever words`(_ text: String) { #expect(roles(text) == [.seeker]) }

  @Test(arguments: [
    "the latter", "We've been trying to fill a backend seat since March.", "My team lost its tester.",
    "There's an opening on my team for a data engineer.",
    "I manage the platform group and we're one engineer short.",
    "We'd like to add an analyst to the team.", "Could you find us a tester?",
    "On behalf of a client of mine: a security engineer.", "I've been given budget for one more developer.",
    "We're two founders and need a third pair of brains.", "I've got a game half finished and no artist",
    "The team is growing faster than I can interview",
    "Бэкендер уволился, а релиз через месяц", "Открыли вторую ставку тестировщика",
    "Хотим взять стажёра на лето",
  ])
  func `Who has a place to fill looks for people in whatever words`(_ text: String) {
    #expect(roles(text) == [.provider])
  }

  @Test(arguments: [
    "hm, not sure yet", "My brother is looking for a job, is that possible?",
    "I love my job and my team is full, I'm only curious",
    "Мой друг ищет работу", "у нас всё хорошо, никого не ищем", "Сначала скажите, вы человек?",
  ])
  func `Who tells of neither takes no role`(_ text: String) { #expect(roles(text) == []) }

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
    .init(
      .seeker, ["[skills] Docker, Google Cloud. Sorry, the last one's rubbish, that was the previous team"],
      ["+seeker.skill = Docker"]),
    .init(
      .seeker, ["[skills] Kotlin. I did Java for years and I'm done with it"], ["+seeker.skill = Kotlin"]),
    .init(.seeker, ["[place] Where: Galway. Head office is in Minneapolis"], ["+place = Galway"]),
    .init(.seeker, ["[place] Прописан в Брянске, живу в Калуге"], ["+place = Kaluga"]),
    .init(
      .seeker, ["[pay] Была бы сеньором, просила бы триста тысяч рублей"], []),
    .init(
      .seeker, ["[languages] English and Swahili, fluent in both"],
      ["+language = English C1", "+language = Swahili C1"]),
    .init(
      .provider, ["[mode] We're in Valencia, office near the port. Hybrid, 2 days there"],
      ["+place = Valencia", "+provider.mode = hybrid"]),
    .init(
      .provider, ["[skills] Kubernetes and Helm. Not Terraform, that's the platform team's"],
      ["+provider.skill = Helm", "+provider.skill = Kubernetes"]),
    .init(
      .provider, ["[seniority] a senior", "It needn't be a senior any more, mid will do"],
      ["+provider.seniority = mid", "-provider.seniority = senior"]),
    .init(.provider, ["[seniority] Мидл. Сеньоров уже двое, передерутся"], ["+provider.seniority = mid"]),
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
