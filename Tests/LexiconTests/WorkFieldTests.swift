import Lexicon
import Testing

/// Fields of work that people rule out.
@Suite struct WorkFieldTests {
  private func fields(_ text: String) -> [WorkField] {
    WorkField.mentions(in: AnalysedText(text)).map(\.field)
  }
  private func refusable(_ text: String) -> [WorkField] {
    WorkField.refusable(in: AnalysedText(text)).map(\.field)
  }

  @Test(arguments: [
    ("no gambling, no crypto", [WorkField.gambling, .crypto]), ("a betting site", [.gambling]),
    ("anything but a bank", [.banking]), ("ad tech", [.advertising]), ("the tobacco industry", [.tobacco]),
    ("только не в банк", [.banking]), ("казино и микрозаймы", [.gambling, .lending]),
    ("без крипты и госухи", [.crypto, .publicSector]), ("на военку", [.defence]),
    ("галеры и аутсорс", [.agencies, .agencies]),
    // Near misses: a processor, a rate of pay, a way to write code.
    ("ARM processors", []), ("ставка 300 тысяч", []), ("defensive programming", []), ("governance", []),
  ])
  func `A field is found in any form of its name`(text: String, expected: [WorkField]) {
    #expect(fields(text) == expected)
  }

  @Test(arguments: [
    ("ставки не предлагать", [WorkField.gambling]), ("no government, no arms", [.publicSector, .defence]),
    ("рекламу не хочу", [.advertising]), ("ставка 300 тысяч", []),
  ])
  func `Words that name a field only where it is refused are told apart`(text: String, expected: [WorkField])
  {
    #expect(refusable(text) == expected)
  }
}
