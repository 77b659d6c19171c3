"""Faces and pictures among the words: emoji, and the names WeCom writes for its own, `[抱拳]`."""

from __future__ import annotations

import re

_FACE = re.compile(
    r"\[[\u4e00-\u9fffa-zA-Z0-9]{1,6}\]"
    "|[\u203c\u2049\u2300-\u23ff\u2600-\u2610\u2613-\u2704\u2706-\u2712\u2715\u2719-\u274b\u274d\u274f-\u2775"
    "\u2795-\u27bf\u2b05-\u2b55\u3030\u303d\u200d\ufe0f\U0001f000-\U0001faff]+"
)
_MARKS = re.compile("[✅✓✔✗✘❌❎√×☑☒]")
# What may stand beside a mark that is meant as yes or no: numbers, and the words themselves.
_BESIDE_MARKS = re.compile(r"[\d\s是否有无没对错第项条题,.、:;()]*")


def without_faces(text: str) -> str:
    """The words alone; ✅ and ❌ stay where they are the answer."""
    bare = _FACE.sub("", text) if not text.isascii() or "[" in text else text
    words = _MARKS.sub("", bare)
    return bare if words is bare or _BESIDE_MARKS.fullmatch(words) else words


def is_face(text: str) -> bool:
    """Whether there is nothing in a text but faces and punctuation; a lone ✅ or ❌ is an answer."""
    return bool(_FACE.search(text)) and not re.search(r"\w|[✅✓✔✗✘❌❎√×☑☒]", without_faces(text))


def meaning_of_face(text: str) -> str:
    """The intent of a text that is nothing but a face: ok, thanks, or laugh for any other."""
    if re.search("👌|👍|🆗|\\[(?:OK|强|好的|赞|收到|胜利)\\]", text, re.IGNORECASE):
        return "ok"
    return (
        "thanks" if re.search("🙏|🌹|💐|\\[(?:抱拳|合十|玫瑰|鲜花|爱心|鞠躬)\\]", text) else "laugh"
    )
