"""The peers, each measured in a process of its own on one thread: peers.py NAME FOLDER prints JSON."""

import json
import os
import resource
import sys
import time

import data
import numpy
from postgres import Server

# A question is asked again and again for so long at most, in seconds a scenario; at least so many are asked.
PATIENCE = 30
LEAST = 20


def resident():
    """Memory of this process, in MB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def asked(files, ask):
    """Times of the questions in milliseconds and what was found, by scenario; `ask(question, excluded)` gives rows."""
    results = {}
    questions = files.questions
    for scenario in data.SCENARIOS:
        excluded = [files.excluded(scenario, number) for number in range(len(questions))]
        times, found = [], []
        ask(questions[0], excluded[0])
        end = time.monotonic() + PATIENCE
        for question, without in zip(questions, excluded):
            start = time.perf_counter()
            rows = ask(question, without)
            times.append((time.perf_counter() - start) * 1e3)
            found.append([int(row) for row in rows])
            if len(times) >= LEAST and time.monotonic() > end:
                break
        results[scenario] = {"milliseconds": times, "found": found}
    return results


def measured(name, files, make):
    """`make(rows of the role, their numbers)` gives the question's function and, where it is another process's, its memory."""
    numbers = numpy.arange(data.ROLE, len(files.rows), 2)
    every = files.rows
    rows = every[numbers]
    before = resident()
    start = time.monotonic()
    ask, memory = make(every, rows, numbers)
    built = time.monotonic() - start
    result = {"name": name, "build_seconds": built, "memory_mb": (memory or resident)() - (0 if memory else before)}
    result["scenarios"] = asked(files, ask)
    return result


def faiss_flat(every, rows, numbers):
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexFlatIP(data.DIMENSION)
    index.add(rows)

    def ask(question, excluded):
        question = question.reshape(1, -1)
        if len(excluded) == 0:
            return numbers[index.search(question, data.BEST)[1][0]]
        # Of the other role nobody is in this index.
        places = (excluded[excluded % 2 == data.ROLE] // 2).astype("i8")
        chosen = faiss.IDSelectorNot(faiss.IDSelectorBatch(places))
        parameters = faiss.SearchParameters(sel=chosen)
        return numbers[index.search(question, data.BEST, params=parameters)[1][0]]

    return ask, None


def sqlite_vec(every, rows, numbers):
    import apsw
    import sqlite_vec as extension

    database = apsw.Connection(":memory:")
    database.enable_load_extension(True)
    database.load_extension(extension.loadable_path())
    database.execute(
        "CREATE VIRTUAL TABLE vectors USING vec0("
        "id INTEGER PRIMARY KEY, role INTEGER PARTITION KEY, embedding FLOAT[384] DISTANCE_METRIC=cosine)"
    )
    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO vectors (id, role, embedding) VALUES (?, ?, ?)",
        ((number, number % 2, row.tobytes()) for number, row in enumerate(every)),
    )
    database.execute("COMMIT")

    def ask(question, excluded):
        # It excludes nobody itself: so many more are asked for until enough are left.
        left, more, without = [], 0, set(excluded.tolist())
        while len(left) < data.BEST:
            more = max(2 * more, data.BEST if not without else min(len(without), data.NEAREST) + data.BEST)
            found = database.execute(
                "SELECT id FROM vectors WHERE embedding MATCH ? AND k = ? AND role = ? ORDER BY distance",
                (question.tobytes(), more, data.ROLE),
            )
            left = [row for (row,) in found if row not in without]
        return left[: data.BEST]

    return ask, None


def hnswlib(every, rows, numbers):
    import hnswlib as library

    index = library.Index(space="ip", dim=data.DIMENSION)
    index.init_index(max_elements=len(rows), M=16, ef_construction=200)
    index.set_num_threads(os.cpu_count())
    index.add_items(rows, numbers)
    index.set_num_threads(1)
    index.set_ef(100)

    def ask(question, excluded):
        if len(excluded) == 0:
            return index.knn_query(question, k=data.BEST)[0][0]
        # A function of Python for each row that is looked at, which is what it offers.
        without = set(excluded.tolist())
        try:
            return index.knn_query(question, k=data.BEST, filter=lambda row: row not in without)[0][0]
        except RuntimeError:
            # It found fewer than ten.
            return []

    return ask, None


def main():
    name, folder = sys.argv[1:]
    files = data.Data(folder)
    makers = {"faiss": faiss_flat, "sqlite-vec": sqlite_vec, "hnswlib": hnswlib}
    if name in makers:
        result = measured(name, files, makers[name])
    else:
        with Server() as server:
            result = measured(name, files, lambda every, *_: server.load(every, files.questions, hnsw=name == "pgvector-hnsw"))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
