"""The long text of one application: the pieces there are, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

from campaign.applications import Application, Place
from campaign.condition import describe
from campaign.essays import essay_length
from campaign.model import Track
from campaign.parts.roles import LongText
from handlers.hearing.remarks import is_remark
from handlers.talk import ChairTalk
from handlers.wording import chair, submitting
from handlers.wording import essays as wording
from storage.sessions import Step

SHOWN_OF_END = 10


@dataclass(frozen=True, slots=True)
class Writing:
    """The long text of one application as it stands."""

    track: Track
    essay: LongText
    application: Application

    @property
    def place(self) -> Place:
        return Place(self.essay.id, "")

    @property
    def pieces(self) -> tuple[str, ...]:
        return self.application.essay

    @property
    def count(self) -> int:
        return essay_length(self.application)

    @property
    def is_enough(self) -> bool:
        """True once the text has its least length."""
        return self.count >= self.essay.minimum_length

    @property
    def position(self) -> str:
        """`总结 742/1000`"""
        return submitting.essay(self.count, self.essay)

    @property
    def mark(self) -> int:
        """A number for exactly these pieces."""
        return crc32("\0".join(self.pieces).encode())

    def said(self, what: str) -> str:
        return chair.said(self.track, what, self.position)

    def refused(self, why: str, way: str) -> str:
        return chair.refused(self.track, why, way, self.position)

    def with_pieces(self, pieces: tuple[str, ...], now: datetime) -> Writing:
        return replace(self, application=self.application.with_essay(pieces, now))


def writing_on(talk: ChairTalk, track: Track) -> Writing | None:
    """The text of an application; None where its track asks for none."""
    essay = track.long_text
    return Writing(track, essay, talk.application(track)) if essay else None


def step(after: Writing, before: int | str) -> Step:
    """A change that can be taken back: to so many pieces, or with this piece again at the end."""
    return Step(after.track.id, {after.place: before}, {after.place: after.mark})


def taken_out(number: int, piece: str) -> str:
    """A piece that was removed, with its number, as a step remembers it."""
    return f"{number}\0{piece}"


def put_back(pieces: tuple[str, ...], mark: str) -> tuple[str, ...]:
    """The pieces with one that was removed in its place again; a mark without number goes last."""
    number, has_number, piece = mark.partition("\0")
    at = int(number) - 1 if has_number else len(pieces)
    return (*pieces[:at], piece if has_number else mark, *pieces[at:])


def odd_pieces(writing: Writing) -> list[tuple[int, str]]:
    """The pieces that were hardly meant for the text, with their numbers."""
    return [(at, piece) for at, piece in enumerate(writing.pieces, 1) if is_remark(piece)]


def asked_for(talk: ChairTalk) -> Writing | None:
    """The text that is asked just now."""
    track, asked = talk.track, talk.asked
    if track is None or asked is None or asked.entry:
        return None
    writing = writing_on(talk, track)
    return writing if writing and writing.place == asked else None


def end_of(piece: str) -> str:
    """The last words of a piece, by which a person finds the spot."""
    line = piece.rsplit("\n", 1)[-1].strip()
    return f"……{line[-SHOWN_OF_END:]}" if len(line) > SHOWN_OF_END else line


def notes(before: Writing, after: Writing) -> list[str]:
    """What is worth a word once: the text is long enough now, or what was submitted differs."""
    lines = []
    if before.count < after.essay.minimum_length <= after.count:
        lines.append(wording.enough(after.essay))
    how = describe(after.track, after.application)
    if how.is_handed_in:
        lines.append(submitting.changed_after(how))
    return lines
