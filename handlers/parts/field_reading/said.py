"""What people say around a value: `名字叫海洋之家`, `就叫小站吧`, `主席是张三`; and that there is none yet."""

from __future__ import annotations

import re

from campaign.parts.fields import Field
from handlers.words import compact, visible

SHORTEST = 2
LONGEST_LEAD, LONGEST_NONE = 16, 16
_WHOSE = r"(?:[嗯哦那]|我们|咱们|咱|我|本)?(?:这个|这|的)?(?:驿站|站|小组|组|院|单位)?的?"
_GENERAL = ("正式名称", "名称", "名字", "全称", "站名", "组名", "大名", "姓名")
_STILL = (
    r"(?:想了想|还是|就|先|暂时|暂|最后|后来|现在|已经|打算|准备|决定|商量|定|取|起|改|了|的|,|，)*"
)
_CALLED = r"(?:叫做?|是|为|:|：|成)"
_ENDING = re.compile(r"(?<=..)(?:就行|就好|好了|了吧|吧|哈|呗|啊|呀|哦)?[。.!！,，~]*$")
_NONE = re.compile(
    r"(?:名字|名称|站名|号码|座机|电话|主席|意见|这个|这项|我们|目前|现在|暂时|暂|还|都)*(?:没有?|无|未|空)"
    r"(?:想好|定好|定下?来?|起好?|取好?|确定|商量好?|决定|选出?来?|写好|算|统计|名字|名称|座机|电话|起名|取名)?[了呢啊吧的哦呀]*"
)
_MYSELF = re.compile(
    r"(?:主席|名字|就|还|也)*(?:是|写|填|叫)?(?:我|本人|我自己|我本人|俺)(?:自己)?[啊呀呢吧]*"
)
_A_NUMBER = re.compile(r"[\d\s()+\-]+(?:[人个名位张分项号]+|人数)?")


def value_in(field: Field, text: str) -> str:
    """The value itself, without what is said around it; the whole text where nothing is."""
    text = visible(text)
    for name in sorted(_names(field), key=len, reverse=True):
        if text.startswith(name) and name == field.label and len(text) >= len(name) + SHORTEST:
            rest = re.sub(rf"^\s*{_STILL}{_CALLED}?\s*", "", text[len(name) :])
            return _ENDING.sub("", rest) or text
    found = re.match(
        rf"{_WHOSE}(?:{'|'.join(map(re.escape, _names(field)))}){_STILL}{_CALLED}", text
    )
    found = found or re.match(rf"{_WHOSE}{_STILL}叫做?(?![醒好座声卖花])", text)
    rest = _ENDING.sub("", text[found.end() :].strip()) if found else ""
    if not found or found.end() > LONGEST_LEAD or len(rest) < SHORTEST:
        return text
    return rest


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing to write yet."""
    said = compact(text)
    return len(said) <= LONGEST_NONE and bool(_NONE.fullmatch(said))


def says_myself(text: str) -> bool:
    """Whether a text says `就是我`, which nobody can read on a form."""
    return bool(_MYSELF.fullmatch(compact(text)))


def is_a_number(text: str) -> bool:
    """Whether a text is a number or a count, as no name is: `42人`, `13800000000`."""
    return bool(re.search(r"\d", text)) and bool(_A_NUMBER.fullmatch(text.strip()))


def _names(field: Field) -> list[str]:
    """The label, its endings of two characters and more, and what everybody calls a name."""
    label = re.split(r"[（(]", field.label)[0]
    ends = [label[at:] for at in range(len(label) - SHORTEST + 1)]
    return [*ends, *(_GENERAL if "名称" in label or "名字" in label else ())]
