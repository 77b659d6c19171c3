"""`今天`: what has happened since midnight, award by award."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.applications import Status
from campaign.model import Branch, Campaign, Track
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import today as wording
from handlers.wording.today import News
from storage.acts import Act
from storage.audit import Entry
from storage.readings import Needs

_NEWS: dict[str, News] = {
    Act.START: News.BEGUN,
    Act.SUBMIT: News.HANDED_IN,
    Act.WITHDRAW: News.WITHDRAWN,
    Act.DECLINE: News.DECLINED,
    Act.REOPEN: News.REOPENED,
    Act.SEND_BACK: News.RETURNED,
    Act.RETURN_TAKEN_BACK: News.RETURN_CANCELLED,
    Act.PAPER_REFUSED: News.PAPER_REFUSED,
    Act.PAPER_REFUSAL_TAKEN_BACK: News.NOT_REFUSED,
}


def needs(campaign: Campaign, _argument: None) -> Needs:
    """The newest of every branch's history."""
    return Needs(histories=tuple(campaign.branch_by_number))


def show_today(talk: OfficeTalk, _: None) -> Outcome:
    """Tell who began, handed in, took back, brought paper, today."""
    found: dict[tuple[str, News], list[tuple[Branch, Entry]]] = {}
    for branch in talk.campaign.branches:
        for entry in _of_today(talk, branch):
            if (news := _news(entry)) and entry.track in talk.campaign.tracks:
                found.setdefault((entry.track, news), []).append((branch, entry))
    tracks = talk.campaign.tracks.values()
    lines = [line for track in tracks for line in _lines(talk, track, found)]
    any_handed_in = any(news in (News.HANDED_IN, News.CORRECTED) for _, news in found)
    head = wording.head(talk.now, talk.campaign, any_news=bool(lines), any_handed_in=any_handed_in)
    return say("\n".join((head, *lines)))


def _of_today(talk: OfficeTalk, branch: Branch) -> Iterator[Entry]:
    zone = talk.campaign.zone
    today = talk.now.astimezone(zone).date()
    for entry in talk.readings.histories.get(branch.number, ()):
        if entry.at.astimezone(zone).date() == today:
            yield entry


def _news(entry: Entry) -> News | None:
    after = entry.after or {}
    if entry.did == Act.RECEIVE:
        return News.PAPER if after.get("paper") or after.get("paper_for") else News.NO_PAPER
    was_returned = (entry.before or {}).get("status") == Status.RETURNED
    if entry.did == Act.SUBMIT and was_returned:
        return News.CORRECTED
    return _NEWS.get(entry.did)


def _lines(
    talk: OfficeTalk, track: Track, found: dict[tuple[str, News], list[tuple[Branch, Entry]]]
) -> Iterator[str]:
    for news in News:
        if acts := found.get((track.id, news)):
            last = {branch.number: (branch, entry.at) for branch, entry in acts}
            yield wording.line(track, news, list(last.values()), talk.campaign)
