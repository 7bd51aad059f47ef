/// What was noted of a unit at one of its versions.
private protocol OfUnit: Comparable {
  var unit: Int { get }
  var version: Int { get }
}

/// The lines of a playback: their heads, who stands behind each, and who is not in line yet.
///
/// Asked who could be next, it tells the few who matter: the best of those who may start by the order's own comparison, with
/// whoever stands with them, so that the order decides as it would among all. A start costs the logarithm of how many wait.
struct PlayedLines {
  /// Somebody's lines, or one job of the house's own, which each stand alone.
  private struct Unit {
    let user: UserID?
    /// By lane, free and costly apart: what is free never stands behind what costs.
    var lines = Array(repeating: Line(), count: 4)
    /// Raised whenever something changes: what was noted of it before is out of date.
    var version = 0
  }

  /// In the order of their turns: indices into `jobs`.
  private struct Line {
    private var places: [Int] = []
    private var first = 0

    var head: Int? { first < places.count ? places[first] : nil }

    mutating func removeHead() { first += 1 }

    /// Mostly at the end.
    mutating func insert(_ place: Int, before isBefore: (Int) -> Bool) {
      var (low, high) = (first, places.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(places[middle]) { high = middle } else { low = middle + 1 }
      }
      places.insert(place, at: low)
    }
  }

  /// Who may start, as the order compares them.
  private struct Standing: OfUnit {
    let contender: Contender
    let unit: Int
    let version: Int

    static func < (left: Standing, right: Standing) -> Bool { left.contender < right.contender }
    static func == (left: Standing, right: Standing) -> Bool { false }
  }

  /// That something of a unit will change by time alone.
  private struct Note: OfUnit {
    let at: Timestamp
    let unit: Int
    let version: Int
    /// Of a head that is not due yet.
    let job: Int

    static func < (left: Note, right: Note) -> Bool { left.at < right.at }
  }

  private struct Later: Comparable {
    let job: WaitingJob

    static func < (left: Later, right: Later) -> Bool {
      (left.job.notBefore, left.job.queuedAt, left.job.job) < (
        right.job.notBefore, right.job.queuedAt, right.job.job
      )
    }
  }

  private let order: QueueOrder
  private var jobs: [WaitingJob] = []
  private var units: [Unit] = []
  private var unitOfUser: [UserID: Int] = [:]
  private var unitOfHouseJob: [JobID: Int] = [:]
  private var turns: TurnBook
  /// Whose place moves with the clock; they are in none of the heaps and always among the candidates.
  private var servedLast: Int?
  private var free = Heap<Standing>()
  private var costly = Heap<Standing>()
  /// Background work that will come of age.
  private var ageing = Heap<Note>()
  /// Heads whose next attempt is not due; who stands behind waits with them.
  private var resting = Heap<Note>()
  /// Queued for later, and not in line yet.
  private var later = Heap<Later>()

  /// - Parameter waiting: all that wait, in any order; they tell where their users stand.
  init(_ waiting: [WaitingJob], order: QueueOrder, now: Timestamp) {
    self.order = order
    var last: UserID?
    var rejoinedAt: [UserID: Timestamp] = [:]
    for job in waiting {
      guard let user = job.user else { continue }
      if job.wasServedLast { last = user }
      rejoinedAt[user] = job.rejoinedAt
    }
    turns = TurnBook(servedLast: last, rejoinedAt: rejoinedAt)
    servedLast = last.map { unit(of: $0) }
    var changed: Set<Int> = []
    for job in waiting.sorted(by: { ($0.queuedAt, $0.job) < ($1.queuedAt, $1.job) }) {
      if let unit = place(job, now: now) { changed.insert(unit) }
    }
    for unit in changed.sorted() { note(unit, now: now) }
  }

  /// One more who waits.
  mutating func add(_ job: WaitingJob, now: Timestamp) {
    if let unit = place(job, now: now) { note(unit, now: now) }
  }

