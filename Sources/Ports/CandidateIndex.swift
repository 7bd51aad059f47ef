package import Domain

/// Finds who fits whom by their vectors, among everybody of one space, exactly.
///
/// It holds what `ProfileRecords.vectorPage` reported and knows nothing else: who is eligible and which pairs
/// may not be proposed is said with each search. There is no cut before exclusion, so the best of the rest is found
/// however many are excluded.
package protocol CandidateIndex: Sendable {
  /// The space of its vectors; those of other spaces are passed over.
  var space: EmbeddingSpace { get }

  /// Follows the feed, from this process or another: first the removed people go with all their vectors, then
  /// the page's replace those of the same user, role and section. Applying a page again changes nothing; one of another
  /// space is passed over.
  func apply(_ page: VectorPage) async

  /// How far it has followed the feed, and whom it holds.
  func state() async -> CandidateIndexState

  /// People of the other role for somebody whom the index holds, best first, ties by user id.
  ///
  /// - Parameters:
  ///   - user: never among the results, whatever their roles. Empty where the index holds no offers of theirs.
  ///   - role: the role in which `user` searches; people of the counterpart role are searched.
  ///   - eligible: who may be among the results; nil for everybody.
  ///   - excluded: not among the results.
  ///   - least: the least total score of a result, 0...1.
  ///   - limit: how many results at most: the best. With those excluded as well, the same call gives the next ones.
  func candidates(
    for user: UserID, in role: Role, within eligible: Set<UserID>?, excluding excluded: Set<UserID>,
    least: Double, limit: Int
  ) async -> [Candidate]

  /// The same for vectors of somebody whom the index need not hold.
  func candidates(
    for query: CandidateQuery, within eligible: Set<UserID>?, excluding excluded: Set<UserID>, least: Double,
    limit: Int
  ) async -> [Candidate]

  /// `Commonness` of somebody in a role of theirs, among the same sample of the counterpart role for everybody; 0
  /// where the index holds no offers of theirs.
  func commonness(of user: UserID, in role: Role) async -> Double
}

/// Two vectors to search with.
package struct CandidateQuery: Hashable, Sendable {
  /// The role in which the search is made; people of the counterpart role are searched.
  package let role: Role
  package let offers: Embedding
  package let wants: Embedding
  /// The language that the two texts were mostly written in.
  package let language: Language

  package init(role: Role, offers: Embedding, wants: Embedding, language: Language) {
    self.role = role
    self.offers = offers
    self.wants = wants
    self.language = language
  }
}

/// Somebody of the other role, with the score of the pair.
///
/// Each direction compares what one wants with what the other offers. Where somebody said nothing of what they
/// want their direction is unknown and takes the value of the other one, since what is unknown excludes nobody.
package struct Candidate: Hashable, Sendable {
  package let user: UserID
  package let score: PairScore

  package init(user: UserID, score: PairScore) {
    self.user = user
    self.score = score
  }
}

/// What an index holds.
package struct CandidateIndexState: Hashable, Sendable {
  /// `VectorPage.lastChange` of the last page applied, 0 before the first.
  package let lastChange: Int64
  /// People with offers in each role.
  package let people: [Role: Int]

  package init(lastChange: Int64, people: [Role: Int]) {
    self.lastChange = lastChange
    self.people = people
  }
}
