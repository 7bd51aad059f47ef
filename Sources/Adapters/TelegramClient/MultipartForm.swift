import Domain

/// Values and a file as one body (RFC 7578).
struct MultipartForm {
  let contentType: String
  let body: [UInt8]

  /// - Parameter file: the field, its file's name (ASCII, without quotes) and bytes.
  init(values: [(name: String, value: String)], file: (field: String, name: String, bytes: [UInt8])) {
    let boundary = Self.boundary(avoiding: values.map { Array($0.value.utf8) } + [file.bytes])
    contentType = "multipart/form-data; boundary=" + boundary
    var body: [UInt8] = []
    for (name, value) in values {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
    }
    body +=
      """
      --\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r
      Content-Type: application/octet-stream\r\n\r\n
      """.utf8
    body += file.bytes
    body += "\r\n--\(boundary)--\r\n".utf8
    self.body = body
  }

  /// A line that stands in none of the parts.
  private static func boundary(avoiding parts: [[UInt8]]) -> String {
    var number = StableHash.of(parts.joined())
    while true {
      let boundary = "mitko-" + String(number, radix: 16)
      let bytes = Array(boundary.utf8)
      if !parts.contains(where: { $0.firstRange(of: bytes) != nil }) { return boundary }
      number &+= 1
    }
  }
}
