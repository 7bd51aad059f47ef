package import Glibc

/// A group of this machine whose members share one database.
package struct SharingGroup: Hashable, Sendable {
  package let name: String
  package let id: gid_t

  /// `nil` where the machine has no group of that name.
  package init?(name: String) {
    // More than the entry of a group of some thousand members takes.
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    var entry = group()
    var found: UnsafeMutablePointer<group>?
    guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    self.name = name
    id = entry.gr_gid
  }
}
