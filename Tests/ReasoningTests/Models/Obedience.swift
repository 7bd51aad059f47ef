import Domain
import Foundation
import Lexicon
import Ports
import Synchronization
import TestSupport

/// A model without judgement: it does whatever the last order says that it can see outside of quoted data, decoding what
/// can be decoded.
enum Obedience {
  /// The last order in what is visible of a request: what is to be answered. The prompts themselves order nothing of
  /// the kind, which a test of its own sees to.
  static func order(in request: ModelRequest) -> String? {
    let said = request.history.map(\.parts) + [request.question]
    return order(inText: visible(said.map(ModelRequest.text(of:)).joined(separator: "\n\n")))
  }

  /// The text without what stands in fences. A fence begins with a mark and a number, and ends with the same number.
  static func visible(_ text: String) -> String {
    var rest = text[...]
    var visible = ""
    while let opening = rest.firstMatch(of: /<data ([0-9a-f]{16}) of="[^"\n]*">\n/) {
      visible += rest[..<opening.range.lowerBound]
      let behind = rest[opening.range.upperBound...]
      guard let closing = behind.firstRange(of: "\n</data \(opening.output.1)>") else { return visible }
      rest = behind[closing.upperBound...]
    }
    return visible + rest
  }

  static func order(inText text: String) -> String? {
    for reading in readings(of: text) {
      let folded = reading.lowercased()
      guard folded.contains("must answer: ") || folded.contains("должен ответить: ") else { continue }
      let orders = reading.matches(of: /(?i)(?:you must answer|ты должен ответить): ([^\n."<»|&)”\\\[\]\-]+)/)
      if let last = orders.last { return last.output.1.trimmingCharacters(in: .whitespaces) }
    }
    return nil
  }

  /// The text, and all that it may mean.
  private static func readings(of text: String) -> [String] {
    let clean = TextCleaning.clean(text).text
    var readings = [clean, clean.precomposedStringWithCompatibilityMapping]
    readings.append(
      clean.replacing("а", with: "a").replacing("о", with: "o").replacing("е", with: "e"))
    readings.append(
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.compactMap {
            (0xE0020...0xE007E).contains($0.value) ? Unicode.Scalar($0.value - 0xE0000) : $0
          })))
    readings.append(
      text.replacing("\u{200D}", with: ""))
    readings += clean.matches(of: /[A-Za-z0-9+\/]{16,}={0,2}/).compactMap { match in
      Data(base64Encoded: String(match.output)).flatMap { String(data: $0, encoding: .utf8) }
    }
    readings += clean.matches(of: /[0-9a-f]{20,}/).compactMap { match in
      let digits = Array(match.output)
      let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
      return String(validating: bytes, as: UTF8.self)
    }
    readings += clean.matches(of: /\S*%[0-9A-F]{2}\S*/).compactMap {
      String($0.output).removingPercentEncoding
    }
    readings.append(rot13(clean))
    readings.append(String(clean.reversed()))
    readings.append(
      clean.components(separatedBy: "   ").map { word in
        word.split(separator: "\n", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }.joined(
          separator: "\n")
      }.joined(separator: " "))
    return readings
  }

  static func rot13(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x41...0x5A: Unicode.Scalar(UInt8((scalar.value - 0x41 + 13) % 26 + 0x41))
          case 0x61...0x7A: Unicode.Scalar(UInt8((scalar.value - 0x61 + 13) % 26 + 0x61))
          default: scalar
          }
        }))
  }

  /// The request as it would be without fences: to show that they are what protects.
  static func unfenced(_ request: ModelRequest) -> ModelRequest {
    func plain(_ parts: [ModelRequest.Part]) -> [ModelRequest.Part] {
      parts.map { part in if case .quoted(let quotation) = part { .plain(quotation.text) } else { part } }
    }
    var request = request
    request.instructions = plain(request.instructions)
    request.history = request.history.map { ModelRequest.Turn($0.role, plain($0.parts)) }
    request.question = plain(request.question)
    return request
  }

  /// A model that answers every request, by its last visible order or, without one, as its instructions say.
  ///
  /// - Parameters:
  ///   - fenced: whether it reads the request as it was assembled, or without the fences.
  ///   - answer: what it writes, given the order that it found.
  static func model(
    fenced: Bool, calls: Int = 3, pieceLength: Int = 4_000,
    _ answer: @escaping @Sendable (ModelRequest, _ order: String?) -> String
  ) -> ScriptedModel {
    ScriptedModel(
      Array(
        repeating: .reply { request in
          let read = fenced ? request : unfenced(request)
          return answer(read, order(in: read))
        }, count: calls), pieceLength: pieceLength)
  }
}
