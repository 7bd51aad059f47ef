import Bootstrap
import CommandLine
import Domain
import FoundationEssentials
import Localization
import Operations
import Orchestrator
import Ports
import ProgramParts

/// `mitko replay`: what a model was asked and answered, from its recording; or asked again with another prompt or model,
/// and the difference.
struct ReplayVerb {
  let context: ProgramContext
  let options: ReplayOptions

  private struct Answer: Encodable {
    struct Again: Encodable {
      let model: String
      let answer: String
      let isUsable: Bool
      let microdollars: Int64
    }

    let generation: String
    let kind: String
    let model: String
    let promptVersion: String
    let at: String
    let request: String
    let answer: String?
    let failure: String?
    let isUsable: Bool
    var again: Again?
  }

  func run() async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko replay", run)
  }

  private func run(_ operations: Operations, _ house: House) async throws -> ExitCode {
    guard let name = options.generation else { return try await list(operations) }
    guard let stored = try await find(name, operations) else {
      return refuse(Phrase(.replay(.unknown), ["generation": .text(name)]), .failure)
    }
    var answer = Self.recorded(stored)
    if !options.isJSON { try StandardOutput.write(told(stored)) }
    if options.prompt != nil || options.model != nil {
      guard let models = house.models else { return refuse(Phrase(.replay(.noProvider)), .configuration) }
      let request = try changed(stored, house)
      let model = models.model(named: options.model ?? stored.model)
      let call = OperatorCall(maker: models.configuration.maker, store: house.store, ids: house.ids) {
        try operations.noteAskedAgain(stored, by: $0, in: $1)
      }
      let again: ModelAnswer
      do {
        again = try await call.ask(model, request, as: stored.kind)
      } catch let obstacle as OperatorCall.Obstacle {
        return refuse(Self.phrase(obstacle, model.name), .tryLater)
      } catch let failure as ModelFailure {
        return refuse(failure.phrase, .unavailable)
      }
      answer.again = Answer.Again(
        model: again.spending.model ?? model.name, answer: again.text,
        isUsable: Self.fault(of: again.text, request.shape) == nil,
        microdollars: again.spending.cost.microdollars)
      if !options.isJSON { try StandardOutput.write(told(again, by: model.name, request, beside: stored)) }
    }
    if options.isJSON { try StandardOutput.write(JSONText.of(answer)) }
    return .success
  }

  // MARK: Finding

  /// How many are listed.
  private static let listed = 30

  /// Without words: those are shown one call at a time, which is written down.
  private struct Line: Encodable {
    let generation: String
    let kind: String
    let model: String
    let promptVersion: String
    let at: String
    let failure: String?

    init(_ call: RecordedCall) {
      generation = "\(call.job)/\(call.attempt)/\(call.call)"
      kind = call.kind.rawValue
      model = call.model
      promptVersion = call.promptVersion
      at = call.at.description
      failure = call.failure
    }
  }

  private func list(_ operations: Operations) async throws -> ExitCode {
    let newest = try await operations.newestCalls(limit: Self.listed).map(Line.init)
    if options.isJSON {
      try StandardOutput.write(JSONText.of(newest))
      return .success
    }
    if newest.isEmpty { return refuse(Phrase(.replay(.none)), .success) }
    let rows = newest.map { line in
      [line.generation, String(line.at.prefix(19)), line.kind, line.model, line.failure ?? ""]
        .joined(separator: "\t")
    }
    try StandardOutput.write(rows.joined(separator: "\n") + "\n")
    return .success
  }

  /// The call that a name means: "JOB/ATTEMPT/CALL", or the last one of a job or an attempt.
  private func find(_ name: String, _ operations: Operations) async throws -> StoredRecording? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let job = JobID(String(parts[0])) else { return nil }
    let numbers = parts.dropFirst().map { Int($0) }
    if numbers.contains(nil) { return nil }
    let kept: [StoredRecording]
    do {
      kept = try await operations.revealRecordings(of: job)
    } catch ActRefusal.gone {
      return nil
    }
    return kept.last { stored in
      (numbers.first.map { $0 == stored.attempt } ?? true)
        && (numbers.dropFirst().first.map { $0 == stored.call } ?? true)
    }
  }

  private static func name(of stored: StoredRecording) -> String {
    "\(stored.job)/\(stored.attempt)/\(stored.call)"
  }

  // MARK: Asking again

  /// The request in the words of another file, whose variables stand for what they stood for then.
  ///
  /// - Throws: `PromptFaults` with the file's line where it is no prompt of that kind.
  private func changed(_ stored: StoredRecording, _ house: House) throws -> ModelRequest {
    var request = stored.recording.request
    guard let path = options.prompt else { return request }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ConfigurationError.unreadable(path: path, .notReadable)
    }
    guard let name = PromptName(of: stored.kind) else { return request }
    do throws(PromptFault) {
      request.instruct(by: try Prompt(name, text: text, origin: path))
    } catch {
      throw PromptFaults(faults: [error])
    }
    return request
  }

  private static func phrase(_ obstacle: OperatorCall.Obstacle, _ model: String) -> Phrase {
    switch obstacle {
    case .unknownPrice: Phrase(.replay(.noPrice), ["model": .text(model)])
    case .noMoney(let until):
      Phrase(.replay(.noMoney), ["instant": .text(until.map { String($0.description.prefix(16)) } ?? "—")])
    }
  }

  // MARK: Telling

  private func refuse(_ phrase: Phrase, _ code: ExitCode) -> ExitCode {
    StandardError.write("mitko: " + context.guess.text(phrase))
    return code
  }

  private static func recorded(_ stored: StoredRecording) -> Answer {
    let recording = stored.recording
    return Answer(
      generation: name(of: stored), kind: stored.kind.rawValue, model: stored.model,
      promptVersion: recording.request.promptVersion, at: stored.at.description,
      request: recording.request.json.description, answer: recording.answer, failure: recording.failure,
      isUsable: recording.answer.map { fault(of: $0, recording.request.shape) == nil } ?? false)
  }

  /// What is wrong with the shape of an answer, for operators; `nil` where nothing is.
  private static func fault(of answer: String, _ shape: AnswerSchema?) -> String? {
    guard let shape else { return nil }
    do {
      _ = try shape.read(answer)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func told(_ stored: StoredRecording) -> String {
    let (book, request) = (context.guess, stored.recording.request)
    var lines = [
      book.text(
        Phrase(
          .replay(.asked), ["model": .text(stored.model), "version": .text(request.promptVersion)])), "",
      ModelRequest.text(of: request.instructions),
    ]
    for turn in request.history {
      lines += ["", turn.role == .user ? "[user]" : "[mitko]", ModelRequest.text(of: turn.parts)]
    }
    lines += ["", "[user]", ModelRequest.text(of: request.question), ""]
    if let answer = stored.recording.answer {
      lines += [book.text(.replay(.answered)), "", answer, "", verdict(on: answer, request.shape)]
    }
    if let failure = stored.recording.failure {
      lines.append(book.text(Phrase(.replay(.failed), ["reason": .text(failure)])))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(on answer: String, _ shape: AnswerSchema?) -> String {
    Self.fault(of: answer, shape).map {
      context.guess.text(Phrase(.replay(.unusable), ["detail": .text($0)]))
    } ?? context.guess.text(.replay(.usable))
  }

  private func told(
    _ again: ModelAnswer, by model: String, _ request: ModelRequest, beside stored: StoredRecording
  ) -> String {
    let book = context.guess
    var lines = [
      "",
      book.text(
        Phrase(
          .replay(.again),
          [
            "model": .text(again.spending.model ?? model),
            "cost": .text(book.money(microDollars: again.spending.cost.microdollars)),
          ])), "", again.text, "", verdict(on: again.text, request.shape), "",
    ]
    let (before, now) = (Self.lines(of: stored.recording.answer ?? ""), Self.lines(of: again.text))
    if before == now {
      lines.append(book.text(.replay(.same)))
    } else {
      lines.append(book.text(.replay(.difference)))
      lines += LineDifference.lines(from: before, to: now)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An answer in a shape is held against another member by member, whatever its white space.
  private static func lines(of answer: String) -> [String] {
    guard let value = try? JSONValue(text: answer), value.members != nil || value.elements != nil else {
      return answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return LineDifference.lines(of: value)
  }
}
