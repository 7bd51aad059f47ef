import Domain
import Lexicon
import Ports

/// What somebody does: skills and trade.
extension FactDraft {
  // MARK: Skills

  private static let endings: Set<String> = [
    "more", "anymore", "longer", "больше", "уже", "перестал", "перестала", "бросил", "бросила", "stopped",
  ]
  /// Skills whose question is "about what", rather than "with what".
  static let domainGroup = "domain"

  mutating func readSkills() {
    let asked: Set<InterviewTopic> = [.skills, .offers, .trade, .wants]
    let isAnswer = context.asked.map(asked.contains) ?? (context.section != nil)
    var mentions = Skills.mentions(in: text, isAnswer: isAnswer)
    if !isAnswer { mentions += welcomeNames(besides: mentions) }
    let isBareList = isBareStack(mentions)
    for mention in mentions {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position), !isUsedForSomethingElse(mention),
        !employerTokens.contains(position), !isSearchItself(mention), !isLess(mention),
        !isLeftBehind(mention), !isOnlyImagined(mention),
        part(position) != .terms || frame(position).role != .provider
      else { continue }
      if isAside(mention) || isOfColleagues(mention) || isTheirs(mention, mentions) { continue }
      let value: FactValue =
        mention.skill.group == Self.domainGroup ? .domain(mention.skill.name) : .skill(mention.skill.id)
      let target: FactTarget =
        value.kind == .domain && isFieldOfTeam(mention.positions)
        ? .facet(.provider, .offers)
        : isDemandedList(position, mentions) ? .facet(.provider, .wants) : sectionTarget(position)
      if isOnlyWelcome(mention) {
        addWelcome(mention)
        continue
      }
      switch polarity(mention.positions) {
      case .stated where isWishedBefore(position):
        if value.kind == .skill, frame(position).role == .seeker {
          add(.states(value), .facet(.seeker, .wants), at: mention.positions)
        }
      case .stated where isDoubtful(.craft, position): continue
      case .wish where frame(position).section != .wants && isDoubtful(.craft, position): continue
      case .refused where isDoubtful(.refusal, position): continue
      case .stated where refusesStated(position):
        guard value.kind == .skill, !isOfPeople(mention) else { continue }
        add(
          .states(.refusedSkill(mention.skill.id)), .facet(frame(position).role, .wants),
          at: mention.positions)
      // "PHP is fine after all": refused no more, and no skill by that.
      case .stated
      where value.kind == .skill && frame(position).role != .provider
        && isKnown(.refusedSkill(mention.skill.id), as: .facet(.seeker, .wants))
        && clauseHolds(position, Self.accepting):
        correct(.denies(.refusedSkill(mention.skill.id)), .facet(.seeker, .wants), at: mention.positions)
      // What is only welcome is no must for being named once more.
      case .stated
      where target == .facet(.provider, .wants) && isKnownWelcome(mention.skill.id)
        && !isDemandedNow(position):
        continue
      case .stated:
        if isOnlyStack(position), value.kind == .skill {
          add(.statesOnly(value), target, at: mention.positions)
        } else {
          add(
            .states(value), isBareList ? .facet(frame(position).role, .offers) : target, at: mention.positions
          )
        }
      // "I've got no Kafka experience"
      case .refused where value.kind == .skill && isOfExperience(mention):
        contradict(.denies(value), .facet(.seeker, .offers), at: mention.positions)
      case .refused:
        guard value.kind == .skill, !isToldApart(mention), !isOfPeople(mention) else { continue }
        if isNotRuledOut(mention) {
          // "No PyTorch", asked for tools: not had, which may be contradicted later.
          if context.asked == .skills, frame(position).role == .seeker {
            add(.denies(value), .facet(.seeker, .offers), at: mention.positions)
          }
          continue
        }
        // «Раст не надо»: what was wished for is wished for no more.
        if isKnown(value, as: .facet(.seeker, .wants)) {
          add(.denies(value), .facet(.seeker, .wants), at: mention.positions)
          continue
        }
        if isKnownAnyway(mention) {
          add(.states(value), .facet(frame(position).role, .offers), at: mention.positions)
          continue
        }
        // «Натив не нужен»: of whom a team looks for it is not asked, no more.
        if frame(position).role == .provider,
          clauseHolds(position, Self.needs) || context.asked != .refusals && isUnneeded(position)
        {
          add(.denies(value), .facet(.provider, .wants), at: mention.positions)
          continue
        }
        add(
          .states(.refusedSkill(mention.skill.id)), .facet(frame(position).role, .wants),
          at: mention.positions)
      // «Terraform нормально, а PHP нет», where it was asked what is not wanted
      case .denied
      where context.asked == .refusals && value.kind == .skill && frame(position).role != .provider:
        add(
          .states(.refusedSkill(mention.skill.id)), .facet(frame(position).role, .wants),
          at: mention.positions)
      case .denied:
        let target: FactTarget = .facet(frame(position).role, .offers)
        if isFlatDenial(position) {
          contradict(.denies(value), target, at: mention.positions)
        } else {
          add(.denies(value), target, at: mention.positions)
        }
      // "I don't want to do WordPress any more", asked what is not wanted.
      case .former
      where context.asked == .refusals && value.kind == .skill && frame(position).role != .provider
        && clauseHolds(position, Self.wanting):
        add(
          .states(.refusedSkill(mention.skill.id)), .facet(frame(position).role, .wants),
          at: mention.positions)
      case .former:
        // "I don't do Java any more" ends a fact; "earlier I did PHP" makes none.
        if clauseHolds(position, Self.endings) {
          let section: FacetSection = frame(position).role == .provider ? .wants : .offers
          add(.denies(value), .facet(frame(position).role, section), at: mention.positions)
        }
      case .wish:
        // What somebody wants to learn is no demand of those who hire.
        guard frame(position).role != .provider else { continue }
        add(.states(value), .facet(frame(position).role, .wants), at: mention.positions)
      case .optional
      where frame(position).role == .seeker && frame(position).section == .wants
        && clauseHolds(position, ["welcome", "chance", "hands", "opportunity", "возможность", "шанс"]):
        add(.states(value), .facet(.seeker, .wants), at: mention.positions)
      // «Желательно с Kafka», "Kubernetes is a plus": of the work that they look for.
      case .optional
      where value.kind == .skill && frame(position).role == .seeker && isWelcome(position)
        && !isKnown(value, as: .facet(.seeker, .offers)):
        add(.states(value), .facet(.seeker, .wants), at: mention.positions)
      case .optional where isAskedFor(value) && clauseHolds(position, Self.demandWords):
        add(.denies(value), .facet(.provider, .wants), at: mention.positions)
      case .optional:
        // «SQL больше не обязателен» takes a demand back.
        guard frame(position).role == .provider, saysChange(position) || isAskedFor(value) else { continue }
        guard !isKnownWelcome(mention.skill.id) else { continue }
        add(.denies(value), .facet(.provider, .wants), at: mention.positions)
      }
    }
  }

  /// Whether the clause says that the thing would be welcome, and not only that it is not needed.
  private func isWelcome(_ position: Int) -> Bool {
    let part = clause(position)
    if part.contains(where: { Self.notWelcome.contains(word($0)) }) { return false }
    return part.contains { Self.welcome.contains(word($0)) } || isWishedBefore(position)
  }

  /// «Желательно, чтобы был Kubernetes»
  private func isWishedBefore(_ position: Int) -> Bool {
    let start = clause(position).lowerBound
    return ["чтобы", "чтоб"].contains(word(start)) && word(start - 1) == ","
      && Self.welcome.contains(word(start - 2))
  }

  private static let welcome: Set<String> = [
    "nice", "plus", "bonus", "advantage", "welcome", "ideal", "great", "better", "desirable", "appreciated",
    "желательно", "плюсом", "плюс", "бонусом", "преимуществом", "хорошо", "неплохо", "здорово", "круто",
    "лучше",
    "приветствуется",
  ]
  private static let notWelcome: Set<String> = [
    "not", "isn't", "aren't", "don't", "doesn't", "won't", "can't", "but", "не", "без", "научу", "if", "если",
  ]

  /// «Работала в паре с Flutter-разработчиками», "next to the Go developers": whose craft it is, and not the author's.
  private func isOfColleagues(_ mention: SkillMention) -> Bool {
    guard frame(mention.positions.lowerBound).role == .seeker else { return false }
    let end = mention.positions.upperBound
    let next = word(word(end) == "-" ? end + 1 : end)
    guard
      [
        "developers", "devs", "engineers", "guys", "people", "team", "разработчиками", "разработчиков",
        "разработчики",
        "разработчикам", "программистами", "программистов", "командой",
      ].contains(next)
    else { return false }
    let start = clause(mention.positions.lowerBound).lowerBound
    // «Команде разработки (5 Java-разработчиков)», "four React developers"
    if mention.positions.lowerBound > 0, context.asked != .years,
      Experience.span(in: text, at: mention.positions.lowerBound - 1).map({
        $0.end == mention.positions.lowerBound && $0.value >= 2
      }) ?? false
    {
      return !clauseHolds(mention.positions.lowerBound, Self.leading)
    }
    return (max(start, mention.positions.lowerBound - 5)..<mention.positions.lowerBound).contains {
      ["with", "beside", "alongside", "the", "our", "с", "со", "у", "для", "for", "between"].contains(
        word($0))
    }
      && !clauseHolds(mention.positions.lowerBound, Self.leading)
  }

  private static let leading: Set<String> = [
    "lead", "led", "manage", "managed", "руковожу", "руководил", "join", "looking",
  ]

  /// «Крутится в кубере, но кубер держат девопсы»: a tool that the same sentence says to be somebody else's, where the author
  /// says nothing of having it.
  private func isTheirs(_ mention: SkillMention, _ all: [SkillMention]) -> Bool {
    let position = mention.positions.lowerBound
    guard frame(position).role == .seeker else { return false }
    let sentence = text.sentence(at: position)
    return all.contains {
      $0.skill.id == mention.skill.id && $0.positions.lowerBound > position
        && sentence.contains($0.positions.lowerBound) && isOthers($0.positions.lowerBound)
    } && !clauseHolds(position, ["я", "i", "i'm", "i've", "пишу", "работаю", "знаю", "умею", "my"])
  }

  private static let telling: Set<String> = [
    "i", "i'm", "i've", "i'd", "im", "ive", "my", "we", "we're", "we've", "our", "need", "needs", "must",
    "should", "has",
    "want", "add", "also", "forgot", "put", "with", "using", "use", "know", "knows", "learn", "learning",
  ]
  private static let otherMatters: Set<InterviewTopic> = [
    .pay, .place, .mode, .relocation, .availability, .languages, .employment, .contact,
  ]

  /// "Hybrid, as long as nobody shows me Jira": a tool named in passing where something else was asked is no tool of
  /// the author's unless the clause is told by them or is little more than a list.
  private func isAside(_ mention: SkillMention) -> Bool {
    guard let asked = context.asked, Self.otherMatters.contains(asked), !context.known.roles.isEmpty,
      frames.outline.kind == nil, !saysChange(mention.positions.lowerBound),
      text.tokens.contains(where: { $0.folded.utf8.first.map { $0 < 0x80 } ?? false }),
      LanguageGuess.language(of: text) != .russian,
      [.stated, .wish].contains(polarity(mention.positions))
    else { return false }
    let part = clause(mention.positions.lowerBound)
    return part.count > 4 && !part.contains { Self.telling.contains(word($0)) }
  }

  /// "Less PHP", «поменьше PHP»: of that somebody wants no more, though they may not rule it out; and the word itself is no
  /// tool there.
  private func isLess(_ mention: SkillMention) -> Bool {
    let position = mention.positions.lowerBound
    if mention.skill.id == "less", !text.tokens[position].isCapitalised {
      // "More Kubernetes, less ticket work": a tool only among tools.
      let next = word(mention.positions.upperBound)
      if !["", ",", ".", "/", "and", "or", "и", ")"].contains(next) { return true }
      return Skills.mentions(in: text, isAnswer: true).contains {
        $0.positions.lowerBound == mention.positions.upperBound
      }
    }
    return ["less", "fewer", "меньше", "поменьше"].contains(word(position - 1))
      && frame(position).role != .provider
  }

  /// "Go, Postgres, Kafka, some Terraform", told by a team that has asked for nothing yet: a bare list is what it asks for,
  /// and no story of what it has.
  private func isDemandedList(_ position: Int, _ mentions: [SkillMention]) -> Bool {
    guard context.section == nil, context.asked != .offers,
      frames.roles.roles(known: context.roles) == [.provider], frame(position).section == .offers,
      frames.outline.kind == nil
    else { return false }
    let sentence = text.sentence(at: position)
    // "SQL and Power BI.", whatever was asked: with nothing beside it a list is of what is asked for.
    if context.roles == [.provider], context.asked != nil {
      let covered = Set(mentions.flatMap(\.positions))
      let names = mentions.filter { sentence.contains($0.positions.lowerBound) }
      return names.count >= 2
        && sentence.allSatisfy {
          covered.contains($0) || text.tokens[$0].kind == .sign
            || ["and", "и", "plus", "плюс"].contains(word($0))
        }
    }
    guard [nil, .role].contains(context.asked),
      !context.known[.facet(.provider, .wants)].contains(where: { $0.value.kind == .skill })
    else { return false }
    let named = mentions.filter { sentence.contains($0.positions.lowerBound) }
    let covered = Set(named.flatMap(\.positions))
    let others = sentence.filter { text.tokens[$0].kind == .word && !covered.contains($0) }
    return named.count >= 3 && others.count <= named.count / 2
      && !others.contains {
        ["we", "we're", "our", "us", "мы", "наш", "нас", "run", "runs", "стек", "stack"].contains(word($0))
      }
  }

  /// «Паша ещё на ноде писал, но это не надо»: told behind of what a team can do without.
  private func isUnneeded(_ position: Int) -> Bool {
    let sentence = text.sentence(at: position)
    return zip(sentence, sentence.dropFirst()).contains { one, next in
      one > position && word(one) == "не"
        && ["надо", "нужно", "нужен", "нужна", "важно"].contains(word(next))
    }
  }

  /// «Кубер, терраформ, ансибл, питон немного», asked for wishes while nothing is known of what somebody works with: a list
  /// of tools and of nothing else is their stack.
  private func isBareStack(_ mentions: [SkillMention]) -> Bool {
    guard context.asked == .wants, mentions.count >= 2, mentions.count < 12,
      context.known.roles == [.seeker], let own = context.known.facets[.seeker],
      !own.offers.facts.contains(where: { $0.value.kind == .skill })
    else { return false }
    let named = Set(mentions.flatMap(\.positions))
    let others = text.tokens.indices.filter { text.tokens[$0].kind == .word && !named.contains($0) }
    if others.contains(where: { ["хочу", "want", "не", "no", "без", "or", "или"].contains(word($0)) }) {
      // What is not theirs may stand beside a stack of three and more.
      return false
    }
    return mentions.count >= 3 && (others.count <= 2 || !others.contains { Self.longing.contains(word($0)) })
      && others.count <= 12
  }

  private static let longing: Set<String> = [
    "like", "love", "learn", "learning", "try", "would", "i'd", "rather", "interested", "curious", "hope",
    "more", "next",
    "get", "into", "finally", "dream", "освоить", "изучить", "учить", "выучить", "попробовать", "хотел",
    "хотела",
    "хотелось", "хочется", "интересно", "интересует", "мечтаю", "научиться", "подтянуть", "наконец",
    "разобраться",
    "бы", "ближе", "больше",
  ]

  /// «Переписал сервис с PHP на Go», «переехали с Oracle на PostgreSQL»: what was left behind is nobody's craft.
  private func isLeftBehind(_ mention: SkillMention) -> Bool {
    let position = mention.positions.lowerBound
    guard ["с", "со", "из", "от"].contains(word(position - 1)) else { return false }
    let part = clause(position)
    return part.contains { here in Self.migrating.contains { word(here).hasPrefix($0) } }
      && (position..<part.upperBound).contains { ["на", "в"].contains(word($0)) }
  }

  private static let migrating = [
    "перепис", "перевел", "перевод", "перевож", "мигрир", "миграц", "переех", "переезж", "перелез", "перешл",
    "переход",
    "перенос", "перенес", "переполз", "ушли", "уходим", "слез",
  ]

  /// «Прикрутили бы Kafka, если бы дали», «хоть PHP», «ради скрама»: thought of, and neither had nor wished for.
  private func isOnlyImagined(_ mention: SkillMention) -> Bool {
    let position = mention.positions.lowerBound
    if ["хоть", "ради"].contains(word(position - 1)), frame(position).role != .provider { return true }
    // «Как ML-щик, видимо, никто»
    if context.asked == .seniority, frame(position).role != .provider,
      text.sentence(at: position).contains(where: { word($0) == "никто" })
    {
      return true
    }
    // «На ios смотрю с завистью», «кафку видел издалека»
    if frame(position).role != .provider,
      clause(position).contains(where: { ["завистью", "издалека", "издали", "стороны"].contains(word($0)) })
    {
      return true
    }
    // «Ничего против PHP не имею»
    if clauseHolds(position, ["против"]), clauseHolds(position, ["имею"]) { return true }
    guard frame(position).role != .provider, polarity(mention.positions) == .stated,
      let would = clause(position).first(where: { word($0) == "бы" })
    else { return false }
    let verbs = [word(would - 1), word(would + 1)]
    return verbs.contains { verb in
      verb.unicodeScalars.count > 3 && ["л", "ла", "ли"].contains { verb.hasSuffix($0) }
        && !["хотел", "хотела", "хотелось", "мог", "могла", "желал", "предпочел", "предпочла"].contains(verb)
    } && context.asked != .wants
  }

  /// "I'm hiring a Go developer": the word says that somebody is looked for.
  private func isSearchItself(_ mention: SkillMention) -> Bool {
    mention.skill.id == "hiring"
      && clause(mention.positions.lowerBound).contains { frames.roles.providerCues.contains($0) }
  }

  private static let wanting: Set<String> = [
    "want", "do", "like", "touch", "хочу", "буду", "делаю", "готов", "готова", "вернусь", "трону", "возьмусь",
    "притронусь",
  ]

  private func isOfExperience(_ mention: SkillMention) -> Bool {
    frame(mention.positions.lowerBound).role == .seeker && context.asked != .refusals
      && word(mention.positions.lowerBound - 1) == "no"
      && ["experience", "knowledge", "background", "skills"].contains(word(mention.positions.upperBound))
  }

  private func isKnown(_ value: FactValue, as target: FactTarget) -> Bool {
    context.known[target].contains { $0.value == value }
  }

  private static let flatNo: Set<String> = ["never", "никогда"]
  private static let knowing: Set<String> = [
    "know", "знаю", "experience", "опыта", "умею", "do", "write", "use", "руках", "владею", "пользовался",
    "пользовалась", "работал", "работала", "видел", "видела",
  ]
  private static let noWords: Set<String> = [
    "don't", "no", "not", "не", "нет", "без", "dont", "can't", "cannot", "cant",
  ]

  /// "I never touched Terraform", «джаву не знаю»: beside the opposite that is known one of both is wrong.
  func isFlatDenial(_ position: Int) -> Bool {
    guard !saysChange(position), takenBackAt == nil else { return false }
    let words = clause(position).map { word($0) }
    return words.contains(where: Self.flatNo.contains)
      || words.contains(where: Self.knowing.contains) && words.contains(where: Self.noWords.contains)
  }

  private static let accepting: Set<String> = [
    "fine", "ok", "okay", "acceptable", "after", "пойдет", "сойдет", "норм", "нормально", "ладно", "устроит",
    "потерплю", "терпимо",
  ]

  private static let demandWords: Set<String> = [
    "plus", "required", "must", "bonus", "optional", "advantage", "nice",
  ]
  private static let needs: Set<String> = [
    "чему", "нужен", "нужна", "нужны", "нужно", "надо", "need", "needed", "требуется", "обязателен",
    "обязательно",
  ]

  /// "A tester for our payments app", «в команду платежей»: the field is the team's, whatever the sentence looks for.
  private func isFieldOfTeam(_ positions: Range<Int>) -> Bool {
    let frame = frame(positions.lowerBound)
    guard frame.role == .provider, frame.section == .wants,
      !clauseHolds(
        positions.lowerBound, ["experience", "background", "knows", "опыт", "опытом", "знание", "знает"])
    else { return false }
    let before = (positions.lowerBound - 3..<positions.lowerBound).map { word($0) }
    return before.contains { Self.ours.contains($0) }
      || [word(positions.upperBound), word(positions.upperBound + 1)].contains { Self.products.contains($0) }
  }

  private static let ours: Set<String> = [
    "our", "наш", "наша", "нашего", "нашей", "нашу", "нашем", "команду", "команде", "команды", "проект",
    "стартап", "startup", "продукт",
  ]
  private static let products: Set<String> = [
    "app", "apps", "team", "product", "platform", "startup", "service", "company", "команду", "команде",
    "сервис",
    "стартап", "продукт", "платформу",
  ]

  /// "My stack is now Rust", «теперь пишу только на Go».
  private func isOnlyStack(_ position: Int) -> Bool {
    let words = clause(position).map { word($0) }
    let isNow = words.contains("now") || words.contains("теперь")
    return isNow
      && (words.contains("only") || words.contains("только") || words.contains("stack")
        || words.contains("стек"))
  }

  /// Telegram as a contact, Figma the company, English "Excel": words of a contact or of a link are no skills.
  private func isUsedForSomethingElse(_ mention: SkillMention) -> Bool {
    let next = word(mention.positions.upperBound)
    if mention.skill.id == "git", next == ":" { return true }
    // "90k PHP" is money.
    if mention.skill.id == "php", text.tokens.indices.contains(mention.positions.lowerBound - 1),
      PayReader.read(text, isAnswer: context.asked == .pay).contains(where: {
        $0.currency?.code == "PHP" && $0.positions.contains(mention.positions.lowerBound)
      })
    {
      return true
    }
    if isHiring(mention) || isMeasure(mention.positions) { return true }
    // «Без легаси на Java 8» asks for none of it.
    let before = [word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2)]
    if context.asked != .refusals, before.contains(where: { ["legacy", "легаси"].contains($0) }) {
      return true
    }
    // «Без Java-легаси»
    if ["legacy", "легаси"].contains(next)
      || next == "-" && ["legacy", "легаси"].contains(word(mention.positions.upperBound + 1))
    {
      return true
    }
    // "As a postman", "Rust (the game, not the language)"
    if mention.skill.id == "postman", ["a", "the"].contains(before[0]),
      !text.tokens[mention.positions.lowerBound].isCapitalised
    {
      return true
    }
    if next == "(",
      (mention.positions.upperBound + 1..<mention.positions.upperBound + 5).prefix(while: { word($0) != ")" })
        .contains(where: { Self.otherBearers.contains(word($0)) })
    {
      return true
    }
    // "The one with the Android phone"
    if Self.possessions.contains(next) { return true }
    return Identifiers.find(in: text).contains { $0.range.overlaps(mention.range) }
  }

  /// "Eighty in JavaScript years", «восемьдесят по меркам JavaScript»: time counted in jest, and nobody's craft.
  private func isMeasure(_ positions: Range<Int>) -> Bool {
    let end = word(positions.upperBound) == "-" ? positions.upperBound + 1 : positions.upperBound
    let before = word(positions.lowerBound - 1)
    return ["in", "в"].contains(before) && ["years", "time", "годах", "годы"].contains(word(end))
      || ["меркам", "годах"].contains(before)
  }

  /// What else is called like a tool, as it is told in parentheses.
  private static let otherBearers: Set<String> = [
    "game", "board", "band", "film", "movie", "island", "snake", "city", "cat", "dog", "игра", "игрушка",
    "настолка",
    "группа", "фильм", "остров", "змея", "город", "кот", "кошка", "собака",
  ]

  /// "Is hiring a Go developer": what a team does just now, and nobody's craft.
  private func isHiring(_ mention: SkillMention) -> Bool {
    guard mention.skill.id == "hiring", mention.positions.count == 1 else { return false }
    let lower = mention.positions.lowerBound
    return ["is", "are", "be", "we're", "i'm", "am", "now", "currently", "start"].contains(word(lower - 1))
      || ["a", "an", "the", "for", "two", "three", "several", "new"].contains(word(lower + 1))
  }

  private static let possessions: Set<String> = [
    "phone", "phones", "tablet", "tablets", "smartphone", "телефон", "телефона", "телефоне", "смартфон",
    "планшет",
  ]
}
