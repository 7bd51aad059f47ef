import Domain
import Localization
import Ports

/// One question that the interviewer can put, and what it is about.
struct InterviewQuestion: Hashable, Sendable, Codable {
  enum Subject: String, CaseIterable, Hashable, Sendable, Codable {
    /// Work or people.
    case role
    /// What a seeker does; whom a provider needs and what for.
    case work
    /// What a provider's team does.
    case team
    /// Something that was told, taken up.
    case story
    case wants, skills, level
    /// Mode and place in one.
    case terms
    case mode, place, pay, relocation, languages, employment, availability, contact
  }

  let subject: Subject
  /// The role that it is about; `nil` of the question about the role itself, and of what is the person's.
  let role: Role?

  static let role = InterviewQuestion(subject: .role, role: nil)
  static let contact = InterviewQuestion(subject: .contact, role: nil)

  /// Under which the state counts how often it was put.
  var key: String { role.map { "\($0.rawValue).\(subject.rawValue)" } ?? subject.rawValue }

  /// What an answer is about, the main thing first.
  var topics: [InterviewTopic] {
    switch (subject, role) {
    case (.role, _): [.role]
    case (.work, .provider): [.wants, .offers, .trade, .skills]
    case (.work, _): [.offers, .trade, .years, .skills]
    case (.team, _), (.story, _): [.offers]
    case (.wants, .provider): [.wants, .trade, .seniority, .skills]
    case (.wants, _): [.wants]
    case (.skills, _): [.skills]
    case (.level, .provider): [.seniority]
    case (.level, _): [.years, .seniority]
    case (.terms, _): [.mode, .place]
    case (.mode, _): [.mode]
    case (.place, _): [.place]
    case (.pay, _): [.pay]
    case (.relocation, _): [.relocation]
    case (.languages, _): [.languages]
    case (.employment, _): [.employment]
    case (.availability, _): [.availability]
    case (.contact, _): [.contact]
    }
  }

  /// Where an answer in which nothing was found is kept as words.
  var section: FacetSection? {
    switch subject {
    case .role, .contact: nil
    case .team, .story: .offers
    case .wants: .wants
    case .work, .skills, .level: role == .provider ? .wants : .offers
    case .terms, .mode, .place, .pay, .relocation, .languages, .employment, .availability: .practical
    }
  }

  /// Whether its answers mean the same beside a finished profile, where they may as well be something new: a sum is
  /// pay, but "now" need not be when somebody could start.
  var saysItself: Bool {
    switch subject {
    case .pay, .languages, .relocation, .employment, .place, .mode, .level: true
    case .contact: true
    case .role, .skills, .availability, .work, .team, .story, .wants, .terms: false
    }
  }

  /// Whether its words tell which role it is about, so that an answer of a word needs not: "do you want full time?"
  var namesRole: Bool {
    switch subject {
    case .employment, .availability, .mode, .pay, .level, .place: role != nil
    case .role, .work, .team, .story, .wants, .skills, .terms, .relocation, .languages, .contact: false
    }
  }

  /// Whether something that it asks for was told: then it is not put again.
  func isTouched(by changes: [ProfileChange], _ sections: [FacetSection]) -> Bool {
    // Words alone answer the question for money: "whatever is usual".
    let isInWords = section != .practical || subject == .pay && changes.isEmpty
    if let section, isInWords, sections.contains(section) { return true }
    return changes.contains { change in
      switch change {
      case .added(let value, _), .replaced(_, let value, _):
        section == .practical || subject == .level || subject == .contact
          ? isAnswered(by: FactFinding(.states(value), target: .shared, quote: ""))
          : [.trade, .skill, .domain, .seniority, .years].contains(value.kind)
      case .removed(let value, _): isAnswered(by: FactFinding(.states(value), target: .shared, quote: ""))
      case .tookRole, .leftRole: true
      }
    }
  }

  /// The phrase that tells why it is asked.
  var reason: PhraseKey {
    switch subject {
    case .role: .why(.role)
    case .work, .team: .why(.work)
    case .story: .why(.story)
    case .wants: .why(.wants)
    case .skills: .why(.skills)
    case .level: .why(.level)
    case .terms, .mode, .place, .relocation: .why(.place)
    case .pay: .why(.pay)
    case .languages: .why(.languages)
    case .employment, .availability: .why(.terms)
    case .contact: .why(.contact)
    }
  }
}

/// As whom somebody looks for people: decides what a question calls the team.
enum HiringStance: String, Hashable, Sendable, Codable {
  case recruiter, founder, member
}

