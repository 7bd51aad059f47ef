extension PhraseKey {
  /// How this language names itself and writes lists and numbers.
  package enum Language: String, CaseIterable, Sendable {
    case name = "language.name"
    case listMore = "list.more"
    case listLast = "list.last"
    case numberGrouping = "number.grouping"
    case numberDecimal = "number.decimal"
    case numberAmount = "number.amount"
    case numberAmountWithCode = "number.amount_with_code"
  }
}
