import Domain
import Ports

/// A model that answers as a test says; asking it when nobody expects that fails the test.
struct ScriptedModel: LanguageModel {
  let script = Script<ModelRequest, Result<String, ModelFailure>>("model")
  let name = "scripted-1"
  let contextLimit: Int? = nil

  func tokens(in text: String) -> Int { text.count }
  func estimate(_ request: ModelRequest) -> CostEstimate { .free }

  func answer(
    _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    let answer: Result<String, ModelFailure>
    do {
      answer = try await script.answer(request)
    } catch {
      throw ModelFailure(.cancelled, spent: .nothing)
    }
    return ModelAnswer(
      text: try answer.get(), spending: Outcome.Spending(cost: .zero, usage: .none, model: name))
  }

  func fails(_ reason: ModelFailure.Reason) {
    script.expect { _ in .failure(ModelFailure(reason, spent: .nothing)) }
  }

  func answers(_ text: String = "{}") { script.expect { _ in .success(text) } }
}
