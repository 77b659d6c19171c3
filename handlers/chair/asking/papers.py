"""Questions about stamped papers and the electronic version: what, how many, where, whether they came."""

from __future__ import annotations

import re

from campaign.applications import Application, Status
from campaign.condition import PaperState, State, paper_of
from campaign.model import Track
from handlers.chair import tracks
from handlers.chair.asking.asked import Asked, begun_or_open
from handlers.chair.asking.next_steps import lines, told
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording.answers import papers as wording
from handlers.wording.answers import standing
from handlers.wording.submitting import paper_standing

_NOT_SAID = {  # what people ask of paper that no notice says
    "能不能寄": re.compile(r"邮寄|快递|寄(?:过去|给|来|吗|不)"),
    "什么时候有人": re.compile(
        r"(?:周末|周[六日]|星期|中午|晚上|几点|下班|放假).{0,6}(?:有人|上班|开门|收|在)"
    ),
    "盖哪个章": re.compile(r"(?:哪个?|谁的?|什么)章|章还是|的章.*吗"),
}


def paper(talk: ChairTalk, asked: Asked) -> Outcome:
    """Say what is printed and stamped, how many, where it goes by when, and whether it came."""
    if subject := next((s for s, words in _NOT_SAID.items() if words.search(asked.said)), ""):
        return told(talk, wording.not_in_the_notice(subject, talk.campaign))
    among = [track for track in begun_or_open(talk, asked) if not talk.holds(track)]
    if not among:
        return told(talk, wording.none_to_bring())
    to_bring = [track for track in among if _status(talk, track) is not Status.DECLINED]
    if not to_bring:
        return told(talk, lines(*map(wording.not_this_time, among)))
    handed_in = [track for track in to_bring if _is_handed_in(talk, track)]
    campaign = talk.campaign
    where = wording.where_after(campaign) if talk.has_ended else wording.where(campaign)
    if talk.has_ended and not handed_in and not talk.returned:
        return told(talk, wording.not_handed_in())
    if all(_is_settled(talk, track) for track in to_bring):
        return told(talk, lines(*(_so_far(talk, track) for track in to_bring)))
    with_paper = [track for track in to_bring if track in handed_in or _has_any(talk, track)]
    return told(
        talk,
        lines(
            *(wording.to_print(track) for track in to_bring if not _is_waived(talk, track)),
            where,
            wording.copies(campaign),
        ),
        lines(
            *(_so_far(talk, track) for track in with_paper),
            wording.form_comes(bool(handed_in)),
        ),
    )


def email(talk: ChairTalk, _asked: Asked) -> Outcome:
    """Say that handing in here is the electronic version, and whether it was handed in."""
    handed_in = [track for track in tracks.in_hand(talk) if _is_handed_in(talk, track)]
    receipts = "、".join(_receipt(talk.application(track)) for track in handed_in)
    if receipts:
        fact = wording.handed_in_here(receipts)
    elif talk.has_ended and not talk.returned:
        fact = wording.not_handed_in()
    else:
        fact = wording.counts_once_handed_in()
    return told(talk, lines(fact, wording.address(talk.campaign)))


def will_bring(talk: ChairTalk, asked: Asked) -> Outcome:
    """Take note kindly that papers are on their way; whether they can be brought as they stand."""
    among = [track for track in begun_or_open(talk, asked) if not talk.holds(track)]
    handed_in = [track for track in among if _is_handed_in(talk, track)]
    if not handed_in:
        among = [track for track in among if _status(talk, track) is not Status.DECLINED]
        return told(talk, _nothing_to_bring_yet(talk, among))
    there = [track for track in handed_in if _is_settled(talk, track)]
    if there == handed_in:
        return told(talk, lines(*(wording.there_already(t, _came(talk, t)) for t in there)))
    late = wording.call_before(talk.campaign) if talk.has_ended else ""
    return told(talk, lines(wording.receipt_follows(), late))


def _nothing_to_bring_yet(talk: ChairTalk, among: list[Track]) -> str:
    """Why no paper can be brought as things stand, and what would have to come first."""
    if talk.returned:
        return wording.after_correction()
    if talk.has_ended:
        return wording.not_handed_in()
    first = [wording.hand_in_first(track) for track in among if talk.takes(track)]
    return lines(*first) or wording.none_to_bring()


def _is_settled(talk: ChairTalk, track: Track) -> bool:
    """Whether its paper need not be brought: it came, or is not wanted any more."""
    return talk.application(track).has_paper or _is_waived(talk, track)


def _is_waived(talk: ChairTalk, track: Track) -> bool:
    return paper_of(talk.application(track)) is PaperState.WAIVED


def _has_any(talk: ChairTalk, track: Track) -> bool:
    return talk.application(track).paper is not None


def _so_far(talk: ChairTalk, track: Track) -> str:
    changes = tracks.stands(talk, track).state is State.CHANGED
    told_of = wording.paper_so_far(track, _came(talk, track))
    return lines(told_of, standing.changes_not_in() if changes else "")


def _came(talk: ChairTalk, track: Track) -> str:
    return paper_standing(talk.application(track), talk.campaign)


def _receipt(application: Application) -> str:
    return application.submission.receipt if application.submission else ""


def _status(talk: ChairTalk, track: Track) -> Status:
    return talk.application(track).status


def _is_handed_in(talk: ChairTalk, track: Track) -> bool:
    return talk.application(track).status is Status.SUBMITTED
