"""Commands that write or send, as they are to be sent by the person: a guess never does it itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from campaign.applications import Status
from campaign.model import Branch, Track
from handlers.hearing.clean import compact
from handlers.office.everyday import meant_extensions, meant_papers, meant_returns, meant_reviews
from handlers.office.everyday.meant import Meant, name_of
from handlers.office.everyday.meant_commands import whom_told
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office_meaning as wording

Lead = Callable[[OfficeTalk, Meant], Outcome]

_NOT_CHOSEN = re.compile("不推荐|落选|没(?:评上|通过|入选|选上)|未(?:通过|入选)")
_CHOSEN = re.compile("推荐|评上|通过|入选|选上|定")
_ACCOUNT = re.compile(r"(?<![a-z0-9])[a-z][a-z0-9_.@-]{2,}", re.IGNORECASE)


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
    return say(wording.broadcast(whom_told(meant)))


def nudge(talk: OfficeTalk, _meant: Meant) -> Outcome:
    """Show how to remind, where the sentence does not tell whom."""
    return say(wording.nudge(talk.campaign))


def change_chair(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show how a chair is replaced."""
    account = _ACCOUNT.search(meant.said)
    names = [name_of(branch) for branch in meant.branches[:1]]
    return say(wording.change_chair(talk.campaign, names, account[0] if account else "<账号>"))


def stand_in(talk: OfficeTalk, meant: Meant) -> Outcome:
    """Show how the office fills in for a branch."""
    return say(wording.stand_in(talk.campaign, [name_of(b) for b in meant.branches]))


def _handed_in(talk: OfficeTalk, branch: Branch) -> list[Track]:
    """The awards for which a branch has an application that is handed in."""
    record = talk.record_of(branch)
    return [
        track
        for track in talk.campaign.for_branch(branch).tracks.values()
        if record.application(track.id).status is Status.SUBMITTED
    ]


LEADS: Mapping[str, Lead] = {
    "paper_came": meant_papers.paper_came,
    "paper_undone": meant_papers.paper_undone,
    "stand_in": stand_in,
    "return": meant_returns.send_back,
    "result": result,
    "review": meant_reviews.review,
    "extend": meant_extensions.extend,
    "broadcast": broadcast,
    "nudge": nudge,
    "change_chair": change_chair,
}
