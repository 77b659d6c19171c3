"""One bubble on one person's phone."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.clock import wall
from simulator.media import Media

WECHAT_PLACEHOLDER = "暂不支持此消息类型，请在企业微信中查看"
NOT_IN_WECHAT = {"card", "markdown"}


@dataclass
class Bubble:
    """What is shown: words, a medium, articles or a card; `state` is pending, sent or failed."""

    id: int
    user_id: str
    from_bot: bool
    kind: str
    text: str = ""
    at: datetime = field(default_factory=wall)
    media: Media | None = None
    articles: list[dict[str, str]] = field(default_factory=list)
    card: dict[str, Any] | None = None
    picked: dict[str, list[str]] = field(default_factory=dict)
    state: str = "sent"
    was_cut: bool = False
    msg_id: str = ""
    stamp: int = 0
    copy_in_wechat: dict[str, Any] | None = None  # what a recall leaves there

    @property
    def content(self) -> bytes:
        """The bytes of the picture or file, empty for other kinds."""
        return self.media.content if self.media else b""

    @property
    def name(self) -> str:
        """The file name the person sees, empty for other kinds."""
        return self.media.name if self.media else ""

    def text_in(self, view: str) -> str:
        """Return the words seen in `wecom` or `wechat`, which hides cards and recalls nothing."""
        copy = self.copy_in_wechat or {"kind": self.kind, "text": self.text}
        if view != "wechat":
            return self.text
        return WECHAT_PLACEHOLDER if self._is_hidden(copy["kind"]) else str(copy["text"])

    def _is_hidden(self, kind: str) -> bool:
        return self.from_bot and kind in NOT_IN_WECHAT

    def as_json(self) -> dict[str, Any]:
        """Return the bubble as the phone page draws it."""
        return {
            "id": self.id,
            "person": self.user_id,
            "from": "bot" if self.from_bot else "me",
            "kind": self.kind,
            "text": self.text,
            "at": self.at.isoformat(),
            "media": self.media and self.media.id,
            "name": self.name,
            "size": len(self.content),
            "articles": self.articles,
            "card": self.card,
            "picked": self.picked,
            "state": self.state,
            "stamp": self.stamp,
            "copy_in_wechat": self.copy_in_wechat,
        }


def card_text(card: dict[str, Any]) -> str:
    """Return every word a card shows, a line each, so that one can look for it."""
    words: list[str] = []

    def walk(value: Any, name: str = "") -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, key)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, name)
        elif isinstance(value, str) and name in SHOWN and value:
            words.append(value)

    walk(card)
    return "\n".join(words)


SHOWN = {"title", "desc", "quote_text", "sub_title_text", "keyname", "value", "text"} | {
    "replace_text"
}
