/// The stored form: `M V`, a version, a kind, a count, then indices (sparse only) and values; all numbers
/// are four bytes, little endian.
extension Embedding {
  private static let magic: [UInt8] = [0x4D, 0x56]
  private static let version: UInt8 = 1
  private static let denseKind: UInt8 = 0
  private static let sparseKind: UInt8 = 1
  private static let headerLength = 8

  /// The stored form of this vector, for a BLOB.
  package var bytes: [UInt8] {
    let kind: UInt8
    let indices: [UInt32]
    let values: [Float]
    switch self {
    case .dense(let dense): (kind, indices, values) = (Self.denseKind, [], dense)
    case .sparse(let sparse): (kind, indices, values) = (Self.sparseKind, sparse.indices, sparse.values)
    }
    var bytes = Self.magic + [Self.version, kind]
    bytes.reserveCapacity(Self.headerLength + 4 * (indices.count + values.count))
    bytes.appendLittleEndian(UInt32(values.count))
    for index in indices { bytes.appendLittleEndian(index) }
    for value in values { bytes.appendLittleEndian(value.bitPattern) }
    return bytes
  }

  /// Nil where the bytes are not a whole stored vector of a known version, or hold a value that is not finite.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= Self.headerLength, Array(bytes[0..<2]) == Self.magic, bytes[2] == Self.version
    else { return nil }
    let words = (bytes.count - 4) / 4
    guard (bytes.count - 4) % 4 == 0 else { return nil }
    let count = Int(bytes.littleEndianWord(at: 4))
    func values(from offset: Int) -> [Float] {
      (0..<count).map { Float(bitPattern: bytes.littleEndianWord(at: offset + 4 * $0)) }
    }
    switch bytes[3] {
    case Self.denseKind:
      guard words == 1 + count else { return nil }
      let values = values(from: Self.headerLength)
      guard values.allSatisfy(\.isFinite) else { return nil }
      self = .dense(values)
    case Self.sparseKind:
      guard words == 1 + 2 * count else { return nil }
      let indices = (0..<count).map { bytes.littleEndianWord(at: Self.headerLength + 4 * $0) }
      guard let vector = SparseVector(indices: indices, values: values(from: Self.headerLength + 4 * count))
      else { return nil }
      self = .sparse(vector)
    default:
      return nil
    }
  }
}

extension Embedding {
  /// The values in a stored dense vector, four bytes each and little endian, without copying them; nil where the bytes are
  /// no whole stored vector, or a sparse one. They may not be finite.
  package static func denseValues(in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard bytes.count >= headerLength, bytes.prefix(4).elementsEqual(magic + [version, denseKind]),
      bytes.count == headerLength + 4
        * Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[headerLength...])
  }

  /// Whether the bytes are a whole stored vector of a known version, with values that are finite: what `init(bytes:)` takes.
  package static func isStored(in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let values = denseValues(in: bytes) else { return Embedding(bytes: Array(bytes)) != nil }
    // All bits of the exponent are set in what is not finite, and there alone.
    let exponent: UInt32 = 0x7F80_0000
    var strange: UInt32 = 0
    for place in 0..<values.count / 4 {
      let bits = UInt32(littleEndian: values.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self))
      strange |= bits & exponent == exponent ? 1 : 0
    }
    return strange == 0
  }
}

extension [UInt8] {
  fileprivate mutating func appendLittleEndian(_ word: UInt32) {
    append(UInt8(truncatingIfNeeded: word))
    append(UInt8(truncatingIfNeeded: word >> 8))
    append(UInt8(truncatingIfNeeded: word >> 16))
    append(UInt8(truncatingIfNeeded: word >> 24))
  }

  fileprivate func littleEndianWord(at offset: Int) -> UInt32 {
    UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
      | UInt32(self[offset + 3]) << 24
  }
}