  /// Who could be next, once those who are due have joined their lines: enough of them that the order decides as among all.
  mutating func candidates(now: Timestamp) -> [WaitingJob] {
    catchUp(to: now)
    var candidates: [WaitingJob] = []
    var taken: [Int] = []
    for unit in [Self.top(of: &free, in: units)?.unit, Self.top(of: &costly, in: units)?.unit, servedLast] {
      guard let unit, !taken.contains(unit) else { continue }
      taken.append(unit)
      for line in units[unit].lines { if let head = line.head { candidates.append(standing(head)) } }
    }
    if let note = Self.top(of: &resting, in: units), !taken.contains(note.unit) {
      candidates.append(standing(note.job))
    }
    if let next = later.first { candidates.append(next.job) }
    return candidates
  }

  /// Takes out a head that starts at `now`.
  ///
  /// - Parameter isTurn: whether it costs, which is a turn of its user.
  mutating func start(_ job: WaitingJob, isTurn: Bool, now: Timestamp) {
    guard let own = job.user.map({ unit(of: $0) }) ?? unitOfHouseJob[job.job] else { return }
    units[own].lines[Self.line(of: job)].removeHead()
    var changed: Set<Int> = [own]
    if isTurn {
      for user in turns.started(job.user, at: now).keys { changed.insert(unit(of: user)) }
      servedLast = job.user.map { unit(of: $0) }
    }
    for unit in changed { note(unit, now: now) }
  }

  /// Puts a job into its line, or aside.
  ///
  /// - Returns: the unit that has one more in line.
  private mutating func place(_ job: WaitingJob, now: Timestamp) -> Int? {
    // What an unknown price holds and what stands still are in nobody's way.
    if job.estimate == .unknown || order.paused.contains(job.lane) { return nil }
    if job.notBefore > now && !job.isRetrying {
      later.insert(Later(job: job))
      return nil
    }
    let unit: Int
    if let user = job.user {
      unit = self.unit(of: user)
    } else {
      unit = units.count
      units.append(Unit(user: nil))
      unitOfHouseJob[job.job] = unit
    }
    let place = jobs.count
    jobs.append(job)
    let jobs = jobs
    units[unit].lines[Self.line(of: job)].insert(place) { other in
      (job.queuedAt, job.job) < (jobs[other].queuedAt, jobs[other].job)
    }
    return unit
  }

  /// Notes anew what a unit could start and when that changes.
  private mutating func note(_ unit: Int, now: Timestamp) {
    units[unit].version += 1
    if unit == servedLast { return }
    let version = units[unit].version
    let places = units[unit].lines.compactMap(\.head)
    let heads = places.map { standing($0) }
    let placeOfUser = units[unit].user.flatMap { user in
      heads.count > 1 ? order.placesOfUsersWithAgedWork(heads, now: now)[user] : nil
    }
    for (place, head) in zip(places, heads) {
      if head.notBefore > now {
        resting.insert(Note(at: head.notBefore, unit: unit, version: version, job: place))
        continue
      }
      let contender = Contender(head, placeOfUser: placeOfUser, now: now)
      let standing = Standing(contender: contender, unit: unit, version: version)
      if head.estimate.isFree { free.insert(standing) } else { costly.insert(standing) }
      if !head.countsAsInteractive(at: now) {
        ageing.insert(Note(at: head.comesOfAgeAt, unit: unit, version: version, job: place))
      }
    }
  }

  private mutating func catchUp(to now: Timestamp) {
    while let first = later.first, first.job.notBefore <= now {
      later.removeFirst()
      if let unit = place(first.job, now: now) { note(unit, now: now) }
    }
    while let first = Self.top(of: &ageing, in: units), first.at <= now { note(first.unit, now: now) }
    while let first = Self.top(of: &resting, in: units), first.at <= now { note(first.unit, now: now) }
  }

  /// The first that still holds.
  private static func top<Noted: OfUnit>(of heap: inout Heap<Noted>, in units: [Unit]) -> Noted? {
    while let first = heap.first, units[first.unit].version != first.version { heap.removeFirst() }
    return heap.first
  }

  private func standing(_ place: Int) -> WaitingJob {
    var job = jobs[place]
    job.stand(turns, for: job.user)
    return job
  }

  private mutating func unit(of user: UserID) -> Int {
    if let unit = unitOfUser[user] { return unit }
    unitOfUser[user] = units.count
    units.append(Unit(user: user))
    return units.count - 1
  }

  private static func line(of job: WaitingJob) -> Int {
    (job.lane == .interactive ? 0 : 1) + (job.estimate.isFree ? 2 : 0)
  }
}
