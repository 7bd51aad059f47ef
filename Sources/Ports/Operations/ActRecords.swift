package import Domain

/// What operators did, and what rows were before.
package protocol ActRecords {
  /// Begins an act. Events appended after this in the same transaction bear it, and those of the program itself are the
  /// operator's.
  func open(_ id: ActID, _ kind: Act.Kind, subject: String, undoing: ActID?, by name: String) throws
  /// Takes back the beginning of an act that changed nothing: no row of it stays.
  func abandon(_ id: ActID) throws
  /// Goes on with an act in another transaction.
  func resume(_ id: ActID, by name: String) throws
  /// Keeps what a row was. Again for the same row and name keeps the first.
  func keep(_ former: FormerValue, of id: ActID) throws
  /// Adds to what it changed and was refused, and says how far it has come.
  func note(_ id: ActID, as state: Act.State, changed: Int, refused: Int) throws
  /// `nil` where there is none.
  func find(_ id: ActID) throws -> Act?
  /// The latest act of an operator that changed something and is not undone; undos, looks and exports are passed over.
  func lastUndoable(of name: String) throws -> Act?
  /// What the rows of an act were, in one order; those after a given one.
  func formerValues(of id: ActID, after: FormerValue?, limit: Int) throws -> [FormerValue]
  /// Writes that an act was taken back.
  func markUndone(_ id: ActID) throws
  /// The newest first; those before a given one.
  func recent(before: ActID?, limit: Int) throws -> [Act]
}
