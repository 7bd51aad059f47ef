import Localization
import TestSupport
import Testing

@testable import CommandLine

/// What completes the command line: bash is asked itself, since it is always there; of the others the text is read.
@Suite(.timeLimit(.minutes(10))) struct CompletionsTests {
  private let completions = Completions(
    book: Phrasebooks.shipped.book(for: "en"), languages: Phrasebooks.shipped.languages)

  /// Command lines as bash hands them to a completion, the last word being completed, with what it is to offer.
  private static let lines: [(words: [String], offered: String)] = [
    (
      [""],
      "chat say ask admin queue budget forecast rounds matches why people announce events undo doctor paths "
        + "costs audit replay settings import export erase migrate completions man help"
    ),
    (["c"], "chat costs completions"),
    (["costs", "--by", ""], "model kind user day"),
    (["matches", "--do", ""], "withdraw expire again"),
    (["rounds", "--do", "s"], "step"),
    (["costs", "--since", ""], ""), (["audit", "--"], "--since --database --demo --language --json --help"),
    (["replay", ""], ""),
    (["--"], "--plain --database --demo --as --language --help --version"),
    (["erase", "--d"], "--database --demo --dry-run"),
    (["erase", "--dry-run", "--"], "--database --demo --as --language --yes --help"),
    (["--language", ""], "en ru"),
    (["--language", "=", "r"], "ru"),
    (["--demo", "="], "empty"),
    (["--demo", "=", "empty", "ch"], "chat"),
    (["--database", "/x", "doctor", "--j"], "--json"),
    (["--database", "=", "/x", "doctor", "--j"], "--json"),
    (["--as", ""], ""),
    (["completions", ""], "bash zsh fish"),
    (["budget", ""], "lane kind model user"),
    (["forecast", "--w"], "--weekly"),
    (["help", "e"], "events export erase"),
    (["import", "--database", "/e"], "/etc"),
    (["import", "/e"], "/etc"),
    (["import", "--", "-"], ""),
    (["export", "x"], ""),
  ]

  @Test func bashOffersWhatFits() async throws {
    let bash = try ProgramRunner("/bin/bash")
    let asked = Self.lines.map { line in
      let words = (["mitko"] + line.words).map(Completions.quoted).joined(separator: " ")
      return "COMP_WORDS=(\(words)); COMP_CWORD=\(line.words.count); _mitko; echo \"${COMPREPLY[*]}\"\n"
    }
    let script = completions.script(for: .bash) + "set -u\n" + asked.joined()
    let result = try await bash.run(["--norc", "--noprofile", "-s"], input: .text(script))
    #expect(result.status == 0)
    #expect(result.standardError == "")
    let answers = result.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, answer) in zip(Self.lines, answers) {
      #expect(answer == line.offered, "mitko \(line.words.joined(separator: " "))")
    }
    #expect(answers.count == Self.lines.count + 1)
  }

  @Test(arguments: [Shell.zsh, .fish])
  func eachVerbIsCompletedWithItsOptions(shell: Shell) {
    let lines = completions.script(for: shell).split(separator: "\n").map(String.init)
    for verb in Verb.allCases {
      for option in Option.allCases {
        let offers =
          switch shell {
          case .fish:
            lines.contains {
              line in
              let condition = line.split(separator: "'").dropFirst().first ?? ""
              return line.contains("-l \(option.rawValue) ")
                && condition.split(separator: " ").contains { $0 == verb.rawValue }
            }
          case .bash, .zsh:
            lines.contains {
              $0.contains("    \(verb.rawValue)) options=(")
                && ($0.contains(option.flag + "=") || $0.contains(option.flag + "["))
            }
          }
        #expect(offers == (verb.options + [.help]).contains(option), "\(verb) \(option)")
      }
    }
  }

  @Test func descriptionsAreQuotedForTheirShell() {
    let zsh = completions.script(for: .zsh)
    #expect(zsh.hasPrefix("#compdef mitko\n"))
    #expect(zsh.contains("'--yes[don'\\''t ask]'"))
    #expect(
      zsh.contains(
        "'--demo=-[a database of its own with demo people in it; \"empty\" has nobody]::demo:(empty)'"))
    #expect(
      zsh.contains("'--plain[plain text line by line\\: for pipes, screen readers and simple terminals]'"))
    #expect(zsh.contains("        import) _files ;;\n"))
    let fish = completions.script(for: .fish)
    #expect(
      fish.contains(
        "complete -c mitko -n '__mitko_verb_is queue rounds matches people announce undo erase' -l yes -d 'don\\'t ask'\n"
      ))
    #expect(fish.contains("__mitko_verb_is matches' -l do -x -a 'withdraw expire again'"))
    #expect(fish.contains("complete -c mitko -n '__mitko_verb_is import' -F\n"))
    #expect(fish.contains("-l database -r -F -d 'the database file'\n"))
  }

  @Test func descriptionsAreInTheChosenLanguage() {
    let russian = Completions(
      book: Phrasebooks.shipped.book(for: "ru"), languages: Phrasebooks.shipped.languages)
    #expect(
      russian.script(for: .fish).contains(
        "complete -c mitko -n '__mitko_verb_is \"\"' -a erase -d 'стереть всё, что хранится о тебе'\n"))
  }
}
