import BuiltInReasoning
import Domain
import Ports
import Testing

/// Where the frame of a sentence is not its author's plain present, nothing is taken: a fact that is missing is asked
/// for, one that is invented is believed.
@Suite struct DoubtTests {
  typealias Case = TalkChange.Case

  private func expect(_ example: Case) { #expect(example.found == example.expected, "\(example.turns)") }

  static let others: [Case] = [
    Case(
      .seeker, ["[skills] Python. Kubernetes is what our ops people look after"], ["+seeker.skill = Python"]),
    Case(.seeker, ["[skills] The guy next to me does all the Terraform"], []),
    Case(.seeker, ["[skills] Somebody else on the team handles AWS"], []),
    Case(.seeker, ["[skills] My teammates use Scala, I'm the Python one"], ["+seeker.skill = Python"]),
    Case(
      .seeker, ["[skills] Our company is a Java shop but my corner is Python"], ["+seeker.skill = Python"]),
    Case(.seeker, ["[skills] The customers use SAP, we only send them files"], []),
    Case(.seeker, ["[skills] Recruiters keep writing to me about Java"], []),
    Case(.provider, ["[wants] A tester. The developers write TypeScript"], ["+provider.trade = qa"]),
    Case(
      .provider, ["[languages] English. Our clients speak Dutch but that's our problem"],
      ["+language = English"]),
    Case(.provider, ["[mode] Candidates keep asking for remote"], []),
  ]

  @Test(arguments: others)
  func `What somebody else does is nobody's fact`(_ example: Case) { expect(example) }

  static let looks: [Case] = [
    Case(.seeker, ["[skills] I tried Rust for a weekend and gave up"], []),
    Case(.seeker, ["[skills] I read a book about Go once"], []),
    Case(.seeker, ["[skills] Python. I did some Haskell at university"], ["+seeker.skill = Python"]),
    Case(.seeker, ["[skills] I could pick up Go if needed"], []),
    Case(.seeker, ["[skills] I wouldn't say I know Kubernetes"], []),
    Case(.seeker, ["[skills] Python, not much Docker though"], ["+seeker.skill = Python"]),
    Case(.seeker, ["[skills] Python where shell won't do"], ["+seeker.skill = Python"]),
    Case(.seeker, ["[skills] The frontend is in Vue but that's not my job"], []),
    Case(.seeker, ["[refusals] No Flutter. Please. I did one Flutter app"], ["+seeker.refuses = Flutter"]),
  ]

  @Test(arguments: looks)
  func `A look at a tool, a supposition and a denial behind it are no skill and no refusal`(_ example: Case) {
    expect(example)
  }

  static let terms: [Case] = [
    Case(.seeker, ["[pay] They offered me 70k EUR and I said no"], []),
    Case(.seeker, ["[mode] I don't want to be remote any more"], []),
    Case(.seeker, ["[mode] My current job is fully remote, and I miss people"], []),
    Case(.seeker, ["[languages] English. My Japanese is from anime"], ["+language = English"]),
    Case(.seeker, ["[availability] In four weeks I have a wedding"], []),
    Case(.seeker, ["[years] My company has been around for 20 years"], []),
    Case(.seeker, ["[place] Right now I'm visiting my parents in Kyiv"], []),
    Case(.seeker, ["[employment] Freelance so far, now a steady job"], []),
    Case(.provider, ["[level] A junior would drown here"], []),
    Case(.provider, ["[mode] Remote? Not for a first hire"], []),
  ]

  @Test(arguments: terms)
  func `Terms of something else are none`(_ example: Case) { expect(example) }

  static let changes: [Case] = [
    Case(
      .provider,
      ["[pay] 3,500 to 4,000 euros a month gross", "They just wrote: the pay is 4,000 to 4,600 now."],
      ["+provider.pay = 4000-4600 EUR month gross", "-provider.pay = 3500-4000 EUR month gross"]),
    Case(
      .provider, ["[mode] remote is fine", "[wants] everyone is in the office every day, no remote"],
      ["?workMode"]),
    Case(.seeker, ["[employment] Part-time", "Full-time, forty hours, every week"], ["?employment"]),
    Case(
      .seeker, ["[languages] English B2", "Of course not, I don't speak English at all"], ["?spokenLanguage"]),
  ]

  @Test(arguments: changes)
  func `A change changes what was said and a contradiction waits`(_ example: Case) { expect(example) }
}
