import Testing

/// What people say in English of their work and wishes: other people, the past, refusals, idioms with words of IT.
@Suite struct EnglishStoriesTests {
  typealias Case = TalkChange.Case

  static let stories: [Case] = [
    Case(
      .seeker, ["[offers] backend, go + pg, 7 yrs"],
      ["+seeker.skill = Go", "+seeker.skill = PostgreSQL", "+seeker.trade = backend", "+seeker.years = 7.0"]),
    Case(
      .seeker, ["[offers] SRE, 5y, k8s, terraform, a bit of python"],
      [
        "+seeker.skill = Kubernetes", "+seeker.skill = Python", "+seeker.skill = Terraform",
        "+seeker.trade = devops", "+seeker.years = 5.0",
      ]),
    Case(
      .seeker, ["[skills] Nothing fancy: Rails, Postgres, Redis"],
      ["+seeker.skill = PostgreSQL", "+seeker.skill = Redis", "+seeker.skill = Ruby on Rails"]),
    Case(.seeker, ["[skills] I express myself best in Rust"], ["+seeker.skill = Rust"]),
    Case(.seeker, ["[skills] React, not React Native, mind you"], ["+seeker.skill = React"]),
    Case(.seeker, ["[skills] Java. Not JavaScript, please never mix those two up"], ["+seeker.skill = Java"]),
    Case(
      .seeker, ["[refusals] PHP, Magento and on-call"],
      ["+seeker.refuses = Magento", "+seeker.refuses = PHP"]),
    Case(
      .seeker, ["[refusals] No gambling, no crypto"], ["+seeker.field = crypto", "+seeker.field = gambling"]),
    Case(
      .seeker, ["[offers] I go to the gym and rest at weekends; at work I write C#"], ["+seeker.skill = C#"]),
    Case(
      .seeker, ["[offers] I let go of management and went back to code: Python, mostly"],
      ["+seeker.skill = Python"]),
    Case(.seeker, ["[offers] I was swift to react when production burned, that's about it"], []),
    Case(
      .seeker, ["[offers] I spring into action when the pager rings. SRE for nine years"],
      ["+seeker.trade = devops", "+seeker.years = 9.0"]),
    Case(.seeker, ["[wants] I excel when left alone; a small team would do"], []),
    Case(.seeker, ["[wants] No notion of what I want, honestly"], []),
    Case(.seeker, ["[offers] I lead a quiet life and write COBOL"], ["+seeker.skill = COBOL"]),
    Case(.seeker, ["[wants] an internal tools team would be lovely"], []),
    Case(
      .seeker, ["[offers] I teams up well with designers, ha. Frontend, Vue"],
      ["+seeker.skill = Vue", "+seeker.trade = frontend"]),
    Case(
      .seeker, ["[offers] My skills have gone to rust since the baby, but it was Scala"],
      ["+seeker.skill = Scala"]),
    Case(.seeker, ["[wants] I would go for anything with less chaos"], []),
    Case(
      .seeker, ["[offers] my express purpose in life is fewer bugs. I'm a tester"], ["+seeker.trade = qa"]),
    Case(.seeker, ["[wants] a team where juniors are not left to sink or swim"], []),
    Case(.seeker, ["[offers] I keep a flask of tea and a flutter of nerves at every standup"], []),
    Case(
      .seeker, ["[offers] Long story short: ten years of firmware in C, the last two in Rust"],
      ["+seeker.skill = C", "+seeker.skill = Rust", "+seeker.trade = embedded", "+seeker.years = 10.0"]),
    Case(
      .seeker, ["[offers] I oversee a node of six warehouses, then I retrained: data analyst"],
      ["+seeker.trade = data-science"]),
    Case(
      .seeker,
      [
        "[offers] Oh, where to begin. I started in support, moved to testing, and since 2020 I automate with Playwright"
      ], ["+seeker.skill = Playwright", "+seeker.trade = qa", "+seeker.years = 6.0"]),
    Case(.seeker, ["[offers] infosec at a hospital group"], ["+seeker.trade = security"]),
    Case(
      .seeker, ["[offers] My brother writes Rust for a living; I only do CSS, and proudly"],
      ["+seeker.skill = CSS"]),
    Case(.seeker, ["[offers] our CTO swears by Elixir. I swear at it. I do Ruby."], ["+seeker.skill = Ruby"]),
    Case(
      .seeker, ["[offers] My last boss lived in Oslo and paid in kroner. I'm in Bergen."], ["+place = Bergen"]
    ),
    Case(
      .seeker, ["[offers] I used to do PHP, those days are over. TypeScript and Nest now."],
      ["+seeker.skill = NestJS", "+seeker.skill = TypeScript"]),
    Case(
      .seeker, ["[offers] I once touched Angular, we don't talk about it. React."], ["+seeker.skill = React"]),
    Case(
      .seeker, ["[offers] was a team lead for two years, hated it, back to senior backend"],
      ["+seeker.seniority = senior", "+seeker.trade = backend"]),
    Case(
      .seeker,
      ["[offers] I am not a data scientist, whatever my LinkedIn says. I'm a data engineer: Spark, Airflow."],
      ["+seeker.skill = Airflow", "+seeker.skill = Apache Spark", "+seeker.trade = data-engineering"]),
    Case(
      .seeker, ["[offers] I have never written a line of Go, but Java for twelve years"],
      ["+seeker.skill = Java", "+seeker.years = 12.0"]),
    Case(.seeker, ["[wants] I'd like to learn Go one day"], ["+seeker.wants = Go"]),
    Case(
      .seeker, ["[wants] something with Rust, not blockchain though"],
      ["+seeker.refuses = Blockchain", "+seeker.wants = Rust"]),
    Case(.seeker, ["[wants] a junior position, I know my place"], ["+seeker.seniority = junior"]),
    Case(
      .seeker, ["[wants] a team that uses Elm or Haskell, and nobody who says synergy"],
      ["+seeker.wants = Elm", "+seeker.wants = Haskell"]),
    Case(.seeker, ["[wants] no meetings before ten and a lead who reads code"], []),
    Case(
      .seeker, ["[refusals] defence and tobacco. My mother would disown me."],
      ["+seeker.field = defence", "+seeker.field = tobacco"]),
    Case(.seeker, ["[refusals] ad tech"], ["+seeker.field = advertising"]),
    Case(.seeker, ["[refusals] nothing, I'm easy"], []),
    Case(.seeker, ["Not a bank. Anything but a bank."], ["+seeker.field = banking"]),
    Case(.seeker, ["please no betting sites"], ["+seeker.field = gambling"]),
    Case(.seeker, ["I won't work for the military"], ["+seeker.field = defence"]),
    Case(
      .seeker, ["[offers] Please be advised that I hold the position of Senior DevOps Engineer at a bank."],
      ["+seeker.seniority = senior", "+seeker.trade = devops"]),
    Case(
      .provider, ["[wants] two mid-level QA engineers who know Cypress"],
      ["+provider.seniority = mid", "+provider.skill = Cypress", "+provider.trade = qa"]),
    Case(
      .provider, ["[wants] Someone who can own our Terraform. Five years or more."],
      ["+provider.skill = Terraform", "+provider.years = 5.0"]),
    Case(
      .provider, ["[wants] we lost our only Android developer to Google, we need another one"],
      ["+provider.skill = Android", "+provider.trade = mobile"]),
    Case(.provider, ["[wants] No juniors, no agencies"], []),
    Case(
      .provider, ["[offers] We're nine people building invoicing software in Groningen, Laravel and Vue"],
      ["+place = Groningen"]),
    Case(.provider, ["[offers] our founder studied in Boston; the office is in Leeds"], ["+place = Leeds"]),
    Case(
      .provider, ["My agency has placed engineers since 2009. At present we seek a QA lead in Madrid."],
      ["+place = Madrid", "+provider.seniority = lead", "+provider.trade = qa"]),
    Case(
      .both, ["I'd take evening work in Python, and my shop needs a junior for Shopify"],
      ["+provider.seniority = junior", "+provider.skill = Shopify", "+seeker.skill = Python"]),
    Case(
      .provider, ["[wants] The position requires knowledge of the bank's internal container platform"], []),
    Case(.seeker, ["[skills] I can't really do html, I tried"], []),
    Case(
      .both, ["I'm looking for contract work for me, and a junior for my studio"],
      ["+provider.seniority = junior", "+seeker.employment = contract"]),
    Case(.seeker, ["[wants] no betting"], ["+seeker.field = gambling"]),
    Case(.seeker, ["[wants] No adtech."], ["+seeker.field = advertising"]),
    Case(.provider, ["[wants] Take AWS off the list."], []),
    Case(.seeker, ["[offers] I work at a fintech. the whole office stood at the window"], []),
    Case(.both, ["I went back and forth on this with my co-founder over three dinners."], []),
    Case(.seeker, ["[contact] Oh. It's so short."], []),
    Case(.seeker, ["[wants] I'd like to do more with Kafka"], ["+seeker.wants = Kafka"]),
    Case(.seeker, ["[wants] hoping to move into machine learning"], ["+seeker.wants = Machine learning"]),
    Case(.seeker, ["[wants] a place where I can pick up Terraform properly"], ["+seeker.wants = Terraform"]),
    Case(.seeker, ["[wants] I dream of Elixir jobs"], ["+seeker.wants = Elixir"]),
    Case(.seeker, ["[wants] Would be nice to touch GraphQL again"], ["+seeker.wants = GraphQL"]),
    Case(
      .seeker, ["[wants] more data engineering, less firefighting. dbt and Snowflake would be fun"],
      ["+seeker.wants = Snowflake", "+seeker.wants = dbt"]),
    Case(.seeker, ["[wants] TypeScript on both ends, please"], ["+seeker.wants = TypeScript"]),
    Case(.seeker, ["[refusals] WordPress. I've done my time."], ["+seeker.refuses = WordPress"]),
    Case(.seeker, ["[refusals] legacy, mostly"], []),
    Case(.seeker, ["[refusals] I wouldn't want to touch Salesforce"], ["+seeker.refuses = Salesforce"]),
    Case(
      .seeker, ["[wants] I don't care about the stack, as long as it isn't Perl"], ["+seeker.refuses = Perl"]),
    Case(.seeker, ["[offers] At work it's Jenkins, which nobody loves"], ["+seeker.skill = Jenkins"]),
    Case(
      .seeker, ["[offers] The frontend guys use React, I stay in the Rust corner"], ["+seeker.skill = Rust"]),
    Case(
      .seeker, ["[offers] I know Spring the way other people know their kitchens"], ["+seeker.skill = Spring"]
    ),
    Case(
      .seeker, ["[offers] Java, Spring, Hibernate, the usual suspects, for eleven years"],
      ["+seeker.skill = Hibernate", "+seeker.skill = Java", "+seeker.skill = Spring", "+seeker.years = 11.0"]),
    Case(.seeker, ["[offers] I am fluent in SQL and sarcasm"], ["+seeker.skill = SQL"]),
    Case(.seeker, ["[offers] I started coding at twelve; paid for it since 2018"], ["+seeker.years = 8.0"]),
    Case(
      .seeker, ["[offers] Seven years of backend, five with Go and earlier PHP"],
      ["+seeker.skill = Go", "+seeker.trade = backend", "+seeker.years = 7.0"]),
    Case(
      .seeker, ["[practical] Based in Warsaw, flexible about office or home"],
      ["+place = Warsaw", "+seeker.mode = office", "+seeker.mode = remote"]),
    Case(
      .provider, ["[wants] Our company is hiring a Go developer, Kafka is a must"],
      ["+provider.skill = Go", "+provider.skill = Kafka", "+provider.trade = backend"]),
    Case(
      .seeker, ["Looking for contract work, DevOps, Kubernetes, Terraform, 8 yrs"],
      [
        "+seeker.employment = contract", "+seeker.skill = Kubernetes", "+seeker.skill = Terraform",
        "+seeker.trade = devops", "+seeker.years = 8.0",
      ]),
  ]

  @Test(arguments: stories)
  func `A story tells its author’s facts and nobody else’s`(_ example: Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }
}
