"""Next year's config.yaml, proposed from this year's: what is known is moved on, the rest is to be checked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.wording import next_year as wording
from campaign.model import Branch, Campaign

A_YEAR = timedelta(weeks=52)  # the same day of the week
_PLAIN = re.compile(r"[\w\u4e00-\u9fff（）()·—-]+").fullmatch
_BLOCK = re.compile(r"^branches:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_NUMBER = re.compile(r"(\S{0,20}〔(?P<year>\d{4})〕\s*\d+\s*号)")
_TITLE = re.compile(r"关于开展.{4,80}?通知")
_UNTIL = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^。\n]{0,10}?(?P<hour>\d{1,2})\s*[:：]\s*(?P<minute>\d{2})"
)
_ISSUED = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


@dataclass(slots=True)
class Proposal:
    """The text of the file, and what a person has to check in it."""

    text: str
    to_check: list[str] = field(default_factory=list)


def propose(
    text: str, campaign: Campaign, won: Mapping[str, tuple[str, ...]], notice: str = ""
) -> Proposal:
    """The proposal; `campaign` is as it stands now, `won` the awards won by branch number."""
    made = Proposal(text)
    year = _year(campaign, notice)
    _replace(made, "id", _next_id(campaign.id, year))
    _name(made, campaign, notice, year)
    _move_times(made, campaign, notice, year)
    _drop_days_off(made)
    _renew_branches(made, campaign, won)
    made.to_check.append(wording.read_texts())
    return made


def _year(campaign: Campaign, notice: str) -> int:
    if found := _NUMBER.search(notice):
        return int(found["year"])
    return campaign.opens_at.astimezone(campaign.zone).year + 1


def _next_id(old: str, year: int) -> str:
    moved = re.sub(r"(?<!\d)\d{4}(?!\d)", str(year), old)
    return moved if moved != old else f"{old}-{year}"[:40]


def _name(made: Proposal, campaign: Campaign, notice: str, year: int) -> None:
    """Title and number of the notice: as it says, else this year's with the year moved on."""
    old = str(campaign.opens_at.astimezone(campaign.zone).year)
    title, number = _TITLE.search(notice), _NUMBER.search(notice)
    _replace(made, "title", title[0] if title else campaign.title.replace(old, str(year)))
    _replace(
        made,
        "document_number",
        number[1] if number else campaign.document_number.replace(old, str(year)),
    )
    if not (title and number):
        made.to_check.append(wording.check_name())


def _move_times(made: Proposal, campaign: Campaign, notice: str, year: int) -> None:
    """Opening and deadline: as the notice says, else the same weekday a year on."""
    opens = (campaign.opens_at + A_YEAR).astimezone(campaign.zone)
    ends = (campaign.deadline + A_YEAR).astimezone(campaign.zone)
    if issued := _last(_ISSUED, notice):
        day = date(int(issued["year"]), int(issued["month"]), int(issued["day"]))
        opens = opens.replace(year=day.year, month=day.month, day=day.day)
    until = _UNTIL.search(notice)
    if until:
        ends = datetime(
            year,
            int(until["month"]),
            int(until["day"]),
            int(until["hour"]),
            int(until["minute"]),
            tzinfo=campaign.zone,
        )
    _replace(made, "opens_at", opens.isoformat())
    _replace(made, "deadline", ends.isoformat())
    made.to_check.append(wording.check_times(opens, ends, is_read=bool(until)))
    for track in campaign.awards:
        if track.receipts_until:
            moved = (track.receipts_until + A_YEAR).isoformat()
            made.text = made.text.replace(track.receipts_until.isoformat(), moved)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _drop_days_off(made: Proposal) -> None:
    for key in ("days_off", "work_days"):
        made.text = re.sub(rf"^(\s+{key}:).*$", r"\1 []", made.text, flags=re.MULTILINE)
    made.to_check.append(wording.check_days_off())


def _renew_branches(made: Proposal, campaign: Campaign, won: Mapping[str, tuple[str, ...]]) -> None:
    """The roster as it stands, with the titles that were won since."""
    rows = [_row(branch, won.get(branch.number, ())) for branch in campaign.branches]
    made.text = _BLOCK.sub(lambda _: "\n".join(("branches:", *rows, "")), made.text)
    named = {n: [campaign.tracks[key].title for key in keys] for n, keys in won.items() if keys}
    known = campaign.branch_by_number
    told = [f"{known[n].short_name}（{'、'.join(titles)}）" for n, titles in named.items()]
    made.to_check.append(wording.check_titles(told))
    made.to_check.append(wording.check_people(len(rows)))


def _row(branch: Branch, won: tuple[str, ...]) -> str:
    held = tuple(dict.fromkeys((*branch.titles, *won)))
    pieces = [f'number: "{branch.shown}"']
    pieces += [f'id: "{branch.number}"'] if branch.shown != branch.number else []
    pieces += [f"name: {_value(branch.name)}", f"short_name: {_value(branch.short_name)}"]
    pieces.append(f"chair: {_value(branch.chair)}")
    pieces += [f"chair_name: {_value(branch.chair_name)}"] if branch.chair_name else []
    pieces += [f"deputy: {_value(branch.deputy)}"] if branch.deputy else []
    pieces += [f"phone: {json.dumps(branch.phone)}"] if branch.phone else []
    pieces += [f"holds: [{', '.join(held)}]"] if held else []
    return f"  - {{{', '.join(pieces)}}}"


def _value(text: str) -> str:
    is_plain = _PLAIN(text) and not text[:1].isdigit() and text not in ("true", "false", "null")
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _replace(made: Proposal, key: str, value: str) -> None:
    """Set a value at the top of the file."""
    quoted = json.dumps(value, ensure_ascii=False)
    made.text = re.sub(
        rf"^{key}:.*$", lambda _: f"{key}: {quoted}", made.text, count=1, flags=re.MULTILINE
    )
