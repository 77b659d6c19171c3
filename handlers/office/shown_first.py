"""Sentences that hold all a command needs which writes: shown with who and what, done on a code."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from campaign.applications import Application, Status
from campaign.model import Branch, Track
from campaign.reviewing import self_scores
from handlers.moment_reading import read_moment
from handlers.numerals import arabic
from handlers.office import commands as office
from handlers.office import paper_desk
from handlers.office.commands import ask_back
from handlers.office.extending import likely_moment
from handlers.office.meant_commands import Meant, name_of
from handlers.office.reviewing import scores_and_reason
from handlers.office.table import INDEX
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused
from handlers.talk import OfficeTalk
from handlers.wording import review as review_wording
from handlers.wording import shown_first as wording
from handlers.wording.office_help import next_deadline
from handlers.words import compact, visible

_CLAUSE = re.compile(r"[,，。;；!！?？\n]+")
_BACK = re.compile(r"退|打回|驳回|返工|[让叫请要]|重[新填写弄做发传交]|[补改换]")
_PLACES = re.compile(
    r"第?\d{1,2}[.．]\d{1,2}项?|第[一二三四五六七八九十]部分|照片|相片|图片|总结|纸质"
)
_EVERYBODY = re.compile("全部|大家|所有|整体|各单位|各学院|全体")
_ALLOWED = re.compile(r"核定?[成为]?|应该?[是给]|只[能该]?[给算得]|[给算]成|审[成定]|扣[到成]")
_HALF = re.compile(r"^[上中下]午?|^晚上|^早上")
_MORE_DAYS = re.compile(
    r"(?:延|推|宽限|缓|多).{0,3}?(?P<n>[一二两三四五六七\d])(?P<unit>天|周|个?星期|个?礼拜)"
)
_LESS = re.compile(r"(?:扣|减|少|降)(?:掉|了)?(?P<n>\d{1,2})分?")
_BECAUSE = re.compile(r"^(?:因为|理由是?|原因是?|说是|说)")


def paper_came(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show whose papers would be registered, and why others cannot be."""
    tracks = " ".join(track.short_name for track in meant.tracks)
    papers = paper_desk.read(talk.campaign, f"{meant.names} {tracks}")
    if isinstance(papers, str):
        return say(papers)
    sheets, wrong = paper_desk.sheets_of(talk, papers.naming)
    if not sheets:
        return say("\n".join(wrong))
    named = [(sheet.branch, sheet.track, sheet.receipt) for sheet in sheets]
    return ask_back(
        talk,
        "收 " + " ".join(sheet.receipt for sheet in sheets),
        list(dict.fromkeys(sheet.branch.number for sheet in sheets)),
        lambda code: wording.papers(named, wrong, code),
    )


