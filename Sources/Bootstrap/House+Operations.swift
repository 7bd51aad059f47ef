import Agent
import Domain
import Matcher
package import Operations
import Orchestrator
import Ports
import Profiler
import TextPatterns

extension House {
  /// What an operator may do with this house. It makes no vectors and asks no model: what follows where a job is held or
  /// taken back needs neither.
  package func operations(as actor: Operator) -> Operations {
    Operations(
      store: store, actor: actor, ids: ids,
      endings: [
        WorkEnding(reply),
        WorkEnding(qualify),
        WorkEnding(
          IntroduceHandler(
            store: store, writers: writers, making: matchMaking, constraints: constraints, makers: makers)),
        WorkEnding(
          SummariseHandler(
            store: store, summarisers: makers.all(nil, modelMakers?.summariser), makers: makers)),
        WorkEnding(.embed, discarded: EmbedHandler.noteDiscarded),
        WorkEnding(.matchStep, discarded: MatchStepHandler.noteDiscarded),
        WorkEnding(AnswerDeadlineHandler(making: matchMaking)),
        WorkEnding(.cleanUp) { _, _ in },
        WorkEnding(AnnounceHandler(phrasebooks: phrasebooks)),
        WorkEnding(questionHandler),
      ],
      desk: matchMaking, pairs: PairExplanation(constraints: constraints), texts: profileTexts,
      plan: plan.ofOnlooker, patterns: PCREPatterns(), steering: conversation,
      exporter: conversation.exporter, naming: naming, phrasebooks: phrasebooks)
  }
}
