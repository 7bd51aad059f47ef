import Bootstrap
import Domain
import Localization
import Orchestrator
import Ports
import ProgramParts

extension Doctor {
  /// Who answers, whether they can be asked, and for how much.
  func provider(_ configuration: Configuration, _ checkup: ModelCheckup?) -> [Finding] {
    guard let models = configuration.models, let checkup else { return [withoutModels(configuration)] }
    let provider = models.maker.name
    var findings: [Finding] = []
    if checkup.probes.isEmpty {
      let names = Set(models.names.values).sorted().joined(separator: ", ")
      findings.append(
        finding(
          .doctor(.provider), .fine,
          Phrase(.doctor(.providerOffline), ["provider": .text(provider), "models": .text(names)])))
    }
    findings += checkup.probes.map { self.probe($0.probe, of: $0.model, provider) }
    findings += checkup.probes.compactMap { limits($0.probe, of: $0.model) }
    findings += prices(checkup, models)
    if let credit = checkup.credit {
      findings.append(
        finding(.doctor(.credit), .fine, Phrase(.doctor(.creditLeft), ["amount": dollars(credit)])))
    }
    if let breaker = checkup.breaker { findings.append(standing(breaker, models)) }
    return findings
      + checkup.alerts.map {
        finding(
          .doctor(.alert), .note,
          Phrase(.doctor(.alertRaised), ["name": .text($0.name), "instant": minute($0.since)]))
      }
  }

  /// The provider's model that makes vectors: whether it answers, with how many dimensions, and for how much.
  func embedder(_ checkup: EmbeddingCheckup) -> [Finding] {
    let (provider, model) = (checkup.maker.name, checkup.space.model)
    var values: [String: PhraseValue] = [
      "provider": .text(provider), "model": .text(model), "dimension": .text(String(checkup.space.dimension)),
    ]
    guard case .atMost(let bound) = checkup.cost else {
      return [finding(.doctor(.model), .bad, Phrase(.doctor(.pricesUnknown), ["models": .text(model)]))]
    }
    values["cost"] = bound > .zero ? dollars(bound) : .phrase(Phrase(.doctor(.embedderFree)))
    var findings: [Finding] = []
    switch checkup.probe {
    case nil:
      findings.append(finding(.doctor(.model), .fine, Phrase(.doctor(.embedderOffline), values)))
    case .answered(let milliseconds, _, _)?:
      values["n"] = .count(milliseconds)
      findings.append(finding(.doctor(.model), .fine, Phrase(.doctor(.embedderAnswers), values)))
    case .failed?, .barred?, .unbooked?:
      findings += checkup.probe.map { [probe($0, of: model, provider, as: .doctor(.model))] } ?? []
    }
    switch checkup.breaker?.state {
    case .open(let failures, let until)?, .trying(let failures, let until)?:
      let away: [String: PhraseValue] = [
        "provider": .text(provider), "n": .count(failures), "instant": minute(until),
      ]
      let reason: PhraseKey =
        failures < ProviderBreaker.patience ? .doctor(.embedderAsked) : .doctor(.embedderAway)
      findings.append(finding(.doctor(.standing), .note, Phrase(reason, away)))
    case .locked(let fault)?:
      findings.append(
        finding(
          .doctor(.standing), .bad,
          Phrase(
            .doctor(.embedderLocked), ["provider": .text(provider), "reason": .phrase(fault.phrase)])))
    case .closed?, nil: break
    }
    return findings
  }

  private func withoutModels(_ configuration: Configuration) -> Finding {
    if let missing = WorksNotice.provider(configuration) {
      return finding(.doctor(.provider), .note, missing)
    }
    guard let unused = configuration.unusedKey else {
      return finding(.doctor(.provider), .fine, Phrase(.doctor(.providerFine)))
    }
    return finding(
      .doctor(.provider), .fine,
      Phrase(.doctor(.providerUnused), ["provider": .text(unused.rawValue)]))
  }

  private func probe(
    _ probe: ModelCheckup.Probe, of model: String, _ provider: String,
    as subject: PhraseKey = .doctor(.provider)
  ) -> Finding {
    var values: [String: PhraseValue] = ["provider": .text(provider), "model": .text(model)]
    switch probe {
    case .answered(let milliseconds, let cost, _):
      values["n"] = .count(milliseconds)
      values["cost"] = dollars(cost)
      return finding(subject, .fine, Phrase(.doctor(.providerAnswers), values))
    case .failed(let failure): values["reason"] = .phrase(failure.phrase)
    case .barred(.unknownPrice):
      return finding(
        subject, .note, Phrase(.doctor(.pricesUnknown), ["models": .text(model)]))
    case .barred(.noMoney(let until)):
      values["reason"] = .phrase(
        Phrase(.replay(.noMoney), ["instant": until.map { minute($0) } ?? .text("—")]))
      return finding(subject, .note, Phrase(.doctor(.providerFails), values))
    case .unbooked(let error):
      values["reason"] = .phrase(Failure(error, configuration: nil).phrase)
    }
    return finding(subject, .bad, Phrase(.doctor(.providerFails), values))
  }

