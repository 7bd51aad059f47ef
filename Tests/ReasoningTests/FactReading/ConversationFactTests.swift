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

  private static func scores(_ talks: [TalkFile]) -> [TalkScore] {
    talks.map { TalkScore($0, reader: reader) }
  }

  @Test(arguments: demo + build)
  func `Nothing is claimed that the conversation rules out`(_ talk: TalkFile) {
    #expect(TalkScore(talk, reader: Self.reader).grave == [])
  }

  @Test(arguments: build)
  func `An update changes what it says and nothing else`(_ talk: TalkFile) {
    #expect(TalkScore(talk, reader: Self.reader).inexactUpdates == [])
  }

  @Test(arguments: build)
  func `What contradicts is found, and nothing else is`(_ talk: TalkFile) {
    let score = TalkScore(talk, reader: Self.reader)
    #expect(score.missedConflicts == [])
    #expect(score.needlessConflicts == [])
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
    #expect(table.total("en").f1 >= 0.97)
    #expect(table.total("ru").f1 >= 0.95)
  }

  @Test func `Facts are read as well in conversations that nobody looked at while building`() {
    #expect(Self.heldOut.count >= 20)
    let table = TalkTable(Self.scores(Self.heldOut))
    #expect(table.total("en").f1 >= 0.9)
    #expect(table.total("ru").f1 >= 0.9)
  }
}
