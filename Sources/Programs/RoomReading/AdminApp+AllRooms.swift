package import AdminScreens
package import Domain
package import Operations

extension AdminApp {
  /// All rooms of an operator, in the order of their tabs, before anything was read.
  package init(for actor: Operator, isDemo: Bool, hasPlayMoney: Bool = false, language: Language) {
    self.init(
      rooms: [
        OverviewRoom(language: language), QueueRoom(language: language), BudgetRoom(language: language),
        RoundsRoom(language: language), MatchesRoom(language: language), PeopleRoom(language: language),
        AnnounceRoom(language: language), EventsRoom(language: language),
      ], operatorName: actor.name, isReadOnly: actor.right == .reads, isDemo: isDemo,
      hasPlayMoney: hasPlayMoney, language: language)
  }
}
