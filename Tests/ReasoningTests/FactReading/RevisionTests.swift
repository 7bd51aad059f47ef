import Testing

/// What is set anew in passing, in whatever words, and what only differs and has to be asked about.
@Suite struct RevisionTests {
  typealias Case = TalkChange.Case

  static let pay: [Case] = [
    Case(
      .seeker, ["[pay] 4000 euros net a month", "Forget the 4000. 4300 is what I need."],
      ["+seeker.pay = 4300- EUR month net", "-seeker.pay = 4000- EUR month net"]),
    Case(
      .seeker, ["[pay] 60k pounds a year", "after talking to my partner I need 66k"],
      ["+seeker.pay = 66000- GBP year unknown", "-seeker.pay = 60000- GBP year unknown"]),
    Case(
      .seeker, ["[pay] 60k pounds a year", "Been thinking about the money: 64, please."],
      ["+seeker.pay = 64000- GBP year unknown", "-seeker.pay = 60000- GBP year unknown"]),
    Case(
      .seeker, ["[pay] 5000 EUR gross a month", "My accountant says 5400, so 5400."],
      ["+seeker.pay = 5400- EUR month gross", "-seeker.pay = 5000- EUR month gross"]),
    Case(
      .provider, ["[pay] 50 to 60k euros a year", "correction on the pay: it goes up to 65"],
      ["+provider.pay = 50000-65000 EUR year unknown", "-provider.pay = 50000-60000 EUR year unknown"]),
    Case(
      .provider, ["[pay] up to 5000 euros a month", "Finance has just approved 5500."],
      ["+provider.pay = -5500 EUR month unknown", "-provider.pay = -5000 EUR month unknown"]),
    Case(
      .seeker, ["[pay] 180 тысяч на руки", "подумал ещё про деньги: 190"],
      ["+seeker.pay = 190000- RUB month net", "-seeker.pay = 180000- RUB month net"]),
    Case(
      .seeker, ["[pay] 180 тысяч на руки", "По деньгам поправлю: 200, остальное верно"],
      ["+seeker.pay = 200000- RUB month net", "-seeker.pay = 180000- RUB month net"]),
    Case(
      .provider, ["[pay] до 200 тысяч", "бухгалтерия согласовала 230"],
      ["+provider.pay = -230000 RUB month unknown", "-provider.pay = -200000 RUB month unknown"]),
    Case(
      .provider, ["[pay] от 150 до 200 тысяч", "верхнюю границу подняли до 220"],
      ["+provider.pay = 150000-220000 RUB month unknown", "-provider.pay = 150000-200000 RUB month unknown"]),
    Case(
      .provider, ["[pay] от 150 до 200 тысяч", "200 теперь не потолок, а низ, потолок 240"],
      ["+provider.pay = 200000-240000 RUB month unknown", "-provider.pay = 150000-200000 RUB month unknown"]),
    // What only differs says of nothing that it changed.
    Case(.seeker, ["[pay] 60k pounds a year", "I don't want less than 80k, as I said"], ["?pay"]),
    Case(.seeker, ["[pay] 180 тысяч на руки", "меньше 250 вообще не рассматриваю"], ["?pay"]),
    // Nobody else's money is the author's.
    Case(.seeker, ["[pay] 60k pounds a year", "My cousin told me he gets 75 at a bank"], []),
    Case(.provider, ["[pay] до 200 тысяч", "соседи, говорит, взяли такого за 180"], []),
  ]

  @Test(arguments: pay)
  func `Another amount takes the place of the one known where something says that it changed`(_ example: Case)
  {
    #expect(example.found == example.expected)
  }

