"""`看 <分工会> <项目>`: one application in the chat, its photos, its text and its form."""

from __future__ import annotations

import re

from campaign.applications import Application
from campaign.condition import State, condition
from campaign.essays import text_of
from campaign.model import Branch, Campaign, Track
from handlers.chair.questions import position
from handlers.hearing.clean import compact
from handlers.office.resolve.targets import Target, track_for
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.splitting import split
from handlers.talk import OfficeTalk
from handlers.wording import application_view as wording
from handlers.wording import office_page
from storage.effects import Effect, SendContactSheet, SendDocument, SendPhoto, SendText
from storage.readings import Needs

COMMAND = "看"
MOST_PIECES = 8  # 30 messages a minute reach a person
_PHOTO = re.compile(r"(?:照片)?第?(?P<number>\d{1,2})[张号]?(?:照片|图)?").fullmatch


def needs(_campaign: Campaign, target: Target) -> Needs:
    """A look at the record of the branch that is named."""
    return Needs(looks=(target.branch.number,))


def look(talk: OfficeTalk, target: Target) -> Outcome:
    """Send the photos, and the Word files of what was handed in or the text of a draft.

    With a number behind it, that photo alone and in full.
    """
    track = track_for(talk, target, lambda _, found: found.changed_at is not None, COMMAND)
    if isinstance(track, str):
        return say(track)
    branch = target.branch
    if track.award in branch.titles:
        return say(wording.has_title(branch, track))
    application = talk.record_of(branch).application(track.id)
    rest = compact(target.rest)
    if number := _PHOTO(arabic(rest)):
        return _photo(talk, branch, track, application.as_submitted, int(number["number"]))
    if rest not in ("", "照片", "材料", "全部", "总结", "表"):
        return say(wording.how(branch, track, target.rest))
    return _whole(talk, branch, track, application)


def _photo(
    talk: OfficeTalk, branch: Branch, track: Track, application: Application, number: int
) -> Outcome:
    photo = next((one for one in application.photos if one.number == number), None)
    if photo is None:
        numbers = [one.number for one in application.photos]
        return say(wording.no_such_photo(branch, track, number, numbers))
    return Outcome(
        (wording.photo_coming(branch, track, number),),
        effects=(SendPhoto(talk.user_id, photo.path),),
        whom=(branch.number,),
    )


def _whole(talk: OfficeTalk, branch: Branch, track: Track, application: Application) -> Outcome:
    counts, how = application.as_submitted, condition(track, branch, application)
    if how.state is State.DECLINED:
        return say(wording.declined(branch, track))
    last = counts.submission if how.is_handed_in or how.state is State.RETURNED else None
    head = wording.head(branch, track, how, "" if counts.is_empty else position(track, counts))
    effects: list[Effect] = []
    if counts.photos:
        photos = tuple((photo.number, photo.path) for photo in counts.photos)
        effects.append(SendContactSheet(talk.user_id, photos))
    numbers = [photo.number for photo in counts.photos]
    if last:
        effects += [
            SendDocument(talk.user_id, branch.number, track.id, last.version, name)
            for name in track.documents
        ]
        told = wording.handed_in(last, numbers, len(track.documents), talk.campaign)
    else:
        effects += [SendText(talk.user_id, piece) for piece in _pieces(track, counts)]
        told = wording.draft(how, numbers, bool(counts.essay))
    ways = [wording.one_in_full(branch, track, numbers[0])] if numbers else []
    link = talk.pages.office(talk.user_id, branch.number, track.id)
    ways += [office_page.look(link)] if link else []
    return Outcome(("\n".join((head, told, *ways)),), effects=tuple(effects), whom=(branch.number,))


def _pieces(track: Track, application: Application) -> list[str]:
    """The long text of a draft in messages, of a very long one the beginning."""
    essay = track.long_text
    if essay is None or not application.essay:
        return []
    pieces = split(f"{essay.title}：\n{text_of(application.essay)}")
    if len(pieces) <= MOST_PIECES:
        return pieces
    return [*pieces[:MOST_PIECES], wording.text_goes_on(sum(map(len, pieces[MOST_PIECES:])))]
