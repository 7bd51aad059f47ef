import Bootstrap
import Ports
import Testing

@Suite struct TelegramConfigurationTests {
  private func telegram(_ variables: [String: String]) throws -> TelegramConfiguration {
    let environment = ["HOME": "/home/kim", "TELEGRAM_BOT_TOKEN": "42:AAtoken_of_no_bot"].merging(variables) {
      _, new in new
    }
    return try TelegramConfiguration(VariableValues(environment: environment), environment: environment)
  }

  @Test func `an operators' group is one where its id is set, and shows all unless told otherwise`() throws {
    #expect(try telegram([:]).group == nil)
    #expect(try telegram(["MITKO_TELEGRAM_ADMINS": "7", "MITKO_GROUP_MIRROR": "events"]).group == nil)
    let plain = try #require(try telegram(["ADMIN_GROUP_ID": "-1001234567890"]).group)
    #expect(plain.target == MirrorTarget(chat: -1_001_234_567_890, scope: .all))
    #expect(plain.admins.isEmpty)
    let whole = try #require(
      try telegram([
        "ADMIN_GROUP_ID": "-100", "MITKO_TELEGRAM_ADMINS": "7, 8;9  10", "MITKO_GROUP_MIRROR": "Events",
      ]).group)
    #expect(whole.target.scope == .events)
    #expect(whole.admins == [7, 8, 9, 10])
  }

  @Test(
    arguments: [
      (["ADMIN_GROUP_ID": "operators"], Variable.adminGroupID), (["ADMIN_GROUP_ID": "1234"], .adminGroupID),
      (["MITKO_TELEGRAM_ADMINS": "@kim"], .telegramAdmins),
      (["MITKO_TELEGRAM_ADMINS": "-5"], .telegramAdmins),
      (["MITKO_TELEGRAM_ADMINS": ","], .telegramAdmins), (["MITKO_GROUP_MIRROR": "some"], .groupMirror),
    ])
  func `what is wrong about it is named`(variables: [String: String], variable: Variable) {
    #expect {
      try telegram(variables)
    } throws: { error in
      guard case .invalid(let named, _, _)? = error as? ConfigurationError else { return false }
      return named == variable
    }
  }
}
