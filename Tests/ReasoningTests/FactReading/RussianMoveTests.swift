import Ports
import Testing

/// How far somebody would move, and for how long they have worked, in the words in which Russians tell it.
@Suite struct RussianMoveTests {
  typealias Case = TalkChange.Case

  static let moves: [Case] = [
    Case(.seeker, ["[relocation] никуда не двинусь"], ["+seeker.relocation = no"]),
    Case(.seeker, ["[relocation] не"], ["+seeker.relocation = no"]),
    Case(.seeker, ["[relocation] ну если честно да, в Питер бы рванул"], ["+seeker.relocation = yes"]),
    Case(.seeker, ["[relocation] Смотря куда: в Мадрид ок, остальное нет"], ["+seeker.relocation = yes"]),
    Case(
      .seeker, ["[relocation] В Екатеринбург перебралась бы легко, дальше Урала нет"],
      ["+seeker.relocation = yes"]),
    Case(
      .seeker, ["[relocation] Если бы была одна — уехала бы в Москву, а так никуда не двинусь"],
      ["+seeker.relocation = no"]),
    Case(.provider, ["[relocation] Визу и билеты семье берём на себя"], ["+provider.relocation = yes"]),
    Case(.seeker, ["никуда не тороплюсь"], ["+seeker.availability = looking"]),
  ]

  @Test(arguments: moves)
  func `A move is told without its word, and one only supposed is none`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let years: [Case] = [
    Case(.seeker, ["[years] 4 с хвостиком всего"], ["+seeker.years = 4.0"]),
    Case(.seeker, ["[years] лет пять-шесть"], ["+seeker.years = 5.0"]),
    Case(.provider, ["[years] Хотя бы год-два реальных проектов"], ["+provider.years = 1.0"]),
    Case(
      .seeker, ["[years] общий стаж восемь, из них автоматизирую три, пишите восемь"], ["+seeker.years = 8.0"]
    ),
    Case(
      .provider, ["[years] Лет пять. Хотя нет, пять — это я про себя; у кандидата пусть будет от трёх."],
      ["+provider.years = 3.0"]),
    Case(.provider, ["[years] хотя бы года три"], ["+provider.years = 3.0"]),
  ]

  @Test(arguments: years)
  func `Years are told in ranges, with tails and in sums`(_ example: Case) {
    #expect(example.found == example.expected)
  }
}
