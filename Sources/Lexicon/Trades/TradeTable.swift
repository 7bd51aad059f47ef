/// Titles and names of trades, compared by stems, so that a row stands for all its case forms.
enum TradeTable {
  struct Meaning: Sendable {
    let trade: Trade
    let isPerson: Bool
  }

  static let phrases: PhraseTable<Meaning> = {
    var table = PhraseTable<Meaning>(.stems)
    for line in rows.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = TableText.fields(line)
      guard fields.count == 3, let trade = Trade(rawValue: fields[0]) else { continue }
      for title in TableText.list(fields[1]) { table.insert(title, Meaning(trade: trade, isPerson: true)) }
      for field in TableText.list(fields[2]) { table.insert(field, Meaning(trade: trade, isPerson: false)) }
    }
    for field in developedBy {
      for trade in field.fields {
        for person in people {
          table.insert(trade + " " + person, Meaning(trade: field.trade, isPerson: true))
        }
      }
    }
    return table
  }()

  /// Words for a person of a field that stands before them.
  private static let people = [
    "developer", "engineer", "programmer", "dev", "coder", "architect", "lead", "разработчик", "разработчица",
    "инженер", "программист", "программистка", "лид", "тимлид", "архитектор", "девелопер", "specialist",
    "специалист", "team lead", "techlead", "tech lead", "техлид", "кодер", "тех лид",
  ]

  private static let developedBy: [(trade: Trade, fields: [String])] = [
    (.backend, ["backend", "back end", "бэкенд", "бекенд", "бэк", "server side", "серверный"]),
    (.frontend, ["frontend", "front end", "фронтенд", "фронт", "фронтэнд", "web ui", "ui"]),
    (.fullstack, ["fullstack", "full stack", "фулстек", "фуллстек", "фулстэк", "фуллстэк", "web", "веб"]),
    (.mobile, ["mobile", "ios", "android", "мобильный", "flutter", "андроид"]),
    (.dataEngineering, ["data", "etl", "dwh", "big data", "analytics", "дата"]),
    (
      .machineLearning,
      [
        "ml", "machine learning", "deep learning", "ai", "nlp", "cv", "computer vision", "llm", "mlops",
        "research",
      ]
    ),
    (
      .devops,
      [
        "devops", "девопс", "sre", "platform", "infrastructure", "cloud", "site reliability",
        "инфраструктурный", "reliability",
      ]
    ),
    (
      .qa,
      [
        "qa", "test", "testing", "quality", "quality assurance", "автотестов", "test automation",
        "qa automation", "automation qa", "manual qa", "sdet",
      ]
    ),
    (
      .security,
      [
        "security", "appsec", "application security", "information security", "cybersecurity", "devsecops",
        "безопасности",
      ]
    ),
    (.embedded, ["embedded", "firmware", "эмбеддед", "fpga", "hardware", "встраиваемых систем", "robotics"]),
    (.gamedev, ["game", "unity", "unreal", "gameplay", "игровой", "graphics", "gamedev"]),
    (.oneC, ["1c", "1с"]),
    (.systemAnalysis, ["requirements"]),
    (.support, ["support", "network", "systems", "system", "сетевой", "linux"]),
  ]

  /// `trade ; names of people ; names of the field`.
  private static let rows = """
    backend ; бэкендер, бекендер, бэкэндер, бэкендерша, backender, разработчик бэкенда, разработчика бэкенда, back-end software engineer, гофер, gopher, питонист, питонистка, джавист, пхпшник, рубист, рубистка, шарпист, дотнетчик, крестовик, сишник, плюсовик, растоман, разработчик серверной части ; backend, back end, бэкенд, бекенд, бэкэнд, бэк, server side, серверная разработка, backend development
    frontend ; фронтендер, фронтендерша, фронтэндер, фронтендщик, frontender, верстальщик, верстальщица, html верстальщик, разработчик интерфейсов, реактер ; frontend, front end, фронтенд, фронтэнд, фронт, frontend development, клиентская разработка, верстаю, верстка
    fullstack ; фулстекер, фуллстекер, fullstacker, web developer, веб разработчик ; fullstack, full stack, фулстек, фуллстек, фулстэк, фуллстэк, web development, веб разработка
    mobile ; мобильщик, айосник, iosник, андроидщик, андроид разработчик, флаттерист, мобильный разработчик, мобильная разработчица ; mobile, mobile development, мобильная разработка, мобилка, мобайл
    data-engineering ; дата инженер, инженер по данным, data engineer, инженер данных, etl разработчик, dwh разработчик, дата-инженер, analytics engineer ; data engineering, инженерия данных, дата инженерия, дата инжиниринг
    data-science ; data analyst, product analyst, аналитик данных, дата аналитик, продуктовый аналитик, bi analyst, bi аналитик, web analyst, веб аналитик, аналитика данных, data scientist, дата сайентист, дата саентист, датасаентист, датасаянтист, дата сатанист, дата саентистка, bi developer, bi разработчик, statistician, маркетинговый аналитик, quant, quantitative researcher ; data science, дата саенс, дата сайенс, data analytics, data analysis, анализ данных, продуктовая аналитика, product analytics
    ml ; ml engineer, mlщик, млщик, ml инженер, мл инженер, ml-разработчик, специалист по машинному обучению, ml researcher, ai researcher, machine learning scientist, research scientist, нейросетевик, nlp engineer, applied scientist ; machine learning, машинное обучение, deep learning, artificial intelligence, мл, искусственный интеллект
    devops ; девопс, девопсер, девопсик, devopsер, sre, инженер по надежности, platform engineer, инженер платформы, платформенный инженер, инженер облачной платформы, cloud engineer, инфраструктурщик, инфраструктурщица, девопсина, release engineer, cloud architect ; devops, dev ops, девопс практики, site reliability, platform engineering, платформенная команда, платформенная разработка, infrastructure, инфраструктура
    qa ; tester, testers, automation engineer, test automation engineer, инженер по автоматизации, тестировщик, тестировщица, тестер, qa, кьюэй, кьюэйщик, qa specialist, автоматизатор, автотестер, инженер по тестированию, aqa, sdet, ручной тестировщик, software tester, quality engineer, специалист по тестированию, автоматизатор тестирования, инженер по качеству, manual tester ; test automation, testing, quality assurance, тестирование, автоматизация тестирования, контроль качества, тестирую
    security ; безопасник, специалист по безопасности, безопасница, пентестер, pentester, penetration tester, ибшник, security analyst, soc analyst, soc аналитик, аналитик soc, аналитик иб, аналитик безопасности, soc engineer, инженер soc, инженер иб, специалист по информационной безопасности, security researcher, специалист по иб, инженер по безопасности, ethical hacker, security architect, ciso, appsec ; information security, cybersecurity, cyber security, infosec, информационная безопасность, кибербезопасность, appsec, application security, cloud security, network security, product security, security engineering, offensive security, пентест, пентесты, pentest, pentesting, инфобез, иб
    embedded ; эмбеддер, эмбеддед разработчик, embedder, электронщик, схемотехник, программист микроконтроллеров, разработчик встраиваемых систем, firmware developer, разработчик микроконтроллеров, инженер электронщик, electronics engineer, hardware engineer ; embedded, эмбеддед, embedded systems, встраиваемые системы, встраиваемая разработка, firmware, микроконтроллеры
    design ; designer, дизайнер, дизайнерша, product designer, продуктовый дизайнер, ui designer, ux designer, ux/ui designer, ui/ux designer, ux/ui дизайнер, ui/ux дизайнер, ux researcher, ux исследователь, веб дизайнер, web designer, motion designer, моушн дизайнер, графический дизайнер, graphic designer, interaction designer, visual designer, иллюстратор, art director, арт директор, ux writer ; product design, ui/ux, ux/ui, продуктовый дизайн, веб дизайн, web design, ux design, ui design
    product ; product manager, product owner, продакт, продакт менеджер, продакт оунер, продукт менеджер, менеджер продукта, менеджер по продукту, продуктовый менеджер, владелец продукта, chief product officer, cpo, head of product, product lead, growth manager, продактка, group product manager ; product management, управление продуктом, продакт менеджмент
    project-management ; project manager, проджект, проджект менеджер, менеджер проектов, менеджер проекта, руководитель проектов, руководитель проекта, delivery manager, деливери менеджер, scrum master, скрам мастер, program manager, рп, technical project manager, agile coach, project lead, аккаунт менеджер, релиз менеджер ; project management, управление проектами, delivery management, проджект менеджмент
    system-analysis ; system analyst, systems analyst, системный аналитик, business analyst, бизнес аналитик, системная аналитика, системный аналитик, requirements engineer, аналитик, аналитик 1с, solution analyst, бизнес системный аналитик, business systems analyst ; system analysis, systems analysis, business analysis, системный анализ, системная аналитика, бизнес анализ, бизнес аналитика
    1c ; 1с программист, 1с разработчик, программист 1с, разработчик 1с, 1сник, 1с-ник, одинэсник, 1с консультант, консультант 1с, 1c developer, 1c programmer, архитектор 1с, developer 1c, 1с аналитик ; 1с разработка, разработка на 1с, 1с франчайзи
    gamedev ; engine programmer, engine developer, gameplay programmer, graphics programmer, game developer, разработчик игр, геймдев разработчик, геймдизайнер, game designer, level designer, левел дизайнер, technical artist, техартист, 3d artist, 3d художник, unity developer, unity разработчик, unreal developer, геймдевелопер, game programmer, gameplay programmer, нарративный дизайнер ; gamedev, game dev, game development, геймдев, разработка игр
    support ; системный администратор, сисадмин, админ, system administrator, sysadmin, системный инженер, system engineer, helpdesk, help desk, tech support, technical support, service desk, second line support, техподдержка, саппорт, support engineer, специалист поддержки, специалист технической поддержки, инженер технической поддержки, инженер поддержки, network engineer, сетевой инженер, dba, database administrator, администратор баз данных, technical writer, технический писатель, техписатель, it support, it suport, tech suport, it specialist, эникейщик, сетевик, support specialist, technical support ; technical support, техническая поддержка, системное администрирование, system administration, helpdesk support
    management ; engineering manager, cto, технический директор, техдиректор, техдир, chief technology officer, vp of engineering, vp engineering, head of engineering, head of development, руководитель разработки, руководитель отдела разработки, директор по разработке, начальник отдела разработки, development manager, director of engineering, it director, it директор, head of backend, руководитель группы разработки, cio, руководитель группы бэкенда, руководитель команды разработки, vpe, head of data, head of qa, head of it, engineering director ; engineering management, управление разработкой
    """
}
