internal import CVectorKernels
internal import Domain

/// One search: what somebody wants beside everybody's offers, and what they offer beside everybody's wants, in one pass.
///
/// By the bytes it reads a quarter of what the floats take. They tell the most that a pair can reach, so that only those
/// who can be among the best are compared by the floats, and who is found is the same as if all were.
struct PairSearch {
  private let shelf: RoleShelf
  /// What the one who searches wants; nil where that is unknown.
  private let wants: CentredQuery?
  private let offers: CentredQuery
  /// From the raw similarity to the calibrated one, by the language of a row.
  private let mapsOfWants: LanguageMaps
  private let mapsOfOffers: LanguageMaps

  /// - Parameters:
  ///   - shelf: of the role that is searched.
  ///   - maps: by the language of the one who searches.
  init(
    in shelf: RoleShelf, wants: CentredQuery?, offers: CentredQuery, maps: [LanguageMaps]
  ) {
    self.shelf = shelf
    self.wants = wants
    self.offers = offers
    mapsOfOffers = maps[offers.language]
    mapsOfWants = maps[(wants ?? offers).language]
  }

  /// These rows, of which none is without offers; those of whom nothing can be said are left out.
  func compared(at rows: [Int]) -> [ComparedRow] {
    rows.compactMap { compared(at: $0) }
  }

