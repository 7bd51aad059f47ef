import Domain
import Foundation
import Ports
import Profiler
import Testing

@Suite struct ExportTests {
  private func export() throws -> String {
    let user = User(
      id: UserID(high: 1, low: 2), language: .russian, stage: .active,
      contact: Contact(kind: .telegram, value: "@vera_demo"), createdAt: Timestamp(seconds: 0),
      lastSeenAt: Timestamp(seconds: 951_782_399))
    let message = Message(
      id: ProfileSamples.message, chat: ChatID(high: 3, low: 3), position: 1, author: .user, kind: .said,
      text: "пишу на C++/Go", actions: [], createdAt: Timestamp(seconds: 1_000_000_000))
    return try ProfileExport(
      user: user, identities: [Identity(kind: .demo, value: "vera")], messages: [message],
      versions: [
        .init(
          number: 1, createdAt: Timestamp(seconds: 1), profile: ProfileSamples.vera,
          publicView: PublicViewMaker().publicView(of: ProfileSamples.vera, language: .russian))
      ],
      introductions: [
        .init(
          id: MatchID(high: 5, low: 5), role: .seeker, status: "connected", text: "Привет",
          formedAt: Timestamp(seconds: 5),
          answeredAt: nil, contact: Contact(kind: .email, value: "a@example.org"))
      ],
      calls: [
        StoredRecording(
          job: JobID(high: 6, low: 6), attempt: 1, call: 1, kind: .reply, model: "small-1", user: user.id,
          otherUser: nil,
          recording: ModelRecording(
            request: ModelRequest(
              instructions: [.plain("Be Mitko.")], question: [.plain("пишу на C++/Go")], promptVersion: "1",
              outputLimit: 100), answer: "Ух ты!", failure: nil), at: Timestamp(seconds: 1_000_000_001))
      ], exportedAt: Timestamp(seconds: 1_795_253_055)
    ).json()
  }

  @Test func everythingStoredIsThereAsReadableJSON() throws {
    let text = try export()
    for part in [
      "Вера Соколова", "Орион Банк", "Начальник пока не знает.", "@vera_demo", "4500", "пишу на C++/Go",
      "a@example.org", "small-1", "Ух ты!",
      "\"exportedAt\" : \"2026-11-21T09:24:15.000000Z\"", "\"lastSeenAt\" : \"2000-02-28T23:59:59.000000Z\"",
      "\"createdAt\" : \"2001-09-09T01:46:40.000000Z\"", "publicView",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    // What the operator tells models is theirs.
    #expect(!text.contains("Be Mitko."))
  }

  @Test func itIsOneObjectOfValidJSON() throws {
    let object = try JSONSerialization.jsonObject(with: Data(try export().utf8)) as? [String: Any]
    #expect(
      object?.keys.sorted() == [
        "chats", "exportedAt", "identities", "introductions", "messages", "modelCalls", "profiles", "user",
      ])
  }
}