  static let others: [Case] = [
    Case(
      .seeker, ["[availability] a month", "I asked HR: the contract says it's three months, not one"],
      ["+seeker.availability = 13 weeks", "-seeker.availability = 4 weeks"]),
    Case(
      .seeker,
      [
        "[availability] in four weeks",
        "They've counted my leave. I can't start in 4 weeks, it's 6 weeks now.",
      ],
      ["+seeker.availability = 6 weeks", "-seeker.availability = 4 weeks"]),
    Case(
      .provider, ["[years] three years", "About the three years: one year is enough now."],
      ["+provider.years = 1.0", "-provider.years = 3.0"]),
    Case(
      .provider, ["[wants] бэкендера, мидла", "мидл не вытянет, меняем на сеньора"],
      ["+provider.seniority = senior", "-provider.seniority = mid"]),
    Case(
      .seeker, ["[place] Porto", "it's Lisbon now, we moved last weekend"],
      ["+place = Lisbon", "-place = Porto"]),
    Case(
      .seeker, ["[place] Казань", "с понедельника живём в Самаре, хозяин попросил съехать"],
      ["+place = Samara", "-place = Kazan"]),
    Case(.seeker, ["[place] Казань", "Живу в Самаре, у вокзала"], ["?place"]),
    Case(
      .seeker, ["[place] Kraków", "I'd relocate tomorrow, to Gdańsk, for the sea"],
      ["+seeker.relocation = yes"]),
    Case(
      .seeker, ["[mode] удалённо", "передумал, хочу в офис"],
      ["+seeker.mode = office", "-seeker.mode = remote"]),
    Case(
      .seeker, ["[mode] гибрид", "насчёт формата: только удалёнка, извините"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(.provider, ["[mode] офис", "руководство разрешило удалёнку"], ["+provider.mode = remote"]),
    Case(.provider, ["[mode] удалёнка полная", "по средам и пятницам все сидят в офисе"], ["?workMode"]),
    Case(
      .provider, ["[mode] two days in the office, the rest from home", "they're at the bench all five days"],
      ["?workMode"]),
    Case(
      .seeker, ["[offers] data scientist, six years", "That I've worked in data science for three years"],
      ["?years"]),
    Case(
      .seeker, ["[skills] Redux, Expo", "I use Zustand everywhere. I've never used Redux."],
      ["+seeker.skill = Zustand", "?skill"]),
  ]

  @Test(arguments: others)
  func `A place, a time, a way of working and a level change as much as is said`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let notTheirs: [Case] = [
    Case(.seeker, ["[skills] Kafka is my manager's toy, I only read from it"], []),
    Case(.seeker, ["[skills] Go. The React part is Zoltan's."], ["+seeker.skill = Go"]),
    Case(.seeker, ["[skills] Figma. Ulla from the second floor has Blender."], ["+seeker.skill = Figma"]),
    Case(.seeker, ["[skills] Python. Terraform belongs to the platform people."], ["+seeker.skill = Python"]),
    Case(.seeker, ["[skills] Питон. Кликхаус поставил посмотреть и снёс."], ["+seeker.skill = Python"]),
    Case(.seeker, ["[pay] 90k PHP"], ["+seeker.pay = 90000- PHP month unknown"]),
    Case(.seeker, ["[mode] на удалёнке, в офис раз в квартал"], ["+seeker.mode = remote"]),
    Case(.seeker, ["[mode] удалёнка. в офис не загоните"], ["+seeker.mode = remote"]),
    Case(.seeker, ["[employment] договор ГПХ, в штат не иду"], ["+seeker.employment = contract"]),
    Case(.seeker, ["[languages] German, Czech (survived one winter)"], ["+language = German"]),
    Case(.seeker, ["[relocation] Travel yes. Move no."], ["+seeker.relocation = no"]),
    Case(.provider, ["[place] The client is in Leeds. I'm in Bristol myself."], ["+place = Leeds"]),
    Case(
      .provider, ["[mode] Everyone comes in on Mondays and Thursdays, the rest from home"],
      ["+provider.mode = hybrid"]),
  ]

  @Test(arguments: notTheirs)
  func `What is somebody else's or no more than a look is not taken`(_ example: Case) {
    #expect(example.found == example.expected)
  }
}
