package import AdminScreens
package import Domain
package import Operations

extension Operations {
  /// How the first few are called that a wish would change, and whose matches end by it.
  package func names(of wish: Wish, _ preview: ActPreview) async throws -> ActNames {
    var names = ActNames()
    switch wish.confirmed(preview) {
    case .matches(_, let ids):
      for id in ids.prefix(ActNames.most) {
        if let sheet = try await match(id) { names.subjects.append(ActNames.phrase(of: sheet.row)) }
      }
    case .people(_, let ids):
      for id in ids.prefix(ActNames.most) {
        if let sheet = try await person(id) { names.subjects.append(ActNames.phrase(of: sheet.row)) }
      }
    case .jobs(_, let ids):
      for id in ids.prefix(ActNames.most) {
        if let sheet = try await job(id) { names.subjects.append(ActNames.phrase(of: sheet.row)) }
      }
    case .stopAnnouncement(let id), .retryDeliveries(let id):
      if let announcement = try await announcement(id) {
        names.subjects.append(ActNames.phrase(of: announcement))
      }
    case .lane, .settings, .announce, .runStep, .advanceRound: break
    }
    // The oldest first, so that the same question names the same ones.
    for id in preview.ended.sorted(by: { $0.description < $1.description }).prefix(ActNames.most) {
      if let sheet = try await match(id) { names.ended.append(ActNames.phrase(of: sheet.row)) }
    }
    return names
  }
}
