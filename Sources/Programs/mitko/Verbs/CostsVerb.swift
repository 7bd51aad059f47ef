import Bootstrap
import CommandLine
import Domain
import FoundationEssentials
import Localization
import Orchestrator
import Ports
import ProgramParts

/// `mitko costs`: what models have cost, from the ledger.
struct CostsVerb {
  let context: ProgramContext
  let options: CostOptions

  private struct Answer: Encodable {
    struct Row: Encodable {
      let subject: String?
      let calls: Int
      let inputTokens: Int
      let cachedTokens: Int
      let outputTokens: Int
      let microdollars: Int64

      init(_ row: CostRow) {
        subject = row.subject
        calls = row.calls
        // As the provider read it, from its cache or not.
        inputTokens = row.usage.input + row.usage.cachedRead + row.usage.cacheWrite
        cachedTokens = row.usage.cachedRead
        outputTokens = row.usage.output
        microdollars = row.cost.microdollars
      }
    }

    let since: String
    let by: String
    let rows: [Row]
    /// What counts in the budget's own week, and the budget.
    let weekMicrodollars: Int64
    let budgetMicrodollars: Int64
  }

  func run() async throws -> ExitCode {
    let looksOnly = try context.configuration(options.place).operatorRole == .readOnly
    let answer = try await context.inHouse(
      options.place, program: "mitko costs", looksOnly: looksOnly, read)
    try StandardOutput.write(options.isJSON ? try JSONText.of(answer) : table(answer))
    return .success
  }

  private func read(_ house: House) async throws -> Answer {
    let since = options.since.instant(before: house.time.now)
    let grouping = CostGrouping(rawValue: options.grouping.rawValue) ?? .model
    return try await house.store.read { tx in
      Answer(
        since: since.description, by: grouping.rawValue,
        rows: try tx.ledger.costs(since: since, by: grouping).map(Answer.Row.init),
        weekMicrodollars: try tx.ledger.window().total(at: tx.now).microdollars,
        budgetMicrodollars: try tx.settings.budget().weekly.microdollars)
    }
  }

  private func table(_ answer: Answer) -> String {
    let book = context.guess
    func dollars(_ amount: Int64) -> PhraseValue { .text(book.money(microDollars: amount)) }
    let budget = book.text(
      Phrase(
        .costs(.budget),
        ["budget": dollars(answer.budgetMicrodollars), "spent": dollars(answer.weekMicrodollars)]))
    let since: [String: PhraseValue] = ["instant": .text(String(answer.since.prefix(16)))]
    if answer.rows.isEmpty {
      return book.text(Phrase(.costs(.none), since)) + "\n" + budget + "\n"
    }
    let subject: PhraseKey =
      switch options.grouping {
      case .model: .costs(.model)
      case .kind: .costs(.kind)
      case .user: .costs(.user)
      case .day: .costs(.day)
      }
    let head = [
      subject, .costs(.calls), .costs(.read), .costs(.cached), .costs(.written), .costs(.cost),
    ].map { book.text($0) }
    var rows = answer.rows.map { row in
      [
        row.subject ?? book.text(.costs(.nobody)), book.number(row.calls), book.number(row.inputTokens),
        book.number(row.cachedTokens), book.number(row.outputTokens),
        book.money(microDollars: row.microdollars),
      ]
    }
    if rows.count > 1 { rows.append(total(answer, book)) }
    return book.text(Phrase(.costs(.since), since)) + "\n" + TextTable.text([head] + rows) + budget + "\n"
  }

  private func total(_ answer: Answer, _ book: Phrasebook) -> [String] {
    func sum(_ part: KeyPath<Answer.Row, Int>) -> String {
      book.number(answer.rows.reduce(0) { $0 + $1[keyPath: part] })
    }
    return [
      book.text(.costs(.total)), sum(\.calls), sum(\.inputTokens), sum(\.cachedTokens), sum(\.outputTokens),
      book.money(microDollars: answer.rows.reduce(0) { $0 + $1.microdollars }),
    ]
  }
}
