"""What a reminder says: who it is for, what is missing, how long is left, what to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.model import Branch, Campaign
from campaign.open_matters import (
    Matter,
    Step,
    is_untouched,
    open_elsewhere,
    open_sections,
)
from campaign.reminders import last_day, local
from campaign.scoring import gap
from handlers.chair.confirming.cards import GO_ON
from handlers.chair.questions import names_of
from handlers.wording import cards, corrections
from handlers.wording import reminders as wording
from storage.cards import Button, Card


def reminder_text(
    campaign: Campaign,
    branch: Branch,
    matters: Sequence[Matter],
    now: datetime,
    *,
    is_opening: bool = False,
) -> str:
    """The reminder in words; the announcement for a branch that has begun nothing."""
    if is_untouched(campaign, branch, matters):
        tracks = [matter.track for matter in matters]
        head = (
            wording.announcement(campaign, branch, now)
            if is_opening
            else wording.not_begun(campaign, branch, now)
        )
        return "\n".join((head, *wording.possible(tracks), wording.how_to_begin(tracks)))
    lines = [wording.head(campaign, branch, now)]
    lines += [_line(campaign, matter, now) for matter in matters]
    return "\n".join(filter(None, (*lines, _way_on(campaign, matters))))


def reminder_card(
    campaign: Campaign, matters: Sequence[Matter], now: datetime, task_id: str
) -> Card:
    """The same as buttons; each says a word that can as well be typed."""
    buttons = _buttons(matters)
    if local(campaign, now).date() != last_day(campaign):
        buttons = [*buttons[: cards.MOST_BUTTONS - 1], Button(wording.MUTE, wording.MUTE)]
    return Card(task_id, cards.REMINDER, "", tuple(buttons[: cards.MOST_BUTTONS]))


def _line(campaign: Campaign, matter: Matter, now: datetime) -> str:
    track, application = matter.track, matter.application
    if returned := application.open_return:
        names = names_of(track, returned.pending)
        return corrections.to_correct(track, names, returned, campaign, now)
    match matter.step:
        case Step.START:
            return wording.not_started(track)
        case Step.SUBMIT:
            return wording.to_submit(track, matter.condition)
        case Step.AGAIN:
            return wording.to_submit_again(track, matter.condition)
        case Step.PAPER:
            return wording.to_deliver(track, matter.condition, campaign, now)
    card = track.scorecard
    score = gap(track, card, application.part(card.id)) if card else None
    entries = wording.entries(open_sections(track, application), open_elsewhere(track, application))
    return wording.to_fill(track, entries, matter.condition, score)


def _way_on(campaign: Campaign, matters: Sequence[Matter]) -> str:
    steps = {matter.step for matter in matters}
    if steps == {Step.PAPER}:
        return wording.delivered_already(campaign.contact)
    filling = [_word_to_fill(matter, matters) for matter in _to_fill(matters)]
    return wording.how_to_go_on(filling, [m.track for m in _at(Step.START, matters)])


def _buttons(matters: Sequence[Matter]) -> list[Button]:
    buttons = []
    for matter in _to_fill(matters):
        word = _word_to_fill(matter, matters)
        is_next = word == wording.GO_ON
        buttons.append(
            Button(word, GO_ON) if is_next else Button(wording.go_on(matter.track), word)
        )
    ready = [matter for matter in matters if matter.condition.is_ready and _is_to_hand_in(matter)]
    new = [matter.track for matter in _at(Step.START, matters)]
    words = [
        *(wording.submit(matter.track) for matter in ready),
        *map(wording.start, new),
        *(wording.decline(track) for track in new if track.may_decline),
    ]
    buttons += [Button(word, word) for word in words]
    return buttons or [Button(wording.PROGRESS, wording.PROGRESS)]


def _word_to_fill(matter: Matter, matters: Sequence[Matter]) -> str:
    """`继续` where it can mean only this one; else the award's own word."""
    begun = [other for other in matters if other.step is not Step.START]
    return wording.GO_ON if begun == [matter] else matter.track.short_name


def _to_fill(matters: Sequence[Matter]) -> list[Matter]:
    """Those in which something is open: also in what was changed since it was handed in."""
    filling = [m for m in matters if m.step is Step.FILL]
    return filling + [m for m in _at(Step.AGAIN, matters) if not m.condition.is_ready]


def _is_to_hand_in(matter: Matter) -> bool:
    return matter.step in (Step.SUBMIT, Step.AGAIN)


def _at(step: Step, matters: Sequence[Matter]) -> list[Matter]:
    return [matter for matter in matters if matter.step is step]
