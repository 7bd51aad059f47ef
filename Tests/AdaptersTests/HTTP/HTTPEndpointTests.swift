import HTTPTransport
import Testing

/// Which addresses secrets may be sent to.
struct HTTPEndpointTests {
  @Test(arguments: [
    ("https://api.openai.com/v1", "https://api.openai.com/v1"),
    ("https://API.OpenAI.com/v1/", "https://api.openai.com/v1"),
    ("https://host:443", "https://host"),
    ("https://host:8443/a/b//", "https://host:8443/a/b"),
    ("HTTP://localhost:11434/v1", "http://localhost:11434/v1"),
    ("http://127.3.2.1", "http://127.3.2.1"),
    ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
    ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
  ])
  func `an absolute URL is read and written in one form`(text: String, form: String) throws {
    #expect(try HTTPEndpoint(text).description == form)
  }

  @Test(arguments: [
    ("http://api.openai.com/v1", HTTPEndpointError.unencrypted(host: "api.openai.com")),
    ("http://128.0.0.1", .unencrypted(host: "128.0.0.1")),
    ("http://127.0.0.1.example.com", .unencrypted(host: "127.0.0.1.example.com")),
    ("http://localhost.example.com", .unencrypted(host: "localhost.example.com")),
    ("http://127.1", .unencrypted(host: "127.1")),
    ("http://[::2]", .unencrypted(host: "::2")),
    ("http://[::ffff:127.0.0.1]", .unencrypted(host: "::ffff:127.0.0.1")),
    ("file:///etc/passwd", .unsupportedScheme),
    ("ftp://localhost", .unsupportedScheme),
    ("https://user:key@host/v1", .credentials),
    ("http://127.0.0.1@example.com", .credentials),
    ("https://", .malformed),
    ("https://:443", .malformed),
    ("https://host:0", .malformed),
    ("https://host:70000", .malformed),
    ("https://host:1:2", .malformed),
    ("https://host/a b", .malformed),
    ("https://host/a\r\nx: y", .malformed),
    ("https://host/v1?key=1", .malformed),
    ("https://host#x", .malformed),
    ("https://[::1", .malformed),
    ("https://[::1]x", .malformed),
    ("https://хост", .malformed),
    ("api.openai.com/v1", .malformed),
    ("", .malformed),
  ])
  func `what is no endpoint says why`(text: String, error: HTTPEndpointError) {
    #expect(throws: error) { try HTTPEndpoint(text) }
  }

  @Test func `a component goes below the path`() throws {
    #expect(
      try HTTPEndpoint("https://host/v1/").appending("chat/completions").description
        == "https://host/v1/chat/completions")
    #expect(try HTTPEndpoint("https://host").appending("v1").description == "https://host/v1")
  }

  @Test func `a proxy is taken from the environment as others take it`() {
    #expect(ProxySettings(environment: [:]) == ProxySettings())
    #expect(
      ProxySettings(environment: [
        "ALL_PROXY": "socks5h://a:1", "https_proxy": "http://b:2", "HTTPS_PROXY": "http://c:3",
        "NO_PROXY": ".corp",
      ]) == ProxySettings(proxy: Secret("http://b:2"), exceptions: ".corp"))
    #expect(
      ProxySettings(environment: ["https_proxy": "", "all_proxy": "http://d:4", "http_proxy": "http://e:5"])
        == ProxySettings(proxy: Secret("http://d:4")))
  }

  @Test func `a secret is neither printed nor dumped`() throws {
    let field = HTTPField("authorization", prefix: "Bearer ", secret: Secret("sk-very-secret"))
    let request = HTTPRequest(
      .post, try HTTPEndpoint("https://host/v1"), fields: [field], body: Array("body".utf8))
    var dumped = ""
    dump([request], to: &dumped)
    dump(field, to: &dumped)
    dump(ProxySettings(proxy: Secret("http://user:sk-very-secret@host")), to: &dumped)
    let shown = [dumped, "\(request)", "\(field)", "\(Secret("sk-very-secret"))", String(reflecting: field)]
      .joined()
    #expect(!shown.contains("sk-very"))
    #expect("\(request)" == "POST https://host/v1")
  }
}
