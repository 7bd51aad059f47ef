package import Domain

/// What operators did, and what rows were before.
package protocol ActRecords {
  /// Begins an act. Events appended after this in the same transaction bear it, and those of the program itself are the
  /// operator's. Notes acts whose program has not been heard of for a while as stopped.
  func open(_ id: ActID, _ kind: Act.Kind, subject: String, undoing: ActID?, by name: String) throws
  /// Takes back the beginning of an act that changed nothing: no row of it stays.
  func abandon(_ id: ActID) throws
  /// Goes on with an act in another transaction; one that was stopped goes on too.
  func resume(_ id: ActID, by name: String) throws
  /// Keeps what a row was. Again for the same row and name keeps the first.
  func keep(_ former: FormerValue, of id: ActID) throws
  /// Adds to what it changed and was refused, and says how far it has come. One that runs is taken for stopped where nothing
  /// is noted for `Act.lease`.
  func note(_ id: ActID, as state: Act.State, changed: Int, refused: Int) throws
  /// `nil` where there is none.
  func find(_ id: ActID) throws -> Act?
  /// Writes that it ended before its last row; one that ended otherwise stays as it is.
  func stop(_ id: ActID) throws
  /// The latest act of an operator that changed something, is not undone and not passed by; undos, looks, exports and
  /// tests are passed over.
  func lastUndoable(of name: String) throws -> Act?
  /// The latest thing that an operator did, undos too; looks, exports and tests are none.
  func last(of name: String) throws -> Act?
  /// The act that takes an act back, or began to; `nil` where nobody tried.
  func undo(of id: ActID) throws -> Act?
  /// Leaves an act out of those that are taken back without being named.
  func pass(_ id: ActID) throws
  /// Whether something happened to a row since an act that is neither the act's own doing nor taken back since: also where
  /// the row says the same again.
  ///
  /// - Parameter kinds: the kinds of lines of the log that count. Tags count where they are of the same word.
  func hasChanged(_ subject: Event.Subject, since act: ActID, kinds: Set<String>) throws -> Bool
  /// What an act changed, by its rows.
  func subjects(of id: ActID) throws -> Set<Event.Subject>
  /// What the rows of an act were, in one order; those after a given one.
  func formerValues(of id: ActID, after: FormerValue?, limit: Int) throws -> [FormerValue]
  /// Writes that an act was taken back.
  func markUndone(_ id: ActID) throws
  /// Deletes acts from before `instant` of which nothing can be taken back, with those that took them back, oldest first.
  ///
  /// - Returns: how many; `limit` where more may be left.
  func deleteSettled(before instant: Timestamp, limit: Int) throws -> Int
  /// The newest first; those before a given one.
  func recent(before: ActID?, limit: Int) throws -> [Act]
}
