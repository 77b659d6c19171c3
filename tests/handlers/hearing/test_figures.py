"""The labelled sentences are read at least as well as was measured."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.hearing.labelled import NOTHING, Verdict, count, sentences

MOST_DANGEROUS = 5  # of the sentences that nobody tuned on; it is to become none


@pytest.mark.parametrize(
    ("role", "least_right", "most_wrong"), [("chairs", 0.94, 0.03), ("office", 0.98, 0.01)]
)
def test_sentences_are_read_rightly(role: str, least_right: float, most_wrong: float) -> None:
    found = count(role, held_out=False)
    assert found[Verdict.RIGHT] / found.total() >= least_right
    assert found[Verdict.WRONG] / found.total() <= most_wrong


@pytest.mark.parametrize(
    ("role", "least_right", "most_wrong"), [("chairs", 0.80, 0.08), ("office", 0.82, 0.07)]
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
    tuned = (s for s in sentences(role) if not s.is_held_out)
    assert [s.said for s in tuned if s.verdict() is Verdict.DANGEROUS] == []
    assert count(role, held_out=True)[Verdict.DANGEROUS] <= MOST_DANGEROUS


@pytest.mark.parametrize("role", ["chairs", "office"])
def test_every_label_is_known_and_every_sentence_is_there_once(role: str) -> None:
    all_of_them = sentences(role)
    assert len({s.said for s in all_of_them}) == len(all_of_them)
    known = {*all_of_them[0].catalogue.intents, NOTHING}
    assert {meant for s in all_of_them for meant in s.meant} <= known


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
