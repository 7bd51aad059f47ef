#!/usr/bin/env python3
"""Holds the package's targets and every source file's imports against Scripts/layers.txt.

Prints `file:line: what is wrong` for each finding and exits 1, or prints the counts and exits 0.
Standard library only. Run from anywhere: python3 Scripts/check-layers.py
"""

import fnmatch
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "Scripts" / "layers.txt"

# `@testable import X`, `package import struct X.Y`, `private import X`; not a word in a comment or a string.
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?([A-Za-z_]\w*)"
)


class Row:
    """What one target may import, and what it must never reach."""

    def __init__(self, targets, modules, line):
        self.targets, self.modules, self.line = targets, modules, line
        self.never = []


def words(text):
    return [] if text.strip() == "-" else text.split()


def read_table():
    rows, latest = {}, None
    for number, line in enumerate(TABLE.read_text().splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("never ") and latest:
            latest.never += line.split()[1:]
            continue
        parts = line.split("|")
        if len(parts) != 3:
            sys.exit(f"Scripts/layers.txt:{number}: expected \"target | targets | modules\"")
        latest = rows[parts[0].strip()] = Row(words(parts[1]), words(parts[2]), number)
    return rows


def row_of(rows, target):
    return rows.get(target) or next((row for name, row in rows.items() if fnmatch.fnmatch(target, name)), None)


def dependencies(target):
    """The names of the targets that a target or a plugin of it names."""
    names = []
    for dependency in target["dependencies"]:
        for kind in ("byName", "target"):
            if kind in dependency:
                names.append(dependency[kind][0])
        if "product" in dependency:
            names.append(dependency["product"][0])
    return names


def reachable(graph, start):
    found, waiting = set(), list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, [])
    return found


def main():
    dump = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if dump.returncode:
        sys.exit("swift package dump-package failed")
    package = json.loads(dump.stdout)
    targets = {target["name"]: target for target in package["targets"]}
    graph = {name: dependencies(target) for name, target in targets.items()}
    rows, findings, files = read_table(), [], 0

    if package["dependencies"]:
        findings.append("Package.swift: a dependency on another package")
    for name in rows:
        if "*" not in name and name not in targets:
            findings.append(f"Scripts/layers.txt:{rows[name].line}: Package.swift has no target {name}")

    for name, target in targets.items():
        row = row_of(rows, name)
        if row is None:
            findings.append(f"Package.swift: Scripts/layers.txt has no line for {name}")
            continue
        allowed = set(graph) if "*" in row.targets else set(row.targets)
        for other in graph[name]:
            if other not in allowed:
                findings.append(f"Package.swift: {name} may not depend on {other}")
        for other in sorted(reachable(graph, name) & set(row.never)):
            findings.append(f"Package.swift: {name} must never reach {other}, but does")
        folder = ROOT / target["path"]
        if not folder.is_dir():
            findings.append(f"Package.swift: {target['path']} of {name} does not exist")
            continue
        for file in sorted(folder.rglob("*.swift")):
            files += 1
            for number, line in enumerate(file.read_text().splitlines(), 1):
                match = IMPORT.match(line)
                if match is None or match[1] == "Swift":
                    continue
                place = f"{file.relative_to(ROOT)}:{number}"
                module = match[1]
                if module in graph:
                    if module not in allowed:
                        findings.append(f"{place}: {name} may not import {module}")
                    elif module not in graph[name]:
                        findings.append(f"{place}: {name} imports {module} but does not declare it")
                elif module not in row.modules:
                    findings.append(f"{place}: {name} may not import {module}")

    print("\n".join(findings) if findings else f"{len(targets)} targets, {files} files: each layer in its place")
    sys.exit(1 if findings else 0)


main()
