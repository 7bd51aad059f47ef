import Domain
package import Operations
package import Ports

/// A group of operators on Telegram, and what they may do from there.
package struct OperatorsGroup: Sendable {
  let target: MirrorTarget
  /// Who may do more than look, by their ids at Telegram: being in the group is no right.
  let admins: Set<Int64>
  private let operations: @Sendable (Operator) -> Operations

  /// - Parameters:
  ///   - admins: who may do more than look, by their ids at Telegram.
  ///   - operations: what somebody may do.
  package init(
    target: MirrorTarget, admins: Set<Int64>, operations: @escaping @Sendable (Operator) -> Operations
  ) {
    self.target = target
    self.admins = admins
    self.operations = operations
  }

  var chat: Int64 { target.chat }

  /// What an admin does is written down under their id.
  func operations(of admin: Int64) -> Operations {
    operations(Operator(name: "telegram:\(admin)", right: .operates))
  }
}
