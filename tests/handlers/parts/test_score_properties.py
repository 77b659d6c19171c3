"""What holds for every score and every text a person may send while scoring."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from handlers.parts.kind import Doubtful, Refused
from handlers.parts.score_reading import read_scores
from handlers.reading.numerals import NUMERALS, arabic
from handlers.reading.tidy import tidy
from tests.handlers.dialogue import home_dialogue, the_card
from tests.handlers.reading.test_numerals import chinese

ORDER = the_card().order
SEPARATORS = st.sampled_from([" ", "  ", ",", "，", "、", ";", "；", "\n", "　", " , ", "， "])
TYPED = st.characters(codec="utf-8") | st.sampled_from("0123456789 .=，、分满全除了是改项第一二十")
LIKELY = st.text(
    st.sampled_from(
        "0123456789  .=：，、；\n\t()/-分满全都除了是改到项第部分一二三四五十有没①②③每次年"
    ),
    max_size=20,
)


@st.composite
def scores(draw: st.DrawFn, at_least: int = 1) -> list[int]:
    """Scores that fit the first items."""
    many = draw(st.integers(at_least, len(ORDER)))
    return [draw(st.integers(0, the_card().items[item].points)) for item in ORDER[:many]]


@st.composite
def spelled(draw: st.DrawFn, given_scores: list[int]) -> str:
    """The scores the way somebody may type them, in one way of writing."""
    numerals: list[Callable[[int], str]] = [str, lambda score: chr(0xFF10 + score), chinese]
    numeral = draw(st.sampled_from(numerals))
    ending = draw(st.sampled_from(["", "分", " 分"]))
    between = " " if len(given_scores) < 3 else draw(SEPARATORS)
    full = draw(st.sampled_from(["满分", ""]))
    return between.join(
        full if full and score == the_card().items[item].points else f"{numeral(score)}{ending}"
        for item, score in zip(ORDER, given_scores, strict=False)
    )


@given(st.data())
def test_several_at_once_leave_what_one_by_one_leaves(data: st.DataObject) -> None:
    given_scores = data.draw(scores())
    at_once = home_dialogue(data.draw(spelled(given_scores)))
    one_by_one = home_dialogue(*map(str, given_scores))
    assert at_once.scores() == one_by_one.scores() == dict(zip(ORDER, given_scores, strict=False))
    assert at_once.home == one_by_one.home
    assert at_once.asked == one_by_one.asked
    counted = f"已答 {len(given_scores)}/31 · 得分 {sum(given_scores)}"
    assert counted in at_once.text
    assert counted in one_by_one.text


@given(st.data())
def test_one_score_too_high_saves_none_and_is_named(data: st.DataObject) -> None:
    given_scores = data.draw(scores())
    wrong = data.draw(st.integers(0, len(given_scores) - 1))
    item = the_card().items[ORDER[wrong]]
    given_scores[wrong] = item.points + data.draw(st.integers(1, 90))
    dialogue = home_dialogue()
    before = dialogue.record
    told = dialogue.say(" ".join(map(str, given_scores)))
    assert dialogue.record == before
    assert f"{item.id} 最多 {item.points} 分" in told
    assert "已答 0/31" in told


@given(st.lists(st.integers(0, 4), max_size=6), st.data())
def test_in_the_middle_of_a_form_too(skips: list[int], data: st.DataObject) -> None:
    """Answers already given are passed over the same way by one message and by several."""
    twins = home_dialogue(), home_dialogue()
    for dialogue in twins:
        for skipped in skips:
            dialogue.say(*["跳过"] * skipped, "0")
    left = [item for item in ORDER if item not in twins[0].scores()]
    start = left.index(twins[0].asked or "")
    turn = (left[start:] + left[:start])[: data.draw(st.integers(1, len(left)))]
    given_scores = [data.draw(st.integers(0, the_card().items[item].points)) for item in turn]
    twins[0].say(" ".join(map(str, given_scores)))
    for score in given_scores:
        twins[1].say(str(score))
    assert twins[0].home == twins[1].home
    assert twins[0].asked == twins[1].asked


@given(st.text(TYPED, max_size=30))
def test_any_text_is_a_score_that_fits_or_is_refused(text: str) -> None:
    result = read_scores(text, the_card(), {}, "1.1")
    if isinstance(result, Refused):
        assert "没有保存" in result.why
        return
    assert result
    for item, score in result.items():
        assert 0 <= score <= the_card().items[item].points


@given(st.text(TYPED, max_size=30) | LIKELY, st.sampled_from(["1.1", "1.3", "4.2", "6.1"]))
def test_no_text_gives_a_score_that_is_not_written_in_it(text: str, asked: str) -> None:
    result = read_scores(text, the_card(), {}, asked)
    scores = result.values if isinstance(result, Doubtful) else result
    if isinstance(scores, Refused):
        return
    numerals = [arabic(run) for run in re.findall(f"[{NUMERALS}]+", tidy(text))]
    written = {*numerals, *re.findall(r"\d+", tidy(text)), *re.findall(r"\d+", arabic(tidy(text)))}
    for item, score in scores.items():
        points = the_card().items[item].points
        if isinstance(result, Doubtful) and re.search("[扣减少降]", text):
            written |= {
                str(max(points - int(number), 0)) for number in set(written) if len(number) == 1
            }
        is_full = "满" in text and score == points
        assert is_full or str(score) in {number.lstrip("0") or "0" for number in written}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "Nl", "No"]), max_size=30))
def test_text_without_a_number_saves_no_score(text: str) -> None:
    if not set(text) & set("满零〇一二两三四五六七八九十"):
        assert isinstance(read_scores(text, the_card(), {}, "1.1"), Refused)


@given(
    st.text(TYPED, max_size=30),
    st.sampled_from(["", "改 ", "改 1.1 ", "说明 ", "申报", "本次不申报"]),
)
def test_any_text_gets_an_answer_and_keeps_the_form_valid(text: str, opening: str) -> None:
    dialogue = home_dialogue("4")
    assert dialogue.say(opening + text).strip()
    assert all(
        0 <= int(score) <= the_card().items[item].points
        for item, score in dialogue.scores().items()
    )


@given(st.data())
def test_a_section_with_exceptions_is_full_everywhere_else(data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(the_card().sections))
    chosen = data.draw(st.lists(st.sampled_from(section.items), min_size=1, unique=True))
    points = {item.id: data.draw(st.integers(0, item.points)) for item in chosen}
    becomes = data.draw(st.sampled_from(["=", "：", " = ", "是", "得", "改为"]))
    by_place = data.draw(st.booleans())
    names = {item.id: str(at) if by_place else item.id for at, item in enumerate(section.items, 1)}
    exceptions = data.draw(SEPARATORS).join(
        f"{names[item]}{becomes}{score}" for item, score in points.items()
    )
    whole = {item.id: item.points for item in section.items} | points
    text = f"全满分 除了 {exceptions}"
    assert read_scores(text, the_card(), {}, section.items[0].id) == whole
