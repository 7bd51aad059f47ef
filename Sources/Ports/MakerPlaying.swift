package import Domain

/// A provider that is played: the built-in makers behind a price and a pace like a model's, for people who do not exist.
///
/// In a demo it gives the queue something to pace and the ledger something to book. It asks nobody and its money is not
/// real; where a real provider is configured there is none.
package protocol MakerPlaying: Sendable {
  /// How it is called in rows: a provider's name that no real one has.
  var maker: Maker { get }
  /// Whose work it makes, by their names in the demo: that about others is made as ever, and at once.
  var people: Set<String> { get }
  /// Settings that a new database starts with where nobody configured others: with the usual ones nothing would ever wait.
  var seeds: [Setting: Double] { get }

  /// What a generation may cost at most; `nil` of kinds that it does not make.
  func bound(of kind: JobTask.Kind) -> Money?
  /// Says what the rules say.
  func interviewer(like rules: any Interviewer, time: any TimeSource) -> any Interviewer
  /// Decides as the rules do.
  func judge(like rules: any Judge, time: any TimeSource) -> any Judge
  /// Writes what the rules write.
  func writer(like rules: any IntroductionWriter, time: any TimeSource) -> any IntroductionWriter
}

extension MakerPlaying {
  /// Whether a user is one of its people. One whom somebody plays at a keyboard is not: nobody's own work is played.
  package func plays(_ user: UserID, in tx: any Transaction) throws -> Bool {
    guard try tx.users.find(user)?.isDemo == true else { return false }
    return try tx.users.identities(of: user).contains { $0.kind == .demo && people.contains($0.value) }
  }

  /// Whether a piece of work is played: only where everybody whom it is about is one of its people.
  func makes(_ kind: JobTask.Kind, about users: [UserID], in tx: any Transaction) throws -> Bool {
    guard !users.isEmpty, bound(of: kind) != nil else { return false }
    return try users.allSatisfy { try plays($0, in: tx) }
  }
}
