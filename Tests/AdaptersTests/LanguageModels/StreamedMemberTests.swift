import Ports
import Testing

/// One text of an answer, while its JSON comes.
struct StreamedMemberTests {
  private func pieces(_ json: String, _ name: String = "say", of size: Int) -> [String] {
    var member = StreamedMember(name)
    let scalars = Array(json.unicodeScalars)
    return stride(from: 0, to: scalars.count, by: size).map { start in
      var piece = ""
      piece.unicodeScalars.append(contentsOf: scalars[start..<min(start + size, scalars.count)])
      return member.take(piece)
    }
  }

  @Test(arguments: [
    (#"{"say": "Привет, \"Ким\"!\n\u041f\ud83d\udc69 👩‍💻 \\", "facts": []}"#, "Привет, \"Ким\"!\nП👩 👩‍💻 \\"),
    (#"{"facts": [{"say": "no", "x": ["say", "no"]}], "n": 1.5, "say": "yes", "b": null}"#, "yes"),
    (#"{"say\u0079": "no", "s\u0061y": "yes"}"#, "yes"),
    (#"{"a": "say", "say": "\ud83d!\ud83d\n\ud83d"}"#, "\u{FFFD}!\u{FFFD}\n\u{FFFD}"),
    (#"{"say": ""}"#, ""),
    (#"{"say": null, "a": "no"}"#, ""),
    (#"{"say": ["no"], "a": "no"}"#, ""),
    (#"{"say": {"say": "no"}}"#, ""),
    (#"["say", "no"]"#, ""),
    (#"{"a": {"b": 1}}"#, ""),
    (#"{"say": "cut o"#, "cut o"),
    (#"{"say": "cut \u04"#, "cut "),
    ("no JSON at all", ""),
    ("", ""),
  ])
  func `a text is followed however its JSON is cut`(json: String, text: String) {
    for size in 1...12 { #expect(pieces(json, of: size).joined() == text) }
  }

  @Test func `each piece gives at once what can be read of it`() {
    var member = StreamedMember("say")
    #expect(member.take(#"{"say": "He"#) == "He")
    #expect(member.take(#"llo\"#) == "llo")
    #expect(member.take(#"n\ud83d\"#) == "\n")
    #expect(member.take("ude0") == "")
    #expect(member.take(#"0.", "facts": ["#) == "😀.")
    #expect(member.take(#""more"]}"#) == "")
  }
}
