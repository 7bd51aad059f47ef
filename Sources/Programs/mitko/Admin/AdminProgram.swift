import Bootstrap
import CommandLine
import Glibc
import Operations

/// `mitko admin`: gives the terminal to the operators' rooms, on a database that others work on meanwhile.
struct AdminProgram: Sendable {
  let context: ProgramContext
  let options: AdminOptions

  func run() async throws -> ExitCode {
    if options.isPlain || context.isPlain {
      return try await PlainRooms(context: context, options: options).run()
    }
    return try await context.inOperations(
      options.place, program: "mitko admin", looksOnly: options.isReadOnly
    ) { operations, house in
      let head = try await AdminHead(
        house: house, operations: operations, identity: context.identity(options.place),
        isDemo: options.place.demo != nil,
        environment: context.environment
      )
      // Who may only look writes nothing at all.
      let presence =
        operations.actor.right == .reads ? nil : Task { await Presence(house, program: "mitko admin").keep() }
      let code = await head.run()
      presence?.cancel()
      await presence?.value
      return code
    }
  }
}

/// Who runs Mitko here.
enum OperatingUser {
  /// Whoever can write the file may change what stands in it: the operating system decides. The log names them as the
  /// system does.
  static func `operator`(looksOnly: Bool) -> Operator {
    let entry = getpwuid(getuid())
    let name = entry.map { String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())"
    return Operator(name: name, right: looksOnly ? .reads : .operates)
  }
}
