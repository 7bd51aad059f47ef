import BuiltInReasoning
import TalkScoring
import Testing

/// Whole conversations: what is known at their end, what must never be claimed, what changes, what contradicts.
@Suite struct ConversationFactTests {
  private static let root = TalkFolder.root(above: #filePath) ?? ""
  private static let demo = TalkFolder.demo.talks(below: root)
  private static let build = TalkFolder.build.talks(below: root)
  private static let heldOut = TalkFolder.heldOut.talks(below: root)
  private static let reader = FactReader(currentYear: TalkFolder.year)

  /// What is still misread of a conversation that the reader is built on.
  private struct Misread {
    var grave: [String] = []
    var updates = 0
    var unseen = 0
    var needless = 0
  }

  /// Each of these is a defect that is known: whoever mends one takes it out here, and none is to be added.
  private static let misread: [String: Misread] = [
    "basalt-radar-bench-en.talk": Misread(grave: ["provider.mode = office"]),
    "bazalt-rezyume-avtotesty-ru.talk": Misread(grave: ["seeker.skill = Python"]),
    "curlew-vacancy-minus-the-rockstar-en.talk": Misread(needless: 1),
    "cypress-cover-for-our-tester-en.talk": Misread(updates: 1),
    "fir-fishing-game-teammates-en.talk": Misread(unseen: 1),
    "gale-pager-contractor-en.talk": Misread(grave: ["seeker.pay = 550 GBP day"], updates: 1),
    "goldcrest-cv-yoghurt-and-inverters-en.talk": Misread(grave: ["seeker.mode = remote"]),
    "granit-vakansiya-appsec-ru.talk": Misread(grave: ["provider.skill = Penetration testing"]),
    "granite-bridge-watch-en.talk": Misread(updates: 1),
    "hazel-back-after-the-twins-en.talk": Misread(grave: ["seeker.seniority = lead"]),
    "kedr-vakansiya-kopilka-ru.talk": Misread(updates: 1),
    "kestrel-pentester-perth-en.talk": Misread(
      grave: ["seeker.mode = office", "seeker.relocation = yes", "seeker.employment = contract"], updates: 1),
    "kuropatka-bez-zaglavnyh-krasnodar-ru.talk": Misread(unseen: 1),
    "kvarts-sre-yerevan-ru.talk": Misread(unseen: 1, needless: 1),
    "nightjar-support-three-cats-en.talk": Misread(grave: ["seeker.seniority = *", "language = Spanish"]),
    "onyx-dog-and-fire-en.talk": Misread(grave: ["seeker.mode = remote"]),
    "opal-analitik-i-vygoranie-ru.talk": Misread(
      grave: ["seeker.mode = office"], updates: 1, unseen: 1, needless: 2),
    "pemza-sapport-ocheredi-ru.talk": Misread(updates: 1, unseen: 1),
    "pumice-climbing-gyms-en.talk": Misread(updates: 1),
    "q-data-analyst-career-ru.talk": Misread(grave: ["seeker.skill = 1C"]),
    "q-plc-ru.talk": Misread(unseen: 1),
    "q-pm-bishkek-ru.talk": Misread(updates: 1),
    "q-renderfarm-en.talk": Misread(unseen: 1),
    "q-rust-banter-ru.talk": Misread(updates: 1),
    "q-sap-consultant-ru.talk": Misread(unseen: 1),
    "q-tester-provider-ru.talk": Misread(grave: ["provider.skill = Java"], needless: 1),
    "q-thermostat-en.talk": Misread(updates: 1, unseen: 1),
    "soroka-rekruter-analitik-kazan-ru.talk": Misread(unseen: 1),
    "starling-yoga-hole-data-team-en.talk": Misread(grave: ["provider.trade = data"]),
    "t-angara-ru.talk": Misread(grave: ["provider.skill = Kotlin"]),
    "t-dee-en.talk": Misread(grave: ["seeker.skill = Google Cloud", "role = provider"]),
    "t-kama-ru.talk": Misread(grave: ["language = English"]),
    "t-ob-ru.talk": Misread(updates: 1),
    "t-ouse-en.talk": Misread(updates: 1),
    "t-pechora-ru.talk": Misread(grave: ["provider.pay = 200000 RUB month net"]),
    "t-shannon-en.talk": Misread(unseen: 1),
    "t-trent-en.talk": Misread(grave: ["seeker.pay = 150000 CHF year gross"], updates: 1),
    "t-yenisei-ru.talk": Misread(unseen: 1),
    "talc-third-bot-en.talk": Misread(grave: ["seeker.skill = React"]),
    "tom-nlp-tomsk-ru.talk": Misread(unseen: 1),
    "topaz-vakansiya-ukrop-ru.talk": Misread(unseen: 1),
    "tryasoguzka-chay-i-prognozy-ru.talk": Misread(unseen: 1, needless: 1),
    "u-05-old-cv-machine-learning-en.talk": Misread(updates: 1),
    "u-07-greenhouse-firmware-en.talk": Misread(unseen: 1),
    "u-10-studio-without-marisol-en.talk": Misread(unseen: 1),
    "u-15-bi-almaty-ru.talk": Misread(grave: ["provider.trade = data-science"]),
    "u-19-akvariumy-oboe-ru.talk": Misread(unseen: 1),
    "u-20-zootaksi-tashkent-ru.talk": Misread(updates: 1, unseen: 1),
    "v-aist-ru.talk": Misread(updates: 1),
    "v-hoopoe-en.talk": Misread(grave: ["seeker.skill = Kubernetes"]),
    "v-kite-en.talk": Misread(grave: ["seeker.pay = 28000000 IDR month"]),
    "v-magpie-en.talk": Misread(grave: ["seeker.refuses = GraphQL"], unseen: 1),
    "v-sinitsa-ru.talk": Misread(grave: ["seeker.skill = React"]),
    "v-snegir-ru.talk": Misread(updates: 1),
    "v-strizh-ru.talk": Misread(needless: 1),
    "w-willow-en.talk": Misread(unseen: 1),
    "yantar-igor-prodzhekt-ru.talk": Misread(unseen: 1),
    "z-bakery-android-en.talk": Misread(unseen: 1),
    "z-shy-screens-en.talk": Misread(unseen: 1),
    "z-trucks-analyst-en.talk": Misread(grave: ["provider.skill = DAX"], unseen: 1),
    "zasuha-soc-astana-ru.talk": Misread(unseen: 1),
  ]

  private static func scores(_ talks: [TalkFile]) -> [TalkScore] {
    talks.map { TalkScore($0, reader: reader) }
  }

  @Test(arguments: demo + build)
  func `Nothing is claimed that the conversation rules out`(_ talk: TalkFile) {
    #expect(TalkScore(talk, reader: Self.reader).grave == Self.misread[talk.id]?.grave ?? [])
  }

  @Test(arguments: build)
  func `An update changes what it says and nothing else`(_ talk: TalkFile) {
    let inexact = TalkScore(talk, reader: Self.reader).inexactUpdates
    #expect(inexact.count == Self.misread[talk.id]?.updates ?? 0, "\(inexact)")
  }

  @Test(arguments: build)
  func `What contradicts is found, and nothing else is`(_ talk: TalkFile) {
    let score = TalkScore(talk, reader: Self.reader)
    #expect(score.missedConflicts.count == Self.misread[talk.id]?.unseen ?? 0, "\(score.missedConflicts)")
    #expect(
      score.needlessConflicts.count == Self.misread[talk.id]?.needless ?? 0, "\(score.needlessConflicts)")
  }

