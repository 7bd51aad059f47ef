package import Domain
import Ports

/// Where prices are asked for; they may be others the next time.
package protocol PriceList: Sendable {
  /// What holds now.
  var table: PriceTable { get }
}

extension PriceTable: PriceList {
  /// Itself: a table that does not change.
  package var table: PriceTable { self }
}

/// What models cost, by provider and name, with the dates from which a price holds. Data: `Prices/models.json` is
/// shipped, and an operator's own table goes before it.
package struct PriceTable: Hashable, Sendable {
  private struct Row: Hashable, Sendable {
    let provider: String
    let model: String
    let from: Timestamp
    let prices: TokenPrices
    /// Prices of a request whose prompt is longer than `above` tokens; of the whole of it.
    let long: Long?

    struct Long: Hashable, Sendable {
      let above: Int
      let prices: TokenPrices
    }
  }

  /// Newest first, and of one instant the table that goes before.
  private let rows: [Row]

  /// Reads tables, the one that goes before all others last.
  ///
  /// A table is a JSON object with `rows`; a row has `provider`, `model`, `from` ("2026-09-22", midnight in UTC) and the
  /// prices `input`, `cachedRead`, `cacheWrite` and `output` in microdollars for a million tokens, and may have `long`
  /// with `above` and the same four.
  ///
  /// - Throws: the first thing that is wrong, with the table's name.
  package init(_ tables: [(name: String, text: String)]) throws(PriceTableError) {
    var rows: [Row] = []
    for (name, text) in tables {
      let value: JSONValue
      do {
        value = try JSONValue(text: text)
      } catch {
        throw PriceTableError(table: name, problem: .notJSON(line: error.line, column: error.column))
      }
      guard let listed = value["rows"]?.elements else { throw PriceTableError(table: name, problem: .noRows) }
      for (place, row) in listed.enumerated() {
        do {
          rows.append(try Self.row(row))
        } catch {
          throw PriceTableError(table: name, problem: .badRow(number: place + 1, member: error.name))
        }
      }
    }
    self.rows = rows.enumerated().sorted { ($0.element.from, $0.offset) > ($1.element.from, $1.offset) }
      .map(\.element)
  }

  /// What a model asks at `instant` for a request with a prompt of so many tokens; `nil` where nobody knows.
  ///
  /// A dated name ("gpt-4o-2024-08-06", "claude-sonnet-4-5-20250929") costs what the name without the date does, unless
  /// it has rows of its own.
  package func prices(
    of model: String, by provider: String, at instant: Timestamp, promptTokens: Int
  ) -> TokenPrices? {
    let names = [model] + (Self.undated(model).map { [$0] } ?? [])
    for name in names {
      let row = rows.first { $0.provider == provider && $0.model == name && $0.from <= instant }
      guard let row else { continue }
      if let long = row.long, promptTokens > long.above { return long.prices }
      return row.prices
    }
    return nil
  }

  private static func undated(_ model: String) -> String? {
    for length in [8, 10] {
      guard model.count > length + 1 else { continue }
      let date = model.suffix(length)
      let digits = date.filter { $0 != "-" }
      if model.dropLast(length).last == "-", digits.count == 8, digits.allSatisfy(\.isNumber) {
        return String(model.dropLast(length + 1))
      }
    }
    return model.hasSuffix("-latest") ? String(model.dropLast("-latest".count)) : nil
  }

  private struct BadMember: Error { let name: String }

  private static func row(_ value: JSONValue) throws(BadMember) -> Row {
    guard let provider = value["provider"]?.text, !provider.isEmpty else { throw BadMember(name: "provider") }
    guard let model = value["model"]?.text, !model.isEmpty else { throw BadMember(name: "model") }
    guard let from = value["from"]?.text.flatMap({ Timestamp($0 + "T00:00:00Z") }) else {
      throw BadMember(name: "from")
    }
    var long: Row.Long?
    if let value = value["long"] {
      guard let above = value["above"]?.whole, above > 0 else { throw BadMember(name: "long.above") }
      long = Row.Long(above: above, prices: try prices(value, prefix: "long."))
    }
    return Row(
      provider: provider, model: model, from: from, prices: try prices(value, prefix: ""), long: long)
  }

  private static func prices(_ value: JSONValue, prefix: String) throws(BadMember) -> TokenPrices {
    func price(_ name: String) throws(BadMember) -> Int64 {
      // Nobody asks a dollar a token.
      guard let price = value[name]?.whole, (0...1_000_000_000_000).contains(price) else {
        throw BadMember(name: prefix + name)
      }
      return Int64(price)
    }
    return TokenPrices(
      input: try price("input"), cachedRead: try price("cachedRead"), cacheWrite: try price("cacheWrite"),
      output: try price("output"))
  }
}

/// Why a table of prices cannot be used.
package struct PriceTableError: Error, Hashable, Sendable {
  /// What is wrong in it.
  package enum Problem: Hashable, Sendable {
    case notJSON(line: Int, column: Int)
    case noRows
    /// The row's number from 1, and the member that is missing or is no price, name or date.
    case badRow(number: Int, member: String)
  }

  /// The table's name, as it was given: a path.
  package let table: String
  package let problem: Problem
}
