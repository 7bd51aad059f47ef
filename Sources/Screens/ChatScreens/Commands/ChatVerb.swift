package import Localization

/// A command of the text field: what follows the slash.
package enum ChatVerb: String, CaseIterable, Hashable, Sendable {
  case profile, matches, pause, resume, contact, show, hide, language, export, reset, erase, help, quit

  /// What it does, in a line.
  package var about: PhraseKey {
    switch self {
    case .profile: .helpAboutProfile
    case .matches: .helpAboutMatches
    case .pause: .helpAboutPause
    case .resume: .helpAboutResume
    case .contact: .helpAboutContact
    case .show: .helpAboutShow
    case .hide: .helpAboutHide
    case .language: .helpAboutLanguage
    case .export: .helpAboutExport
    case .reset: .helpAboutReset
    case .erase: .helpAboutErase
    case .help: .helpAboutHelp
    case .quit: .helpAboutQuit
    }
  }

  /// The word besides the English one, in the language of the book.
  var localName: PhraseKey {
    switch self {
    case .profile: .helpNameProfile
    case .matches: .helpNameMatches
    case .pause: .helpNamePause
    case .resume: .helpNameResume
    case .contact: .helpNameContact
    case .show: .helpNameShow
    case .hide: .helpNameHide
    case .language: .helpNameLanguage
    case .export: .helpNameExport
    case .reset: .helpNameReset
    case .erase: .helpNameErase
    case .help: .helpNameHelp
    case .quit: .helpNameQuit
    }
  }

  /// What follows the word; `nil` for a command that stands alone.
  package var argument: PhraseKey? {
    switch self {
    case .contact: .helpArgumentContact
    case .show, .hide: .helpArgumentChoice
    case .language: .helpArgumentLanguage
    case .profile, .matches, .pause, .resume, .export, .reset, .erase, .help, .quit: nil
    }
  }
}
