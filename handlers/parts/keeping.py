"""People who want an answer to stay as it is: `不变`, `跟原来一样`, `跳过`."""

from __future__ import annotations

import re

from handlers.words import compact

_BEFORE = r"(?:(?:跟|和|与|同|按|照)?(?:原来|以前|之前|上次|上回|原先|前面|原)的?(?:还是|一直)?)?"
_KEEP = re.compile(
    rf"(?:这[一1]?[项题个]|还是|就|都|仍然?|保持)*{_BEFORE}(?:保持|维持)?"
    r"(?:不变|没变|没有变|没变化|没有变化|无变化|不变化|不改|不用改|不用变|不需要改|不动|没动|一样|相同|照旧|如旧|保留|跳过|略过"
    r"|原样|原来的)(?:就行|就好|即可|吧|了|的)*"
)


def is_kept(text: str) -> bool:
    """True where a text says that nothing shall change."""
    said = compact(text)
    return len(said) <= 14 and bool(_KEEP.fullmatch(said))
