import Testing

/// What is taken back, exchanged or denied behind its name, and what is named of others, as turns of a conversation.
@Suite struct ReconsiderationTests {
  private typealias Case = TalkChange.Case

  private static let cases: [Case] = [
    // A bare no beside what is known takes it away, and refuses nothing.
    Case(
      .seeker, ["[skills] Selenium, Jira", "[correct] Jira, no. Never used it."], ["-seeker.skill = Jira"]),
    Case(
      .seeker, ["[skills] Python, Scala", "[correct] Scala прошу исключить: пять лет её не открывал."],
      ["-seeker.skill = Scala"]),
    Case(
      .seeker, ["[skills] Java, Jenkins", "[correct] You can cross out Jenkins."], ["-seeker.skill = Jenkins"]
    ),
    Case(
      .seeker, ["[wants] Rust", "[correct] Put Go instead of Rust."],
      ["+seeker.wants = Go", "-seeker.wants = Rust"]),
    // One level in the place of another.
    Case(
      .seeker, ["[seniority] senior", "[correct] I have been promoted from Senior to Lead."],
      ["+seeker.seniority = lead", "-seeker.seniority = senior"]),
    Case(
      .provider, ["[seniority] сеньора бы", "переговорил с шефом, на сеньора не дают. ищем мидла"],
      ["+provider.seniority = mid", "-provider.seniority = senior"]),
    Case(.seeker, ["[seniority] Lead", "I've never led anybody, I'm a plain senior."], ["?seniority"]),
    // Ways of working.
    Case(
      .seeker, ["[mode] remote or hybrid", "[correct] Full remote is not possible from now on."],
      ["-seeker.mode = remote"]),
    Case(
      .provider,
      ["[mode] in the office", "[correct] We've relaxed about the office. Two days a week are enough."],
      ["+provider.mode = hybrid", "-provider.mode = office"]),
    Case(
      .seeker, ["[mode] hybrid", "[correct] The hybrid thing: remote only from here on."],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(.seeker, ["[mode] удалёнка. какой офис лол"], ["+seeker.mode = remote"]),
    // Forms of employment.
    Case(
      .seeker, ["[employment] full time", "[correct] Make it part time."],
      ["+seeker.employment = partTime", "-seeker.employment = fullTime"]),
    Case(
      .seeker, ["[employment] полный день", "[correct] Могу только на полставки."],
      ["+seeker.employment = partTime", "-seeker.employment = fullTime"]),
    // Where somebody is and would go.
    Case(
      .seeker, ["[place] Новосибирск", "[correct] Город не тот. Две недели как в Астане."],
      ["+place = Astana", "-place = Novosibirsk"]),
    Case(
      .seeker, ["[relocation] I'd move to Lisbon tomorrow, as would everybody. No."],
      ["+seeker.relocation = no"]),
    Case(.seeker, ["[place] Brno", "[relocation] Vienna. Nowhere else."], ["+seeker.relocation = yes"]),
    // What is a neighbour's, or only earned now.
    Case(.seeker, ["[skills] Ажур у соседней команды."], []),
    Case(
      .seeker, ["[skills] Jira. SAP внедряли подрядчики, сам я его не касался."], ["+seeker.skill = Jira"]),
    Case(
      .seeker, ["[availability] I get 42 now. And there's thirty days' notice."],
      ["+seeker.availability = 4 weeks"]),
    Case(.seeker, ["[languages] английский считай что нет"], []),
    // A wish goes on in the next sentence.
    Case(.seeker, ["очень хочу! на питоне"], ["+seeker.wants = Python"]),
    // The country may be named behind a unit that several have.
    Case(.seeker, ["[pay] 26 dollars an hour? canadian."], ["+seeker.pay = 26- CAD hour unknown"]),
  ]

  @Test(arguments: cases.indices)
  func `What is reconsidered changes, and nothing else`(_ index: Int) {
    let one = Self.cases[index]
    #expect(one.found == one.expected, "\(one.turns)")
  }
}
