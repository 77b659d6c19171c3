"""People who want an answer to stay as it is: `不变`, `跟原来一样`, `跳过`; of several: `2.3 不变`, `都不变`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.hearing.clean import compact, plain

LONGEST = 14
LONGEST_WITH_NAMES = 60
_BEFORE = r"(?:(?:跟|和|与|同|按|照)?(?:原来|以前|之前|上次|上回|原先|前面|原)的?(?:还是|一直)?)?"
_CHANGE = r"(?:改动?|变动?|变化|修改|更改|调整|动)"
_SAME = (
    rf"(?:(?:不|没有?|无|不用|不必|不需要?|无需|无须|没什么|不作|不做)(?:再|要|需要?|什么)?{_CHANGE}"
    r"|(?:保持|维持|按)?(?:原样|原状|现状|原来的)|一样|相同|照旧|如旧|保留|保持|维持)"
)
_AFTER = r"(?:就行|就好|就可以|即可|吧|了|的|啊)*"
_KEPT = rf"(?:还是|就|都|仍然?|也|保持)*{_BEFORE}(?:保持|维持)?{_SAME}{_AFTER}"
_AS_BEFORE = r"(?:(?:电话|号码|名字|名称|人数)?还是(?:原来|之前|以前|原先|老|上次)的?(?:那个|号码|名字|电话|人|样子)?)"
_KEEP = re.compile(
    rf"{_AS_BEFORE}|(?:这[一1]?[项题个])?(?:{_KEPT}|(?:就|都)?(?:跳过|略过){_AFTER})"
)
_EVERY = r"(?:其余|其他|其它|剩下|剩余|余下|别|全部|所有|这些|那些|这几|那几)(?:的|项|处|个|题|地方|几项|几处|内容|各项)*"
_KEEP_ALL = re.compile(rf"(?:{_EVERY}(?:全都|都|全|均|也|就)*|全都?|都|均|统统|各项都?){_KEPT}")
_NAMED = re.compile(rf"(.+?)(?:全都|都|均|也|就|还是)?{_KEPT}")
_AND = re.compile(r"[\s,，、;；和及跟与]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """What shall stay as it is: `names` as they were written, everything, or else what is asked."""

    names: tuple[str, ...] = ()
    is_all: bool = False


def is_kept(text: str) -> bool:
    """True where a text says that nothing shall change."""
    said = compact(text)
    return len(said) <= LONGEST and bool(_KEEP.fullmatch(said))


def read_kept(text: str) -> Kept | None:
    """What a text says shall stay; None where it says nothing of the kind."""
    said = compact(text)
    if len(said) > LONGEST_WITH_NAMES:
        return None
    if _KEEP_ALL.fullmatch(said):
        return Kept(is_all=True)
    if is_kept(text):
        return Kept()
    named = _NAMED.fullmatch(plain(text).strip("。.!！ "))
    if not named:
        return None
    names = tuple(name for name in _AND.split(re.sub(r"^(?:修改|改)\s*", "", named[1])) if name)
    return Kept(names) if names else None
