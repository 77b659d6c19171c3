"""`核分`: what the office allows of a self-score, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from campaign.applications import Application, Status
from campaign.model import Branch, Track
from campaign.parts import Scorecard
from campaign.reviewing import counted_scores, reviewed_scores, self_scores
from handlers.numerals import arabic
from handlers.office.targets import read_target, track_for
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused
from handlers.score_reading import Scores, read_named
from handlers.talk import OfficeTalk
from handlers.wording import review as wording
from handlers.words import compact, plain, visible
from storage.records import Change

COMMAND = "核分"
NAMED_AT_MOST = 6
LINES_A_SCREEN = 13
_AGREED = ("无异议", "没有异议", "没异议", "同意自评", "按自评", "完成")
_TAKE_BACK = re.compile(r"(?P<items>.*?)(?:取消|撤销)", re.DOTALL)
_ITEM = re.compile(r"第?(\d+\.\d+)项?")
_PAUSE = re.compile(r"[\s,，、;；:：]+|分(?!\d)")
_REASON = re.compile(r"^[\s,，、;；:：]*(?:(?:理由|原因)(?:是|为)?[\s:：,，]*|因为)?")
LONGEST_REASON = 100
NO_NOTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sheet:
    """The score sheet of a submitted application, with what the office has allowed so far."""

    branch: Branch
    track: Track
    card: Scorecard
    application: Application

    @property
    def own(self) -> dict[str, int]:
        return self_scores(self.card, self.application)

    @property
    def reviewed(self) -> dict[str, int]:
        return reviewed_scores(self.card, self.application)

    @property
    def counted(self) -> dict[str, int]:
        return counted_scores(self.card, self.application)

    @property
    def head(self) -> str:
        """Whose it is, what counts, how much is reviewed."""
        last = self.application.submission
        points = sum(self.counted.values()), sum(self.own.values())
        count = len(self.reviewed), len(self.card.items)
        return wording.review_head(self.branch, last.receipt if last else "", *points, *count)

    def why(self, item: str) -> str:
        """The reason that was given for the points of an item, "" for none."""
        return self.application.review_notes.get(item, "")

    def with_reviewed(self, reviewed: Mapping[str, int], notes: Mapping[str, str]) -> Sheet:
        """The sheet after this review; a reason goes with the points it was given for."""
        kept = {
            item: why
            for item, why in self.application.review_notes.items()
            if reviewed.get(item) == self.reviewed.get(item)
        }
        application = replace(
            self.application, reviewed=dict(reviewed), review_notes={**kept, **notes}
        )
        return replace(self, application=application)


def review(talk: OfficeTalk, text: str) -> Outcome:
    """Show the sheet, or note what the office allows; all of a message or nothing of it."""
    target = read_target(talk.campaign, text, COMMAND)
    if isinstance(target, str):
        return say(target)
    track = track_for(talk, target, lambda track, _: track.scorecard is not None, COMMAND)
    if isinstance(track, str):
        return say(track)
    branch = target.branch
    application = talk.record_of(branch).application(track.id)
    card = track.as_asked(application.as_submitted).scorecard
    if card is None:
        return say(wording.no_scorecard(branch, track))
    if application.status is not Status.SUBMITTED:
        return say(wording.not_submitted(branch, track, application.status))
    sheet = Sheet(branch, track, card, application)
    if not target.rest:
        return Outcome(tuple(_screens(sheet)), did="scores")
    if item := _item(card, target.rest):
        section, reviewed = card.section_of[item], sheet.reviewed.get(item)
        own = sheet.own.get(item, 0)
        shown = wording.item_in_full(
            branch, section, card.items[item], own, reviewed, sheet.why(item)
        )
        return Outcome((shown,), did="scores")
    if application.result:
        return say(wording.result_first(branch, track))
    return _noted(sheet, target.rest)


def _noted(sheet: Sheet, text: str) -> Outcome:
    """What a text changes about the sheet."""
    if compact(text) in _AGREED:
        left = {item: own for item, own in sheet.own.items() if item not in sheet.reviewed}
        if not left:
            return say(f"{wording.nothing_left_to_review()}\n{sheet.head}")
        return _saved(sheet, sheet.reviewed | left, wording.many_reviewed(len(left)))
    if back := _TAKE_BACK.fullmatch(arabic(plain(text))):
        return _taken_back(sheet, back["items"])
    scores, why = _with_reason(text, sheet.card)
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


def _with_reason(text: str, card: Scorecard) -> tuple[Scores | Refused | None, str]:
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


def _item(card: Scorecard, text: str) -> str | None:
    """The item, where a text names just one."""
    read = _ITEM.fullmatch(arabic(compact(text)))
    return read[1] if read and read[1] in card.items else None


def _screens(sheet: Sheet) -> Iterator[str]:
    """The sheet item by item, as many whole sections on a screen as fit."""
    screen, is_done = [sheet.head], len(sheet.reviewed) == len(sheet.card.items)
    for lines in _sections(sheet):
        if len(screen) > 1 and len(screen) + len(lines) > LINES_A_SCREEN:
            yield "\n".join(screen)
            screen = []
        screen += lines
    yield "\n".join([*screen, wording.review_ways(sheet.branch, sheet.card, is_done)])


def _sections(sheet: Sheet) -> Iterator[list[str]]:
    own, reviewed, counted = sheet.own, sheet.reviewed, sheet.counted
    for section in sheet.card.sections:
        sums = (sum(points.get(item, 0) for item in section.ids) for points in (own, counted))
        lines = [
            wording.item_line(item, own.get(item.id, 0), reviewed.get(item.id), sheet.why(item.id))
            for item in section.items
        ]
        yield [wording.section_line(section, *sums), *lines]
