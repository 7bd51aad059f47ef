#!/usr/bin/env python3
"""Checks demo-data/ and Tests/Fixtures/{conversations,tempers,judge,eval}/ against the formats that their READMEs state.

Prints `file:line: what is wrong` for each finding and exits 1, or prints the counts and exits 0.
Standard library only. Run from anywhere: python3 Scripts/check-people.py
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = ROOT / "demo-data" / "people"
TALKS = ROOT / "demo-data" / "conversations"
JUDGE = ROOT / "Tests" / "Fixtures" / "judge"
EVAL = ROOT / "Tests" / "Fixtures" / "eval"
LABELLED_TALKS = ROOT / "Tests" / "Fixtures" / "conversations"
TEMPER_FILES = ROOT / "Tests" / "Fixtures" / "tempers"

TRADES = ["backend", "frontend", "mobile", "data", "ml", "devops", "qa", "security", "embedded", "design", "product"]
ROLES = ("seeker", "provider")
SECTIONS = ("offers", "wants", "practical")
LANGUAGES = ("ru", "en")
SECTION_LIMIT = 900  # Unicode scalars
# A labelled conversation may be about any trade of the lexicon.
LABELLED_TRADES = TRADES + ["fullstack", "data-engineering", "data-science", "project-management", "system-analysis",
                            "1c", "gamedev", "support", "management"]
LINE_LIMIT = 120

# What the demo must hold, so that every trade can be tried in both roles and languages.
LEAST_PEOPLE, LEAST_SEEKERS, LEAST_PROVIDERS, LEAST_BOTH, LEAST_PER_TRADE = 110, 50, 60, 4, 8
LEAST_LANGUAGE_SHARE = 0.4
LEAST_TALKS_PER_LANGUAGE, LEAST_PAIRS, LEAST_PAIRS_PER_SET = 4, 60, 30

ID = re.compile(r"[a-z][a-z0-9-]*\Z")
HANDLE = re.compile(r"@[A-Za-z][A-Za-z0-9_]*_demo\Z")
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)*example\.(?:org|com)\Z")
PHONE = re.compile(r"(?:\+1 555 01\d\d|\+7 900 000-00-\d\d)\Z")
ANY_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
ANY_HANDLE = re.compile(r"(?<![\w.@])@\w+")
ANY_PHONE = re.compile(r"\+\d[\d\s()-]{7,}\d")
ANY_LINK = re.compile(r"(?:https?://|www\.)(\S+)")
MODE = re.compile(
    r"remote|hybrid|office|on[- ]site|from home|anywhere|удал[её]н|гибрид|офис|из дома|на месте|удаленк|\bWFH\b", re.IGNORECASE)
HEADER_COMMENT = re.compile(r"\s{2,}#.*\Z")

FACT_KINDS = {"role", "name", "employer", "contact", "place", "language"}
ROLE_FACT_KINDS = {"trade", "seniority", "years", "skill", "nice", "refuses", "mode", "relocation", "pay"}
# Kinds that only exhaustively labelled conversations and simulated people state.
MORE_ROLE_FACT_KINDS = {"wants", "availability", "employment"}
EMPLOYMENTS = {"full-time", "part-time", "contract", "internship"}
AVAILABILITY = re.compile(r"(?:now|looking|\d+ weeks?)\Z")
TALK_TAGS = {
    "terse", "rambling", "résumé", "vacancy", "both-roles", "recruiter", "founder", "team-member", "negation", "other-people",
    "wishes", "past", "contradiction", "update", "number-words", "pay", "slang", "typos", "off-topic", "ambiguous",
    "mixed-language"}
TEMPERS = {"curt", "chatty", "suspicious", "joking", "formal", "hurried", "angry", "shy", "over-sharer", "changeable"}
TOPICS = {
    "role", "offers", "trade", "seniority", "years", "skills", "wants", "place", "mode", "relocation", "languages", "pay",
    "availability", "employment", "contact", "story"}
UNASKED = {"off-topic", "question", "insult", "order", "update", "volunteer", "stop"}
SENIORITIES = {"entry", "junior", "mid", "senior", "lead", "principal"}
MODES = {"remote", "hybrid", "office"}
PAY = re.compile(r"\d+(?:-\d+)? [A-Z]{3} (?:hour|day|month|year)(?: (?:net|gross))?\Z")

findings = []


def wrong(path, line, text):
    findings.append((str(path.relative_to(ROOT)), line, text))


def lines_of(path):
    """The file's lines; characters that no file here may hold are reported on the way."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        wrong(path, 1, "the file is missing")
        return []
    except UnicodeDecodeError as error:
        wrong(path, 1, f"not UTF-8: {error}")
        return []
    if text and not text.endswith("\n"):
        wrong(path, text.count("\n") + 1, "no line break at the end of the file")
    if unicodedata.normalize("NFC", text) != text:
        wrong(path, 1, "not in Unicode normal form C")
    lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    for number, line in enumerate(lines, 1):
        for character in line:
            if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp"):
                wrong(path, number, f"invisible or control character U+{ord(character):04X}")
        if line != line.rstrip():
            wrong(path, number, "space at the end of the line")
        if len(line) > LINE_LIMIT and not re.match(r"(?:notes|about|reason): ", line):
            wrong(path, number, f"{len(line)} columns; wrap at {LINE_LIMIT}")
    return lines


