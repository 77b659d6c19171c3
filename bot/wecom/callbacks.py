"""Callback XML to messages, and replies to XML. WeCom's names for things end here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.parsers.expat import ExpatError

from bot.clock import Clock
from bot.wecom.inner_xml import FORBIDDEN, elements_in, sender_in
from bot.wecom.refused import BrokenError
from handlers.conversation import Reply
from handlers.messages import CardTap, Enter, Image, MenuClick, Message, Text, Unsupported

BELIEVED_FOR = timedelta(minutes=15)
UNREADABLE = "unreadable"  # the kind of a message of which nothing but the sender can be told
_NUMERAL = re.compile("[0-9]{1,20}")
_GREETED_ON = frozenset({"enter_agent", "subscribe"})

Data = Mapping[str, Any]


def read_message(xml: str, agent_id: int, clock: Clock) -> Message | None:
    """The message a callback carries; None for events nobody answers, and for other apps.

    Raises BrokenError when it is not a callback; where only the sender can be told, they are answered.
    """
    try:
        data: Data = elements_in(xml)
    except ExpatError:
        return _unreadable(xml, agent_id, clock.now())
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BrokenError("xml") from None
    sender, kind = _text(data, "FromUserName"), _text(data, "MsgType").lower()
    if not sender or not kind:
        raise BrokenError("sender or type")
    if _text(data, "AgentID") not in ("", str(agent_id)):
        return None
    sent_at, stated_at = _times(data, clock)
    common = (_identity(data), sender.casefold(), sent_at)
    if kind == "event":
        return _event(data, common, stated_at)
    return _message(kind, data, common, stated_at)


def _unreadable(xml: str, agent_id: int, now: datetime) -> Message:
    if not (sender := sender_in(xml, agent_id)):
        raise BrokenError("xml")
    identity = hashlib.sha1(xml.encode(), usedforsecurity=False).hexdigest()
    return Unsupported(identity, sender.casefold(), now, UNREADABLE)


def _message(
    kind: str, data: Data, common: tuple[str, str, datetime], stated_at: datetime
) -> Message:
    match kind:
        case "text":
            return Text(*common, _text(data, "Content"), stated_at=stated_at)
        case "image":
            media_id, sequence = _text(data, "MediaId"), _sequence(data)
            return Image(*common, media_id, sequence=sequence, stated_at=stated_at)
    return Unsupported(*common, kind, stated_at=stated_at)


def _event(data: Data, common: tuple[str, str, datetime], stated_at: datetime) -> Message | None:
    event, key = _text(data, "Event").lower(), _text(data, "EventKey")
    if not event:
        raise BrokenError("event")
    if event in _GREETED_ON:
        return Enter(*common, stated_at=stated_at)
    if event == "click":
        return MenuClick(*common, key, stated_at=stated_at)
    if event in ("template_card_event", "template_card_menu_event"):
        return CardTap(*common, key, _selections(data), stated_at=stated_at)
    return None


def _text(data: Data, name: str) -> str:
    """The text of an element, "" when it is missing, empty, repeated or has children."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _children(data: Any, name: str) -> list[Any]:
    value = data.get(name) if isinstance(data, Mapping) else None
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _selections(data: Data) -> dict[str, tuple[str, ...]]:
    return {
        _text(item, "QuestionKey"): tuple(
            option
            for ids in _children(item, "OptionIds")
            for option in _children(ids, "OptionId")
            if isinstance(option, str)
        )
        for items in _children(data, "SelectedItems")
        for item in _children(items, "SelectedItem")
        if isinstance(item, Mapping)
    }


def _identity(data: Data) -> str:
    """The same 40 characters for every repeat of a callback, others for any other callback."""
    names = ["ToUserName", "AgentID", "FromUserName"]
    message_id = _text(data, "MsgId")
    names += (
        ["MsgId"]
        if message_id
        else ["CreateTime", "Event", "EventKey", "TaskId", "ResponseCode", "Content", "MediaId"]
    )
    spelled = "\0".join([_text(data, name) for name in names])
    return hashlib.sha1(spelled.encode(), usedforsecurity=False).hexdigest()


def _sequence(data: Data) -> str:
    """Sorts as the messages were sent: by the second, then by the number the platform gave them."""
    created, number = _text(data, "CreateTime"), _text(data, "MsgId")
    if not _NUMERAL.fullmatch(created) or not _NUMERAL.fullmatch(number):
        return ""
    return f"{created:0>20}{number:0>20}"


def _times(data: Data, clock: Clock) -> tuple[datetime, datetime]:
    """When the person sent it, as far as that is believed, and as it is stated; campaign time.

    What is said to be more than minutes old, or to come from the future, was sent now.
    """
    now = clock.now()
    try:
        created_at = datetime.fromtimestamp(int(_text(data, "CreateTime")), UTC)
        age = clock.wall() - created_at
        stated_at = now - age if age > timedelta() else now
    except (ValueError, OverflowError, OSError):
        return now, now
    return (stated_at if age <= BELIEVED_FOR else now), stated_at


def reply_xml(reply: Reply, user_id: str, corp_id: str, at: int) -> str:
    """The passive reply before it is sealed; "" when there is nothing to say."""
    if reply.text:
        body = f"<MsgType><![CDATA[text]]></MsgType><Content>{_cdata(reply.text)}</Content>"
    elif reply.button:
        name = f"<ReplaceName>{_cdata(reply.button)}</ReplaceName>"
        body = f"<MsgType><![CDATA[update_button]]></MsgType><Button>{name}</Button>"
    else:
        return ""
    return (
        f"<xml><ToUserName>{_cdata(user_id)}</ToUserName>"
        f"<FromUserName>{_cdata(corp_id)}</FromUserName>"
        f"<CreateTime>{at}</CreateTime>{body}</xml>"
    )


def _cdata(text: str) -> str:
    text = FORBIDDEN.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"
