"""The rows and questions that every index is measured on: clustered unit vectors, the same in every run."""

import json
import pathlib

import numpy

DIMENSION = 384
BEST = 10
NEAREST = 100
QUESTIONS = 100
# How many rows one cluster has on average.
CLUSTER = 500
# How far rows lie from the middle of their cluster: a cosine of 1 / sqrt(1 + SPREAD²) with it.
SPREAD = 0.8
# The role that is asked for; row i has role i % 2.
ROLE = 0
SCENARIOS = ("role", "random", "nearest")


def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


class Data:
    """The files of one size: rows.f32 and questions.f32, whom each scenario excludes, and who is right."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    @property
    def rows(self):
        return numpy.fromfile(self.folder / "rows.f32", dtype="<f4").reshape(-1, DIMENSION)

    @property
    def questions(self):
        return numpy.fromfile(self.folder / "questions.f32", dtype="<f4").reshape(-1, DIMENSION)

    @property
    def scattered(self):
        """One row in a hundred: excluded from every question of "random"."""
        return numpy.fromfile(self.folder / "random.u32", dtype="<u4")

    @property
    def nearest(self):
        """For each question the nearest rows of the role: excluded from it in "nearest"."""
        return numpy.fromfile(self.folder / "nearest.u32", dtype="<u4").reshape(-1, NEAREST)

    def excluded(self, scenario, question):
        if scenario == "random":
            return self.scattered
        return self.nearest[question] if scenario == "nearest" else numpy.zeros(0, dtype="<u4")

    @property
    def truth(self):
        return json.loads((self.folder / "truth.json").read_text())

    def write(self, count):
        """Makes the files of `count` rows, unless they are there."""
        if (self.folder / "truth.json").exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        random = numpy.random.default_rng(count)
        clusters = max(count // CLUSTER, 8)
        middles = unit(random.standard_normal((clusters, DIMENSION), dtype="f4"))

        def some(number):
            noise = random.standard_normal((number, DIMENSION), dtype="f4") * (SPREAD / DIMENSION**0.5)
            return unit(middles[random.integers(0, clusters, number)] + noise).astype("<f4")

        with open(self.folder / "rows.f32", "wb") as file:
            for start in range(0, count, 50_000):
                some(min(50_000, count - start)).tofile(file)
        questions = some(QUESTIONS)
        questions.tofile(self.folder / "questions.f32")
        scattered = numpy.sort(random.choice(count, count // 100, replace=False)).astype("<u4")
        scattered.tofile(self.folder / "random.u32")
        self._write_truth(questions, scattered)

    def _write_truth(self, questions, scattered):
        numbers = numpy.arange(ROLE, len(self.rows), 2)
        every = self.rows
        rows = every[numbers]
        # What the same person offers.
        others = every[numbers + 1]
        allowed = ~numpy.isin(numbers, scattered)
        # The least product among the right answers, of each question.
        truth = {scenario: [] for scenario in (*SCENARIOS, "two")}
        nearest = []
        for number, question in enumerate(questions):
            products = products_of(rows, question)
            order = numpy.argsort(-products, kind="stable")
            nearest.append(numbers[order[:NEAREST]])
            truth["role"].append(products[order[BEST - 1]])
            truth["random"].append(products[order[allowed[order]][BEST - 1]])
            truth["nearest"].append(products[order[NEAREST + BEST - 1]])
            means = mean_of(products, products_of(others, questions[(number + 1) % len(questions)]))
            truth["two"].append(numpy.partition(means, -BEST)[-BEST])
        numpy.array(nearest, dtype="<u4").tofile(self.folder / "nearest.u32")
        (self.folder / "truth.json").write_text(json.dumps(truth))

    def recall(self, scenario, found):
        """The share of right answers among those to the first questions; who is as near as the last right one is right."""
        rows, questions, truth = self.rows, self.questions, self.truth[scenario]
        right = 0
        for number, answer in enumerate(found):
            answer = numpy.array([row for row in dict.fromkeys(answer)], dtype="i8")
            if scenario in SCENARIOS:
                answer = answer[~numpy.isin(answer, self.excluded(scenario, number)) & (answer % 2 == ROLE)]
            scores = products_of(rows[answer], questions[number])
            if scenario == "two":
                scores = mean_of(scores, products_of(rows[answer + 1], questions[(number + 1) % len(questions)]))
            right += int((scores >= truth[number] - 1e-6).sum())
        return right / (BEST * len(found))


def products_of(rows, question):
    """Products of floats, summed in doubles."""
    return numpy.einsum("ij,j->i", rows, question, dtype="f8")


def mean_of(one, other):
    """What a pair of cosines comes to: the harmonic mean of both, brought from -1...1 to 0...1."""
    one, other = (one + 1) / 2, (other + 1) / 2
    return 2 * one * other / (one + other)
