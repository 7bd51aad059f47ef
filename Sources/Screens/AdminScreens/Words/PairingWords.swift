package import Domain
import Localization

/// What the operators' screens call things of matches and rounds.
extension MatchQuery.Status {
  var phrase: PhraseKey {
    switch self {
    case .pending: .pairing(.statusPending)
    case .qualified: .pairing(.statusQualified)
    case .accepted: .pairing(.statusAccepted)
    case .connected: .pairing(.statusConnected)
    case .disqualified: .pairing(.statusDisqualified)
    case .rejected: .pairing(.statusRejected)
    case .expired: .pairing(.statusExpired)
    case .withdrawn: .pairing(.statusWithdrawn)
    }
  }
}

extension WithdrawalReason {
  var phrase: PhraseKey {
    switch self {
    case .paused: .pairing(.reasonPaused)
    case .reset: .pairing(.reasonReset)
    case .erased: .pairing(.reasonErased)
    case .unreachable: .pairing(.reasonUnreachable)
    case .byOperator: .pairing(.reasonByOperator)
    case .qualifyDiscarded: .pairing(.reasonDiscarded)
    case .workCancelled: .pairing(.reasonCancelled)
    }
  }
}

extension TurnObstacle {
  /// As a group of people: "being judged".
  var phrase: PhraseKey {
    switch self {
    case .hadTurn: .pairing(.waitsHadTurn)
    case .isBeingJudged: .pairing(.waitsBeingJudged)
    case .owesAnswer: .pairing(.waitsOwesAnswer)
    case .hasNoVectors: .pairing(.waitsNoVectors)
    case .enoughThisRound: .pairing(.waitsEnough)
    }
  }
}

extension Role {
  var phrase: PhraseKey {
    switch self {
    case .seeker: .pairing(.seeker)
    case .provider: .pairing(.provider)
    }
  }
}

extension HardRule {
  var phrase: PhraseKey {
    switch self {
    case .place: .matches(.rulePlace)
    case .pay: .matches(.rulePay)
    case .seniority: .matches(.ruleSeniority)
    case .refusedSkills: .matches(.ruleRefused)
    case .language: .matches(.ruleLanguage)
    case .employment: .matches(.ruleEmployment)
    }
  }
}

extension Relaxation {
  /// What one of two would do for the pair to pass, as a sentence of who.
  func phrase(of role: Role, _ who: String) -> Phrase {
    func sentence(_ key: PhraseKey, _ what: PhraseValue? = nil) -> Phrase {
      Phrase(key, ["who": .text(who)].merging(what.map { ["what": $0] } ?? [:]) { $1 })
    }
    switch self {
    case .workMode(let mode):
      let key: PhraseKey =
        switch mode {
        case .remote: .fact(.modeRemote)
        case .hybrid: .fact(.modeHybrid)
        case .office: .fact(.modeOffice)
        }
      return sentence(.pairing(.wouldWork), .phrase(Phrase(key)))
    case .relocation: return sentence(.pairing(.wouldMove))
    case .pay(let pay):
      switch (role, pay.least, pay.most) {
      case (.seeker, let sum?, _): return sentence(.pairing(.wouldAskSum), Self.sum(sum, pay))
      case (.provider, _, let sum?): return sentence(.pairing(.wouldPaySum), Self.sum(sum, pay))
      case (.seeker, nil, _): return sentence(.pairing(.wouldAskLess))
      case (.provider, _, nil): return sentence(.pairing(.wouldPayMore))
      }
    case .level(let level):
      let key: PhraseKey =
        switch level {
        case .entry: .fact(.levelEntry)
        case .junior: .fact(.levelJunior)
        case .mid: .fact(.levelMid)
        case .senior: .fact(.levelSenior)
        case .lead: .fact(.levelLead)
        case .principal: .fact(.levelPrincipal)
        }
      return sentence(.pairing(.wouldTakeLevel), .phrase(Phrase(key)))
    case .employment(let kind):
      let key: PhraseKey =
        switch kind {
        case .fullTime: .fact(.fullTime)
        case .partTime: .fact(.partTime)
        case .contract: .fact(.contract)
        case .internship: .fact(.internship)
        case .cofounder: .fact(.cofounder)
        }
      return sentence(.pairing(.wouldEmploy), .phrase(Phrase(key)))
    }
  }

  private static func sum(_ amount: Int, _ pay: Pay) -> PhraseValue {
    let period: PhraseKey =
      switch pay.period {
      case .hour: .fact(.perHour)
      case .day: .fact(.perDay)
      case .month: .fact(.perMonth)
      case .year: .fact(.perYear)
      }
    return .phrase(
      Phrase(
        .pairing(.sum),
        ["amount": .amount(amount, currency: pay.currency), "period": .phrase(Phrase(period))]))
  }

  /// A stable word for programs: "work_mode:remote".
  package var word: String {
    switch self {
    case .workMode(let mode): "work_mode:\(mode.rawValue)"
    case .relocation: "relocation"
    case .pay: "pay"
    case .level(let level): "level:\(level.rawValue)"
    case .employment(let kind): "employment:\(kind.rawValue)"
    }
  }
}
