"""Choices in config.yaml: what they are, and what is reported where they cannot work."""

from __future__ import annotations

import pytest

from bot.cli.check import describe
from campaign.applications import Application, Place
from campaign.carrying import carriage, carried
from campaign.completeness import missing
from campaign.loading import ConfigError, read_campaign
from campaign.model import Track
from tests.campaign.choice_sample import CHOICES, with_choices


def station(text: str) -> Track:
    return read_campaign(text).tracks["station"]


def problems_in(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read_campaign(text)
    return "\n".join(caught.value.problems)


def test_each_choice_is_one_thing_to_answer() -> None:
    plain, track = (
        len(read_campaign(with_choices(choices="")).tracks["station"].places),
        station(with_choices()),
    )
    assert len(track.places) == plain + 2
    assert Place("level", "level") in track.places
    assert Place("services", "services") in track.optional


def test_only_what_must_be_chosen_is_missing() -> None:
    track = station(with_choices())
    empty = missing(track, Application("station"))
    chosen = Application("station", answers={"level": {"level": "示范驿站"}})
    assert missing(track, chosen).entries == empty.entries - 1


def test_check_tells_the_options() -> None:
    told = describe(read_campaign(with_choices()))
    assert "申报类别　3 选 1：示范驿站、合格驿站、新建驿站" in told
    assert "服务内容（可多选）　4 选几（可不填）：饮水、热饭、阅读、母婴" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[示范驿站, 合格驿站, 新建驿站]", "[示范驿站]", "tracks.station.parts[1].options"),
        (
            "新建驿站]",
            "示范驿站]",
            "“示范驿站”已经用在 tracks.station.parts[1].options[0]，请换一个",
        ),
        ("新建驿站]", "新建、改建]", "“新建、改建”不对，应是选项名称"),
        ("新建驿站]", '"3"]', "“3”不对，应是选项名称"),
        ("title: 申报类别", "title: 联系电话", "“联系电话”已经用在"),
        ("id: level", "id: phone", "“phone”已经用在"),
        ("several: true", "severel: true", "severel"),
        ("        options: [饮水, 热饭, 阅读, 母婴]\n", "", "options"),
    ],
)
def test_reports_what_cannot_be_chosen_from(old: str, new: str, told: str) -> None:
    assert old in CHOICES
    assert told in problems_in(with_choices(choices=CHOICES.replace(old, new, 1)))


def test_more_options_than_a_card_holds_are_reported() -> None:
    many = ", ".join(f"选项{number}号" for number in range(21))
    text = with_choices(choices=CHOICES.replace("饮水, 热饭, 阅读, 母婴", many))
    assert "tracks.station.parts[2].options" in problems_in(text)


@pytest.mark.parametrize(
    ("value", "options", "kept"),
    [
        ("合格驿站", "合格驿站, 示范驿站", True),
        ("新建驿站", "示范驿站, 合格驿站", False),
    ],
)
def test_an_answer_stays_as_long_as_it_is_an_option(value: str, options: str, kept: bool) -> None:
    old = station(with_choices())
    text = CHOICES.replace("示范驿站, 合格驿站, 新建驿站", options)
    new = station(with_choices(choices=text))
    before = Application("station", answers={"level": {"level": value}})
    after = carried(before, carriage(old, new))
    assert after.value(Place("level", "level")) == (value if kept else None)
    assert bool(after.lost) != kept
