import BuiltInReasoning
import TalkScoring
import Testing

/// Whole conversations: what is known at their end, and what must never be claimed.
@Suite struct ConversationFactTests {
  private static let root = TalkFolder.root(above: #filePath) ?? ""
  private static let demo = TalkFolder.demo.talks(below: root)
  private static let build = TalkFolder.build.talks(below: root)
  private static let reader = FactReader(currentYear: TalkFolder.year)

  @Test(arguments: demo)
  func `Nothing is claimed that the conversation rules out`(_ talk: TalkFile) {
    #expect(TalkScore(talk, reader: Self.reader).grave == [])
  }

  @Test(arguments: demo + build)
  func `Every line of a labelled conversation is one of the format`(_ talk: TalkFile) {
    #expect(talk.faults == [])
    #expect(!talk.turns.isEmpty)
    #expect(!talk.expected.isEmpty)
  }

  @Test func `Nine of ten facts of the demo's conversations are known at the end`() {
    let counts = Self.demo.map { TalkScore($0, reader: Self.reader) }.flatMap(\.slots.values)
    let known = counts.map(\.right).reduce(0, +)
    let missed = counts.map(\.missed).reduce(0, +)
    #expect(known + missed > 100)
    #expect(Double(missed) <= 0.1 * Double(known + missed))
  }
}
