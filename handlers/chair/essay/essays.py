"""The long text of an application: begun, looked at, taken back, finished."""

from __future__ import annotations

import re
from dataclasses import replace

from campaign.completeness import missing
from campaign.essays import text_of
from campaign.model import Track
from campaign.places import next_open
from campaign.returns import opens
from campaign.word_count import count_characters
from handlers.chair import applying, gate, tracks
from handlers.chair.answers.item_cards import cards_for
from handlers.chair.essay.writing import (
    Writing,
    asked_for,
    end_of,
    notes,
    put_back,
    step,
    taken_out,
    writing_on,
)
from handlers.chair.questions import position, question, what_now
from handlers.chair.submitting import corrections
from handlers.hearing.clean import plain
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.splitting import MOST_BYTES, split
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording import essays as wording
from storage.acts import Act
from storage.sessions import ChairSession, Step

MOST_MESSAGES = 8  # a longer text is read on its page; 30 messages a minute reach a person


def begin(talk: ChairTalk, name: str = "") -> Outcome:
    """Say how to send the text and where it stands, and take what is written from now on as pieces."""
    writing = _meant(talk, name)
    if writing is None:
        return _unclear(talk)
    if refusal := gate.shut_to(talk, writing.track, writing.place):
        return refusal
    link = talk.page_link(writing.track)
    lines = [
        writing.said(wording.beginning(writing.essay)),
        wording.how_to_send(),
        wording.ways_to_check() if writing.pieces else "",
        wording.on_the_page(link) if link else "",
    ]
    session = talk.session.asking(writing.track.id, writing.place)
    session = replace(session, wrote_at=talk.now)
    return Outcome(("\n".join(filter(None, lines)),), session=session)


def show(talk: ChairTalk, name: str = "") -> Outcome:
    """Show the whole text, of a very long one the beginning and the end."""
    writing = _meant(talk, name)
    if writing is None:
        return _unclear(talk)
    if not writing.pieces:
        return say(writing.refused(wording.nothing_yet(writing.essay), wording.how_to_begin()))
    is_open = talk.takes(writing.track) and opens(writing.application, writing.track.long_text)
    link = talk.page_link(writing.track) if is_open else ""
    head = writing.said(wording.shown(writing.essay, len(writing.pieces)))
    foot = wording.page(link) if link else ""
    if is_open and len(writing.pieces) > 1:
        foot = "\n".join(filter(None, (wording.how_to_remove(len(writing.pieces)), foot)))
    messages = _messages(head, _numbered(writing.pieces))
    if len(messages) > MOST_MESSAGES:
        first, *between, last = messages
        messages = [first, wording.left_out(sum(map(count_characters, between))), last]
    return say(*messages[:-1], "\n".join(filter(None, (messages[-1], foot))))


def _numbered(pieces: tuple[str, ...]) -> str:
    """The text with a number before each piece, where there are several."""
    if len(pieces) == 1:
        return text_of(pieces)
    return "\n".join(f"{wording.number(at)}\n{piece}" for at, piece in enumerate(pieces, 1))


def _messages(head: str, text: str) -> list[str]:
    """The text in messages, the first of them filled up behind its headline."""
    start = split(text, MOST_BYTES - len(f"{head}\n".encode()))[0]
    return [f"{head}\n{start}", *split(text[len(start) :])]


def remove_last(talk: ChairTalk, name: str = "") -> Outcome:
    """Remove the last piece and say what it was."""
    writing = _meant(talk, name)
    return _remove(talk, writing, len(writing.pieces) if writing else 0)


def remove_one(talk: ChairTalk, number: str) -> Outcome:
    """Remove the piece with this number and say what it was."""
    found = re.search(r"\d+", arabic(plain(number)))
    return _remove(talk, _meant(talk, ""), int(found[0]) if found else 0)


def _remove(talk: ChairTalk, writing: Writing | None, number: int) -> Outcome:
    if writing is None:
        return _unclear(talk)
    if not writing.pieces:
        return say(writing.refused(wording.nothing_yet(writing.essay), wording.how_to_begin()))
    if not 0 < number <= len(writing.pieces):
        return say(writing.refused(wording.no_such_piece(number, len(writing.pieces)), ""))
    piece, kept = writing.pieces[number - 1], list(writing.pieces)
    del kept[number - 1]
    after = writing.with_pieces(tuple(kept), talk.now)
    told = wording.removed(number, writing.count - after.count, end_of(piece))
    lines = [after.said(told), wording.removed_in_error(), *notes(writing, after)]
    if asked_for(talk):
        lines.append(wording.more_or_done())
    return Outcome(
        ("\n".join(lines),),
        session=talk.session.with_step(step(after, before=taken_out(number, piece))),
        changes=talk.writes(after.application),
        did=Act.ESSAY,
    )


def finish(talk: ChairTalk, _: str = "") -> Outcome:
    """Leave the text and say what is left to do; what was sent back counts as corrected."""
    if outcome := corrections.finish(talk):
        return outcome
    writing = asked_for(talk)
    if writing is None:
        return applying.resume(talk)
    track, application = writing.track, writing.application
    asked = next_open(track, application)
    told = wording.finished(writing.essay, missing(track, application).characters)
    head = chair.said(track, told, position(track, application))
    return Outcome(
        (f"{head}\n\n{what_now(talk, track, application, asked)}",),
        cards=cards_for(talk, track, application, asked) if talk.session.taps else (),
        session=talk.session.asking(track.id, asked),
    )


def undo(talk: ChairTalk, track: Track, last: Step, session: ChairSession) -> Outcome | None:
    """Take back the last change of the text; None where the step is about answers."""
    writing = writing_on(talk, track)
    if writing is None or writing.place not in last.after:
        return None
    if last.after[writing.place] != writing.mark:
        return Outcome((wording.changed_since(track),), session=session)
    before = last.before[writing.place]
    if isinstance(before, int):
        kept = writing.pieces[:before]
    else:
        kept = put_back(writing.pieces, str(before))
    after = writing.with_pieces(kept, talk.now)
    after = replace(after, application=after.application.asked_again(writing.place))
    asking = question(track, after.application, writing.place)
    return Outcome(
        (f"{after.said(wording.taken_back())}\n\n{asking}",),
        session=session.asking(track.id, writing.place),
        changes=talk.writes(after.application),
        did=Act.UNDO,
    )


def _meant(talk: ChairTalk, name: str) -> Writing | None:
    """The text of the named track, or else of the present one, or else of the only one begun."""
    able = [track for track in tracks.in_hand(talk) if track.long_text]
    named = tracks.find_tracks(talk.campaign, name) if name else [talk.track]
    meant = [track for track in able if track in named] or ([] if name else able)
    return writing_on(talk, meant[0]) if len(meant) == 1 else None


def _unclear(talk: ChairTalk) -> Outcome:
    if able := [track for track in tracks.in_hand(talk) if track.long_text]:
        return say(wording.which(able))
    to_start = [track for track in tracks.to_start(talk) if track.long_text]
    return say(wording.start_first(to_start) if to_start else wording.not_needed())
