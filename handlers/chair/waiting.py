"""What was asked back and waits for a word: taking a yes, a no or a number, and doing it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from campaign.applications import Status
from handlers.chair import (
    answers,
    applying,
    declining,
    essay_pieces,
    lateness,
    meaning,
    submitting,
    tracks,
)
from handlers.chair.cards import key_of
from handlers.numerals import arabic
from handlers.outcomes import Outcome, say
from handlers.parts.kinds import kind_of
from handlers.talk import ChairTalk
from handlers.wording import cards, chair, disputes, essays, people
from storage.waiting import (
    Pending,
    ToAnswer,
    ToChoose,
    ToDecline,
    ToSubmit,
    ToWithdraw,
    ToWrite,
    Waiting,
)

if TYPE_CHECKING:
    from handlers.chair.said import Said

CONFIRM = ("确认", "确定", "确认提交", "我确认提交", "我确认", "提交吧")
_SURE_YES = frozenset((*CONFIRM, *["对", "对的", "没错", "嗯对", "是这样", "就这样"]))
_SIMPLE_YES = _SURE_YES | frozenset(["是", "是的", "有", "要"])
YES = _SIMPLE_YES | frozenset(["可以", "没问题", "同意", "好", "好的", "行", "嗯", "ok"])
_KEEP = frozenset(
    ["存", "要存", "当然存", "存上", "存进去", "存下", "放进去", "写进去", "加进去", "收下", "都存"]
)
_HAND_IN = frozenset(["交吧", "交上去", "交了吧", "就这样交", "可以交", "可以提交", "没问题交吧"])
_PARTICLES = "呀啊吧呢哦哈嘛啦的"
_ORDINAL = re.compile(r"(?:第|选)?(\d)(?:个|项)?")
NO = frozenset(
    [
        "取消",
        "否",
        "不",
        "不是",
        "不是的",
        "不用",
        "不用了",
        "不要",
        "不了",
        "先不",
        "先不用",
        "算了",
        "不提交",
        "再想想",
        "不对",
        "没有",
    ]
)
_AGAIN = re.compile(r"^(.{1,3}?)\1+$")
_CLAUSE = re.compile(r"[,;。.!~]+")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes a yes or a no to what was asked back."""
    waiting = talk.session.waiting
    if waiting is None:
        return None
    if isinstance(waiting, ToChoose) and (number := _number(talk, waiting, said)):
        return meaning.choose(dropped(talk, said), waiting, number, said.book)
    if _is_all(said, _yes_to(talk, waiting)):
        return confirm(talk, waiting, said.text)
    if (_is_all(said, NO) or _begins_with(said, NO)) and meaning.takes_yes(talk):
        return lateness.closed(talk) or applying.resume(dropped(talk, said))
    return None


def _is_all(said: Said, words: frozenset[str]) -> bool:
    """Whether a text is one of these words, or several of them: `是的，可以`, `对对`."""
    return all(_is_one(clause, words) for clause in _CLAUSE.split(said.compact))


def _begins_with(said: Said, words: frozenset[str]) -> bool:
    """Whether the first clause of a longer text is one of these words."""
    return _is_one(_CLAUSE.split(said.compact)[0], words)


def _is_one(clause: str, words: frozenset[str]) -> bool:
    """Whether a clause is one of these words, said once or more, with or without a particle."""
    once = _AGAIN.sub(r"\1", clause)
    return bool(words & {clause, once, once.rstrip(_PARTICLES)})


def _yes_to(talk: ChairTalk, waiting: Waiting) -> frozenset[str]:
    """The words that say yes; where yes may be the answer itself, only those that cannot."""
    match waiting:
        case ToChoose():
            return frozenset()
        case ToSubmit():
            return YES | _HAND_IN
        case ToAnswer() if not meaning.takes_yes(talk):
            return _SURE_YES
        case ToAnswer():
            return _SIMPLE_YES
        case ToWrite():
            return YES | _KEEP
    return YES


def _number(talk: ChairTalk, waiting: ToChoose, said: Said) -> int | None:
    """Which of the choices a word takes; a yes is the only one there is."""
    read = _ORDINAL.fullmatch(arabic(said.compact))
    if read and 0 < int(read[1]) <= len(waiting.intents):
        return int(read[1])
    is_yes = len(waiting.intents) == 1 and _is_all(said, YES) and meaning.takes_yes(talk)
    return 1 if is_yes else None


def dropped(talk: ChairTalk, said: Said) -> ChairTalk:
    """The talk without what was asked back: anything else than an answer to it lets it go.

    Declining one more award keeps it, for both are then asked about together.
    """
    is_one_more = said.command and said.command[0].run is declining.decline
    if talk.session.waiting is None or is_one_more:
        return talk
    return talk.with_session(replace(talk.session, waiting=None))


