import Assets
package import Domain
import HTTPTransport
import LanguageModels
package import Orchestrator
package import Ports
import Storage

/// What `doctor` finds out about the configured models: one cheap call of each with what is left of the provider's limits,
/// prices, credit, standing.
package struct ModelCheckup: Sendable {
  /// How the call of one model went.
  package enum Probe: Sendable {
    case answered(milliseconds: Int, cost: Money, allowances: [RateAllowance])
    case failed(ModelFailure)
    /// It was not made.
    case barred(OperatorCall.Obstacle)
    /// The call could not be booked.
    case unbooked(any Error)
  }

  /// Each model once, by name; empty where nobody was to be asked.
  package var probes: [(model: String, probe: Probe)] = []
  /// What each kind of generation may cost at most.
  package let prices: [(kind: JobTask.Kind, model: String, estimate: CostEstimate)]
  /// What is left of the account's money, where its provider tells.
  package var credit: Money?
  /// How the provider did so far; `nil` where nobody has asked it.
  package var breaker: ProviderBreaker?
  /// What operators were told of and what goes on.
  package var alerts: [(name: String, since: Timestamp)] = []

  /// - Parameters:
  ///   - asks: whether anybody is asked over the network.
  ///   - hasDatabase: whether there is a sound one that a call can be booked in.
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used; `StoreError`.
  package static func run(
    _ configuration: Configuration, asks: Bool, hasDatabase: Bool
  ) async throws -> ModelCheckup? {
    guard let chosen = configuration.models else { return nil }
    let time = SystemTime()
    let ids = UUIDv7Source(time: time, random: SystemRandom())
    let models = try Models(chosen, assets: House.assets(configuration), time: time)
    let choice = models.choice
    var checkup = ModelCheckup(
      prices: ModelConfiguration.kinds.map { kind in
        (kind, chosen.names[kind] ?? "", choice.price(of: kind))
      })
    let store = hasDatabase ? try await opened(configuration, time, ids) : nil
    do {
      if let store {
        (checkup.breaker, checkup.alerts) = try await store.read { tx in
          (
            try tx.providers.breaker(of: chosen.maker.name),
            try tx.providers.alerts().sorted { $0.key < $1.key }.map { (name: $0.key, since: $0.value) }
          )
        }
      }
      if asks {
        for name in Set(chosen.names.values).sorted() {
          checkup.probes.append((name, await probe(models.model(named: name), chosen, store, time, ids)))
        }
        checkup.credit = await models.credit()
        if let store, checkup.everyoneAnswered, configuration.operatorRole != .readOnly {
          checkup.breaker = try await unlock(
            chosen.maker, chosen.fingerprint, checkup.breaker, in: store)
        }
      }
    } catch {
      await store?.close()
      throw error
    }
    await store?.close()
    return checkup
  }

  private var everyoneAnswered: Bool {
    !probes.isEmpty
      && probes.allSatisfy { if case .answered = $0.probe { true } else { false } }
  }

  /// A provider that answers is asked again: what was wrong may have been outside of the configuration, as an account
  /// without money.
  static func unlock(
    _ maker: Maker, _ fingerprint: String, _ found: ProviderBreaker?, in store: any Store
  ) async throws -> ProviderBreaker? {
    guard let found, found.configuration == fingerprint, found.state != .closed(failures: 0) else {
      return found
    }
    let fresh = ProviderBreaker(configuration: fingerprint)
    try await store.write { try $0.providers.setBreaker(fresh, of: maker.name) }
    return fresh
  }

  static func opened(
    _ configuration: Configuration, _ time: SystemTime, _ ids: any IdentifierSource
  ) async throws -> any Store {
    try await SQLiteStore.open(
      path: configuration.database, access: configuration.operatorRole == .readOnly ? .looks : .writes,
      sharing: configuration.group == nil ? .ownerOnly : .group, time: time,
      ids: ids)
  }

  private static func probe(
    _ model: any LanguageModel, _ chosen: ModelConfiguration, _ store: (any Store)?, _ time: SystemTime,
    _ ids: any IdentifierSource
  ) async -> Probe {
    let request = ModelRequest(
      instructions: [.plain("You are asked whether you can be reached.")],
      question: [.plain("Answer with the word: yes")], promptVersion: "doctor", outputLimit: 64)
    let start = time.now
    do {
      let answer: ModelAnswer
      if let store {
        answer = try await OperatorCall(maker: chosen.maker, store: store, ids: ids).ask(
          model, request, as: .reply)
      } else if model.estimate(request) == .unknown {
        throw OperatorCall.Obstacle.unknownPrice
      } else {
        // Without a database there is no ledger yet, and no budget either.
        answer = try await model.answer(request)
      }
      let taken = Int(time.now.since(start).inSeconds * 1_000)
      return .answered(
        milliseconds: taken, cost: answer.spending.cost, allowances: answer.allowances)
    } catch let failure as ModelFailure {
      // Cut off at its longest, it has answered all the same.
      if failure.reason == .truncated, case .counted(let spending) = failure.spent {
        return .answered(
          milliseconds: Int(time.now.since(start).inSeconds * 1_000), cost: spending.cost, allowances: [])
      }
      return .failed(failure)
    } catch let obstacle as OperatorCall.Obstacle {
      return .barred(obstacle)
    } catch {
      return .unbooked(error)
    }
  }
}

extension Models {
  /// What is left of the account's money, where the server tells it as OpenRouter does
  /// (https://openrouter.ai/docs/api-reference/limits: `data.limit_remaining` of `/key`, in dollars).
  fileprivate func credit() async -> Money? {
    let base = configuration.base
    guard base.provider == .compatible, let key = base.key else { return nil }
    let request = HTTPRequest(
      .get, base.endpoint.appending("key"),
      fields: [HTTPField("authorization", prefix: "Bearer ", secret: key)] + base.fields,
      limits: HTTPLimits(firstByte: .seconds(10), whole: .seconds(20), bodyBytes: 64 << 10))
    guard let response = try? await transport.send(request), response.head.status == 200,
      let bytes = try? await response.body.prefix(upTo: 64 << 10),
      let left = try? JSONValue(bytes)["data"]?["limit_remaining"]?.double
    else { return nil }
    return Money(dollars: left)
  }
}
