"""People who want to hand in all they have in one go: each award is handed in by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.chair import cutoff, declining, tracks
from handlers.chair.asking.next_steps import told
from handlers.chair.submitting import submit
from handlers.hearing.names import Names
from handlers.outcomes import Outcome
from handlers.talk import ChairTalk
from handlers.wording import both_at_once as wording

if TYPE_CHECKING:
    from handlers.chair.hearing.said import Said

LONGEST = 16
_BOTH = re.compile(
    r"(?:两个|俩|两项|2个|两样|两份|T(?:和|跟|与|、)T|一起|一块儿?|全部|都)+(?:奖|申报|材料|的)?.{0,3}(?:交|报上去|报走)(?:上去|上|了|掉)?[吧啊呀了]*"
)
_NEITHER = re.compile(
    r"(?:我们|我|那|今年|这次|学院|单位|决定|商量|了|[,，])*(?:两个|俩|两项|2个|T(?:和|跟|与|、)T)?(?:都|全|一个)?也?(?:都)?不(?:申?报|参加|参评|弄|搞|推荐)(?:了|吧|啦)*"
)
_ALL = re.compile("两|俩|2个|都|全|一个|T.T")
_OTHER = re.compile(r"[?吗么没不别]|照片|总结|纸质|邮|章|怎么|什么|改")


def hear(talk: ChairTalk, said: Said) -> Outcome | None:
    """Takes the wish to hand in several at once: the first that is ready is read back."""
    text = Names.of(talk.campaign).masked(said.compact).said
    if not said.command and len(text) <= LONGEST and _NEITHER.fullmatch(text) and _ALL.search(text):
        return cutoff.closed(talk) or declining.decline_all(talk)
    if said.command or len(text) > LONGEST or _OTHER.search(text) or not _BOTH.search(text):
        return None
    in_hand = tracks.in_hand(talk)
    if not in_hand:
        return None
    if refusal := cutoff.closed(talk):
        return refusal
    ready = tracks.to_submit(talk)
    if not ready:
        unfinished = tracks.unfinished(talk)
        return told(talk, wording.each_by_itself(len(in_hand)) if unfinished else wording.all_in())
    outcome = submit.submit(talk, ready[0].short_name)
    *before, last = outcome.texts
    note = wording.one_after_another(ready, [t for t in in_hand if t not in ready])
    return replace(outcome, texts=(*before, f"{note}\n\n{last}"))
