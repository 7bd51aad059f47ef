import Domain
import Lexicon
import Localization

/// What one side asked for and the other has, line by line; things that stand in the same words share a line.
struct Bringing {
  /// Whose words are quoted: always the other side's. They show what the reader asks for, or ask for what the reader
  /// shows.
  enum Quoting {
    case shown, asked
  }

  private(set) var lines: [String] = []
  /// The words quoted, as they stand in the public view.
  private(set) var quotes: Set<String> = []

  init(_ draft: IntroductionDraft, _ fit: TechnicalFit, quoting: Quoting) {
    var items: [(name: String, quote: String?)] = []
    if fit.trade == .same {
      let shared = fit.asked.trades.intersection(fit.shown.trades).map(\.rawValue).sorted()
      let quote = quoting == .shown ? fit.shown.tradeQuote : fit.asked.tradeQuote
      // A trade that nobody named was guessed by skills, which are named below.
      if quote != nil { items += shared.map { (draft.name(.trade($0)), quote) } }
    }
    if fit.level == .same, let level = fit.shown.level {
      let quote = quoting == .shown ? fit.shown.levelQuote : fit.asked.levelQuote
      if quote != nil { items.append((draft.name(.seniority(level)), quote)) }
    }
    for (need, coverage) in fit.coverages {
      switch coverage {
      case .met(let had):
        let quote = quoting == .shown ? fit.shown.quote(of: had) : need.quote
        items.append(
          (need.alternatives.contains(had) ? draft.name(.skill(had)) : draft.alternatives(need), quote))
      case .close, .missing: break
      }
    }
    add(items, draft)
    for (need, coverage) in fit.coverages {
      guard case .close(let had) = coverage else { continue }
      lines.append(
        draft.book.text(
          Phrase(
            .introductionAlike,
            ["wanted": .text(draft.alternatives(need)), "had": .text(draft.name(.skill(had)))])))
    }
  }

  /// A line for each quote, in the order in which it comes first.
  private mutating func add(_ items: [(name: String, quote: String?)], _ draft: IntroductionDraft) {
    var order: [String] = []
    var named: [String: [String]] = [:]
    for (name, quote) in items {
      let words = quote ?? ""
      if named[words] == nil { order.append(words) }
      if !named[words, default: []].contains(name) { named[words, default: []].append(name) }
    }
    for words in order {
      let list = draft.book.list(named[words] ?? [])
      // "Go: “Go”" says nothing twice.
      if words.isEmpty || words == list {
        lines.append(list)
        continue
      }
      quotes.insert(words)
      lines.append(
        draft.book.text(
          Phrase(
            .introductionFactWithQuote,
            ["fact": .text(list), "quote": .text(IntroductionDraft.shortened(words))])))
    }
  }
}