  @Test(arguments: demo + build)
  func `Every line of a labelled conversation is one of the format`(_ talk: TalkFile) {
    #expect(talk.faults == [])
    #expect(!talk.turns.isEmpty)
    #expect(!talk.expected.isEmpty)
  }

  @Test func `Seven of eight facts of the demo's conversations are known at the end`() {
    let counts = Self.scores(Self.demo).flatMap(\.slots.values)
    let known = counts.map(\.right).reduce(0, +)
    let missed = counts.map(\.missed).reduce(0, +)
    #expect(known + missed > 100)
    #expect(Double(missed) <= 0.125 * Double(known + missed))
  }

  @Test func `Facts are read in the conversations that the reader is built on`() {
    #expect(Self.build.count >= 40)
    let table = TalkTable(Self.scores(Self.build))
    #expect(table.total("en").f1 >= 0.967)
    #expect(table.total("ru").f1 >= 0.952)
  }

  @Test func `Facts are read as well in conversations that nobody looked at while building`() {
    #expect(
      Self.heldOut.count >= 30,
      "The set held out must not be empty: conversations that nobody has looked at belong into \(TalkFolder.heldOut.rawValue)"
    )
    let table = TalkTable(Self.scores(Self.heldOut))
    // They are by other authors than anything that the reader is built on.
    // A little below what was measured when they were written.
    #expect(table.total("en").f1 >= 0.92)
    #expect(table.total("ru").f1 >= 0.865)
  }
}
