import Foundation

/// Writes a Swift source that holds the given text files: `embed-assets OUTPUT ROOT FILE...`.
@main
enum EmbedAssetsTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: embed-assets OUTPUT ROOT FILE...\n".utf8))
      exit(64)
    }
    let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
    var source = """
      /// The package's text files, by path from the package root. Made by the build; do not edit.
      enum EmbeddedFiles {
        static let all: [(path: String, text: String)] = [

      """
    for file in arguments.dropFirst(3) {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let path = file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file
      source += "    (\(literal(path)), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// A one-line Swift string literal of `text`, whatever it holds.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