def is_done_already(talk: ChairTalk) -> bool:
    """Whether somebody else has done meanwhile what waits: nobody is asked for a word to it then."""
    match talk.session.waiting:
        case ToSubmit(track=name) if track := talk.campaign.tracks.get(name):
            return submitting.is_handed_in(talk.application(track))
        case ToWithdraw(track=name) if track := talk.campaign.tracks.get(name):
            return talk.application(track).status is not Status.SUBMITTED
        case ToDecline(tracks=names):
            found = [talk.campaign.tracks[name] for name in names if name in talk.campaign.tracks]
            return all(talk.application(t).status is Status.DECLINED for t in found)
    return False


def keeps(talk: ChairTalk) -> bool:
    """Whether something waits that is worth waiting for beyond the next sentence."""
    return isinstance(talk.session.waiting, ToSubmit | ToDecline | ToWithdraw)


def what(talk: ChairTalk) -> str:
    """What waits, in words: `提交小家`."""
    waiting = talk.session.waiting
    names = "、".join(
        talk.campaign.tracks[track].short_name
        for track in (_tracks_of(waiting) if waiting else ())
        if track in talk.campaign.tracks
    )
    match waiting:
        case ToSubmit():
            return f"{disputes.SUBMIT}{names}"
        case ToWithdraw():
            return f"{people.WITHDRAW} {waiting.receipt} "
        case _:
            return f"{disputes.DECLINE}{names}"


def not_kept(talk: ChairTalk, outcome: Outcome) -> Outcome:
    """The outcome, which also says that what was asked about before was not written down."""
    waiting = talk.session.waiting
    match waiting:
        case ToAnswer() if not _has_all(outcome, waiting):
            track = talk.campaign.tracks.get(waiting.track)
            part = next((p for p in track.parts if p.id == waiting.part), None) if track else None
            told = (
                chair.not_written(kind_of(part).written(part, {}, waiting.values)) if part else ""
            )
        case ToWrite():
            told = essays.not_written()
        case _:
            return outcome
    if not outcome.texts or not told:
        return outcome
    *before, last = outcome.texts
    return replace(outcome, texts=(*before, f"{last}\n\n{told}"))


def _has_all(outcome: Outcome, waiting: ToAnswer) -> bool:
    """Whether the outcome writes other values in the same places, or asks about them again."""
    again = outcome.session.waiting if outcome.session else None
    if isinstance(again, ToAnswer) and waiting.values.keys() <= again.values.keys():
        return True
    application = outcome.application
    return (
        application is not None and waiting.values.keys() <= application.part(waiting.part).keys()
    )


def tap(talk: ChairTalk, key: str) -> Outcome:
    """Take the button of a card that asked, unless something else waits by now."""
    waiting = talk.session.waiting
    if waiting is None or key_of(waiting) != key:
        return say(chair.old_card())
    return confirm(talk, waiting, CONFIRM[0])


def confirm(talk: ChairTalk, waiting: Waiting, said: str) -> Outcome:
    """Do what was asked back; a tapped card shows that it was done."""
    if refusal := lateness.refusal(talk, lateness.confirmation(talk, waiting, said)):
        return refusal
    outcome = _do(talk.with_session(replace(talk.session, waiting=None)), waiting)
    return replace(outcome, button=cards.CONFIRMED) if outcome.application else outcome


def nothing_waits(talk: ChairTalk, _: str = "") -> Outcome:
    """Say that nothing waits, and what is not handed in yet although all is there."""
    complete = tracks.to_submit(talk)
    ready = [track for track in complete if tracks.is_ready(talk, track)]
    return say(chair.nothing_to_confirm(ready, [t for t in complete if t not in ready]))


def _do(talk: ChairTalk, waiting: Waiting) -> Outcome:
    if not all(track in talk.campaign.tracks for track in _tracks_of(waiting)):
        return nothing_waits(talk)
    match waiting:
        case ToSubmit():
            return submitting.do_submit(talk, waiting)
        case ToDecline():
            return declining.do_decline(talk, waiting)
        case ToWithdraw():
            return submitting.do_withdraw(talk, waiting)
        case ToAnswer():
            return answers.do_answer(talk, waiting)
        case ToWrite():
            return essay_pieces.do_write(talk, waiting)
        case ToChoose() | Pending():
            return nothing_waits(talk)
    assert_never(waiting)


def _tracks_of(waiting: Waiting) -> tuple[str, ...]:
    match waiting:
        case ToDecline():
            return waiting.tracks
        case ToSubmit() | ToWithdraw() | ToAnswer() | ToWrite():
            return (waiting.track,)
    return ()
