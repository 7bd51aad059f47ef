import Domain
import Testing

/// How a floor and a ceiling that nobody is shown stand to each other.
@Suite struct PayComparisonTests {
  private let scale = PayScale(euros: ["EUR": 1, "USD": 0.9])

  private func pay(
    from least: Int? = nil, to most: Int? = nil, _ tax: Pay.Tax = .net, _ currency: String = "EUR"
  ) -> Pay {
    Pay(least: least, most: most, currency: currency, period: .month, tax: tax)
  }

  @Test(arguments: [
    (5_000, 5_000, Pay.Tax.net, PayComparison.fits), (5_000, 4_950, .net, .fits),
    (5_000, 4_400, .net, .close),
    (5_000, 4_300, .net, .far), (5_000, 1_000, .net, .far),
    // What is left of it is 4,500.
    (5_000, 6_000, .gross, .close), (5_000, 7_000, .gross, .fits), (5_000, 5_000, .gross, .far),
  ])
  func `a ceiling covers the floor, nearly, or not`(
    floor: Int, ceiling: Int, tax: Pay.Tax, told: PayComparison
  ) {
    #expect(scale.comparison(floor: pay(from: floor), ceiling: pay(to: ceiling, tax)) == told)
  }

  @Test func `what hangs on taxes that nobody told is close`() {
    #expect(scale.comparison(floor: pay(from: 5_000), ceiling: pay(to: 5_200, .unknown)) == .close)
    #expect(scale.comparison(floor: pay(from: 5_000), ceiling: pay(to: 8_000, .unknown)) == .fits)
    #expect(scale.comparison(floor: pay(from: 5_000, .unknown), ceiling: pay(to: 5_000, .unknown)) == .fits)
  }

  @Test func `without two sums there is nothing to tell`() {
    #expect(scale.comparison(floor: pay(to: 5_000), ceiling: pay(to: 5_000)) == nil)
    #expect(scale.comparison(floor: pay(from: 5_000), ceiling: pay(to: 5_000, .net, "XTS")) == nil)
    // "From 4,000" covers what lies below, and says nothing of a higher floor.
    #expect(scale.comparison(floor: pay(from: 5_000), ceiling: pay(from: 4_000)) == nil)
    #expect(scale.comparison(floor: pay(from: 3_000), ceiling: pay(from: 4_000)) == .fits)
  }
}
