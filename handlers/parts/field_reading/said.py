"""What people say around a value: `名字叫海洋之家`, `就叫小站吧`, `主席是张三`; and that there is none yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.parts.fields import Field
from handlers.hearing.clean import compact, visible
from handlers.reading.numerals import NUMERALS

SHORTEST = 2
LONGEST_LEAD, LONGEST_NONE = 16, 16
_WHOSE = r"(?:[嗯哦那]|我们|咱们|咱|我|本)?(?:这个|这|的)?(?:驿站|站|小组|组|院|单位)?的?"
_GENERAL = ("正式名称", "名称", "名字", "全称", "大名", "姓名")
_STILL = r"(?:想了想|应该|还是|就|先|暂时|暂|最后|后来|现在|已经|打算|准备|决定|商量|定|取|起|改|了|的|,|，)*"
_CALLED = r"(?:叫做?|是|为|:|：|成)"
_ENDING = re.compile(r"(?<=..)(?:就行|就好|好了|了吧|吧|哈|呗|啊|呀|哦)?[。.!！,，~]*$")
_NONE = re.compile(
    r"(?:名字|名称|站名|号码|座机|电话|主席|意见|这个|这项|我们|目前|现在|暂时|暂|还|都)*(?:没有?|没得|木有|冇得?|无|未|空)"
    r"(?:想好|定好|定下?来?|起好?|取好?|确定|商量好?|决定|选出?来?|写好|算|统计|名字|名称|座机|电话|起名|取名)?[了呢啊吧的哦呀]*"
)
LONGEST_SPOKEN = 40
_SUBJECT = re.compile(r"^[^,，。、\s]{2,8}(?:嘛|的话|呢)[,，]\s*")
_MYSELF = re.compile(
    r"(?:主席|名字|就|还|也)*(?:是|写|填|叫)?(?:我|本人|我自己|我本人|俺)(?:自己)?[啊呀呢吧]*"
)
_KINDS = {
    "phone": r"(?:联系|办公室?|手机)?(?:电话|手机|座机|号码)",
    "integer": r"(?:小组)?(?:会员数?|人数|总人数)",
}
_ME = re.compile(r"^(?:我|本人)[,，、\s]+(?=.{2})")
_UNIT = r"多?(?:[人个名位张分项号]+|人数|平方米?|平米|平|㎡|米|层|间|元|万|年)"
_A_COUNT = re.compile(rf"(?:[\d\s()+\-]+(?:{_UNIT})?|[{NUMERALS}]+{_UNIT})(?:左右|上下|多)?")
_TOLD = re.compile(
    r"^(?:就?在|去年|今年|前年|刚|已经)|.(?<!求)是.|[的了着过]$|(?:旁边|里面|对面|隔壁|附近|那边|左右)$"
)


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


def without_subject(field: Field, text: str) -> str:
    """A longer value without what it is said to be about: `意见嘛，同意推荐`, `意见写同意推荐就行`."""
    if "\n" in text or len(text) > LONGEST_SPOKEN:
        return text
    return called_in_speech(field, text, (field,)) or _SUBJECT.sub("", text) or text


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing to write yet."""
    said = compact(text)
    return len(said) <= LONGEST_NONE and bool(_NONE.fullmatch(said))


def says_kind(field: Field, text: str) -> bool:
    """Whether a text begins with what everybody calls a number of this kind, and a number behind."""
    names = _KINDS.get(field.type)
    return bool(names and re.match(rf"{_WHOSE}(?:{names})\D{{0,6}}\d", visible(text)))


def says_myself(text: str) -> bool:
    """Whether a text says `就是我`, which nobody can read on a form."""
    return bool(_MYSELF.fullmatch(compact(text)))


def is_hardly_a_name(text: str) -> bool:
    """Whether a text is a number, a count or a report: `42人`, `一百二十平左右`, `在三楼`."""
    text = text.strip()
    return bool(_A_COUNT.fullmatch(text) or _TOLD.search(text))


def called_in_speech(field: Field, text: str, fields: Sequence[Field]) -> str:
    """The value for a field that a text names in speech: `站名定了，叫海洋之家`; "" for none.

    What several fields could be called means the first of them that is a name.
    """
    own = {name for name in _names(field) if _first_called(name, fields) is field}
    names = "|".join(map(re.escape, sorted(own, key=len, reverse=True)))
    if not names:
        return ""
    found = re.match(
        rf"{_WHOSE}(?:{names})(?:那[个项]|嘛|呢|这[个项])?(?:想好了|定了|有了|定下来了|多写了一个|写错了|错了|不对)?+[,，:：\s]*{_STILL}"
        rf"(?:{_CALLED}|写成?|填|改[成为]|换成|一共|共|(?<=还是)|(?<=\s))\s*(?=.)",
        visible(text),
    )
    return _ENDING.sub("", _ME.sub("", visible(text)[found.end() :].strip())) if found else ""


def _first_called(name: str, fields: Sequence[Field]) -> Field | None:
    called = [field for field in fields if name in _names(field)]
    return called[0] if called else None


def _names(field: Field) -> list[str]:
    """The label, its endings of two characters and more, and what everybody calls a name."""
    label = re.split(r"[（(]", field.label)[0]
    ends = [label[at:] for at in range(len(label) - SHORTEST + 1)]
    ends += [end[:-1] for end in ends if end.endswith("名称") and len(end) > SHORTEST]
    ends += ["站名"] if label.endswith("站名称") else []
    ends += ["人数", "会员数"] if field.type == "integer" else []
    return [*ends, *(_GENERAL if "名称" in label or "名字" in label else ())]
