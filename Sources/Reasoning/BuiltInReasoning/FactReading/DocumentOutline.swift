import Lexicon

/// The parts of a pasted résumé or vacancy, by its headings.
///
/// A heading stands alone on its line, and then holds to the next one, or before a colon, and then holds to the end of
/// its line: "Nice to have: Kubernetes, Rust".
struct DocumentOutline {
  /// What a part of a document is about.
  enum Part: Sendable {
    /// What is asked of whoever is looked for.
    case requirements
    /// What is welcome and not asked for.
    case welcome
    case duties, company, terms
    /// The tools of a team; in a vacancy without requirements they are what is asked for.
    case stack
    case skills, jobs, education, languages, summary
    /// What the author of a résumé looks for.
    case wish
    /// What they do not want.
    case refusals
    /// What there is none of: "You won't: write PHP".
    case absent
    /// What somebody does for pleasure: "Interests: chess, Rust (the game)".
    case leisure
  }

  /// What a document as a whole is.
  enum Kind: Sendable { case resume, vacancy }

  /// Nil for whatever is written as people talk.
  let kind: Kind?
  /// Where the first heading stands.
  let opening: Range<Int>?
  private let parts: [Part?]
  private let headings: Set<Int>
  private let signs: Set<Int>

  /// The part that the token at `position` stands in.
  func part(at position: Int) -> Part? { parts.indices.contains(position) ? parts[position] : nil }

  /// Whether the tokens are those of headings and of what there is none of: they describe nobody.
  func saysNothing(_ positions: Range<Int>) -> Bool {
    guard kind != nil || positions.contains(where: { part(at: $0) == .absent }) else { return false }
    return positions.allSatisfy { isHeading($0) || part(at: $0) == .absent || signs.contains($0) }
      && positions.contains { isHeading($0) || part(at: $0) == .absent }
  }

  /// Whether the token is of a heading itself.
  func isHeading(_ position: Int) -> Bool { headings.contains(position) }

  init(_ text: AnalysedText) {
    var parts = [Part?](repeating: nil, count: text.tokens.count)
    var headings: Set<Int> = []
    var open: Part?
    var found: [(part: Part, isAlone: Bool)] = []
    var opening: Range<Int>?
    let starts = Self.segments(text)
    var bullet: String?
    for (number, start) in starts.enumerated() {
      let line = start..<(number + 1 < starts.count ? starts[number + 1] : text.tokens.count)
      guard let heading = Self.heading(of: line, text) else {
        let mark = text.tokens[start].kind == .sign ? text.tokens[start].folded : nil
        // A line of capitals opens a part of which nothing is known.
        if open != nil, Self.isShouted(line, text) { (open, bullet) = (nil, nil) }
        // Behind an empty line a list goes on with its own bullets alone.
        if text.tokens[start].startsLine, open != nil, bullet != nil, mark != bullet,
          Self.followsEmptyLine(start, text)
        {
          open = nil
        }
        if open == .jobs || open == .education, Self.followsEmptyLine(start, text), Self.tellsWish(line, text)
        {
          open = nil
        }
        if open != nil { bullet = bullet ?? mark }
        for position in line { parts[position] = open }
        continue
      }
      bullet = nil
      opening = opening ?? heading.positions
      headings.formUnion(heading.positions)
      found.append((heading.part, heading.isAlone))
      if heading.isAlone { open = heading.part }
      for position in heading.positions.upperBound..<max(heading.positions.upperBound, line.upperBound) {
        // "Experience: eight years" tells of the whole.
        parts[position] = heading.part == .jobs ? nil : heading.part
      }
    }
    if let wished = Self.wishedPost(text) {
      opening = opening ?? wished
      kind = .resume
    } else if let announced = Self.announcement(text) ?? Self.barredLine(text),
      opening == nil || announced.lowerBound < opening?.lowerBound ?? 0
    {
      opening = announced
      kind = .vacancy
    } else {
      let told = Self.kind(of: found)
      // «Кидаю резюме», "here's my CV": terms and expectations stand in it too.
      kind = told == .vacancy && Self.announcesResume(text) ? .resume : told
    }
    let stack: Part =
      switch kind {
      case .resume: .skills
      case .vacancy where !found.contains(where: { $0.part == .requirements }): .requirements
      case .vacancy, nil: .company
      }
    let isResume = kind == .resume
    self.parts = parts.map { part in
      // «Ожидания: от 220 000» are its author's.
      if isResume, part == .requirements { return nil }
      return part == .stack ? stack : part
    }
    self.headings = headings
    self.opening = opening
    signs = Set(text.tokens.indices.filter { text.tokens[$0].kind == .sign })
  }

