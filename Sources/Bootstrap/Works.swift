import Agent
import Domain
package import Embeddings
import Glibc
package import Matcher
import Operations
import Orchestrator
package import Ports
import Profiler

/// What works off the queue in this process: embedder, index and worker.
package struct Works: Sendable {
  package let embedders: EmbedderSet
  /// Why the lexical embedder serves, where it does.
  package let notice: EmbedderNotice?
  package let follower: IndexFollower
  let worker: Worker
  let house: House

  /// Opens the embedder and gets everything ready; takes as long as the model takes to load.
  package static func prepare(_ house: House, program: String) async throws -> Works {
    let (store, making) = (house.store, house.matchMaking)
    let opened = try await Embedders.open(
      house.configuration, store: store, desk: house.embeddingDesk, time: house.time)
    let embedders = opened.set
    let follower = IndexFollower(store: store, target: embedders.target.space) { space in
      try await store.read { try Scale(of: space, in: $0).index }
    }
    await house.outlooks.use(follower)
    let handlers: [any JobHandler] = [
      house.reply,
      EmbedHandler(store: store, embedders: embedders, desk: making),
      MatchStepHandler(store: store, follower: follower, making: making, constraints: house.constraints),
      house.qualify,
      IntroduceHandler(
        store: store, writers: house.writers, making: making, constraints: house.constraints,
        makers: house.makers),
      SummariseHandler(
        store: store, summarisers: house.makers.all(nil, house.modelMakers?.summariser), makers: house.makers),
      AnswerDeadlineHandler(making: making),
      house.questionHandler,
      CleanUpHandler(space: embedders.target.space),
      AnnounceHandler(phrasebooks: house.phrasebooks),
    ]
    let now = house.time.now
    let process = ProgramProcess(
      id: house.ids.next(ProgramProcess.self), pid: getpid(), program: program, startedAt: now,
      heartbeatAt: now)
    let time = house.time
    let worker = Worker(
      store: store, handlers: handlers,
      configuration: WorkerConfiguration(
        makers: house.makers.makers + embedders.providers,
        configurations: House.configurations(house.configuration),
        backgroundSlots: Self.backgroundSlots + (house.makers.played == nil ? 0 : Self.playedSlots)),
      process: process,
      time: time,
      random: house.random, ids: house.ids, log: house.log,
      isAlive: { LivingProcesses.isAlive($0, now: time.now) })
    return Works(
      embedders: embedders, notice: opened.notice, follower: follower, worker: worker, house: house)
  }

  /// Two slots in the background: while vectors are made, which takes a second or two each, the rounds go on. With
  /// one, each new vector was followed by one match step, the newly embedded person's, and whoever came later
  /// waited until everybody was embedded.
  private static let backgroundSlots = 2

  /// What is played takes its time as a model does; beside it there is as much room as ever for what is not.
  private static let playedSlots = 2

  /// Works until cancelled.
  package func run() async {
    await begin()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      group.addTask { await keepMatching() }
      group.addTask { await makeMissingVectors() }
      group.addTask { await keepWatch() }
      group.addTask { await keepPrices() }
      await group.waitForAll()
    }
  }

  /// Tells the database which makers answer from now on. Another program may hold it just then, so until it is told.
  private func begin() async {
    let (choice, time, embedders, breaker) = (house.makers, house.time, embedders, house.embeddingBreaker)
    while !Task.isCancelled {
      do {
        return try await house.store.write { tx in
          let isAlone = try tx.jobs.processes().allSatisfy {
            !$0.works || !LivingProcesses.isAlive($0, now: time.now)
          }
          try ProviderDesk.begin(choice, isAlone: isAlone, in: tx)
          try EmbeddingQueue.begin(embedders, breaker: breaker, isAlone: isAlone, in: tx)
        }
      } catch {
        house.log.record(.error, "begin.failed", ["error": .text("\(type(of: error))")])
        try? await time.sleep(until: time.now + .seconds(1))
      }
    }
  }

  /// The matching timer: a step now and then, whatever else happened or was missed.
  private func keepMatching() async {
    while !Task.isCancelled {
      do {
        let minutes = try await house.store.write { [making = house.matchMaking] tx in
          try making.tick(in: tx)
          return try tx.settings.value(of: .matchingInterval)
        }
        try await house.time.sleep(until: house.time.now + .seconds(Int(minutes * 60)))
      } catch is CancellationError {
        return
      } catch {
        house.log.record(.error, "timer.failed", ["error": .text("\(type(of: error))")])
        do { try await house.time.sleep(until: house.time.now + .minutes(1)) } catch { return }
      }
    }
  }

  /// Tells operators, once for all processes of a database, what they have to know: now and then, and once more at the
  /// end, so that a program that lives for one message tells what happened in it.
  private func keepWatch() async {
    while true {
      let isLast = Task.isCancelled
      do {
        // Nobody's goodbye waits for the writer where there is nothing to tell.
        let hasNews = try await isLast ? house.store.read { try AlertWatch.hasNews(in: $0) } : true
        if hasNews { try await tellAlerts() }
      } catch {
        house.log.record(.error, "watch.failed", ["error": .text("\(type(of: error))")])
      }
      if isLast { return }
      try? await house.time.sleep(until: house.time.now + .minutes(1))
    }
  }

  private func tellAlerts() async throws {
    let program = house.configuration.alertCommand.map(AlertProgram.init(path:))
    for alert in try await house.store.write({ try AlertWatch.look(in: $0) }) {
      var fields: [String: LogValue] = [
        "alert": .text(alert.name), "numbers": .text(alert.numbers.joined(separator: " ")),
      ]
      if let program, !program.run(alert) { fields["command"] = .text("could not be started") }
      house.log.record(.warning, "alert.raised", fields)
      // Killed before this, the next one to look tells it again: twice is better than never.
      try await house.store.write { try AlertWatch.told(alert, in: $0) }
    }
  }

  /// How often prices are looked for that somebody waits for.
  private static let priceInterval: Duration = .seconds(2)

  /// Lets go on what was held because nobody knew its price, once its model has one: operators write it down, or its day
  /// comes, while programs run. What waits for money under a budget of zero goes to the rules.
  private func keepPrices() async {
    // Nobody who costs nothing is ever held.
    guard house.makers.makers != [.builtin] || house.configuration.embedding != nil else { return }
    while !Task.isCancelled {
      do {
        try await ProviderDesk.releasePriced(house.makers, in: house.store)
        try await EmbeddingQueue.releasePriced(embedders, in: house.store)
        try await ProviderDesk.giveUnpayable(house.makers, in: house.store)
        try await house.time.sleep(until: house.time.now + Self.priceInterval)
      } catch is CancellationError {
        return
      } catch {
        house.log.record(.error, "prices.unchecked", ["error": .text("\(type(of: error))")])
        do { try await house.time.sleep(until: house.time.now + .minutes(1)) } catch { return }
      }
    }
  }

  /// Makes the vectors that are missing, as long as the store lives.
  private func makeMissingVectors() async {
    var queue = EmbeddingQueue(embedders: embedders, breaker: house.embeddingBreaker)
    let changes = house.store.changes()
    var ticks = changes.makeAsyncIterator()
    while !Task.isCancelled {
      do {
        try await queue.fill(house.store)
      } catch {
        house.log.record(.error, "vectors.unqueued", ["error": .text("\(type(of: error))")])
      }
      guard await ticks.next() != nil else { return }
    }
  }
}

extension House {
  /// Keeps how the provider of vectors does; `nil` where they are made on this machine.
  var embeddingDesk: ProviderDesk? {
    configuration.embedding.map {
      ProviderDesk(
        maker: $0.maker, configuration: $0.fingerprint, store: store, random: random, log: log)
    }
  }

  /// Where it stands with the provider of vectors, by name and configuration.
  var embeddingBreaker: EmbeddingQueue.Breaker? {
    configuration.embedding.map {
      EmbeddingQueue.Breaker(name: $0.maker.name, configuration: $0.fingerprint)
    }
  }
}
