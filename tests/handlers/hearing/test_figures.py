"""The labelled sentences are read at least as well as was measured."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handlers.hearing.catalogue import Catalogue, chairs, office
from handlers.hearing.understanding import understand
from tests.hearing.labelled import NOTHING, Verdict, count, sentences

MOST_DANGEROUS = 2  # of the sentences that nobody tuned on; it is to become none


@pytest.mark.parametrize(
    ("role", "least_right", "most_wrong"), [("chairs", 0.94, 0.03), ("office", 0.96, 0.01)]
)
def test_sentences_are_read_rightly(role: str, least_right: float, most_wrong: float) -> None:
    found = count(role, held_out=False)
    assert found[Verdict.RIGHT] / found.total() >= least_right
    assert found[Verdict.WRONG] / found.total() <= most_wrong


@pytest.mark.parametrize(
    ("role", "least_right", "most_wrong"), [("chairs", 0.88, 0.04), ("office", 0.90, 0.03)]
)
def test_sentences_nobody_tuned_on_are_read_rightly(
    role: str, least_right: float, most_wrong: float
) -> None:
    found = count(role, held_out=True)
    if not found:
        pytest.skip("no sentences are held out")
    assert found[Verdict.RIGHT] / found.total() >= least_right
    assert found[Verdict.WRONG] / found.total() <= most_wrong


@pytest.mark.parametrize("role", ["chairs", "office"])
def test_nothing_is_done_that_was_not_meant(role: str) -> None:
    learned = (s for s in sentences(role) if not s.is_held_out)
    assert [s.said for s in learned if s.verdict() is Verdict.DANGEROUS] == []
    assert count(role, held_out=True)[Verdict.DANGEROUS] <= MOST_DANGEROUS


@pytest.mark.parametrize("role", ["chairs", "office"])
def test_every_label_is_known_and_every_sentence_is_there_once(role: str) -> None:
    all_of_them = sentences(role)
    assert len({s.said for s in all_of_them}) == len(all_of_them)
    known = {*all_of_them[0].catalogue.intents, NOTHING}
    assert {meant for s in all_of_them for meant in s.meant} <= known


@pytest.mark.parametrize("catalogue", [chairs(), office()])
def test_something_was_learned_of_every_intent(catalogue: Catalogue) -> None:
    assert catalogue.learned
    first = catalogue.learned.read_text(encoding="utf-8").split("\n", 1)[0]
    assert set(first.split()) == set(catalogue.intents), "make hearing ARGS=--learn"


@pytest.mark.parametrize("catalogue", [chairs(), office()])
def test_what_is_offered_is_understood_when_it_is_said(catalogue: Catalogue) -> None:
    for name, intent in catalogue.intents.items():
        if intent.kind in ("tell", "lead") and not intent.when:
            best = understand(intent.does, (), catalogue)[0]
            assert best.is_sure, name
            assert catalogue.intents[best.intent].does == intent.does, name


def test_commands_and_scores_do_not_pay_for_the_catalogue() -> None:
    asks = (
        "from tests.handlers.dialogue import home_dialogue\n"
        "chat = home_dialogue()\n"
        "for text in ('4', '4 3', '改 1.1 3', '进度', '跳过'):\n"
        "    chat.say(text)\n"
        "from handlers.hearing import catalogue\n"
        "assert catalogue.chairs.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", asks], check=True)
