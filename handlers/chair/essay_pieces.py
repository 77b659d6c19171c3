"""Taking what a person writes as a piece of the long text: all of it, or telling why not."""

from __future__ import annotations

from campaign.applications import Status
from campaign.completeness import missing
from campaign.essays import MOST_CHARACTERS, is_closed, text_of, tidy, was_cut
from campaign.parts import Essay, Fields
from campaign.returns import opens
from campaign.word_count import count_characters
from handlers.chair import answers
from handlers.chair.essay_writing import Writing, asked_for, end_of, notes, step, writing_on
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair
from handlers.wording import essays as wording

LONGER_THAN_A_COMMAND = 30
SHORTEST_PROSE = 20  # letters; lists of scores and of numbers have none
SHORTEST_PIECE = 5


def is_piece(talk: ChairTalk, text: str) -> bool:
    """True where a text is so long that it is a piece whatever word it begins with."""
    return asked_for(talk) is not None and len(text.strip()) > LONGER_THAN_A_COMMAND


def hear(talk: ChairTalk, text: str) -> Outcome:
    """Take a text that is no command: as a piece where one is asked or clearly meant, or as answers."""
    if writing := asked_for(talk):
        return _take(talk, writing, text)
    answered = answers.answer(talk, text)
    writing = _unasked(talk, text)
    if answered.application or writing is None:
        return answered
    if talk.asked or not missing(writing.track, writing.application).characters:
        return say(writing.refused(wording.ask_first(writing.essay), wording.ask_and_paste_again()))
    return _take(talk, writing, text)


def _unasked(talk: ChairTalk, text: str) -> Writing | None:
    """The text a person may mean who writes at length without being asked to."""
    track = talk.track
    if track is None or talk.application(track).status is Status.DECLINED:
        return None
    if not opens(track, talk.application(track), Essay):
        return None
    if talk.asked and isinstance(track.part(talk.asked.part), Fields):
        return None
    is_prose = len(text) > LONGER_THAN_A_COMMAND and _letters(text) >= SHORTEST_PROSE
    return writing_on(talk, track) if is_prose else None


def _take(talk: ChairTalk, writing: Writing, text: str) -> Outcome:
    piece, pieces = tidy(text), writing.pieces
    if writing.application.status is Status.DECLINED:
        return say(chair.already_declined(writing.track))
    if pieces and piece.strip() == pieces[-1].strip():
        return say(f"{writing.said(wording.same_again(len(pieces)))}\n{wording.more_or_done()}")
    if _is_no_prose(piece, pieces):
        return say(writing.refused(wording.no_prose(piece.strip()), wording.answer_or_prose()))
    after = writing.with_pieces((*pieces, piece), talk.now)
    if len(text_of(after.pieces)) > MOST_CHARACTERS:
        return say(writing.refused(wording.too_long(MOST_CHARACTERS), ""))
    session = talk.session.asking(writing.track.id, writing.place)
    return Outcome(
        (_told(talk, writing, after),),
        session=session.with_step(step(after, before=len(pieces))),
        application=after.application,
        did="essay",
    )


def _is_no_prose(piece: str, pieces: tuple[str, ...]) -> bool:
    """True for what looks like a score or a slip: nothing of it could be found again in the text."""
    if not _letters(piece):
        return True
    is_tail = bool(pieces) and was_cut(pieces[-1])
    return count_characters(piece) < SHORTEST_PIECE and not is_closed(piece) and not is_tail


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
