"""Taking what a person writes as a piece of the long text: all of it, or telling why not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from campaign.applications import Status
from campaign.essays import MOST_CHARACTERS, is_closed, text_of, tidy, was_cut
from campaign.model import Track
from campaign.returns import opens
from campaign.word_count import count_characters
from handlers.chair import applying, cutoff, gate, tracks
from handlers.chair.answers.reading import is_asked_in_words
from handlers.chair.essay.writing import Writing, asked_for, end_of, notes, step, writing_on
from handlers.hearing.speech import is_spoken
from handlers.outcomes import Outcome, say
from handlers.parts.kind import Refused
from handlers.parts.score_reading import read_scores
from handlers.talk import ChairTalk
from handlers.wording import declining
from handlers.wording import essays as wording
from storage.acts import Act
from storage.waiting import ToWrite

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGER_THAN_A_COMMAND = 30
SHORTEST_PROSE = 20  # letters; lists of scores and of numbers have none
SHORTEST_SENTENCE = 6  # 字
SHORTEST_PIECE = 15  # 字, where no full stop ends it
_LEAD_IN = re.compile(
    r"^(?:[好嗯那我]|下面|后面|然后)*(?:接着|继续|再|这是|下面是|后面是|以下是)(?:发|来|贴|写|上面|前面|第?[一二三四五\d]{1,2}段|后面|总结|的|是)*[:：]\s*"
)
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a piece of the long text while it is being written; what may be none is asked about."""
    writing = asked_for(talk)
    if writing is None:
        return None
    if len(said.text.strip()) <= LONGER_THAN_A_COMMAND and said.command:
        return None
    if refusal := cutoff.refusal(talk, said.text):
        return refusal
    piece = _LEAD_IN.sub("", tidy(said.text))
    if not _letters(piece) or _is_score(writing.track, piece):
        return say(writing.refused(wording.no_prose(piece.strip()), wording.answer_or_prose()))
    if said.is_remark or is_spoken(piece):
        return None
    return _take(talk, writing, piece) if _is_sure(piece, writing) else None


def hear_doubtful(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes what is hardly meant for the long text: it is kept once the person says so."""
    writing = asked_for(talk)
    return _ask_first(talk, writing, said.text) if writing else None


def hear_unasked(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a long text that was pasted without being asked for, once the person says so."""
    if asked_for(talk) or said.is_remark or len(said.text) <= LONGER_THAN_A_COMMAND:
        return None
    is_prose = _letters(said.text) >= SHORTEST_PROSE
    writing = _unasked(talk) if is_prose else None
    return _ask_first(talk, writing, said.text) if writing else None


def do_write(talk: ChairTalk, waiting: ToWrite) -> Outcome:
    """Keep the text that was asked back as a piece, also where it begins the application."""
    track = talk.campaign.tracks[waiting.track]
    writing = writing_on(talk, track)
    if closed := gate.closed_to(talk, track):
        return closed
    if writing is None or not opens(writing.application, track.long_text):
        return applying.go_on(talk, track)
    return _take(talk, replace(writing, application=applying.begun(talk, track)), waiting.text)


def _unasked(talk: ChairTalk) -> Writing | None:
    """The text a person may mean who writes at length without being asked to."""
    if is_asked_in_words(talk):
        return None
    able = [
        track
        for track in ([talk.track] if talk.track else tracks.open_tracks(talk))
        if writing_on(talk, track)
        and talk.takes(track)
        and talk.application(track).status is not Status.DECLINED
        and opens(talk.application(track), track.long_text)
    ]
    return writing_on(talk, able[0]) if len(able) == 1 else None


def _ask_first(talk: ChairTalk, writing: Writing, text: str) -> Outcome:
    piece = tidy(text)
    asking = wording.ask_first(writing.essay, piece, count_characters(piece))
    waiting = ToWrite(writing.track.id, piece)
    return Outcome(
        (writing.refused(asking, wording.yes_or_go_on()),),
        session=replace(talk.session, waiting=waiting),
    )


def _is_sure(piece: str, writing: Writing) -> bool:
    """Whether a piece is long enough to be meant, or a heading, or the end of a piece that was cut."""
    if writing.pieces and was_cut(writing.pieces[-1]):
        return True
    shortest = SHORTEST_SENTENCE if is_closed(piece) else SHORTEST_PIECE
    if writing.is_enough and not writing.application.open_return:
        shortest *= 2
    return count_characters(piece) >= shortest or bool(_HEADING.match(piece))


def _take(talk: ChairTalk, writing: Writing, piece: str) -> Outcome:
    pieces = writing.pieces
    if writing.application.status is Status.DECLINED:
        return say(declining.already_declined(writing.track))
    if pieces and piece.strip() == pieces[-1].strip():
        return say(f"{writing.said(wording.same_again(len(pieces)))}\n{wording.more_or_done()}")
    after = writing.with_pieces((*pieces, piece), talk.now)
    if len(text_of(after.pieces)) > MOST_CHARACTERS:
        return say(writing.refused(wording.too_long(MOST_CHARACTERS), ""))
    session = talk.session.asking(writing.track.id, writing.place)
    session = replace(session, wrote_at=talk.now)
    return Outcome(
        (_told(talk, writing, after),),
        session=session.with_step(step(after, before=len(pieces))),
        changes=talk.writes(after.application),
        did=Act.ESSAY,
    )


def _is_score(track: Track, text: str) -> bool:
    """Whether a text is nothing but points: `满分`, `4分`, `全满分 除了 3=2`."""
    card = track.scorecard
    return card is not None and not isinstance(read_scores(text, card, {}, card.order[0]), Refused)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _told(talk: ChairTalk, before: Writing, after: Writing) -> str:
    piece, gained = after.pieces[-1], after.count - before.count
    number, end = len(after.pieces), end_of(piece)
    continues = bool(before.pieces) and was_cut(before.pieces[-1])
    received = wording.joined_to_the_cut if continues else wording.received
    lines = [after.said(received(number, gained))]
    if was_cut(piece):
        lines.append(wording.cut(end))
    else:
        lines.append(wording.ends_with(end) if is_closed(piece) else wording.check_the_end(end))
    lines += notes(before, after)
    lines.append(wording.more_or_done())
    if not is_closed(piece) and (link := talk.page_link(after.track)):
        lines.append(wording.page(link))
    return "\n".join(lines)
