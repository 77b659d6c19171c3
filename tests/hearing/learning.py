"""What the examples and the labelled sentences teach: the weights of handlers/hearing, made anew.

A multinomial logistic regression.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from zlib import crc32

import numpy as np

from handlers.hearing.catalogue import Catalogue, chairs, office
from handlers.hearing.pieces import ANYWHERE, piece_of_place, pieces_of
from handlers.hearing.rewording import marked
from handlers.hearing.understanding import form_to_weigh
from handlers.hearing.weights import SCALE
from tests.hearing.labelled import NOTHING, Labelled, Verdict, names, sentences

NOTHING_IS = "other"  # the intent of what is for nobody here
ROUNDS, STEP, AT_FIRST = 4, 0.6, 1e-2
SAID_COUNTS = 3.0  # a sentence that somebody said, beside an example
LEAST_TIMES = 2  # a piece that stands in one sentence teaches nothing
LEAST_ERROR = 0.003
LEAST, MOST = 8, 127  # of a weight in the file; smaller ones go
_WHERE = ("new", "filling", "ready", "submitted", "returned", "photos", "essay", "fields")


@dataclass(frozen=True)
class Lesson:
    """The pieces of one sentence, its intent, and how much it counts."""

    pieces: tuple[str, ...]
    intent: str
    counts: float = 1.0


def learned(catalogue: Catalogue, role: str, said: Sequence[Labelled]) -> list[str]:
    """The lines of a file of weights."""
    lessons = [*_examples(catalogue), *_said(catalogue, role, said)]
    times = Counter(piece for lesson in lessons for piece in lesson.pieces)
    pieces = [piece for piece, n in times.items() if n >= LEAST_TIMES]
    intents = list(catalogue.intents)
    rows = zip(pieces, _fitted(lessons, pieces, intents), strict=True)
    in_order = sorted(rows, key=lambda row: crc32(row[0].encode()))
    return [" ".join(intents), *filter(None, (_line(piece, row) for piece, row in in_order))]


def _line(piece: str, row: Sequence[float]) -> str:
    rounded = ((at, max(-MOST, min(MOST, round(weight * SCALE)))) for at, weight in enumerate(row))
    pairs = [f"{at}:{weight}" for at, weight in rounded if abs(weight) >= LEAST]
    return " ".join((piece, *pairs)) if pairs else ""


def _fitted(
    lessons: Sequence[Lesson], pieces: Sequence[str], intents: Sequence[str]
) -> list[list[float]]:
    """A row of weights for each piece, by adaptive steps against the error of one lesson after another."""
    place = {piece: at for at, piece in enumerate(pieces)}
    which = {intent: at for at, intent in enumerate(intents)}
    known = [np.array([place[p] for p in lesson.pieces if p in place]) for lesson in lessons]
    weights = np.zeros((len(pieces), len(intents)), np.float32)
    squares = np.full(weights.shape, AT_FIRST, np.float32)
    dice = np.random.RandomState(0)
    for _ in range(ROUNDS):
        for number in dice.permutation(len(lessons)):
            lesson, at = lessons[number], known[number]
            share = len(lesson.pieces) ** -0.5
            scores = weights[at].sum(0) * share
            error = np.exp(scores - scores.max())
            error /= error.sum()
            error[which[lesson.intent]] -= 1
            wrong = np.where(np.abs(error) > LEAST_ERROR)[0]
            slope = error[wrong] * (share * lesson.counts)
            cells = np.ix_(at, wrong)
            squares[cells] += slope * slope
            weights[cells] -= STEP * slope / np.sqrt(squares[cells])
    rows: list[list[float]] = weights.tolist()
    return rows


def _examples(catalogue: Catalogue) -> Iterator[Lesson]:
    for name, intent in catalogue.intents.items():
        for example in intent.examples:
            said = marked(example)
            yield Lesson(
                tuple(sorted(pieces_of(said, catalogue.rewording.of(example), said))), name
            )


def _said(catalogue: Catalogue, role: str, said: Sequence[Labelled]) -> Iterator[Lesson]:
    for number, sentence in enumerate(said):
        masked, whole = form_to_weigh(sentence.said, catalogue, names(role))
        reworded = catalogue.rewording.of_masked(masked)
        pieces = sorted(pieces_of(masked, reworded, whole))
        where = piece_of_place(sentence.states)
        for meant in sorted(sentence.meant):
            intent = NOTHING_IS if meant == NOTHING else meant
            counts = SAID_COUNTS / len(sentence.meant)
            yield Lesson((*pieces, where), intent, counts)
            if role == "chairs" and where.endswith(ANYWHERE) and meant == NOTHING:
                # nothing is meant by it wherever it is said
                somewhere = piece_of_place((_WHERE[number % len(_WHERE)],))
                yield Lesson((*pieces, somewhere), intent, counts)


def learn_all() -> None:
    """Make both files of weights from everything but what is held out."""
    for role, catalogue in (("chairs", chairs()), ("office", office())):
        said = [sentence for sentence in sentences(role) if not sentence.is_held_out]
        assert catalogue.learned  # noqa: S101 - the shipped ones are
        text = "\n".join(learned(catalogue, role, said)) + "\n"
        catalogue.learned.write_text(text, encoding="utf-8")
        print(f"{catalogue.learned.parent.name}: {text.count(':')} weights, {len(text) >> 10} KiB")


def measure(folds: int, *, shows_wrong: bool) -> None:
    """Print how newcomers' sentences are read by what is learned from all others."""
    for role, catalogue in (("chairs", chairs()), ("office", office())):
        said = [sentence for sentence in sentences(role) if not sentence.is_held_out]
        found: Counter[Verdict] = Counter()
        for fold in range(folds):
            tried = [s for s in said if s.is_by_newcomer and _fold(s, folds) == fold]
            others = [s for s in said if not s.is_by_newcomer or _fold(s, folds) != fold]
            with NamedTemporaryFile("w", encoding="utf-8") as file:
                file.write("\n".join(learned(catalogue, role, others)))
                file.flush()
                trained = replace(catalogue, learned=Path(file.name))
                _ = trained.weights
            verdicts = [sentence.verdict(trained) for sentence in tried]
            found.update(verdicts)
            for sentence, verdict in zip(tried, verdicts, strict=True):
                if shows_wrong and verdict is not Verdict.RIGHT:
                    told = ", ".join(f"{r.intent} {r.score:.2f}" for r in sentence.read(trained))
                    where = ",".join(sentence.states)
                    print(
                        f"{verdict} | {'|'.join(sentence.meant)} | {where} | {sentence.said} | {told}"
                    )
        shares = "  ".join(f"{v} {100 * found[v] / found.total():.1f}" for v in Verdict)
        print(f"{role:<7} {shares}  of {found.total()}", flush=True)


def _fold(sentence: Labelled, folds: int) -> int:
    return crc32(sentence.said.encode()) % folds
