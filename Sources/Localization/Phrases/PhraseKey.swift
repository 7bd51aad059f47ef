/// The name of every line that Mitko can say or show, by feature; the raw value is the key in `Locales/*.phrases`.
///
/// Adding a line: a case in the enum of its feature (`PhraseKey+<Feature>.swift`), and a line in the same section of
/// every phrase file. A test holds the two together, placeholders included. A new feature is a case here, which the
/// compiler asks `rawValue` for, and a line in `allCases`, which a phrase file with that feature's lines asks for.
package enum PhraseKey: Hashable, Sendable {
  case language(Language)
  case chat(Chat)
  case conversation(Conversation)
  case question(Question)
  case why(Why)
  case answer(Answer)
  case story(Story)
  case agent(Agent)
  case button(Button)
  case reply(Reply)
  case chats(Chats)
  case matches(Matches)
  case outlook(Outlook)
  case introduction(Introduction)
  case verdict(Verdict)
  case fact(Fact)
  case profile(Profile)
  case help(Help)
  case consent(Consent)
  case asking(Asking)
  case error(Errors)
  case cli(CommandLine)
  case manual(Manual)
  case doctor(Doctor)
  case model(Model)
  case costs(Costs)
  case audit(Audit)
  case replay(Replay)
  case settings(Settings)
  case demo(Demo)
  case admin(Admin)
  case pairing(Pairing)
  case time(Time)
  case wait(Wait)
  case telegram(Telegram)
  case group(Group)
}

extension PhraseKey: CaseIterable {
  package static let allCases: [PhraseKey] = [
    Language.allCases.map(PhraseKey.language),
    Chat.allCases.map(PhraseKey.chat),
    Conversation.allCases.map(PhraseKey.conversation),
    Question.allCases.map(PhraseKey.question),
    Why.allCases.map(PhraseKey.why),
    Answer.allCases.map(PhraseKey.answer),
    Story.allCases.map(PhraseKey.story),
    Agent.allCases.map(PhraseKey.agent),
    Button.allCases.map(PhraseKey.button),
    Reply.allCases.map(PhraseKey.reply),
    Chats.allCases.map(PhraseKey.chats),
    Matches.allCases.map(PhraseKey.matches),
    Outlook.allCases.map(PhraseKey.outlook),
    Introduction.allCases.map(PhraseKey.introduction),
    Verdict.allCases.map(PhraseKey.verdict),
    Fact.allCases.map(PhraseKey.fact),
    Profile.allCases.map(PhraseKey.profile),
    Help.allCases.map(PhraseKey.help),
    Consent.allCases.map(PhraseKey.consent),
    Asking.allCases.map(PhraseKey.asking),
    Errors.allCases.map(PhraseKey.error),
    CommandLine.allCases.map(PhraseKey.cli),
    Manual.allCases.map(PhraseKey.manual),
    Doctor.allCases.map(PhraseKey.doctor),
    Model.allCases.map(PhraseKey.model),
    Costs.allCases.map(PhraseKey.costs),
    Audit.allCases.map(PhraseKey.audit),
    Replay.allCases.map(PhraseKey.replay),
    Settings.allCases.map(PhraseKey.settings),
    Demo.allCases.map(PhraseKey.demo),
    Admin.allCases.map(PhraseKey.admin),
    Pairing.allCases.map(PhraseKey.pairing),
    Time.allCases.map(PhraseKey.time),
    Wait.allCases.map(PhraseKey.wait),
    Telegram.allCases.map(PhraseKey.telegram),
    Group.allCases.map(PhraseKey.group),
  ].flatMap { $0 }
}

extension PhraseKey {
  /// The key in the phrase files, "chat.tab".
  package var rawValue: String {
    switch self {
    case .language(let key): key.rawValue
    case .chat(let key): key.rawValue
    case .conversation(let key): key.rawValue
    case .question(let key): key.rawValue
    case .why(let key): key.rawValue
    case .answer(let key): key.rawValue
    case .story(let key): key.rawValue
    case .agent(let key): key.rawValue
    case .button(let key): key.rawValue
    case .reply(let key): key.rawValue
    case .chats(let key): key.rawValue
    case .matches(let key): key.rawValue
    case .outlook(let key): key.rawValue
    case .introduction(let key): key.rawValue
    case .verdict(let key): key.rawValue
    case .fact(let key): key.rawValue
    case .profile(let key): key.rawValue
    case .help(let key): key.rawValue
    case .consent(let key): key.rawValue
    case .asking(let key): key.rawValue
    case .error(let key): key.rawValue
    case .cli(let key): key.rawValue
    case .manual(let key): key.rawValue
    case .doctor(let key): key.rawValue
    case .model(let key): key.rawValue
    case .costs(let key): key.rawValue
    case .audit(let key): key.rawValue
    case .replay(let key): key.rawValue
    case .settings(let key): key.rawValue
    case .demo(let key): key.rawValue
    case .admin(let key): key.rawValue
    case .pairing(let key): key.rawValue
    case .time(let key): key.rawValue
    case .wait(let key): key.rawValue
    case .telegram(let key): key.rawValue
    case .group(let key): key.rawValue
    }
  }

  /// The keys by their raw values. The compiler's own look-up by raw value compares one string after the other,
  /// which took half of the time that reading the phrase files took.
  static let named: [String: PhraseKey] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
