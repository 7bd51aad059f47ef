import Domain
import Testing

struct ChatTitleTests {
  @Test(arguments: [
    ("Boats", "Boats"), ("  two   spaced\twords ", "two spaced words"),
    ("\n\nfirst line\nsecond", "first line"),
    (
      "Кто вообще строит паромы, которые сами себя бронируют?",
      "Кто вообще строит паромы, которые сами себя…"
    ),
    (String(repeating: "a", count: 60), String(repeating: "a", count: 47) + "…"),
    (String(repeating: "a", count: 48), String(repeating: "a", count: 48)),
  ])
  func aTitleIsTheFirstWords(words: String, title: String) {
    #expect(ChatTitle.title(from: words) == title)
    #expect(title.count <= ChatTitle.longest + 1)
  }

  @Test(arguments: ["", "  ", "\n \n"])
  func nothingNamesNothing(words: String) { #expect(ChatTitle.title(from: words) == nil) }
}
