import HTTPListening
import Ports
import TelegramClient
import TelegramHead

/// What the program answers over HTTP: how it is, and updates where Telegram brings them.
struct Doors: Sendable {
  let health: Health
  /// Who may hand in updates; `nil` where they are asked for.
  let webhook: WebhookDoor?
  let intake: Intake
  let errands: @Sendable ([Errand]) -> Void

  /// An update is a few kilobytes; a long text with entities some tens.
  static let longestBody = 1 << 20

  /// Answers one request.
  func answer(_ request: HTTPListener.Request) async -> HTTPListener.Response {
    switch request.path {
    case "/healthz/live": return .init(status: 200, text: "alive\n")
    case "/healthz/ready":
      let troubles = await health.troubles()
      return .init(
        status: troubles.isEmpty ? 200 : 503,
        text: troubles.isEmpty ? "ready\n" : troubles.joined(separator: "\n") + "\n")
    case "/metrics":
      guard let text = try? await health.metrics() else {
        return .init(status: 503, text: "the database does not answer\n")
      }
      return .init(
        status: 200, fields: [("Content-Type", "text/plain; version=0.0.4; charset=utf-8")],
        body: Array(text.utf8))
    default: return await take(request)
    }
  }

  private func take(_ request: HTTPListener.Request) async -> HTTPListener.Response {
    guard let webhook else { return .init(status: 404) }
    switch webhook.verdict(
      method: request.method, path: request.path, secret: request.fields[WebhookDoor.field])
    {
    case .unknownPath: return .init(status: 404)
    case .wrongMethod: return .init(status: 405, fields: [("Allow", "POST")])
    case .wrongSecret: return .init(status: 403)
    case .admitted: break
    }
    guard let json = try? JSONValue(request.body) else { return .init(status: 400) }
    // What has no number cannot be known again; there is nothing to take.
    guard let update = Update(json) else { return .init(status: 200) }
    errands(Intake.answers(to: [update]))
    do {
      errands(try await intake.take([update], next: nil))
      return .init(status: 200)
    } catch {
      // Telegram brings it again.
      return .init(status: 503, fields: [("Retry-After", "1")])
    }
  }
}