  /// Where lines begin, and within them sentences that begin with a label: "Role: … Location: …".
  private static func segments(_ text: AnalysedText) -> [Int] {
    let labelled = text.sentences.map(\.lowerBound).filter { start in
      (start + 1..<min(start + 4, text.tokens.count)).contains { text.tokens[$0].isSign(":") }
    }
    return Set(text.tokens.indices.filter { text.tokens[$0].startsLine } + labelled).sorted()
  }

  private static func followsEmptyLine(_ position: Int, _ text: AnalysedText) -> Bool {
    guard position > 0 else { return false }
    let gap = text.text[text.tokens[position - 1].range.upperBound..<text.tokens[position].range.lowerBound]
    return gap.utf8.lazy.filter { $0 == 0x0A }.prefix(2).count == 2
  }

  /// "PUBLICATIONS": one to three words in capitals, alone on their line.
  private static func isShouted(_ line: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = line.filter { text.tokens[$0].kind != .sign }
    guard (1...3).contains(words.count), text.tokens[line.lowerBound].startsLine,
      line.upperBound < text.tokens.count,
      text.tokens[line.upperBound].startsLine
    else { return false }
    return words.allSatisfy { position in
      let raw = text.text[text.tokens[position].range]
      return raw.count >= 4 && raw.allSatisfy { $0.isUppercase }
    }
  }

  /// "Looking for remote work", «Хочу в продукт», "Now I would like…": behind the jobs, what their author wants next.
  private static func tellsWish(_ line: Range<Int>, _ text: AnalysedText) -> Bool {
    let words = line.filter { text.tokens[$0].kind != .sign }.prefix(6).map { text.folded($0) }
    guard let first = words.first else { return false }
    if words.starts(with: ["looking", "after"]) { return false }
    if wishes.contains(first) || words.starts(with: ["open", "to"]) { return true }
    return persons.contains(first) && words.dropFirst().contains(where: wishes.contains)
  }

  private static let wishes: Set<String> = [
    "looking", "seeking", "searching", "want", "would", "i'd", "hoping", "prefer", "interested", "like",
    "ищу", "хочу", "хочется", "хотел", "хотела", "хотелось", "рассматриваю", "рассмотрю", "интересует",
    "предпочитаю", "готов", "готова",
  ]
  private static let persons: Set<String> = [
    "i", "i'm", "i'd", "we", "now", "next", "я", "мы", "мне", "сейчас", "теперь",
  ]

  private static func kind(of found: [(part: Part, isAlone: Bool)]) -> Kind? {
    let parts = found.map(\.part)
    let ofVacancy = parts.filter { [.requirements, .welcome, .duties, .terms, .company].contains($0) }
    let ofResume = found.filter {
      [.jobs, .education, .summary].contains($0.part) || $0.part == .skills && $0.isAlone
    }
    // A form of employment and a schedule stand in a résumé too, beside the jobs of its author.
    let tellsOfPost = parts.contains { [.requirements, .welcome, .duties, .company].contains($0) }
    if !tellsOfPost, found.contains(where: { $0.isAlone && [.jobs, .education].contains($0.part) }) {
      return .resume
    }
    // One word and a colon is how people write too.
    if ofVacancy.count >= 2 || found.contains(where: { $0.isAlone && ofVacancy.contains($0.part) }) {
      return .vacancy
    }
    return ofResume.isEmpty ? nil : .resume
  }

  private static let resumes: Set<String> = ["резюме", "resume", "résumé", "cv"]

