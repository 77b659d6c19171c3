"""`绑定 <账号> 评委 驿站` and `解绑 <账号> 评委`: who is on the panel of an award."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.model import Campaign, Track
from campaign.review.reviewers import Reviewer
from campaign.settled import USER_ID
from handlers.hearing.clean import compact
from handlers.office import binding
from handlers.office.binding import Account, Binding
from handlers.office.resolve.naming import track_named, words_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import panel as wording
from storage.acts import Act
from storage.effects import SendText
from storage.readings import Needs

WORD = "评委"
_is_user_id = re.compile(USER_ID).fullmatch


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who is to be on the panels of these awards, or not any more; all of them for none."""

    user_id: str
    awards: tuple[Track, ...] = ()
    name: str = ""


def read(campaign: Campaign, text: str) -> Seat | Binding | str:
    """A seat where a text speaks of a reviewer, else who answers for a branch."""
    return _seat(campaign, text) if WORD in compact(text) else binding.read(campaign, text)


def needs(campaign: Campaign, wanted: Seat | Binding) -> Needs:
    """What the binding of a branch needs; a seat needs nothing."""
    return Needs() if isinstance(wanted, Seat) else binding.needs(campaign, wanted)


def bind(talk: OfficeTalk, wanted: Seat | Binding) -> Outcome:
    """Give somebody a seat, or a branch."""
    return _take_seat(talk, wanted) if isinstance(wanted, Seat) else binding.bind(talk, wanted)


def do_bind(talk: OfficeTalk, wanted: Seat | Binding, shown: tuple[str, ...]) -> Outcome:
    """The same once it is confirmed; a seat is not asked about."""
    if isinstance(wanted, Seat):
        return _take_seat(talk, wanted)
    return binding.do_bind(talk, wanted, shown)


def read_leaving(campaign: Campaign, text: str) -> Seat | Account | str:
    """Who leaves a panel, or a branch."""
    account = binding.read_account(campaign, text)
    if WORD in compact(text):
        return _seat(campaign, text)
    if isinstance(account, Account) and _is_reviewer_alone(campaign, account.user_id):
        return Seat(account.user_id)
    return account


def unbind(talk: OfficeTalk, wanted: Seat | Account) -> Outcome:
    """Take somebody off the panels that are named, or off a branch."""
    if isinstance(wanted, Account):
        return binding.unbind(talk, wanted)
    known = talk.campaign.reviewer_of.get(wanted.user_id.casefold())
    if known is None:
        return say(wording.no_reviewer(wanted.user_id))
    left = {track.id for track in wanted.awards} or set(known.awards)
    after = known.altered(awards=tuple(a for a in known.awards if a not in left))
    if after == known:
        return say(wording.not_of(known, wanted.awards))
    return Outcome(
        (wording.unseated(known, _tracks(talk.campaign, left)),),
        effects=(SendText(known.user_id, wording.you_are_unseated(talk.campaign)),),
        reviewers={known.user_id.casefold(): after},
        did=Act.PANEL,
    )


def show_panel(talk: OfficeTalk, track: Track | None) -> Outcome:
    """List the reviewers of one award or of all."""
    awards = [t for t in talk.campaign.awards if t.review.has_panel and track in (None, t)]
    return say(wording.panels(talk.campaign, awards))


def _take_seat(talk: OfficeTalk, seat: Seat) -> Outcome:
    campaign, person = talk.campaign, seat.user_id.casefold()
    if person in campaign.office_ids:
        return say(wording.office_reviews_otherwise(seat.user_id))
    panels = [t for t in campaign.awards if t.review.has_panel]
    awards = seat.awards or (panels[0],) if len(panels) == 1 else seat.awards
    if not awards:
        return say(wording.which_award(seat.user_id, panels))
    if others := [track for track in awards if not track.review.has_panel]:
        return say(wording.has_no_panel(others[0]))
    known = next((r for r in campaign.reviewers if r.user_id.casefold() == person), None)
    before = known or Reviewer(user_id=seat.user_id)
    wanted = tuple(dict.fromkeys((*before.awards, *(track.id for track in awards))))
    after = before.altered(awards=wanted, name=seat.name or before.name)
    if after == known:
        return say(wording.seated_already(after, awards))
    own = campaign.branch_of.get(person)
    return Outcome(
        (wording.seated(after, awards, own),),
        effects=(SendText(seat.user_id, wording.you_are_seated(awards, campaign, own)),),
        reviewers={person: after},
        did=Act.PANEL,
    )


def _seat(campaign: Campaign, text: str) -> Seat | str:
    words = [word.strip("<>《》〈〉“”\"'") for word in words_of(text)]
    words = [piece for word in words for piece in re.split(f"({WORD})", word) if piece]
    said = [word for word in words if word != WORD]
    users = [word for word in said if _is_user_id(word) and not word.isdecimal()]
    if len(users) != 1:
        return wording.how_to_seat(campaign)
    named = {word: track_named(campaign, word) for word in said if word not in users}
    awards = tuple(campaign.tracks[t.award] for t in named.values() if t)
    names = [word for word, track in named.items() if track is None]
    if len(names) > 1:
        return wording.how_to_seat(campaign)
    return Seat(users[0], tuple(dict.fromkeys(awards)), "".join(names))


def _is_reviewer_alone(campaign: Campaign, user_id: str) -> bool:
    person = user_id.casefold()
    return person in campaign.reviewer_of and person not in campaign.branch_of


def _tracks(campaign: Campaign, ids: set[str]) -> tuple[Track, ...]:
    return tuple(track for track in campaign.awards if track.id in ids)
