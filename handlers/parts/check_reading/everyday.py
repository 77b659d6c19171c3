"""Yes and no as people say them of a thing: `早就有了`, `牌子还没挂呢`, `这个做到了`, `下个月弄`."""

from __future__ import annotations

import re

LONGEST = 26
_NTH = re.compile(
    r"(?:[嗯哦那]|那就|对了|[,，])*(?:第(\d{1,2})|最后1?)[个条项题号]?(?:那[个项条])?的?(?=.)"
)
_ASKS = re.compile(r"[?吗么]$|(.)[不没]\1|[^也都还真前在时]没$|[了过]没有$|能算|算不算")
_ABOUT = r"(?:算了|那就|那|还是|就|填|写|选|答|记|[,，])*(?:(?:我们|咱们?|俺们|我)?(?:单位|院里|学院|站里|这里|这边|这儿)?(?:这|那|本)?1?(?:[个条项题]|方面|块)?)"
_HOW = r"(?:嗯+|对|都|全|也|早就?|早已|一直|已经?|确实|当然|肯定|必须|那|那是|就|绝对|是|倒)*"
_DOES = "有|做到|做了|具备|符合|达到|齐全|齐备|是|落实|到位"
_END = r"(?:[了的啊呢呀嘛哈哦吧过]|着|啦)*"
_SURE_YES = re.compile(
    rf"(?:没问题的?[,，]?)?{_ABOUT}{_HOW}(?:{_DOES})(?:齐全?|全|好|到位)?{_END}|{_ABOUT}(?:那)?(?:必须|当然|肯定)(?:有|是)?{_END}"
)
_SURE_NO = re.compile(
    rf"{_ABOUT}(?:确实|真|也|都|还|暂时|目前|现在|一直)*(?:没有?|未|不)(?:有|{_DOES}|做)?{_END}"
)
_PARTLY = re.compile(
    r"部分|一半|有些|有的有|不全|不太全|没全|不完全|有几样|缺(?:几|一两)?[个样]|还差.{0,8}|差一点|差点|有倒是有.+|有是有.+|旧了"
)
_NOT_YET = re.compile(
    r"(?:还|暂时|目前|现在|一直|从来)?没(?!问题|事|错|关系|准|懂|看|明白|收|听)|未[^来必]|不(?:具备|符合|够|达标|行$)|做不到|办不到"
    r"|(?:下个?月|下周|下学期|明年|过(?:几|两|阵)[天子]?|以后|回头|马上|快要?|准备|打算|计划|正在|还在|正).{0,4}(?:[弄办搞做装挂建买配补申请]|安排|落实)"
    r"|^快了|^还早"
)
_DONE = "挂配设建办弄搞做贴装摆放买用开公布布置悬申领发到齐落实安"
_HAS = re.compile(
    rf"(?:[{_DONE}][上好齐全完到]?(?:了|着|过)|(?:齐|全|妥|落实|到位|备)了|有(?:的|了|啊|呢|过)|^有|也是|是的|都有|具备|做到)"
)
_OTHER = re.compile(
    r"[?]|[吗么]$|怎么|什么|哪|谁|几[个项]|多少|照片|总结|截止|提交|收到|报|撤|填|写|问(?!题)|[交看说]|发[你我给]|表|分数|电话|课|开会|吃|小[\u4e00-\u9fff]你"
)


def nth_in(text: str, last: str) -> tuple[str, str] | None:
    """The item that a sentence begins with by its number, and what it says of it."""
    match = _NTH.match(text.replace("没问题", "没问题的,有") if text.endswith("没问题") else text)
    return (match[1] or last, match.string[match.end() :]) if match else None


def everyday_sense(text: str) -> bool | None:
    """What a sentence says of the thing that is asked, when it says it outright; None otherwise."""
    if len(text) > LONGEST or _ASKS.search(text):
        return None
    if _SURE_NO.fullmatch(text):
        return False
    if _OTHER.search(text):
        return None
    return True if _SURE_YES.fullmatch(text) else None


def likely_sense(text: str) -> bool | None:
    """What a sentence most likely says of the thing that is asked."""
    if len(text) > LONGEST or _OTHER.search(text) or _ASKS.search(text):
        return None
    if _NOT_YET.search(text):
        return False
    return True if _HAS.search(text) else None


def is_partly(text: str) -> bool:
    """Whether a sentence says that a part is there."""
    return len(text) <= LONGEST and bool(_PARTLY.search(text)) and not _OTHER.search(text)