  /// Whether the words before the document call it a résumé.
  private static func announcesResume(_ text: AnalysedText) -> Bool {
    text.tokens.indices.prefix(20).contains { position in
      resumes.contains(text.folded(position))
        && !["send", "your", "ваше", "шлите", "отправляйте"].contains(text.folded(position - 1))
    }
  }

  /// «Желаемая должность и зарплата», "Desired position": a line that only whoever looks for work writes.
  private static func wishedPost(_ text: AnalysedText) -> Range<Int>? {
    text.tokens.indices.lazy.compactMap { position -> Range<Int>? in
      guard text.tokens[position].startsLine,
        wished.contains(where: { words in
          words.indices.allSatisfy { text.folded(position + $0) == words[$0] }
        })
      else { return nil }
      return position..<position + 2
    }.first
  }

  private static let wished: [[String]] = [
    ["желаемая", "должность"], ["желаемая", "зарплата"], ["желаемая", "позиция"], ["желаемый", "доход"],
    ["desired", "position"], ["desired", "salary"], ["desired", "role"], ["desired", "job"],
  ]

  /// «Вакансия: …», «#вакансия», "Job opening".
  private static func announcement(_ text: AnalysedText) -> Range<Int>? {
    text.tokens.indices.prefix(12).lazy.compactMap { position -> Range<Int>? in
      let token = text.tokens[position]
      let isMarked =
        position > 0 && text.tokens[position - 1].isSign("#")
        || token.startsLine && text.tokens.indices.contains(position + 1)
          && (text.tokens[position + 1].isSign(":") || text.tokens[position + 1].startsLine
            || text.tokens[position + 1].kind == .number && text.folded(position + 2) == ":")
      guard isMarked, announcements.contains(token.folded) else { return nil }
      return position..<position + 1
    }.first
  }

  /// "Heliotrope Labs | Senior Rust Engineer | Berlin | hybrid | 95-120k€": a first line of at least four parts, one of
  /// which names a person of a trade and another an amount, a way to work or a form of employment.
  private static func barredLine(_ text: AnalysedText) -> Range<Int>? {
    let end = text.tokens.indices.dropFirst().first { text.tokens[$0].startsLine } ?? text.tokens.count
    let line = 0..<end
    guard line.filter({ text.tokens[$0].isSign("|") }).count >= 3 else { return nil }
    let hasTerms =
      WorkModes.mentions(in: text).contains { line.contains($0.positions.lowerBound) }
      || EmploymentForms.mentions(in: text).contains { line.contains($0.positions.lowerBound) }
    let first = line.first { text.tokens[$0].isSign("|") } ?? 0
    let person =
      line.first { TradePeople.match(text, $0) != nil }
      ?? SeniorityReader.mentions(in: text).first?.positions.lowerBound
    guard hasTerms, let person, person > first, person < end else { return nil }
    return line
  }

  private static let announcements: Set<String> = [
    "вакансия", "vacancy", "hiring", "ваканcия", "job", "opening", "ищем", "нанимаем",
  ]

  private static func heading(of line: Range<Int>, _ text: AnalysedText) -> (
    part: Part, positions: Range<Int>, isAlone: Bool
  )? {
    guard let start = line.first(where: { text.tokens[$0].kind != .sign }), start - line.lowerBound <= 3
    else {
      return nil
    }
    // The words before a colon or a dash, or of the whole line.
    var end = start
    var words: [String] = []
    while end < line.upperBound, words.count <= 6, !text.tokens[end].isSign(":"),
      !text.tokens[end].isSign("—"),
      !text.tokens[end].isSign("–"), !(text.tokens[end].isSign("-") && !text.tokens[end].isGlued)
    {
      if text.tokens[end].kind != .sign { words.append(text.tokens[end].folded) }
      end += 1
    }
    let isLabel = end < line.upperBound && text.tokens[end].isSign(":")
    guard
      let part = headingParts[words.joined(separator: " ")]
        ?? (isLabel ? preferring(words) ?? loosely(words) : nil)
    else {
      return nil
    }
    let hit = (part: part, end: end)
    let rest = end..<line.upperBound
    if rest.allSatisfy({ text.tokens[$0].kind == .sign && !text.tokens[$0].isSign(",") }) {
      let isLine =
        text.tokens[line.lowerBound].startsLine && line.upperBound < text.tokens.count
        && text.tokens[line.upperBound].startsLine
      return isLine ? (hit.part, start..<end, true) : nil
    }
    if end < line.upperBound, text.tokens[end].isSign(":") { return (hit.part, start..<end, false) }
    // «Опыт работы — 7 лет 4 месяца»
    if hit.part == .jobs, end < line.upperBound,
      [":", "—", "–", "-"].contains(where: { text.tokens[end].isSign($0) }),
      rest.count <= 6, Experience.count(in: text, at: end + 1) != nil
    {
      return (.jobs, start..<end, true)
    }
    return nil
  }

