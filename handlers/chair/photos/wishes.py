"""What people want done with photos in their own words: one taken out, another put in, two exchanged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from campaign.applications import Place
from campaign.model import Track
from handlers.chair import cutoff, gate
from handlers.chair.photos import album
from handlers.hearing.clean import compact
from handlers.hearing.names import Names
from handlers.outcomes import Outcome, say
from handlers.reading.numerals import arabic
from handlers.talk import ChairTalk
from handlers.wording import leading
from handlers.wording import photos as wording
from storage.acts import Act
from storage.arrivals import Fate
from storage.waiting import ToDelete

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 30
_N = r"(\d{1,2})"
_PICTURE = r"(?:张|幅|个?照片|个?图片?)"
_NUMBERED = re.compile(rf"第{_N}{_PICTURE}|(?:照片|图)(?:第)?{_N}(?!张|分)|{_N}号(?:照片|图)")
_PAIR = re.compile(
    rf"(?:把|将)?(?:照片|图)?(?:的)?第?{_N}{_PICTURE}?(?:和|跟|与|、|,)第?{_N}{_PICTURE}?(?:的)?(?:照片|图片?|位置|顺序)?"
    r"(?:换1?下|对换|对调|互换|调换|交换|换换|调1?下|倒1?下|换个?(?:位置|顺序)|颠倒)(?:1下)?(?:位置|顺序)?(?:1下)?[吧了呢]*"
)
_LAST_BUT = re.compile(rf"倒数第{_N}{_PICTURE}")
_LAST_FEW = re.compile(rf"(?:最后|后面|末尾)的?(?:那)?{_N}{_PICTURE}")
_FIRST_FEW = re.compile(rf"(?:前面?|头){_N}{_PICTURE}")
_LAST = re.compile(rf"最后(?:面)?(?:发|传|拍)?的?(?:那|这)?1?{_PICTURE}")
_THIS = re.compile(
    rf"(?:刚才|刚刚|刚|才|上面|上1)(?:发|传|拍|交)?的?(?:那|这)?1?{_PICTURE}|(?:这|那)1?{_PICTURE}"
)
_ALL = re.compile(r"(?:照片|图片?|相片).{0,3}(?:都|全)|(?:所有|全部)的?(?:照片|图片?)")
_OUT = r"不要|不用|删|去掉|拿掉|撤|作废|扔"
_BAD = r"照歪|歪了|糊|虚了|模糊|拍得|太暗|看不清|不清楚|不好看|重复|发错|传错|错了|去年的|旧的|以前的|不是(?:我们|今年)|反了|倒了"
_NEW = r"换(?:1|一)?[张个]|重新?(?:发|拍|传)|再(?:发|拍|传)|换掉|换成|要换|想换"
_WISH = re.compile(f"{_OUT}|{_BAD}|{_NEW}")
_ASKS = re.compile(
    r"[?吗么]$|怎么|哪[张个]|多少|几张|可以|能不能|行不行|要不要|[不没别](?:要)?(?:删|换|撤|动)"
)
_ORDER = re.compile(
    r"(?:照片|图片?|相片).{0,4}(?:顺序|次序|先后)|(?:顺序|次序).{0,6}(?:照片|图片?)"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The photos that are meant, whether new ones are to come, and whether their numbers were said."""

    numbers: tuple[int, ...]
    is_replaced: bool
    is_numbered: bool = False


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a wish about photos that are there: exchanging is done, deleting asked about first."""
    text = arabic(compact(said.words))
    if (
        said.command
        or len(text) > LONGEST
        or _ASKS.search(text)
        or not (track := _track(talk, text))
    ):
        return None
    pair = _PAIR.fullmatch(text)
    wish = None if pair else read(text, numbers_of(talk, track), _newest(talk, track))
    is_about_order = bool(_ORDER.search(text))
    if not (pair or wish or is_about_order):
        return None
    if refusal := cutoff.refusal(talk, said.text) or _shut(talk, track):
        return refusal
    if pair:
        return _exchange(talk, track, int(pair[1]), int(pair[2]))
    return (
        _ask(talk, track, wish)
        if wish
        else say(wording.how_to_order(track, numbers_of(talk, track)))
    )


def do_delete(talk: ChairTalk, waiting: ToDelete) -> Outcome:
    """Delete the photos that were asked about, as far as they are still there."""
    track = talk.campaign.tracks[waiting.track]
    left = sorted(set(waiting.photos) & set(numbers_of(talk, track)))
    if not left:
        return album.show(talk, track.short_name)
    outcome = album.delete(talk, f"{track.short_name} {' '.join(map(str, left))}")
    if not outcome.applications or not waiting.is_replaced:
        return outcome
    *before, last = outcome.texts
    return replace(outcome, texts=(*before, f"{last}\n{leading.send_new()}"))


def read(text: str, have: list[int], newest: int) -> Wish | None:
    """What a text wants done with one photo or several; None where it names none or no wish."""
    if not _WISH.search(text) or "段" in text:
        return None
    numbers = _named(text, have, newest)
    if not numbers:
        return None
    return Wish(numbers, bool(re.search(_NEW, text)), bool(_NUMBERED.search(text)))


def numbers_of(talk: ChairTalk, track: Track) -> list[int]:
    """The numbers of the photos that are there."""
    return [photo.number for photo in talk.application(track).photos]


def _named(text: str, have: list[int], newest: int) -> tuple[int, ...]:
    if match := _LAST_BUT.search(text):
        back = int(match[1])
        return (have[-back],) if 0 < back <= len(have) else ()
    if match := _LAST_FEW.search(text):
        return tuple(have[-int(match[1]) :])
    if match := _FIRST_FEW.search(text):
        return tuple(have[: int(match[1])])
    if numbers := [int(n) for found in _NUMBERED.findall(text) for n in found if n]:
        return tuple(dict.fromkeys(numbers))
    if _ALL.search(text):
        return tuple(have)
    if _LAST.search(text):
        return (have[-1],)
    return (newest,) if _THIS.search(text) else ()


def _track(talk: ChairTalk, text: str) -> Track | None:
    """The award whose photos are meant: the one named, the one seen last, the present one."""
    having = [t for t in talk.campaign.tracks.values() if talk.application(t).photos]
    named = Names.of(talk.campaign).masked(text).tracks
    seen = talk.session.arrivals.shown
    for name in (*named[:1], seen, talk.session.track):
        if found := [track for track in having if track.id == name]:
            return found[0]
    return having[0] if len(having) == 1 else None


def _newest(talk: ChairTalk, track: Track) -> int:
    """The photo that came last, as far as that is known."""
    came = [
        a.number
        for a in talk.session.arrivals.burst
        if a.track == track.id and a.fate is Fate.SAVED
    ]
    have = numbers_of(talk, track)
    return came[-1] if came and came[-1] in have else have[-1]


def _shut(talk: ChairTalk, track: Track) -> Outcome | None:
    part = album.photo_part(track)
    assert part is not None  # noqa: S101 - only tracks with photos are meant
    return gate.closed_to(talk, track) or gate.shut_to(talk, track, Place(part.id, ""))


def _ask(talk: ChairTalk, track: Track, wish: Wish) -> Outcome:
    have, part = numbers_of(talk, track), album.photo_part(track)
    assert part is not None  # noqa: S101
    if unknown := set(wish.numbers) - set(have):
        return say(wording.not_there(track, unknown, have, part))
    waiting = ToDelete(track.id, wish.numbers, wish.is_replaced)
    asking = wording.delete_these(
        track, wish.numbers, [] if wish.is_numbered else have, wish.is_replaced
    )
    return Outcome((asking,), session=replace(talk.session, waiting=waiting))


def _exchange(talk: ChairTalk, track: Track, one: int, other: int) -> Outcome:
    have, part = numbers_of(talk, track), album.photo_part(track)
    assert part is not None  # noqa: S101
    if unknown := {one, other} - set(have):
        return say(wording.not_there(track, unknown, have, part))
    becomes = {one: other, other: one}
    application = talk.application(track)
    moved = [replace(p, number=becomes.get(p.number, p.number)) for p in application.photos]
    in_order = tuple(sorted(moved, key=lambda photo: photo.number))
    after = application.with_photos(in_order, talk.now)
    told = wording.exchanged(track, one, other)
    arrivals = replace(talk.session.arrivals.as_told(), shown=track.id)
    return Outcome(
        ("\n".join(filter(None, (told, album.what_next(talk, track, after)))),),
        effects=album.sheets(talk, after),
        session=replace(talk.session.without_steps(), arrivals=arrivals),
        changes=talk.writes(after),
        did=Act.PHOTO_MOVED,
    )
