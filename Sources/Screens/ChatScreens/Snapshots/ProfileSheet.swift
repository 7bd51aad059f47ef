package import Domain
package import ScreenParts

/// A profile version in its owner's language, for the Profile screen.
package struct ProfileSheet: Hashable, Sendable {
  /// One role with its sections.
  package struct RoleSheet: Hashable, Sendable {
    package var role: Role
    package var facet: FacetSheet

    package init(_ role: Role, _ facet: FacetSheet) {
      self.role = role
      self.facet = facet
    }
  }

  package var id: ProfileVersionID
  /// 1 for the first version since the last reset.
  package var number: Int
  package var createdAt: Timestamp
  /// Facts that hold in every role, with their quotes.
  package var shared: [NamedFact]
  /// Seeker first.
  package var roles: [RoleSheet]
  /// What others see, by role; masked.
  package var publicRoles: [RoleSheet]
  package var choices: PublicChoices

  package init(
    id: ProfileVersionID, number: Int, createdAt: Timestamp, shared: [NamedFact], roles: [RoleSheet],
    publicRoles: [RoleSheet], choices: PublicChoices
  ) {
    self.id = id
    self.number = number
    self.createdAt = createdAt
    self.shared = shared
    self.roles = roles
    self.publicRoles = publicRoles
    self.choices = choices
  }
}

/// A profile in the making, in its owner's language: nobody else sees anything of it.
package struct DraftSheet: Hashable, Sendable {
  /// Facts that hold in every role, with their quotes.
  package var shared: [NamedFact]
  /// Seeker first; empty while no role is known.
  package var roles: [ProfileSheet.RoleSheet]
  /// What it still needs, in the owner's words, each once.
  package var missing: [String]

  package init(shared: [NamedFact], roles: [ProfileSheet.RoleSheet], missing: [String]) {
    self.shared = shared
    self.roles = roles
    self.missing = missing
  }
}
