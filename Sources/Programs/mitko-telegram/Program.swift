import CommandLine
import FoundationEssentials
import Glibc
import ProgramParts

/// `mitko-telegram`: the head on Telegram, for a service manager.
@main
enum Program {
  static func main() async {
    StandardStreams.holdClosed()
    // A reader of the log who goes away, and a full file, are errors of a write, and no reason to end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let status = await TelegramProgram.run(
      arguments: Array(Swift.CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment)
    exit(status.rawValue)
  }
}
