import AdminScreens
import Domain
import Localization
import TestSupport
import Testing

/// What is said before something is taken back, and where an act was cut short.
struct UndoWordsTests {
  private let english = Phrasebooks.shipped.book(for: "en")
  private let russian = Phrasebooks.shipped.book(for: "ru")
  /// Friday, 1970-01-02 14:02 in Greenwich.
  private let at = Timestamp(seconds: 86_400 + 14 * 3_600 + 120)

  private func offer(
    _ kind: Act.Kind, changed: Int = 14, state: Act.State = .done, last: Bool = false,
    after: Duration = .hours(1)
  ) -> UndoOffer {
    let act = Act(
      id: ActID(high: 1, low: 1), operatorName: "olga", kind: kind, subject: "14 jobs", state: state,
      changed: changed, at: at)
    return UndoOffer(act, last: last ? act.id : nil, now: at + after)
  }

  private func lines(_ offer: UndoOffer, by name: String, _ book: Phrasebook) -> [String]? {
    let clock = ActClock(now: at + .hours(1), utcOffset: 4 * 3_600)
    return ActWords.question(offer, clock: clock, by: name).map { question in
      ([question.text] + question.facts).map { book.text($0) }
    }
  }

  @Test func theQuestionNamesTheActItsTimeAndItsRows() {
    #expect(
      lines(offer(.boost), by: "olga", english) == [
        "Undo “put first” of 18:02 (14 jobs)?", "The undo itself cannot be undone.",
      ])
    #expect(
      lines(offer(.cancel, changed: 500, state: .stopped), by: "oleg", english) == [
        "Undo “cancel” of 18:02 (500 jobs)?", "olga did it.", "It was cut short before its last row.",
        "Messages that went out stay.", "The undo itself cannot be undone.",
      ])
    #expect(
      lines(offer(.boost), by: "oleg", russian) == [
        "Откатить «поставить вперёд», 18:02 (14 задач)?", "Это сделал другой оператор: olga.",
        "Сам откат откатить нельзя.",
      ])
  }

  @Test func aDayIsNamedWhereItIsAnotherOne() throws {
    let clock = ActClock(now: at + .days(3), utcOffset: 0)
    let question = try #require(ActWords.question(offer(.boost, after: .days(3)), clock: clock, by: "olga"))
    #expect(english.text(question.text) == "Undo “put first” of 2 Jan 14:02 (14 jobs)?")
    #expect(question.order as? OperatorOrder == .takeBackConfirmed(ActID(high: 1, low: 1)))
  }

  @Test func whatIsFreshAndSmallOrCannotBeUndoneIsNotAsked() {
    #expect(lines(offer(.boost, last: true, after: .minutes(1)), by: "olga", english) == nil)
    #expect(lines(offer(.advanceRound), by: "olga", english) == nil)
    #expect(lines(offer(.boost, state: .stopped, last: true, after: .minutes(1)), by: "olga", english) != nil)
  }

  @Test func whatWasCutShortTellsHowFarItCame() {
    let cause = Phrase(.admin(.cutCause), ["reason": .phrase(Phrase(.admin(.refusedIsSo)))])
    let act = ActWords.cutShort(.cancel, undone: nil, changed: 500, of: 2_000, cause: cause)
    #expect(
      english.text(act)
        == "cancel was cut short after 500 of 2,000 jobs. Why: it is so already. z takes back what was done.")
    let undo = ActWords.cutShort(.undo, undone: .cancel, changed: 500, of: 2_000, cause: cause)
    #expect(
      english.text(undo)
        == "Undo of cancel was cut short after 500 of 2,000 jobs. Why: it is so already. z goes on.")
  }

  @Test func holdingAndBlockingAreAskedAboutSincePeopleAreTold() {
    var preview = ActPreview(kind: .hold)
    preview.changes = 1
    preview.tell(UserID(high: 1, low: 1))
    preview.tell(UserID(high: 1, low: 1))
    preview.ended = [MatchID(high: 1, low: 1)]
    #expect(
      ActWords.question(.jobs(.hold, []), preview, utcOffset: 0)?.facts.map { english.text($0) } == [
        "1 match ends.", "1 person is told.",
        "z takes it back; messages that went out stay, and matches that end stay ended.",
      ])
    var block = ActPreview(kind: .block)
    block.changes = 1
    #expect(ActWords.question(.people(.block(reason: "x"), []), block, utcOffset: 0) != nil)
  }

  @Test func aConfirmedBudgetIsOrderedWithWhatWasShown() {
    var preview = ActPreview(kind: .setBudget)
    preview.changes = 2
    preview.settings = [.weeklyBudget: 6, .burst: 1]
    let question = ActWords.question(.settings([.weeklyBudget: 12]), preview, utcOffset: 0)
    #expect(
      question?.order as? OperatorOrder
        == .perform(.settings([.weeklyBudget: 12], from: [.weeklyBudget: 6, .burst: 1]), undoing: .whole))
  }
}