/// The words of a question for one person.
struct QuestionWording {
  /// Something of theirs that a question may take up: a skill or two, or the trade.
  var thing: PhraseValue?
  /// Whether `thing` are skills and not the name of a trade.
  var isSkill = false
  var stance: HiringStance?
  /// What the team of somebody who names no wanted skill works with.
  var teamThing: PhraseValue?
  /// What was told last that asks for more.
  var cue: StoryCue?
  /// The trade of whom they are, or of whom they look for.
  var trade: String?
  /// Whether they stand at the beginning of their work.
  var isBeginner = false

  /// The phrase that puts `question`; a story without anything to take up has none.
  func phrase(of question: InterviewQuestion) -> Phrase? {
    if question.subject == .story { return story(question.role) }
    if question.subject == .skills, let teamThing {
      return Phrase(.question(.providerSkillsTeam), ["thing": teamThing])
    }
    let (plain, about) = keys(of: question)
    if let about, let thing { return Phrase(about, ["thing": thing]) }
    return Phrase(plain)
  }

  /// The key without anything of theirs in it, and the one that names their thing.
  private func keys(
    of question: InterviewQuestion
  ) -> (plain: PhraseKey, about: PhraseKey?) {
    let isProvider = question.role == .provider
    switch question.subject {
    case .role, .story: return (.question(.role), nil)
    case .work where isProvider:
      return (stance == .recruiter ? .question(.providerWorkRecruiter) : .question(.providerWork), nil)
    case .work:
      return (.question(.seekerWork), isSkill ? .question(.seekerWorkAbout) : .question(.seekerSkills))
    case .team:
      switch stance {
      case .recruiter: return (.question(.providerTeamRecruiter), nil)
      case .founder: return (.question(.providerTeamFounder), nil)
      case .member, nil: return (.question(.providerTeam), nil)
      }
    case .wants:
      return isProvider
        ? (.question(.providerWants), nil) : (.question(.seekerWants), .question(.seekerWantsAbout))
    case .skills:
      return isProvider
        ? (.question(.providerWants), .question(.providerSkills))
        : (.question(.seekerWork), .question(.seekerSkills))
    case .level:
      return isProvider ? (.question(.providerLevel), nil) : (.question(.seekerWork), .question(.seekerLevel))
    case .terms: return (isProvider ? .question(.providerTerms) : .question(.seekerTerms), nil)
    case .mode: return (isProvider ? .question(.providerMode) : .question(.seekerMode), nil)
    case .place: return (isProvider ? .question(.providerPlace) : .question(.seekerPlace), nil)
    case .pay: return (isProvider ? .question(.providerPay) : .question(.seekerPay), nil)
    case .relocation: return (.question(.seekerRelocation), nil)
    case .languages: return (isProvider ? .question(.providerLanguages) : .question(.seekerLanguages), nil)
    case .employment:
      return (isProvider ? .question(.providerEmployment) : .question(.seekerEmployment), nil)
    case .availability: return (.question(.seekerAvailability), nil)
    case .contact: return (.question(.contact), nil)
    }
  }

  private func story(_ role: Role?) -> Phrase? {
    if role == .seeker, let cue { return Phrase(cue.key, ["deed": .text(cue.deed)]) }
    guard let thing else { return nil }
    let key: PhraseKey
    if role == .provider {
      switch stance {
      case .recruiter: key = .story(.seatRecruiter)
      case .founder: key = .story(.seatFounder)
      case .member, nil: key = .story(.seat)
      }
    } else if isBeginner {
      key = .story(.first)
    } else {
      key = trade.map(Self.story(of:)) ?? .story(.any)
    }
    return Phrase(key, ["thing": thing])
  }

  /// What somebody of a trade is asked about their work.
  private static func story(of trade: String) -> PhraseKey {
    switch trade {
    case "backend", "fullstack": .story(.backend)
    case "frontend": .story(.frontend)
    case "mobile": .story(.mobile)
    case "data-engineering", "data-science": .story(.data)
    case "ml": .story(.learning)
    case "devops", "support": .story(.operations)
    case "qa": .story(.testing)
    case "security": .story(.security)
    case "embedded": .story(.embedded)
    case "design": .story(.design)
    case "product", "project-management", "system-analysis": .story(.product)
    case "1c": .story(.enterprise)
    case "gamedev": .story(.games)
    case "management": .story(.management)
    default: .story(.any)
    }
  }
}
