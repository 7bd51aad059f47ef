/// Doubts about what colleagues do, what is forgotten, what a team does not ask for, and ways of working that do no good.
extension DoubtWords {
  static let ofOthersAndMoods: [(kinds: Doubts.Kinds, reach: Reach, who: Speaker, phrases: [String])] = [
    (
      [.craft, .level, .refusal], .back, .seeker,
      [
        "это к", "к смежникам", "ничего не помню", "ничего уже не помню", "уже не помню", "мало что помню",
        "вспоминать не хочу", "forgotten all of it", "forgot all of it", "don't remember any of it",
        "remember nothing of it", "remember none of it",
      ]
    ),
    (
      [.craft], .clause, .seeker,
      [
        "ковырял один раз", "ковыряла один раз", "один раз ковырял", "один раз ковыряла", "один раз делал",
        "один раз делала", "делал один раз", "делала один раз", "один раз поднимал", "один раз поднимала",
        "один раз настраивал", "один раз настраивала", "настраивал один раз", "один раз для",
        "once for a client",
        "одним глазком",
      ]
    ),
    (
      [.craft], .back, .provider,
      [
        "от новенького не ждем", "от новичка не ждем", "от него не ждем", "от нее не ждем", "этого не ждем",
        "не его забота", "не ее забота", "это не его забота", "не входит в задачи", "личный подвиг",
        "личная инициатива", "we can't read any of it", "nobody can read it", "can't read any of it",
        "laughed at it", "nobody expects that", "don't expect that", "wouldn't expect that",
      ]
    ),
    // A way that does somebody no good.
    (
      [.mode], .clause, .anybody,
      [
        "makes me weird", "makes me lonely", "makes me sad", "makes me crazy", "makes me mad",
        "makes me sick",
        "makes me anxious", "makes me miserable", "makes me unhappy", "makes me depressed", "makes me go mad",
        "makes me lazy", "drives me crazy", "drives me mad", "drives me nuts", "drives me insane",
        "gets me down",
        "drives me up the wall", "kills me", "killed me", "wears me out", "wore me out", "сводит с ума",
        "меня убивает", "меня угнетает", "нагоняет тоску", "вгоняет в тоску", "на стену лезу", "дичаю",
        "одичал",
        "одичала", "закисаю", "скисаю",
      ]
    ),
    // How long others tried something, or something was tried.
    (
      [.years], .clause, .anybody,
      [
        "пытались", "пытался", "пыталась", "уговаривали", "уговаривал", "упрашивали", "тянули", "мучились",
        "мучился", "мучилась", "спорили", "спорил", "воевали", "tried to make", "tried to turn",
        "argued about",
        "talked me into",
      ]
    ),
  ]
}