def send_back(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show what would be sent back and why; the command to write where that is not all said."""
    places = list(dict.fromkeys(_PLACES.findall(meant.said)))
    what, reason = " ".join(places) or "照片", _reason(meant)
    targets = [
        (branch, track)
        for branch in meant.branches
        for track in meant.tracks or _that_have(talk, branch, places)
    ]
    if meant.branches and not targets:
        return say(wording.nothing_to_send_back(meant.branches))
    ways = [f"退 {_named(*target)} {what} {reason or '理由'}" for target in targets]
    if len(targets) != 1 or not places or not reason:
        return say(wording.send_back(talk.campaign, ways, is_all_said=bool(places and reason)))
    branch, track = targets[0]
    return _on_a_code(
        talk, ways[0], branch, lambda code: wording.sending_back(branch, track, what, reason, code)
    )


def extend(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show the deadline as it would be put off; what is missing where that is not all said."""
    reading = read_moment(_with_day(talk, meant.said), talk.now, talk.campaign.zone)
    names = [name_of(branch) for branch in meant.branches]
    if not names and _EVERYBODY.search(meant.said):
        names = ["全部"]
    if reading is None or reading.at is None or not names:
        return say(wording.extend(talk.campaign, names, next_deadline(talk.campaign)))
    has_time, why = reading.has_time, _because(_HALF.sub("", reading.after))
    until = likely_moment(talk.campaign, meant.said, reading)
    assert until is not None  # noqa: S101 - there is a day
    at = f"{until:%Y-%m-%d %H:%M}"
    if not has_time or len(names) > 1 or not meant.branches:
        ways = [f"延期 {name} {at} {why or '理由'}" for name in names]
        return say(wording.extend_so(ways, has_time=has_time, has_reason=bool(why)))
    branch = meant.branches[0]
    return _on_a_code(
        talk,
        f"延期 {name_of(branch)} {at} {why}".strip(),
        branch,
        lambda code: wording.extending(branch, until, why, talk.campaign, code),
    )


def review(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show the points that would be allowed; how to write it where items or points are not said."""
    branch = meant.branches[0] if len(meant.branches) == 1 else None
    tracks = [track for track in talk.campaign.awards if track.scorecard]
    if branch is None or not tracks or not meant.slots.item:
        return say(wording.review(talk.campaign, [name_of(b) for b in meant.branches]))
    name, item, track = name_of(branch), meant.slots.item, tracks[0]
    card, own = track.scorecard, self_scores_of(talk, branch, track)
    said = visible(meant.said)
    said = said[said.find(item) :]
    said = _LESS.sub(lambda less: f"改成{own.get(item, 0) - int(less['n'])}分", said)
    scores, why = scores_and_reason(_ALLOWED.sub("改成", said), card) if card else (None, "")
    if isinstance(scores, Refused):
        return say(review_wording.refused(track, scores.why, branch, scores.entry or item))
    if card is None or not scores:
        return say(wording.review_item(name, item))
    points = " ".join(f"{item} {score}" for item, score in scores.items())
    return _on_a_code(
        talk,
        f"核分 {name} {points} {why}".strip(),
        branch,
        lambda code: wording.reviewing(branch, card, own, scores, why, code),
    )


def self_scores_of(talk: OfficeTalk, branch: Branch, track: Track) -> dict[str, int]:
    """What a branch has given itself for each item in the version that counts."""
    application = talk.record_of(branch).application(track.id)
    card = track.as_asked(application.as_submitted).scorecard
    return self_scores(card, application) if card else {}


def _with_day(talk: OfficeTalk, said: str) -> str:
    """A sentence with `延两天` as the day it comes to."""
    found = _MORE_DAYS.search(said)
    if not found:
        return said
    days = int(arabic(found["n"].replace("两", "二"))) * (1 if found["unit"] == "天" else 7)
    until = (talk.campaign.deadline + timedelta(days=days)).astimezone(talk.campaign.zone)
    return f"{said[: found.end('unit')]} {until:%Y-%m-%d %H:%M} {said[found.end('unit') :]}"


def _on_a_code(
    talk: OfficeTalk, command: str, branch: Branch, told: Callable[[str], str]
) -> Outcome:
    """Ask for a code where the command would change something; else say what it says."""
    call = office.find_call(INDEX, talk.campaign, command)
    assert call is not None  # noqa: S101 - it was just put together
    outcome = call.run(talk)
    return ask_back(talk, command, [branch.number], told) if outcome.changes else outcome


def _that_have(talk: OfficeTalk, branch: Branch, places: Sequence[str]) -> list[Track]:
    """The awards of a branch that can go back and have what is named."""
    record = talk.record_of(branch)
    found = [
        track
        for track in talk.campaign.for_branch(branch).tracks.values()
        if _can_go_back(record.application(track.id))
    ]
    fitting = [track for track in found if all(_has(track, place) for place in places)]
    return fitting or found


def _has(track: Track, place: str) -> bool:
    if place == "总结":
        return track.long_text is not None
    return track.scorecard is not None if place[:1] == "第" or place[:1].isdigit() else True


def _can_go_back(application: Application) -> bool:
    return application.status in (Status.SUBMITTED, Status.RETURNED)


def _named(branch: Branch, track: Track) -> str:
    return f"{name_of(branch)} {track.short_name}"


def _reason(meant: Meant) -> str:
    """The clauses that say why, not that it shall go back, without whose it is."""
    clauses = [clause.strip() for clause in _CLAUSE.split(visible(meant.said)) if clause.strip()]
    why = "，".join(clause for clause in clauses if not _BACK.search(clause))
    named = [b.short_name for b in meant.branches] + [t.short_name for t in meant.tracks]
    whose = "|".join(map(re.escape, named)) or "(?!)"
    return _because(re.sub(rf"^(?:(?:{whose})(?:学院|院)?的?)+", "", why))


def _because(text: str) -> str:
    text = text.strip(" ,，。.;；:：")
    text = re.sub(r"^(?:吧|了|前|可以吗?|行吗?|批了)+[,，。\s]*", "", text)
    return _BECAUSE.sub("", text).strip(" ,，。.;；:：") if len(compact(text)) > 1 else ""
