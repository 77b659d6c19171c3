"""Turning the body of message/send into what a bubble shows."""

import re
from typing import Any

from simulator.bubbles import card_text
from simulator.cards import has_callback
from simulator.enterprise import Enterprise
from simulator.errors import ApiError, Json
from simulator.limits import cut_bytes

MOST_BYTES = 5120


def read_content(body: Json, enterprise: Enterprise) -> tuple[str, Json]:
    """Return bubble kind and fields, or refuse content with the platform's code."""
    kind = body.get("msgtype")
    readers = {
        "text": _text,
        "markdown": _text,
        "image": _medium,
        "voice": _medium,
        "video": _medium,
        "file": _medium,
        "textcard": _textcard,
        "news": _news,
        "template_card": _card,
    }
    if kind not in readers:
        raise ApiError(40008)
    content = body.get(kind)
    if not isinstance(content, dict):
        raise ApiError(40058, f"missing {kind}")
    return readers[kind](kind, content, enterprise)


def _text(kind: str, content: Json, enterprise: Enterprise) -> tuple[str, Json]:
    text = content.get("content")
    if not isinstance(text, str) or not text:
        raise ApiError(44004)
    if len(text.encode()) > MOST_BYTES:
        raise ApiError(40058, f"{kind}.content exceed max length {MOST_BYTES}")
    shown = cut_bytes(text)
    return kind, {"text": shown, "was_cut": shown != text}


def _medium(kind: str, content: Json, enterprise: Enterprise) -> tuple[str, Json]:
    media_id = content.get("media_id")
    if not media_id:
        raise ApiError(41006)
    media = enterprise.media.get(str(media_id), kind)
    text = media.name if kind == "file" else ""
    if kind == "video":
        text = cut_bytes(str(content.get("title", "")), 128)
    return kind, {"media": media, "text": text}


def _textcard(kind: str, content: Json, enterprise: Enterprise) -> tuple[str, Json]:
    title = _required(content, "title", 41016)
    description = _required(content, "description", 40058)
    url = _url(content.get("url"))
    article = {
        "title": cut_bytes(title, 128),
        "description": cut_bytes(description, 512),
        "url": url,
        "btntxt": str(content.get("btntxt") or "详情")[:4],
    }
    words = re.sub(r"<[^>]*>", "", description)
    return kind, {"articles": [article], "text": f"{title}\n{words}"}


def _news(kind: str, content: Json, enterprise: Enterprise) -> tuple[str, Json]:
    articles = content.get("articles")
    if not isinstance(articles, list) or not articles:
        raise ApiError(40058, "missing news.articles")
    if len(articles) > 8:
        raise ApiError(45008)
    shown = [_article(article) for article in articles]
    words = "\n".join(f"{a['title']}\n{a['description']}".strip() for a in shown)
    return kind, {"articles": shown, "text": words}


def _article(article: Any) -> dict[str, str]:
    if not isinstance(article, dict):
        raise ApiError(40058, "news.articles invalid")
    url = "" if article.get("appid") else _url(article.get("url"))
    return {
        "title": cut_bytes(_required(article, "title", 41016), 128),
        "description": cut_bytes(str(article.get("description", "")), 512),
        "url": url,
        "picurl": str(article.get("picurl", "")),
    }


def _card(kind: str, content: Json, enterprise: Enterprise) -> tuple[str, Json]:
    if has_callback(content) and not enterprise.courier.callback_url:
        raise ApiError(43012)
    enterprise.check_card(content)
    return "card", {"card": content, "text": card_text(content)}


def _required(holder: Json, name: str, errcode: int) -> str:
    value = holder.get(name)
    if not isinstance(value, str) or not value:
        raise ApiError(errcode)
    return value


def _url(value: Any) -> str:
    if not isinstance(value, str) or not re.match(r"https?://.", value):
        raise ApiError(40058, "url invalid")
    if len(value.encode()) > 2048:
        raise ApiError(40058, "url exceed max length 2048")
    return value