  /// "Preferred but not required:", «желательно, но не обязательно:».
  private static func preferring(_ words: [String]) -> Part? {
    // "Will be a plus:", «Вашим преимуществом станет:»
    if (2...6).contains(words.count), words.contains(where: pluses.contains) { return .welcome }
    guard words.count >= 2, words.contains(where: ["but", "not", "но", "не"].contains) else { return nil }
    return words.contains {
      ["preferred", "welcome", "desirable", "nice", "plus", "bonus", "желательно", "приветствуется", "плюс"]
        .contains($0)
    } ? .welcome : nil
  }

  private static let pluses: Set<String> = [
    "необязательное", "приятно", "plus", "plusses", "bonus", "advantage", "advantageous", "advantages",
    "desirable", "desired", "плюсом",
    "преимуществом",
    "преимущество", "желателен", "желательны", "приветствуются",
  ]

  /// "What would make us smile:", "What we've no use for:", "What you'll live in:": headings of an author's own.
  private static func loosely(_ words: [String]) -> Part? {
    guard words.count >= 3, ["what", "things", "stuff", "tools"].contains(words[0]) else { return nil }
    let rest = words.dropFirst()
    let tellsNo = rest.contains { ["no", "don't", "won't", "not", "never", "without"].contains($0) }
    if tellsNo { return .absent }
    if rest.contains(where: {
      [
        "smile", "happy", "happier", "nice", "bonus", "plus", "extra", "delight", "love", "welcome",
        "impress", "cake",
      ]
      .contains($0)
    }) {
      return .welcome
    }
    if rest.contains(where: { ["offer", "get", "give", "pay", "promise"].contains($0) }) { return .terms }
    guard rest.contains(where: { ["you", "you'll", "you'd", "they'll"].contains($0) }) else { return nil }
    return rest.contains {
      ["need", "bring", "know", "live", "use", "touch", "work", "have", "speak"].contains($0)
    }
      ? .requirements : nil
  }

  /// By the words of the heading, joined by spaces.
  private static let headingParts: [String: Part] = {
    var result: [String: Part] = [:]
    for (part, names) in rows {
      for name in names {
        let words = Tokenizer.tokens(of: name).filter { $0.kind != .sign }.map(\.folded)
        result[words.joined(separator: " ")] = part
      }
    }
    return result
  }()

