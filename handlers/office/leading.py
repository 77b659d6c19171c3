"""Commands that write or send, as they are to be sent by the person: a guess never does it itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from campaign.applications import Status
from campaign.model import Branch, Track
from handlers.office import shown_first
from handlers.office.meant_commands import Meant, name_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office_meaning as wording
from handlers.words import compact

Lead = Callable[[OfficeTalk, Meant], Outcome]

_NOT_CHOSEN = re.compile("不推荐|落选|没(?:评上|通过|入选|选上)|未(?:通过|入选)")
_CHOSEN = re.compile("推荐|评上|通过|入选|选上|定")
_UNDONE = re.compile("[没未](?:交|报|填|弄|完|提交)")
_HANDED_IN = re.compile("交了|已提交|提交了")


def result(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show how a result is noted."""
    verdicts = _verdicts(meant)
    if meant.track and len(verdicts) > 1 and len({verdict for _, verdict in verdicts}) == 1:
        way = f"结果 {meant.track} {meant.names} {verdicts[0][1]}"
        return say(wording.result(talk.campaign, [way]))
    ways = [
        f"结果 {name_of(branch)} {track.short_name} {verdict}"
        for branch, verdict in verdicts
        for track in meant.tracks or _handed_in(talk, branch) or talk.campaign.awards[:1]
    ]
    return say(wording.result(talk.campaign, ways))


def _verdicts(meant: Meant) -> list[tuple[Branch, str]]:
    """Each branch with what is said behind it, or behind the next ones: 信工、海洋推荐，地科没通过."""
    found: list[tuple[Branch, str]] = []
    rest, verdict = compact(meant.said), ""
    for branch in sorted(meant.branches, key=lambda b: rest.find(compact(b.short_name)))[::-1]:
        at = rest.find(compact(branch.short_name))
        behind, rest = rest[max(at, 0) :], rest[: max(at, 0)]
        if _NOT_CHOSEN.search(behind):
            verdict = "不推荐"
        elif not verdict or _CHOSEN.search(behind):
            verdict = "推荐"
        found.append((branch, verdict))
    return found[::-1]


def broadcast(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show how a notice is sent."""
    said = compact(meant.said)
    group = "未完成" if _UNDONE.search(said) else "已提交" if _HANDED_IN.search(said) else ""
    whom = meant.names or f"{meant.track} {group}".strip() or ("" if meant.without else "全部")
    if meant.without:
        whom = f"{whom} 除了 {'、'.join(map(name_of, meant.without))}".strip()
    return say(wording.broadcast(whom))


def nudge(talk: OfficeTalk, _meant: Meant) -> Outcome:
    """Show how to remind, where the sentence does not tell whom."""
    return say(wording.nudge(talk.campaign))


def change_chair(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show how a chair is replaced."""
    return say(wording.change_chair(talk.campaign, [name_of(b) for b in meant.branches[:1]]))


def _handed_in(talk: OfficeTalk, branch: Branch) -> list[Track]:
    """The awards for which a branch has an application that is handed in, those without paper first."""
    record = talk.record_of(branch)
    found = [
        track
        for track in talk.campaign.for_branch(branch).tracks.values()
        if record.application(track.id).status is Status.SUBMITTED
    ]
    return [track for track in found if not record.application(track.id).has_paper] or found


LEADS: Mapping[str, Lead] = {
    "paper_came": shown_first.paper_came,
    "return": shown_first.send_back,
    "result": result,
    "review": shown_first.review,
    "extend": shown_first.extend,
    "broadcast": broadcast,
    "nudge": nudge,
    "change_chair": change_chair,
}
