"""The charts of README, drawn of what was measured: charts.py draws Documentation/vectors.json again."""

import json
import math
import pathlib

NAMES = {
    "mitko": "Mitko",
    "faiss": "FAISS Flat",
    "sqlite-vec": "sqlite-vec",
    "hnswlib": "hnswlib",
    "pgvector": "pgvector, exact",
    "pgvector-hnsw": "pgvector, HNSW",
}
WIDTH, LABEL, BAR, GAP, TOP = 760, 130, 16, 5, 44
# Read on light and on dark ground.
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; font-size: 15px; }
.note { fill: #57606a; font-size: 12px; }
.peer { fill: #8c959f; }
.own { fill: #1f883d; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .note { fill: #9198a1; }
  .peer { fill: #656c76; }
  .own { fill: #3fb950; }
}
"""


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def chart(title, note, groups, width_of, shown):
    """`groups`: (heading, [(name, value)]); `width_of` gives 0...1 of a value, `shown` its text."""
    parts, y = [], TOP
    for heading, rows in groups:
        parts.append(f'<text class="note" x="0" y="{y + 12}">{escaped(heading)}</text>')
        y += 20
        for name, value in rows:
            width = max(2, width_of(value) * (WIDTH - LABEL - 120))
            kind = "own" if name == "mitko" else "peer"
            parts.append(f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">{escaped(NAMES[name])}</text>')
            parts.append(f'<rect class="{kind}" x="{LABEL}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>')
            parts.append(f'<text class="note" x="{LABEL + width + 6:.1f}" y="{y + 13}">{escaped(shown(value))}</text>')
            y += BAR + GAP
        y += 10
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img"'
        f' aria-label="{escaped(title)}">\n<style>{STYLE}</style>\n<text class="title" x="0" y="16">{escaped(title)}</text>'
        f'\n<text class="note" x="0" y="34">{escaped(note)}</text>\n{body}\n</svg>\n'
    )


def milliseconds(value):
    return f"{value:.2f} ms" if value < 10 else f"{value:,.0f} ms"


def times(report):
    groups = [
        (f"{size['rows']:,} rows", [(each["name"], each["scenarios"]["role"]["p50"]) for each in size["results"]])
        for size in report["sizes"]
    ]
    every = [value for _, rows in groups for _, value in rows]
    # Each tenth of the width is the same factor.
    low, high = math.log(min(every) / 2), math.log(max(every))
    return chart(
        "A question for the ten nearest of one role of two",
        "median of a question, logarithmic: shorter is faster; 384 numbers a row, one thread",
        groups, lambda value: (math.log(value) - low) / (high - low), milliseconds,
    )  # fmt: skip


def recalls(report):
    groups = [
        (f"{size['rows']:,} rows", [(each["name"], each["scenarios"]["nearest"]["recall"]) for each in size["results"]])
        for size in report["sizes"]
    ]
    return chart(
        "How many of the ten nearest are found where the nearest hundred are excluded",
        "of all right answers: longer is better",
        groups, lambda value: value, lambda value: f"{100 * value:.1f} %",
    )  # fmt: skip


def write(report, folder):
    (folder / "vectors-time.svg").write_text(times(report))
    (folder / "vectors-recall.svg").write_text(recalls(report))


if __name__ == "__main__":
    documents = pathlib.Path(__file__).resolve().parent.parent.parent / "Documentation"
    write(json.loads((documents / "vectors.json").read_text()), documents)
