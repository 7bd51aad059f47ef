/// Somebody who runs Mitko.
package struct Operator: Hashable, Sendable {
  /// What somebody who runs Mitko may do.
  package enum Right: Hashable, Sendable {
    /// Looks, and changes nothing.
    case reads
    /// Looks and acts.
    case operates
  }

  /// As the audit log names them.
  package let name: String
  package let right: Right

  package init(name: String, right: Right) {
    self.name = name
    self.right = right
  }
}
