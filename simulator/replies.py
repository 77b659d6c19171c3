"""Understanding a passive reply: its kinds, and which callbacks allow which."""

import xml.etree.ElementTree as ET  # noqa: S405 - elements only, parsed in crypto.py
from dataclasses import dataclass, field
from typing import Any

from simulator.card_xml import read_card
from simulator.crypto import parse_xml
from simulator.limits import cut_bytes

ORDINARY = ("text", "image", "voice", "video", "news")
UPDATES = ("update_button", "update_template_card")
ANSWERABLE_EVENTS = {
    "subscribe",
    "enter_agent",
    "location",
    "click",
    "view",
    "view_miniprogram",
    "scancode_waitmsg",
    "template_card_menu_event",
}
MOST_ARTICLES = 10


class ReplyError(Exception):
    """A passive reply the platform would not understand; the text says why."""


@dataclass(frozen=True)
class Reply:
    """One passive reply, read and checked."""

    kind: str
    text: str = ""
    was_cut: bool = False
    media_id: str = ""
    articles: list[dict[str, str]] = field(default_factory=list)
    card: dict[str, Any] = field(default_factory=dict)


def read_reply(xml: str, *, user_id: str, corp_id: str) -> Reply:
    """Return the reply, or raise ReplyError if a field is missing, wrong or of no known kind."""
    root = parse_xml(xml)
    if (root.findtext("ToUserName") or "").lower() != user_id.lower():
        raise ReplyError("reply: ToUserName is not the sender")
    if root.findtext("FromUserName") != corp_id:
        raise ReplyError("reply: FromUserName is not the corpid")
    if not (root.findtext("CreateTime") or "").isdigit():
        raise ReplyError("reply: CreateTime is no number")
    kind = root.findtext("MsgType") or ""
    if kind == "text":
        return _text(root)
    if kind in ("image", "voice", "video"):
        return Reply(kind, media_id=_need(root, f"{kind.capitalize()}/MediaId"))
    if kind == "news":
        return _news(root)
    if kind == "update_button":
        return Reply(kind, text=_need(root, "Button/ReplaceName"))
    if kind == "update_template_card":
        return _card(root)
    raise ReplyError(f"reply: MsgType {kind!r} is no passive reply")


def check_allowed(reply: Reply, event: str | None, *, text_to_card: bool) -> None:
    """Raise ReplyError if a callback of this kind does not take such a reply."""
    if reply.kind in UPDATES:
        if event != "template_card_event":
            raise ReplyError(f"reply: {reply.kind} answers card presses only")
    elif event == "template_card_event" and text_to_card:
        return
    elif event is not None and event.lower() not in ANSWERABLE_EVENTS:
        raise ReplyError(f"reply: event {event} takes no passive {reply.kind}")


def _text(root: ET.Element) -> Reply:
    text = _need(root, "Content")
    shown = cut_bytes(text)
    return Reply("text", text=shown, was_cut=shown != text)


def _news(root: ET.Element) -> Reply:
    items = root.findall("Articles/item")
    if not 1 <= len(items) <= MOST_ARTICLES or root.findtext("ArticleCount") != str(len(items)):
        raise ReplyError("reply: ArticleCount does not match the articles")
    articles = [
        {
            "title": cut_bytes(item.findtext("Title") or "", 128),
            "description": cut_bytes(item.findtext("Description") or "", 512),
            "picurl": item.findtext("PicUrl") or "",
            "url": item.findtext("Url") or "",
        }
        for item in items
    ]
    return Reply("news", articles=articles)


def _card(root: ET.Element) -> Reply:
    element = root.find("TemplateCard")
    if element is None:
        raise ReplyError("reply: <TemplateCard> is missing")
    try:
        return Reply("update_template_card", card=read_card(element))
    except ValueError as error:
        raise ReplyError(f"reply: {error}") from None


def _need(root: ET.Element, path: str) -> str:
    text = root.findtext(path)
    if not text:
        raise ReplyError(f"reply: <{path}> is missing or empty")
    return text