def check_fictional(path, number, text):
    """Addresses anywhere in a text must be ones that cannot belong to anybody."""
    for found in ANY_EMAIL.findall(text):
        if not EMAIL.match(found):
            wrong(path, number, f"e-mail address outside example.org and example.com: {found}")
    for found in ANY_HANDLE.findall(ANY_EMAIL.sub(" ", text)):
        if not HANDLE.match(found):
            wrong(path, number, f"handle does not end in _demo: {found}")
    for found in ANY_PHONE.findall(text):
        if not PHONE.match(found):
            wrong(path, number, f"phone number is not a fictional one: {found}")
    for found in ANY_LINK.findall(text):
        if not re.match(r"(?:[a-z0-9-]+\.)*example\.(?:org|com)(?:[/?#]|\W|\Z)", found):
            wrong(path, number, f"link outside example.org and example.com: {found}")


def check_contact(path, number, value):
    kind, _, rest = value.partition(" ")
    form = {"telegram": HANDLE, "email": EMAIL, "phone": PHONE}.get(kind)
    if form is None:
        wrong(path, number, f"contact kind is telegram, email or phone, not '{kind}'")
    elif not form.match(rest):
        wrong(path, number, f"not a {kind} contact of the stated form: '{rest}'")


def check_language(path, number, language, text):
    """Russian words are mostly Cyrillic; an English text has none, but for a quoted word."""
    cyrillic = sum("Ѐ" <= c <= "ӿ" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if cyrillic + latin == 0:
        return
    share = cyrillic / (cyrillic + latin)
    if (language == "ru" and share < 0.4) or (language == "en" and share > 0.1):
        wrong(path, number, f"language is {language}, and {share:.0%} of the letters are Cyrillic")


def roles_of(path, number, value):
    roles = [part.strip() for part in value.split(",")]
    if roles not in (["seeker"], ["provider"], ["seeker", "provider"]):
        wrong(path, number, f"role is seeker, provider or 'seeker, provider', not '{value}'")
        return []
    return roles


def key_and_value(path, number, line):
    match = re.match(r"([a-z]+): (.*)\Z", HEADER_COMMENT.sub("", line))
    if not match or not match.group(2).strip():
        wrong(path, number, f"expected 'key: value', found '{line[:60]}'")
        return None, None
    return match.group(1), match.group(2).strip()


def records(path):
    """Splits a file at its `===` lines: (id, line, [(line, text)])."""
    found = []
    for number, line in enumerate(lines_of(path), 1):
        if line.startswith("#"):
            continue
        if line.startswith("==="):
            match = re.match(r"=== (.+)\Z", line)
            name = match.group(1) if match else ""
            if not ID.match(name):
                wrong(path, number, f"expected '=== id', a lower-case ASCII id, found '{line}'")
            found.append((name, number, []))
        elif found:
            found[-1][2].append((number, line))
        elif line:
            wrong(path, number, "text before the first ===")
    return found


def section_text(body):
    """The stated joining: lines by a space, paragraphs by a line break."""
    paragraphs = "\n".join(line for _, line in body).strip("\n")
    return "\n".join(" ".join(part.split("\n")) for part in re.split(r"\n{2,}", paragraphs))


def read_people(path, trade):
    people = []
    for name, start, body in records(path):
        person = {"id": name, "line": start, "path": path, "trade": trade, "roles": [], "keys": {}, "sections": {}}
        sections = []
        for number, line in body:
            if line.startswith("---"):
                match = re.match(r"--- ((?:seeker |provider )?(?:offers|wants|practical))\Z", line)
                if not match:
                    wrong(path, number, f"unknown section '{line}'")
                sections.append((match.group(1) if match else line, number, []))
            elif sections:
                sections[-1][2].append((number, line))
            elif line:
                read_header(person, path, number, line)
        check_person(person, sections)
        people.append(person)
    return people


def read_header(person, path, number, line):
    key, value = key_and_value(path, number, line)
    if key is None:
        return
    if key not in ("language", "name", "role", "contact", "employer", "notes"):
        wrong(path, number, f"unknown key '{key}'")
        return
    if key in person["keys"] and key != "employer":
        wrong(path, number, f"'{key}' is given twice")
    person["keys"].setdefault(key, []).append(value)
    if key == "language" and value not in LANGUAGES:
        wrong(path, number, f"language is ru or en, not '{value}'")
    if key == "contact":
        check_contact(path, number, value)
    if key == "role":
        person["roles"] = roles_of(path, number, value)
    check_fictional(path, number, value)


def check_person(person, sections):
    path, start = person["path"], person["line"]
    for key in ("language", "name", "role", "contact"):
        if key not in person["keys"]:
            wrong(path, start, f"'{person['id']}' has no {key}")
    roles = person["roles"]
    expected = [f"{r} {s}" for r in roles for s in SECTIONS] if len(roles) == 2 else list(SECTIONS)
    names = [name for name, _, _ in sections]
    for name in expected:
        if names.count(name) != 1:
            wrong(path, start, f"'{person['id']}' has the section '{name}' {names.count(name)} times, expected once")
    language = person["keys"].get("language", [""])[0]
    for name, number, body in sections:
        if name not in expected:
            wrong(path, number, f"'{person['id']}' may not have the section '{name}'")
        text = section_text(body)
        person["sections"][name] = text
        if not text:
            wrong(path, number, f"the section '{name}' is empty")
        if len(text) > SECTION_LIMIT:
            wrong(path, number, f"the section '{name}' has {len(text)} characters, at most {SECTION_LIMIT}")
        if name.endswith("practical") and not MODE.search(text):
            wrong(path, number, "'practical' names no mode (remote, hybrid, office)")
        for line_number, line in body:
            check_fictional(path, line_number, line)
        check_language(path, number, language, text)


def check_unique(people):
    seen = {}
    for person in people:
        for what, value in [("id", person["id"])] + [(k, v) for k in ("name", "contact") for v in person["keys"].get(k, [])]:
            other = seen.setdefault((what, value), person)
            if other is not person:
                wrong(person["path"], person["line"],
                      f"{what} '{value}' is taken by '{other['id']}' in {other['path'].name}:{other['line']}")


def check_population(people):
    """Counts of the demo's people, by role, trade and language."""
    where = ROOT / "demo-data" / "README.md"
    seekers = [p for p in people if "seeker" in p["roles"]]
    providers = [p for p in people if "provider" in p["roles"]]
    both = [p for p in people if len(p["roles"]) == 2]
    for what, count, least in (("people", len(people), LEAST_PEOPLE), ("seekers", len(seekers), LEAST_SEEKERS),
                               ("providers", len(providers), LEAST_PROVIDERS), ("both", len(both), LEAST_BOTH)):
        if count < least:
            wrong(where, 1, f"{count} {what}, expected at least {least}")
    for trade in TRADES:
        here = [p for p in people if p["trade"] == trade]
        if len(here) < LEAST_PER_TRADE:
            wrong(where, 1, f"{len(here)} people in {trade}, expected at least {LEAST_PER_TRADE}")
        for what, values in (("role", ROLES), ("language", LANGUAGES)):
            for value in values:
                if not any(value in (p["roles"] if what == "role" else p["keys"].get("language", [])) for p in here):
                    wrong(where, 1, f"nobody in {trade} with {what} {value}")
    for language in LANGUAGES:
        count = sum(p["keys"].get("language") == [language] for p in people)
        if count < LEAST_LANGUAGE_SHARE * len(people):
            wrong(where, 1, f"{count} of {len(people)} people write {language}, expected at least {LEAST_LANGUAGE_SHARE:.0%}")


def read_talk(path, labelled=False):
    """One conversation, `labelled` where every fact of it is; returns its language, or None."""
    head, turns, facts, last = {}, [], [], None
    for number, line in enumerate(lines_of(path), 1):
        if not line or line.startswith("#"):
            last = last if line else None
            continue
        check_fictional(path, number, line)
        if line.startswith("  "):
            if last is None:
                wrong(path, number, "a continuation line without a turn before it")
            else:
                last.append(line.strip())
            continue
        key, value = key_and_value(path, number, line) if not line.startswith(("mitko: ", "user: ")) else line.split(": ", 1)
        last = None
        if key in ("language", "role", "about") or (labelled and key == "tags"):
            if turns or facts or key in head:
                wrong(path, number, f"'{key}' stands once, before the first turn")
            head[key] = value
        elif key in ("mitko", "user"):
            if facts:
                wrong(path, number, "a turn after the facts")
            last = [value]
            turns.append((key, number, last))
        elif key in ("expect", "never") or (labelled and key == "open"):
            facts.append((key, number, value))
        elif labelled and key in ("update", "conflict"):
            if facts or not turns or turns[-1][0] != "user":
                wrong(path, number, f"'{key}' stands right after a user's turn")
            check_change(path, number, value, head.get("role", "").split(", "), key)
        elif key:
            wrong(path, number, f"unknown key '{key}'")
    check_talk(path, head, turns, facts, labelled)
    return head.get("language")


def check_change(path, number, value, roles, key):
    """`-kind = value, +kind = value` of an update, `kind` of a conflict."""
    if key == "conflict":
        role, _, sort = value.rpartition(".")
        if not (sort in ROLE_FACT_KINDS | MORE_ROLE_FACT_KINDS if role in roles else not role and sort in FACT_KINDS):
            wrong(path, number, f"unknown kind of fact '{value}'")
        return
    for part in re.split(r", (?=[-+])", value):
        if part[:1] not in ("-", "+"):
            wrong(path, number, f"expected '-kind = value, +kind = value', found '{part}'")
        else:
            check_fact(path, number, part[1:], roles, "expect", True)


def check_talk(path, head, turns, facts, labelled):
    for key in ("language", "role", "about") + (("tags",) if labelled else ()):
        if key not in head:
            wrong(path, 1, f"no '{key}'")
    if not ID.match(path.stem):
        wrong(path, 1, "the file's name is not a lower-case ASCII id")
    roles = roles_of(path, 1, head.get("role", ""))
    for tag in head.get("tags", "terse").split(", "):
        if tag not in TALK_TAGS:
            wrong(path, 1, f"unknown tag '{tag}'")
    if head.get("language") not in LANGUAGES:
        wrong(path, 1, "language is ru or en")
    # A pasted résumé says all at once.
    if len([t for t in turns if t[0] == "user"]) < (1 if labelled else 3):
        wrong(path, 1, "fewer than three user turns")
    for kind in ("expect", "never"):
        if not any(f[0] == kind for f in facts):
            wrong(path, 1, f"no '{kind}' line")
    said = " ".join(part for key, _, parts in turns if key == "user" for part in parts)
    check_language(path, 1, head.get("language"), said)
    seen = {}
    for kind, number, text in facts:
        check_fact(path, number, text, roles, kind, labelled)
        if text in seen:
            wrong(path, number, f"the fact stands in line {seen[text]} already")
        seen[text] = number
    for _, number, text in facts:
        kind, _, value = text.partition(" = ")
        if value == "*" and any(k == "expect" and t.startswith(f"{kind} = ") for k, _, t in facts):
            wrong(path, number, f"'{text}' contradicts an expect: of that kind")


def check_fact(path, number, text, roles, list_kind, labelled=False):
    match = re.match(r"([a-z.]+) = (.+)\Z", text)
    if not match:
        wrong(path, number, f"expected 'kind = value', found '{text}'")
        return
    kind, value = match.groups()
    role, _, sort = kind.rpartition(".")
    if value == "*" and list_kind != "never":
        wrong(path, number, "'*' is for never: only")
    sorts = ROLE_FACT_KINDS | MORE_ROLE_FACT_KINDS if labelled else ROLE_FACT_KINDS
    if (role and (role not in ROLES or sort not in sorts)) or (not role and kind not in FACT_KINDS):
        wrong(path, number, f"unknown kind of fact '{kind}'")
    if role and role not in roles and list_kind == "expect":
        wrong(path, number, f"this conversation has no {role}")
    if value == "*":
        return
    trades = LABELLED_TRADES if labelled else TRADES
    forms = {"trade": lambda v: v in trades, "seniority": lambda v: v in SENIORITIES, "mode": lambda v: v in MODES,
             "years": lambda v: bool(re.match(r"\d+(\.5)?\Z" if labelled else r"\d+\Z", v)), "availability": lambda v: bool(AVAILABILITY.match(v)),
             "employment": lambda v: v in EMPLOYMENTS, "pay": lambda v: bool(PAY.match(v)), "role": lambda v: v in ROLES,
             "relocation": lambda v: v in ("yes", "no") or v[0].isupper()}
    if sort in forms and not forms[sort](value):
        wrong(path, number, f"not a value of '{kind}': '{value}'")
    if kind == "contact":
        check_contact(path, number, value)


def read_temper(path):
    """One simulated person; returns (language, temper)."""
    head, facts, said, shown, last, text = {}, [], set(), [], None, []
    for number, line in enumerate(lines_of(path), 1):
        if not line or line.startswith("#"):
            continue
        check_fictional(path, number, line)
        if line.startswith("  "):
            if last not in ("say", "before", "after", "turn", "card", "later"):
                wrong(path, number, "a continuation line without words before it")
            text.append(line)
            continue
        key, _, value = line.partition(": ")
        word, *rest = key.split(" ")
        last = word
        roles = head.get("role", "").split(", ")
        if not value.strip():
            wrong(path, number, f"expected 'key: value', found '{line[:60]}'")
        elif key in ("language", "role", "temper", "about"):
            if facts or said or key in head:
                wrong(path, number, f"'{key}' stands once, at the beginning")
            head[key] = value
        elif key in ("fact", "open", "never"):
            facts.append(value)
            check_fact(path, number, value, roles_of(path, number, head.get("role", "")), "never" if key == "never" else "expect", True)
        elif key == "change":
            check_change(path, number, value, roles, "update")
            for gone in re.findall(r"-(\S+ = [^,]+)", value):
                if gone not in facts and not any(gone in change for change in shown):
                    wrong(path, number, f"'{gone}' was no fact before")
            shown.append(value)
        else:
            text.append(value)
            topic = rest[0].rpartition(".") if rest else ("", "", "")
            is_topic = topic[2] in TOPICS and topic[0] in [""] + (roles if len(roles) == 2 else [])
            if word == "say" and len(rest) == 1 and (is_topic or rest[0] in ("other", "conflict")):
                said.update([rest[0]] if topic[0] else [rest[0]] + [f"{role}.{rest[0]}" for role in roles])
            elif not (word in ("before", "after") and len(rest) == 2 and is_topic and rest[1] in UNASKED
                      or word == "turn" and len(rest) == 2 and rest[0].isdecimal() and rest[1] in UNASKED
                      or word == "later" and len(rest) == 1 and rest[0] in UNASKED
                      or word == "card" and rest in (["agree"], ["correct"], ["start"])):
                wrong(path, number, f"unknown key '{key}'")
    for key in ("language", "role", "temper", "about"):
        if key not in head:
            wrong(path, 1, f"no '{key}'")
    if path.stem != f"{head.get('temper')}-{head.get('language')}" or head.get("temper") not in TEMPERS:
        wrong(path, 1, "the file's name is <temper>-<language>, of the stated tempers")
    roles = head.get("role", "").split(", ")
    for topic in sorted(TOPICS | {"other"}):
        if topic not in said and (topic == "other" or any(f"{role}.{topic}" not in said for role in roles)):
            wrong(path, 1, f"no answer about {topic}")
    check_language(path, 1, head.get("language"), " ".join(text))
    return head.get("language"), head.get("temper")


def check_pairs(people):
    """Labelled pairs of the judge; returns the counts by set and verdict."""
    by_id = {p["id"]: p for p in people}
    names, couples, verdicts, used, counts = {}, {}, {}, {}, Counter()
    tags = Counter()
    for path, (name, start, body) in ((p, record) for p in sorted(JUDGE.glob("pairs*.txt")) for record in records(p)):
        keys = {}
        for number, line in body:
            if not line:
                continue
            key, value = key_and_value(path, number, line)
            if key is None:
                continue
            if key not in ("set", "seeker", "provider", "verdict", "tags", "reason"):
                wrong(path, number, f"unknown key '{key}'")
            if key in keys:
                wrong(path, number, f"'{key}' is given twice")
            keys[key] = value
        for key in ("set", "seeker", "provider", "verdict", "tags", "reason"):
            if key not in keys:
                wrong(path, start, f"'{name}' has no {key}")
        if keys.get("set") not in ("build", "held-out"):
            wrong(path, start, "set is build or held-out")
        if keys.get("verdict") not in ("qualified", "disqualified"):
            wrong(path, start, "verdict is qualified or disqualified")
        if name in names:
            wrong(path, start, f"'{name}' is defined in line {names[name]} already")
        names[name] = start
        for role in ROLES:
            person = by_id.get(keys.get(role))
            if person is None:
                wrong(path, start, f"no person '{keys.get(role)}'")
            elif role not in person["roles"]:
                wrong(path, start, f"'{person['id']}' is no {role}")
            # A rule tuned on a person must not be measured on the same one.
            if used.setdefault(keys.get(role), keys.get("set")) != keys.get("set"):
                wrong(path, start, f"'{keys.get(role)}' is used in both sets")
        couple = (keys.get("seeker"), keys.get("provider"))
        if couple in couples:
            wrong(path, start, f"the pair {couple} stands in line {couples[couple]} already")
        if couple[0] == couple[1]:
            wrong(path, start, "a pair of one person")
        couples[couple] = start
        verdicts[couple] = keys.get("verdict")
        languages = "-".join(by_id[i]["keys"].get("language", [""])[0] for i in couple if i in by_id)
        counts[(keys.get("set"), keys.get("verdict"))] += 1
        counts[(keys.get("set"), languages)] += 1
        tags.update(part.strip() for part in keys.get("tags", "").split(","))
    path = JUDGE / "pairs.txt"
    total = sum(n for key, n in counts.items() if key[1] in ("qualified", "disqualified"))
    if total < LEAST_PAIRS:
        wrong(path, 1, f"{total} pairs, expected at least {LEAST_PAIRS}")
    for group in ("build", "held-out"):
        good, bad = counts[(group, "qualified")], counts[(group, "disqualified")]
        if good + bad < LEAST_PAIRS_PER_SET or abs(good - bad) > 4:
            wrong(path, 1, f"set {group}: {good} qualified and {bad} disqualified; expected about equal, "
                           f"{LEAST_PAIRS_PER_SET} or more")
        for languages in ("ru-ru", "en-en"):
            if counts[(group, languages)] < 5:
                wrong(path, 1, f"set {group}: {counts[(group, languages)]} pairs {languages}, expected at least 5")
        if counts[(group, "ru-en")] + counts[(group, "en-ru")] < 5:
            wrong(path, 1, f"set {group}: fewer than 5 pairs across languages")
    # What the README promises of each trade: a good pair in one language and one across languages.
    for trade in TRADES:
        for same in (True, False):
            if not any(by_id[s]["trade"] == by_id[p]["trade"] == trade and verdict == "qualified"
                       and (by_id[s]["keys"].get("language") == by_id[p]["keys"].get("language")) == same
                       for (s, p), verdict in verdicts.items() if s in by_id and p in by_id):
                wrong(path, 1, f"no qualified pair {'in one language' if same else 'across languages'} in {trade}")
    for person in people:
        if person["trade"] is None and person["id"] not in used:
            wrong(person["path"], person["line"], f"'{person['id']}' is in no pair")
    return counts, tags


def check_eval():
    sizes = {}
    for name in ("seekers", "providers", "relevance", "occupations"):
        path = EVAL / f"{name}.json"
        try:
            sizes[name] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            wrong(path, 1, "the file is missing")
            return {}
        except ValueError as error:
            wrong(path, getattr(error, "lineno", 1), f"not JSON: {error}")
            return {}
    seekers = {row["id"] for row in sizes["seekers"]}
    providers = {row["id"] for row in sizes["providers"]}
    for row in sizes["relevance"]:
        if row["seeker"] not in seekers or row["provider"] not in providers or row["grade"] not in (1, 2, 3):
            wrong(EVAL / "relevance.json", 1, f"unknown person or grade in {row}")
    readme = EVAL / "README.md"
    if not readme.exists() or "European Union" not in readme.read_text(encoding="utf-8"):
        wrong(readme, 1, "the attribution of ESCO to the European Union is missing")
    return {name: len(rows) for name, rows in sizes.items()}


def main():
    people = []
    for path in sorted(PEOPLE.glob("*")):
        if path.suffix != ".people" or path.stem not in TRADES:
            wrong(path, 1, "expected <trade>.people")
            continue
        people += read_people(path, path.stem)
    check_population(people)
    inline = [person for path in sorted(JUDGE.glob("*.people")) for person in read_people(path, None)]
    check_unique(people + inline)
    talks = Counter(read_talk(path) for path in sorted(TALKS.glob("*.talk")))
    for language in LANGUAGES:
        if talks[language] < LEAST_TALKS_PER_LANGUAGE:
            wrong(ROOT / "demo-data" / "README.md", 1,
                  f"{talks[language]} conversations in {language}, expected at least {LEAST_TALKS_PER_LANGUAGE}")
    labelled = Counter(
        (path.parent.name, read_talk(path, True)) for path in sorted(LABELLED_TALKS.glob("*/*.talk")))
    tempers = Counter(read_temper(path) for path in sorted(TEMPER_FILES.glob("*.temper")))
    for missing in sorted({(language, temper) for language in LANGUAGES for temper in TEMPERS} - set(tempers)):
        wrong(TEMPER_FILES / "README.md", 1, f"nobody is {missing[1]} in {missing[0]}")
    counts, tags = check_pairs(people + inline)
    sizes = check_eval()

    print(f"{'trade':10}{'people':>7}{'seekers':>9}{'providers':>11}{'both':>6}{'ru':>5}{'en':>5}")
    for trade in TRADES + ["all"]:
        here = [p for p in people if trade in (p["trade"], "all")]
        row = [len(here), sum("seeker" in p["roles"] for p in here), sum("provider" in p["roles"] for p in here),
               sum(len(p["roles"]) == 2 for p in here)]
        row += [sum(p["keys"].get("language") == [x] for p in here) for x in LANGUAGES]
        print(f"{trade:10}" + "".join(f"{n:>{w}}" for n, w in zip(row, (7, 9, 11, 6, 5, 5))))
    print("conversations: " + ", ".join(f"{n} {language}" for language, n in sorted(talks.items(), key=str)))
    print("labelled conversations: " + ", ".join(f"{n} {group} {language}" for (group, language), n in sorted(labelled.items(), key=str)))
    print("tempers: " + ", ".join(f"{n} {language}" for language, n in sorted(Counter(key[0] for key in tempers.elements()).items(), key=str)))
    for group in ("build", "held-out"):
        print(f"pairs, {group}: " + ", ".join(f"{counts[(group, what)]} {what}" for what in
                                              ("qualified", "disqualified", "ru-ru", "en-en", "ru-en", "en-ru")))
    print("pair tags: " + ", ".join(f"{tag} {n}" for tag, n in sorted(tags.items())))
    print("evaluation rows: " + ", ".join(f"{name} {n}" for name, n in sizes.items()))
    for path, line, text in sorted(findings):
        print(f"{path}:{line}: {text}", file=sys.stderr)
    if findings:
        print(f"{len(findings)} findings", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
