"""Whatever is wrong in config.yaml is reported at its place, in plain words, all at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from campaign.loading import ConfigError, read_campaign
from tests.campaign.bad_edits import BAD, BROKEN, CARD
from tests.campaign.test_config import CONFIG

TEXT = CONFIG.read_text(encoding="utf-8")


def edited(old: str, new: str, text: str = TEXT) -> str:
    """The shipped file with the first `old` replaced."""
    assert old in text
    return text.replace(old, new, 1)


def problems_in(text: str) -> list[str]:
    """The problems reported, without their line numbers."""
    with pytest.raises(ConfigError) as caught:
        read_campaign(text)
    return [re.sub(r"（第 \d+ 行）$", "", problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("old", "new", "problems"), BAD, ids=range(len(BAD)))
def test_reports_exactly_what_is_wrong(old: str, new: str, problems: list[str]) -> None:
    assert problems_in(edited(old, new)) == problems


@pytest.mark.parametrize(("old", "new", "problem"), BROKEN, ids=range(len(BROKEN)))
def test_broken_yaml_names_the_line(old: str, new: str, problem: str) -> None:
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    assert problems_in(edited(old, new)) == [problem.format(line=line)]


def test_reports_a_second_scorecard() -> None:
    card = TEXT[TEXT.index("      - kind: scorecard") : TEXT.index("      - kind: photos")]
    second = card.replace("id: scorecard", "id: again")
    assert problems_in(edited(card, card + second)) == [
        f"tracks.home.parts[1]: 这是第二个 scorecard，{CARD} 已经是了，一个奖项只能有一个"
    ]


@pytest.mark.parametrize("kind", ["photos", "essay"])
def test_reports_a_second_part_of_a_kind_that_is_asked_once(kind: str) -> None:
    part = re.search(rf"      - kind: {kind}\n(        .*\n)+", TEXT)
    assert part
    second = part[0].replace(f"id: {kind}", "id: again")
    (problem,) = problems_in(edited(part[0], part[0] + second))
    assert re.fullmatch(
        rf"tracks\.home\.parts\[\d\]: 这是第二个 {kind}，tracks\.home\.parts\[\d\] 已经是了，一个奖项只能有一个",
        problem,
    )


def test_reports_checklists_whose_numbers_begin_anew() -> None:
    lists = re.search(r"      - kind: checklist\n(        .*\n)+", TEXT)
    assert lists
    short = lists[0][: lists[0].index('          - id: "3"')].replace("id: checklist", "id: more")
    problems = problems_in(edited(lists[0], lists[0] + short))
    assert problems == [
        f"tracks.station.parts[2].items[{at}].id: “{at + 1}”已经用在"
        f" tracks.station.parts[1].items[{at}]，同一奖项的编号请接着往下编"
        for at in (0, 1)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [("", "什么也没写"), ("- a\n- b\n", "写的是列表"), ("hello", "写的是“hello”")],
)
def test_refuses_a_file_that_is_no_mapping(text: str, found: str) -> None:
    assert problems_in(text) == [f"最外层: 应是“键: 值”，{found}"]


@pytest.mark.parametrize("text", ["a: " + "9" * 5000, "a: " + "[" * 5000, "a: !!int x"])
def test_refuses_what_cannot_be_read_at_all(text: str) -> None:
    assert problems_in(text) == ["最外层: 数字太长、层次太深或标签无法识别，请改正"]


def test_names_the_line_of_each_problem() -> None:
    text = edited("    quota: 2", "    quota: two")
    text = edited("points: 17\n", "points: 16\n", text)
    text = edited("chair: chair22", "chiar: chair22", text)
    with pytest.raises(ConfigError) as caught:
        read_campaign(text)
    lines = text.splitlines()
    shown = {}
    for problem in caught.value.problems:
        number = re.search(r"（第 (\d+) 行）$", problem)
        assert number is not None
        shown[problem.split(":")[0]] = lines[int(number[1]) - 1].strip()
    assert shown == {
        "tracks.home.quota": "quota: two",
        CARD: "- kind: scorecard",
        f"{CARD}.sections[2]": "- number: 三",
        "branches[21]（22 校医院）": lines[-1].strip(),
        "branches[21]（22 校医院）.chiar": lines[-1].strip(),
    }


def test_a_typo_in_one_piece_hides_nothing_in_the_others() -> None:
    text = edited("name: 孙曙光", "nmae: 孙曙光")
    text = edited("points: 110", "points: 120", text)
    text = edited("{id: opinion", "{id: phone", text)
    text = edited('number: "03", name', 'number: "02", nam', text)
    text = edited("chair: chair22", "chair: chair01", text)
    text = edited("holds: [station]", "holds: [stations]", text)
    with pytest.raises(ConfigError) as caught:
        read_campaign(text)
    assert {problem.split(":")[0] for problem in caught.value.problems} == {
        "contact",
        "contact.nmae",
        CARD,
        "tracks.station.parts[2].fields[1].id",
        "branches[2]（02 地科）",
        "branches[2]（02 地科）.nam",
        "branches[2]（02 地科）.number",
        "branches[21]（22 校医院）.chair",
        "branches[19]（20 继教）.holds[0]",
    }
    assert str(caught.value) == "\n".join(caught.value.problems)


def raw_config() -> Any:
    return yaml.safe_load(TEXT)


def loaded(raw: object) -> object:
    return read_campaign(yaml.safe_dump(raw, allow_unicode=True))


Sections = list[tuple[list[int], bool]]
SECTIONS = st.lists(
    st.tuples(st.lists(st.integers(1, 20), min_size=1, max_size=6), st.booleans()),
    min_size=1,
    max_size=6,
)


def with_scorecard(sections: Sections) -> Any:
    """The shipped campaign with a scorecard of these items, its totals right."""
    raw = raw_config()
    raw["tracks"]["home"]["minimum_score"] = 1
    raw["tracks"]["home"]["counts_bonus"] = True
    raw["tracks"]["home"]["parts"][0] |= {
        "points": sum(sum(items) for items, _ in sections),
        "bonus_points": sum(sum(items) for items, bonus in sections if bonus),
        "sections": [
            {
                "number": f"{position}",
                "title": "t",
                "points": sum(items),
                "bonus": bonus,
                "items": [
                    {"id": f"{position}.{number}", "text": "t", "points": points}
                    for number, points in enumerate(items, 1)
                ],
            }
            for position, (items, bonus) in enumerate(sections, 1)
        ],
    }
    return raw


@given(SECTIONS, st.data())
def test_totals_load_when_right_and_are_named_when_wrong(
    sections: Sections, data: st.DataObject
) -> None:
    raw = with_scorecard(sections)
    loaded(raw)
    broken = data.draw(st.integers(0, len(sections) - 1))
    raw["tracks"]["home"]["parts"][0]["sections"][broken]["points"] += 1
    with pytest.raises(ConfigError) as caught:
        loaded(raw)
    total = sum(sections[broken][0])
    message = f"{CARD}.sections[{broken}]: 各项（items）加起来是 {total}，points 写的是 {total + 1}"
    assert [p for p in caught.value.problems if ": 各项" in p and p.startswith(message)]
    assert len([p for p in caught.value.problems if ": 各项" in p]) == 1


def keys_below(raw: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in the data."""
    entries = raw.items() if isinstance(raw, dict) else enumerate(raw)
    return [
        pair
        for key, value in list(entries)
        for pair in [(raw, key), *(keys_below(value) if isinstance(value, dict | list) else [])]
    ]


@pytest.mark.slow
@given(st.data(), st.sampled_from([None, "", "x", -1, 1.5, True, [], [[]], {}, {"x": 1}, {1: 2}]))
def test_any_nonsense_anywhere_is_a_config_error_or_harmless(
    data: st.DataObject, nonsense: object
) -> None:
    raw = raw_config()
    places = keys_below(raw)
    container, key = places[data.draw(st.integers(0, len(places) - 1))]
    container[key] = nonsense
    for problem in problems_or_none(raw):
        assert not re.search(r"pydantic|Input|\n", problem)
        assert re.search("[\u4e00-\u9fff]", problem.partition(": ")[2])


def problems_or_none(raw: object) -> tuple[str, ...]:
    try:
        loaded(raw)
    except ConfigError as error:
        return error.problems
    return ()
