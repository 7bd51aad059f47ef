import Lexicon

/// From which countries somebody may work remotely, as the conditions of a place say it.
enum RemoteReach: Hashable, Sendable {
  /// Nothing was said, or anywhere suits.
  case open
  /// ISO 3166-1 alpha-2 codes.
  case countries(Set<String>)

  /// Reads the sentences of a provider's conditions. Where several speak of it ("remote in Germany", "or anywhere in
  /// the EU") the widest counts.
  init(_ sentences: [SaidText]) {
    var countries: Set<String> = []
    var isOpen = false
    for said in sentences {
      let anywhere = Self.anywhere.mentions(in: said.text).map(\.positions)
      let remote = WorkModes.mentions(in: said.text).filter { $0.mode == .remote }.map(\.positions)
      for positions in anywhere + remote where said.isStated(positions) {
        let reach = Self.reach(behind: positions, said)
        countries.formUnion(reach)
        // Beside "anywhere in the EU" a bare "fully remote" opens nothing.
        if reach.isEmpty, anywhere.isEmpty || anywhere.contains(positions) { isOpen = true }
      }
    }
    self = isOpen || countries.isEmpty ? .open : .countries(countries)
  }

  /// Whether somebody of `country` may; true where nothing forbids it.
  func admits(_ country: String) -> Bool {
    switch self {
    case .open: true
    case .countries(let codes): codes.contains(country)
    }
  }

  /// The countries that stand behind a word, up to the next comma: "remote within Germany", «удалённо по России»; and
  /// those that the sentence limits: "remote, EU residents only", «удалённо, но только из стран ЕС».
  private static func reach(behind positions: Range<Int>, _ said: SaidText) -> Set<String> {
    let clause = Clauses.clause(at: positions.lowerBound, in: said.text)
    let behind = positions.upperBound..<max(clause.upperBound, positions.upperBound)
    var codes: Set<String> = []
    // "Between Lisbon and Yerevan time" says when they work, not where they live.
    func isWhere(_ place: Range<Int>) -> Bool {
      !TimeZoneWords.govern(place, in: said.text)
        && (behind.contains(place.lowerBound) || isLimit(place, said.text))
    }
    for place in Places.mentions(in: said.text) where isWhere(place.positions) {
      codes.insert(place.place.countryCode)
    }
    for region in regions.mentions(in: said.text) where isWhere(region.positions) {
      codes.formUnion(region.meaning)
    }
    return codes
  }

  /// Whether a word of limits stands close by.
  private static func isLimit(_ place: Range<Int>, _ text: AnalysedText) -> Bool {
    let sentence = text.sentence(at: place.lowerBound)
    let around =
      max(sentence.lowerBound, place.lowerBound - 3)..<min(sentence.upperBound, place.upperBound + 2)
    return around.contains { limits.contains(text.tokens[$0].stem) }
  }

  private static let limits: Set<String> = Set(
    Stems.stems([
      "only", "residents", "citizens", "только", "лишь", "исключительно", "резиденты", "граждане", "жители",
    ]))

  private static let anywhere = StemPhrases<Bool>([
    (
      true,
      "anywhere, any country, wherever you are, из любой страны, из любой точки, откуда угодно, где угодно"
    )
  ])

  private static let union: Set<String> = [
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT",
    "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
  ]
  /// Beside the union: those that people mean by Europe when they speak of hours and travel.
  private static let europe: Set<String> = union.union([
    "GB", "NO", "CH", "IS", "LI", "RS", "ME", "MK", "AL", "BA", "MD", "UA", "MC", "AD", "SM", "XK",
  ])

  private static let regions = StemPhrases<Set<String>>([
    (union, "the EU, EU, European Union, Евросоюз, ЕС"),
    (europe, "Europe, European, Европа, Европе"),
    (["US"], "the US, US, USA, America"),
    (["GB"], "the UK, UK"),
    (["KE", "UG", "TZ", "RW", "ET"], "East Africa"),
    (["NO", "SE", "DK", "FI", "IS"], "the Nordics, Nordics, Scandinavia"),
    (["DE", "AT", "CH"], "DACH"),
  ])
}
