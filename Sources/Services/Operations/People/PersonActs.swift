import Domain
import Ports

/// What operators do to people, one by one: what the lifecycle allows, and what follows. There is no way to answer for
/// somebody, or to speak as them.
struct PersonActs: Sendable {
  let steering: any PersonSteering

  /// Adds a person to what an act would come to.
  func add(
    _ id: UserID, _ act: Wish.PersonAct, to preview: inout ActPreview, in tx: any Transaction
  ) throws {
    do {
      let user = try check(id, act, in: tx)
      preview.changes += 1
      preview.people.insert(id)
      guard Self.leavesMatching(act, user) else { return }
      // Both sides of a proposal hear that it is over, as far as they are there.
      for match in try tx.matches.open(of: id) { preview.end(match, without: act == .erase ? id : nil) }
    } catch let refusal as ActRefusal {
      preview.refused[refusal, default: 0] += 1
    }
  }

  private static func leavesMatching(_ act: Wish.PersonAct, _ user: User) -> Bool {
    switch act {
    case .pause, .block, .erase: user.stage == .active
    case .resume, .unblock, .tag, .untag: false
    }
  }

  /// The person, where the act is allowed.
  private func check(_ id: UserID, _ act: Wish.PersonAct, in tx: any Transaction) throws -> User {
    guard let user = try tx.users.find(id), user.stage != .erased else { throw ActRefusal.gone }
    let block = try tx.people.block(of: id)
    switch act {
    case .pause:
      if user.stage == .paused { throw ActRefusal.isSo }
      guard user.stage == .active else { throw ActRefusal.isNoStep }
    case .resume:
      if user.stage == .active { throw ActRefusal.isSo }
      guard user.stage == .paused else { throw ActRefusal.isNoStep }
      if block != nil { throw ActRefusal.isBlocked }
      if try !wasPausedByOperator(id, in: tx) { throw ActRefusal.pausedThemselves }
    case .block: if block != nil { throw ActRefusal.isSo }
    case .unblock: if block == nil { throw ActRefusal.isSo }
    case .tag(let tag): if try tx.people.tags(of: id).contains(tag) { throw ActRefusal.isSo }
    case .untag(let tag): if try !tx.people.tags(of: id).contains(tag) { throw ActRefusal.isSo }
    case .erase: break
    }
    return user
  }

  /// Whether the last step that brought them out of matching was an operator's.
  private func wasPausedByOperator(_ id: UserID, in tx: any Transaction) throws -> Bool {
    let paused = ProfileStage.paused.word
    let last = try tx.events.events(about: .user(id), limit: Self.eventBound)
      .first { $0.kind == "stage" && $0.to == paused && $0.from != paused }
    return if case .operatorNamed? = last?.actor { true } else { false }
  }

  /// How many of the newest events of a person are looked at.
  private static let eventBound = 500

  /// Carries it out on one person.
  ///
  /// - Throws: `ActRefusal` where it is not allowed; nothing has changed.
  func apply(
    _ act: Wish.PersonAct, to id: UserID, recording record: ActRecorder, in tx: any Transaction
  ) throws {
    let user = try check(id, act, in: tx)
    switch act {
    case .pause: try step(.paused, of: user, record, in: tx)
    case .resume: try step(.resumed, of: user, record, in: tx)
    case .block(let reason):
      try setBlock(
        Block(reason: reason, operatorName: record.operatorName, at: tx.now), of: user, record, in: tx)
      if user.stage == .active { try step(.paused, of: user, record, in: tx) }
    case .unblock: try setBlock(nil, of: user, record, in: tx)
    case .tag(let tag):
      _ = try tx.people.add(tag: tag, to: id)
      try record.keep(.user(id), .tag, from: nil, to: tag, of: id, in: tx)
      try append("tag", of: id, from: nil, to: "added", in: tx)
    case .untag(let tag):
      _ = try tx.people.remove(tag: tag, from: id)
      try record.keep(.user(id), .tag, from: tag, to: nil, of: id, in: tx)
      try append("tag", of: id, from: nil, to: "removed", in: tx)
    // What stood in former values goes with the person's other rows.
    case .erase: try steering.erase(user, in: tx)
    }
  }

  private func step(
    _ event: ProfileStageEvent, of user: User, _ record: ActRecorder, in tx: any Transaction
  ) throws {
    do {
      try steering.step(event, of: user, in: tx)
    } catch is InvalidTransition<ProfileStage, ProfileStageEvent> {
      throw ActRefusal.isNoStep
    }
    let now = try tx.users.find(user.id)?.stage.word
    try record.keep(.user(user.id), .stage, from: user.stage.word, to: now, of: user.id, in: tx)
  }

  private func setBlock(
    _ block: Block?, of user: User, _ record: ActRecorder, in tx: any Transaction
  ) throws {
    let former = try tx.people.block(of: user.id)
    try tx.people.setBlock(block, of: user.id)
    try record.keep(.user(user.id), .reason, from: former?.reason, to: block?.reason, of: user.id, in: tx)
    try append(
      "block", of: user.id, from: former == nil ? "open" : "blocked", to: block == nil ? "open" : "blocked",
      in: tx)
  }

  private func append(
    _ kind: String, of user: UserID, from: String?, to: String?, in tx: any Transaction
  ) throws {
    try tx.events.append(
      Event(subject: .user(user), actor: .program, kind: kind, from: from, to: to, at: tx.now))
  }

  /// Puts a person back to what they were before an act; proposals that it ended stay ended.
  ///
  /// - Throws: `ActRefusal.hasChangedSince` where somebody did something since.
  func restore(
    _ id: UserID, _ values: [FormerValue], recording record: ActRecorder, in tx: any Transaction
  ) throws {
    guard let user = try tx.users.find(id), user.stage != .erased else { throw ActRefusal.gone }
    let former = Dictionary(values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let block = try tx.people.block(of: id)
    if let reason = former[.reason], reason.latter != block?.reason { throw ActRefusal.hasChangedSince }
    if let stage = former[.stage], stage.latter != user.stage.word { throw ActRefusal.hasChangedSince }
    let staysBlocked = former[.reason].map { $0.former != nil } ?? (block != nil)
    if former[.stage]?.former == ProfileStage.active.word, staysBlocked { throw ActRefusal.isBlocked }
    if let tag = former[.tag] {
      let isChanged =
        try tag.latter.map { try !tx.people.remove(tag: $0, from: id) }
        ?? tag.former.map { try !tx.people.add(tag: $0, to: id) } ?? false
      if isChanged { throw ActRefusal.hasChangedSince }
      try append("tag", of: id, from: nil, to: tag.latter == nil ? "added" : "removed", in: tx)
    }
    if let reason = former[.reason] {
      let again = reason.former.map { Block(reason: $0, operatorName: record.operatorName, at: tx.now) }
      try setBlock(again, of: user, record, in: tx)
    }
    guard let stage = former[.stage]?.former else { return }
    switch stage {
    case ProfileStage.active.word: try step(.resumed, of: user, record, in: tx)
    case ProfileStage.paused.word: try step(.paused, of: user, record, in: tx)
    default: throw ActRefusal.cannotBeUndone
    }
  }
}
