import Domain
import Lexicon
import Ports

/// What the program tells the model in a turn: how things stand, what is known, what was said long ago.
struct InterviewNotes {
  /// Ours alone: no word of anybody's.
  let text: String
  /// The profile and the summary: the user's words, and what was made of them.
  let quoted: [ModelRequest.Part]

  init(_ context: InterviewContext, known: Profile, names: any FactNaming) {
    var lines = ["It is \(context.now.description.prefix(16)) UTC."]
    switch context.user.stage {
    case .onboarding: lines.append("Their profile is in the making; nothing is stored yet.")
    case .ready: lines.append("Their profile is stored; they have not started the search.")
    case .active: lines.append("Their profile is stored, and the search is on.")
    case .paused: lines.append("Their profile is stored; they paused the search (/resume goes on).")
    case .unreachable, .erased: break
    }
    let missing = names.names(of: known.defects, language: .english)
    if !missing.isEmpty {
      lines.append("A profile can be stored once they told: \(missing.joined(separator: "; ")).")
    }
    lines.append(
      context.user.contact == nil
        ? "They gave no contact yet; one is needed before they can say yes to an introduction."
        : "They gave a contact.")
    // Where only the program spoke, there is nothing to be summed up.
    let summary = context.summary.flatMap { $0.text.isEmpty ? nil : $0.text }
    lines.append(
      "Below: what is known of them"
        + (summary == nil ? "" : ", what was said earlier")
        + ", then the newest messages, which you answer.")
    text = lines.joined(separator: "\n")
    let profile = FacetText.fitting(Self.lines(known, names), within: Self.longestProfile).joined(
      separator: "\n")
    quoted =
      [.quoted(Quotation(profile.isEmpty ? "nothing yet" : profile, source: "the user's profile so far"))]
      + (summary.map { [.quoted(Quotation($0, source: "summary of the earlier conversation"))] } ?? [])
  }

  /// What of a long profile is told, in Unicode scalars: facts come before stories.
  private static let longestProfile = 8_000

  /// The profile, a line for each thing.
  private static func lines(_ profile: Profile, _ names: any FactNaming) -> [String] {
    func line(_ fact: Fact, _ place: String) -> String {
      let name = names.name(of: fact.value, language: .english)
      return "\(place), \(fact.value.kind.rawValue): \(name) (“\(fact.source.quote)”)"
    }
    var lines = profile.roles.map { "takes the role: \($0.rawValue)" }
    lines += profile.shared.map { line($0, "in every role") }
    let places = profile.roles.flatMap { role in FacetSection.allCases.map { (role, $0) } }
    for (role, section) in places {
      let facts = profile.facets[role]?[section].facts ?? []
      lines += facts.map { line($0, "\(role.rawValue), \(section.rawValue)") }
    }
    lines += profile.privateNotes.map { "note: “\($0)”" }
    for (role, section) in places {
      let words = profile.facets[role]?[section].words ?? []
      lines += words.map { "\(role.rawValue), \(section.rawValue), story: “\($0.quote)”" }
    }
    return lines
  }
}

/// Languages as prompts name them.
enum LanguageNames {
  static func english(_ language: Language) -> String {
    SpokenLanguages.name(language.code, in: .english) ?? "the language of the code \(language.code)"
  }
}
