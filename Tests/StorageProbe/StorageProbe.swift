import Domain
import Glibc
import Ports
import Storage
import TestSupport

/// A second process for the tests of the storage: does one thing with a file, tells each step on a line of its own,
/// and may be killed at any time.
@main
enum StorageProbe {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(64) }
    do {
      switch arguments[1] {
      case "migrate": try migrate(arguments[2])
      case "claim": try await claim(open(arguments[2]))
      case "write": try await write(open(arguments[2]))
      case "crowd": try await crowd(open(arguments[2]))
      case "erase": try await erase(open(arguments[2]), secret: arguments[3])
      case "touch": try await touch(open(arguments[2]))
      default: exit(64)
      }
    } catch {
      say("failed: \(error)")
      exit(1)
    }
  }

  /// One line, at once: whoever reads it must know that what it tells was committed before.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
  }

  private static func open(_ path: String) async throws -> SQLiteStore {
    // Ids of several processes must not meet.
    let ids = SequentialIdentifiers(after: UInt64(getpid()) << 32)
    return try await SQLiteStore.open(path: path, time: ManualTime(), ids: ids) { _ in say("waiting") }
  }

  /// Brings a file of version 1 of the tests' own schema to version 2.
  private static func migrate(_ path: String) throws {
    try Migrator(migrations: ProbeSchema.migrations, now: { 0 }).bringUpToDate(path: path) { _ in
      say("waiting")
    }
    say("done")
  }

  /// Claims and completes jobs until none is left, and tells each.
  private static func claim(_ store: SQLiteStore) async throws {
    let process = ProcessID(sequential: UInt64(getpid()))
    while true {
      let job = try await store.write { tx throws -> Job? in
        guard let head = try tx.jobs.heads(of: Set(JobTask.Kind.allCases), makers: [.builtin], limit: 1).first
        else { return nil }
        return try tx.jobs.start(
          head.job.id, process: process, leaseUntil: tx.now + .minutes(1), takesTurn: true)
      }
      guard let job else { return }
      try await store.write {
        try $0.jobs.finish(job.id, attempt: job.attempt, as: .completed, notBefore: nil, error: nil)
      }
      say(job.id.description)
    }
  }

  /// Says something and queues a job in one transaction, over and over, and tells each position once it is durable.
  private static func write(_ store: SQLiteStore) async throws -> Never {
    while true {
      let position = try await store.write { tx throws -> Int in
        guard let user = try tx.users.demoUsers().first else { throw StoreError.missing("user") }
        let chat = try tx.chats.main(of: user.id)
        let message = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: "line"))
        _ = try tx.jobs.enqueue(
          NewJob(
            .embed(ProfileVersionID(high: message.id.high, low: message.id.low)), user: user.id,
            epoch: user.epoch, notBefore: tx.now))
        return message.position
      }
      say("\(position)")
    }
  }

  /// Several that write at once, so that they are committed together, and one in three takes back what it wrote. Tells
  /// the number of each that was kept.
  private static func crowd(_ store: SQLiteStore) async throws {
    struct Regret: Error {}
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0... {
            let text = "\(getpid())-\(writer)-\(number)"
            let isKept = number % 3 != 2
            do {
              try await store.write { tx in
                guard let user = try tx.users.demoUsers().first else { throw StoreError.missing("user") }
                let chat = try tx.chats.main(of: user.id)
                let message = try tx.chats.append(
                  NewMessage(chat: chat.id, author: .user, text: isKept ? text : "regretted"))
                _ = try tx.jobs.enqueue(
                  NewJob(
                    .embed(ProfileVersionID(high: message.id.high, low: message.id.low)), user: user.id,
                    epoch: user.epoch,
                    notBefore: tx.now))
                if !isKept { throw Regret() }
              }
              say(text)
            } catch is Regret {}
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Makes somebody whose words hold the secret, and erases them.
  private static func erase(_ store: SQLiteStore, secret: String) async throws {
    let user = try await store.write { tx throws -> UserID in
      let user = try tx.users.create(
        identity: Identity(kind: .demo, value: secret), language: .english, isDemo: true)
      let chat = try tx.chats.main(of: user.id)
      for number in 1...40 {
        _ = try tx.chats.append(NewMessage(chat: chat.id, author: .user, text: "\(number) \(secret)"))
      }
      return user.id
    }
    say("written")
    try await store.write { try $0.users.erase(user) }
    say("erased")
  }

  /// Makes one commit.
  private static func touch(_ store: SQLiteStore) async throws {
    try await store.write { try $0.settings.set(.burst, to: 1, by: .program) }
    say("done")
  }
}
