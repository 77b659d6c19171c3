"""Signs that a text is said to somebody, and not written for the form: who asks first loses nothing."""

from __future__ import annotations

import re

LONGEST = 60  # characters; what is longer is somebody's text
# 我们, 我院, 我校 and the like are how summaries speak of their own.
_OWN = "们|院|校|会|系|部|处|馆|所|党|国|市|区|省|单位|分工会|学院|中心|支部"
_SPEECH = re.compile(
    rf"[你您咱俺]|(?<![自忘])我(?!{_OWN})|助手|机器人|谢谢|辛苦|哈哈|^嗯|[吧啊呀呢哦哈嘛呗咯喽吗][,，。!！~]*$"
)
_CORRECTION = re.compile(
    r"[填写打记发选弄]错|错了|不对|应该?[是叫写填]|改[成为一]|别记|不要记|[删去]掉|不算|重新[写填发贴]"
)
_CLAUSES = re.compile(r"[，。；！？,;!?]")


def is_spoken(text: str) -> bool:
    """Whether a short text speaks to somebody or of what was written before."""
    return len(text) <= LONGEST and bool(_SPEECH.search(text) or _CORRECTION.search(text))


def is_sentence(text: str) -> bool:
    """Whether a text has clauses, as no name has."""
    return bool(_CLAUSES.search(text.rstrip("。，,. ")))