  /// What is left of the provider's limits, where it told.
  private func limits(_ probe: ModelCheckup.Probe, of model: String) -> Finding? {
    guard case .answered(_, _, let allowances) = probe, !allowances.isEmpty else { return nil }
    let told = allowances.map { allowance in
      var values: [String: PhraseValue] = [
        "what": .phrase(Phrase(Self.name(of: allowance.kind))), "left": .text(String(allowance.left)),
      ]
      guard let limit = allowance.limit else {
        return context.guess.text(Phrase(.doctor(.limitLeft), values))
      }
      values["limit"] = .text(String(limit))
      return context.guess.text(Phrase(.doctor(.limitOf), values))
    }
    return finding(
      .doctor(.limits), allowances.contains { $0.left == 0 } ? .note : .fine,
      Phrase(
        .doctor(.limitsTold), ["model": .text(model), "limits": .text(told.joined(separator: ", "))]))
  }

  private static func name(of kind: RateAllowance.Kind) -> PhraseKey {
    switch kind {
    case .requests: .doctor(.limitRequests)
    case .tokens: .doctor(.limitTokens)
    case .inputTokens: .doctor(.limitInputTokens)
    case .outputTokens: .doctor(.limitOutputTokens)
    }
  }

  private func prices(_ checkup: ModelCheckup, _ models: ModelConfiguration) -> [Finding] {
    var (costs, free, unknown): ([String], Set<String>, Set<String>) = ([], [], [])
    for price in checkup.prices {
      switch price.estimate {
      case .unknown: unknown.insert(price.model)
      case .atMost(let bound) where bound > .zero:
        costs.append(
          "\(price.kind.rawValue) (\(price.model)) \(context.guess.money(microDollars: bound.microdollars))")
      case .free, .atMost: free.insert(price.model)
      }
    }
    func names(_ models: Set<String>) -> PhraseValue { .text(models.sorted().joined(separator: ", ")) }
    var findings: [Finding] = []
    if !costs.isEmpty {
      findings.append(
        finding(
          .doctor(.prices), .fine,
          Phrase(.doctor(.pricesFine), ["costs": .text(costs.joined(separator: ", "))])))
    }
    if !free.isEmpty {
      let reason: PhraseKey = models.isFreeByPlace ? .doctor(.freeByPlace) : .doctor(.freeByChoice)
      findings.append(
        finding(
          .doctor(.prices), .fine,
          Phrase(.doctor(.pricesFree), ["models": names(free), "reason": .phrase(Phrase(reason))])))
    }
    if !unknown.isEmpty {
      findings.append(
        finding(.doctor(.prices), .bad, Phrase(.doctor(.pricesUnknown), ["models": names(unknown)])))
    }
    return findings
  }

  private func standing(_ breaker: ProviderBreaker, _ models: ModelConfiguration) -> Finding {
    var values: [String: PhraseValue] = ["provider": .text(models.maker.name)]
    // What another configuration met is no news of this one.
    guard breaker.configuration == models.fingerprint else {
      return finding(.doctor(.standing), .fine, Phrase(.doctor(.standingFine), values))
    }
    switch breaker.state {
    case .closed: return finding(.doctor(.standing), .fine, Phrase(.doctor(.standingFine), values))
    case .open(let failures, let until), .trying(let failures, let until):
      values["n"] = .count(failures)
      values["instant"] = minute(until)
      // It may ask to be left alone before it has failed so often that it would be.
      let reason: PhraseKey =
        failures < ProviderBreaker.patience ? .doctor(.standingAsked) : .doctor(.standingAway)
      return finding(.doctor(.standing), .note, Phrase(reason, values))
    case .locked(let fault):
      values["reason"] = .phrase(fault.phrase)
      return finding(.doctor(.standing), .bad, Phrase(.doctor(.standingLocked), values))
    }
  }

  private func dollars(_ money: Money) -> PhraseValue {
    .text(context.guess.money(microDollars: money.microdollars))
  }

  private func minute(_ instant: Timestamp) -> PhraseValue { .text(String(instant.description.prefix(16))) }
}
