"""Gathers given names: those of the wheel's lists for the languages that people here write in, and the hand-kept rows."""

import json
import unicodedata

import rows

LANGUAGES = ["az", "cs", "de", "en", "en-ca", "es", "fr", "hr", "it", "kk", "nl", "pl", "pt", "ru", "sk", "tr", "uk"]


def folded(name):
    """In small letters; «ё» is «е», as the lexicon folds it."""
    return unicodedata.normalize("NFC", name).lower().replace("ё", "е")


def build(folder, wheel):
    """The lines of the table, first the names, then those that are ordinary words; and how many of each."""
    names = set()
    for language in LANGUAGES:
        person = json.loads(wheel.read(f"mimesis/datasets/{language}/person.json"))
        for group in person["names"].values():
            names |= {folded(name) for name in group if name.isalpha()}
    ordinary = set()
    for kind, listed in rows.read(folder / "given-names.rows", 2):
        chosen = {folded(name) for name in rows.listed(listed)}
        if kind == "add":
            names |= chosen
        elif kind == "ordinary":
            ordinary |= chosen
        else:
            raise rows.BadRow(f"{folder}/given-names.rows: no kind {kind}")
    names -= ordinary
    return [" ".join(sorted(names)), " ".join(sorted(ordinary))], {"names": len(names), "ordinary": len(ordinary)}
