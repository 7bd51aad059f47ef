extension PhraseKey {
  /// Why a judge wants two people to meet or not, told to an operator.
  package enum Verdict: String, CaseIterable, Sendable {
    case qualified = "verdict.qualified"
    case disqualified = "verdict.disqualified"
    case inFavour = "verdict.in_favour"
    case against = "verdict.against"
    case unknown = "verdict.unknown"
    case nothingFound = "verdict.nothing_found"
    case either = "verdict.either"

    case tradeSame = "verdict.trade_same"
    case tradeNear = "verdict.trade_near"
    case skillsThere = "verdict.skills_there"
    case skillsClose = "verdict.skills_close"
    case skillClose = "verdict.skill_close"
    case levelSame = "verdict.level_same"
    case levelNear = "verdict.level_near"
    case rulesPass = "verdict.rules_pass"

    case tradeFar = "verdict.trade_far"
    case craftMissing = "verdict.craft_missing"
    case skillsMissing = "verdict.skills_missing"
    case skillsAllMissing = "verdict.skills_all_missing"
    case levelFar = "verdict.level_far"
    case tooLittleKnown = "verdict.too_little_known"
    case placeFails = "verdict.place_fails"
    case payFails = "verdict.pay_fails"
    case languageFails = "verdict.language_fails"
    case employmentFails = "verdict.employment_fails"
    case remoteElsewhere = "verdict.remote_elsewhere"
    case refusesSeeker = "verdict.refuses_seeker"
    case refusesProvider = "verdict.refuses_provider"
    case wishesOther = "verdict.wishes_other"
    case confidedSeeker = "verdict.confided_seeker"
    case confidedProvider = "verdict.confided_provider"

    case rulePlace = "verdict.rule_place"
    case rulePay = "verdict.rule_pay"
    case ruleLevel = "verdict.rule_level"
    case ruleLanguage = "verdict.rule_language"
    case ruleEmployment = "verdict.rule_employment"
  }
}
