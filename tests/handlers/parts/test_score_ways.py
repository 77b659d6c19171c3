"""Every way of writing scores that the README names gives the same scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.parts.items import Item, Section
from handlers.parts.kind import Refused
from handlers.parts.score_reading import read_scores
from tests.handlers.dialogue import the_card

Pairs = Sequence[tuple[Item, int]]
Write = Callable[[Section, Pairs], str]
CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def series(between: str, points: str = "") -> Write:
    return lambda _, pairs: between.join(f"{score}{points}" for _, score in pairs)


def places(form: str, between: str) -> Write:
    return lambda _, pairs: between.join(
        form.format(at=at, id=item.id, score=score, circle=CIRCLED[at - 1])
        for at, (item, score) in enumerate(pairs, 1)
    )


def headed(head: str, between: str) -> Write:
    return lambda section, pairs: head.format(section.number) + series(between)(section, pairs)


def full_but(section: Section, pairs: Pairs) -> str:
    lower = [f"{at}={s}" for at, (item, s) in enumerate(pairs, 1) if s != item.points]
    return "全满分" + (" 除了 " if lower else "") + " ".join(lower)


WAYS: dict[str, Write] = {
    "4 3 5": series(" "),
    "4,3,5": series("，"),
    "4、3、5": series("、"),
    "4/3/5": series("/"),
    "4-3-5": series("-"),
    "4 3 5 in lines": series("\n"),
    "4分3分5分": series("", "分"),
    "1.1=4 1.2=3": places("{id}={score}", " "),
    "1.1 4，1.2 3": places("{id} {score}", "，"),
    "1.1、4 in lines": places("{id}、{score}", "\n"),
    "1.1改4": places("{id}改{score}", "，"),
    "1、4 in lines": places("{at}、{score}", "\n"),
    "1) 4 2) 3": places("{at}) {score}", " "),
    "(1)4 (2)3": places("（{at}）{score}", " "),
    "①4 ②3": places("{circle}{score}", " "),
    "1：4；2：3": places("{at}：{score}", "；"),
    "two columns": places("{at}\t{score}", "\n"),
    "第1项4分": places("第{at}项{score}分", "，"),
    "一、4 3 5": headed("{}、", " "),
    "第一部分 4 3 5": headed("第{}部分 ", "，"),
    "全满分 除了 3=2": full_but,
}


@pytest.mark.parametrize("way", WAYS)
@given(st.data())
def test_every_way_gives_the_same_scores(way: str, data: st.DataObject) -> None:
    section = data.draw(st.sampled_from([s for s in the_card().sections if len(s.items) > 2]))
    pairs = [(item, data.draw(st.integers(0, item.points))) for item in section.items]
    text = WAYS[way](section, pairs)
    scores = {item.id: score for item, score in pairs}
    assert read_scores(text, the_card(), {}, section.ids[0]) == scores


@given(st.data())
def test_two_scores_are_understood_exactly_or_refused(data: st.DataObject) -> None:
    """Where two numbers may be a place and its score, nothing is shifted."""
    section = data.draw(st.sampled_from(the_card().sections))
    pairs = [(item, data.draw(st.integers(0, item.points))) for item in section.items[:2]]
    way = data.draw(
        st.sampled_from([name for name in WAYS if not name.startswith(("一", "第一", "全"))])
    )
    result = read_scores(WAYS[way](section, pairs), the_card(), {}, section.ids[0])
    assert isinstance(result, Refused) or result == {item.id: score for item, score in pairs}
