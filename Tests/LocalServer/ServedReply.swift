import Dispatch
import Synchronization

/// A request as a server got it.
package struct ReceivedRequest: Sendable {
  package let method: String
  package let path: String
  /// Names in lower case.
  package let fields: [String: String]
  package let body: [UInt8]
  /// The client's port: the same for requests over one connection.
  package let clientPort: UInt16

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// What a server answers.
package struct ServedReply: Sendable {
  /// A part of the body's making, in order.
  package enum Step: Sendable {
    /// A chunk of its own.
    case bytes([UInt8])
    /// Nothing more until the test opens the gate.
    case wait(Gate)
    /// The connection ends here, in the middle of the body.
    case cut
    /// These bytes again and again, until the client goes.
    case endless([UInt8])
  }

  package var status: Int
  package var fields: [(name: String, value: String)]
  package var steps: [Step]
  /// Nothing at all, not even the head, until the test opens it.
  package var headGate: Gate?

  package init(
    status: Int = 200, fields: [(name: String, value: String)] = [], steps: [Step], headGate: Gate? = nil
  ) {
    self.status = status
    self.fields = fields
    self.steps = steps
    self.headGate = headGate
  }

  /// A body that comes at once.
  package init(status: Int = 200, fields: [(name: String, value: String)] = [], _ text: String) {
    self.init(status: status, fields: fields, steps: [.bytes(Array(text.utf8))])
  }
}

/// Holds a reply until a test opens it, once and for all who wait.
package final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  package init() {}

  /// Lets everybody through, from now on.
  package func open() { semaphore.signal() }

  func wait() {
    semaphore.wait()
    // For the next one.
    semaphore.signal()
  }
}
