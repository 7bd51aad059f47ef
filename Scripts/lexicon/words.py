"""Words as the lexicon compares them: the same rules as Folding, Tokenizer and RussianForms in Sources/Lexicon/Text.

The tests of the lexicon hold both sides together: every name of the hand-kept rows, and every case form that
RussianForms makes of a Russian one, must be found in the generated tables.
"""

import re
import unicodedata


def folded(text):
    """Lower case, without accents, with ё as е; й stays itself."""
    out = []
    for char in text:
        if char in "’‘ʼ":
            out.append("'")
        elif "а" <= char.lower() <= "я" or char.isascii():
            out.append(char.lower())
        elif char in "ёЁ":
            out.append("е")
        elif char == "\u0306" and out and out[-1] == "и":
            out[-1] = "й"
        else:
            plain = unicodedata.normalize("NFKD", char).casefold()
            plain = unicodedata.normalize("NFKD", plain)
            out.append("".join(c for c in plain if not unicodedata.category(c).startswith("M")))
    return "".join(out)


WORD = re.compile(
    r"(?P<sharp>\b[cfjс]#|\b[cс]\+\+\d*)"
    r"|(?P<dotnet>(?<![^\W_])\.net\b)"
    r"|(?P<dotted>[^\W\d_][^\W_]*\.(?:js|net|ts|io|ai|py)\b)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:'[^\W\d_][^\W_]*)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
)


def words(phrase):
    """The words and numbers of a phrase, folded, as the tokenizer cuts them; the signs between fall away."""
    result = []
    for match in WORD.finditer(folded(phrase)):
        word = match.group()
        if match.lastgroup == "sharp" and "+" in word:
            word = word[:3]
        result.append(word)
    return result


def is_russian(word):
    return "\u0400" <= word[:1] <= "\u04ff"


HISSES = "гкхжчшщ"


def cases(word):
    """The six cases of a folded word; a word that does not change gives itself six times."""
    same = [word] * 6
    if len(word) <= 2 or not "а" <= word[-1] <= "я":
        return same
    last, before = word[-1], word[-2]

    def forms(drop, endings):
        root = word[:-drop] if drop else word
        return [word] + [root + ending for ending in endings]

    if last == "а":
        return forms(1, ["и" if before in HISSES else "ы", "е", "у", "ей" if before == "ц" else "ой", "е"])
    if last == "я":
        if before == "и":
            return forms(1, ["и", "и", "ю", "ей", "и"])
        if before == "а":
            return forms(2, ["ой", "ой", "ую", "ой", "ой"])
        return forms(1, ["и", "е", "ю", "ей", "е"])
    if last == "ь":
        return forms(1, ["и", "и", "ь", "ью", "и"])
    if last == "й":
        third = word[-3] if len(word) > 3 else before
        if before == "и" and third in "нжшщч":
            return forms(2, ["его", "ему", "ий", "им", "ем"])
        if before in "иыо":
            return forms(2, ["ого", "ому", "ий", "им", "ом"])
        return forms(1, ["я", "ю", "я", "ем", "е"])
    if last == "о":
        if not word.endswith(("во", "но")):
            return same
        return forms(1, ["а", "у", "о", "ом", "е"])
    if last == "е":
        if before == "и":
            return forms(1, ["я", "ю", "е", "ем", "и"])
        if before not in "ое":
            return same
        return forms(2, ["ого", "ому", "ое" if before == "о" else "ее", "ым", "ом"])
    if last == "ы":
        return same if before == "ы" else forms(1, ["ов", "ам", "ы", "ами", "ах"])
    if last == "и":
        if before in "иы":
            return same
        if before in HISSES:
            return forms(1, ["ов", "ам", "и", "ами", "ах"])
        return forms(1, ["ей", "ям", "и", "ями", "ях"])
    if last == "ц" and before == "е":
        return forms(2, ["ца", "цу", "ец", "цом", "це"])
    if last in "уюэ":
        return same
    return forms(0, ["а", "у", "а", "ем" if last == "ц" or last in HISSES else "ом", "е"])


def case_forms(phrase):
    """All forms of a phrase of folded words, its words in the same case each; the first is the phrase itself."""
    each = [[word] * 6 if word == "на" else cases(word) for word in phrase]
    result = []
    for number in range(6):
        form = [forms[number] for forms in each]
        if form not in result:
            result.append(form)
    last = phrase[-1]
    # Nouns in a soft sign are of either gender: Казани, but Ярославле.
    if len(last) > 2 and last.endswith("ь"):
        for ending in ("я", "ю", "ем", "е"):
            result.append(phrase[:-1] + [last[:-1] + ending])
    # A first part that never changes: «Санкт-Петербурга».
    if len(phrase) > 1:
        for number in range(1, 6):
            form = phrase[:-1] + [each[-1][number]]
            if form not in result:
                result.append(form)
    return result


def forms(name):
    """Every way in which a name of a row is found: itself, and the case forms of a Russian one."""
    plain = words(name)
    if not plain:
        return []
    if any(is_russian(word) for word in plain):
        return [" ".join(form) for form in case_forms(plain)]
    return [" ".join(plain)]
