import Bootstrap
import CommandLine
import Domain
import Localization
import Operations
import Ports
import ProgramParts
import TerminalKit

/// `mitko audit`: how alike groups of people fare.
struct AuditVerb {
  let context: ProgramContext
  let options: AuditOptions

  func run() async throws -> ExitCode {
    try await context.inOperations(options.place, program: "mitko audit") { operations, house in
      let (since, now) = (options.since.instant(before: house.time.now), house.time.now)
      let audit = try await operations.audit(since: since)
      try StandardOutput.write(
        options.isJSON ? try JSONText.of(Answer(audit, since: since, until: now)) : text(audit, since: since))
      return .success
    }
  }

  /// For programs.
  private struct Answer: Encodable {
    struct Rate: Encodable {
      let hits: Int
      let cases: Int
      let rate: OrNull<Double>
      let ratio: OrNull<Double>
      let standing: String

      init(_ result: FairnessAudit.Result) {
        hits = result.rate.hits
        cases = result.rate.cases
        rate = OrNull(result.rate.value)
        ratio = OrNull(result.ratio)
        standing =
          switch result.standing {
          case .few: "few"
          case .reference: "reference"
          case .alike: "alike"
          case .maybeChance: "maybe_chance"
          case .below: "below"
          }
      }
    }

    struct Group: Encodable {
      let group: String
      /// Why the rest is `null`.
      let withheld: OrNull<String>
      let people: OrNull<Int>
      let proposals: OrNull<Int>
      let rates: OrNull<[String: Rate]>

      init(_ group: FairnessAudit.Group) {
        self.group = group.name ?? "unknown"
        switch group.telling {
        case .told(let figures):
          withheld = OrNull(nil)
          people = OrNull(figures.people)
          proposals = OrNull(figures.proposals)
          rates = OrNull(
            Dictionary(
              uniqueKeysWithValues: figures.results.map { ($0.key.rawValue, Rate($0.value)) }))
        case .fewerThanFive, .coversFew:
          withheld = OrNull(group.telling == .fewerThanFive ? "fewer_than_five" : "covers_few")
          people = OrNull(nil)
          proposals = OrNull(nil)
          rates = OrNull(nil)
        }
      }
    }

    struct Dimension: Encodable {
      let by: String
      let groups: [Group]
    }

    struct Finding: Encodable {
      let by: String
      let group: String
      let measure: String
    }

    /// Raised when a key changes its meaning or goes.
    let version = 1
    let since: String
    let until: String
    let people: OrNull<Int>
    let leastPeople = FairnessAudit.leastPeople
    let leastCases = AuditRate.leastCases
    let dimensions: [Dimension]
    let findings: [Finding]

    init(_ audit: FairnessAudit, since: Timestamp, until: Timestamp) {
      self.since = since.description
      self.until = until.description
      people = OrNull(audit.people)
      dimensions = FairnessAudit.Dimension.allCases.map {
        Dimension(by: $0.rawValue, groups: (audit.groups[$0] ?? []).map(Group.init))
      }
      findings = audit.findings.map {
        Finding(by: $0.dimension.rawValue, group: $0.group ?? "unknown", measure: $0.measure.rawValue)
      }
    }
  }

  // MARK: For people

  private func text(_ audit: FairnessAudit, since: Timestamp) -> String {
    let book = context.guess
    let instant = PhraseValue.text(String(since.description.prefix(16)))
    guard let people = audit.people else {
      return lines(book.text(Phrase(.audit(.fewPeople), ["instant": instant])))
    }
    var paragraphs = [lines(book.text(Phrase(.audit(.since), ["instant": instant, "n": .count(people)])))]
    for dimension in FairnessAudit.Dimension.allCases {
      paragraphs.append(table(dimension, audit.groups[dimension] ?? [], book))
    }
    let verdict: Phrase =
      audit.findings.isEmpty
      ? Phrase(.audit(.noFinding)) : Phrase(.audit(.findings), ["n": .count(audit.findings.count)])
    paragraphs.append(
      [
        book.text(verdict), book.text(.audit(.columns)), book.text(.audit(.signs)),
        book.text(.audit(.attributes)),
      ]
      .map(lines).joined())
    return paragraphs.joined(separator: "\n")
  }

