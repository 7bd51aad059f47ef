/// The given names that people call themselves by.
package enum GivenNames {
  /// Whether a folded word is a given name and nothing else: "jane", «саша», but neither "will" nor "Ruby".
  package static func isOne(_ folded: String) -> Bool { names.contains(folded) }

  /// Whether a folded word is a name that is as often a word of every day.
  static func isOrdinary(_ folded: String) -> Bool { ordinary.contains(folded) }

  private static let lines = GivenNameData.table.description.split(separator: "\n")
  private static let names = Set(lines[0].split(separator: " ").map(String.init))
  private static let ordinary = Set(lines[1].split(separator: " ").map(String.init))
}
