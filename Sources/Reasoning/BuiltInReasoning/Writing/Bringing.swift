import Domain
import Lexicon
import Localization
import Ports

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
    // A trade that nobody named was guessed by skills, which are named below; and a seeker hardly asks for their own.
    let isForSeeker = quoting == .shown && draft.request.reader == .seeker
    if !isForSeeker, let quote = quoting == .shown ? fit.shown.tradeQuote : fit.asked.tradeQuote {
      let shared = fit.asked.trades.intersection(fit.shown.trades).map(\.rawValue).sorted()
      items += shared.map { (draft.name(.trade($0)), quote) }
    }
    if fit.levelIsNamed, fit.level == .same, let level = fit.shown.level,
      let quote = quoting == .shown ? fit.shown.levelQuote : fit.asked.levelQuote
    {
      items.append((draft.name(.seniority(level)), quote))
    }
    for (need, coverage) in fit.coverages {
      switch coverage {
      case .met(let had):
        let quote = quoting == .shown ? fit.shown.quote(of: had) : need.quote
        items.append(
          (need.alternatives.contains(had) ? draft.name(.skill(had)) : draft.alternatives(need), quote))
      case .sibling, .general, .missing: break
      }
    }
    // "Kafka, which is close to RabbitMQ" says nothing new where Kafka itself is asked for and there.
    let met = Set(fit.coverages.compactMap { if case .met(let had) = $0.coverage { had } else { nil } })
    add(items, from: quoting == .shown ? .offers : .wants, draft)
    for (need, coverage) in fit.coverages {
      let had: String
      switch coverage {
      case .sibling(let skill): had = skill
      // "Machine learning, which is close to recommender systems" tells nobody anything.
      case .met, .general, .missing: continue
      }
      if met.contains(had) { continue }
      lines.append(
        draft.book.text(
          Phrase(
            .introduction(.alike),
            ["wanted": .text(draft.alternatives(need)), "had": .text(draft.name(.skill(had)))])))
    }
  }

  /// A line for each quote, in the order in which it comes first.
  private mutating func add(
    _ items: [(name: String, quote: String?)], from section: FacetSection, _ draft: IntroductionDraft
  ) {
    var order: [String] = []
    var named: [String: [String]] = [:]
    for (name, quote) in items {
      let words =
        quote.map {
          draft.request.otherFacet.sentence(round: $0, firstIn: section, most: IntroductionDraft.longestQuote)
        } ?? ""
      if named[words] == nil { order.append(words) }
      if !named[words, default: []].contains(name) { named[words, default: []].append(name) }
    }
    for words in order {
      let list = draft.book.list(named[words] ?? [])
      // "Go: “Go”" says nothing twice.
      if words.isEmpty || IntroductionDraft.shortened(words) == list {
        lines.append(list)
        continue
      }
      quotes.insert(words)
      lines.append(
        draft.book.text(
          Phrase(
            .introduction(.factWithQuote),
            ["fact": .text(list), "quote": .text(IntroductionDraft.shortened(words))])))
    }
  }
}
