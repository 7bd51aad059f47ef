/// What is wrong with a filter and where: shown under the field with the place marked, and by the verbs.
///
/// Facts alone; sentences are made at the edge. What was valid before it stays in force.
package struct FilterMistake: Error, Hashable, Sendable {
  /// The place in the text that was read; never empty.
  package let range: Range<String.Index>
  package let problem: Problem

  package init(_ problem: Problem, at range: Range<String.Index>) {
    self.problem = problem
    self.range = range
  }

  /// `key` is a key of the room as it is written. Where `allowed` words are told, they are all that the key takes; empty
  /// where it takes anything.
  package enum Problem: Hashable, Sendable {
    /// The room knows no such key. Who meant to search for these words puts them in quotes.
    case unknownKey(nearest: String?, allowed: [String])
    case unknownWord(key: String, nearest: String?, allowed: [String])
    /// A key, a minus or a pair of quotes with nothing behind or in it; `nil` where there is no key.
    case nothingGiven(key: String?, allowed: [String])
    /// A duration, a number or money is compared: "age>1h".
    case needsComparison(key: String)
    /// A word is not compared: "state>queued".
    case takesNoComparison(key: String, allowed: [String])
    /// Neither a number, nor one in the range of the key: whole ones from 0 on.
    case notANumber(key: String)
    /// Not a number from 0 to 1.
    case notAShare(key: String)
    /// Not a number with s, m, h or d behind it, or longer than a century.
    case notADuration(key: String)
    /// Not dollars with at most six decimals.
    case notMoney(key: String)
    /// Neither a duration nor a date of the calendar.
    case badDate(key: String)
    /// Neither an id nor four to eight digits of its end.
    case notAnIdentifier(key: String)
    /// No quotation mark, or no slash with a space or the end behind it, closes what was opened.
    case openQuote
    case openRegex
    case badRegex
    /// Together with what stands before it, it means nothing that there could be: "state:held state:running".
    case contradiction(key: String)
  }
}
