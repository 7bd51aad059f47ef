import Lexicon

/// A field or a condition of work that people rule out, whatever their trade and skills.
enum WorkField: String, CaseIterable, Hashable, Sendable {
  case gambling, crypto, advertising, defence, publicSector, games, education
  case agencies, crossPlatform, nightShifts, consumerGrowth, modelTraining, landingPages

  /// For an operator.
  func name(_ language: TextLanguage) -> String { language == .russian ? names.russian : names.english }

  private var names: (english: String, russian: String) {
    switch self {
    case .gambling: ("gambling", "азартные игры")
    case .crypto: ("crypto", "криптовалюты")
    case .advertising: ("advertising technology", "рекламные технологии")
    case .defence: ("defence", "оборонка")
    case .publicSector: ("the public sector", "госзаказ")
    case .games: ("games", "игры")
    case .education: ("education", "онлайн-образование")
    case .agencies: ("agency work", "работа в агентстве")
    case .crossPlatform: ("cross-platform mobile", "кроссплатформа")
    case .nightShifts: ("night shifts", "ночные смены")
    case .consumerGrowth: ("consumer growth", "потребительский рост")
    case .modelTraining: ("model training", "обучение моделей")
    case .landingPages: ("landing pages", "лендинги")
    }
  }

  /// The fields named in a text.
  static func mentions(in text: AnalysedText) -> [StemPhrases<WorkField>.Mention] {
    phrases.mentions(in: text)
  }

  private static let phrases = StemPhrases<WorkField>([
    (
      .gambling,
      "gambling, betting, casino, igaming, ставки на спорт, ставки и, казино, гемблинг, беттинг, крипту и ставки"
    ),
    (.crypto, "crypto, cryptocurrency, web3, defi, крипта, криптовалюта, криптобиржа"),
    (.advertising, "ad tech, adtech, ad network, advertising technology, рекламная сеть, адтех"),
    (.defence, "defence, defense, military, weapons, оборонка, военка, вооружение, впк"),
    (.publicSector, "government contracts, public procurement, госзаказ, госуха, госконтракт, госзакупки"),
    (.games, "mobile games, game studio, gamedev, мобильные игры, геймдев, игровая студия"),
    (.education, "edtech, online school, эдтех, онлайн-школа, подготовка школьников, онлайн-образование"),
    (
      .agencies,
      "agency, agencies, client work, outsourcing, outstaffing, агентство, аутсорс, аутстафф, галера, заказная разработка"
    ),
    (
      .crossPlatform,
      "cross-platform, cross-platform frameworks, react native, flutter, кроссплатформа, кроссплатформенный, гибридные приложения"
    ),
    (
      .nightShifts,
      "night shift, night shifts, nights and weekends, on shifts, ночные смены, ночные, сменам сутки, ночи делим, смены два через два"
    ),
    (.consumerGrowth, "consumer growth, growth hacking, growth hackers, потребительский рост, гроус-хакинг"),
    (.modelTraining, "model training, train neural nets, training models, обучение моделей, обучать модели"),
    (.landingPages, "landing pages, лендинги, вёрстка лендингов"),
  ])
}
