import Demo
import Domain
import Profiler
import Testing

@Suite struct DemoTests {
  @Test func atLeastSixtyPeopleOfBothRolesAndLanguagesLiveThere() {
    let people = DemoWorld().people
    #expect(people.count >= 60)
    #expect(Set(people.map(\.id)).count == people.count)
    for role in Role.allCases {
      for language in [Language.english, .russian] {
        let some = people.filter { $0.roles.contains(role) && $0.language == language }
        #expect(some.count >= 10, "\(role) in \(language)")
      }
    }
  }

  @Test func theRegularsAreManyAndLeaveTheEasilyMetOfEveryTradeToNewcomers() {
    let world = DemoWorld()
    let ids = Set(world.people.map(\.id))
    #expect(world.regulars.count == 72 && world.regulars.isSubset(of: ids))
    #expect(world.regulars.contains("vera") && world.regulars.contains("sam"))
    let free = world.people.filter { !world.regulars.contains($0.id) }
    for role in Role.allCases {
      for language in [Language.english, .russian] {
        #expect(free.count { $0.roles.contains(role) && $0.language == language } >= 11)
      }
    }
    // In turns, from the first on: neither waits until the others are there.
    let start = world.people.prefix(44).count { world.regulars.contains($0.id) }
    #expect(start == 22)
  }

  @Test func theRuleIsTheSameInEveryRunWithTheSameSeed() {
    let rule = DemoRule(seed: 1, name: "vera", answered: 3)
    #expect(rule == DemoRule(seed: 1, name: "vera", answered: 3))
    #expect(rule.delay != DemoRule(seed: 2, name: "vera", answered: 3).delay)
    #expect(rule.delay != DemoRule(seed: 1, name: "boris", answered: 3).delay)
  }

  @Test func everybodyAnswersWithinTwoToTenSecondsAndMostlyYes() {
    let people = DemoWorld().people
    var later: [Bool] = []
    for person in people {
      for answered in 0..<10 {
        let rule = DemoRule(seed: 1, name: person.id, answered: answered)
        #expect((Duration.seconds(2)...Duration.seconds(10)).contains(rule.delay))
        if answered < 3 { #expect(rule.accepts, "\(person.id) declines") } else { later.append(rule.accepts) }
      }
    }
    // Four of five, and now and then a no.
    let share = Double(later.count { $0 }) / Double(later.count)
    #expect((0.7...0.9).contains(share))
  }
}
