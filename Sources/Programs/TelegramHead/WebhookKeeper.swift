package import HTTPTransport
import Domain
import Ports
import TelegramClient

/// Has Telegram bring updates to an address of ours, and sees to it that it goes on doing so.
///
/// The address stays when the program ends: what comes meanwhile waits at Telegram, and another program may have set one of
/// its own.
package struct WebhookKeeper: Sendable {
  private let desk: TelegramDesk
  private let url: String
  private let secret: Secret

  private static let interval: Duration = .minutes(5)

  /// - Parameters:
  ///   - url: as Telegram knows it.
  ///   - secret: what it says with each update.
  package init(_ desk: TelegramDesk, url: String, secret: Secret) {
    self.desk = desk
    self.url = url
    self.secret = secret
  }

  /// Sets the address, and looks now and then whether it is still that one, until cancelled.
  func run() async {
    let trouble = TroubleLog("telegram.webhook", desk.log, desk.time)
    var backoff = Backoff(first: .seconds(1), longest: .seconds(60))
    var isSet = false
    while !Task.isCancelled {
      var pause = Self.interval
      do throws(BotError) {
        if !isSet {
          try await desk.api.setWebhook(url, secret: secret)
          isSet = true
        }
        // Whoever has put another one in its place is not fought with: operators are told.
        if try await desk.api.webhook() == url {
          trouble.succeeded()
        } else {
          trouble.failed("another address is set")
        }
        backoff.succeeded()
      } catch {
        trouble.failed(error.word)
        pause = backoff.failed(unit: desk.random.unit())
        if case .tooMany(let retryAfter) = error { pause = max(pause, retryAfter) }
      }
      do { try await desk.time.sleep(until: desk.time.now + pause) } catch { return }
    }
  }
}
