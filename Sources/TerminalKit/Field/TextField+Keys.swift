extension TextField {
  /// Reacts to a key.
  ///
  /// - Parameter columns: the field's width on the screen, for up, down, Home and End.
  package mutating func handle(_ event: KeyEvent, columns: Int) -> Outcome {
    switch event {
    case .text(let text), .paste(let text): return insert(text)
    case .altEnter, .control("j"): return isMultiline ? insert("\n") : .ignored
    case .backspace: return delete(cursor - 1..<cursor)
    case .delete: return delete(cursor..<cursor + 1)
    case .control("d"): return isEmpty ? .ignored : delete(cursor..<cursor + 1)
    case .control("w"), .alt("\u{7F}"): return kill(wordStart(before: cursor)..<cursor)
    case .alt("d"): return kill(cursor..<wordEnd(after: cursor))
    case .control("k"): return killToEnd()
    case .control("u"): return kill(lineStart(of: cursor)..<cursor)
    case .control("y"): return killed.isEmpty ? .moved : insert(killed)
    case .left, .control("b"): return move(to: cursor - 1)
    case .right: return move(to: cursor + 1)
    case .wordLeft, .alt("b"): return move(to: wordStart(before: cursor))
    case .wordRight, .alt("f"): return move(to: wordEnd(after: cursor))
    case .home, .control("a"): return move(to: lineStart(of: cursor))
    case .end, .control("e"): return move(to: lineEnd(of: cursor))
    case .textHome: return isEmpty ? .ignored : move(to: 0)
    case .textEnd: return isEmpty ? .ignored : move(to: clusters.count)
    case .up: return moveVertically(by: -1, columns: columns)
    case .down: return moveVertically(by: 1, columns: columns)
    case .enter, .tab, .backTab, .escape, .control, .alt, .pageUp, .pageDown, .function, .resize, .focus,
      .mouse:
      return .ignored
    }
  }

  private mutating func delete(_ range: Range<Int>) -> Outcome {
    guard range.lowerBound >= 0, range.upperBound <= clusters.count else { return .moved }
    remove(range)
    return .edited
  }

  private mutating func kill(_ range: Range<Int>) -> Outcome {
    guard !range.isEmpty else { return .moved }
    killed = String(clusters[range])
    remove(range)
    return .edited
  }

  /// Ctrl-K at the end of a line takes the line break.
  private mutating func killToEnd() -> Outcome {
    let end = lineEnd(of: cursor)
    return kill(cursor..<(end == cursor ? min(end + 1, clusters.count) : end))
  }

  private mutating func move(to place: Int) -> Outcome {
    desiredColumn = nil
    cursor = max(0, min(clusters.count, place))
    return .moved
  }

  /// The start of the line as typed, not as wrapped.
  private func lineStart(of place: Int) -> Int {
    (clusters[..<place].lastIndex(of: "\n") ?? -1) + 1
  }

  private func lineEnd(of place: Int) -> Int {
    clusters[place...].firstIndex(of: "\n") ?? clusters.count
  }

  private func wordStart(before place: Int) -> Int {
    var place = place
    while place > 0, !isWord(place - 1) { place -= 1 }
    while place > 0, isWord(place - 1) { place -= 1 }
    return place
  }

  private func wordEnd(after place: Int) -> Int {
    var place = place
    while place < clusters.count, !isWord(place) { place += 1 }
    while place < clusters.count, isWord(place) { place += 1 }
    return place
  }

  private func isWord(_ index: Int) -> Bool {
    let cluster = clusters[index]
    return cluster.isLetter || cluster.isNumber || cluster == "_"
  }

  private mutating func moveVertically(by step: Int, columns: Int) -> Outcome {
    let lines = layout(columns: columns)
    let (row, column) = place(of: cursor, in: lines)
    guard lines.indices.contains(row + step) else { return .ignored }
    let wanted = desiredColumn ?? column
    let line = lines[row + step]
    var index = line.lowerBound
    var used = 0
    while index < line.upperBound, used + Int(traits[index].width) <= wanted {
      used += Int(traits[index].width)
      index += 1
    }
    // The end of a wrapped line is the start of the next one; stay in this one.
    let isWrapped = index == line.upperBound && index > line.lowerBound && index < clusters.count
    if isWrapped, clusters[index] != "\n" { index -= 1 }
    cursor = index
    desiredColumn = wanted
    return .moved
  }
}
