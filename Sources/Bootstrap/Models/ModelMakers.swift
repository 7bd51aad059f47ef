import Assets
import Domain
import Localization
import ModelReasoning
import Orchestrator
import Ports

/// What the configured provider's models make: conversation, verdicts, introductions, summaries, answers to questions.
struct ModelMakers: Sendable {
  let interviewer: any Interviewer
  let judge: any Judge
  let writer: any IntroductionWriter
  let summariser: any Summariser
  let answerer: any QuestionAnswerer

  /// - Parameters:
  ///   - desk: hears how every call went.
  ///   - language: the operators', in which verdicts are told.
  /// - Throws: `PromptFaults` where a prompt cannot be used.
  init(
    _ models: Models, desk: ProviderDesk, assets: EmbeddedAssets, naming: any FactNaming,
    phrasebooks: Phrasebooks, language: Language, log: any ProgramLog
  ) throws {
    let prompts = try AssetPrompts(assets, log: log)
    func model(_ kind: JobTask.Kind) -> any LanguageModel { models.model(for: kind, watchedBy: desk) }
    let limits = models.configuration.limits.interview
    interviewer = ModelInterviewer(
      model: model(.reply), prompts: prompts, names: naming, phrasebooks: phrasebooks, limits: limits)
    judge = ModelJudge(
      model: model(.qualify), prompts: prompts, names: naming, phrasebooks: phrasebooks, language: language)
    writer = ModelWriter(
      model: model(.introduce), prompts: prompts, names: naming, phrasebooks: phrasebooks)
    summariser = ModelSummariser(model: model(.summarise), prompts: prompts, limits: limits)
    answerer = ModelQuestionAnswerer(model: model(.question), prompts: prompts, names: naming)
  }
}
