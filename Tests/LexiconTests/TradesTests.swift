import Testing

@testable import Lexicon

@Suite struct TradesTests {
  @Test(arguments: [
    ("I'm a backend developer", [Trade.backend]), ("ищу бэкендера", [.backend]), ("ищем тестировщицу", [.qa]),
    ("работаю разработчиком интерфейсов", [.frontend]),
    ("Full-stack web developer", [.fullstack, .fullstack]),
    ("iOS developer", [.mobile]), ("мобильного разработчика", [.mobile]),
    ("data engineer", [.dataEngineering]),
    ("продуктовым аналитиком", [.dataScience]), ("Data Scientist", [.dataScience]),
    ("ML-инженер", [.machineLearning]),
    ("девопса", [.devops]), ("SRE", [.devops]), ("QA engineer", [.qa]), ("пентестером", [.security]),
    ("embedded engineer", [.embedded]), ("UX/UI-дизайнера", [.design]), ("product designer", [.design]),
    ("продакта", [.product]), ("Product manager", [.product]), ("project manager", [.projectManagement]),
    ("системного аналитика", [.systemAnalysis]), ("бизнес-аналитик", [.systemAnalysis]),
    ("программист 1С", [.oneC]),
    ("game designer", [.gamedev]), ("сисадмин", [.support]), ("CTO", [.management]),
    ("фронтендерша", [.frontend]), ("hello world", []), ("QA-лид", [.qa]),
    ("the product team hires a designer", [.design]), ("you will design payment flows", []),
    ("unit tests, charts", []), ("a design position", [.design]),
    ("design component interfaces", []), ("database design", []), ("mobile device management", []),
    ("design cloud architecture", []), ("software design patterns", []), ("design, research", [.design]),
    ("head of design", [.design]), ("database designers", []), ("a web designer", [.design]),
    ("systems development life-cycle", []), ("systems engineer", [.support]),
    ("mobile apps", [.mobile]), ("старший инженер платформы", [.devops]),
  ])
  func `Trades are found in both languages and all case forms`(_ text: String, _ trades: [Trade]) {
    #expect(Trades.mentions(in: text).map(\.trade) == trades)
  }

  @Test func `Person and field are told apart`() {
    #expect(Trades.mentions(in: "бэкендер").map(\.isPerson) == [true])
    #expect(Trades.mentions(in: "опыт в бэкенде").map(\.isPerson) == [false])
    #expect(Trades.mentions(in: "backend engineer").map(\.isPerson) == [true])
  }

  @Test func `Skills suggest trades, the likeliest first`() {
    let skills = ["go", "kafka", "kubernetes"].compactMap(Skills.skill)
    #expect(Trades.suggested(by: skills).first == .backend)
    #expect(Trades.suggested(by: []) == [])
  }

  @Test(arguments: [
    ("Senior backend engineer", [Seniority.senior]), ("позицию мидла", [.mid]), ("ищу джуна", [.junior]),
    ("тимлид", [.lead]), ("Tech Lead", [.lead]), ("стажёр", [.entry]), ("без опыта", [.entry]),
    ("ведущий инженер", [.senior]), ("Staff engineer", [.principal]), ("our staff is nice", []),
    ("middle of the road", []), ("it will lead to", []), ("junior or middle", [.junior, .mid]),
    ("сеньора", [.senior]),
    ("mid-level", [.mid]), ("архитектор", [.principal]), ("младшего разработчика", [.junior]),
    ("internal tools", []),
    ("internship", [.entry]), ("архитектура", []), ("I led a team", []), ("стажёром", [.entry]),
    ("entry-level", [.entry]), ("начального уровня", [.entry]), ("recent graduate", [.entry]),
    ("трейни", [.entry]),
    ("graduate of MIT", []), ("джуниора", [.junior]), ("младший брат", []), ("мидл+", [.mid]),
    ("middle+", [.mid]),
    ("strong middle", [.mid]), ("крепкого мидла", [.mid]), ("intermediate English", []),
    ("upper-intermediate", []),
    ("английский начального уровня", []), ("mid-2024", []), ("mid-sized company", []), ("mid July", []),
    ("middle management", []), ("синьор", [.senior]), ("сениора", [.senior]), ("старший брат", []),
    ("старший разработчик", [.senior]), ("senior citizens", []), ("senior management", []),
    ("ведущий вебинара", []),
    ("в ведущей компании", []), ("ведущий разработчик", [.senior]), ("lead time", []),
    ("lead generation", []),
    ("lead architect", [.lead, .principal]), ("looking for an Android Lead to run the chapter", [.lead]),
    ("passed the AWS Solutions Architect Associate exam", []), ("Head of Quality", [.principal]),
    ("техлида", [.lead]), ("лид команды", [.lead]),
    ("лидогенерация", []),
    ("Engineering manager", [.lead]), ("principal amount", []), ("the principal component", []),
    ("Principal engineer", [.principal]), ("Head of Data", [.principal]), ("head of my department", []),
    ("CTO", [.principal]), ("техдиректор", [.principal]), ("наш техдир", [.principal]),
    ("distinguished by taste", []), ("architect a system", []),
  ])
  func `Levels are found`(_ text: String, _ levels: [Seniority]) {
    #expect(SeniorityReader.mentions(in: text).map(\.level) == levels)
  }

  @Test func `Levels are ordered and stored by words`() {
    #expect(Seniority.allCases.sorted() == [.entry, .junior, .mid, .senior, .lead, .principal])
    #expect(Seniority.allCases.map(\.id) == ["entry", "junior", "mid", "senior", "lead", "principal"])
    #expect(Seniority(id: "mid") == .mid)
    #expect(Seniority(id: "boss") == nil)
  }
}
