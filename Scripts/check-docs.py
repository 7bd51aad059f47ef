#!/usr/bin/env python3
"""Finds declarations of the package that say nothing about themselves.

Every `package` declaration has a docstring, and so has each requirement of a `package` protocol. Not asked for where
the reader learns nothing by it: stored properties, cases (their type's docstring may tell), initialisers that only
take the stored properties, and what a protocol asks for, where that protocol says it.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["Sources", "Tests/TestSupport"]

MODIFIERS = (
    r"(?:(?:private|fileprivate|static|final|mutating|nonmutating|nonisolated|indirect|override|convenience|prefix"
    r"|lazy|weak|unowned|private\(set\)|nonisolated\(unsafe\))\s+)*"
)
KINDS = r"struct|enum|class|actor|protocol|func|init|var|let|typealias|subscript|macro"
DECLARATION = re.compile(rf"^(\s*)(?:@\w+(?:\([^)]*\))?\s+)*(package\s+)?{MODIFIERS}({KINDS})\b\s*(.*)$")

# What the standard library's protocols ask for.
STANDARD = {
    "==", "<", "hash", "encode", "description", "debugDescription", "next", "makeIterator", "errorDescription",
    "rawValue", "allCases", "hashValue", "enqueue", "checkIsolated", "unownedExecutor",
    "init(from:)", "init(stringLiteral:)", "init(integerLiteral:)",
    "init(extendedGraphemeClusterLiteral:)", "init(arrayLiteral:)", "init(dictionaryLiteral:)",
}


class Declaration:
    def __init__(self, file, lines, index, match):
        self.file = file
        self.line = index + 1
        self.indent = len(match.group(1))
        self.is_package = match.group(2) is not None
        self.kind = match.group(3)
        self.rest = match.group(4)
        self.text = lines[index].strip()
        self.signature = signature(lines, index, match.start(3))
        self.is_documented = documented(lines, index)

    @property
    def name(self):
        if self.kind == "init":
            return "init(" + "".join(label + ":" for label in labels(self.signature)) + ")"
        if self.kind == "subscript":
            return "subscript"
        return re.match(r"`?(\w+|[-+*/<>=!&|^~%.]+|)", self.rest).group(1)

    @property
    def is_stored(self):
        if self.kind == "let":
            return True
        if self.kind != "var":
            return False
        body = self.signature.split("{", 1)
        return len(body) == 1 or "=" in body[0] or re.match(r"\s*(willSet|didSet)", body[1]) is not None


def documented(lines, index):
    above = index - 1
    while above >= 0 and re.match(r"\s*@", lines[above]):
        above -= 1
    return above >= 0 and re.match(r"\s*(///|\*/|// swift-format)", lines[above]) is not None


def signature(lines, index, start):
    """From the keyword to the end of the parameters, or of the line."""
    text = lines[index][start:]
    while text.count("(") > text.count(")") and index + 1 < len(lines):
        index += 1
        text += " " + lines[index].strip()
    if text.rstrip().endswith("{") and index + 1 < len(lines):
        text += " " + lines[index + 1].strip()
    return text


def parameters(text):
    depth, current, found = 0, "", []
    for character in text[text.index("(") + 1 :]:
        if character in "([<{":
            depth += 1
        elif character == ">" and current.endswith("-"):
            pass
        elif character in ")]>}":
            if depth == 0:
                break
            depth -= 1
        if character == "," and depth == 0:
            found.append(current.strip())
            current = ""
        else:
            current += character
    return found + ([current.strip()] if current.strip() else [])


def labels(text):
    return [re.match(r"`?(\w+)", each).group(1) for each in parameters(text)]


def stored_names(text):
    return [re.match(r"`?(\w+)`?\s*(\w+)?", each).groups() for each in parameters(text)]


def declarations(path):
    lines = path.read_text().split("\n")
    for index, line in enumerate(lines):
        match = DECLARATION.match(line)
        if match:
            yield Declaration(path.relative_to(ROOT), lines, index, match)


def owner(each, before):
    """The declaration that `each` stands in."""
    for candidate in reversed(before):
        if candidate.indent < each.indent and candidate.kind in ("struct", "enum", "class", "actor", "protocol"):
            return candidate
    return None


def main():
    everything = []
    requirements = set(STANDARD)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.swift")):
            seen = []
            stored = {}
            for each in declarations(path):
                each.owner = owner(each, seen) if each.indent else None
                seen.append(each)
                if each.is_stored and each.owner and each.indent == each.owner.indent + 2:
                    stored.setdefault(each.owner, set()).add(each.name)
                if each.owner and each.owner.kind == "protocol":
                    requirements.add(each.name)
            everything += [(each, stored.get(each.owner, set())) for each in seen]

    problems = []
    for each, fields in everything:
        is_requirement = each.owner is not None and each.owner.kind == "protocol" and each.owner.is_package
        if each.is_documented or not (each.is_package or is_requirement):
            continue
        if not is_requirement and (each.is_stored or each.name in requirements):
            continue
        if each.kind == "init" and all(label in fields or name in fields for label, name in stored_names(each.signature)):
            continue
        problems.append(f"{each.file}:{each.line}: no docstring: {each.text}")
    print("\n".join(problems), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
