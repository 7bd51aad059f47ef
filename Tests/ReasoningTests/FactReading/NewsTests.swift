import Testing

/// What is new: because it was asked for, because somebody who has a say decided it, or because what was known ends in so
/// many words. And what only differs, which stays a question.
@Suite struct NewsTests {
  typealias Case = TalkChange.Case

  static let invited: [Case] = [
    Case(
      .seeker, ["[pay] 55k pounds gross a year", "[correct] The salary please, 58 and not 55."],
      ["+seeker.pay = 58000- GBP year gross", "-seeker.pay = 55000- GBP year gross"]),
    Case(
      .seeker, ["[place] Leeds", "[correct] I live in Sheffield, the Leeds flat is sold"],
      ["+place = Sheffield", "-place = Leeds"]),
    Case(
      .seeker, ["[availability] in four weeks", "[correct] my manager is fine with two weeks"],
      ["+seeker.availability = 2 weeks", "-seeker.availability = 4 weeks"]),
    Case(
      .seeker, ["[mode] hybrid", "[correct] fully remote would be alright as well"], ["+seeker.mode = remote"]
    ),
    Case(
      .seeker, ["[place] Казань", "[correct] город поменялся, Пермь"], ["+place = Perm", "-place = Kazan"]),
    Case(
      .seeker, ["[pay] от 220 на руки", "[correct] деньги. 220 было в прошлом году, сейчас 250"],
      ["+seeker.pay = 250000- RUB month net", "-seeker.pay = 220000- RUB month net"]),
    Case(
      .provider,
      ["[availability] через полтора месяца", "[correct] горит, человек нужен уже через две недели"],
      ["+provider.availability = 2 weeks", "-provider.availability = 7 weeks"]),
  ]

  @Test(arguments: invited)
  func `What is told where a correction was asked for takes the place of what was known`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let decided: [Case] = [
    Case(
      .seeker,
      ["[availability] in four weeks", "I got laid off on Friday, so I can start straight away now"],
      ["+seeker.availability = now", "-seeker.availability = 4 weeks"]),
    Case(
      .provider,
      ["[pay] up to 60k pounds gross a year", "I just heard back from finance. They only gave us 55k."],
      ["+provider.pay = -55000 GBP year gross", "-provider.pay = -60000 GBP year gross"]),
    Case(
      .seeker, ["[pay] от 220 на руки", "мы тут с женой пересчитали ипотеку, нужно 260"],
      ["+seeker.pay = 260000- RUB month net", "-seeker.pay = 220000- RUB month net"]),
    Case(
      .provider, ["[pay] до 250 тысяч на руки", "собственник пожался, так что максимум 220"],
      ["+provider.pay = -220000 RUB month net", "-provider.pay = -250000 RUB month net"]),
    Case(
      .seeker, ["[availability] через месяц", "руководитель попросил закрыть квартал, поэтому два месяца"],
      ["+seeker.availability = 9 weeks", "-seeker.availability = 4 weeks"]),
    Case(
      .provider, ["[seniority] mid-level", "Oh, and the client wants a senior after all"],
      ["+provider.seniority = senior", "-provider.seniority = mid"]),
    Case(
      .seeker, ["[years] шесть лет", "стоп, обсчитался. восемь лет"],
      ["+seeker.years = 8.0", "-seeker.years = 6.0"]),
  ]

