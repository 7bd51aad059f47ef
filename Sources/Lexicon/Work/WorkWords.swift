/// Words that tell what work is about, whether or not a skill is named by them: "ledger", «витрина», "firewall".
///
/// A sentence about oneself ("I really enjoy what I do") has none of them; what is compared leaves it out, so that
/// praise and padding move nobody nearer or further.
package enum WorkWords {
  /// Whether the tokens at `positions` name a skill, a trade, or a subject of work: one word that is of the craft
  /// alone, or two that are half of it.
  package static func tell(_ positions: Range<Int>, in text: AnalysedText) -> Bool {
    var halves: Set<String> = []
    for position in positions {
      let token = text.tokens[position]
      guard token.kind == .word else { continue }
      if craft.contains(token.stem) { return true }
      if common.contains(token.stem) { halves.insert(token.stem) }
    }
    return halves.count >= 2
  }

  /// A text without the brackets that stand where something was masked, for an embedder.
  package static func withoutMasks(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if character == "[" { depth += 1 }
        defer { if character == "]" { depth = max(0, depth - 1) } }
        return depth == 0 && character != "]"
      })
  }

  private static func stems(_ words: String) -> Set<String> {
    Set(Stems.stems(words.split(whereSeparator: \.isWhitespace).map(String.init)))
  }

  /// Of the craft alone.
  private static let craft = stems(
    """
    software hardware application applications programming programs coding codebase prototype prototypes specification
    specifications database databases query queries warehouse warehouses lakehouse dataset datasets analytics statistical
    statistics algorithm algorithms neural internet website websites server servers serverless infrastructure deployment
    deployments deploy pipeline pipelines integration integrations interface interfaces api apis backend frontend embedded
    firmware sensor sensors robotics robot automation automate automated testing tests tester bug bugs defect defects debug
    debugging scalability latency throughput observability monitoring logging alerting troubleshooting helpdesk configuration
    configurations installation migration migrations migrate backup backups storage cyber cybersecurity vulnerability
    vulnerabilities encryption authentication authorisation authorization cryptography malware firewall intrusion ict payment
    payments ledger billing checkout marketplace ecommerce fintech adtech telemetry scheduling graphics animation rendering
    typography wireframe wireframes usability accessibility ux ui banner banners illustration illustrations landing metric
    metrics dashboard dashboards forecasting visualisation visualization chart charts scrum agile sprint backlog erp crm
    ontology ontologies semantic metadata retrieval crawler scraping iot gis geographic simulation compiler kernel driver
    drivers protocol protocols packet router routers wireless telecommunication telecommunications virtual virtualisation
    virtualization container containers cluster clusters orchestration concurrency distributed cache caching queue queues
    event-driven streaming batch transaction transactions blockchain schema schemas index sql nosql replication component
    components module modules framework frameworks plugin plugins repository refactoring refactor legacy monolith microservice
    microservices computing computer computers ios android linux app apps crash onboarding subscription experiment experiments
    experimentation a/b modularisation fuzzing pentest penetration forensics soc siem gdpr audio multimedia rendering shader
    electronics electronic analog voltage wiring repeater repeaters microwave electromagnetism signal signals mining
    extraction categorisation unstructured markup expressions exploit exploits attack attacks confidentiality privacy
    recovery broadcast broadcasts audiovisual recording recordings scenography rehearsals artistic aviation flowchart
    qualitative quantitative scientific scholarly academic publications suppliers contracts feasibility optimisation
    optimization texturing lighting imaging equipment auditing indicators resilience instruments microphone stage
    cleansing stylesheet telephony exchange decommissioning etl hci seo kanban waterfall
    gameplay ai ml nlp llm vision recommender ranking fraud scoring mobile web cloud frontends smart-contract wallet

    софт приложение программа программирование код база данные запрос витрина хранилище датасет аналитика статистика алгоритм
    нейросеть интернет сайт сервер инфраструктура деплой пайплайн интеграция интерфейс бэкенд фронтенд прошивка датчик
    автоматизация автотест тест тестирование баг дефект отладка масштабирование задержка нагрузка мониторинг логирование
    алерт конфигурация миграция бэкап резервирование уязвимость шифрование авторизация аутентификация вредоносный
    платеж биллинг эквайринг касса маркетплейс корзина каталог финтех телеметрия график анимация отрисовка верстка
    вёрстка баннер иллюстрация лендинг метрика дашборд воронка удержание прогноз визуализация скрам спринт бэклог црм срм
    онтология метаданные поиск краулер парсинг карта геоданные симуляция компилятор ядро драйвер протокол маршрутизатор
    виртуализация контейнер кластер оркестрация конкурентность распределенный кэш очередь поток транзакция блокчейн схема
    индекс репликация компонент модуль библиотека фреймворк плагин репозиторий рефакторинг легаси монолит микросервис
    микрофронтенд вычисление компьютер подписка эксперимент антифрод скоринг рекомендация ранжирование процессинг айдентика
    макет прототип юзабилити кейс баг-репорт тест-кейс серверный мобильный веб облако облачный отчетность телефония
    """)

  /// Of the craft in company: "data", "design", "security" say little alone.
  private static let common = stems(
    """
    data design designs security network networks system systems model models modelling modeling architecture architectural
    technical documentation requirement requirements analysis analyse analyze develop development developing engineering
    administration maintain maintenance release releases performance reliability availability incident incidents user users
    information digital electronic online process processes business product products project projects service services
    customer customers client clients content media research methodology methodologies standard standards policy
    policies risk risks compliance audit legislation governance strategy procurement budget enterprise workflow knowledge
    library archive document documents search language translation video image images sound game games test energy device
    devices vehicle vehicles map maps location mathematics mathematical report reports tool tools solution
    solutions platform version control review delivery banking bank trading insurance logistics healthcare medical patient
    retail advertising marketing publishing education consulting support training operating quality assurance plan planning
    interview interviews innovation literature intelligence trends regulations safety organisational company communication
    channels principles theory extraction structure ideas art script performance practice transfer publish publication
    protection propose improvements monitor coach mentor individuals
    manage managing define create execute implement evaluate

    дизайн безопасность сеть система модель архитектура технический документация требование анализ разработка проектирование
    администрирование поддержка релиз производительность надежность доступность инцидент пользователь информация цифровой
    онлайн процесс бизнес продукт проект сервис клиент контент исследование методология стандарт риск аудит стратегия бюджет
    документ перевод видео изображение звук игра устройство карта отчет инструмент решение платформа версия доставка банк
    торговля страхование логистика медицина пациент ретейл розница реклама маркетинг образование консультирование качество
    планирование внедрение экран кабинет склад заказ товар
    """)
}
