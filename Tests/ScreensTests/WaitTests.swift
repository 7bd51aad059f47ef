import Domain
import Localization
import ScreenParts
import Testing

@testable import ChatScreens

@Suite struct WaitTests {
  @Test(arguments: [
    (1, 1), (59, 59), (60, 1), (300, 241), (301, 1), (720, 120), (3_300, 300), (3_301, 1), (3_600, 300),
    (3_601, 1), (7_200, 3_600), (82_800, 3_600), (82_801, 1), (86_400, 3_600), (86_401, 1), (172_800, 86_400),
  ])
  func theWordsChangeExactlyThen(left: Int, after: Int) {
    let end = Samples.now + .seconds(left)
    let change = Wait.changes(from: Samples.now, until: end)
    #expect(change == Samples.now + .seconds(after))
    func words(_ now: Timestamp) -> Phrase { Phrase.wait(end.since(now)) }
    #expect(words(change - .microseconds(1)) == words(Samples.now))
    #expect(words(change) != words(Samples.now))
  }

  @Test func whatIsOverDoesNotChange() {
    #expect(Wait.changes(from: Samples.now, until: Samples.now) == Samples.now)
  }
}
