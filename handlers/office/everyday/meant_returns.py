"""What a sentence says shall go back, what and why: sent back on a code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.applications import Application, Status
from campaign.model import Branch, Track
from handlers.hearing.clean import visible
from handlers.office.everyday.meant import Meant
from handlers.office.everyday.shown_first import named, on_a_code, reason_in
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import shown_first as wording

_CLAUSE = re.compile(r"[,，。;；!！?？\n]+")
_BACK = re.compile(r"退|打回|驳回|返工|[让叫请要]|重[新填写弄做发传交]|[补改换]")
_PLACES = re.compile(
    r"第?\d{1,2}[.．]\d{1,2}项?|第[一二三四五六七八九十]部分|照片|相片|图片|总结|纸质"
)
_OF_PAPER = re.compile("盖章|公章|签字|签名|原件")
_UNDO = re.compile("取消|撤销|算了|退错|作废")


def send_back(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show what would be sent back and why; the command to write where that is not all said."""
    if len(meant.branches) == 1 and _UNDO.search(meant.said):
        return _back_after_all(talk, meant.branches[0])
    places = list(dict.fromkeys(_PLACES.findall(meant.said)))
    places = places or ["纸质"] * bool(_OF_PAPER.search(meant.said))
    what, reason = " ".join(places) or "照片", _reason(meant)
    targets = [
        (branch, track)
        for branch in meant.branches
        for track in meant.tracks or _that_have(talk, branch, places)
    ]
    if meant.branches and not targets:
        return say(wording.nothing_to_send_back(meant.branches))
    ways = [f"退 {named(*target)} {what} {reason or '理由'}" for target in targets]
    if len(targets) != 1 or not places or not reason:
        return say(wording.send_back(talk.campaign, ways, is_all_said=bool(places and reason)))
    branch, track = targets[0]
    return on_a_code(
        talk, ways[0], branch, lambda code: wording.sending_back(branch, track, what, reason, code)
    )


def _back_after_all(talk: OfficeTalk, branch: Branch) -> Outcome:
    """Show that what was sent back would count again."""
    record = talk.record_of(branch)
    tracks = talk.campaign.tracks.values()
    back = [track for track in tracks if record.application(track.id).open_return]
    if len(back) != 1:
        ways = [f"退 {named(branch, track)} 取消" for track in back]
        return say(wording.which_return(branch, ways))
    return on_a_code(
        talk,
        f"退 {named(branch, back[0])} 取消",
        branch,
        lambda code: wording.taking_return_back(branch, back[0], code),
    )


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


def _reason(meant: Meant) -> str:
    """The clauses that say why, not that it shall go back, without whose it is."""
    clauses = [clause.strip() for clause in _CLAUSE.split(visible(meant.said)) if clause.strip()]
    why = "，".join(clause for clause in clauses if not _BACK.search(clause))
    named = [b.short_name for b in meant.branches] + [t.short_name for t in meant.tracks]
    whose = "|".join(map(re.escape, named)) or "(?!)"
    return reason_in(re.sub(rf"^(?:(?:{whose})(?:学院|院)?的?)+", "", why))
