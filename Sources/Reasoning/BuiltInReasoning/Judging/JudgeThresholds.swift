/// The numbers of the rubric, each with its reason. Tuned on the labelled pairs of the set `build` only.
enum JudgeThresholds {
  /// From this doubt on two people are not asked: more likely than not they would rather not have been.
  static let doubt = 0.5
  /// The least share of demanded skills within one trade: with less than half, the other side would ask why they were
  /// bothered; advertisements list more than any one person has, so all would be too much.
  static let coverage = 0.5
  /// Between near trades the skills have to carry what the title does not.
  static let coverageBetweenNearTrades = 0.75
  /// What a sibling is worth: PostgreSQL for MySQL is days, not months.
  static let creditOfSibling = 0.5
  /// What the general is worth where the special is asked for, SQL for dbt: it is where everybody begins.
  static let creditOfGeneral = 0.25
  /// Levels more than this apart do not fit; the one next to the one asked for does.
  static let levelsApart = 1
  /// What somebody calls themself counts up to one level above what their years suggest: praise of oneself is no fact.
  static let levelsAboveYears = 1
  /// How sure an objection is that rests on a trade which no title names.
  static let certaintyOfGuessedTrade = 0.45
  /// How sure it is that somebody wants to work with a craft only who named it among others.
  static let certaintyOfOpenWish = 0.3
  /// "Full time" and "contract" are said of one and the same place: half of the people mean the hours by the one and
  /// the papers by the other.
  static let certaintyOfFormsOfFullTime = 0.4
  /// How sure it is that a missing tool of the kind that is picked up in a week keeps people of one trade apart, where
  /// nothing else is demanded by name.
  static let certaintyOfOneTool = 0.45

  /// A verdict shows at most so many quotes of a side: the deciding ones, not the texts.
  static let quotesOfASide = 2
  /// The most quotes of one side, besides those, of what would only be nice to have and is there.
  static let quotesOfWelcome = 1
}
