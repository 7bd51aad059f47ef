import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import Ports
import ProgramParts
import TerminalRuntime

/// `mitko doctor`: looks at everything that the chat needs, and says what to do about what is wrong.
struct Doctor {
  let context: ProgramContext
  let place: DataPlace

  struct Finding: Encodable {
    enum Weight: String, Encodable {
      case fine, note, bad
    }

    let subject: String
    let weight: Weight
    let sentence: String
  }

  func run(offline: Bool, json: Bool) async throws -> ExitCode {
    let configuration = try context.configuration(place)
    var findings = [terminal(), locale(), folders(configuration)]
    // Who may only look asks no provider: what it costs is written down.
    let asks = !offline && configuration.operatorRole != .readOnly
    let checkup = try await Checkup.run(configuration)
    let isSound = if case .sound = checkup.database { true } else { false }
    let embedding = try await EmbeddingCheckup.run(configuration, asks: asks, hasDatabase: isSound)
    findings += [database(checkup, configuration)]
    findings += embedding.map { embedder($0) } ?? [model(checkup, configuration)]
    findings += [scale(checkup), index(checkup)]
    findings += provider(
      configuration,
      try await ModelCheckup.run(configuration, asks: asks, hasDatabase: isSound))
    if json {
      try StandardOutput.write(JSONText.of(findings))
    } else {
      let width = findings.map(\.subject.count).max() ?? 0
      for finding in findings {
        let sign =
          switch finding.weight {
          case .fine: "ok  "
          case .note: "note"
          case .bad: "BAD "
          }
        let space = String(repeating: " ", count: width - finding.subject.count)
        try StandardOutput.write("\(sign)  \(finding.subject)\(space)  \(finding.sentence)\n")
      }
    }
    return findings.contains { $0.weight == .bad } ? .unavailable : .success
  }

  func finding(_ subject: PhraseKey, _ weight: Finding.Weight, _ phrase: Phrase) -> Finding {
    Finding(subject: context.guess.text(subject), weight: weight, sentence: context.guess.text(phrase))
  }

  private func terminal() -> Finding {
    let term = context.environment["TERM"] ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return finding(.doctor(.terminal), .note, Phrase(.doctor(.terminalNone)))
    }
    guard TerminalOptions.knows(term) else {
      return finding(.doctor(.terminal), .bad, Phrase(.doctor(.terminalUnknown), ["term": .text(term)]))
    }
    var size = winsize()
    _ = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    return finding(
      .doctor(.terminal), .fine,
      Phrase(
        .doctor(.terminalFine),
        ["term": .text(term), "columns": .count(Int(size.ws_col)), "rows": .count(Int(size.ws_row))]))
  }

  private func locale() -> Finding {
    setlocale(LC_ALL, "")
    let charset = String(cString: nl_langinfo(nl_item(CODESET)))
    let isFine = charset.uppercased() == "UTF-8"
    return finding(
      .doctor(.locale), isFine ? .fine : .note,
      Phrase(isFine ? .doctor(.localeFine) : .doctor(.localeFallback), ["charset": .text(charset)]))
  }

  private func folders(_ configuration: Configuration) -> Finding {
    for folder in [configuration.paths.data, configuration.paths.state] where !Checkup.canWrite(folder) {
      return finding(.doctor(.folders), .bad, Phrase(.doctor(.foldersBad), ["path": .text(folder)]))
    }
    return finding(
      .doctor(.folders), .fine, Phrase(.doctor(.foldersFine), ["path": .text(configuration.paths.data)]))
  }

  private func database(_ checkup: Checkup, _ configuration: Configuration) -> Finding {
    switch checkup.database {
    case .absent where place.database != nil:
      // Named on the line, it is one that was there; the usual one is made by the first start.
      finding(
        .doctor(.database), .bad, Phrase(.error(.noDatabase), ["path": .text(configuration.database)]))
    case .absent:
      finding(
        .doctor(.database), .fine, Phrase(.doctor(.databaseNew), ["path": .text(configuration.database)]))
    case .sound(let version):
      finding(
        .doctor(.database), .fine,
        Phrase(.doctor(.databaseFine), ["path": .text(configuration.database), "version": .count(version)]))
    case .failed(let error):
      finding(.doctor(.database), .bad, Failure(error, configuration: configuration).phrase)
    }
  }

  private func model(_ checkup: Checkup, _ configuration: Configuration) -> Finding {
    guard let notice = checkup.notice else {
      return finding(
        .doctor(.model), .fine,
        Phrase(
          .doctor(.modelFine),
          ["model": .text(checkup.space.model), "dimension": .count(checkup.space.dimension)]))
    }
    return finding(
      .doctor(.model), .note, WorksNotice.phrase(notice, modelDirectory: configuration.paths.model))
  }

  /// For each pair of languages the similarity that stands at .7, where half of the pairs are relevant.
  private func scale(_ checkup: Checkup) -> Finding {
    let formula: PhraseKey =
      switch checkup.matching.scorer {
      case .fit: .doctor(.scorerDefault)
      case .hybrid: .doctor(.scorerHybrid)
      }
    if let people = checkup.scale.people {
      return finding(
        .doctor(.scale), .note,
        Phrase(
          .doctor(.scaleUnfitted),
          [
            "model": .text(checkup.searched.model), "n": .count(people),
            "scorer": .text(context.guess.text(formula)),
            "threshold": .text(Self.hundredths(checkup.matching.threshold)),
          ]))
    }
    let pairs = checkup.scale.calibration.scale(at: Setting.similarityThreshold.defaultValue).map { entry in
      let names = [entry.pair.first, entry.pair.second].map { Self.name(of: $0) }
      return "\(names[0])–\(names[1]) \(Self.hundredths(entry.raw))"
    }
    var arguments: [String: PhraseValue] = [
      "threshold": .text(Self.hundredths(checkup.matching.threshold)),
      "pairs": .text(pairs.joined(separator: ", ")),
    ]
    switch checkup.matching.scorer {
    case .fit: arguments["scorer"] = .text(context.guess.text(formula))
    // The threshold is one of the sum: that of similarities says nothing of it.
    case .hybrid: return finding(.doctor(.scale), .fine, Phrase(.doctor(.scaleHybrid), arguments))
    }
    return finding(.doctor(.scale), .fine, Phrase(.doctor(.scaleFine), arguments))
  }

  /// Languages by their codes; a star stands for any that nothing was fitted for, and F for facts without words.
  private static func name(of language: Language) -> String {
    switch language {
    case Calibration.anyOtherLanguage: "*"
    case EmbeddingText.factsLanguage: "F"
    default: language.code
    }
  }

  /// A number as people of either language read it in a table: 0.37, -0.04.
  private static func hundredths(_ value: Double) -> String {
    let rounded = Int((abs(value) * 100).rounded())
    let digits = rounded % 100
    return (value < 0 && rounded > 0 ? "-" : "") + "\(rounded / 100)." + (digits < 10 ? "0" : "")
      + "\(digits)"
  }

  private func index(_ checkup: Checkup) -> Finding {
    if checkup.searched != checkup.space {
      return finding(
        .doctor(.index), .note,
        Phrase(
          .doctor(.indexMoving),
          [
            "done": .count(checkup.embedded), "n": .count(checkup.people),
            "model": .text(checkup.searched.model),
          ]))
    }
    return checkup.missing == 0
      ? finding(.doctor(.index), .fine, Phrase(.doctor(.indexFine), ["n": .count(checkup.vectors)]))
      : finding(.doctor(.index), .note, Phrase(.doctor(.indexBehind), ["n": .count(checkup.missing)]))
  }
}
