/// How far a no reaches over what stands behind it: a thing, a list.
extension NegationScopes {
  /// Words behind which nothing belongs to the thing that is done without: «без перерыва на Go», "without a break with".
  private static let behindObject: Set<String> = [
    "на", "с", "со", "пишу", "писал", "писала", "работаю", "работал", "работала", "делаю", "знаю", "i",
    "with", "using", "on", "and", "и", "writing", "coding", "я", "умею", "для", "for", "использую",
  ]

  /// Where that ends which «без» and "without" stand before: a list of skills, else a thing of up to three words.
  static func objectEnd(from start: Int, _ clause: Range<Int>, _ text: AnalysedText) -> Int {
    var position = start
    while position < clause.upperBound, position < start + 3 {
      if SkillTable.shared.hit(in: text, at: position) != nil {
        let list = skills(from: position, until: clause.upperBound, text)
        return list.end
      }
      if behindObject.contains(text.folded(position)) { return position }
      position += 1
    }
    return position
  }

  /// The end of the skills from `start` on with conjunctions between, and what those are.
  private static func skills(from start: Int, until limit: Int, _ text: AnalysedText)
    -> (end: Int, conjunctions: [String], hasSkill: Bool)
  {
    var cursor = start
    var conjunctions: [String] = []
    var hasSkill = false
    while cursor < limit {
      let word = text.folded(cursor)
      if let hit = SkillTable.shared.hit(in: text, at: cursor) {
        hasSkill = true
        cursor = hit.positions.upperBound
      } else if ["or", "and", "и", "или", "ни", "nor", "/"].contains(word) {
        conjunctions.append(word)
        cursor += 1
      } else if ["please", "пожалуйста"].contains(word) {
        cursor += 1
      } else {
        break
      }
    }
    return (cursor, conjunctions, hasSkill)
  }

  /// Where a list that a negated clause begins ends: "no Java, PHP or Ruby". Only skills continue it, and only where
  /// the clause ends with one. Where others were named before the negation, the list must go on with "or" or «и»:
  /// "Go, no Java, Kafka" refuses one thing.
  static func listEnd(
    after end: Int, from cue: Range<Int>, _ reach: Reach, _ sentence: Range<Int>, _ text: AnalysedText
  ) -> Int {
    let isList = (cue.lowerBound..<max(cue.upperBound, end)).contains { position in
      SkillTable.shared.hit(in: text, at: position).map {
        reach == .clause || $0.positions.upperBound == end
      } ?? false
    }
    guard isList else { return end }
    var last = end
    var conjunctions: [String] = []
    while last < sentence.upperBound, text.tokens[last].isSign(",") {
      let item = skills(from: last + 1, until: sentence.upperBound, text)
      let isItem = item.end >= sentence.upperBound || text.tokens[item.end].kind == .sign
      guard item.hasSkill, isItem else { break }
      conjunctions += item.conjunctions
      last = item.end
    }
    let namedBefore = (sentence.lowerBound..<cue.lowerBound).contains {
      SkillTable.shared.hit(in: text, at: $0).map { !$0.marks.contains(.ordinary) } ?? false
        || ["go", "го"].contains(text.folded($0))
    }
    return namedBefore && conjunctions.isEmpty ? end : last
  }
}
