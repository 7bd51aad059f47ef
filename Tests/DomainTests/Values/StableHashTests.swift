import Domain
import Testing

@Suite struct StableHashTests {
  @Test func itIsFNV1aByItsPublishedValues() {
    #expect(StableHash.of("".utf8) == 0xcbf2_9ce4_8422_2325)
    #expect(StableHash.of("a".utf8) == 0xaf63_dc4c_8601_ec8c)
    #expect(StableHash.of("foobar".utf8) == 0x8594_4171_f739_67e8)
  }

  @Test func aSeedGivesAnotherHash() {
    #expect(StableHash.of("a".utf8, seed: 1) != StableHash.of("a".utf8))
  }
}
