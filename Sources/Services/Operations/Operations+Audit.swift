package import Domain
import Ports

extension Operations {
  /// How alike groups of people fared since an instant, from one moment: the numbers of groups, and nobody's own. Changes
  /// nothing, so whoever may only look may ask.
  package func audit(since: Timestamp) async throws -> FairnessAudit {
    FairnessAudit(of: try await store.read { try $0.audit.people(since: since) })
  }
}
