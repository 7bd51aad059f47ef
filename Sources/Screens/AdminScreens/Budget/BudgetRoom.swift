package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The week's money: what was spent, is reserved and will be spent, by lane, kind, model and person; how long the budget
/// lasts as it is, and as somebody types it, before it is applied.
package struct BudgetRoom: Room {
  /// What was read.
  package struct Content: RoomContent {
    package static let room = RoomName.budget
    package let figures: BudgetFigures
    /// `nil` while they are played for the first time.
    package let outlooks: BudgetOutlooks?
    package let isWhole: Bool

    /// - Parameter isWhole: whether the outlooks are those that were asked for, and not of before.
    package init(figures: BudgetFigures, outlooks: BudgetOutlooks?, isWhole: Bool = true) {
      self.figures = figures
      self.outlooks = outlooks
      self.isWhole = isWhole
    }
  }

  /// What can be typed.
  enum Field: CaseIterable {
    case weekly, burst

    var setting: Setting {
      switch self {
      case .weekly: .weeklyBudget
      case .burst: .burst
      }
    }
  }

  package let name = RoomName.budget
  package var isReading: Bool { isComputing || outlooks == nil }
  package let words = ["forecast"]
  var figures: BudgetFigures?
  var outlooks: BudgetOutlooks?
  var cut = SpendCut.lane
  /// All of the money, and its parts.
  // Parts are looked at one at a time.
  var parts = RoomList<SpendPart>(isMarkable: false)
  /// The parts by the other cuts, for a screen that has room for all.
  var others: [SpendCut: [SpendPart]] = [:]
  var weekly = Self.emptyField
  var burst = Self.emptyField
  /// Where the cursor stands.
  var typing: Field?
  var mistakes: [Field: Phrase] = [:]
  /// What is asked: its course is shown beside the one as it is.
  var asked = BudgetWish()
  /// Whether what was asked is not known yet.
  var isComputing = false
  private var before: [Field: String] = [:]
  let language: Language

  private static let emptyField = TextField(maximumScalars: 20, isMultiline: false)

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var isTyping: Bool { typing != nil }

  package var keys: [RoomKey] {
    if typing != nil {
      return [
        RoomKey("Enter", .admin(.keyForecast)), RoomKey("Tab", .admin(.keyNextField)),
        RoomKey("Esc", .chat(.hintCancel)),
      ]
    }
    let asking: [RoomKey] =
      asked.isEmpty
      ? [RoomKey("Enter", .admin(.keyOtherBudget))]
      : [
        RoomKey("A", .admin(.keyApply), acts: true), RoomKey("Enter", .admin(.keyOtherBudget)),
        RoomKey("Esc", .chat(.hintCancel)),
      ]
    return asking + [
      RoomKey("l", .admin(.keyByLane)), RoomKey("k", .admin(.keyByKind)), RoomKey("m", .admin(.keyByModel)),
      RoomKey("w", .admin(.keyByPerson)),
    ]
  }

  package mutating func take(_ content: Content) {
    figures = content.figures
    outlooks = content.outlooks
    if content.isWhole, (content.outlooks?.asked != nil) == !asked.isEmpty { isComputing = false }
    arrange()
  }

  private mutating func arrange() {
    guard let figures else { return }
    parts.take(figures.parts(by: cut, outlooks?.asItIs.forecast))
    others = [:]
    for other in SpendCut.allCases where other != cut {
      others[other] = figures.parts(by: other, outlooks?.asItIs.forecast)
    }
  }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect { .order(OperatorOrder.watch(.budget(asking: asked.isEmpty ? nil : asked))) }

  /// `:budget 12` asks about that budget; `:budget 12 2` about that burst as well.
  package mutating func jump(_ word: String, _ rest: String) -> [AdminEffect] {
    let values = rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard !values.isEmpty else { return [] }
    weekly.replaceAll(values[0])
    burst.replaceAll(values.count > 1 ? values[1] : "")
    return ask()
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if let typing { return handle(key, in: typing) }
    switch key {
    case .enter:
      begin(.weekly)
      return []
    case .text("A"):
      if asked.isEmpty { return [] }
      if isComputing { return [.tell(Phrase(.admin(.computingFirst)), .trouble)] }
      // It is played once more, as things are by then.
      return [
        .tell(Phrase(.admin(.computingAct)), .fine),
        .order(OperatorOrder.propose(.settings(asked.settings))),
      ]
    case .text("l"): return part(by: .lane)
    case .text("k"): return part(by: .kind)
    case .text("m"): return part(by: .model)
    case .text("w"): return part(by: .person)
    case .escape:
      if asked.isEmpty { return nil }
      weekly.clear()
      burst.clear()
      return ask()
    default:
      guard let table = layout(in: place, surroundings)?.table else { return nil }
      return parts.handle(key, in: table) == nil ? nil : []
    }
  }

  private mutating func part(by cut: SpendCut) -> [AdminEffect] {
    self.cut = cut
    // Another list: it begins with the whole.
    parts = RoomList(isMarkable: false)
    arrange()
    return []
  }

  // MARK: What if

  private mutating func begin(_ field: Field) {
    before = [.weekly: weekly.text, .burst: burst.text]
    typing = field
  }

  private mutating func handle(_ key: KeyEvent, in field: Field) -> [AdminEffect]? {
    switch key {
    case .enter: return ask()
    case .tab, .backTab, .up, .down:
      typing = field == .weekly ? .burst : .weekly
      return []
    case .escape:
      weekly.replaceAll(before[.weekly] ?? "")
      burst.replaceAll(before[.burst] ?? "")
      typing = nil
      mistakes = [:]
      return []
    default:
      let outcome =
        switch field {
        case .weekly: weekly.handle(key, columns: 20)
        case .burst: burst.handle(key, columns: 20)
        }
      if outcome == .ignored { return nil }
      if case .edited = outcome { mistakes[field] = nil }
      return []
    }
  }

  /// Asks for what was typed, or says at its field what is wrong with it.
  private mutating func ask() -> [AdminEffect] {
    mistakes = [:]
    var wish = BudgetWish()
    for field in Field.allCases {
      switch Self.read(text(of: field), field.setting) {
      case .success(let value):
        switch field {
        case .weekly: wish.weekly = value
        case .burst: wish.burst = value
        }
      case .failure(let mistake): mistakes[field] = mistake.phrase
      }
    }
    if let wrong = Field.allCases.first(where: { mistakes[$0] != nil }) {
      if typing == nil { begin(wrong) }
      typing = wrong
      return []
    }
    typing = nil
    asked = wish
    isComputing = !wish.isEmpty
    return [watch]
  }

  func text(of field: Field) -> String {
    switch field {
    case .weekly: weekly.text
    case .burst: burst.text
    }
  }

  struct Mistake: Error {
    let phrase: Phrase
  }

  /// A sum as people type it, with a sign of its currency or a comma; `nil` for nothing typed.
  static func read(_ text: String, _ setting: Setting) -> Result<Double?, Mistake> {
    let signs = text.filter { !$0.isWhitespace && $0 != "$" }.map { $0 == "," ? "." : $0 }
    let typed = String(signs).lowercased()
    if typed.isEmpty { return .success(nil) }
    if let value = setting.value(of: typed) { return .success(value) }
    return .failure(
      Mistake(
        phrase: Phrase(
          setting == .burst ? .admin(.burstMistake) : .admin(.weeklyMistake),
          ["most": .count(Int(setting.bounds.upperBound)), "word": .text(Setting.byDefault)])))
  }
}
