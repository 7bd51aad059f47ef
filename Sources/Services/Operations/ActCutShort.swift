package import Domain

/// An act ended before its last row: the batches before it stand, and can be taken back; an undo goes on when it is asked
/// for again.
package struct ActCutShort: Error {
  package let kind: Act.Kind
  /// Of an undo: the kind of the act that was being taken back.
  package internal(set) var undone: Act.Kind?
  /// Rows that it changed.
  package let changed: Int
  /// Rows that it was to change.
  package let rows: Int
  /// What came in between.
  package let cause: any Error
}
