import Testing

/// Answers about terms in English, as people give them: terse, chatty, in words, with a city whose name is a word.
@Suite struct EnglishAnswersTests {
  typealias Case = TalkChange.Case

  static let answers: [Case] = [
    Case(
      .seeker, ["[pay] my manager earns 90k, I want 75k gross, pounds"],
      ["+seeker.pay = 75000- GBP year gross"]),
    Case(.seeker, ["[pay] 85k gross, EUR"], ["+seeker.pay = 85000- EUR year gross"]),
    Case(.seeker, ["[pay] not below 6k net a month, euros"], ["+seeker.pay = 6000- EUR month net"]),
    Case(.seeker, ["[pay] £550 a day"], ["+seeker.pay = 550- GBP day unknown"]),
    Case(.seeker, ["[pay] sixty-five an hour, dollars"], ["+seeker.pay = 65- USD hour unknown"]),
    Case(
      .seeker, ["[pay] I'd say seventy thousand pounds a year"], ["+seeker.pay = 70000- GBP year unknown"]),
    Case(.seeker, ["[pay] 120k base plus bonus, USD"], ["+seeker.pay = 120000- USD year unknown"]),
    Case(
      .seeker, ["[pay] between four and five thousand euros a month after tax"],
      ["+seeker.pay = 4000-5000 EUR month net"]),
    Case(.seeker, ["[years] just over four"], ["+seeker.years = 4.0"]),
    Case(.seeker, ["[years] half a year, if I'm honest"], ["+seeker.years = 0.5"]),
    Case(.seeker, ["[years] since 2015"], ["+seeker.years = 11.0"]),
    Case(.seeker, ["[years] a decade"], ["+seeker.years = 10.0"]),
    Case(.seeker, ["[years] too many. Fifteen?"], ["+seeker.years = 15.0"]),
    Case(.seeker, ["[availability] two months' notice"], ["+seeker.availability = 9 weeks"]),
    Case(.seeker, ["[availability] tomorrow if you like"], ["+seeker.availability = now"]),
    Case(
      .seeker, ["[availability] I'm in no hurry, just looking around"], ["+seeker.availability = looking"]),
    Case(.seeker, ["[place] Split, by the sea"], ["+place = Split"]),
    Case(.seeker, ["[place] Reading, half an hour from London"], ["+place = Reading"]),
    Case(.seeker, ["[place] Nice. The city, not the adjective."], ["+place = Nice"]),
    Case(.seeker, ["[place] between Lyon and Geneva, officially Lyon"], ["+place = Lyon"]),
    Case(.seeker, ["[place] I moved from Kharkiv to Gdansk two years ago"], ["+place = Gdansk"]),
    Case(.seeker, ["[place] Cork these days, though I grew up in Galway"], ["+place = Cork"]),
    Case(.seeker, ["[mode] two days in the office is fine, five is not"], ["+seeker.mode = hybrid"]),
    Case(
      .seeker, ["[mode] Remote or hybrid, both work for me"],
      ["+seeker.mode = hybrid", "+seeker.mode = remote"]),
    Case(.seeker, ["[mode] I'd rather be in the office, home is noisy"], ["+seeker.mode = office"]),
    Case(.seeker, ["[relocation] not a chance"], ["+seeker.relocation = no"]),
    Case(
      .seeker, ["[relocation] For the right team, sure, anywhere in the EU"], ["+seeker.relocation = yes"]),
    Case(
      .seeker, ["[languages] native Polish, English C1, some German"],
      ["+language = English C1", "+language = German", "+language = Polish native"]),
    Case(.seeker, ["[languages] my French is gone, so only English"], ["+language = English"]),
    Case(
      .seeker, ["[employment] Contract only. I left payroll in 2019 and won't go back."],
      ["+seeker.employment = contract"]),
    Case(.seeker, ["[employment] part time, 20 hours a week"], ["+seeker.employment = partTime"]),
    Case(.seeker, ["[seniority] call me a senior, my boss does"], ["+seeker.seniority = senior"]),
    Case(
      .seeker, ["[availability] My contractual notice period amounts to three months."],
      ["+seeker.availability = 13 weeks"]),
    Case(
      .seeker, ["[pay] My expectation would be CHF 130,000 per annum, gross."],
      ["+seeker.pay = 130000- CHF year gross"]),
    Case(.seeker, ["[pay] Canadian dollars, 140 thousand"], ["+seeker.pay = 140000- CAD year unknown"]),
    Case(
      .seeker, ["[pay] currently I earn 70k, so 80k euros would be a reason to move"],
      ["+seeker.pay = 80000- EUR year unknown"]),
    Case(
      .seeker, ["[pay] my friend gets 100k, I'd be happy with 75k EUR gross"],
      ["+seeker.pay = 75000- EUR year gross"]),
    Case(.seeker, ["[pay] no idea, what do others get?"], []),
    Case(.seeker, ["[pay] Four hundred and fifty euros a day"], ["+seeker.pay = 450- EUR day unknown"]),
    Case(.provider, ["[pay] 60 to 75 thousand euros gross"], ["+provider.pay = 60000-75000 EUR year gross"]),
    Case(
      .provider, ["[pay] We can go to 7,000 USD a month, net, for the right one"],
      ["+provider.pay = -7000 USD month net"]),
    Case(
      .provider, ["[mode] Three days a week at the desk in Ghent, the rest from home"],
      ["+place = Ghent", "+provider.mode = hybrid"]),
    Case(.provider, ["[mode] They may sit wherever they like"], ["+provider.mode = remote"]),
    Case(.provider, ["[mode] on site, there's hardware to touch"], ["+provider.mode = office"]),
    Case(
      .provider, ["[seniority] junior to mid, we have time to teach"],
      ["+provider.seniority = junior", "+provider.seniority = mid"]),
    Case(.provider, ["[years] at least three"], ["+provider.years = 3.0"]),
    Case(.provider, ["[availability] yesterday"], ["+provider.availability = now"]),
    Case(.provider, ["[availability] by Easter would be nice"], []),
    Case(
      .provider, ["[languages] The team speaks Dutch, but English is enough"],
      ["+language = Dutch", "+language = English"]),
    Case(.provider, ["[relocation] we help with the visa and the flat"], ["+provider.relocation = yes"]),
    Case(
      .seeker,
      [
        "[place] Remote, my knee and the dog agree on that. Pune. We lived in Bangalore until the lawyers, now I'm back in Pune in my parents' house"
      ], ["+place = Pune", "+seeker.mode = remote"]),
    Case(
      .seeker, ["[mode] Remote. Offices can burn, figuratively. Warsaw."],
      ["+place = Warsaw", "+seeker.mode = remote"]),
    Case(
      .provider,
      [
        "[mode] Hybrid: three days per week in the office. Regrettably, the regulator does not permit fully remote work."
      ], ["+provider.mode = hybrid"]),
    Case(
      .seeker, ["[seniority] only about a year, sorry. oh, junior"],
      ["+seeker.seniority = junior", "+seeker.years = 1.0"]),
    Case(.seeker, ["[languages] English, and sarcasm to C2."], ["+language = English"]),
    Case(.seeker, ["[pay] €75k ish"], ["+seeker.pay = 75000- EUR year unknown"]),
    Case(
      .seeker, ["[pay] 90 to 100, euros, thousands obviously"],
      ["+seeker.pay = 90000-100000 EUR year unknown"]),
    Case(.seeker, ["[pay] 4.2k after tax, EUR"], ["+seeker.pay = 4200- EUR month net"]),
    Case(.seeker, ["[pay] minimum 3,800 euro netto"], ["+seeker.pay = 3800- EUR month net"]),
    Case(.seeker, ["[pay] My rate is 85 euros per hour plus VAT"], ["+seeker.pay = 85- EUR hour unknown"]),
    Case(
      .seeker, ["[pay] a hundred and ten thousand dollars, before tax"],
      ["+seeker.pay = 110000- USD year gross"]),
    Case(.seeker, ["[pay] around 2.5 lakh a month"], ["+seeker.pay = 250000- INR month unknown"]),
    Case(
      .seeker, ["[pay] I'd take 48k if the team is right, EUR gross per year"],
      ["+seeker.pay = 48000- EUR year gross"]),
    Case(.seeker, ["[pay] six hundred pounds a day, outside IR35"], ["+seeker.pay = 600- GBP day unknown"]),
    Case(.seeker, ["[pay] no less than SEK 55 000 a month"], ["+seeker.pay = 55000- SEK month unknown"]),
    Case(
      .seeker, ["[pay] Previous job paid 50k. I'm asking 58k, euros"],
      ["+seeker.pay = 58000- EUR year unknown"]),
    Case(
      .seeker, ["[pay] Well, money isn't everything, but 5,000 a month net in euros would let me sleep"],
      ["+seeker.pay = 5000- EUR month net"]),
    Case(.seeker, ["[pay] I'd rather hear your number first"], []),
    Case(
      .provider, ["[pay] budget is 80, can stretch to 90k EUR for the right person"],
      ["+provider.pay = -90000 EUR year unknown"]),
    Case(.provider, ["[pay] anything up to 600 a day, GBP"], ["+provider.pay = -600 GBP day unknown"]),
    Case(.provider, ["[pay] we pay 45-60 EUR per hour"], ["+provider.pay = 45-60 EUR hour unknown"]),
    Case(
      .provider, ["[pay] roughly £65,000, maybe a little more"], ["+provider.pay = -65000 GBP year unknown"]),
    Case(.provider, ["[pay] 110k USD is the ceiling"], ["+provider.pay = -110000 USD year unknown"]),
    Case(.seeker, ["[availability] My notice is four weeks"], ["+seeker.availability = 4 weeks"]),
    Case(.seeker, ["[availability] a fortnight"], ["+seeker.availability = 2 weeks"]),
    Case(.seeker, ["[availability] after a month's notice"], ["+seeker.availability = 4 weeks"]),
    Case(.seeker, ["[availability] three weeks, maybe four"], ["+seeker.availability = 3 weeks"]),
    Case(.seeker, ["[availability] I'm between jobs, so any time"], ["+seeker.availability = now"]),
    Case(.seeker, ["[availability] Monday"], ["+seeker.availability = 1 weeks"]),
    Case(
      .seeker, ["[availability] straight away, I've been out of work since August"],
      ["+seeker.availability = now"]),
    Case(.seeker, ["[availability] not before February"], ["+seeker.availability = 10 weeks"]),
    Case(
      .seeker, ["[availability] 90 days, Indian companies, you know"], ["+seeker.availability = 13 weeks"]),
    Case(
      .seeker, ["[availability] no rush here, just seeing what's around"], ["+seeker.availability = looking"]),
    Case(.seeker, ["[availability] six weeks from signing"], ["+seeker.availability = 6 weeks"]),
    Case(.seeker, ["[availability] I'd need to give two months"], ["+seeker.availability = 9 weeks"]),
    Case(.seeker, ["[availability] immediately, unfortunately"], ["+seeker.availability = now"]),
    Case(.seeker, ["[seniority] my title says lead but I'd call it senior"], ["+seeker.seniority = senior"]),
    Case(.seeker, ["[seniority] entry level, sadly"], ["+seeker.seniority = entry"]),
    Case(.seeker, ["[seniority] Mid. Strong mid."], ["+seeker.seniority = mid"]),
    Case(.seeker, ["[years] 3.5"], ["+seeker.years = 3.5"]),
    Case(.seeker, ["[years] coming up to nine"], ["+seeker.years = 9.0"]),
    Case(.seeker, ["[years] professionally? six. as a hobby, twenty"], ["+seeker.years = 6.0"]),
    Case(.seeker, ["[years] one and a bit"], ["+seeker.years = 1.0"]),
    Case(.seeker, ["[years] eight or nine"], ["+seeker.years = 8.0"]),
    Case(.seeker, ["[years] Over twenty, believe it or not"], ["+seeker.years = 20.0"]),
    Case(.seeker, ["[languages] Only English, I'm ashamed to say"], ["+language = English"]),
    Case(
      .seeker, ["[languages] Portuguese is my mother tongue and I work in English"],
      ["+language = English", "+language = Portuguese native"]),
    Case(
      .seeker, ["[languages] I understand German but don't speak it; English is fine"],
      ["+language = English"]),
  ]

  @Test(arguments: answers)
  func `An answer about terms is read as it is meant`(_ example: Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }
}
