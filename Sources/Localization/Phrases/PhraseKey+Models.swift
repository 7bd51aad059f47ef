extension PhraseKey {
  /// What can go wrong with a model, as operators are told.
  package enum Model: String, CaseIterable, Sendable {
    case wrongKey = "model.wrong_key"
    case forbidden = "model.forbidden"
    case unknownModel = "model.unknown_model"
    case quotaExhausted = "model.quota_exhausted"
    case untrusted = "model.untrusted"
    case rateLimited = "model.rate_limited"
    case overloaded = "model.overloaded"
    case providerFailed = "model.provider_failed"
    case unreachable = "model.unreachable"
    case timedOut = "model.timed_out"
    case cut = "model.cut"
    case malformed = "model.malformed"
    case tooLong = "model.too_long"
    case truncated = "model.truncated"
    case refused = "model.refused"
    case rejected = "model.rejected"
    case wrongDimension = "model.wrong_dimension"
    case cancelled = "model.cancelled"
  }

  /// What models have cost.
  package enum Costs: String, CaseIterable, Sendable {
    case model = "costs.model"
    case kind = "costs.kind"
    case user = "costs.user"
    case day = "costs.day"
    case calls = "costs.calls"
    case read = "costs.read"
    case cached = "costs.cached"
    case written = "costs.written"
    case cost = "costs.cost"
    case total = "costs.total"
    case nobody = "costs.nobody"
    case none = "costs.none"
    case since = "costs.since"
    case budget = "costs.budget"
  }

  /// How alike groups of people fare.
  package enum Audit: String, CaseIterable, Sendable {
    case since = "audit.since"
    case fewPeople = "audit.few_people"
    case language = "audit.language"
    case place = "audit.place"
    case level = "audit.level"
    case channel = "audit.channel"
    case people = "audit.people"
    case each = "audit.each"
    case exposure = "audit.exposure"
    case selection = "audit.selection"
    case acceptance = "audit.acceptance"
    case ownAcceptance = "audit.own_acceptance"
    case unknown = "audit.unknown"
    case terminal = "audit.terminal"
    case telegram = "audit.telegram"
    case both = "audit.both"
    case neither = "audit.neither"
    case fewerThanFive = "audit.fewer_than_five"
    case coversFew = "audit.covers_few"
    case noFinding = "audit.no_finding"
    case findings = "audit.findings"
    case columns = "audit.columns"
    case signs = "audit.signs"
    case attributes = "audit.attributes"
  }

  /// What was asked of models, run again.
  package enum Replay: String, CaseIterable, Sendable {
    case none = "replay.none"
    case unknown = "replay.unknown"
    case asked = "replay.asked"
    case answered = "replay.answered"
    case failed = "replay.failed"
    case usable = "replay.usable"
    case unusable = "replay.unusable"
    case again = "replay.again"
    case same = "replay.same"
    case difference = "replay.difference"
    case noProvider = "replay.no_provider"
    case noPrice = "replay.no_price"
    case noMoney = "replay.no_money"
  }
}
