import Domain
import Ports

/// Whether both sides may still be asked: looked at again when a proposal is sent, not only when it was formed.
enum Proposability {
  /// Why the match must not go on; `nil` where it may.
  static func obstacle(of match: Match, _ tx: any Transaction) throws -> WithdrawalReason? {
    for side in [match.seeker, match.provider] {
      // Whatever their stage says: a channel that is back puts it where it was.
      if try tx.people.block(of: side.user) != nil { return .paused }
      switch try tx.users.find(side.user)?.stage {
      case .active: break
      case .paused: return .paused
      case .onboarding, .ready: return .reset
      case .unreachable: return .unreachable
      case .erased, nil: return .erased
      }
    }
    return nil
  }
}
