enum SpokenLanguageNames { static func name(of code: String, _ reader: String) -> String { code } }
