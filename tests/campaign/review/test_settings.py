"""`review:` and `reviewers:` in config.yaml: what may be written, and what is said of what may not."""

from __future__ import annotations

import pytest

from campaign.loading import ConfigError, read_campaign
from tests.handlers.dialogue import CONFIG
from tests.handlers.reviewers.panel_chat import with_panel

PANEL = "by: panel"


def problems(home: str = "", station: str = "", reviewers: str = "") -> tuple[str, ...]:
    text = CONFIG.read_text(encoding="utf-8")
    with pytest.raises(ConfigError) as found:
        read_campaign(with_panel(text, home=home, station=station) + reviewers)
    return found.value.problems


def test_the_notice_as_it_stands_is_reviewed_by_the_office() -> None:
    campaign = read_campaign(CONFIG.read_text(encoding="utf-8"))
    assert [track.review.by for track in campaign.awards] == ["office", "office"]
    assert campaign.reviewers == ()


@pytest.mark.parametrize(
    ("home", "station", "right"),
    [
        ("{by: panel, weights: {office: 60, panel: 30}}", "", "三个权重合计 90，应为 100"),
        ("{by: office, drop_extremes: true}", "", "只有 by: panel（评委）才用得上"),
        ("{by: judges}", "", "可以写：none、office、panel"),
        ("{by: panel, score: criteria}", "", "要一起写"),
        ("{by: panel, weights: {office: 100, panel: 0}}", "", "panel 的权重是 0"),
        ("", "{by: panel}", "这个奖项没有评分表"),
        ("", "{by: panel, score: accept, drop_extremes: true}", "没有最高分、最低分"),
        (
            "",
            "{by: panel, score: accept, weights: {office: 40, panel: 60}}",
            "只能写 panel: 100",
        ),
        ("{by: panel, judges: 3}", "", "judges"),
    ],
)
def test_a_review_that_cannot_be_is_told_with_its_place(
    home: str, station: str, right: str
) -> None:
    found = problems(home, station)
    assert len(found) == 1, found
    assert right in found[0]
    assert f"tracks.{'home' if home else 'station'}.review" in found[0]


@pytest.mark.parametrize(
    ("reviewer", "right"),
    [
        ("{user_id: office01, awards: [station]}", "是校工会人员"),
        ("{user_id: judge01, awards: [stations]}", "没有“stations”"),
        ("{user_id: judge01, recused: ['99']}", "没有“99”"),
    ],
)
def test_a_reviewer_who_cannot_be_is_told_with_the_place(reviewer: str, right: str) -> None:
    found = problems(reviewers=f"\nreviewers:\n  - {reviewer}\n")
    assert len(found) == 1, found
    assert right in found[0]
    assert "reviewers[0]" in found[0]


def test_a_reviewer_twice_is_told() -> None:
    twice = "\nreviewers:\n  - {user_id: judge01}\n  - {user_id: Judge01}\n"
    assert ["写了两次" in line for line in problems(reviewers=twice)] == [True]
