import Ports
import Testing

/// What people say in passing, in jest or of others beside a fact, as whole conversations with them showed it.
@Suite struct SpokenAsideTests {
  private typealias Case = TalkChange.Case

  private static let cases: [Case] = [
    // The people are refused, and not what they work with.
    Case(.seeker, ["No consulting, I have had it with PowerPoint clowns."], ["+seeker.field = consulting"]),
    Case(.seeker, ["[refusals] I've had it with PHP."], ["+seeker.refuses = PHP"]),
    // A language for the family or for fun is none that is worked in.
    Case(.seeker, ["[languages] English. My Irish is for arguing with my mother."], ["+language = English"]),
    Case(
      .seeker, ["[languages] Русский, английский C1. Сербский на уровне «још једно, молим»."],
      ["+language = English C1", "+language = Russian"]),
    Case(.seeker, ["[languages] рсский"], ["+language = Russian"]),
    // A form of employment that is half said, or not meant.
    Case(
      .seeker, ["[employment] полный день или неполный, как скажете"],
      ["+seeker.employment = fullTime", "+seeker.employment = partTime"]),
    Case(
      .seeker, ["[employment] full or part time, both would be fine"],
      ["+seeker.employment = fullTime", "+seeker.employment = partTime"]),
    Case(
      .seeker, ["[employment] Полный день, на полставки я только худею."],
      ["+seeker.employment = fullTime"]),
    // When somebody could start is no term of the pay.
    Case(
      .seeker, ["[pay] 90 thousand euros a year, gross", "[availability] A month."],
      ["+seeker.availability = 4 weeks"]),
    // To learn something is not to want its tool.
    Case(
      .seeker, ["[wants] I'd love to learn motion design one day, I've never even opened After Effects"],
      ["+seeker.wants = Motion design"]),
    Case(
      .seeker, ["[place] Glasgow", "[relocation] maybe Edinburgh. nowhere else, sorry"],
      ["+seeker.relocation = yes"]),
    // What would be nice to have in the work is a wish.
    Case(
      .seeker, ["[wants] желательно с Kafka. Хорошо бы попробовать Rust. Kubernetes будет плюсом"],
      ["+seeker.wants = Kafka", "+seeker.wants = Kubernetes", "+seeker.wants = Rust"]),
    Case(
      .seeker, ["[skills] Go. желательно, чтобы был Kubernetes"],
      ["+seeker.skill = Go", "+seeker.wants = Kubernetes"]),
    Case(
      .seeker, ["[wants] payments. Kubernetes is a plus, Kafka isn't needed."], ["+seeker.wants = Kubernetes"]
    ),
    // A director of technology is of the highest level.
    Case(
      .seeker, ["[seniority] я техдиректор"], ["+seeker.seniority = principal", "+seeker.trade = management"]),
  ]

  @Test(arguments: cases.indices)
  func onlyWhatIsMeantIsRead(index: Int) {
    let one = Self.cases[index]
    #expect(one.found == one.expected, "\(one.turns)")
  }

  @Test func `Eighty in the years of a tool is a joke, and nobody's skill`() {
    for text in [
      "Twelve years of it, or eighty in JavaScript years. TypeScript, React",
      "Двенадцать лет, или восемьдесят по меркам JavaScript. TypeScript, React",
      "Двенадцать лет, или восемьдесят в JavaScript-годах. TypeScript, React",
    ] {
      let found = FindingNotation.read(text, asked: .skills)
      #expect(
        found.filter { $0.contains("skill") } == [
          "seeker.offers.skill react", "seeker.offers.skill typescript",
        ])
    }
  }
}
