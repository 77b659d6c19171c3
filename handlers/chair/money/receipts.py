"""Receipts of a station that was accepted: noted in one line, the picture right behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from campaign.applications import Application
from campaign.model import Track
from campaign.review.money import Receipt, fen_of
from campaign.review.visits import is_accepted
from handlers.hearing.clean import visible
from handlers.messages import Image, PhotoFailed, PhotoSaved
from handlers.outcomes import Outcome, say
from handlers.reading.moments import read_moment
from handlers.talk import ChairTalk
from handlers.wording import money as wording
from storage.acts import Act
from storage.effects import SavePhoto
from storage.records import Change

WORDS = ("票据", "发票", "报票据", "交票据", "交发票")
PURPOSE = "receipt"
LASTS = timedelta(hours=1)
MOST_FEN = 10_000_000
LONGEST_SELLER = 60
_AMOUNT = re.compile(r"[¥￥]?(?P<yuan>\d{1,6}(?:\.\d{1,2})?)(?:元|块)?$")
_DELETE = re.compile(r"(?:删|删除|取消)\s*第?(?P<number>\d{1,3})[张号]?")


def note(talk: ChairTalk, said: str) -> Outcome:
    """Show the receipts, take one out, or note one more."""
    accepted = [t for t in talk.campaign.tracks.values() if t.grants and _is_accepted(talk, t)]
    if not accepted:
        return say(wording.nothing_accepted(talk.campaign))
    track = accepted[0]
    for other in accepted[1:]:
        if other.short_name in said:
            track, said = other, said.replace(other.short_name, "")
    said, application = visible(said).strip(), talk.application(track)
    if not said:
        return say(wording.receipts(track, application.receipts, talk.now.date()))
    if out := _DELETE.fullmatch(said):
        return _removed(talk, track, application, int(out["number"]))
    return _noted(talk, track, application, said)


def picture(talk: ChairTalk, image: Image) -> Outcome | None:
    """Fetch a picture that belongs to the receipt that was noted last; None where none waits."""
    at = talk.session.receipt_at
    if not talk.session.receipt or at is None or talk.now - at > LASTS:
        return None
    sent_at = image.sent_at.astimezone(talk.campaign.zone).isoformat()
    track, _, number = talk.session.receipt.partition("/")
    fetch = SavePhoto(
        talk.user_id,
        talk.branch.number,
        track,
        image.media_id,
        image.callback,
        sent_at,
        f"{PURPOSE}/{track}/{number}",
    )
    session = replace(talk.session, receipt="", receipt_at=None)
    return Outcome(effects=(fetch,), session=session)


def settle(talk: ChairTalk, message: PhotoSaved | PhotoFailed) -> Outcome:
    """File the picture of a receipt, or tell that it could not be had."""
    _, key, number = message.purpose.split("/", 2)
    track = talk.campaign.tracks[key]
    application = talk.application(track)
    known = next((r for r in application.receipts if str(r.number) == number), None)
    if known is None or isinstance(message, PhotoFailed):
        return say(wording.picture_lost(number))
    after = replace(known, photo=replace(message.photo, number=known.number))
    twice = _same(application, after)
    told = wording.picture_kept(after, twice)
    return _written(talk, application, after, told)


def only_receipts_differ(before: Application, after: Application) -> bool:
    """Whether nothing but receipts has changed, which no deadline and no result closes."""
    return replace(after, receipts=before.receipts) == before


def _noted(talk: ChairTalk, track: Track, application: Application, said: str) -> Outcome:
    read = _read(talk, said)
    if isinstance(read, str):
        return say(read)
    fen, day, seller = read
    until = track.receipts_until
    if until and talk.now.astimezone(talk.campaign.zone).date() > until:
        return say(wording.too_late(track, until, talk.campaign.contact))
    number = max((r.number for r in application.receipts), default=0) + 1
    receipt = Receipt(number, fen, day.date(), seller, talk.now, talk.user_id)
    if twice := _same(application, receipt):
        return say(wording.there_already(receipt, twice))
    told = wording.noted(track, receipt, (*application.receipts, receipt))
    outcome = _written(talk, application, receipt, told)
    session = replace(talk.session, receipt=f"{track.id}/{number}", receipt_at=talk.now)
    return replace(outcome, session=session)


def _read(talk: ChairTalk, said: str) -> tuple[int, datetime, str] | str:
    """The amount, the day and the seller of a line, or what is wrong with it."""
    words = said.replace("，", " ").replace(",", " ").split()
    found = next((w for w in words if _AMOUNT.match(w)), "")
    amount = _AMOUNT.match(found)
    rest = " ".join(w for w in words if w is not found)
    moment = read_moment(rest, talk.now, talk.campaign.zone)
    if amount is None or moment is None:
        return wording.how_to_note()
    fen = fen_of(amount["yuan"])
    if not 0 < fen <= MOST_FEN:
        return wording.odd_amount(amount["yuan"])
    if moment.at is None or moment.at > talk.now:
        return wording.odd_day()
    seller = f"{moment.before} {moment.after}".strip()
    if not seller or len(seller) > LONGEST_SELLER:
        return wording.how_to_note()
    return fen, moment.at, seller


def _removed(talk: ChairTalk, track: Track, application: Application, number: int) -> Outcome:
    known = next((r for r in application.receipts if r.number == number), None)
    if known is None:
        return say(wording.no_receipt(number))
    left = tuple(r for r in application.receipts if r is not known)
    after = replace(application, receipts=left)
    return Outcome(
        (wording.removed(track, known, left),),
        changes={talk.branch.number: Change(applications=(after,))},
        did=Act.RECEIPT,
    )


def _written(talk: ChairTalk, application: Application, receipt: Receipt, told: str) -> Outcome:
    others = [r for r in application.receipts if r.number != receipt.number]
    receipts = tuple(sorted((*others, receipt), key=lambda r: r.number))
    after = replace(application, receipts=receipts)
    return Outcome(
        (told,),
        changes={talk.branch.number: Change(applications=(after,))},
        did=Act.RECEIPT,
    )


def _same(application: Application, receipt: Receipt) -> Receipt | None:
    others = (r for r in application.receipts if r.number != receipt.number)
    return next((other for other in others if receipt.is_same(other)), None)


def _is_accepted(talk: ChairTalk, track: Track) -> bool:
    return is_accepted(talk.application(track).visits)
