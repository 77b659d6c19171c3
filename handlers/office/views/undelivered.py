"""`没送到`: what could not be sent, to whom, why; send it again or forget it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.model import Campaign
from handlers.hearing.clean import compact
from handlers.office.commands import OfficeCommand, ask_back, nothing_then
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import undelivered as wording
from storage.acts import Act
from storage.effects import Resend
from storage.readings import Needs

AGAIN, DROP = ("重发", "再发", "重新发", "补发"), ("删除", "删掉", "清空", "不发了")
_ASKED = re.compile(rf"(?P<what>{'|'.join((*AGAIN, *DROP))})?(?P<numbers>[\d,、和 ]*)").fullmatch


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do, "" for only to look, about which of those listed, all where there is no number."""

    what: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def is_drop(self) -> bool:
        return self.what in DROP


def read(_campaign: Campaign, text: str) -> Wanted:
    """What is to be done about which of them."""
    asked = _ASKED(compact(text))
    if not asked or not asked["what"]:
        return Wanted()
    return Wanted(asked["what"], tuple(int(n) for n in re.findall(r"\d+", asked["numbers"])))


def needs(_campaign: Campaign, _wanted: Wanted) -> Needs:
    """What was given up."""
    return Needs(letters=True)


def show(talk: OfficeTalk, wanted: Wanted) -> Outcome:
    """List it; with a word what to do about all or some of it, ask for the code."""
    letters = talk.readings.letters
    on_its_way = wording.retrying(
        talk.readings.retries, talk.campaign, talk.now, talk.readings.read_at_ms
    )
    if not letters:
        return say("\n".join(on_its_way) or wording.nothing())
    if not wanted.what:
        given_up = wording.listed(letters, talk.campaign, talk.now, talk.readings.read_at_ms)
        return say("\n".join([given_up, *on_its_way]))
    if wrong := [number for number in wanted.numbers if not 1 <= number <= len(letters)]:
        return say(wording.no_such(wrong[0], len(letters)))
    chosen = [letters[n - 1] for n in dict.fromkeys(wanted.numbers)] or list(letters)
    old = [letter for letter in chosen if letter.is_timely or letter.effect is None]
    if not wanted.is_drop:
        chosen = [letter for letter in chosen if letter not in old]
    if not chosen:
        return say(wording.only_timely())
    return ask_back(
        talk,
        f"没送到 {'删除' if wanted.is_drop else '重发'}",
        [letter.id for letter in chosen],
        lambda code: wording.confirm(chosen, len(old), code, talk.campaign, is_drop=wanted.is_drop),
    )


def do(talk: OfficeTalk, wanted: Wanted, shown: tuple[str, ...]) -> Outcome:
    """Leave what was shown to the worker, to be sent once more or forgotten."""
    is_drop = wanted.is_drop
    return Outcome(
        (wording.dropping(len(shown)) if is_drop else wording.sending(len(shown)),),
        effects=(Resend(talk.user_id, shown, is_drop),),
        did=Act.DROP_UNDELIVERED if is_drop else Act.SEND_AGAIN,
    )


UNDELIVERED = OfficeCommand(
    ("没送到", "未送达", "没发出去", "哪些没送到", "没送到的", "发送失败"),
    show,
    read,
    _ASKED,
    log=Act.UNDELIVERED,
    needs=needs,
    confirmed=do,
    needs_then=nothing_then,
)
