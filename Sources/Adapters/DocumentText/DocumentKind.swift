/// What a document is, as far as it can be read.
package enum DocumentKind: Hashable, Sendable {
  case pdf, docx
  /// A text without looks, or Markdown.
  case plain

  /// By the end of its name, else by the type that its sender's program told; `nil` for what is not read.
  package init?(name: String?, type: String?) {
    let end = name.flatMap { name in
      name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    }
    switch (end, type) {
    case ("pdf", _), (nil, "application/pdf"): self = .pdf
    case ("docx", _), (nil, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"):
      self = .docx
    case ("txt", _), ("md", _), ("markdown", _), (nil, "text/plain"), (nil, "text/markdown"): self = .plain
    default: return nil
    }
  }

  /// The stable word, "pdf".
  package var word: String {
    switch self {
    case .pdf: "pdf"
    case .docx: "docx"
    case .plain: "plain"
    }
  }

  /// Reads that word; `nil` for any other.
  package init?(word: String) {
    switch word {
    case "pdf": self = .pdf
    case "docx": self = .docx
    case "plain": self = .plain
    default: return nil
    }
  }

  /// The longest document that is read, in bytes.
  package static let longest = 5 << 20
}

/// Why nothing could be read from a document. Nothing of what is in it.
package enum DocumentTrouble: Error, Hashable, Sendable {
  /// There is no text in it: it is empty, or made of pictures.
  case noText
  /// It is not what its name says, or broken.
  case unreadable
  /// It took longer, or more memory, than anybody's résumé does.
  case tooMuch
  /// The program that reads such documents is not installed.
  case notInstalled(program: String)
}
