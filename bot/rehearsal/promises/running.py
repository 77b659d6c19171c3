"""The product runs well: nothing lost on the way, nothing unforeseen, the office warned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.rehearsal.diary import on_one_line
from bot.rehearsal.evidence import Evidence
from storage.outbox.dead_letters import Letter

SOON = timedelta(minutes=10)
# Told of each picture that took long, so two of one burst may well be told of in the same words.
OF_EACH_PICTURE = "刚才还在下载的"


def only_planted_losses(evidence: Evidence) -> Iterator[str]:
    """Nothing was given up but what nobody could deliver."""
    for letter in evidence.dead_letters:
        to = _addressee(letter)
        if to.casefold() not in evidence.unreachable:
            yield f"给 {to} 的 {letter.kind} 没有发出：{letter.reason}"


def nothing_sent_twice(evidence: Evidence) -> Iterator[str]:
    """Nobody gets the same message twice within minutes."""
    for user_id, screen in evidence.screens.items():
        last: dict[tuple[str, str], datetime] = {}
        for shown in screen:
            if shown.is_sent and shown.text and OF_EACH_PICTURE not in shown.text:
                before = last.get((shown.kind, shown.text))
                if before and abs(shown.at - before) < SOON:
                    yield f"{user_id} 收到两遍“{on_one_line(shown.text)}”"
                last[shown.kind, shown.text] = shown.at


def office_was_warned(evidence: Evidence) -> Iterator[str]:
    """The office was told at once whom nothing reaches, and that WeCom refuses our address."""
    told = "\n".join(
        shown.text for office in evidence.campaign.office[:1] for shown in evidence.screens[office]
    )
    for user_id in evidence.unreachable:
        if _was_due_since(evidence, user_id) and f"{user_id} 收不到消息" not in told:
            yield f"没有告诉校工会 {user_id} 收不到消息"
    if evidence.untrusted_ip and not re.search(f"60020.*{evidence.untrusted_ip}", told):
        yield f"没有告诉校工会可信 IP 里缺 {evidence.untrusted_ip}"


def platform_content(evidence: Evidence) -> Iterator[str]:
    """No callback was answered by an error, nothing was cut or dropped by the platform."""
    yield from evidence.failed_callbacks
    yield from evidence.platform_complaints


def all_done(evidence: Evidence) -> Iterator[str]:
    """Everything that had to be sent was sent before time went on."""
    yield from evidence.unsettled


def ended_well(evidence: Evidence) -> Iterator[str]:
    """Every stop was clean and nothing unforeseen stands in the log."""
    yield from (f"结束时退出码 {code}" for code in evidence.exit_codes if code)
    yield from (line[:200] for line in evidence.log if "Traceback" in line)


def _was_due_since(evidence: Evidence, user_id: str) -> bool:
    """Whether anything was sent to this person that did not arrive."""
    return any(_addressee(letter).casefold() == user_id for letter in evidence.dead_letters)


def _addressee(letter: Letter) -> str:
    return letter.effect.user_id if letter.effect else ""
