import Domain
import Testing

/// What a setting may be, and how it is written down.
@Suite struct SettingTests {
  @Test(arguments: Setting.allCases)
  func whatADatabaseStartsWithIsAllowedAndReadsBackAsItWasWritten(setting: Setting) {
    for value in [setting.defaultValue, setting.bounds.lowerBound, setting.bounds.upperBound] {
      #expect(setting.allows(value))
      #expect(setting.value(of: setting.text(of: value)) == value)
    }
  }

  @Test(arguments: Setting.allCases)
  func whatIsNoNumberOrOutOfItsBoundsIsRefused(setting: Setting) {
    for text in ["", "nan", "inf", "-inf", "1e400", "-7", "1e9", "six", "6 7", "6,5"] {
      #expect(setting.value(of: text) == nil)
    }
  }

  @Test func aPartOfWhatIsCountedIsRefused() {
    #expect(Setting.messagesAnHour.value(of: "1.5") == nil)
    #expect(Setting.messagesAnHour.value(of: "15") == 15)
    #expect(Setting.weeklyBudget.value(of: "1.5") == 1.5)
    #expect(Setting.alertWaitMinutes.value(of: "0.5") == 0.5)
  }

  @Test func aScorerIsNamedAndABurstMayFollowTheBudget() {
    #expect(Setting.scorer.text(of: 1) == "hybrid")
    for odd in [
      "0x10", "1e-07", "1e3", "nan", "inf", "", "+3", "5,5", "1 000", "-1", ".5", "5.", "--1", "-", "1.2.3",
      "٣",
    ] {
      #expect(Setting.weeklyBudget.value(of: odd) == nil, "\(odd)")
    }
    #expect(Setting.weeklyBudget.value(of: "0.000001") == 0.000001)
    #expect(Setting.weeklyBudget.value(of: "0.0000001") == nil)
    #expect(Setting.weeklyBudget.text(of: 0.000001) == "0.000001")
    #expect(Setting.weeklyBudget.text(of: 0.00025) == "0.00025")
    #expect(Setting.weeklyBudget.text(of: 0.1) == "0.1")
    #expect(Setting.scorer.value(of: "hybrid") == 1)
    #expect(Setting.scorer.value(of: "1") == nil)
    #expect(Setting.scorer.words == ["default", "hybrid"])
    #expect(Setting.burst.text(of: -1) == "default")
    #expect(Setting.burst.value(of: "default") == -1)
    #expect(Setting.burst.value(of: "-1") == -1)
    #expect(Setting.weeklyBudget.value(of: "default") == nil)
  }

  @Test func numbersAreWrittenWithTheFewestDigits() {
    #expect(Setting.weeklyBudget.text(of: 6) == "6")
    #expect(Setting.similarityThreshold.text(of: 0.7) == "0.7")
    #expect(Setting.messageScalars.text(of: 16_000) == "16000")
  }
}
