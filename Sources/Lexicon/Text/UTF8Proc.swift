import CUTF8Proc

/// Unicode normalisation by utf8proc.
enum UTF8Proc {
  /// `text` mapped with `options`, or `text` itself where utf8proc refuses it (it does only when it would overflow).
  static func map(_ text: String, _ options: utf8proc_option_t...) -> String {
    var text = text
    var bits: UInt32 = 0
    for option in options { bits |= option.rawValue }
    let flags = utf8proc_option_t(bits)
    return text.withUTF8 { bytes -> String? in
      // Two passes, as utf8proc.h describes: ask for the size, then decompose into a buffer of our own.
      let size = utf8proc_decompose(bytes.baseAddress, bytes.count, nil, 0, flags)
      guard size > 0 else { return size == 0 ? "" : nil }
      // One more element: reencoding writes a terminating zero byte behind the text.
      let buffer = UnsafeMutablePointer<utf8proc_int32_t>.allocate(capacity: size + 1)
      defer { buffer.deallocate() }
      guard utf8proc_decompose(bytes.baseAddress, bytes.count, buffer, size, flags) == size else {
        return nil
      }
      let count = utf8proc_reencode(buffer, size, flags)
      guard count >= 0 else { return nil }
      return buffer.withMemoryRebound(to: UInt8.self, capacity: count) {
        String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
      }
    } ?? text
  }

  static func nfc(_ text: String) -> String { map(text, UTF8PROC_STABLE, UTF8PROC_COMPOSE) }

  static func nfkc(_ text: String) -> String {
    map(text, UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_COMPAT)
  }

  /// The scalars that `scalar` becomes when its case, its compatibility form and its marks are folded.
  static func fold(_ scalar: Unicode.Scalar, into output: inout String.UnicodeScalarView) {
    // 18 scalars is the longest decomposition that Unicode has (U+FDFA).
    withUnsafeTemporaryAllocation(of: utf8proc_int32_t.self, capacity: 24) { buffer in
      var boundClass: Int32 = 0
      let options = utf8proc_option_t(
        UTF8PROC_COMPAT.rawValue | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_STRIPMARK.rawValue
          | UTF8PROC_DECOMPOSE.rawValue)
      let count = utf8proc_decompose_char(
        utf8proc_int32_t(scalar.value), buffer.baseAddress, 24, options, &boundClass)
      guard count >= 0, count <= 24 else {
        output.append(scalar)
        return
      }
      for index in 0..<count {
        if let folded = Unicode.Scalar(UInt32(buffer[index])) { output.append(folded) }
      }
    }
  }

  /// Whether `scalar` is a combining mark (general category Mn, Mc or Me).
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    let category = utf8proc_category(utf8proc_int32_t(scalar.value))
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC
      || category == UTF8PROC_CATEGORY_ME
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch utf8proc_category(utf8proc_int32_t(scalar.value)) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
      UTF8PROC_CATEGORY_LO:
      true
    default: false
    }
  }
}
