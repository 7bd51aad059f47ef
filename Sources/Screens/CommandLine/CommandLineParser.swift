package import Domain
import Localization

/// Reads a command line. Pure: it looks at no file and no environment.
///
/// Options may stand before or after the verb and the files; `--` ends them. `--k=v` and `--k v` mean the same, but for
/// an option whose value may be left out, which takes it by `=` only. Without a verb it is `chat`.
package struct CommandLineParser: Sendable {
  private let languages: [String]

  /// - Parameter languages: codes that `--language` may name.
  package init(languages: [String]) {
    self.languages = languages
  }

  /// What `arguments` ask for, without the program's own name.
  package func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    var reading = Reading()
    var rest = arguments[...]
    var optionsEnded = false
    while let argument = rest.popFirst() {
      if optionsEnded || Self.isWord(argument) || Self.isCondition(argument, behind: reading.words.first) {
        reading.words.append(argument)
      } else if argument == "--" {
        optionsEnded = true
      } else {
        try reading.take(argument, following: &rest)
      }
    }
    return try invocation(reading)
  }

  /// Whether an argument is no option: no letter is called by a digit, so that is a number below zero.
  private static func isWord(_ argument: String) -> Bool {
    guard argument.hasPrefix("-") else { return true }
    return argument.dropFirst().first.map { $0 == "." || $0.isNumber } ?? true
  }

  /// Whether an argument is a condition of a filter that is turned round: "-kind:reply". No option is called so.
  private static func isCondition(_ argument: String, behind word: String?) -> Bool {
    guard case .filter? = word.flatMap({ Verb(rawValue: $0) })?.operand else { return false }
    return !argument.hasPrefix("--") && argument.contains(":")
  }

  /// The language that a line asks for, however wrong it is otherwise: in which its mistake is told.
  package func language(in arguments: [String]) -> Language? {
    words(of: arguments).language.flatMap { try? language($0) }
  }

  /// The verb of a line, however wrong it is otherwise.
  package func verb(in arguments: [String]) -> Verb? {
    let words = words(of: arguments).words
    return (words.first == Verb.help ? words.dropFirst().first : words.first).flatMap(Verb.init(rawValue:))
  }

  /// What is left of a line without its options, and the value of one of them.
  private func words(of arguments: [String]) -> (words: [String], language: String?) {
    var (words, language): ([String], String?) = ([], nil)
    var rest = arguments.prefix { $0 != "--" }[...]
    while let argument = rest.popFirst() {
      if Self.isWord(argument) {
        words.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = Option.allCases.first { $0.flag == parts[0] }
      var value = parts.count > 1 ? String(parts[1]) : nil
      if value == nil, case .required? = option?.value, rest.first?.hasPrefix("--") == false {
        value = rest.popFirst()
      }
      if option == .language { language = value ?? language }
    }
    return (words, language)
  }

  private func invocation(_ reading: Reading) throws(UsageError) -> Invocation {
    var words = reading.words[...]
    let language = try language(reading.values[.language])
    // Help and version come first, so that they answer also on an otherwise wrong line.
    if words.first == Verb.help {
      words = words.dropFirst()
      guard let word = words.first else { return .help(nil, language: language) }
      return .help(try named(word), language: language)
    }
    if reading.has(.help) {
      return .help(try words.first.map { word throws(UsageError) in try named(word) }, language: language)
    }
    if reading.has(.version) { return .version(json: reading.has(.json)) }

    let verb = try words.popFirst().map { word throws(UsageError) in try named(word) } ?? .chat
    for option in reading.order where !verb.options.contains(option) {
      throw .optionOfOtherVerb(option.flag, verb)
    }
    if let word = reading.values[.act], !verb.acts.contains(word) {
      throw .wrongOptionWord(Option.act.flag, value: word, allowed: verb.acts)
    }
    try check(words, of: verb)
    let place = DataPlace(
      database: reading.values[.database], demo: demo(reading), name: reading.values[.name],
      language: language)
    if place.name != nil, place.demo == nil { throw .nameWithoutDemo }
    let json = reading.has(.json)
    let dryRun = reading.has(.dryRun)
    switch verb {
    case .chat: return .chat(ChatOptions(place: place, isPlain: reading.has(.plain)))
    case .say:
      return .say(SayOptions(place: place, file: words.first, waits: !reading.has(.noWait), isJSON: json))
    case .ask: return .ask(AskOptions(place: place, words: words.joined(separator: " "), isJSON: json))
    case .doctor: return .doctor(place, offline: reading.has(.offline), json: json)
    case .costs: return .costs(try costs(reading, place))
    case .audit:
      var options = AuditOptions(place: place, isJSON: json)
      options.since = try since(reading) ?? options.since
      return .audit(options)
    case .replay:
      return .replay(
        ReplayOptions(
          place: place, generation: words.first, prompt: reading.values[.prompt],
          model: reading.values[.model], isJSON: json))
    case .settings: return .settings(try settings(words, reading, place))
    case .admin:
      return .admin(
        AdminOptions(place: place, isReadOnly: reading.has(.readOnly), isPlain: reading.has(.plain)))
    case .announce:
      let act = reading.values[.act].flatMap(AnnounceOptions.Act.init(rawValue:))
      return .announce(
        AnnounceOptions(
          place: place, operand: words.first, act: act, audience: reading.values[.audience],
          isTest: reading.has(.test), isTrial: dryRun, isConfirmed: reading.has(.yes), isJSON: json))
    case .people: return .people(try people(words, reading, place))
    case .queue:
      let word = reading.values[.act]
      return .queue(
        QueueOptions(
          place: place, filter: words.joined(separator: " "),
          act: QueueOptions.acts.first { $0.word == word }?.act,
          limit: try limit(reading),
          isTrial: dryRun, isConfirmed: reading.has(.yes), isJSON: json))
    case .events:
      return .events(
        EventsOptions(
          place: place, filter: words.joined(separator: " "), limit: try limit(reading),
          follows: reading.has(.follow), isJSON: json))
    case .matches:
      let word = reading.values[.act]
      return .matches(
        MatchOptions(
          place: place, filter: words.joined(separator: " "),
          act: MatchOptions.acts.first { $0.word == word }?.act, limit: try limit(reading),
          isTrial: dryRun, isConfirmed: reading.has(.yes), isJSON: json))
    case .rounds:
      let isReplay = words.first == RoundOptions.replay
      if isReplay, let option = reading.order.first(where: { [.act, .limit, .dryRun, .yes].contains($0) }) {
        throw .optionOfOtherAct(option.flag)
      }
      if !isReplay, reading.has(.changes) { throw .optionOfOtherAct(Option.changes.flag) }
      return .rounds(
        RoundOptions(
          place: place, round: try round(isReplay ? words.dropFirst().first : words.first),
          act: reading.values[.act].flatMap(RoundOptions.Act.init), isReplay: isReplay,
          changes: try changes(reading),
          limit: try limit(reading), isTrial: dryRun, isConfirmed: reading.has(.yes),
          isJSON: json))
    case .why:
      guard let pair = PairQuestion(Array(words)) else { throw .lacksPeople(verb) }
      return .why(WhyOptions(place: place, pair: pair, isJSON: json))
    case .budget:
      return .budget(
        BudgetOptions(
          place: place, cut: words.first.flatMap(SpendCut.init(rawValue:)) ?? .lane, wish: try wish(reading),
          isTrial: dryRun, isJSON: json))
    case .forecast:
      return .forecast(
        ForecastOptions(
          place: place, wish: try wish(reading),
          days: try number(reading, .days, upTo: ForecastOptions.mostDays) ?? 14, isJSON: json))
    case .undo: return .undo(place, dryRun: dryRun, confirmed: reading.has(.yes), json: json)
    case .paths: return .paths(place, json: json)
    case .importPeople: return .importPeople(files: Array(words), place, dryRun: dryRun, json: json)
    case .export: return .export(place, conversation: try number(reading, .chatNumber))
    case .erase: return .erase(place, dryRun: dryRun, confirmed: reading.has(.yes))
    case .migrate: return .migrate(place, dryRun: dryRun, json: json)
    case .completions:
      guard let shell = words.first.flatMap(Shell.init(rawValue:)) else {
        throw .lacksWord(verb, allowed: Shell.allCases.map(\.rawValue))
      }
      return .completions(shell, language: language)
    case .manual: return .manual(language: language)
    }
  }

  private func check(_ words: ArraySlice<String>, of verb: Verb) throws(UsageError) {
    var rest = words
    switch verb.operand {
    case .none: break
    case .files:
      if words.isEmpty { throw .lacksFiles(verb) }
      rest = []
    case .file, .generation: _ = rest.popFirst()
    case .round(let word):
      if rest.first == word { _ = rest.popFirst() }
      _ = rest.popFirst()
    case .pair:
      if words.count < 2 { throw .lacksPeople(verb) }
      rest = rest.dropFirst(2)
    case .words, .filter: rest = []
    case .setting: rest = rest.dropFirst(2)
    case .word(let allowed):
      guard let word = rest.popFirst() else { throw .lacksWord(verb, allowed: allowed) }
      guard allowed.contains(word) else { throw .wrongWord(word, verb, allowed: allowed) }
    case .choice(let allowed):
      if let word = rest.popFirst(), !allowed.contains(word) {
        throw .wrongWord(word, verb, allowed: allowed)
      }
    }
    if let word = rest.first { throw .unexpectedArgument(word, verb) }
  }

  /// How many rows are listed. An act is about all that its filter means: a limit beside it would be passed over.
  private func limit(_ reading: Reading) throws(UsageError) -> Int {
    let limit = try number(reading, .limit)
    if limit != nil, reading.values[.act] != nil { throw .optionOfOtherAct(Option.limit.flag) }
    return limit ?? 50
  }

  private func number(
    _ reading: Reading, _ option: Option, upTo most: Int = .max
  ) throws(UsageError) -> Int? {
    guard let word = reading.values[option] else { return nil }
    guard let number = Int(word), (1...most).contains(number) else {
      throw most == .max
        ? .wrongNumber(option: option.flag, value: word)
        : .wrongCount(option: option.flag, value: word, most: most)
    }
    return number
  }

  private func people(
    _ words: ArraySlice<String>, _ reading: Reading, _ place: DataPlace
  ) throws(UsageError) -> PeopleOptions {
    let act = reading.values[.act].flatMap(PeopleOptions.Act.init(rawValue:))
    var options = PeopleOptions(
      place: place, filter: words.joined(separator: " "), act: act,
      limit: try limit(reading), isTrial: reading.has(.dryRun),
      isConfirmed: reading.has(.yes), isJSON: reading.has(.json))
    let needed: Option? =
      switch act {
      case .block: .reason
      case .tag, .untag: .tag
      case .pause, .resume, .unblock, .erase, .export, nil: nil
      }
    for option in [Option.reason, .tag] where reading.has(option) && option != needed {
      throw .optionOfOtherAct(option.flag)
    }
    if let needed {
      guard let text = reading.values[needed] else { throw .lacksOption(needed.flag) }
      let longest = needed == .tag ? Block.longestTag : Block.longestReason
      guard let text = Block.words(text, atMost: longest) else {
        throw .tooLong(option: needed.flag, limit: longest)
      }
      options.words = text
    }
    return options
  }

  /// Another budget, as its settings take it.
  private func wish(_ reading: Reading) throws(UsageError) -> BudgetWish {
    func value(_ option: Option, _ setting: Setting) throws(UsageError) -> Double? {
      guard let text = reading.values[option] else { return nil }
      guard let value = setting.value(of: text) else { throw .wrongSetting(setting, value: text) }
      return value
    }
    return BudgetWish(weekly: try value(.weekly, .weeklyBudget), burst: try value(.burst, .burst))
  }

  /// What of a round's rules is changed: `key=value`, with commas between several.
  private func changes(_ reading: Reading) throws(UsageError) -> [RoundOptions.Change] {
    guard let words = reading.values[.changes] else { return [] }
    var rules = RoundRules(proposalLimit: 1, threshold: 0, scorer: .fit)
    var changes: [RoundOptions.Change] = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, rules.set(parts[0], to: parts[1]) else { throw .wrongChange(String(word)) }
      changes.append(RoundOptions.Change(key: parts[0], value: parts[1]))
    }
    return changes
  }

  private func round(_ word: String?) throws(UsageError) -> Int? {
    guard let word else { return nil }
    guard let number = Int(word), number > 0 else { throw .wrongRound(word) }
    return number
  }

  private func settings(
    _ words: ArraySlice<String>, _ reading: Reading, _ place: DataPlace
  ) throws(UsageError) -> SettingOptions {
    var options = SettingOptions(place: place, isTrial: reading.has(.dryRun), isJSON: reading.has(.json))
    guard let name = words.first else { return options }
    guard let setting = Setting(rawValue: name) else {
      throw .wrongWord(name, .settings, allowed: Setting.allCases.map(\.rawValue))
    }
    options.setting = setting
    if let text = words.dropFirst().first {
      guard let value = setting.value(of: text) else { throw .wrongSetting(setting, value: text) }
      options.value = value
    }
    return options
  }

  private func since(_ reading: Reading) throws(UsageError) -> Since? {
    guard let text = reading.values[.since] else { return nil }
    guard let since = Since(text) else { throw .wrongSince(text) }
    return since
  }

  private func costs(_ reading: Reading, _ place: DataPlace) throws(UsageError) -> CostOptions {
    var options = CostOptions(place: place, isJSON: reading.has(.json))
    options.since = try since(reading) ?? options.since
    if let word = reading.values[.by], let grouping = CostOptions.Grouping(rawValue: word) {
      options.grouping = grouping
    }
    return options
  }

  private func named(_ word: String) throws(UsageError) -> Verb {
    if let verb = Verb(rawValue: word) { return verb }
    let names = Verb.allCases.map(\.rawValue) + [Verb.help]
    throw .unknownVerb(word, suggestion: ClosestWord.to(word, among: names))
  }

  private func demo(_ reading: Reading) -> DataPlace.Demo? {
    guard reading.has(.demo) else { return nil }
    return reading.values[.demo] == nil ? .people : .empty
  }

  private func language(_ code: String?) throws(UsageError) -> Language? {
    guard let code else { return nil }
    guard languages.contains(code.lowercased()) else { throw .unknownLanguage(code, known: languages) }
    return Language(code: code)
  }
}

