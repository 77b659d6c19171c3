"""`核分`: what the office allows of a self-score, item by item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from campaign.applications import Status
from campaign.model import Campaign
from campaign.parts.roles import Scored
from handlers.hearing.clean import compact, plain, visible
from handlers.office.resolve.targets import Target, track_for
from handlers.office.review.sheet import Sheet, by_reviewer, overwritten, screens
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused
from handlers.parts.score_reading import Scores, read_named
from handlers.reading.numerals import arabic
from handlers.talk import OfficeTalk
from handlers.wording import review as wording
from handlers.wording import targets as targets_wording
from storage.acts import Act
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Change

COMMAND = "核分"
NAMED_AT_MOST = 6
_AGREED = ("无异议", "没有异议", "没异议", "同意自评", "按自评", "完成")
_TAKE_BACK = re.compile(r"(?P<items>.*?)(?:取消|撤销)", re.DOTALL)
_ITEM = re.compile(r"第?(\d+\.\d+)项?")
_PAUSE = re.compile(r"[\s,，、;；:：]+|分(?!\d)")
_REASON = re.compile(r"^[\s,，、;；:：]*(?:(?:理由|原因)(?:是|为)?[\s:：,，]*|因为)?")
LONGEST_REASON = 100
NO_NOTES: Mapping[str, str] = MappingProxyType({})


def needs(_campaign: Campaign, target: Target) -> Needs:
    """The record of the branch that is named, and who reviewed it before."""
    return Needs(branches=(target.branch.number,), history=target.branch.number)


def review(talk: OfficeTalk, target: Target) -> Outcome:
    """Show the sheet, or note what the office allows; all of a message or nothing of it."""
    track = track_for(talk, target, lambda track, _: track.scorecard is not None, COMMAND)
    if isinstance(track, str):
        return say(track)
    branch = target.branch
    application = talk.record_of(branch).application(track.id)
    card = track.as_asked(application.as_submitted).scorecard
    if card is None:
        return say(wording.no_scorecard(branch, track))
    if application.status is not Status.SUBMITTED:
        return say(targets_wording.not_submitted(branch, track, application.status))
    sheet = Sheet(branch, track, card, application)
    if not target.rest:
        return Outcome(screens(sheet), did=Act.SCORES)
    if item := _item(card, target.rest):
        section, reviewed = card.section_of[item], sheet.reviewed.get(item)
        own = sheet.own.get(item, 0)
        shown = wording.item_in_full(
            branch, section, card.items[item], own, reviewed, sheet.why(item)
        )
        return Outcome((shown,), did=Act.SCORES)
    if application.result:
        return say(targets_wording.result_first(branch, track))
    return _with_news(talk, sheet, _noted(sheet, target.rest))


def _with_news(talk: OfficeTalk, sheet: Sheet, outcome: Outcome) -> Outcome:
    """The outcome with what it overwrites said to both: who reviews now, and who did before."""
    change = outcome.changes.get(sheet.branch.number)
    if not change:
        return outcome
    after = replace(sheet, application=change.applications[0])
    found = overwritten(talk, sheet, after)
    effects = [
        SendText(other, wording.overwritten_by(sheet.branch, talk.user_id, items, after.reviewed))
        for other, items in by_reviewer(found).items()
        if other in talk.campaign.office_ids and other != talk.user_id.casefold()
    ]
    lines = [wording.overwritten(found, talk.campaign)] if found else []
    return replace(
        outcome,
        texts=("\n".join((*lines, *outcome.texts)),),
        effects=(*outcome.effects, *effects),
    )


def _noted(sheet: Sheet, text: str) -> Outcome:
    """What a text changes about the sheet."""
    if compact(text) in _AGREED:
        left = {item: own for item, own in sheet.own.items() if item not in sheet.reviewed}
        if not left:
            return say(f"{wording.nothing_left_to_review()}\n{sheet.head}")
        return _saved(sheet, sheet.reviewed | left, wording.many_reviewed(len(left)))
    if back := _TAKE_BACK.fullmatch(arabic(plain(text))):
        return _taken_back(sheet, back["items"])
    scores, why = scores_and_reason(text, sheet.card)
    if scores is None:
        return say(wording.review_not_understood(sheet.branch, sheet.card))
    if isinstance(scores, Refused):
        item = scores.entry or sheet.card.order[0]
        return say(wording.refused(sheet.track, scores.why, sheet.branch, item))
    if why and len(scores) > 1:
        return say(wording.reason_for_which(sheet.branch, next(iter(scores))))
    if len(why) > LONGEST_REASON:
        return say(wording.note_too_long(len(why), LONGEST_REASON))
    notes = dict.fromkeys(scores, why) if why else {}
    told = [wording.item_reviewed(item, sheet.own[item], p, why) for item, p in scores.items()]
    more = [wording.many_noted(len(told) - NAMED_AT_MOST)] if len(told) > NAMED_AT_MOST else []
    named = wording.reviewed_items([*told[:NAMED_AT_MOST], *more])
    return _saved(sheet, sheet.reviewed | dict(scores), named, notes)


def scores_and_reason(text: str, card: Scored) -> tuple[Scores | Refused | None, str]:
    """The scores a text begins with, and the reason behind them; none where that is no reason."""
    text = visible(text)
    if (whole := read_named(text, card)) is not None:
        return whole, ""
    for cut in [match.end() for match in _PAUSE.finditer(text)][::-1]:
        scores, rest = read_named(text[:cut], card), _REASON.sub("", text[cut:])
        if scores is not None:
            is_reason = not _ITEM.match(arabic(plain(rest))) and sum(map(str.isalpha, rest)) > 1
            return (scores, rest.strip()) if is_reason else (None, "")
    return None, ""


def _taken_back(sheet: Sheet, text: str) -> Outcome:
    items = [item for item in re.split(r"[\s,、;和]+", text) if item]
    unknown = [item for item in items if item not in sheet.card.items]
    if unknown or not items:
        return say(wording.review_not_understood(sheet.branch, sheet.card))
    missing = [item for item in items if item not in sheet.reviewed]
    if missing:
        return say(f"{wording.nothing_to_take_back(missing)}\n{sheet.head}")
    kept = {item: points for item, points in sheet.reviewed.items() if item not in items}
    return _saved(sheet, kept, wording.review_taken_back(items))


def _saved(
    sheet: Sheet, reviewed: Mapping[str, int], told: str, notes: Mapping[str, str] = NO_NOTES
) -> Outcome:
    after = sheet.with_reviewed(reviewed, notes)
    if after.application == sheet.application:
        return say(f"{told}，{wording.as_before()}\n{sheet.head}")
    is_done = len(after.reviewed) == len(after.card.items)
    way = "" if is_done else wording.agree_with_the_rest(sheet.branch)
    return Outcome(
        ("\n".join(filter(None, (told, after.head, way))),),
        changes={sheet.branch.number: Change(applications=(after.application,))},
        whom=(sheet.branch.number,),
    )


def _item(card: Scored, text: str) -> str | None:
    """The item, where a text names just one."""
    read = _ITEM.fullmatch(arabic(compact(text)))
    return read[1] if read and read[1] in card.items else None
