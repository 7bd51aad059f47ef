"""The chart of fairness in README: fairness.py draws Documentation/fairness.json, which `make fairness` writes."""

import json
import pathlib

from bars import chart

PLANNED, TURNS = "planned", "turn by turn"
# From so many proposals on people are counted together.
LAST = 9


def share(figures, number):
    exposure = figures["exposure"]
    count = sum(exposure[number:]) if number == LAST else sum(exposure[number : number + 1])
    return count / figures["people"]


def heading(number):
    if number == 0:
        return "never proposed"
    return f"{number} or more" if number == LAST else f"{number} time{'s' if number > 1 else ''}"


def picture(result):
    rows = [
        (heading(number), [(PLANNED, share(result["planned"], number)), (TURNS, share(result["turnByTurn"], number))])
        for number in range(LAST + 1)
    ]
    most = max(value for _, pair in rows for _, value in pair)
    return chart(
        f"How often people were proposed in {result['rounds']} rounds",
        f"share of {result['planned']['people']:,} people, of whom a few are wanted by everybody",
        rows, lambda value: value / most, lambda value: f"{100 * value:.1f} %", PLANNED,
    )  # fmt: skip


if __name__ == "__main__":
    documents = pathlib.Path(__file__).resolve().parent.parent.parent / "Documentation"
    results = json.loads((documents / "fairness.json").read_text())
    (documents / "fairness.svg").write_text(picture(results[0]))
