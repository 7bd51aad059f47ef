import Testing

/// What a later message sets right, moves on or contradicts, in both languages.
@Suite struct CorrectionTests {
  typealias Case = TalkChange.Case

  static let english: [Case] = [
    Case(.seeker, ["[place] Dublin", "Cork, not Dublin, sorry"], ["+place = Cork", "-place = Dublin"]),
    Case(
      .seeker, ["[place] Dublin", "Actually, Berlin from March. Got the flat."],
      ["+place = Berlin", "-place = Dublin"]),
    Case(
      .seeker, ["[place] Madrid", "we moved to Valencia last week"], ["+place = Valencia", "-place = Madrid"]),
    Case(
      .seeker, ["[pay] 95k EUR gross a year", "Hmm, make it 90"],
      ["+seeker.pay = 90000- EUR year gross", "-seeker.pay = 95000- EUR year gross"]),
    Case(
      .seeker, ["[pay] 70k EUR gross a year", "on second thought 75"],
      ["+seeker.pay = 75000- EUR year gross", "-seeker.pay = 70000- EUR year gross"]),
    Case(
      .provider, ["[pay] 55 to 65k EUR gross a year", "it's up to 70 now, not 65"],
      ["+provider.pay = 55000-70000 EUR year gross", "-provider.pay = 55000-65000 EUR year gross"]),
    Case(
      .provider, ["[years] six years at least", "they reduced it to five years"],
      ["+provider.years = 5.0", "-provider.years = 6.0"]),
    Case(
      .provider, ["[wants] a senior Go developer", "mid is fine too, I asked the boss"],
      ["+provider.seniority = mid"]),
    Case(
      .seeker, ["[mode] hybrid", "scratch that, fully remote only"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(
      .seeker, ["[languages] English B2", "I passed the exam, English is C1 now"],
      ["+language = English C1", "-language = English B2"]),
    Case(
      .seeker, ["[skills] AWS, Docker, Go", "take AWS off, I barely touched it"], ["-seeker.skill = AWS"]),
    Case(.seeker, ["[skills] Docker, Go", "oh, and add Kafka"], ["+seeker.skill = Kafka"]),
    Case(
      .seeker, ["[availability] in a month", "turns out I can start right away"],
      ["+seeker.availability = now", "-seeker.availability = 4 weeks"]),
    Case(
      .seeker, ["[years] five", "six, actually, I forgot the year in Utrecht"],
      ["+seeker.years = 6.0", "-seeker.years = 5.0"]),
    Case(
      .seeker, ["[seniority] senior", "lead, they promoted me yesterday"],
      ["+seeker.seniority = lead", "-seeker.seniority = senior"]),
    Case(
      .seeker, ["[relocation] yes", "we bought a house, so no moving any more"],
      ["+seeker.relocation = no", "-seeker.relocation = yes"]),
    Case(
      .seeker, ["[relocation] no", "fine, I'd move for a good offer"],
      ["+seeker.relocation = yes", "-seeker.relocation = no"]),
    Case(.provider, ["[mode] office", "the boss gave in: remote is fine"], ["+provider.mode = remote"]),
    Case(
      .provider, ["[wants] a React developer", "Vue, not React. I mixed up the projects."],
      ["+provider.skill = Vue", "-provider.skill = React"]),
    Case(.seeker, ["[years] three", "I've been coding professionally for ten years"], ["?years"]),
    Case(.seeker, ["[mode] remote only", "I like being in the office every day"], ["?workMode"]),
    Case(.seeker, ["[place] I live in Porto", "here in Prague the winters are hard"], ["?place"]),
    Case(.seeker, ["[seniority] junior", "as a principal engineer I set the direction"], ["?seniority"]),
    Case(
      .seeker, ["[pay] 3000 EUR net a month", "for less than 5000 euros net a month I won't get out of bed"],
      ["?pay"]),
    Case(
      .seeker, ["Toronto", "[pay] 165k Canadian a year, gross. That is a floor."],
      ["+seeker.pay = 165000- CAD year gross"]),
    Case(
      .provider, ["Zurich", "[pay] The range is 120,000 to 140,000 Swiss francs gross per annum."],
      ["+provider.pay = 120000-140000 CHF year gross"]),
    Case(
      .seeker, ["[pay] 95k EUR a year gross", "Hmm, make it 90, I'd rather have a good team."],
      ["+seeker.pay = 90000- EUR year gross", "-seeker.pay = 95000- EUR year gross"]),
    Case(
      .provider,
      ["[pay] 55-65k EUR a year gross", "We had the board on the phone, and it's up to 70 now, not 65."],
      ["+provider.pay = 55000-70000 EUR year gross", "-provider.pay = 55000-65000 EUR year gross"]),
    Case(
      .seeker, ["Dublin", "Sorry, one more: Cork, not Dublin. I moved in June and keep forgetting."],
      ["+place = Cork", "-place = Dublin"]),
    Case(
      .seeker,
      ["[mode] remote", "[place] Dublin", "Actually, Berlin from March. I got the flat! Still remote."],
      ["+place = Berlin", "-place = Dublin"]),
    Case(
      .provider, ["[years] six years", "The hiring committee has reduced the requirement to five years."],
      ["+provider.years = 5.0", "-provider.years = 6.0"]),
    Case(
      .seeker, ["[seniority] senior", "Now that I see it, lead would be fairer than senior"],
      ["+seeker.seniority = lead", "-seeker.seniority = senior"]),
    Case(
      .seeker, ["[mode] hybrid", "Actually, scrap hybrid. Remote only"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
  ]

  @Test(arguments: english)
  func `A correction in English changes what it is about`(_ example: Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }

  static let russian: [Case] = [
    Case(
      .seeker, ["[place] Москва", "город Тверь, а не Москва, съехал летом"],
      ["+place = Tver", "-place = Moscow"]),
    Case(
      .seeker, ["[place] Москва", "с марта переезжаю в Белград"], ["+place = Belgrade", "-place = Moscow"]),
    Case(
      .seeker, ["[place] Казань", "мы перебрались в Питер"], ["+place = Saint Petersburg", "-place = Kazan"]),
    Case(
      .seeker, ["[pay] 260 на руки", "и пусть будет 240"],
      ["+seeker.pay = 240000- RUB month net", "-seeker.pay = 260000- RUB month net"]),
    Case(
      .seeker, ["[pay] 300 на руки", "давайте не 300, а 320"],
      ["+seeker.pay = 320000- RUB month net", "-seeker.pay = 300000- RUB month net"]),
    Case(
      .provider, ["[pay] до 200 на руки", "начальник подобрел: можно до 220"],
      ["+provider.pay = -220000 RUB month net", "-provider.pay = -200000 RUB month net"]),
    Case(
      .seeker, ["[mode] гибрид", "нет, не гибрид. только удалёнка"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(
      .seeker, ["[languages] английский B2", "английский теперь C1, сдал экзамен"],
      ["+language = English C1", "-language = English B2"]),
    Case(
      .seeker, ["[skills] докер, го, авс", "авс уберите, я его почти не трогал"], ["-seeker.skill = AWS"]),
    Case(.seeker, ["[years] пять", "шесть, ошибся"], ["+seeker.years = 6.0", "-seeker.years = 5.0"]),
    Case(
      .seeker, ["[availability] через месяц", "оказывается, могу сразу"],
      ["+seeker.availability = now", "-seeker.availability = 4 weeks"]),
    Case(
      .seeker, ["[seniority] сеньор", "меня вчера сделали лидом"],
      ["+seeker.seniority = lead", "-seeker.seniority = senior"]),
    Case(
      .seeker, ["[relocation] готов", "переезд отменяется, купили квартиру"],
      ["+seeker.relocation = no", "-seeker.relocation = yes"]),
    Case(
      .provider, ["[wants] фронтендера на реакте", "не реакт, а вью"],
      ["+provider.skill = Vue", "-provider.skill = React"]),
    Case(
      .provider, ["[years] от шести лет", "снизили до пяти лет"],
      ["+provider.years = 5.0", "-provider.years = 6.0"]),
    Case(.seeker, ["[years] три", "десять лет этим занимаюсь"], ["?years"]),
    Case(.seeker, ["[mode] только удалённо", "люблю каждый день ходить в офис"], ["?workMode"]),
    Case(
      .seeker, ["Воронеж", "[pay] 260 на руки и ни рублём меньше"], ["+seeker.pay = 260000- RUB month net"]),
    Case(
      .seeker, ["[pay] 260 на руки", "и пусть будет 240, надоело сидеть"],
      ["+seeker.pay = 240000- RUB month net", "-seeker.pay = 260000- RUB month net"]),
    Case(
      .seeker, ["[pay] 300 на руки", "и давайте не 300, а 320, за удалёнку же проезд не платят"],
      ["+seeker.pay = 320000- RUB month net", "-seeker.pay = 300000- RUB month net"]),
    Case(
      .both, ["[pay] до 200 на руки андроидщику", "Сестра подобрела: андроидщику можно до 220."],
      [
        "+provider.pay = -220000 RUB month net", "+provider.skill = Android", "+provider.trade = mobile",
        "-provider.pay = -200000 RUB month net",
      ]),
    Case(
      .seeker, ["[place] Москва", "и ещё: город Тверь, а не Москва. я же туда съехал летом"],
      ["+place = Tver", "-place = Moscow"]),
    Case(
      .seeker,
      [
        "[mode] удалёнка", "[place] Москва",
        "с марта переезжаю в Белград, договор подписал. удалёнка остаётся",
      ], ["+place = Belgrade", "-place = Moscow"]),
    Case(
      .seeker, ["[mode] гибрид", "хотя знаете, нет, не гибрид. только удалёнка"],
      ["+seeker.mode = remote", "-seeker.mode = hybrid"]),
    Case(
      .seeker,
      ["[languages] английский B2", "Прошу внести изменение: английский я подтвердила на уровне C1."],
      ["+language = English C1", "-language = English B2"]),
    Case(
      .seeker,
      [
        "[mode] гибрид или удалённо",
        "Прошу указать, что удалённый формат для меня не приоритет, но возможен.",
      ], []),
    Case(
      .seeker, ["[trade] data analyst", "Моя должность называется «старший аналитик»"],
      ["+seeker.seniority = senior"]),
  ]

  @Test(arguments: russian)
  func `A correction in Russian changes what it is about`(_ example: Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }
}
