import Domain
import Testing

@Suite struct OwnWordsTests {
  @Test func aSentenceThatOnlyRepeatsAFactIsLeftOut() {
    let told = OwnWords.telling(
      ["Удалёнка.", "Тбилиси", "Полный день, но без пятниц", "C++", "C", "We settle payments for shops."],
      besides: ["удалёнка", "Тбилиси", "полный день", "C", "We settle payments for shops"])
    #expect(told == ["Полный день, но без пятниц", "C++", "We settle payments for shops."])
  }

  @Test(arguments: [
    ("[amount].", false), ("«[сумма]»", false), ("…", false), ("", false),
    ("[amount], can start in a month.", true), ("[employer] routes card payments.", true), ("]odd[", true),
  ])
  func aMaskAloneSaysNothing(_ sentence: String, _ isTold: Bool) {
    #expect(OwnWords.telling([sentence], besides: []) == (isTold ? [sentence] : []))
  }
}
