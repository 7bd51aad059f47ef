package import Domain
import FoundationEssentials

/// What interviewers leave for the next turn, in one form: a conversation whose maker changes goes on with what is known.
///
/// Every interviewer reads the profile in the making and whether the card was shown. What else it remembers is its own,
/// and stays there while another one speaks.
package struct InterviewMemory: Hashable, Sendable {
  /// Who spoke: notes are kept apart by it.
  package enum Interviewer: String, CaseIterable, Hashable, Sendable, Codable {
    case builtin, model
  }

  /// What is known while it is not valid yet, or differs from what could be stored.
  package var draft: Profile?
  /// Whether the card was shown as ready.
  package var showedCard = false
  /// Who spoke last; `nil` before the first turn.
  package private(set) var latest: Interviewer?
  private var notes: [Interviewer: String] = [:]

  package init() {}

  /// Reads a state; `init()` where it cannot be read, so that the stored profile stands.
  package init(decoding state: [UInt8]?) {
    guard let state else { return }
    let data = Data(state)
    let decoder = JSONDecoder()
    if let form = try? decoder.decode(Form.self, from: data) {
      guard form.form == Form.current else { return }
      draft = form.draft
      showedCard = form.showedCard
      latest = form.latest
      for interviewer in Interviewer.allCases { notes[interviewer] = form.notes[interviewer.rawValue] }
    } else if let older = try? decoder.decode(OlderForm.self, from: data), older.version == 2 {
      // As the built-in interviewer wrote it when there was no other.
      draft = older.draft
      showedCard = older.showedCard
      latest = .builtin
      notes[.builtin] = String(decoding: state, as: UTF8.self)
    }
  }

  /// What an interviewer noted for itself.
  package func notes<Notes: Decodable>(of interviewer: Interviewer, as type: Notes.Type) -> Notes? {
    notes[interviewer].flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
  }

  /// Takes down that `interviewer` has spoken, and what it notes for itself.
  package mutating func spoke(_ interviewer: Interviewer, noting own: some Encodable) {
    latest = interviewer
    notes[interviewer] = (try? Self.encoder.encode(own)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// As JSON with sorted keys, so that the same memory has the same bytes.
  package var encoded: [UInt8]? {
    let form = Form(
      draft: draft, showedCard: showedCard, latest: latest,
      notes: Dictionary(uniqueKeysWithValues: notes.map { ($0.key.rawValue, $0.value) }))
    return (try? Self.encoder.encode(form)).map { [UInt8]($0) }
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }

  private struct Form: Codable {
    static let current = 3

    var form = Self.current
    var draft: Profile?
    var showedCard: Bool
    var latest: Interviewer?
    /// JSON texts, by interviewer.
    var notes: [String: String]
  }

  private struct OlderForm: Decodable {
    var version: Int
    var draft: Profile?
    var showedCard: Bool
  }
}
