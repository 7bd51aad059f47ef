import Testing

@testable import Localization

@Suite struct ClosestWordTests {
  private let words = ["profile", "matches", "pause", "resume", "reset", "export", "erase", "профиль"]

  @Test(arguments: [
    ("profle", "profile"), ("pofrile", "profile"), ("mathces", "matches"), ("EXPROT", "export"),
    ("resett", "reset"), ("мрофиль", "профиль"), ("res", "resume"),
  ])
  func aSlipIsUnderstood(typed: String, meant: String) {
    #expect(ClosestWord.to(typed, among: words) == meant)
  }

  @Test func aWordTypedOnTheOtherLayoutIsUnderstood() {
    #expect(ClosestWord.to("зкщашду", among: words) == "profile")
    #expect(ClosestWord.to("ghjabkm", among: words) == "профиль")
  }

  @Test(arguments: ["", "x", "usr/bin/env", "zzzzzzz", "ma", String(repeating: "a", count: 100_000)])
  func anotherWordIsNoSlip(typed: String) {
    #expect(ClosestWord.to(typed, among: ["profile", "export"]) == nil)
  }
}