  private func lines(_ text: String) -> String {
    TextWrap.lines(of: text, columns: HelpText.standardColumns).map { $0 + "\n" }.joined()
  }

  private func table(
    _ dimension: FairnessAudit.Dimension, _ groups: [FairnessAudit.Group], _ book: Phrasebook
  ) -> String {
    let subject: PhraseKey =
      switch dimension {
      case .language: .audit(.language)
      case .place: .audit(.place)
      case .seniority: .audit(.level)
      case .channel: .audit(.channel)
      }
    let head = [
      subject, .audit(.people), .audit(.each), .audit(.exposure), .audit(.selection), .audit(.acceptance),
      .audit(.ownAcceptance),
    ]
    var rows = [head.map { book.text($0) }]
    for group in groups {
      guard case .told(let figures) = group.telling else { continue }
      let each = Double(figures.proposals) / Double(figures.people)
      rows.append(
        [name(group, dimension, book), book.number(figures.people), hundredths(each, book)]
          + FairnessAudit.Measure.allCases.map { figures.results[$0].map { cell($0, book) } ?? "" })
    }
    func withheld(_ telling: FairnessAudit.Telling, _ key: PhraseKey) -> String {
      let names = groups.filter { $0.telling == telling }.map { name($0, dimension, book) }
      if names.isEmpty { return "" }
      return lines(book.text(Phrase(key, ["groups": .text(names.joined(separator: ", "))])))
    }
    let table = rows.count > 1 ? TextTable.text(rows) : lines(book.text(subject))
    return table + withheld(.fewerThanFive, .audit(.fewerThanFive)) + withheld(.coversFew, .audit(.coversFew))
  }

  /// "60 % 0.74!", the rate and its ratio to the highest one.
  private func cell(_ result: FairnessAudit.Result, _ book: Phrasebook) -> String {
    guard let value = result.rate.value else { return "-" }
    let rate = "\(Int((value * 100).rounded())) %"
    guard let ratio = result.ratio, result.standing != .reference else { return rate }
    let sign =
      switch result.standing {
      case .few, .reference, .alike: ""
      case .maybeChance: "?"
      case .below: "!"
      }
    // Cut, so that what is below four fifths never reads as 0.80; a millionth makes up for binary fractions.
    return rate + " " + hundredths(((ratio + 1e-6) * 100).rounded(.down) / 100, book) + sign
  }

  /// Two places behind the point: "0.74" / «0,74».
  private func hundredths(_ value: Double, _ book: Phrasebook) -> String {
    let hundred = Int((value * 100).rounded())
    let places = String(hundred % 100)
    return book.number(hundred / 100) + book.text(.language(.numberDecimal)) + (places.count < 2 ? "0" : "")
      + places
  }

  private func name(
    _ group: FairnessAudit.Group, _ dimension: FairnessAudit.Dimension, _ book: Phrasebook
  ) -> String {
    guard let name = group.name else { return book.text(.audit(.unknown)) }
    switch dimension {
    case .language, .place: return name
    case .seniority: return Seniority.allCases.first { $0.name == name }.map { book.text($0.phrase) } ?? name
    case .channel: return AuditedPerson.Channel(rawValue: name).map { book.text($0.phrase) } ?? name
    }
  }
}

extension Seniority {
  fileprivate var phrase: PhraseKey {
    switch self {
    case .entry: .fact(.levelEntry)
    case .junior: .fact(.levelJunior)
    case .mid: .fact(.levelMid)
    case .senior: .fact(.levelSenior)
    case .lead: .fact(.levelLead)
    case .principal: .fact(.levelPrincipal)
    }
  }
}

extension AuditedPerson.Channel {
  fileprivate var phrase: PhraseKey {
    switch self {
    case .terminal: .audit(.terminal)
    case .telegram: .audit(.telegram)
    case .both: .audit(.both)
    case .neither: .audit(.neither)
    }
  }
}
