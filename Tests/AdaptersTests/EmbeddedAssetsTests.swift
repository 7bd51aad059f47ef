import Assets
import Foundation
import Testing

@Suite struct EmbeddedAssetsTests {
  private func directory(_ files: [String: Data]) throws -> String {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "assets-\(UUID().uuidString)")
    for (path, data) in files {
      let file = directory.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return directory.path
  }

  @Test func shippedTextsAreInsideOfTheProgram() throws {
    let text = try #require(EmbeddedAssets().text(at: "Locales/ru.phrases"))
    #expect(text.contains("button.accept = Да, познакомь нас"))
    #expect(EmbeddedAssets().text(at: "Prices/models.json")?.contains("\"rows\"") == true)
    #expect(EmbeddedAssets().text(at: "Locales/none.phrases") == nil)
  }

  @Test func theNamedFolderComesBeforeTheInstalledOneAndThatBeforeTheProgram() throws {
    let named = try directory(["Locales/ru.phrases": Data("named".utf8)])
    let prefix = try directory([
      "share/mitko/Locales/ru.phrases": Data("installed".utf8),
      "share/mitko/Locales/xx.phrases": Data("new".utf8),
    ])
    defer {
      try? FileManager.default.removeItem(atPath: named)
      try? FileManager.default.removeItem(atPath: prefix)
    }
    let installed = EmbeddedAssets(executable: prefix + "/bin/mitko")
    #expect(installed.text(at: "Locales/ru.phrases") == "installed")
    let both = EmbeddedAssets(overrideDirectory: named, executable: prefix + "/bin/mitko")
    #expect(both.text(at: "Locales/ru.phrases") == "named")
    #expect(both.phraseFiles.map(\.language) == ["en", "ru", "xx"])
    #expect(
      both.phraseFiles.map(\.origin) == [
        "Locales/en.phrases", "\(named)/Locales/ru.phrases", "\(prefix)/share/mitko/Locales/xx.phrases",
      ])
  }

  @Test func aFileThatIsNoTextIsPassedOver() throws {
    let named = try directory(["Locales/ru.phrases": Data([0xFF, 0xFE])])
    defer { try? FileManager.default.removeItem(atPath: named) }
    let text = try #require(EmbeddedAssets(overrideDirectory: named).text(at: "Locales/ru.phrases"))
    #expect(text.contains("language.name = Русский"))
  }
}
