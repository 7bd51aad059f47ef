import Domain
import TestSupport
import Testing

@Suite struct IdentifierTests {
  let id = UserID(high: 0x0192_3456_789a_7bcd, low: 0x8fed_cba9_8765_4321)
  static let text = "01923456-789a-7bcd-8fed-cba987654321"

  @Test func itsTextIsTheHyphenatedLowerCaseForm() {
    #expect(id.description == Self.text)
    #expect(UserID(Self.text) == id)
    #expect(UserID(Self.text.uppercased()) == id)
  }

  @Test func itsBytesAreBigEndian() {
    #expect(
      id.bytes == [
        0x01, 0x92, 0x34, 0x56, 0x78, 0x9a, 0x7b, 0xcd, 0x8f, 0xed, 0xcb, 0xa9, 0x87, 0x65, 0x43, 0x21,
      ])
    #expect(UserID(bytes: id.bytes) == id)
    #expect(UserID(bytes: id.bytes.dropLast()) == nil)
    #expect(UserID(bytes: id.bytes + [0]) == nil)
  }

  @Test(arguments: [
    "", "01923456789a7bcd8fedcba987654321", "01923456-789a-7bcd-8fed-cba98765432",
    "01923456-789a-7bcd-8fed-cba9876543210",
    "0192345-6789a-7bcd-8fed-cba987654321", "01923456-789a-7bcd-8fed-cba98765432g",
    "01923456-789a-7bcd-8fedcba9-87654321",
    " 01923456-789a-7bcd-8fed-cba987654321", "01923456-789a-7bcd-8fed-cba987654321-",
    "０1923456-789a-7bcd-8fed-cba987654321",
    "{01923456-789a-7bcd-8fed-cba987654321}", "01923456_789a_7bcd_8fed_cba987654321",
  ])
  func anythingElseIsNone(text: String) {
    #expect(UserID(text) == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func textAndBytesGoRoundAndSortAlike(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    let ids = (0..<20).map { _ in UserID(high: random.bits(), low: random.bits()) }
    for id in ids {
      #expect(UserID(id.description) == id)
      #expect(UserID(bytes: id.bytes) == id)
    }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
  }
}
