"""Measures the vector index beside its peers on the same rows: bench.py PROGRAM FOLDER [COUNT ...].

PROGRAM is mitko-bench; rows lie in FOLDER. Writes Documentation/vectors.json, the charts beside it and README's table, which it prints too.
Each is measured alone, one after the other, each in a process of its own and on one thread.
"""

import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import charts
import data

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENTS = HERE.parent.parent / "Documentation"
README = HERE.parent.parent / "README.md"
# Between them stands the table.
MARKS = ("<!-- bench-vectors -->", "<!-- /bench-vectors -->")
SIZES = (10_000, 100_000, 1_000_000)
PEERS = ("faiss", "sqlite-vec", "hnswlib", "pgvector", "pgvector-hnsw")
# Questions of this program's own, of which no peer is asked.
OWN = ("floats", "two")
READS = ("read floats", "read bytes")


def output(command):
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout)


def quantile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def summed(files, result):
    """What is kept of one result: its times, and how much of what is right it found."""
    scenarios = {}
    for name, scenario in result["scenarios"].items():
        times = scenario["milliseconds"]
        row = {"p50": statistics.median(times), "p95": quantile(times, 0.95), "questions": len(times)}
        if name not in READS:
            row["recall"] = files.recall("role" if name == "floats" else name, scenario["found"])
        scenarios[name] = row
    return dict(result, scenarios=scenarios)


def measured(program, folder, count):
    files = data.Data(folder / str(count))
    print(f"{count} rows ...", file=sys.stderr)
    files.write(count)
    commands = {"mitko": [program, "vectors", str(files.folder)]}
    for peer in PEERS:
        commands[peer] = [sys.executable, str(HERE / "peers.py"), peer, str(files.folder)]
    results = []
    for name, command in commands.items():
        print(f"  {name} ...", file=sys.stderr)
        results.append(summed(files, output(command)))
    return {"rows": count, "results": results}


def processor():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else platform.machine()


def table(report):
    """Markdown: a row for each index and size."""
    lines = [
        "| rows | index | p50 | p95 | reads of the same bytes | recall@10: role alone, 1 % excluded, nearest 100 excluded | memory | built in |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for size in report["sizes"]:
        own = size["results"][0]["scenarios"]
        for result in size["results"]:
            scenarios = result["scenarios"]
            names = ["role", *OWN] if result["name"] == "mitko" else ["role"]
            for name in names:
                row = scenarios[name]
                recalls = ", ".join(
                    f"{scenarios[scenario]['recall']:.3f}"
                    for scenario in (data.SCENARIOS if name == "role" else (name,))
                )
                read = own["read bytes" if result["name"] == "mitko" and name != "floats" else "read floats"]["p50"]
                shown = charts.NAMES[result["name"]] + {"role": "", "floats": ", by floats", "two": ", two vectors"}[name]
                lines.append(
                    f"| {size['rows']:,} | {shown} | {row['p50']:.2f} ms | {row['p95']:.2f} ms"
                    f" | {row['p50'] / (2 * read if name == 'two' else read):.1f} | {recalls}"
                    f" | {result['memory_mb']:,.0f} MB | {result['build_seconds']:,.1f} s |"
                )
    return "\n".join(lines)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    sizes = [int(argument) for argument in sys.argv[3:]] or SIZES
    report = {"processor": processor(), "sizes": [measured(program, folder, size) for size in sizes]}
    (DOCUMENTS / "vectors.json").write_text(json.dumps(report, indent=1) + "\n")
    charts.write(report, DOCUMENTS)
    text = README.read_text()
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    README.write_text(f"{text[:start]}\n{table(report)}\n{text[end:]}")
    print(table(report))


if __name__ == "__main__":
    main()
