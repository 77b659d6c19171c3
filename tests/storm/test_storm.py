"""One short storm, and one with a fault planted in the product, which it must find."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.rehearsal.diary import Surprise
from tests.storm.figures import Figures
from tests.storm.judging import judge_doubles, judge_surprises
from tests.storm.line import KEPT, Carried
from tests.storm.shrinking import shrink
from tests.storm.storm import Plan, Storm
from tests.storm.troubles import TROUBLES


@pytest.mark.slow
def test_nothing_is_lost_doubled_or_contradicted() -> None:
    figures = Storm(1, Plan(seconds=8)).blow()
    assert [str(finding) for finding in figures.findings] == []
    assert figures.counts["messages"] > 200
    assert figures.counts["troubles"] > 0


@pytest.mark.slow
def test_a_planted_fault_is_found() -> None:
    plan = Plan(people=6, seconds=4, kinds=("slow-redis",), plant="no-seen-marker")
    assert Storm(1, plan).blow().findings


def test_who_is_told_nothing_has_lost_something() -> None:
    figures = Figures()
    judge_surprises([Surprise("chair01", "4", "已答 1/31", "")], figures)
    judge_surprises([Surprise("chair01", "4", "已答 1/31", "已答 2/31")], figures)
    assert [finding.kind for finding in figures.findings] == ["lost", "contradicted"]


TEXT = "【小家】接着填 · 已答 0/31"
AT_ONCE = Carried("chair01", "申报小家", True, [TEXT])
KEPT_ONE = Carried("chair01", "申报小家", True, [KEPT], wanted=("【小家】",))
UNHEARD = Carried("chair01", "申报小家", True, [TEXT], unanswered=1)


@pytest.mark.parametrize(
    ("carried", "times", "doubled"),
    [
        ([], 1, 0),
        ([], 2, 1),
        ([AT_ONCE], 1, 1),
        ([KEPT_ONE], 1, 0),
        ([KEPT_ONE], 2, 1),
        ([UNHEARD], 1, 0),
        ([UNHEARD], 2, 1),
        ([AT_ONCE, KEPT_ONE], 1, 0),  # the same words from two phones of one person
        ([AT_ONCE, KEPT_ONE], 2, 1),
    ],
)
def test_a_reply_that_comes_more_often_than_promised(
    carried: list[Carried], times: int, doubled: int
) -> None:
    figures = Figures()
    judge_doubles({"chair01": Counter({TEXT: times})}, carried, figures)
    assert figures.counts["doubled"] == doubled


@pytest.mark.parametrize("cause", [{"b"}, {"a", "h"}, set()])
def test_what_does_not_matter_is_left_out(cause: set[str]) -> None:
    assert set(shrink("abcdefgh", cause.issubset)) == cause


def test_every_kind_of_process_is_killed() -> None:
    killed = {kind.removeprefix("kill-") for kind in TROUBLES if kind.startswith("kill-")}
    assert killed == {"supervisor", "web", "worker", "background", "redis"}
