"""The XML inside a callback, made readable: people's texts hold characters that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOFT_BREAKS = re.compile("[\v\f]")  # what Word and PowerPoint put for a line break
_REFERENCE = r"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));"
# Inside CDATA a reference is what the person typed.
_PIECE = re.compile(rf"(?P<literal><!\[CDATA\[.*?\]\]>)|(?:{_REFERENCE})+", re.DOTALL)
_ONE = re.compile(_REFERENCE)
_SENDER = re.compile(r"<FromUserName>\s*(?:<!\[CDATA\[)?([^<>\[\]&\s]{1,64})")
_AGENT = re.compile(r"<AgentID>\s*(?:<!\[CDATA\[)?(\d{1,20})")
# What nearly all callbacks are: elements beside each other that hold words, each there once.
_FLAT = re.compile(r"\s*<(\w+)>(?:\s*<!\[CDATA\[(.*?)\]\]>\s*|([^<>&]*))</\1>", re.DOTALL)
_OPENED, _CLOSED = re.compile(r"\s*<xml>"), re.compile(r"\s*</xml>\s*")


def elements_in(xml: str) -> Mapping[str, Any]:
    """What the elements of a callback hold, by name; ExpatError where it is no XML."""
    xml = readable(xml)
    found = _flat_elements(xml)
    if found is not None:
        return found
    import xmltodict  # only for events with lists, and for references

    data = xmltodict.parse(xml)["xml"]
    if not isinstance(data, Mapping):
        raise TypeError("no elements")
    return data


def _flat_elements(xml: str) -> dict[str, str] | None:
    """The same, much faster; None where it is not that simple."""
    opened = _OPENED.match(xml)
    if not opened or "\r" in xml:
        return None
    at, found = opened.end(), dict[str, str]()
    while element := _FLAT.match(xml, at):
        name, literal, plain = element.groups()
        if name in found or (literal and "]]>" in literal):
            return None
        found[name] = (plain if literal is None else literal).strip()
        at = element.end()
    return found if _CLOSED.fullmatch(xml, at) else None


def readable(xml: str) -> str:
    """The XML without what it may not hold; soft line breaks become line breaks."""
    xml = FORBIDDEN.sub("", _SOFT_BREAKS.sub("\n", xml))
    return _PIECE.sub(_referred, xml) if "&#" in xml else xml


def sender_in(xml: str, agent_id: int) -> str:
    """Who sent a callback that is no XML, "" when that cannot be told or it is another app's."""
    sender, agent = _SENDER.search(xml), _AGENT.search(xml)
    is_ours = not agent or agent[1] == str(agent_id)
    return sender[1] if sender and is_ours else ""


def text_of(data: bytes) -> str:
    """The text of decrypted bytes; halves of characters, as where a text was cut, are dropped."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    try:
        return _joined(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return data.decode("utf-8", "ignore")


def _joined(text: str) -> str:
    """Every pair of surrogates as the character it stands for; those alone are dropped."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _referred(piece: re.Match[str]) -> str:
    """The characters that neighbouring references stand for, escaped again."""
    if piece["literal"]:
        return piece[0]
    codes = [int(one[1], 16) if one[1] else int(one[2]) for one in _ONE.finditer(piece[0])]
    text = _joined("".join(chr(code) for code in codes if code <= 0x10FFFF))
    text = FORBIDDEN.sub("", _SOFT_BREAKS.sub("\n", text))
    return "".join(f"&#{ord(character)};" for character in text)
