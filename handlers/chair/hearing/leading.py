"""Where a sentence leads: to a question, a read-back, a page; what would write something is in `writes`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from campaign.model import Track
from campaign.places import next_open
from handlers.chair import applying, declining, menu, muting, navigation, tracks
from handlers.chair.answers import card_mode, changing, undoing
from handlers.chair.asking.next_steps import told
from handlers.chair.essay import essays
from handlers.chair.essay.writing import asked_for
from handlers.chair.page import handing_out
from handlers.chair.photos import album
from handlers.chair.questions import example
from handlers.chair.submitting import submit
from handlers.hearing.slots import Slots
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import leading as wording
from handlers.wording.chair import call
from storage.effects import SendText

Lead = Callable[[ChairTalk, Slots], Outcome]


def track_named(talk: ChairTalk, slots: Slots) -> Track | None:
    """The award that is named, or the one at the place that is named: 第一个."""
    if slots.track:
        return talk.campaign.tracks.get(slots.track)
    in_order = list(talk.campaign.tracks.values())
    at = slots.ordinal or 0
    return in_order[at - 1] if 0 < at <= len(in_order) else None


def writes(talk: ChairTalk, intent: str, slots: Slots) -> bool:
    """Whether an intent would change what is stored of the branch, or write to somebody.

    What asks back by itself does not.
    """
    if intent in ("start", "start_any"):
        track = track_named(talk, slots)
        return track is not None and tracks.is_new(talk, track) and not talk.holds(track)
    if intent in ("delete_photo", "replace_photo"):
        return bool(slots.photo or slots.ordinal)
    return intent in _ALWAYS_WRITE


def _name(talk: ChairTalk, slots: Slots) -> str:
    track = track_named(talk, slots)
    return track.short_name if track else ""


def _start(talk: ChairTalk, slots: Slots) -> Outcome:
    return applying.apply_for(talk, _name(talk, slots))


def _complete(talk: ChairTalk, slots: Slots) -> Outcome:
    """Read back what is complete; of anything else say what it lacks."""
    if talk.track is None and len(ready := tracks.to_submit(talk)) == 1:
        return submit.submit(talk, ready[0].short_name)
    return submit.submit(talk, _name(talk, slots))


def _decline(talk: ChairTalk, slots: Slots) -> Outcome:
    if len(slots.tracks) > 1:
        return declining.decline_all(talk)
    return declining.decline(talk, _name(talk, slots))


def _change(talk: ChairTalk, slots: Slots) -> Outcome:
    name = slots.item or (str(slots.question) if slots.question else "")
    if name:
        return changing.change(talk, name)
    track = talk.track or next(iter(talk.campaign.tracks.values()))
    return told(talk, wording.how_to_change(example(track)))


def _delete_photo(talk: ChairTalk, slots: Slots) -> Outcome:
    number = slots.photo or slots.ordinal
    return album.delete(talk, str(number)) if number else album.show(talk, _name(talk, slots))


def _replace_photo(talk: ChairTalk, slots: Slots) -> Outcome:
    outcome = _delete_photo(talk, slots)
    if not outcome.applications:
        return outcome
    *before, last = outcome.texts
    return replace(outcome, texts=(*before, f"{last}\n{wording.send_new()}"))


def _restart(talk: ChairTalk, _: Slots) -> Outcome:
    return told(talk, wording.nothing_is_thrown_away())


def _leave(talk: ChairTalk, _: Slots) -> Outcome:
    """Say that everything is kept; the long text is asked no more."""
    writing = asked_for(talk)
    if writing is None or writing.application.open_return:
        return say(wording.leave_any_time())
    asked = next_open(writing.track, writing.application)
    session = talk.session.asking(writing.track.id, asked)
    return Outcome((wording.leave_any_time(),), session=session)


def _call(talk: ChairTalk, _: Slots) -> Outcome:
    """Ask the office to call this person."""
    asking = wording.please_call(talk.branch, talk.user_id)
    return Outcome(
        (wording.will_be_called(call(talk.campaign.contact)),),
        effects=tuple(SendText(person, asking) for person in talk.campaign.office),
    )


LEADS: Mapping[str, Lead] = {
    "start": _start,
    "start_any": _start,
    "resume": lambda talk, _: applying.resume(talk),
    "submit": lambda talk, slots: submit.submit(talk, _name(talk, slots)),
    "complete_check": _complete,
    "withdraw": lambda talk, slots: submit.withdraw(talk, _name(talk, slots)),
    "decline": _decline,
    "skip": lambda talk, _: navigation.skip(talk),
    "back": lambda talk, _: navigation.go_back(talk),
    "undo": lambda talk, _: undoing.undo(talk),
    "change": _change,
    "delete_photo": _delete_photo,
    "replace_photo": _replace_photo,
    "see_photos": lambda talk, slots: album.show(talk, _name(talk, slots)),
    "move_photos": lambda talk, _: album.show(talk),
    "restart": _restart,
    "leave": _leave,
    "essay_begin": lambda talk, slots: essays.begin(talk, _name(talk, slots)),
    "essay_finish": lambda talk, _: essays.finish(talk),
    "essay_show": lambda talk, slots: essays.show(talk, _name(talk, slots)),
    "essay_undo": lambda talk, slots: essays.remove_last(talk, _name(talk, slots)),
    "menu": lambda talk, _: menu.show_menu(talk),
    "tap": lambda talk, _: card_mode.tap(talk),
    "type": lambda talk, _: card_mode.type_instead(talk),
    "mute": lambda talk, _: muting.mute(talk),
    "call_me": _call,
    "fill_page": lambda talk, slots: handing_out.hand_out(talk, _name(talk, slots)),
}
_ALWAYS_WRITE = frozenset({"undo", "essay_finish", "essay_undo", "mute", "call_me"})
