import Agent
import Matcher
package import Operations
import Orchestrator
import Ports
import TextPatterns

extension House {
  /// What an operator may do with this house. It makes no vectors and asks no model: what follows where a job is held or
  /// taken back needs neither.
  package func operations(as actor: Operator) -> Operations {
    Operations(
      store: store, actor: actor, ids: ids,
      handlers: [
        reply,
        QualifyHandler(store: store, judges: judges, making: matchMaking, makers: makers),
        IntroduceHandler(
          store: store, writers: writers, making: matchMaking, constraints: constraints, makers: makers),
        AnswerDeadlineHandler(making: matchMaking),
        AnnounceHandler(phrasebooks: phrasebooks),
      ],
      desk: matchMaking, pairs: PairExplanation(constraints: constraints), texts: profileTexts,
      plan: plan.ofOnlooker, patterns: PCREPatterns(), steering: conversation,
      exporter: conversation.exporter, naming: naming, phrasebooks: phrasebooks)
  }
}
