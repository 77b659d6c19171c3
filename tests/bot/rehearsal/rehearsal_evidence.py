"""A small season that went well, for tests to spoil in one place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.config_file import load_campaign
from bot.rehearsal.evidence import Evidence, Key, Shown, Totals
from bot.rehearsal.expected import Expected, HandedIn, figures
from bot.rehearsal.reminding import Due
from campaign.applications import Application, Photo, Place, Status, Submission, Value
from campaign.model import Campaign
from campaign.reminders import calendar

ROOT = Path(__file__).parents[3]
HOME: Key = ("03", "home")
ESSAY = ("工会" * 300, "之家" * 300)
CAMPAIGN: Campaign = load_campaign(ROOT / "config.yaml").with_branches(
    load_campaign(ROOT / "config.yaml").branches[2:4]
)
SLOTS = calendar(CAMPAIGN)
TABLE = "【截止】5月12日（周五）12:00 已到，2 个分工会的申报："
HANDED_IN_AT = SLOTS[0].at + timedelta(hours=5)
PATHS = ("03 地科/小家/1.jpg", "03 地科/小家/2.jpg", "03 地科/小家/3.jpg")


def answers() -> dict[Place, Value]:
    """Full marks."""
    card = CAMPAIGN.tracks["home"].scorecard
    assert card is not None
    return {Place(card.id, item.id): item.points for item in card.items.values()}


def stored_application() -> Application:
    """What 03 has stored for 小家: one version, whose paper is not in yet."""
    given: dict[str, dict[str, Value]] = {"scorecard": {p.entry: v for p, v in answers().items()}}
    photos = tuple(Photo(n, path, f"{n}", "") for n, path in enumerate(PATHS, 1))
    version = Submission(1, "J03-v1", HANDED_IN_AT, "chair03", given, photos, ESSAY)
    return Application(
        "home", Status.SUBMITTED, given, HANDED_IN_AT, photos, ESSAY, submissions=(version,)
    )


def expected_applications() -> dict[Key, Expected]:
    """What 03 said about 小家; nobody said anything else."""
    found = {
        (branch.number, track.id): Expected(branch, track)
        for branch in CAMPAIGN.branches
        for track in CAMPAIGN.tracks.values()
    }
    home = found[HOME]
    home.status, home.answers, home.sent = Status.SUBMITTED, answers(), {11, 12, 13, 14}
    home.photos, home.essay = 3, ESSAY
    home.handed_in = [HandedIn("J03-v1", answers(), 3, ESSAY)]
    return found


def reminder(person: str, at: datetime, words: str = "") -> Shown:
    """A reminder on a screen."""
    number = person.removeprefix("chair")
    text = words or f"{number} 地科分工会：离截止还有 1 天。"
    return Shown(person, "text", text, "", at)


def screens() -> dict[str, list[Shown]]:
    """Both chairs got every reminder; 03 its receipt and its papers, once."""
    shown = {
        chair: [reminder(chair, slot.at + timedelta(seconds=5)) for slot in SLOTS]
        for chair in ("chair03", "chair04")
    }
    shown["chair03"] += [
        Shown(
            "chair03",
            "text",
            "【小家】已提交，编号 J03-v1，5月5日 14:17:00。",
            "",
            HANDED_IN_AT,
            False,
        ),
        Shown("chair03", "file", "", "J03-v1 自评表.docx", HANDED_IN_AT),
        Shown("chair03", "file", "", "J03-v1 建家工作总结.docx", HANDED_IN_AT),
    ]
    office = [
        Shown("office01", "text", "【早报】5月12日（周五），离截止还有 3 小时", "", SLOTS[4].at),
        Shown("office01", "text", TABLE, "", CAMPAIGN.deadline),
    ]
    return shown | {"office01": office, "office02": []}


def told_about(number: str, expected: dict[Key, Expected]) -> str:
    """What 状态 says about a branch."""
    lines = [number]
    for (branch, _), one in expected.items():
        if branch == number:
            lines.append(f"【{one.track.short_name}】未开始")
            if one.status is Status.SUBMITTED:
                counts = figures(one.track, one.answers, one.photos, one.essay)
                shown = " · ".join(f"{label} {value}" for label, value in counts.items())
                lines[-1] = f"【{one.track.short_name}】已提交 J03-v1 · {shown}"
    return "\n".join(lines)


def totals(told: str = "小家：未开始 1 填写中 0 已提交 1 已退回 0 不申报 0 已收纸质 0") -> Totals:
    """状态 asked once, and what it should say about 小家."""
    counted = {"home": Counter({Status.NOT_STARTED: 1, Status.SUBMITTED: 1})}
    return Totals(HANDED_IN_AT, f"5月5日\n{told}\n驿站：", counted, {"home": 0})


def due() -> list[Due]:
    """Both chairs are due at every reminder."""
    people = frozenset({"chair03", "chair04"})
    return [Due(slot, slot.at, people, frozenset()) for slot in SLOTS]


def good(**spoiled: Any) -> Evidence:
    """The evidence of a season that went well, but for what is given."""
    expected = expected_applications()
    return replace(
        Evidence(
            campaign=CAMPAIGN,
            expected=expected,
            stored={HOME: stored_application()},
            pictures=dict(zip(PATHS, (11, 12, 13), strict=True)),
            screens=screens(),
            office={number: told_about(number, expected) for number in ("03", "04")},
            totals=[totals()],
            due=due(),
            exit_codes=[0, 0],
            log=["2023 INFO started"],
        ),
        **spoiled,
    )
