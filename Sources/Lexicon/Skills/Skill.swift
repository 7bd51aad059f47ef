/// One skill of people in IT: a language, a tool, a field or a way of working.
package struct Skill: Sendable, Hashable, Identifiable {
  /// The canonical name by which facts are stored and compared ("postgresql"); never changes once used.
  package let id: String
  /// As it is shown in English ("PostgreSQL", "Test automation").
  package let name: String
  /// As it is shown in Russian; empty where the English name is used («PostgreSQL»).
  let russian: String
  /// The id of what it is a kind of, which whoever knows it knows too: PostgreSQL is a relational database. Empty for
  /// none.
  package let parent: String
  /// Ids of what whoever knows this also knows: Next.js implies React and JavaScript; React Native does not
  /// imply React, and Java has nothing to do with JavaScript.
  package let implies: [String]
  /// What it is related to: members of one group are alike and can stand in for each other, but are not the same. Empty
  /// for none.
  package let group: String
  /// The trades that it points to, the likeliest first; empty where it belongs to all.
  package let trades: [Trade]

  /// Whether it is a field of work or a way of working (machine learning, requirements, agile) and no tool or language of
  /// its own: people of many trades name fields, and mean different things by them.
  package var isField: Bool {
    Self.fields.contains(group) ? !Self.toolsAmongFields.contains(id) : Self.kindsAmongTools.contains(id)
  }

  /// The name as it is shown.
  package func name(_ language: TextLanguage) -> String {
    language == .russian && !russian.isEmpty ? russian : name
  }

  /// The name as it stands inside a sentence: what is an ordinary word begins small ("cloud security", «нагрузочное
  /// тестирование»), a brand or an abbreviation keeps its letters ("Linux kernel", «САПР»).
  package func nameInSentence(_ language: TextLanguage) -> String {
    let name = name(language)
    // Only what is called otherwise in Russian is no name of its own.
    guard !russian.isEmpty, let first = name.split(separator: " ").first, first.first?.isUppercase == true,
      first.dropFirst().allSatisfy({ $0.isLowercase || $0 == "-" }), first.count > 1,
      !Self.brands.contains(first)
    else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// Names of makers and products that begin a skill's name.
  private static let brands: Set<Substring> = [
    "Telegram", "Linux", "Yandex", "Bitrix", "Яндекс", "Битрикс", "Dynamics", "Telegram-боты",
  ]

  /// The groups whose members are fields, but for `toolsAmongFields`.
  private static let fields: Set<String> = [
    "analysis", "analytics-systems", "architecture", "automation-tools", "blockchain",
    "blockchain-craft", "bots", "cloud-architecture", "cloud-computing", "computer-science", "configuration",
    "craft", "cryptography", "data-analysis-methods", "data-architecture", "databases", "defensive-security",
    "domain", "embedded-craft", "experiments", "game-craft", "game-engines", "governance",
    "graphics-craft", "graphics-programming", "ides", "identity", "integration", "leadership",
    "low-level", "machine-learning", "media", "messaging", "ml-field", "modelling", "networking", "no-code",
    "observability", "offensive-security", "office", "operations", "persistence", "process",
    "product-analytics",
    "product-craft", "project-craft", "quantum", "reliability", "robotics", "scraping", "security", "signal",
    "simulation", "statistics", "support", "testing", "text-processing", "ui-design",
    "ui-quality", "ux", "video", "virtualisation", "web-platform", "wireless", "writing", "xr",
  ]

  /// What is a kind of the tools that share its group.
  private static let kindsAmongTools: Set<String> = [
    "bi", "ci-cd", "containers", "crm", "erp", "etl", "gitops", "infrastructure-as-code", "service-mesh",
    "vector-database",
  ]

  private static let toolsAmongFields: Set<String> = [
    "ajax", "arcore", "arkit", "hyper-v", "jaeger", "keycloak", "kvm", "ldap", "mqtt", "openstack",
    "opentelemetry", "postscript", "proxmox", "ros", "servicenow", "vagrant", "vmware",
  ]

  package static func == (one: Skill, other: Skill) -> Bool { one.id == other.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// A skill found in a text.
package struct SkillMention: Sendable, Equatable {
  package let skill: Skill
  /// In the text that was read; what it cuts out is what the person wrote.
  package let range: Range<String.Index>
  /// The tokens, in the analysed text.
  package let positions: Range<Int>
}

/// How one skill stands to another.
package enum SkillRelation: Sendable, Equatable {
  case same
  /// Who has the first also has the second: it is a kind of it or is built with it.
  case implies
  /// Who has the second also has the first.
  case impliedBy
  /// Of one group, such as two relational databases.
  case alike
  case unrelated
}

/// The skills that Mitko knows, and how to find them in a text.
package enum Skills {
  /// All skills, in the order of the table.
  package static var all: [Skill] { SkillTable.shared.skills }

  /// The skill of a canonical id; nil where there is none.
  package static func skill(_ id: String) -> Skill? { SkillTable.shared.skill(id) }

  /// The skill that `name` names as a whole ("golang", «постгрес», "React Native"); nil where it names none.
  package static func named(_ name: String) -> Skill? {
    let text = AnalysedText(name)
    guard !text.tokens.isEmpty, let hit = SkillTable.shared.names.hit(in: text, at: 0),
      hit.positions.upperBound == text.tokens.count
    else { return nil }
    return SkillTable.shared.skills[hit.row]
  }

  /// The skills mentioned in `text`, in order, the longest name at each place.
  ///
  /// Names that are ordinary words too (Go, Swift, Spring, C, R) count only where their neighbours say so: "I
  /// write Go" and "Go, Kafka" are the language, "let's go" is not. Where a question about skills was just
  /// asked, `isAnswer` takes a lone "Go" as the answer. Long names are found with one slip too ("kuberentes").
  package static func mentions(in text: AnalysedText, isAnswer: Bool = false) -> [SkillMention] {
    text.cache.value(isAnswer ? \.skillsOfAnswer : \.skills) { look(in: text, isAnswer: isAnswer) }
  }

  private static func look(in text: AnalysedText, isAnswer: Bool) -> [SkillMention] {
    let table = SkillTable.shared
    let hits = table.hits(in: text)
    let accepted = SkillContext(text: text, hits: hits, isAnswer: isAnswer).accepted()
    return accepted.map { hit in
      SkillMention(
        skill: table.skills[hit.row], range: text.range(of: hit.positions), positions: hit.positions)
    }
  }

  /// The skills mentioned in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [SkillMention] { mentions(in: AnalysedText(text)) }

  /// How `first` stands to `second`; unknown ids are unrelated unless they are equal.
  package static func relation(of first: String, to second: String) -> SkillRelation {
    if first == second { return .same }
    let table = SkillTable.shared
    guard let one = table.skill(first), let other = table.skill(second) else { return .unrelated }
    if table.implied(by: one).contains(second) { return .implies }
    if table.implied(by: other).contains(first) { return .impliedBy }
    return !one.group.isEmpty && one.group == other.group ? .alike : .unrelated
  }

  /// Everything that whoever has the skill `id` also has, itself excluded.
  package static func implied(by id: String) -> Set<String> {
    let table = SkillTable.shared
    return table.skill(id).map { table.implied(by: $0) } ?? []
  }
}
