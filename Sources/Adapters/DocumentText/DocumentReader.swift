import CPlatform
import Dispatch
import Domain
import Glibc
package import Ports

/// Reads the text of documents. Those that only a large program understands are read by one in a process of its own, that has no
/// network, little memory and little time, and sees nothing but the document; the document is never a file with a name.
package struct DocumentReader: Sendable {
  private let time: any TimeSource
  /// Where programs lie, in order.
  private let folders: [String]
  /// Where a program may put what it needs meanwhile.
  private let scratch: String

  /// How long a program may take, by the clock on the wall.
  private static let patience: Duration = .seconds(20)
  private static let limits = mitko_limits(memory: 512 << 20, seconds: 10, file: 32 << 20)
  /// A text that is longer is no résumé; bytes.
  private static let longestText = 1 << 20

  /// - Parameters:
  ///   - folders: where programs lie, in order.
  ///   - scratch: a folder for what a program needs meanwhile.
  package init(
    time: any TimeSource, folders: [String] = ["/usr/local/bin", "/usr/bin", "/bin"], scratch: String = "/tmp"
  ) {
    self.time = time
    self.folders = folders
    self.scratch = scratch
  }

  /// The text of a document.
  ///
  /// - Throws: `DocumentTrouble`.
  package func text(of bytes: [UInt8], _ kind: DocumentKind) async throws(DocumentTrouble) -> String {
    let text: String
    switch kind {
    case .plain:
      guard let plain = PlainText.text(of: bytes) else { throw .unreadable }
      text = plain
    case .pdf:
      guard bytes.starts(with: "%PDF-".utf8) else { throw .unreadable }
      text = try await read(
        bytes, by: "pdftotext", ["-q", "-enc", "UTF-8", "-nopgbrk", "/proc/self/fd/0", "-"])
    case .docx:
      // Such a document is a ZIP archive.
      guard bytes.starts(with: [0x50, 0x4B]) else { throw .unreadable }
      text = try await read(bytes, by: "docx2txt", through: Self.docxScript)
    }
    guard text.contains(where: { $0.isLetter }) else { throw .noText }
    return text
  }

  /// Hands docx2txt a document whose paragraphs it knows as such: of one that begins with `<w:p>`, as LibreOffice writes
  /// them, it joins the words with the next one's. It is given the parts that it reads as files; they are read out of the
  /// archive, and nothing of the archive's is ever put onto the disk under a name of the archive's.
  private static let docxScript = """
    mkdir -p document/word/_rels || exit
    part() { unzip -p /proc/self/fd/0 "$1" 2>/dev/null; }
    part word/document.xml | sed 's/<w:p>/<w:p >/g' >document/word/document.xml
    part word/_rels/document.xml.rels >document/word/_rels/document.xml.rels
    part word/numbering.xml >document/word/numbering.xml
    test -s document/word/numbering.xml || rm document/word/numbering.xml
    exec "$0" document -
    """

  /// - Parameter script: of the shell, which finds the program as its `$0`; `nil` where the program is run itself.
  private func read(
    _ bytes: [UInt8], by program: String, _ arguments: [String] = [], through script: String? = nil
  ) async throws(DocumentTrouble) -> String {
    guard let path = folders.map({ $0 + "/" + program }).first(where: { access($0, X_OK) == 0 }) else {
      throw .notInstalled(program: program)
    }
    let (input, output) = (mitko_memory_file(), mitko_memory_file())
    defer {
      if input >= 0 { close(input) }
      if output >= 0 { close(output) }
    }
    guard input >= 0, output >= 0, Self.write(bytes, to: input), let folder = makeFolder() else {
      throw .tooMuch
    }
    defer { Self.remove(folder) }
    let status =
      if let script {
        await run("/bin/sh", ["-c", script, path], input, output, folder)
      } else {
        await run(path, arguments, input, output, folder)
      }
    // Of a file that is in part what it should be, that part counts.
    let text = Self.contents(of: output)
    if let text, text.contains(where: { $0.isLetter }) { return text }
    switch status {
    case .exited(0): return text ?? ""
    case .exited: throw .unreadable
    case .killed, .notStarted: throw .tooMuch
    }
  }

  private enum End: Sendable {
    case exited(Int32)
    case killed
    case notStarted
  }

  private func run(
    _ path: String, _ arguments: [String], _ input: Int32, _ output: Int32, _ folder: String
  ) async -> End {
    let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TMPDIR=\(folder)", "HOME=\(folder)"]
    var argumentList = ([path] + arguments).map { strdup($0) } + [nil]
    var environmentList = environment.map { strdup($0) } + [nil]
    defer { for text in argumentList + environmentList { free(text) } }
    let process = mitko_spawn_confined(
      path, &argumentList, &environmentList, input, output, folder, Self.limits)
    guard process > 0 else { return .notStarted }
    let alarm = Task { [time] in
      // Cancelled where it has ended: its number may be another's by then.
      guard (try? await time.sleep(until: time.now + Self.patience)) != nil, !Task.isCancelled else { return }
      kill(-process, SIGKILL)
    }
    defer { alarm.cancel() }
    return await withCheckedContinuation { continuation in
      // A thread of its own waits, and none of Swift's.
      DispatchQueue.global(qos: .utility).async {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // What it has started goes with it.
        kill(-process, SIGKILL)
        continuation.resume(returning: status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed)
      }
    }
  }

  // MARK: Files

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return lseek(descriptor, 0, SEEK_SET) == 0
  }

  private static func contents(of descriptor: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: longestText)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
  }

  private func makeFolder() -> String? {
    var template = Array((scratch + "/mitko-document-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder with what a program has left in it.
  private static func remove(_ folder: String) {
    if let listing = opendir(folder) {
      while let entry = readdir(listing) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let path = folder + "/" + name
        if unlink(path) != 0, errno == EISDIR || errno == EPERM { remove(path) }
      }
      closedir(listing)
    }
    rmdir(folder)
  }
}
