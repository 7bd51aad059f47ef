package import Domain
package import Localization
package import Ports

/// Says in words how it stands with somebody's proposals.
package struct OutlookTexts: Sendable {
  private let phrasebooks: Phrasebooks
  private let names: any FactNaming

  package init(phrasebooks: Phrasebooks, names: any FactNaming) {
    self.phrasebooks = phrasebooks
    self.names = names
  }

  /// The outlook for its owner, in their language.
  package func note(_ outlook: MatchOutlook, language: Language) -> OutlookNote {
    let book = phrasebooks.book(for: language.code)
    let key: PhraseKey
    switch outlook {
    case .noProfile: key = .matches(.emptyOnboarding)
    case .notStarted: key = .matches(.emptyReady)
    case .paused, .unreachable: key = .matches(.emptyPaused)
    case .beingRead: key = .outlook(.beingRead)
    case .beingJudged: key = .outlook(.beingJudged)
    case .owesAnswer: key = .outlook(.owesAnswer)
    case .enoughThisRound: key = .outlook(.enoughThisRound)
    case .searched(let roles): return note(roles, book, language)
    }
    return OutlookNote(isOfSearch: false, paragraphs: [book.text(key)])
  }

  private func note(_ roles: [RoleOutlook], _ book: Phrasebook, _ language: Language) -> OutlookNote {
    var paragraphs: [String] = []
    var suggestions: [OutlookNote.Suggestion] = []
    for outlook in roles {
      if roles.count > 1 {
        paragraphs.append(
          book.text(outlook.role == .seeker ? .profile(.cardSeeker) : .profile(.cardProvider)) + ":")
      }
      paragraphs += self.paragraphs(outlook, book)
      for case let opening? in outlook.conditions.map(\.best) {
        suggestions.append(suggestion(opening, as: outlook.role, book, language))
      }
    }
    return OutlookNote(isOfSearch: true, paragraphs: paragraphs, suggestions: suggestions)
  }

  private func paragraphs(_ outlook: RoleOutlook, _ book: Phrasebook) -> [String] {
    let reason = book.text(Self.phrase(of: outlook.reason))
    switch outlook.reason {
    case .nobody, .fewPeople: return [reason]
    case .soon, .conditions, .theirs, .met, .busy, .unlike, .mixed: break
    }
    var lines = [
      book.text(Phrase(.outlook(.people), ["count": Self.told(outlook.people)])),
      book.text(Phrase(.outlook(.fitting), ["count": Self.told(outlook.fitting)])), reason,
    ]
    if outlook.reason == .soon { return lines }
    for condition in outlook.conditions {
      let key: PhraseKey = condition.alone == .few ? .outlook(.condition) : .outlook(.conditionAlone)
      lines.append(
        book.text(
          Phrase(
            key,
            [
              "rule": .phrase(Phrase(Self.phrase(of: condition.rule))),
              "count": Self.told(condition.excludes), "alone": Self.told(condition.alone),
            ])))
    }
    if outlook.conditions.count > 1, outlook.conditions.allSatisfy({ $0.alone == .few }) {
      lines.append(book.text(.outlook(.noSingle)))
    }
    return lines
  }

  private func suggestion(
    _ opening: RoleOutlook.Opening, as role: Role, _ book: Phrasebook, _ language: Language
  ) -> OutlookNote.Suggestion {
    func value(_ value: FactValue) -> PhraseValue { .text(names.name(of: value, language: language)) }
    let label: Phrase
    let draft: Phrase
    switch opening.relaxation {
    case .workMode(let mode):
      label = Phrase(.outlook(.alsoMode), ["mode": value(.workMode(mode))])
      let key = role == .seeker ? PhraseKey.outlook(.sayModeSeeker) : .outlook(.sayModeProvider)
      draft = Phrase(mode == .office ? .outlook(.sayOffice) : key, ["mode": value(.workMode(mode))])
    case .relocation: (label, draft) = (Phrase(.outlook(.couldMove)), Phrase(.outlook(.sayMove)))
    case .pay(let pay):
      label = Phrase(.outlook(.otherPay), ["pay": value(.pay(pay))])
      draft = Phrase(
        role == .seeker ? .outlook(.sayPaySeeker) : .outlook(.sayPayProvider), ["pay": value(.pay(pay))])
    case .level(let level):
      label = Phrase(.outlook(.otherLevel), ["level": value(.seniority(level))])
      draft = Phrase(.outlook(.sayLevel), ["level": value(.seniority(level))])
    case .employment(let kind):
      label = Phrase(.outlook(.alsoEmployment), ["kind": value(.employment(kind))])
      draft = Phrase(
        role == .seeker ? .outlook(.sayEmploymentSeeker) : .outlook(.sayEmploymentProvider),
        ["kind": value(.employment(kind))])
    }
    return OutlookNote.Suggestion(
      label: book.text(label),
      opens: book.text(Phrase(.outlook(.opens), ["count": Self.told(opening.opens)])),
      draft: Self.sentence(book.text(draft)))
  }

  /// A sentence that may begin with a value in lower case.
  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func told(_ count: CrowdCount) -> PhraseValue {
    switch count {
    case .few: .phrase(Phrase(.outlook(.few)))
    case .atLeast(let step): .phrase(Phrase(.outlook(.atLeast), ["n": .count(step)]))
    }
  }

  private static func phrase(of reason: RoleOutlook.Reason) -> PhraseKey {
    switch reason {
    case .nobody: .outlook(.nobody)
    case .fewPeople: .outlook(.fewPeople)
    case .soon: .outlook(.soon)
    case .conditions: .outlook(.conditions)
    case .theirs: .outlook(.theirs)
    case .met: .outlook(.met)
    case .busy: .outlook(.busy)
    case .unlike: .outlook(.unlike)
    case .mixed: .outlook(.mixed)
    }
  }

  private static func phrase(of rule: HardRule) -> PhraseKey {
    switch rule {
    case .place: .outlook(.rulePlace)
    case .pay: .outlook(.rulePay)
    case .seniority: .outlook(.ruleSeniority)
    case .refusedSkills: .outlook(.ruleRefused)
    case .language: .outlook(.ruleLanguage)
    case .employment: .outlook(.ruleEmployment)
    }
  }
}
