import Domain
import Lexicon

/// How what a side shows stands to what the other asks for: trade, skills, level.
struct TechnicalFit {
  enum Relation: Hashable {
    case same, near, far
    /// One of the two did not say.
    case unknown
  }

  let asked: Asked
  let shown: Shown
  let trade: Relation
  let level: Relation
  /// `far` where both named a part of one trade and it is not the same part.
  let specialism: Relation
  /// Every need with how it is met, in the order said.
  let coverages: [(need: Need, coverage: Coverage)]

  init(asked: Asked, shown: Shown) {
    self.asked = asked
    self.shown = shown
    specialism = Self.specialisms(asked.specialisms, shown.specialisms)
    // A product analyst is one under whatever trade the title was filed.
    trade = specialism == .same ? .same : Self.relation(asked.trades, shown.trades)
    level = Self.levels(asked.levels, shown.level)
    coverages = asked.needs.map { ($0, $0.coverage(by: shown.skills)) }
  }

  /// Whether both sides named a level, so that nothing about it is a guess.
  var levelIsNamed: Bool { asked.namesLevel && shown.namesLevel }

  /// What is demanded: the merely welcome is left out, and what nobody can be turned down for.
  var demanded: [(need: Need, coverage: Coverage)] {
    coverages.filter { !$0.need.isWelcome && $0.need.isDemandable }
  }

  /// What is only welcome and there: it speaks for somebody, and its absence against nobody.
  var welcomeThere: [(need: Need, coverage: Coverage)] {
    coverages.filter { need, coverage in
      if case .met = coverage { need.isWelcome } else { false }
    }
  }

  /// The share of the demanded skills that is there; `nil` where none is demanded.
  var coverage: Double? {
    let demanded = demanded
    if demanded.isEmpty { return nil }
    return demanded.reduce(0) { $0 + $1.coverage.credit } / Double(demanded.count)
  }

  /// Whether a craft is demanded and the one that is asked for first is there.
  var hasItsCraft: Bool {
    guard let first = demanded.first(where: { $0.need.isCraft }) else { return false }
    if case .met = first.coverage { return true }
    return false
  }

  /// The craft that is asked for first, where nothing comes near it.
  var missingCraft: Need? {
    guard let first = demanded.first(where: { $0.need.isCraft }), first.coverage == .missing else {
      return nil
    }
    return first.need
  }

  private static func relation(_ asked: Set<Trade>, _ shown: Set<Trade>) -> Relation {
    if asked.isEmpty || shown.isEmpty { return .unknown }
    if !asked.isDisjoint(with: shown) { return .same }
    return asked.contains { one in shown.contains { one.isNear($0) } } ? .near : .far
  }

  private static func levels(_ asked: Set<Domain.Seniority>, _ shown: Domain.Seniority?) -> Relation {
    guard let shown, let apart = asked.map({ $0.distance(to: shown) }).min() else { return .unknown }
    if apart == 0 { return .same }
    return apart <= JudgeThresholds.levelsApart ? .near : .far
  }

  private static func specialisms(_ asked: Set<Specialism>, _ shown: Set<Specialism>) -> Relation {
    if asked.isEmpty || shown.isEmpty { return .unknown }
    if !asked.isDisjoint(with: shown) { return .same }
    let trades = Set(asked.map(\.trade))
    return shown.contains { trades.contains($0.trade) } ? .far : .unknown
  }
}
