import Testing

/// Answers about terms in Russian, as people give them: terse, chatty, in words, with a city whose name is a word.
@Suite struct RussianAnswersTests {
  typealias Case = TalkChange.Case

  static let answers: [Case] = [
    Case(.seeker, ["[years] без малого десять"], ["+seeker.years = 10.0"]),
    Case(.seeker, ["[years] полтора года"], ["+seeker.years = 1.5"]),
    Case(.seeker, ["[years] с 2016-го"], ["+seeker.years = 10.0"]),
    Case(.seeker, ["[years] семь с половиной"], ["+seeker.years = 7.5"]),
    Case(.seeker, ["[pay] 260 на руки и ни рублём меньше"], ["+seeker.pay = 260000- RUB month net"]),
    Case(.seeker, ["[pay] от трёхсот пятидесяти чистыми"], ["+seeker.pay = 350000- RUB month net"]),
    Case(.seeker, ["[pay] сто восемьдесят тысяч на руки"], ["+seeker.pay = 180000- RUB month net"]),
    Case(.seeker, ["[pay] 4к баксов в месяц"], ["+seeker.pay = 4000- USD month unknown"]),
    Case(.seeker, ["[pay] полмиллиона гросс"], ["+seeker.pay = 500000- RUB month gross"]),
    Case(.seeker, ["[pay] 2500 руб/час"], ["+seeker.pay = 2500- RUB hour unknown"]),
    Case(.seeker, ["[pay] двести — двести пятьдесят на руки"], ["+seeker.pay = 200000-250000 RUB month net"]),
    Case(.seeker, ["[pay] 5 тыс. евро до налогов"], ["+seeker.pay = 5000- EUR month gross"]),
    Case(
      .seeker, ["[pay] сейчас получаю 200, хотелось бы 280 на руки"], ["+seeker.pay = 280000- RUB month net"]),
    Case(
      .seeker, ["[pay] коллега говорит, просить 400, но мне и 300 на руки хватит"],
      ["+seeker.pay = 300000- RUB month net"]),
    Case(.seeker, ["[pay] не знаю, сколько сейчас платят?"], []),
    Case(.seeker, ["[pay] 300к, до вычета"], ["+seeker.pay = 300000- RUB month gross"]),
    Case(
      .seeker, ["[skills] от 180 на руки, удалёнка, но могу и в офис раз в неделю"],
      ["+seeker.mode = hybrid", "+seeker.mode = remote", "+seeker.pay = 180000- RUB month net"]),
    Case(
      .seeker, ["[skills] React, нукст и джквери"],
      ["+seeker.skill = Nuxt", "+seeker.skill = React", "+seeker.skill = jQuery"]),
    Case(.seeker, ["[place] Калининград, сам из Омска"], ["+place = Kaliningrad"]),
    Case(.seeker, ["[place] в Нижнем"], ["+place = Nizhny Novgorod"]),
    Case(.seeker, ["[place] Орёл. Который город"], ["+place = Oryol"]),
    Case(.seeker, ["[place] живу в Мирном, Якутия"], ["+place = Mirny"]),
    Case(.seeker, ["[place] переехал из Минска в Варшаву"], ["+place = Warsaw"]),
    Case(.seeker, ["[place] Питер, но зимую на Бали"], ["+place = Saint Petersburg"]),
    Case(.seeker, ["[place] Екб"], ["+place = Yekaterinburg"]),
    Case(.seeker, ["[place] с 2022-го в Ереване"], ["+place = Yerevan"]),
    Case(.seeker, ["[place] под Казанью"], ["+place = Kazan"]),
    Case(.seeker, ["[place] Набережные Челны"], ["+place = Naberezhnye Chelny"]),
    Case(.seeker, ["[mode] удалёнка и точка"], ["+seeker.mode = remote"]),
    Case(.seeker, ["[mode] офис не люблю, но пару дней в неделю потерплю"], ["+seeker.mode = hybrid"]),
    Case(.seeker, ["[mode] мне в офисе лучше, дома дети"], ["+seeker.mode = office"]),
    Case(.seeker, ["[mode] гибрид или удалённо"], ["+seeker.mode = hybrid", "+seeker.mode = remote"]),
    Case(.seeker, ["[relocation] никуда не поеду"], ["+seeker.relocation = no"]),
    Case(.seeker, ["[relocation] с семьёй — только в Сербию"], ["+seeker.relocation = yes"]),
    Case(.seeker, ["[relocation] смотря куда"], []),
    Case(.seeker, ["[availability] могу хоть завтра"], ["+seeker.availability = now"]),
    Case(.seeker, ["[availability] отработка две недели"], ["+seeker.availability = 2 weeks"]),
    Case(.seeker, ["[availability] через пару месяцев"], ["+seeker.availability = 9 weeks"]),
    Case(.seeker, ["[availability] не горит, просто смотрю"], ["+seeker.availability = looking"]),
    Case(
      .seeker, ["[languages] английский свободно, немецкий B1"],
      ["+language = English C1", "+language = German B1"]),
    Case(.seeker, ["[languages] только русский"], ["+language = Russian"]),
    Case(.seeker, ["[languages] английского нет, увы"], []),
    Case(.seeker, ["[employment] только проектная занятость"], ["+seeker.employment = contract"]),
    Case(.seeker, ["[employment] полставки, учусь"], ["+seeker.employment = partTime"]),
    Case(.seeker, ["[employment] ГПХ или ИП"], ["+seeker.employment = contract"]),
    Case(.seeker, ["[seniority] мидл плюс"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["[seniority] тимлидом был, хватит, теперь сеньор"], ["+seeker.seniority = senior"]),
    Case(
      .seeker, ["[availability] Срок уведомления согласно договору составляет один месяц."],
      ["+seeker.availability = 4 weeks"]),
    Case(
      .seeker, ["[pay] Ожидаемый уровень дохода — от 350 000 рублей до вычета НДФЛ."],
      ["+seeker.pay = 350000- RUB month gross"]),
    Case(.seeker, ["[place] Проживаю в городе Санкт-Петербурге."], ["+place = Saint Petersburg"]),
    Case(
      .seeker, ["[languages] Английским владею на уровне Upper-Intermediate."], ["+language = English B2"]),
    Case(
      .seeker, ["[relocation] К переезду готова при наличии релокационного пакета."],
      ["+seeker.relocation = yes"]),
    Case(.provider, ["[pay] до 400 на руки"], ["+provider.pay = -400000 RUB month net"]),
    Case(.provider, ["[pay] вилка 250-320 гросс"], ["+provider.pay = 250000-320000 RUB month gross"]),
    Case(
      .provider, ["[pay] До двухсот тысяч на руки, больше бухгалтерия не подпишет"],
      ["+provider.pay = -200000 RUB month net"]),
    Case(.provider, ["[seniority] от мидла"], ["+provider.seniority = mid"]),
    Case(.provider, ["[years] не меньше пяти"], ["+provider.years = 5.0"]),
    Case(.provider, ["[availability] ещё вчера"], ["+provider.availability = now"]),
    Case(.provider, ["[relocation] переезд оплатим"], ["+provider.relocation = yes"]),
    Case(.seeker, ["[years] год, даже чуть меньше"], ["+seeker.years = 1.0"]),
    Case(
      .seeker, ["[pay] Сто шестьдесят тысяч на руки. Муж говорит, проси двести, а я не люблю торговаться"],
      ["+seeker.pay = 160000- RUB month net"]),
    Case(
      .seeker, ["[pay] хотелось бы двести двадцать, минимум двести на руки"],
      ["+seeker.pay = 200000- RUB month net"]),
    Case(.seeker, ["[pay] 180 чистыми"], ["+seeker.pay = 180000- RUB month net"]),
    Case(.seeker, ["[pay] от 250к, гросс"], ["+seeker.pay = 250000- RUB month gross"]),
    Case(.seeker, ["[pay] где-то 350-400"], ["+seeker.pay = 350000-400000 RUB month unknown"]),
    Case(.seeker, ["[pay] три тысячи евро на руки"], ["+seeker.pay = 3000- EUR month net"]),
    Case(.seeker, ["[pay] 45 баксов в час"], ["+seeker.pay = 45- USD hour unknown"]),
    Case(.seeker, ["[pay] не меньше двухсот пятидесяти"], ["+seeker.pay = 250000- RUB month unknown"]),
    Case(.seeker, ["[pay] сто двадцать, я только начинаю"], ["+seeker.pay = 120000- RUB month unknown"]),
    Case(.seeker, ["[pay] порядка 5к€ net"], ["+seeker.pay = 5000- EUR month net"]),
    Case(.seeker, ["[pay] 4 млн в год"], ["+seeker.pay = 4000000- RUB year unknown"]),
    Case(
      .seeker, ["[pay] столько же, сколько сейчас, — 310 на руки"], ["+seeker.pay = 310000- RUB month net"]),
    Case(
      .seeker, ["[pay] деньги не главное, но меньше 190 не предлагайте"],
      ["+seeker.pay = 190000- RUB month unknown"]),
    Case(.seeker, ["[pay] 1500 тенге... шучу, 900 тысяч тенге"], ["+seeker.pay = 900000- KZT month unknown"]),
    Case(.provider, ["[pay] потолок 350, гросс"], ["+provider.pay = -350000 RUB month gross"]),
    Case(.provider, ["[pay] вилка от 180 до 230 на руки"], ["+provider.pay = 180000-230000 RUB month net"]),
    Case(.provider, ["[pay] не больше 300 тысяч"], ["+provider.pay = -300000 RUB month unknown"]),
    Case(.provider, ["[pay] 280, для сильного 320"], ["+provider.pay = -320000 RUB month unknown"]),
    Case(.seeker, ["[seniority] крепкий мидл"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["[seniority] сеньор, но без апломба"], ["+seeker.seniority = senior"]),
    Case(.seeker, ["[seniority] джун+"], ["+seeker.seniority = junior"]),
    Case(.seeker, ["[seniority] да какой я сеньор, мидл"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["[seniority] тимлид, играющий"], ["+seeker.seniority = lead"]),
    Case(.seeker, ["[seniority] стажёр"], ["+seeker.seniority = entry"]),
    Case(.seeker, ["[availability] через две-три недели"], ["+seeker.availability = 3 weeks"]),
    Case(.seeker, ["[availability] сразу после майских"], []),
    Case(.seeker, ["[availability] отработаю две недели и свободен"], ["+seeker.availability = 2 weeks"]),
    Case(.seeker, ["[availability] я сейчас без работы"], ["+seeker.availability = now"]),
    Case(.seeker, ["[availability] как отпустят, месяц примерно"], ["+seeker.availability = 4 weeks"]),
    Case(.seeker, ["[availability] с первого декабря"], ["+seeker.availability = 1 weeks"]),
    Case(.seeker, ["[availability] не раньше марта"], ["+seeker.availability = 14 weeks"]),
    Case(.seeker, ["[availability] в любой день"], ["+seeker.availability = now"]),
    Case(.seeker, ["[availability] спешить некуда"], ["+seeker.availability = looking"]),
    Case(.seeker, ["[years] лет семь-восемь"], ["+seeker.years = 7.0"]),
    Case(.seeker, ["[years] девятый год пошёл"], ["+seeker.years = 8.0"]),
    Case(.seeker, ["[years] с универа, а это двенадцать лет"], ["+seeker.years = 12.0"]),
    Case(.seeker, ["[years] всего два"], ["+seeker.years = 2.0"]),
    Case(.seeker, ["[years] около трёх"], ["+seeker.years = 3.0"]),
    Case(
      .seeker, ["[languages] английский intermediate, узбекский родной"],
      ["+language = English B1", "+language = Uzbek native"]),
  ]

  @Test(arguments: answers)
  func `An answer about terms is read as it is meant`(_ example: Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }
}
