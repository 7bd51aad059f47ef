package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

/// What happened, for `ChatApp.update`.
package enum ChatEvent: Sendable {
  case key(KeyEvent)
  /// The store changed, or the program has just started.
  case snapshotArrived(ChatSnapshot)
  /// A reply that this process makes has gone on.
  case replyGrew(ReplyDraft, in: ChatID)
  /// Messages before the first loaded one, oldest first, and whether there are more before them.
  case olderMessagesArrived([Message], hasOlder: Bool)
  /// Why nobody was proposed yet: the answer to `readOutlook`.
  case outlookArrived(OutlookNote)
  /// What a reply took, call by call: the answer to `readSpending`.
  case spendingArrived(JobID, [LedgerEntry])
  /// What a page of a search through a conversation came to: positions of messages, newest first, and where to go on;
  /// `nil` at the end.
  case searched(SearchPattern, in: ChatID, found: [Int], next: Int?)
  /// The draft came back from the person's editor.
  case edited(String)
  /// A frame is on the terminal: what it shows has been seen.
  case painted(Frame)
  /// A command was not taken; what was typed goes back into the field.
  case refused(UserCommand, InputRefusal)
  /// A command could not be carried out; as `refused`, with the reason in words.
  case failed(UserCommand, Phrase)
  case commandFinished(UserCommand)
  /// The export lies there.
  case exportWritten(path: String)
  /// The conversation that was to be saved lies there.
  case chatSaved(path: String)
  /// Something was done, as was asked for.
  case did(Phrase)
  /// What became of something that was asked for outside of a command: of an editor, a pager, the clipboard.
  case told(Phrase)
  /// Something to tell that nobody asked for: it waits until nothing else has to be read.
  case notice(Phrase)
}

/// What the program is to do after an update, in order.
package enum ChatEffect: Hashable, Sendable {
  case perform(UserCommand)
  /// Say what stands in a file; where it cannot be read, answer with `told`.
  case importFile(path: String)
  /// Go to another conversation of the user's: snapshots are of that one from now on.
  case openChat(ChatID)
  /// Read up to `limit` messages before a position and answer with `olderMessagesArrived`.
  case loadOlder(before: Int, limit: Int)
  /// Look why nobody was proposed yet and answer with `outlookArrived`.
  case readOutlook
  /// Look up what a reply took and answer with `spendingArrived`.
  case readSpending(JobID)
  /// Look through up to `limit` messages of a conversation before a position and answer with `searched`.
  case search(SearchPattern, in: ChatID, before: Int, limit: Int)
  /// Let the person write the text of the field in their editor, and answer with `edited`.
  case edit(String)
  /// Let the person read a text in their pager.
  case view(String)
  /// The introduction was drawn for the first time.
  case markSeen(MatchID)
  /// By OSC 52.
  case copyToClipboard(String)
  case setMouse(Bool)
  /// Paint everything anew: something else wrote on the terminal.
  case repaint
  /// Ctrl-Z: give the terminal back until the shell continues the program.
  case suspend
  case quit
}
