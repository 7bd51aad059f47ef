/// Finds pay in texts: "from 5.5k net", "$70/h", «от 300к на руки», «до 350 тысяч рублей».
package enum PayReader {
  /// The pay named in `text`, in order.
  ///
  /// A number is pay only where something says so: a currency, a word about pay beside it, or "300k" with "from", "net"
  /// or the like. Where a question about pay was just asked, `isAnswer` takes a bare number as the answer. Budgets,
  /// revenues and counts of users are not pay.
  package static func read(_ text: AnalysedText, isAnswer: Bool = false) -> [PayMention] {
    text.cache.value(isAnswer ? \.paysOfAnswer : \.pays) {
      mentions { PayScan(text: text, isAnswer: isAnswer, floor: $0) }
    }
  }

  /// What is or may well be pay in `text`: for hiding it, where a sum that is shown is worse than a number that is not.
  package static func sums(in text: AnalysedText) -> [PayMention] {
    mentions { PayScan(text: text, isAnswer: false, floor: $0, isBold: true) }
  }

  /// Every number of `text` as if it were pay, with the currency, period and tax beside it; numbers that count days,
  /// people and the like are left out. For a text that is known to set an amount right.
  package static func amounts(in text: AnalysedText) -> [PayMention] {
    text.cache.value(\.amounts) {
      mentions { PayScan(text: text, isAnswer: true, floor: $0, takesAll: true) }
    }
  }

  /// The mentions in order.
  ///
  /// - Parameter scan: what reads from one token on; gets where the mention before ends.
  private static func mentions(_ scan: (Int) -> PayScan) -> [PayMention] {
    var result: [PayMention] = []
    var position = 0
    let tokens = scan(0).text.tokens
    while position < tokens.count {
      if tokens[position].kind != .sign,
        let mention = scan(result.last?.positions.upperBound ?? 0).mention(at: position)
      {
        result.append(mention)
        position = max(mention.positions.upperBound, position + 1)
      } else {
        position += 1
      }
    }
    return result
  }

  /// The number that `mention` was read from, with its fraction: "1,8" of millions is no 2.
  package static func decimal(in text: AnalysedText, at mention: PayMention) -> Double {
    mention.positions.lazy.compactMap { AmountReader.amount(in: text, at: $0)?.total() }.first
      ?? mention.positions.lazy.compactMap { Numerals.count(in: text, at: $0)?.value }.first
      ?? Double(mention.least ?? mention.most ?? 0)
  }

  /// What a text without an amount says of one that is known: "gross, per year of course". Nil where it says nothing.
  package static func terms(in text: AnalysedText) -> (
    tax: PayTax, period: PayPeriod?, currencies: [(currency: Currency, positions: Range<Int>)],
    positions: Range<Int>
  )? {
    let scan = PayScan(text: text, isAnswer: true, floor: 0)
    let tax = text.tokens.indices.lazy.compactMap { scan.taxation(at: $0).map { ($0.tax, $0.end) } }.first
    let first = text.tokens.indices.first { isTerm($0, in: text) }
    guard let first else { return nil }
    let period = text.tokens.indices.lazy.compactMap { scan.period(at: $0) }.first
    let currencies = text.tokens.indices.compactMap { position in
      scan.currency(at: position).map { (currency: $0, positions: position..<position + 1) }
    }
    return (tax?.0 ?? .unknown, period, currencies, first..<(tax.map { max($0.1, first + 1) } ?? first + 1))
  }

  /// Whether the token at `position` belongs to a tax, a period or a currency of pay.
  package static func isTerm(_ position: Int, in text: AnalysedText) -> Bool {
    let scan = PayScan(text: text, isAnswer: true, floor: 0)
    if scan.currency(at: position) != nil || scan.period(at: position) != nil { return true }
    return (max(0, position - 2)...position).contains { start in
      scan.taxation(at: start).map { (start..<$0.end).contains(position) } ?? false
    }
  }

  /// The pay named in `text`; see the method for analysed text.
  package static func read(_ text: String) -> [PayMention] { read(AnalysedText(text)) }
}