  private static let rows: [(Part, [String])] = [
    (
      .absent,
      [
        "не нужны", "не нужен", "не нужна", "не требуются", "не рассматриваем",
        "не ждем", "мы не ждем", "чего не ждем", "не ищем", "не подойдет", "not for you",
        "you won't", "you will not", "you won't be", "you won't have to", "what you won't do", "we don't",
        "we do not", "we don't use", "what we don't do", "what we don't use", "you don't need", "not needed",
        "not required", "no need for", "чего не будет", "чего у нас нет", "чего точно не надо",
        "чего не надо", "не нужно", "что не нужно",
        "не надо",
        "не потребуется", "не требуется", "не придется", "вам не придется", "тебе не придется",
        "чего не делаем",
        "мы не используем", "не используем", "чего нет", "у нас нет", "not among them", "not among these",
        "not in it", "среди них нет", "нет среди них", "чего не умею", "не умею", "i don't do", "don't know",
      ]
    ),
    (
      .requirements,
      [
        "must", "musts", "обязательное", "ждем что вы", "ждем что ты", "мы ждем что вы",
        "requirements", "key requirements", "qualifications", "required skills", "must have", "must haves",
        "required",
        "what we expect", "we expect", "what you need", "what you'll need", "you have", "you bring",
        "you'll bring",
        "what you'll bring", "what you will bring", "what you'd bring", "what you'll have", "what you have",
        "what you should bring", "what you should have", "you should bring", "you'll have", "you'll need",
        "what we need", "what we're after", "what we ask", "what we ask for", "what it takes",
        "who you'll be",
        "who we need", "who we want", "what you should know", "what you know", "your skills",
        "your background",
        "your experience", "what we look for", "what we need from you", "we need", "кого ждем", "с чем ждем",
        "кто нужен", "кто нам нужен", "что хочется видеть", "что от вас нужно", "что от тебя нужно",
        "что должен уметь", "что должен знать", "что вы умеете", "что ты умеешь", "вы умеете", "ты умеешь",
        "what you bring",
        "your profile", "who you are", "about you", "minimum qualifications", "basic qualifications",
        "what we're looking for", "what we are looking for", "we are looking for", "we're looking for", "you",
        "ideal candidate", "skills and experience", "you should have", "you must have", "essential",
        "требования", "требования к кандидату", "что ждем", "что мы ждем", "мы ждем", "ждем от вас",
        "ждем от кандидата",
        "ожидания", "наши ожидания", "ожидаем", "мы ожидаем", "что мы ожидаем", "что ожидаем", "нам важно",
        "что для нас важно", "что важно", "для нас важно", "важно", "необходимые навыки", "обязательно",
        "обязательные требования", "что нужно", "нужно", "нужен", "что нужно знать", "что требуется",
        "мы ищем",
        "кого ищем", "кого мы ищем", "ищем", "от вас", "от кандидата", "от тебя", "требуемые навыки",
        "ждем от тебя",
        "мы ждем от тебя", "мы ждем от вас", "что нужно уметь", "наш кандидат", "портрет кандидата",
        "ключевые требования", "что мы хотим видеть", "хотим видеть", "основные требования", "необходимо",
      ]
    ),
    (
      .welcome,
      [
        "nice to have", "nice to haves", "good to have", "bonus", "bonus points", "a plus", "preferred",
        "preferred qualifications", "pluses", "would be a plus", "it's a plus", "optional", "desirable",
        "big plus", "would be great", "great to have", "would be nice", "extra credit", "cherry on top",
        "it would be great",
        "bonus points for", "extra points", "plus",
        "необязательное", "желательное", "будет плюсом", "плюсом будет", "плюсом пойдет", "пойдет плюсом",
        "плюсом станет", "в плюс",
        "зачтется",
        "будет преимуществом", "преимуществом будет", "плюсы", "плюсом", "в плюсах", "преимуществом",
        "желательно",
        "приветствуется", "плюс", "большой плюс", "большим плюсом будет", "бонусом", "дополнительно",
        "как преимущество", "будет здорово", "круто если", "круто если есть", "здорово если", "хорошо если",
        "bonus if",
        "nice", "nices", "плюсик в карму", "плюс в карму", "плюсик", "плюсики", "бонус", "будет круто",
        "would love", "good if",
        "great if", "nice if", "супер если", "опционально", "дополнительным плюсом будет",
      ]
    ),
    (
      .duties,
      [
        "responsibilities", "key responsibilities", "what you will do", "what you'll do",
        "what you'll be doing",
        "what you will be doing", "your responsibilities", "the role", "your role", "tasks", "duties",
        "your tasks",
        "you will", "you'll", "what will you do", "job description", "обязанности", "задачи",
        "чем предстоит заниматься", "что делать", "что предстоит делать", "чем заниматься", "ваши задачи",
        "что нужно делать", "предстоит", "основные задачи", "твои задачи", "что будешь делать",
        "что будете делать",
        "чем будете заниматься", "задачи на позиции", "функционал", "вам предстоит", "тебе предстоит",
      ]
    ),
    (
      .company,
      [
        "about us", "about the company", "who we are", "about the team", "our team", "about the project",
        "the company",
        "о нас", "о компании", "о команде", "о проекте", "кто мы", "команда", "проект", "продукт", "компания",
        "about the product", "company", "industry", "отрасль", "сфера", "домен",
      ]
    ),
    (
      .terms,
      [
        "we offer", "what we offer", "benefits", "perks", "conditions", "offer", "what you get",
        "what you'll get",
        "compensation", "why us", "location", "salary", "pay", "format", "employment", "employment type",
        "schedule",
        "start", "start date", "условия", "мы предлагаем", "предлагаем", "что предлагаем",
        "что мы предлагаем", "от нас",
        "бонусы", "с нас", "что вы получите", "условия работы", "что взамен", "локация", "зарплата", "вилка",
        "зп",
        "оплата", "доход", "формат", "формат работы", "занятость", "график", "график работы", "тип занятости",
        "город",
        "почему мы", "у нас",
      ]
    ),
    (
      .stack,
      [
        "stack", "our stack", "tech stack", "our tech stack", "technologies", "the stack", "tech", "стек",
        "наш стек",
        "технологии", "стек технологий", "основной стек", "стек проекта",
      ]
    ),
    (
      .skills,
      [
        "skills", "key skills", "technical skills", "core skills", "hard skills", "top skills",
        "competencies", "tools",
        "toolbox", "also", "other", "other skills", "misc", "прочее", "core competencies", "my stack",
        "my tech stack", "my skills", "my tools", "what i know",
        "what i use", "мой стек", "мои навыки", "что знаю", "с чем работаю", "на чем пишу", "навыки",
        "ключевые навыки", "профессиональные навыки",
        "технические навыки",
        "инструменты", "скиллы", "хард скиллы", "умею", "что умею", "знаю",
      ]
    ),
    (
      .jobs,
      [
        "experience", "work experience", "professional experience", "employment history", "career",
        "work history",
        "what i did", "what i've done", "what i have done", "where i worked", "my experience", "my work",
        "jobs",
        "my jobs", "past jobs", "work", "projects", "personal projects", "side projects", "selected projects",
        "my projects", "volunteering", "проекты", "мои проекты", "пет-проекты", "что делал", "что делала",
        "чем занимался", "чем занималась", "где работал",
        "где работала", "мой опыт",
        "опыт", "опыт работы", "карьера", "места работы", "трудовой опыт",
      ]
    ),
    (
      .leisure,
      [
        "interests", "hobbies", "hobby", "interests and hobbies", "hobbies and interests", "outside work",
        "outside of work", "in my free time", "free time", "увлечения", "хобби", "интересы",
        "свободное время",
        "в свободное время", "хобби и интересы", "вне работы",
      ]
    ),
    (
      .education,
      [
        "education", "courses", "certificates", "certifications", "licenses & certifications",
        "licenses and certifications",
        "образование", "курсы", "сертификаты", "повышение квалификации", "повышение квалификации, курсы",
        "обучение",
        "высшее образование",
      ]
    ),
    (
      .languages,
      ["languages", "языки", "знание языков", "владение языками", "иностранные языки", "language skills"]
    ),
    (
      .summary,
      [
        "желаемая должность и зарплата", "желаемая должность", "desired position", "who i am", "кто я",
        "about", "about me", "summary", "profile", "обо мне", "о себе", "objective", "коротко о себе",
      ]
    ),
    (
      .wish,
      [
        "looking for", "i'm looking for", "what i'm looking for", "what i am looking for", "what i want",
        "what i want next", "what's next", "ищу", "что ищу", "хочу", "чего хочется", "что дальше",
        "интересно", "интересует", "что хочу", "чего хочу", "want", "wants",
      ]
    ),
    (
      .refusals,
      [
        "не хочу", "не предлагать", "не интересно", "не интересует", "чего не хочу", "что не интересно",
        "не рассматриваю",
        "don't want", "not interested in", "i don't want", "not looking for", "please no", "no",
      ]
    ),
  ]
}
