import Lexicon

/// The skills of one side, made ready once to be held against those of many others.
struct SkillSet: Sendable {
  private struct Member: Sendable {
    let id: String
    /// Empty for none.
    let group: String
    /// What whoever has this has too.
    let implied: Set<String>
  }

  /// In the order of ids, so that the same sets give the same last digit.
  private let members: [Member]
  private let ids: Set<String>
  /// What the members imply, all together.
  private let implied: Set<String>
  private let byGroup: [String: [String]]

  /// - Parameter ids: of the lexicon; others count as skills that resemble nothing.
  init(_ ids: Set<String>) {
    self.ids = ids
    members = ids.sorted().map { id in
      Member(id: id, group: Skills.skill(id)?.group ?? "", implied: Skills.implied(by: id))
    }
    weight = ids.reduce(0) { $0 + (Skills.skill($1)?.isField == true ? 0.5 : 1) }
    implied = members.reduce(into: []) { $0.formUnion($1.implied) }
    byGroup = Dictionary(grouping: members.filter { !$0.group.isEmpty }, by: \.group)
      .mapValues { $0.map(\.id) }
  }

  /// How far these tell people apart: a tool counts one and a field half, since two who both name requirements or cloud
  /// computing may do very different work.
  let weight: Double

  /// How much of this is had by `other`, 0...1; `nil` where this is empty.
  func coverage(by other: SkillSet) -> Double? {
    guard !members.isEmpty else { return nil }
    return members.reduce(0) { $0 + other.credit(for: $1) } / Double(members.count)
  }

  /// What resembles a skill is worth half of it, and what it builds on a quarter: PostgreSQL for MySQL is days, SQL for
  /// dbt is where everybody begins.
  private func credit(for asked: Member) -> Double {
    if ids.contains(asked.id) || implied.contains(asked.id) { return 1 }
    // What it builds on may be of its group, and is still no more than where everybody begins.
    if byGroup[asked.group, default: []].contains(where: { !asked.implied.contains($0) }) { return 0.5 }
    return asked.implied.isDisjoint(with: ids) ? 0 : 0.25
  }
}
