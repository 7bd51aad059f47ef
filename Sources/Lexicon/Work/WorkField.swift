/// A field or a condition of work that people rule out, whatever their trade and skills.
package enum WorkField: String, CaseIterable, Hashable, Sendable {
  case gambling, crypto, advertising, defence, publicSector, games, education
  case banking, lending, tobacco, adult, consulting
  case agencies, crossPlatform, nightShifts, consumerGrowth, modelTraining, landingPages

  /// The name as it is shown.
  package func name(_ language: TextLanguage) -> String {
    language == .russian ? names.russian : names.english
  }

  private var names: (english: String, russian: String) {
    switch self {
    case .gambling: ("gambling", "азартные игры")
    case .crypto: ("crypto", "криптовалюты")
    case .advertising: ("advertising technology", "рекламные технологии")
    case .defence: ("defence", "оборонка")
    case .publicSector: ("the public sector", "госсектор")
    case .games: ("games", "игры")
    case .education: ("education", "онлайн-образование")
    case .banking: ("banks", "банки")
    case .lending: ("payday loans", "микрозаймы")
    case .tobacco: ("tobacco", "табак")
    case .adult: ("adult content", "контент для взрослых")
    case .consulting: ("consulting", "консалтинг")
    case .agencies: ("agency work", "работа в агентстве")
    case .crossPlatform: ("cross-platform mobile", "кроссплатформа")
    case .nightShifts: ("night shifts", "ночные смены")
    case .consumerGrowth: ("consumer growth", "потребительский рост")
    case .modelTraining: ("model training", "обучение моделей")
    case .landingPages: ("landing pages", "лендинги")
    }
  }

  /// The fields named in a text, from left to right, in any form of their words.
  package static func mentions(in text: AnalysedText) -> [WorkFieldMention] {
    // "Defensive" has the stem of "defense".
    phrases.matches(in: text) { !text.folded($0.positions.lowerBound).hasPrefix("defensiv") }
      .map { WorkFieldMention(field: $0.value, positions: $0.positions) }
  }

  /// As `mentions`, with words that name a field only where it is known to be refused: «ставки» are rates of pay as
  /// often as bets.
  package static func refusable(in text: AnalysedText) -> [WorkFieldMention] {
    let plain = mentions(in: text)
    let covered = Set(plain.flatMap(\.positions))
    return plain
      + ordinary.matches(in: text) { !$0.positions.contains(where: covered.contains) }
      .map { WorkFieldMention(field: $0.value, positions: $0.positions) }
  }

  private static let phrases: PhraseTable<WorkField> = {
    var table = PhraseTable<WorkField>(.stems)
    for (field, names) in rows { for name in TableText.list(names) { table.insert(name, field) } }
    return table
  }()

  private static let ordinary: PhraseTable<WorkField> = {
    var table = PhraseTable<WorkField>(.folded)
    let rows: [(WorkField, String)] = [
      (.gambling, "ставки, ставок, ставках, ставкам, ставками, gamblers"),
      (.defence, "arms, war, армия, армию, армии, оборону, военных"),
      (.publicSector, "government, the state, госы, госов, государство, государством"),
      (.advertising, "advertising, ads, реклама, рекламу, рекламы, рекламе, рекламой"),
      (.games, "games, gaming, игры, игр, играх"),
    ]
    for (field, names) in rows { for name in TableText.list(names) { table.insert(name, field) } }
    return table
  }()

  private static let rows: [(WorkField, String)] = [
    (
      .gambling,
      """
      gambling, betting, casino, casinos, igaming, bookmaker, bookies, ставки на спорт, ставки и, казино, \
      гемблинг, гэмблинг, гембла, беттинг, бетинг, букмекер, букмекерка, азартные игры
      """
    ),
    (
      .crypto,
      "crypto, cryptocurrency, web3, defi, nft, крипта, криптовалюта, криптобиржа, крипто, криптан, криптаны, криптанов"
    ),
    (
      .advertising,
      "ad tech, adtech, ad network, advertising technology, рекламная сеть, адтех, рекламные технологии"
    ),
    (
      .defence,
      "defence, defense, military, weapons, оборонка, военка, вооружение, впк, оружие, гособоронзаказ"
    ),
    (
      .publicSector,
      """
      government contracts, government work, public procurement, public sector, госзаказ, госуха, госконтракт, госзакупки, \
      госсектор, госструктуры, госкомпании
      """
    ),
    (.games, "mobile games, game studio, gamedev, мобильные игры, геймдев, игровая студия"),
    (.education, "edtech, online school, эдтех, онлайн-школа, подготовка школьников, онлайн-образование"),
    (.banking, "bank, banks, banking, банк, банки, банкинг"),
    (
      .lending,
      "payday loans, payday lending, microloans, loan sharks, микрозаймы, микрокредиты, мфо, быстрые займы"
    ),
    (
      .tobacco,
      "tobacco, vaping, vapes, cigarettes, табак, табачка, табачный, табачная компания, вейпы, сигареты"
    ),
    (.adult, "adult content, adult industry, adult sites, porn, порно, адалт"),
    (.consulting, "consulting, consultancies, consultancy, консалтинг"),
    (
      .agencies,
      """
      agency, agencies, client work, outsourcing, outstaffing, body shop, body shops, агентство, аутсорс, аутсорсинг, \
      аутстафф, галера, заказная разработка
      """
    ),
    (
      .crossPlatform,
      """
      cross-platform, cross-platform frameworks, react native, flutter, кроссплатформа, кроссплатформенный, \
      гибридные приложения
      """
    ),
    (
      .nightShifts,
      """
      night shift, night shifts, nights and weekends, on shifts, ночные смены, ночные, сменам сутки, ночи делим, \
      смены два через два
      """
    ),
    (
      .consumerGrowth,
      "consumer growth, growth hacking, growth hackers, потребительский рост, гроус-хакинг"
    ),
    (.modelTraining, "model training, train neural nets, training models, обучение моделей, обучать модели"),
    (.landingPages, "landing pages, лендинги, вёрстка лендингов"),
  ]
}

/// A field of work found in a text, and the tokens that say it.
package struct WorkFieldMention: Sendable, Equatable {
  package let field: WorkField
  package let positions: Range<Int>
}
