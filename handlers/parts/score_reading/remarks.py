"""One score with what people say around it: `有，4分`, `大概4`, `2，资料不太全`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaign.parts.items import MOST_POINTS_AN_ITEM
from handlers.reading.numerals import NUMERALS, arabic

_FULL = "满分"
_N = rf"[\d{NUMERALS}几]+"
_NUMBER = re.compile(rf"满分|[\d{NUMERALS}]+(?:\.\d+)*")
_POINTS = re.compile(
    r"\s*分(?!工会|[管钟之别析校公布会子为开配享类组部散明期批院局店队数支担红项])"
)
_VERY = re.compile(r"分\s*[^\W\d_]")
_PARTICLE = r"(?:吧|呢|哦|啊|呀|哈|嘛|左右|可以|应该|比较|就|够|合适|最)"
_ENDS = re.compile(rf"\s*(?:$|[^\w\s%‰℃°:/.+\-~—=]|[.\-~—](?!\s*\d)|{_PARTICLE})")
_MEASURE = "次个人项份万元场届期名位篇张遍条岁天周年月日号级所家间平米余套台块部本册页节课轮批类种件支队幅小点学"
_UNIT = re.compile(rf"[^\W\d_]|\s*[%‰℃°{_MEASURE}]")
_RANGE = re.compile(rf"{_N}\s*分?\s*(?:到|至|或者?|还是|[-~—–]\s*){_N}")
_WHETHER = re.compile(r"能不能|可不可以|要不要|是不是|有没有")
_OR_MORE = re.compile(r"、\s*\d")
_MORE = re.compile(r"\s*,\s*\d")
_NOT = re.compile(
    r"(?:[不没别未非无](?:能|会|该|应该|可以|要|想|敢|是|有)*(?:给|得|打|记|有|到|够|足|止|是|超过|满)*"
    r"|扣|减|(?<!不)差|少|(?<!差不)多|加|超过?|离|至少|提高|降低?|高于|低于|大于|小于|[-+−<>])(?:了|掉)?\s*$"
)
_LIMIT = re.compile(r"\s*分?\s*(?:以[上下内外]|多|半|都?不|太|都?没(?!问题)|之[上下])")
_IF = re.compile(r"\s*分?\s*(?:的|要|需|才|行不|是不|条件)")
_WAS = re.compile(r"^.*?(?:由|从|把)?\s*\d+\s*分?\s*(?:改为|改成|改到|变成|→|->)\s*(?=[\d满])")
_UNSURE = "大概|大约|约|可能|应该|估计|差不多|也就|就|只|先|能|可以|大致|觉得|感觉|认为"
_HEDGE = re.compile(
    rf"(?:我们?|自己|想|那|嗯|哦|好|{_UNSURE}"
    r"|自评|得|给|打|记|填|写|选|算|评|分数|分|这一?项|本项|是|为|个|还?没有?|有的?|对|的|了|吧|改|成"
    r"|[:=,、。.\s(])*"
)
_GIVEN = re.compile(
    rf"(?:[得给打记填写选算评]个|得|给|打|记|填|写|选|算|评|是|为|改|成|分|{_UNSURE})$"
)
_HEADS = re.compile(r"\s*[、.):\-—]+\s*[^\W\d_]")
_MAXIMUM = re.compile(r"满分?\s*(?:是|为|:)?\s*\d+\s*分?")
_COUNTS = re.compile(r"(?:有|个)\s*$")
_DOUBT = re.compile(
    rf"[?]|吗|[呢么不没]\s*$|是不是|可不可以|(\w)[不没]\1|[\d{NUMERALS}]\s*分?\s*还是|上次|去年|上届|之前|原来|别人|他们|人家|如果|要是|万一"
)
_ASKS = re.compile(r"怎么|怎样|为什么|什么|多少|几分|哪|如何|谁|规定|标准是")
_OF_SEVERAL = re.compile(
    rf"(?:第\s*|^\s*){_N}\s*(?:小?项|条|题|部分)|前{_N}\s*[项条题个]|后{_N}\s*[项条题个]"
    r"|后[面边]\s*(?:都|全|的|\d)|(?<![大一小少])部分|每一?[项条题]|其余|其他|其它|剩下|除了|除开|除\d"
    rf"|[都全各均](?:部|是|为|给|得|打|记)*\s*(?:满|{_N}\s*分?(?!\w))"
)


@dataclass(frozen=True, slots=True)
class OneScore:
    """The only score a text gives; not sure where it is not said to be the score."""

    value: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Found:
    value: str
    start: int
    end: int
    is_points: bool
    is_apart: bool = False
    is_of_a_word: bool = False


def one_score(text: str) -> OneScore | None:
    """The score a text gives with a remark; None where it gives none, several, or only a bound."""
    text = _MAXIMUM.sub("", _WAS.sub("", text))
    if _OF_SEVERAL.search(text) or _ASKS.search(text) or _RANGE.search(text):
        return None
    found = [number for match in _NUMBER.finditer(text) if (number := _look(text, match))]
    points = [number for number in found if number.is_points]
    found = points + [n for n in found if not n.is_points and not (points and _is_large(n.value))]
    if len(found) != 1:
        return None
    given = found[0]
    before, after = text[: given.start], text[given.end :]
    if _NOT.search(_WHETHER.sub("", before)) or _OR_MORE.match(after) or _LIMIT.match(after):
        return None
    if given.is_of_a_word or not given.value.isdecimal() and given.value != _FULL:
        return None
    doubted = _DOUBT.search(text) or _IF.match(after) or before.endswith("(")
    return OneScore(given.value, not doubted and (given.is_points or _leads(before, after, given)))


def _look(text: str, match: re.Match[str]) -> _Found | None:
    """The number as a score, when points follow it or it stands alone among the words."""
    value, start, end = arabic(match[0]), *match.span()
    before, after = text[:start], text[end:]
    if value == _FULL:
        return _Found(value, start, end, is_points=True)
    is_very = match[0] == "十" and _VERY.match(after)
    if before.endswith("第") or is_very or before.endswith("(") and after.startswith(")"):
        return None
    value = re.sub(r"\.0+$", "", value)
    if _POINTS.match(after):
        return _Found(value, start, end, is_points=True)
    if _UNIT.match(after) and not _ENDS.match(after):
        return None
    is_numeral = not match[0][0].isdecimal()
    if is_numeral and (after or not _HEDGE.fullmatch(before)) or _HEADS.match(after):
        return None
    is_of_a_word = before[-1:].isalnum() and not _GIVEN.search(before)
    return _Found(value, start, end, False, not _ENDS.match(after), is_of_a_word)


def _is_large(value: str) -> bool:
    """True for a number that no item gives, like a year."""
    return value.isdecimal() and (len(value) > 2 or int(value) > MOST_POINTS_AN_ITEM)


def _leads(before: str, after: str, number: _Found) -> bool:
    """True when a bare number is the first thing that is said, apart from hedges."""
    is_first = _HEDGE.fullmatch(before) and not _COUNTS.search(before)
    return bool(is_first) and not number.is_apart and not _MORE.match(after)