  /// The best of those who are chosen, best first.
  ///
  /// - Parameters:
  ///   - chosen: a bit for each row; nobody without offers is chosen.
  ///   - limit: how many at most.
  ///   - byFloats: whether all are compared by the floats; a sparse space has nothing else.
  func best(of chosen: RowBits, limit: Int, least: Double, byFloats: Bool) -> [ComparedRow] {
    guard limit > 0 else { return [] }
    var chosen = chosen
    // Of a pair of whom neither side said what it wants nothing is known.
    if wants == nil { chosen.formIntersection(shelf.wants.known) }
    var best = BestPairs(limit: limit, least: least)
    let room = DenseRows.rowsPerBlock
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * room) { similar in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: room) { products in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room) { reaching in
          guard let similar = similar.baseAddress, let products = products.baseAddress,
            let reaching = reaching.baseAddress
          else { return }
          let work = Work(
            toThem: similar, toMe: similar + room, products: products, reaching: reaching)
          if byFloats || shelf.offers.isSparse || limit >= chosen.total {
            go(through: chosen, into: &best, work, bytes: nil)
          } else {
            go(
              through: chosen, into: &best, work,
              bytes: (wants: wants.map { ByteQuery($0.values) }, offers: ByteQuery(offers.values)))
          }
        }
      }
    }
    return best.sorted
  }

  /// Room for one block.
  private struct Work {
    let toThem: UnsafeMutablePointer<Float>
    let toMe: UnsafeMutablePointer<Float>
    let products: UnsafeMutablePointer<Int32>
    let reaching: UnsafeMutablePointer<UInt32>
  }

  private func go(
    through chosen: RowBits, into best: inout BestPairs, _ work: Work,
    bytes: (wants: ByteQuery?, offers: ByteQuery)?
  ) {
    let room = DenseRows.rowsPerBlock
    var narrowed = [UInt64](repeating: 0, count: room / 64)
    for block in 0..<(chosen.count + room - 1) / room {
      let first = block * room
      let count = min(room, chosen.count - first)
      let words = chosen.words[(first / 64)..<((first + count + 63) / 64)]
      if words.allSatisfy({ $0 == 0 }) { continue }
      words.withUnsafeBufferPointer { words in
        narrowed.withUnsafeMutableBufferPointer { narrowed in
          guard var bits = words.baseAddress, let narrowed = narrowed.baseAddress else { return }
          if let bytes {
            if let query = bytes.wants {
              shelf.offers.upper(
                with: query, block: block, count: count, chosen: bits, products: work.products,
                into: work.toThem)
              // Whoever cannot reach the floor in one direction need not be looked at in the other.
              let least = mapsOfWants.leastRaw(
                reaching: leastOfEach(reaching: best.floor), rows: shelf.offers.rowsOfLanguage)
              guard mitko_narrow(work.toThem, least, count, bits, narrowed) else { return }
              bits = UnsafePointer(narrowed)
            }
            shelf.wants.upper(
              with: bytes.offers, block: block, count: count, chosen: bits, products: work.products,
              into: work.toMe)
          } else {
            if let wants {
              shelf.offers.exact(with: wants, block: block, count: count, chosen: bits, into: work.toThem)
            }
            shelf.wants.exact(with: offers, block: block, count: count, chosen: bits, into: work.toMe)
          }
          var start = 0
          while start < count {
            // Few at a time until there are enough to tell who is passed over.
            let end = best.isFull ? count : min(start + Self.few, count)
            let reaching = reaching(best.floor, first: first, start..<end, chosen: bits, work)
            for place in UnsafeBufferPointer(start: work.reaching, count: reaching) {
              let place = start + Int(place)
              guard
                let most = compared(at: first + place, toThem: work.toThem[place], toMe: work.toMe[place]),
                most.total >= best.floor
              else { continue }
              if bytes == nil {
                best.add(most)
              } else if let found = compared(at: first + place) {
                best.add(found)
              }
            }
            start = end
          }
        }
      }
    }
  }

  /// A multiple of 64.
  private static let few = 128

  /// What each direction must come to for a total to reach `floor`: a harmonic mean of two numbers up to 1 is at most
  /// 2a / (1 + a).
  private func leastOfEach(reaching floor: Double) -> Double { wants == nil ? floor : floor / (2 - floor) }

  /// Writes those places of the block that begins at row `first` whose total can reach `floor`, counted from the first place,
  /// and returns how many they are.
  ///
  /// What each direction alone must reach is asked first, whatever the languages.
  private func reaching(
    _ floor: Double, first: Int, _ places: Range<Int>, chosen: UnsafePointer<UInt64>, _ work: Work
  ) -> Int {
    let (start, chosen) = (places.lowerBound, chosen + places.lowerBound / 64)
    let least = leastOfEach(reaching: floor)
    func direction(
      _ similar: UnsafeMutablePointer<Float>, _ rows: VectorRows, _ maps: LanguageMaps,
      _ languages: UnsafeBufferPointer<UInt8>, _ steps: UnsafeBufferPointer<Float>
    ) -> mitko_direction {
      mitko_direction(
        similar: similar + start, least: maps.leastRaw(reaching: least, rows: rows.rowsOfLanguage),
        languages: languages.baseAddress.map { $0 + first + start }, steps: steps.baseAddress)
    }
    return shelf.wants.languageOfRow.withUnsafeBufferPointer { languages in
      mapsOfOffers.steps.withUnsafeBufferPointer { steps in
        var toMe = direction(work.toMe, shelf.wants, mapsOfOffers, languages, steps)
        guard wants != nil else {
          return mitko_reaching(&toMe, nil, Float(floor), places.count, chosen, work.reaching)
        }
        return shelf.offers.languageOfRow.withUnsafeBufferPointer { languages in
          mapsOfWants.steps.withUnsafeBufferPointer { steps in
            var toThem = direction(work.toThem, shelf.offers, mapsOfWants, languages, steps)
            return mitko_reaching(&toMe, &toThem, Float(floor).nextDown, places.count, chosen, work.reaching)
          }
        }
      }
    }
  }

  private func compared(at row: Int) -> ComparedRow? {
    compared(
      at: row, toThem: wants.map { shelf.offers.product(with: $0, at: row) } ?? 0,
      toMe: shelf.wants.product(with: offers, at: row))
  }

  /// The pair of a row by its two raw similarities, of which those that are unknown are passed over. It rises with either.
  private func compared(at row: Int, toThem: Float, toMe: Float) -> ComparedRow? {
    var mine: Double?
    if wants != nil {
      mine = mapsOfWants.maps[Int(shelf.offers.languageOfRow[row])].value(at: Double(toThem))
    }
    var theirs: Double?
    if shelf.wants.known[row] {
      theirs = mapsOfOffers.maps[Int(shelf.wants.languageOfRow[row])].value(at: Double(toMe))
    }
    guard let toThem = mine ?? theirs, let toMe = theirs ?? mine else { return nil }
    return ComparedRow(
      user: shelf.users[row], total: PairScore.harmonicMean(toThem, toMe), toThem: toThem, toMe: toMe)
  }
}
