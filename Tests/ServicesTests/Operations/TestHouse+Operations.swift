import Domain
import Localization
import Matcher
import Operations
import Orchestrator
import Ports
import Profiler
import TestSupport
import TextPatterns

extension TestHouse {
  /// What an operator may do with this house.
  func operations(of name: String = "olga", _ right: Operator.Right = .operates) -> Operations {
    Operations(
      store: store, actor: Operator(name: name, right: right), ids: ids,
      endings: handlers.values.map { WorkEnding($0) },
      desk: making,
      pairs: PairExplanation(constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1]))),
      texts: ProfileCardMaker(phrasebooks: .shipped), plan: QueuePlan(claim: claim), patterns: PCREPatterns(),
      steering: conversation, exporter: StoredExport(), naming: FactNames(phrasebooks: .shipped),
      phrasebooks: .shipped)
  }

  /// A program that works off the queue, alive now.
  func startProgram() async throws {
    let program = ProgramProcess(
      id: process, pid: 1, program: "mitko chat", startedAt: time.now, heartbeatAt: time.now)
    try await store.write { try $0.jobs.heartbeat(program) }
  }
}
