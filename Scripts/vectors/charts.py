"""The charts of README, drawn of what was measured: charts.py draws Documentation/vectors.json again."""

import json
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "charts"))
from bars import chart

NAMES = {
    "mitko": "Mitko",
    "faiss": "FAISS Flat",
    "sqlite-vec": "sqlite-vec",
    "hnswlib": "hnswlib",
    "pgvector": "pgvector, exact",
    "pgvector-hnsw": "pgvector, HNSW",
}
def milliseconds(value):
    return f"{value:.2f} ms" if value < 10 else f"{value:,.0f} ms"


def times(report):
    groups = [
        (f"{size['rows']:,} rows", [(NAMES[each["name"]], each["scenarios"]["role"]["p50"]) for each in size["results"]])
        for size in report["sizes"]
    ]
    every = [value for _, rows in groups for _, value in rows]
    # Each tenth of the width is the same factor.
    low, high = math.log(min(every) / 2), math.log(max(every))
    return chart(
        "A question for the ten nearest of one role of two",
        "median of a question, logarithmic: shorter is faster; 384 numbers a row, one thread",
        groups, lambda value: (math.log(value) - low) / (high - low), milliseconds, NAMES["mitko"],
    )  # fmt: skip


def recalls(report):
    groups = [
        (f"{size['rows']:,} rows", [(NAMES[each["name"]], each["scenarios"]["nearest"]["recall"]) for each in size["results"]])
        for size in report["sizes"]
    ]
    return chart(
        "How many of the ten nearest are found where the nearest hundred are excluded",
        "of all right answers: longer is better",
        groups, lambda value: value, lambda value: f"{100 * value:.1f} %", NAMES["mitko"],
    )  # fmt: skip


def write(report, folder):
    (folder / "vectors-time.svg").write_text(times(report))
    (folder / "vectors-recall.svg").write_text(recalls(report))


if __name__ == "__main__":
    documents = pathlib.Path(__file__).resolve().parent.parent.parent / "Documentation"
    write(json.loads((documents / "vectors.json").read_text()), documents)
