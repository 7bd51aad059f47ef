import Lexicon

/// A part of a trade whose people cannot simply take each other's work.
///
/// Skills tell most people of a trade apart; where the lexicon's skills are few (design, testing, security), what
/// somebody calls their work has to.
enum Specialism: String, CaseIterable, Hashable, Sendable {
  case manualTesting, testAutomation, performanceTesting
  case applicationSecurity, offensiveSecurity, securityOperations
  case productDesign, brandDesign, designResearch
  case languageModels, vision, mlPlatform, forecasting
  case analytics, pipelines
  case microcontrollers, embeddedLinux, programmableLogic

  var trade: Trade {
    switch self {
    case .manualTesting, .testAutomation, .performanceTesting: .qa
    case .applicationSecurity, .offensiveSecurity, .securityOperations: .security
    case .productDesign, .brandDesign, .designResearch: .design
    case .languageModels, .vision, .mlPlatform, .forecasting: .machineLearning
    case .analytics: .dataScience
    case .pipelines: .dataEngineering
    case .microcontrollers, .embeddedLinux, .programmableLogic: .embedded
    }
  }

  /// For an operator.
  func name(_ language: TextLanguage) -> String { language == .russian ? names.russian : names.english }

  private var names: (english: String, russian: String) {
    switch self {
    case .manualTesting: ("manual testing", "ручное тестирование")
    case .testAutomation: ("test automation", "автоматизация тестирования")
    case .performanceTesting: ("performance testing", "нагрузочное тестирование")
    case .applicationSecurity: ("application security", "безопасность приложений")
    case .offensiveSecurity: ("offensive security", "пентест")
    case .securityOperations: ("security operations", "мониторинг безопасности")
    case .productDesign: ("product design", "продуктовый дизайн")
    case .brandDesign: ("brand and graphic design", "графический дизайн")
    case .designResearch: ("user research", "исследования пользователей")
    case .languageModels: ("language and ranking models", "языковые модели и ранжирование")
    case .vision: ("computer vision", "компьютерное зрение")
    case .mlPlatform: ("machine learning platforms", "ML-платформы")
    case .forecasting: ("forecasting and recommendation", "прогнозы и рекомендации")
    case .analytics: ("analytics", "аналитика")
    case .pipelines: ("data pipelines", "пайплайны данных")
    case .microcontrollers: ("microcontrollers", "микроконтроллеры")
    case .embeddedLinux: ("embedded Linux", "встраиваемый Linux")
    case .programmableLogic: ("programmable logic", "ПЛИС")
    }
  }

  /// The specialisms named in a text.
  static func mentions(in text: AnalysedText) -> [StemPhrases<Specialism>.Mention] {
    phrases.mentions(in: text)
  }

  private static let phrases = StemPhrases<Specialism>([
    (
      .manualTesting,
      """
      manual testing, manual tester, manual qa, test design, exploratory testing, ручное тестирование, ручной тестировщик, \
      ручные тестировщики, тест-дизайн, руками тестировать, мануальный тестировщик
      """
    ),
    (
      .testAutomation,
      """
      test automation, automation qa, qa automation, automated testing, automated tests, test automation engineer, sdet, \
      functional automation, ui automation, end-to-end tests, автоматизатор, автотесты, автоматизация тестирования, \
      тестировщик-автоматизатор, инженер по автоматизации тестирования
      """
    ),
    (
      .performanceTesting,
      """
      performance test, performance testing, load testing, load tests, performance engineer, stress testing, \
      нагрузочное тестирование, нагрузочник, нагрузочные тесты
      """
    ),
    (
      .applicationSecurity,
      """
      application security, appsec, product security, threat modelling, threat modeling, secure code review, devsecops, \
      безопасность приложений, моделирование угроз, безопасная разработка
      """
    ),
    (
      .offensiveSecurity,
      """
      pentester, penetration tester, penetration testing, pentest, red team, red teamer, red teaming, пентестер, пентест, \
      редтим, ред тим, тестирование на проникновение
      """
    ),
    (
      .securityOperations,
      """
      soc, soc analyst, siem, threat hunting, incident responder, security monitoring, blue team, аналитик soc, \
      мониторинг безопасности, центр мониторинга
      """
    ),
    (
      .productDesign,
      """
      product designer, product design, ux/ui designer, ui/ux designer, ui designer, ux designer, interface designer, \
      interaction design, interface design, interaction designer, продуктовый дизайнер, продуктовый дизайн, дизайнер интерфейсов, \
      дизайн интерфейсов, ux/ui дизайнер, ui/ux дизайнер, проектировать интерфейсы, проектировщик интерфейсов
      """
    ),
    (
      .brandDesign,
      """
      graphic designer, graphic design, brand designer, brand identity, branding, packaging design, графический дизайнер, \
      графический дизайн, бренд-дизайнер, айдентика, логотипы, фирменный стиль, упаковка
      """
    ),
    (
      .designResearch,
      "ux researcher, user researcher, design researcher, ux исследователь, исследователь пользователей, исследовательская группа"
    ),
    (
      .languageModels,
      """
      nlp, nlp engineer, natural language processing, information retrieval, learning to rank, semantic search, reranker, \
      language models, обработка текста, обработка естественного языка, ранжирование
      """
    ),
    (
      .vision,
      "computer vision, machine vision, vision engineer, industrial vision, компьютерное зрение, машинное зрение, инженер по зрению"
    ),
    (
      .mlPlatform,
      "ml platform, mlops, ml infrastructure, feature store, gpu scheduling, model serving, ml платформа, инфраструктура ml"
    ),
    (
      .forecasting,
      "demand forecasting, forecasting, recommender systems, прогнозирование спроса, рекомендательные системы"
    ),
    (
      .analytics,
      """
      product analyst, data analyst, data scientist, product analytics, causal inference, продуктовый аналитик, аналитик продукта, \
      аналитик данных, дата-аналитик, дата-сайентист
      """
    ),
    (
      .pipelines,
      """
      data engineer, data pipelines, data warehouse, data modelling, data engineering, дата-инженер, инженер данных, дата-инженерия, \
      пайплайны данных, хранилище данных, дата-инженером, аналитик dwh, dwh аналитик, etl developer, разработчик dwh, \
      разработчик хранилищ
      """
    ),
    (
      .microcontrollers,
      """
      microcontroller, bare metal, cortex-m, firmware, rtos, freertos, zephyr, stm32, nrf52, esp32, микроконтроллеры, \
      программист микроконтроллеров, голое железо
      """
    ),
    (
      .embeddedLinux,
      "embedded linux, yocto, buildroot, u-boot, kernel drivers, встраиваемый линукс, встраиваемый linux, драйверы ядра"
    ),
    (.programmableLogic, "fpga, verilog, systemverilog, vhdl, плис, rtl design"),
  ])
}