  @Test(arguments: decided)
  func `What somebody who has a say decided is a change`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let exchanged: [Case] = [
    Case(
      .seeker, ["[mode] гибрид", "гибрид уже не подходит, садик закрыли, теперь только из дома"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(
      .provider, ["[mode] hybrid", "change of plans, we gave up the office, so it's remote only"],
      ["+provider.mode = remote", "-provider.mode = hybrid"]),
    Case(
      .seeker, ["[place] Казань", "Казань по прописке, а живу в Иннополисе, исправьте"],
      ["+place = Innopolis", "-place = Kazan"]),
    Case(
      .provider, ["[skills] Go, PostgreSQL", "we dropped PostgreSQL last sprint, it's MySQL now"],
      ["+provider.skill = MySQL", "-provider.skill = PostgreSQL"]),
    Case(
      .provider, ["[skills] Go, PostgreSQL", "постгрес сменили на MySQL, так что нужен он"],
      ["+provider.skill = MySQL", "-provider.skill = PostgreSQL"]),
    Case(
      .provider, ["[skills] Go, Kafka", "по Kafka: уже не обязательно, научим сами"],
      ["-provider.skill = Kafka"]),
    Case(
      .seeker, ["[languages] English B1", "English isn't B1 any more, I passed C1"],
      ["+language = English C1", "-language = English B1"]),
    Case(
      .seeker, ["[pay] 2000 usd net a month", "please change 2000 to 2300 usd net"],
      ["+seeker.pay = 2300- USD month net", "-seeker.pay = 2000- USD month net"]),
    Case(
      .seeker,
      ["[relocation] no", "I said no to moving but my partner got a place in Dublin, so I'd go to Dublin"],
      ["+seeker.relocation = yes", "-seeker.relocation = no"]),
    Case(
      .seeker, ["[mode] hybrid", "I take back hybrid, remote only from now on"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(
      .provider, ["[years] four years", "drop the four years, two will do if they're sharp"],
      ["+provider.years = 2.0", "-provider.years = 4.0"]),
    Case(
      .provider, ["[mode] hybrid", "We've gone fully remote, the lease ran out"],
      ["+provider.mode = remote", "-provider.mode = hybrid"]),
  ]

  @Test(arguments: exchanged)
  func `One value goes where the words end it and another comes`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let contrary: [Case] = [
    Case(
      .provider, ["[pay] up to 60k pounds gross a year", "The salary is up to 75k, and there's a bonus"],
      ["?pay"]),
    Case(
      .provider, ["[mode] fully remote", "everyone is in the office every day, no remote"], ["?workMode"]),
    Case(
      .provider, ["[pay] до 180 тысяч на руки", "поэтому больше 150 в месяц на руки предложить не сможем"],
      ["?pay"]),
    Case(
      .seeker, ["[place] Leeds", "The meetup I run here in Glasgow every month, we're forty people by now"],
      ["?place"]),
    Case(
      .seeker, ["[employment] full time", "I'm looking for something part-time, because of the bike shop"],
      ["?employment"]),
    Case(
      .seeker, ["[availability] in four weeks", "I have a three-month notice period by the way"],
      ["?availability"]),
    Case(
      .provider,
      ["[mode] remote", "We're all in the office every day and I'd want the new one there as well"],
      ["?workMode"]),
    Case(
      .seeker, ["[seniority] mid-level", "I'm a senior engineer who's tired of meetings"], ["?seniority"]),
  ]

  @Test(arguments: contrary)
  func `What only differs is asked about`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let others: [Case] = [
    Case(.seeker, ["[mode] hybrid", "In my first job we were in the office every day, it was dreadful"], []),
    Case(.seeker, ["[years] six years", "Like my last team, where the lead had 15 years of experience"], []),
    Case(.provider, ["[mode] office", "From home you can't see if the valve opens"], []),
    Case(.provider, ["[skills] Kotlin", "ios не трогаем, там отдельный человек на swift"], []),
    Case(.provider, ["[wants] a frontend developer", "1800 usd for the whole project"], []),
    Case(.seeker, ["[pay] 4000 euros net a month", "no, that's right, 4000 and four weeks"], []),
    Case(.provider, ["[place] Казань", "двое сидят в Перми удалённо, остальные тут"], []),
    Case(.provider, ["[place] Leeds", "Two of us are in Porto and work remotely, it's no problem"], []),
  ]

  @Test(arguments: others)
  func `What is over, others' or impossible changes nothing`(_ example: Case) {
    #expect(example.found == example.expected)
  }
}
