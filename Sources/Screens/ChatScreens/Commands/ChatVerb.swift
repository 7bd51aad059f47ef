package import Localization

/// A command of the text field: what follows the slash.
package enum ChatVerb: String, CaseIterable, Hashable, Sendable {
  case profile, matches, preferences, why, ask, answer, find, stop, again, cost, chats, new, go, title,
    archive, save,
    pause, resume,
    contact
  case importFile = "import"
  case show, hide, news, link, language, export, reset, erase, help, quit

  /// What it does, in a line.
  package var about: PhraseKey {
    switch self {
    case .profile: .help(.aboutProfile)
    case .matches: .help(.aboutMatches)
    case .preferences: .help(.aboutPreferences)
    case .why: .help(.aboutWhy)
    case .ask: .help(.aboutAsk)
    case .answer: .help(.aboutAnswer)
    case .find: .help(.aboutFind)
    case .stop: .help(.aboutStop)
    case .again: .help(.aboutAgain)
    case .cost: .help(.aboutCost)
    case .chats: .help(.aboutChats)
    case .new: .help(.aboutNew)
    case .go: .help(.aboutGo)
    case .title: .help(.aboutTitle)
    case .archive: .help(.aboutArchive)
    case .save: .help(.aboutSave)
    case .pause: .help(.aboutPause)
    case .resume: .help(.aboutResume)
    case .contact: .help(.aboutContact)
    case .importFile: .help(.aboutImport)
    case .show: .help(.aboutShow)
    case .hide: .help(.aboutHide)
    case .news: .help(.aboutNews)
    case .link: .help(.aboutLink)
    case .language: .help(.aboutLanguage)
    case .export: .help(.aboutExport)
    case .reset: .help(.aboutReset)
    case .erase: .help(.aboutErase)
    case .help: .help(.aboutHelp)
    case .quit: .help(.aboutQuit)
    }
  }

  /// The word besides the English one, in the language of the book.
  var localName: PhraseKey {
    switch self {
    case .profile: .help(.nameProfile)
    case .matches: .help(.nameMatches)
    case .preferences: .help(.namePreferences)
    case .why: .help(.nameWhy)
    case .ask: .help(.nameAsk)
    case .answer: .help(.nameAnswer)
    case .find: .help(.nameFind)
    case .stop: .help(.nameStop)
    case .again: .help(.nameAgain)
    case .cost: .help(.nameCost)
    case .chats: .help(.nameChats)
    case .new: .help(.nameNew)
    case .go: .help(.nameGo)
    case .title: .help(.nameTitle)
    case .archive: .help(.nameArchive)
    case .save: .help(.nameSave)
    case .pause: .help(.namePause)
    case .resume: .help(.nameResume)
    case .contact: .help(.nameContact)
    case .importFile: .help(.nameImport)
    case .show: .help(.nameShow)
    case .hide: .help(.nameHide)
    case .news: .help(.nameNews)
    case .link: .help(.nameLink)
    case .language: .help(.nameLanguage)
    case .export: .help(.nameExport)
    case .reset: .help(.nameReset)
    case .erase: .help(.nameErase)
    case .help: .help(.nameHelp)
    case .quit: .help(.nameQuit)
    }
  }

  /// What follows the word; `nil` for a command that stands alone.
  package var argument: PhraseKey? {
    switch self {
    case .find: .help(.argumentFind)
    case .ask: .help(.argumentAsk)
    case .answer: .help(.argumentAnswer)
    case .go: .help(.argumentGo)
    case .title: .help(.argumentTitle)
    case .contact: .help(.argumentContact)
    case .importFile: .help(.argumentImport)
    case .show, .hide: .help(.argumentChoice)
    case .news: .help(.argumentNews)
    case .link: .help(.argumentLink)
    case .language: .help(.argumentLanguage)
    case .profile, .matches, .preferences, .why, .stop, .again, .cost, .chats, .new, .archive, .save, .pause,
      .resume,
      .export, .reset, .erase, .help, .quit:
      nil
    }
  }
}
