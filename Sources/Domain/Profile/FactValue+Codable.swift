/// Facts are written as `{"kind": "skill", "value": "go"}`: people read them in their export.
extension FactValue: Codable {
  private enum Key: String, CodingKey { case kind, value, level }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try container.decode(type, forKey: .value)
    }
    switch try container.decode(Kind.self, forKey: .kind) {
    case .name: self = .name(try value(String.self))
    case .employer: self = .employer(try value(String.self))
    case .spokenLanguage:
      self = .spokenLanguage(
        code: try value(String.self), level: try container.decodeIfPresent(String.self, forKey: .level))
    case .place: self = .place(try value(Place.self))
    case .trade: self = .trade(try value(String.self))
    case .seniority: self = .seniority(try value(Seniority.self))
    case .years: self = .years(try value(Double.self))
    case .skill: self = .skill(try value(String.self))
    case .welcomeSkill: self = .welcomeSkill(try value(String.self))
    case .refusedSkill: self = .refusedSkill(try value(String.self))
    case .workMode: self = .workMode(try value(WorkMode.self))
    case .relocation: self = .relocation(try value(Bool.self))
    case .availability: self = .availability(try value(Availability.self))
    case .pay: self = .pay(try value(Pay.self))
    case .employment: self = .employment(try value(EmploymentKind.self))
    case .domain: self = .domain(try value(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .name(let text), .employer(let text), .trade(let text), .skill(let text), .welcomeSkill(let text),
      .refusedSkill(let text), .domain(let text):
      try container.encode(text, forKey: .value)
    case .spokenLanguage(let code, let level):
      try container.encode(code, forKey: .value)
      try container.encodeIfPresent(level, forKey: .level)
    case .place(let place): try container.encode(place, forKey: .value)
    case .seniority(let seniority): try container.encode(seniority, forKey: .value)
    case .years(let years): try container.encode(years, forKey: .value)
    case .workMode(let mode): try container.encode(mode, forKey: .value)
    case .relocation(let moves): try container.encode(moves, forKey: .value)
    case .availability(let availability): try container.encode(availability, forKey: .value)
    case .pay(let pay): try container.encode(pay, forKey: .value)
    case .employment(let kind): try container.encode(kind, forKey: .value)
    }
  }
}

/// Written as its name ("senior"): people read it in their export, and a level put between two moves none.
extension Seniority: Codable {
  /// The stable word in exports and rows.
  package var name: String {
    switch self {
    case .entry: "entry"
    case .junior: "junior"
    case .mid: "mid"
    case .senior: "senior"
    case .lead: "lead"
    case .principal: "principal"
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let level = Seniority.allCases.first(where: { $0.name == name }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such level")
    }
    self = level
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// Written as "now", "just looking" or the number of weeks.
extension Availability: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let count = try? container.decode(Int.self) {
      self = .weeks(count)
      return
    }
    switch try container.decode(String.self) {
    case "now": self = .now
    case "just looking": self = .justLooking
    default: throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such availability")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .now: try container.encode("now")
    case .weeks(let count): try container.encode(count)
    case .justLooking: try container.encode("just looking")
    }
  }
}
