import Domain
import Ports

/// OpenAI's format of embeddings, which compatible servers speak too. Pure.
///
/// https://developers.openai.com/api/reference/resources/embeddings
enum EmbeddingsWire {
  /// Below the endpoint.
  static let path = "embeddings"

  /// At most so many texts may be in a request.
  static let mostTexts = 2_048

  /// The body of a request.
  ///
  /// - Parameter dimension: sent where the model is to shorten its vectors; left out for their own length.
  static func body(model: String, texts: [String], dimension: Int?) -> JSONValue {
    var members: [JSONValue.Member] = [
      JSONValue.Member("model", .string(model)),
      JSONValue.Member("input", .array(texts.map { .string($0) })),
      // What every server knows; base64 is half as long and unknown to some.
      JSONValue.Member("encoding_format", "float"),
    ]
    if let dimension { members.append(JSONValue.Member("dimensions", .integer(Int64(dimension)))) }
    return .object(members)
  }

  /// What came for a request.
  struct Reply: Hashable {
    /// Of length 1, in the order of the texts.
    let embeddings: [Embedding]
    /// The tokens that the provider counted; `nil` where it tells none.
    let tokens: Int?
    /// The model that answered, by its own name.
    let model: String?
  }

  /// Why an answer holds no vectors.
  enum Defect: Error, Hashable {
    /// Not in the format, not one for each text, or with numbers that are none.
    case malformed
    /// Vectors of another length than is wanted.
    case dimension(Int)
  }

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - count: of the texts that were sent.
  ///   - dimension: how many numbers a vector must have.
  static func reply(_ value: JSONValue, count: Int, dimension: Int) throws(Defect) -> Reply {
    guard let data = value["data"]?.elements, data.count == count else { throw .malformed }
    let indices = data.map { $0["index"]?.whole }
    // Some gateways leave the index out and keep the order; a part of them without one says nothing.
    let hasOrder = indices.allSatisfy { $0 == nil }
    var embeddings = [Embedding?](repeating: nil, count: count)
    for (place, entry) in data.enumerated() {
      guard let index = hasOrder ? place : indices[place], embeddings.indices.contains(index),
        embeddings[index] == nil
      else { throw .malformed }
      embeddings[index] = try embedding(entry["embedding"], dimension: dimension)
    }
    let usage = value["usage"]
    return Reply(
      embeddings: embeddings.compactMap(\.self),
      tokens: usage?["prompt_tokens"]?.whole ?? usage?["total_tokens"]?.whole, model: value["model"]?.text)
  }

  private static func embedding(_ value: JSONValue?, dimension: Int) throws(Defect) -> Embedding {
    guard let elements = value?.elements, !elements.isEmpty else { throw .malformed }
    guard elements.count == dimension else { throw .dimension(elements.count) }
    var numbers: [Float] = []
    numbers.reserveCapacity(dimension)
    for element in elements {
      guard let number = element.double, Float(number).isFinite else { throw .malformed }
      numbers.append(Float(number))
    }
    let embedding = Embedding.dense(numbers).normalised
    // All zero has no direction: it would be like nobody for ever.
    guard embedding.norm > 0.5 else { throw .malformed }
    return embedding
  }
}