/// What was found so far, before anything is made of it.
private struct Reading {
  var words: [String] = []
  /// Options in the order given.
  var order: [Option] = []
  var values: [Option: String] = [:]

  func has(_ option: Option) -> Bool { order.contains(option) }

  mutating func take(_ argument: String, following rest: inout ArraySlice<String>) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let flag = String(parts[0])
    let given = parts.count > 1 ? String(parts[1]) : nil
    guard let option = Option.allCases.first(where: { $0.flag == flag || $0.shortFlag == flag }) else {
      throw .unknownOption(flag, suggestion: ClosestWord.to(flag, among: Option.allCases.map(\.flag)))
    }
    guard !has(option) else { throw .twice(flag) }
    switch option.value {
    case .none:
      if let given { throw .wrongValue(option: flag, value: given, allowed: []) }
    case .optional(let allowed):
      if let given {
        guard allowed.contains(given) else {
          throw .wrongValue(option: flag, value: given, allowed: allowed)
        }
        values[option] = given
      }
    case .required(let content):
      guard let value = given ?? Self.next(&rest), !value.isEmpty else { throw .lacksValue(flag) }
      // Which acts there are is the verb's to know.
      if option != .act, case .word(let allowed) = content, !allowed.contains(value) {
        throw .wrongOptionWord(flag, value: value, allowed: allowed)
      }
      values[option] = value
    }
    order.append(option)
  }

  /// The next argument, where it is no option: a forgotten value must not swallow one.
  private static func next(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, !next.hasPrefix("--") else { return nil }
    return rest.popFirst()
  }
}
