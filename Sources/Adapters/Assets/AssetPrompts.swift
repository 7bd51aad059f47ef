package import Ports
import Synchronization

/// The prompts in the folders that `EmbeddedAssets` looks through. A file that changes is read again at the next use; while
/// it cannot be used, the last good text stays, and the log says why.
package final class AssetPrompts: PromptLibrary {
  private struct Held {
    var prompt: Prompt
    /// Of what was looked at last, be it good or not: what cannot be used is told once.
    var stamp: EmbeddedAssets.Stamp?
  }

  private let assets: EmbeddedAssets
  private let log: any ProgramLog
  private let held: Mutex<[PromptName: Held]>

  /// Reads all prompts.
  ///
  /// - Throws: `PromptFaults` where any cannot be used: a program starts with all of them or not at all.
  package init(_ assets: EmbeddedAssets, log: any ProgramLog) throws(PromptFaults) {
    var held: [PromptName: Held] = [:]
    var faults: [PromptFault] = []
    for name in PromptName.allCases {
      let stamp = assets.stamp(at: name.path)
      do throws(PromptFault) {
        held[name] = Held(prompt: try Self.read(name, assets, stamp), stamp: stamp)
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { throw PromptFaults(faults: faults) }
    self.assets = assets
    self.log = log
    self.held = Mutex(held)
  }

  package func prompt(_ name: PromptName) -> Prompt {
    held.withLock { held in
      // The initialiser holds one of every name.
      guard var entry = held[name] else { preconditionFailure("a prompt is missing") }
      let stamp = assets.stamp(at: name.path)
      guard stamp != entry.stamp else { return entry.prompt }
      entry.stamp = stamp
      do throws(PromptFault) {
        let prompt = try Self.read(name, assets, stamp)
        if prompt.version != entry.prompt.version {
          log.record(
            .info, "prompt.reloaded",
            ["prompt": .text(name.rawValue), "version": .text(prompt.version)])
        }
        entry.prompt = prompt
      } catch {
        log.record(
          .warning, "prompt.refused",
          [
            "prompt": .text(name.rawValue), "problem": .text(error.description),
            "kept": .text(entry.prompt.version),
          ])
      }
      held[name] = entry
      return entry.prompt
    }
  }

  private static func read(
    _ name: PromptName, _ assets: EmbeddedAssets, _ stamp: EmbeddedAssets.Stamp?
  ) throws(PromptFault) -> Prompt {
    let asset = assets.asset(at: name.path)
    if let stamp, asset?.origin != stamp.file {
      throw PromptFault(origin: stamp.file, line: 1, problem: .notText)
    }
    return try Prompt(name, text: asset?.text ?? "", origin: asset?.origin ?? name.path)
  }
}
