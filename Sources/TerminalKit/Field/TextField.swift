/// A text that is being typed, of one or more lines, with a cursor between grapheme clusters.
///
/// Pure: keys go in through `handle`, the picture comes out of `render`. Enter is not the field's: its owner sends.
package struct TextField: Equatable, Sendable {
  /// Why something was not taken in; nothing of it was.
  package struct Refusal: Hashable, Sendable {
    /// The most Unicode scalars that the field holds.
    package let maximumScalars: Int
    /// How many there would have been.
    package let wouldBe: Int
  }

  /// What a key did.
  package enum Outcome: Hashable, Sendable {
    /// The text is another one.
    case edited
    /// Only the cursor moved, or could not move further.
    case moved
    /// The key is not the field's, or leads out of it: up in the first line, down in the last.
    case ignored
    /// Too long; the text is as before.
    case refused(Refusal)
  }

  /// The most Unicode scalars that the field takes.
  package let maximumScalars: Int
  /// False for fields of one line: breaks become spaces.
  package let isMultiline: Bool
  /// Clusters as they are segmented in the whole text, each line break one cluster.
  var clusters: [Character] = []
  /// What is known of each cluster, so that a key in a long text costs no new segmentation and measuring.
  var traits: [Trait] = []
  /// Scalars of all clusters.
  private(set) var scalarCount = 0
  /// Before which cluster the cursor stands; `clusters.count` is the end.
  package internal(set) var cursor = 0
  /// The column that up and down return to after shorter lines.
  var desiredColumn: Int?
  /// What the last kill removed; Ctrl-Y brings it back.
  var killed = ""

  /// The most Unicode scalars of a message.
  package static let messageScalars = 16_000

  /// An empty field.
  package init(maximumScalars: Int = Self.messageScalars, isMultiline: Bool = true) {
    self.maximumScalars = maximumScalars
    self.isMultiline = isMultiline
  }

  /// What was typed.
  package var text: String { String(clusters) }

  /// True where nothing was typed.
  package var isEmpty: Bool { clusters.isEmpty }

  /// Empties the field, after sending.
  package mutating func clear() { replaceAll("") }

  /// Replaces the text and puts the cursor at its end: history, a draft. What is too long is cut.
  package mutating func replaceAll(_ text: String) {
    let clean = cleaned(text)
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: clean.unicodeScalars.prefix(maximumScalars))
    segment(String(scalars))
    cursor = clusters.count
    desiredColumn = nil
  }

  /// Takes text in at the cursor, as one step: a key, a paste. Control characters are dropped, line breaks become
  /// LF (a space in a field of one line), a tab stays.
  ///
  /// What is too long is refused as a whole; a field of one line, which holds words to look for, takes its beginning.
  package mutating func insert(_ text: String) -> Outcome {
    desiredColumn = nil
    var clean = cleaned(text)
    guard !clean.isEmpty else { return .moved }
    let wouldBe = scalarCount + clean.unicodeScalars.count
    if wouldBe > maximumScalars {
      guard !isMultiline, scalarCount < maximumScalars else {
        return .refused(Refusal(maximumScalars: maximumScalars, wouldBe: wouldBe))
      }
      clean = String(String.UnicodeScalarView(clean.unicodeScalars.prefix(maximumScalars - scalarCount)))
    }
    let added = clean.unicodeScalars.count
    let new = Array(clean)
    let newTraits = new.map(Trait.init)
    if newTraits.allSatisfy(\.isSimple), isSimple(at: cursor - 1), isSimple(at: cursor) {
      clusters.insert(contentsOf: new, at: cursor)
      traits.insert(contentsOf: newTraits, at: cursor)
      scalarCount += added
      cursor += new.count
    } else {
      let before = clusters[..<cursor].reduce(0) { $0 + $1.unicodeScalars.count }
      segment(String(clusters[..<cursor]) + clean + String(clusters[cursor...]))
      moveCursor(toScalar: before + added)
    }
    return .edited
  }

  /// Removes clusters and leaves the cursor where they were.
  mutating func remove(_ range: Range<Int>) {
    desiredColumn = nil
    guard !range.isEmpty else { return }
    scalarCount -= clusters[range].reduce(0) { $0 + $1.unicodeScalars.count }
    clusters.removeSubrange(range)
    traits.removeSubrange(range)
    cursor = range.lowerBound
    if !isSimple(at: cursor - 1) || !isSimple(at: cursor) {
      let before = clusters[..<cursor].reduce(0) { $0 + $1.unicodeScalars.count }
      segment(text)
      moveCursor(toScalar: before)
    }
  }

  private func cleaned(_ text: String) -> String {
    let clean = Sanitizer.typed(text)
    guard !isMultiline else { return clean }
    return String(
      String.UnicodeScalarView(clean.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
  }

  /// Segments a whole text anew: what stands beside each other may join to one cluster.
  private mutating func segment(_ text: String) {
    clusters = Array(text)
    traits = clusters.map(Trait.init)
    scalarCount = text.unicodeScalars.count
  }

  /// Puts the cursor behind so many scalars, or behind the cluster that they end in.
  private mutating func moveCursor(toScalar offset: Int) {
    var scalars = 0
    var index = 0
    while index < clusters.count, scalars < offset {
      scalars += clusters[index].unicodeScalars.count
      index += 1
    }
    cursor = index
  }

  /// Whether nothing can join a cluster when a simple one comes beside it; so for both ends of the text.
  private func isSimple(at index: Int) -> Bool {
    traits.indices.contains(index) ? traits[index].isSimple : true
  }

  /// What layout and editing need of a cluster.
  struct Trait: Equatable, Sendable {
    let width: UInt8
    let breakClass: BreakClass
    /// One scalar of a kind that joins nothing; see `ClusterWalk`.
    let isSimple: Bool

    init(_ cluster: Character) {
      let scalars = cluster.unicodeScalars
      let first = scalars[scalars.startIndex].value
      let simple =
        scalars.index(after: scalars.startIndex) == scalars.endIndex ? ClusterWalk.simpleWidth(first) : 0
      breakClass = BreakClass(scalar: first)
      isSimple = simple > 0 || cluster == "\n"
      // Line breaks take no room within the field.
      width = cluster == "\n" ? 0 : simple > 0 ? simple : UInt8(clamping: Columns.width(of: cluster))
    }
  }
}
