"""What waits for its code, put off or agreed to in everyday words: nothing is done without the code."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.hearing.clean import compact
from handlers.office.commands import has_lapsed
from handlers.office.heard import Heard
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import office as wording
from storage.sessions import OfficeSession
from storage.waiting import Pending

_DO = "催|发|退|延|推|收|登记|群发|广播|通知|办|弄|做|要|用|确认|动|换|改"
_PUT_OFF = re.compile(
    rf"(?:那就?|刚才(?:那[条个次]?)?|[这那][条个次]?)?(?:先|都|还是|暂时)*(?:不|别)(?:{_DO})(?:了|吧|啊|呢|哈|,?我?再?(?:想想|看看|改改))*"
    r"|(?:那就?|刚才那[条个次]?)?(?:先)?(?:取消|算了|撤销|撤回|作废|放着|等等|等一下|缓缓)(?:吧|了|掉)?"
).fullmatch
_AGREED = re.compile(
    r"(?:好|行|可以|嗯+|对|是|同意|没问题|没错|ok|办吧|发吧|催吧|退吧|收吧|就这样)[的了吧啊呀!！。~]*"
).fullmatch


def hear(session: OfficeSession, said: str) -> Heard | None:
    """Takes a no to what waits for its code, and a yes without the code."""
    asked, words = session.waiting, compact(said)
    if not isinstance(asked, Pending):
        return None
    if _PUT_OFF(words):
        return Heard(lambda talk: _put_off(talk, asked))
    if _AGREED(words):
        return Heard(lambda talk: _agreed(talk, asked))
    return None


def _put_off(talk: OfficeTalk, asked: Pending) -> Outcome:
    session = replace(talk.session, waiting=None)
    return Outcome((wording.put_off(asked.said),), own=session)


def _agreed(talk: OfficeTalk, asked: Pending) -> Outcome:
    if has_lapsed(talk, asked):
        return say(wording.confirmed_too_late(asked.said))
    return say(wording.confirm_with_code(asked.said, asked.code, ""))
