import Domain
import Foundation
import HTTPTransport
import LocalServer
import Ports
import TestSupport

@testable import LanguageModels

/// What providers send, from Tests/Fixtures/exchanges, and what is asked in these tests.
enum Exchanges {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: "Tests/Fixtures/exchanges/\(name)")))
  }

  static func json(_ name: String) throws -> JSONValue { try JSONValue(try bytes(name)) }

  static func shippedPrices() throws -> String {
    try String(contentsOf: root.appending(path: "Prices/models.json"), encoding: .utf8)
  }

  /// Every text of the kind that models are given here: phrases and the demo's people, both languages.
  static func texts() throws -> [String] {
    var texts = try ["Locales/en.phrases", "Locales/ru.phrases"].map {
      try String(contentsOf: root.appending(path: $0), encoding: .utf8)
    }
    let people = root.appending(path: "demo-data/people")
    for file in try FileManager.default.contentsOfDirectory(at: people, includingPropertiesForKeys: nil) {
      texts.append(try String(contentsOf: file, encoding: .utf8))
    }
    return texts
  }

  static let shape = AnswerSchema(
    "interview_turn",
    [
      .init("say", .text, "What to say"), .init("skills", .list(.text)), .init("remote", .optional(.flag)),
    ])

  /// A short conversation.
  static func request(shape: AnswerSchema? = nil, outputLimit: Int = 500, keptTurns: Int = 0)
    -> ModelRequest
  {
    ModelRequest(
      instructions: [.plain("Be brief.")],
      history: [.init(.assistant, [.plain("Hello!")]), .init(.user, [.plain("Hi.")])],
      question: [.plain("I am Kim.")], promptVersion: "v1", shape: shape, outputLimit: outputLimit,
      keptTurns: keptTurns)
  }

  static let prices = """
    {"rows": [
      {"provider": "openai", "model": "gpt-6.1-sol", "from": "2026-01-01",
       "input": 2000000, "cachedRead": 100000, "cacheWrite": 2500000, "output": 10000000},
      {"provider": "anthropic", "model": "claude-sonnet-5-5", "from": "2026-01-01",
       "input": 2000000, "cachedRead": 100000, "cacheWrite": 2500000, "output": 10000000}
    ]}
    """

  /// A limit that no test waits for, so that only the fault under test can occur.
  static let patient = HTTPLimits(
    connect: .seconds(600), firstByte: .seconds(600), idle: .seconds(600), whole: .seconds(600))

  static func settings(
    _ provider: ModelSettings.Provider, _ url: String, model: String? = nil, limits: HTTPLimits = patient
  ) throws -> ModelSettings {
    ModelSettings(
      provider: provider, endpoint: try HTTPEndpoint(url), key: Secret("sk-test"),
      model: model
        ?? (provider == .anthropic ? "claude-sonnet-5-5" : provider == .openai ? "gpt-6.1-sol" : "tiny"),
      limits: limits,
      pricing: provider == .compatible ? .free : .table(try PriceTable([("test", prices)])))
  }

  static func model(
    _ provider: ModelSettings.Provider, at server: LocalServer, model: String? = nil,
    limits: HTTPLimits = patient,
    change: (inout ModelSettings) -> Void = { _ in }
  ) throws -> ProviderModel {
    var settings = try settings(provider, server.url("/v1"), model: model, limits: limits)
    change(&settings)
    return ProviderModel(settings, over: HTTPTransport(), time: ManualTime())
  }

  /// A stream as it is sent, in pieces of `size` bytes.
  static func stream(_ name: String, piecesOf size: Int = .max) throws -> ServedReply {
    let bytes = try bytes(name)
    let pieces = stride(from: 0, to: bytes.count, by: min(size, bytes.count)).map {
      ServedReply.Step.bytes(Array(bytes[$0..<min($0 + min(size, bytes.count), bytes.count)]))
    }
    return ServedReply(
      fields: [("Content-Type", "text/event-stream; charset=utf-8"), ("x-request-id", "req-7")], steps: pieces
    )
  }

  static func refusal(
    _ name: String, status: Int, fields: [(name: String, value: String)] = []
  ) throws -> ServedReply {
    ServedReply(
      status: status, fields: [("Content-Type", "application/json")] + fields,
      steps: [.bytes(try bytes(name))])
  }
}
