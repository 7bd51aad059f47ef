/// The four screens behind the tabs.
package enum ChatTab: Int, CaseIterable, Hashable, Sendable {
  case chat, matches, profile, help
}
