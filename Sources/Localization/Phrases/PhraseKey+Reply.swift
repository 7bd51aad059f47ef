extension PhraseKey {
  /// Replies of models: how they came about, what they cost, and having them made again.
  package enum Reply: String, CaseIterable, Sendable {
    case standIn = "reply.stand_in"
    case stopped = "reply.stopped"
    case retried = "reply.retried"
    case nothingToStop = "reply.nothing_to_stop"
    case isComing = "reply.is_coming"
    case nothingToRepeat = "reply.nothing_to_repeat"
    case onlyTheLast = "reply.only_the_last"
    case rulesSayTheSame = "reply.rules_say_the_same"
    case costs = "reply.costs"
    case costsNothing = "reply.costs_nothing"
    case call = "reply.call"
    case callAgain = "reply.call_again"
    case callCost = "reply.call_cost"
    case callOpen = "reply.call_open"
    case tokens = "reply.tokens"
    case prompt = "reply.prompt"
    case total = "reply.total"
    case noCosts = "reply.no_costs"
  }
}
