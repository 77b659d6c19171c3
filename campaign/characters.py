"""Which characters of a text can be printed: the one cleaning of all that is stored."""

from __future__ import annotations

import re

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_EMOJI = "[\u203c-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]"
# Controls, fillers that only take up room, marks that turn the writing direction, byte order marks,
# the coats of emoji (variation, keycap, tag), halves of pairs, non-characters: invisible in the chat
# and on the page, and some of them may not stand in a Word file at all.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
    # a joiner holds an emoji together and does nothing elsewhere
    f"|(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})"
)


def printable(text: str) -> str:
    """The text less what cannot be printed, its line ends as \\n; outer spaces stay."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text))
