/// A trade of people in IT.
package enum Trade: String, Sendable, CaseIterable {
  case backend, frontend, fullstack, mobile
  case dataEngineering = "data-engineering"
  case dataScience = "data-science"
  case machineLearning = "ml"
  case devops, qa, security, embedded, design, product
  case projectManagement = "project-management"
  case systemAnalysis = "system-analysis"
  case oneC = "1c"
  case gamedev, support, management

  /// The name of the trade as it is shown.
  package func name(_ language: TextLanguage) -> String {
    switch (self, language) {
    case (.backend, .english): "backend"
    case (.backend, .russian): "бэкенд"
    case (.frontend, .english): "frontend"
    case (.frontend, .russian): "фронтенд"
    case (.fullstack, .english): "full stack"
    case (.fullstack, .russian): "фулстек"
    case (.mobile, .english): "mobile"
    case (.mobile, .russian): "мобильная разработка"
    case (.dataEngineering, .english): "data engineering"
    case (.dataEngineering, .russian): "инженерия данных"
    case (.dataScience, .english): "data science and analytics"
    case (.dataScience, .russian): "анализ данных"
    case (.machineLearning, .english): "machine learning"
    case (.machineLearning, .russian): "машинное обучение"
    case (.devops, .english): "DevOps and SRE"
    case (.devops, .russian): "DevOps и SRE"
    case (.qa, .english): "QA"
    case (.qa, .russian): "тестирование"
    case (.security, .english): "security"
    case (.security, .russian): "безопасность"
    case (.embedded, .english): "embedded"
    case (.embedded, .russian): "встраиваемые системы"
    case (.design, .english): "design"
    case (.design, .russian): "дизайн"
    case (.product, .english): "product"
    case (.product, .russian): "продукт"
    case (.projectManagement, .english): "project management"
    case (.projectManagement, .russian): "управление проектами"
    case (.systemAnalysis, .english): "system analysis"
    case (.systemAnalysis, .russian): "системный анализ"
    case (.oneC, .english): "1C"
    case (.oneC, .russian): "1С"
    case (.gamedev, .english): "game development"
    case (.gamedev, .russian): "разработка игр"
    case (.support, .english): "support and administration"
    case (.support, .russian): "поддержка и администрирование"
    case (.management, .english): "engineering management"
    case (.management, .russian): "управление разработкой"
    }
  }

  /// Trades whose people can do much of each other's work; a trade is near itself.
  package func isNear(_ other: Trade) -> Bool {
    if self == other { return true }
    return Self.near.contains { $0.contains(self) && $0.contains(other) }
  }

  private static let near: [Set<Trade>] = [
    [.backend, .fullstack], [.frontend, .fullstack], [.dataEngineering, .backend],
    [.dataEngineering, .dataScience],
    [.dataScience, .machineLearning], [.devops, .support], [.product, .projectManagement],
    [.systemAnalysis, .product], [.systemAnalysis, .projectManagement], [.management, .projectManagement],
    [.design, .product], [.gamedev, .mobile],
  ]
}

/// A trade named in a text.
package struct TradeMention: Sendable, Equatable {
  package let trade: Trade
  package let range: Range<String.Index>
  package let positions: Range<Int>
  /// Whether a person is named by it ("backend developer", «тестировщицу») and not only the field ("backend").
  package let isPerson: Bool
}

/// Finds trades in texts.
package enum Trades {
  /// The trades named in `text`, in order, in any case form.
  package static func mentions(in text: AnalysedText) -> [TradeMention] {
    text.cache.value(\.trades) {
      TradeTable.phrases.matches(in: text) { isTrade($0, text) }.map { hit in
        TradeMention(
          trade: hit.value.trade, range: text.range(of: hit.positions), positions: hit.positions,
          isPerson: hit.value.isPerson)
      }
    }
  }

  /// "You will design flows" and "unit tests" share a stem with a designer and with testing, "systems development" one
  /// with a systems engineer, no more.
  private static func isTrade(_ hit: PhraseTable<TradeTable.Meaning>.Hit, _ text: AnalysedText) -> Bool {
    let position = hit.positions.lowerBound
    guard hit.positions.count == 1 else {
      return hit.value.trade != .support || text.folded(hit.positions.upperBound - 1) != "development"
    }
    switch text.folded(position) {
    case "designs", "designed", "designing", "tests": return false
    // "I test React Native apps" is somebody's trade.
    case "test", "tested": return ["i", "we"].contains(text.folded(position - 1))
    case "design": return isDesignersDesign(position, text)
    case "designer", "designers": return !engineeredThings.contains(text.folded(position - 1))
    case "mobile": return !mobileThings.contains(text.folded(position + 1))
    default: return true
    }
  }

  /// "Graphic design", "design, research", "head of design"; not "design cloud architecture", "software design patterns".
  private static func isDesignersDesign(_ position: Int, _ text: AnalysedText) -> Bool {
    let before = text.folded(position - 1)
    guard !verbCues.contains(before), !engineeredThings.contains(before) else { return false }
    guard let next = text.continuation(after: position) else { return true }
    return text.tokens[next].kind == .sign || besideDesign.contains(text.folded(next))
  }

  /// "Software design" and "database designers" are what engineers do and are.
  private static let engineeredThings: Set<String> = [
    "software", "database", "databases", "system", "systems", "api", "schema", "hardware", "circuit",
    "circuits",
    "network", "networks", "architecture", "architectural", "technical", "algorithm", "class", "domain",
    "driven",
    "create", "warehouse", "chip", "electronic", "electronics", "microelectronics", "logic", "responsive",
    "object",
    "oriented", "sound", "data", "model", "cloud", "test", "integration",
  ]

  /// What stands behind the name of the craft; behind any other word it is a verb.
  private static let besideDesign: Set<String> = [
    "and", "or", "for", "in", "of", "with", "at", "from", "is", "was", "but", "as", "on", "who", "that",
    "work", "works", "team", "teams", "lead", "leads", "job", "jobs", "role", "roles", "person", "people",
    "studio",
    "studios", "agency", "agencies", "director", "background", "skills", "position", "manager", "degree",
    "school",
    "student", "intern", "internship", "graduate", "tools", "ops", "thinking", "leader", "head", "engineer",
    "since",
  ]

  /// "Mobile device management" is no trade of apps.
  private static let mobileThings: Set<String> = [
    "device", "devices", "phone", "phones", "number", "network", "networks", "operator", "communication",
    "communications",
  ]

  private static let verbCues: Set<String> = [
    "will", "to", "you", "we", "i", "they", "can", "could", "would", "help", "you'll", "we'll", "i'll",
  ]

  /// The trades named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [TradeMention] { mentions(in: AnalysedText(text)) }

  /// The trade whose name begins at the token at `position`; nil where none does, and where there is no token.
  package static func mention(in text: AnalysedText, at position: Int) -> TradeMention? {
    guard text.tokens.indices.contains(position) else { return nil }
    return TradeTable.phrases.match(in: text, at: position).map { hit in
      TradeMention(
        trade: hit.value.trade, range: text.range(of: hit.positions), positions: hit.positions,
        isPerson: hit.value.isPerson)
    }
  }

  /// The trades that `skills` point to, the likeliest first: each skill gives its trades a share.
  package static func suggested(by skills: [Skill]) -> [Trade] {
    var weights: [Trade: Double] = [:]
    for skill in skills {
      for (place, trade) in skill.trades.enumerated() { weights[trade, default: 0] += 1 / Double(place + 1) }
    }
    return Trade.allCases.filter { weights[$0] != nil }.sorted {
      weights[$0, default: 0] > weights[$1, default: 0]
    }
  }
}
