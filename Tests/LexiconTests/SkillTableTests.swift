import Foundation
import Testing

@testable import Lexicon

/// The generated table of skills, held against the hand-kept rows that it is made of.
@Suite struct SkillTableTests {
  /// Fields of the rows of a hand-kept file.
  static func rows(_ name: String) throws -> [[String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let text = try String(contentsOf: root.appending(path: "Scripts/lexicon/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.isEmpty }.map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  @Test func `The table holds at least 700 skills with unique ids whose references exist`() {
    let all = Skills.all
    #expect(all.count >= 700)
    #expect(Set(all.map(\.id)).count == all.count)
    let dangling = all.flatMap { $0.implies + [$0.parent] }.filter { !$0.isEmpty && Skills.skill($0) == nil }
    #expect(dangling == [])
  }

  @Test func `Every trade in the table is known`() {
    let table = SkillTable.shared.names
    for row in 0..<table.count {
      for trade in TableText.words(table.field(6, of: row)) {
        #expect(Trade(rawValue: trade) != nil, "\(trade) of \(table.field(0, of: row))")
      }
    }
  }

  @Test func `Names lie in the table as the tokenizer cuts them`() {
    let table = SkillTable.shared.names
    for row in 0..<table.count {
      for (name, _) in table.names(of: row) {
        #expect(
          Tokenizer.words(of: name).joined(separator: " ") == name, "\(name) of \(table.field(0, of: row))")
      }
    }
  }

  @Test func `Every name of the hand-kept rows is found, in all case forms of a Russian one`() throws {
    for fields in try Self.rows("skills.rows") {
      let names = [fields[1], fields[2]] + TableText.list(fields[3])
      for name in names where !name.isEmpty && !name.hasPrefix("-") {
        let words = Tokenizer.words(of: name.hasPrefix("?") ? String(name.dropFirst()) : name)
        let forms = words.contains(where: TableText.isRussian) ? RussianForms.forms(of: words) : [words]
        for form in forms {
          let found = Skills.named(form.joined(separator: " "))
          // A form that two skills share is the earlier one's.
          #expect(found != nil, "\(form) of \(fields[0])")
        }
      }
    }
  }

  @Test func `Rows are found by their ids and by nothing else`() {
    #expect(Skills.skill("postgresql")?.name == "PostgreSQL")
    #expect(Skills.skill("postgres") == nil)
    #expect(Skills.skill("") == nil)
  }

  @Test(arguments: [
    ("test-automation", "Test automation", "Автоматизация тестирования"), ("fintech", "Fintech", "Финтех"),
    ("robotics", "Robotics", "Робототехника"), ("postgresql", "PostgreSQL", "PostgreSQL"),
    ("networking", "Networking", "Сети"),
  ])
  func `A skill has a Russian name where it has an ordinary one`(
    _ id: String, _ english: String, _ russian: String
  ) {
    #expect(Skills.skill(id)?.name(.english) == english)
    #expect(Skills.skill(id)?.name(.russian) == russian)
  }

  @Test(arguments: [
    ("postgresql", "relational-databases"), ("mongodb", "nosql"), ("aws", "cloud-computing"),
    ("kafka", "message-brokers"), ("haskell", "functional-programming"), ("nessus", ""), ("maltego", ""),
    ("john-the-ripper", "pentest"), ("datastage", "etl"), ("moodle", "lms"), ("unity", "game-engines"),
  ])
  func `A skill has the parent that it is a kind of`(_ id: String, _ parent: String) {
    #expect(Skills.skill(id)?.parent == parent)
  }
}
