"""`看 <分工会> <项目>`: one application in the chat, its photos, its text and its form."""

from __future__ import annotations

from campaign.applications import Application
from campaign.completeness import part_of
from campaign.condition import State, condition
from campaign.essays import text_of
from campaign.model import Campaign, Track
from campaign.parts import Essay
from handlers.chair.questions import position
from handlers.office.targets import needs as target_needs
from handlers.office.targets import read_target, track_for
from handlers.outcomes import Outcome, say
from handlers.splitting import split
from handlers.talk import OfficeTalk
from handlers.wording import looking as wording
from storage.effects import Effect, SendContactSheet, SendDocument, SendText
from storage.readings import Needs

COMMAND = "看"
MOST_PIECES = 8  # 30 messages a minute reach a person


def needs(campaign: Campaign, text: str) -> Needs:
    """A look at the record of the branch that is named."""
    return Needs(looks=target_needs(campaign, text).branches)


def look(talk: OfficeTalk, text: str) -> Outcome:
    """Send the photos, and the Word files of what was handed in or the text of a draft."""
    target = read_target(talk.campaign, text, COMMAND)
    if isinstance(target, str):
        return say(target)
    track = track_for(talk, target, lambda _, found: found.changed_at is not None, COMMAND)
    if isinstance(track, str):
        return say(track)
    branch = target.branch
    if track.award in branch.titles:
        return say(wording.has_title(branch, track))
    application = talk.record_of(branch).application(track.id)
    counts, how = application.as_submitted, condition(track, branch, application)
    last = counts.submission if how.is_handed_in or how.state is State.RETURNED else None
    head = wording.head(branch, track, how, "" if counts.is_empty else position(track, counts))
    effects: list[Effect] = []
    if counts.photos:
        photos = tuple((photo.number, photo.path) for photo in counts.photos)
        effects.append(SendContactSheet(talk.user_id, photos))
    if last:
        effects += [
            SendDocument(talk.user_id, branch.number, track.id, last.version, name)
            for name in track.documents
        ]
        told = wording.handed_in(last, len(counts.photos), talk.campaign)
    else:
        effects += [SendText(talk.user_id, piece) for piece in _pieces(track, counts)]
        told = wording.draft(how, len(counts.photos), bool(counts.essay))
    return Outcome((f"{head}\n{told}",), effects=tuple(effects), whom=(branch.number,))


def _pieces(track: Track, application: Application) -> list[str]:
    """The long text of a draft in messages, of a very long one the beginning."""
    essay = part_of(track, Essay)
    if essay is None or not application.essay:
        return []
    pieces = split(f"{essay.title}：\n{text_of(application.essay)}")
    if len(pieces) <= MOST_PIECES:
        return pieces
    return [*pieces[:MOST_PIECES], wording.text_goes_on(sum(map(len, pieces[MOST_PIECES:])))]
