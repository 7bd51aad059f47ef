extension PhraseKey {
  /// Several conversations of one person: their list, and what is done with them.
  package enum Chats: String, CaseIterable, Sendable {
    case title = "chats.title"
    case main = "chats.main"
    case untitled = "chats.untitled"
    case archived = "chats.archived"
    case noArchived = "chats.no_archived"
    case opened = "chats.opened"
    case renamed = "chats.renamed"
    case wasArchived = "chats.was_archived"
    case wasRestored = "chats.was_restored"
    case mainStays = "chats.main_stays"
    case saved = "chats.saved"
    case tooMany = "chats.too_many"
    case newInMain = "chats.new_in_main"
    case welcome = "chats.welcome"
    case noSuch = "chats.no_such"
    case hintOpen = "chats.hint_open"
    case hintNew = "chats.hint_new"
    case hintRename = "chats.hint_rename"
    case hintArchive = "chats.hint_archive"
    case hintRestore = "chats.hint_restore"
    case hintSave = "chats.hint_save"
    case hintArchived = "chats.hint_archived"
    case hintOthers = "chats.hint_others"
  }
}
