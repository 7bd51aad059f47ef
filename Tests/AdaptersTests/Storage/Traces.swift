import Domain
import Glibc
import Ports

@testable import Storage

/// Somebody with one message, whose traces in the files a test looks for: "anna".
func annaWhoWrote(in store: SQLiteStore) async throws -> UserID {
  try await store.write { tx throws in
    let anna = try tx.users.create(
      identity: Identity(kind: .telegram, value: "id-of-anna"), language: .english, isDemo: false)
    _ = try tx.chats.append(
      NewMessage(chat: tx.chats.main(of: anna.id).id, author: .user, text: "anna-wrote-this"))
    return anna.id
  }
}

/// Whether the text's bytes stand anywhere in the file.
func contains(_ text: String, in path: String) -> Bool {
  let needle = Array(text.utf8)
  return bytes(of: path).withUnsafeBytes { hay in
    guard let start = hay.baseAddress else { return false }
    var place = 0
    while place + needle.count <= hay.count {
      // memchr skips quickly to where a match could begin.
      guard let found = memchr(start + place, Int32(needle[0]), hay.count - place) else { return false }
      place = UnsafeRawPointer(found) - start
      if place + needle.count <= hay.count, memcmp(found, needle, needle.count) == 0 { return true }
      place += 1
    }
    return false
  }
}
