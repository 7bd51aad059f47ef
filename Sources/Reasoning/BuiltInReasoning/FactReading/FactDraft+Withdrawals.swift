import Domain
import Lexicon
import Ports

/// What the very next words take back: "Warsaw. No, Krakow", «мидл, нет, сеньор», "4 years. No, 5". What was said last
/// holds.
extension FactDraft {
  mutating func readWithdrawals() {
    cancelNames()
    for position in text.tokens.indices.dropFirst() where takesBack(position) {
      let before = lastValue(before: position)
      guard let before else { continue }
      let start = behind(position)
      guard start < text.tokens.count else { continue }
      let clause = Clauses.clause(at: start, in: text)
      let end = clause.upperBound
      if let new = named(from: start, to: end).first(where: { $0.kind == before.kind }) {
        if new.value != before.value { withdrawn.formUnion(before.positions) }
      } else if let number = number(at: start, to: end) {
        withdraw(before, for: number)
      }
    }
  }

  private static let cancelling = PhraseList([
    "не пишите его", "не пишите ее", "не пишите их", "не пишите это", "не записывайте", "его не пишите",
    "ее не пишите",
    "их не пишите", "вычеркните его", "вычеркните ее", "вычеркните их", "don't write it", "don't write that",
    "don't put it", "don't put that", "don't note it", "don't count that one", "leave that out",
    "leave it out",
    "leave that one out", "ignore that one", "ignore the last", "scratch the last", "drop the last",
    "not the last one",
  ])
  private static let wrong: Set<String> = [
    "rubbish", "wrong", "nonsense", "mistake", "not", "isn't", "scratch", "ignore", "drop", "old", "gone",
    "неправда",
    "ошибка", "лишнее", "лишний", "вычеркните", "зачеркните", "не", "уберите",
  ]

  /// "Docker, Google Cloud. Sorry, the last one's rubbish", «линукс — позову Гену. Не пишите его»: what was named last does
  /// not hold.
  private mutating func cancelNames() {
    for sentence in text.sentences where sentence.lowerBound > 0 && sentence.count <= 14 {
      let pointing = sentence.first { position in
        word(position) == "last" && ["one", "one's", "bit", "part"].contains(word(position + 1))
          || ["последнее", "последний", "последнюю"].contains(word(position))
      }
      let isWrong =
        pointing.map { at in
          (at..<min(at + 6, sentence.upperBound)).contains { Self.wrong.contains(word($0)) }
        } ?? false
      guard isWrong || sentence.contains(where: { Self.cancelling.match(text, $0) != nil }) else { continue }
      let said = text.sentence(at: sentence.lowerBound - 1)
      let named = Skills.mentions(in: text, isAnswer: true).filter { said.contains($0.positions.lowerBound) }
      // What a sentence opens with is what it is about.
      let isTopic = pointing == nil && named.first?.positions.lowerBound == said.lowerBound
      if let old = isTopic ? named.first : named.last { withdrawn.formUnion(old.positions) }
    }
  }

  /// A value with its kind and place.
  private struct Named {
    let kind: FactValue.Kind
    let value: FactValue
    let positions: Range<Int>
    var pay: PayMention?
  }

  /// Whether a bare no stands at `position`, behind something and before something.
  private func takesBack(_ position: Int) -> Bool {
    guard ["no", "нет", "nope"].contains(word(position)), position + 1 < text.tokens.count else {
      return false
    }
    let opensSentence = text.sentence(at: position).lowerBound == position
    // «Офис - нет»: behind a dash it is said of what stands before it.
    let isBehindStop = [",", ".", ";", "!", "…"].contains(word(position - 1))
    guard opensSentence || isBehindStop else { return false }
    let next = text.tokens[position + 1]
    return next.isSign(",") || next.isSign("—") || ["wait", "sorry", "не"].contains(next.folded)
  }

  /// Where what is said anew begins: "no, wait, sorry, in Krakow".
  private func behind(_ position: Int) -> Int {
    var cursor = position + 1
    while cursor < text.tokens.count,
      text.tokens[cursor].kind == .sign
        || ["wait", "sorry", "actually", "rather", "вернее", "точнее", "так"].contains(word(cursor))
    {
      cursor += 1
    }
    return cursor
  }

  /// The value that ends directly before `position`.
  private func lastValue(before position: Int) -> Named? {
    var end = position
    while end > 0, text.tokens[end - 1].kind == .sign, !text.tokens[end - 1].isSign("?") { end -= 1 }
    let start = max(0, end - 12)
    return named(from: start, to: end).filter { $0.positions.upperBound == end }
      .max { $0.positions.count < $1.positions.count }
  }

  private func named(from start: Int, to end: Int) -> [Named] {
    guard start < end else { return [] }
    let range = start..<end
    var result: [Named] = []
    for mention in Places.mentions(in: text) {
      result.append(Named(kind: .place, value: .place(place(mention.place)), positions: mention.positions))
    }
    for mention in SeniorityReader.mentions(in: text) {
      guard let level = Domain.Seniority(rawValue: mention.level.rawValue) else { continue }
      result.append(Named(kind: .seniority, value: .seniority(level), positions: mention.positions))
    }
    for mention in WorkModes.mentions(in: text) {
      result.append(
        Named(kind: .workMode, value: .workMode(mode(mention.mode)), positions: mention.positions))
    }
    for mention in Experience.mentions(in: text, currentYear: currentYear) where mention.scope == .whole {
      result.append(Named(kind: .years, value: .years(mention.least), positions: mention.positions))
    }
    for mention in PayReader.read(text, isAnswer: context.asked == .pay) {
      guard let pay = pay(mention, role: payRole(mention), others: [], isOnly: false) else { continue }
      result.append(Named(kind: .pay, value: .pay(pay), positions: mention.positions, pay: mention))
    }
    return result.filter {
      range.contains($0.positions.lowerBound) && range.contains($0.positions.upperBound - 1)
    }
  }

  /// A number without what it counts: "4 years. No, 5".
  private func number(at start: Int, to end: Int) -> PayMention? {
    PayReader.amounts(in: text).first {
      $0.positions.lowerBound >= start && $0.positions.lowerBound <= start + 2
        && $0.positions.upperBound >= end
        && $0.positions.lowerBound < end
    }
  }

  private mutating func withdraw(_ old: Named, for number: PayMention) {
    guard let amount = number.least ?? number.most else { return }
    let role = frame(old.positions.lowerBound).role
    switch old.value {
    case .years where amount < 60:
      withdrawn.formUnion(old.positions)
      add(
        .states(.years(Double(amount))), .facet(role, role == .provider ? .wants : .offers),
        at: number.positions)
      settled.insert(.years)
    case .pay(var pay):
      guard let before = pay.least ?? pay.most,
        let factor = [1, 1_000].first(where: { (0.3...3).contains(Double(amount * $0) / Double(before)) })
      else { return }
      withdrawn.formUnion(old.positions)
      if pay.least != nil { pay.least = amount * factor }
      if pay.most != nil { pay.most = amount * factor }
      add(.states(.pay(pay)), .facet(role, .practical), at: number.positions)
      settled.insert(.pay)
    default: return
    }
  }
}
