package import Domain

/// A profile or a public view, laid out for reading: sections of labelled lines, each with the words it rests on.
package struct ProfileCard: Hashable, Sendable {
  /// A heading and what stands below it.
  package struct Section: Hashable, Sendable {
    package let title: String
    package let lines: [Line]
    /// The owner's sentences, in quotation marks of the reader's language.
    package let words: [String]
  }

  /// Facts of one kind: "Skills: Go, PostgreSQL".
  package struct Line: Hashable, Sendable {
    package let label: String
    package let value: String
    /// The literal words of each fact, in the order of the facts, repeats left out.
    package let quotes: [String]
    /// What the line is about, for heads that give kinds their own look.
    package let kind: FactValue.Kind
  }

  package let title: String
  package let sections: [Section]

  /// As plain text, a section a paragraph: its title, its lines, its words.
  package var text: String {
    let paragraphs = sections.map { section in
      ([section.title] + section.lines.map { "  \($0.label): \($0.value)" } + section.words.map { "  \($0)" })
        .joined(separator: "\n")
    }
    return ([title] + paragraphs).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
