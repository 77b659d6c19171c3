"""Whether a text is said in passing: a question, thanks, a command, talk; not the answer to store.

It only doubts: whoever stores the text asks the person first.
"""

from __future__ import annotations

import re
from enum import StrEnum

from handlers.hearing.asides import is_aside, is_talking
from handlers.hearing.catalogue import chairs
from handlers.hearing.clean import compact, visible, without_quote
from handlers.hearing.faces import is_face
from handlers.hearing.forms import form_of
from handlers.hearing.names import Names
from handlers.hearing.understanding import understand


class Remark(StrEnum):
    """Why a text is hardly meant to be stored."""

    QUOTE = "quote"  # it answers to another message, quoted above it
    FACE = "face"
    QUESTION = "question"
    THANKS = "thanks"
    GREETING = "greeting"
    COMMAND = "command"  # it is one, or like one
    LOOK = "look"  # it names people who shall look at it
    PROCESS = "process"  # it tells what the person is going to do, or did just now
    TALK = "talk"  # 好的, 不知道, 等一下
    ANSWER = "answer"  # a bare yes or no
    ASIDE = "aside"  # it is meant for somebody else, or a notice passed on


LONGEST_TALK = 40  # characters; who writes more writes the text itself
LONGEST_QUESTION = 24
LONGEST_NOTICE = 120
LONGEST_WORD = 2  # characters; a name of a post or a thing may be like many sentences
LIKE_A_COMMAND = 0.75  # what only informs is asked for in words that are near
SHORTEST_PROSE, WORD_FOR_WORD = 8, 0.9
_TALK = {"thanks": Remark.THANKS, "hello": Remark.GREETING, "will_bring": Remark.PROCESS}
_PROCESS_INTENTS = ("leave", "move_photos")
_NO_REMARKS = ("nothing",)  # 没有 and 无 are values of a field
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}[、.:)]|\([一二三四五六七八九十\d]{1,3}\))\D"
)
_YES_NO = re.compile(
    r"(?:是|否|对|不对|有|不是|是的|对的|有的|[✅❌√×✓]|满分?|\d|\d{1,2}分)|"
    r"(?:大?部分|基本上?|差不多|有一?些|有的|都|全都?)(?:有|没有?|是|不是|符合|具备)(?:的|吧|了|一点)?"
)
# What only writing for others says; a question in it is the writer's own.
_PROSE = re.compile(
    r"教职工|分工会|会员|党委|党政|我院|我们学院|职工|青年教师|工会(?!在|电话|老师|几点|哪)"
)
_ASKS_YOU = re.compile(
    r"[吗么呢?]$|^(?:还?要不要|怎么|咋|为什么|为啥|能不能|可不可以|可以|要不要|你们?|您)|"
    r"(?:这|那)(?:段|样|个|句|里|项|题|条).*(?:是不是|行不行|好不好|对不对|怎么|什么|哪)|哪儿?合适$"
)
_OPINIONS = ("同意", "同意推荐", "同意申报", "同意上报")
_ADDRESSES_YOU = ("请问", "想问", "问一下", "麻烦问")
_ANSWERED = re.compile(
    r"\?(?![我请你您帮]|麻烦)[^?]{5,}$"
)  # who goes on after a question has asked the reader
_ALLOWS = re.compile(r"(?:可以|能)[^,。]{0,4}")  # 可以推荐: says it, or asks it
_LOOK = re.compile(
    r"^@|^(?:你|您)们?给.{0,2}(?:看|瞅|瞧|改|审)|(?:老师|主任|书记|院长|处长|主席|同志|领导|小[\u4e00-\u9fff]|老[\u4e00-\u9fff])[,，:：]?"
    r"(?:请|麻烦)?(?:你|您)?(?:帮|给|看|瞧|审|把关|过目|改)|"
    r"(?:你|您|帮我|帮忙|麻烦|给我)(?:们)?(?:帮我?|再|先|给)?(?:看看|看一?下|瞧瞧|审一?下|把把关|过过目|改改)|"
    r"(?:看看|你看|您看).{0,10}(?:行不行|行吗|可以吗|好不好|对不对|合适吗|怎么样)"
)
_LATER = r"(?:先(?![后进锋行])|再|一会儿?|待会儿?|等会儿?|等下|回头|明天|后天|今天|上午|中午|下午|晚上|马上|现在|改天|有空)"
_PROCESS = re.compile(
    rf"(?:我|咱)们?.{{0,4}}{_LATER}.{{0,8}}(?:写|填|发|弄|补|交|送|改|传|开会|上课|忙|出去|吃饭|下班|回来|想|问)|"
    rf"{_LATER}.{{0,4}}(?:再|接着|继续).{{0,3}}(?:写|填|发|弄|说|补|来|想)|"
    r"发(?:给)?[你您](?:们|了|吧|啊)?$|(?:还没|没有?)(?:写|填|发|弄|做)[完好]|"
    r"(?:总结|照片|小家|驿站|表|材料|文件|T).{0,4}(?:不报|不弄|不写|发错|填错|写错|没写完|没发完|还没|发你|发给你)|"
    r"(?:刚才|刚刚|上面|上一)(?:那|这|的|发|填|写|条|段|张).{0,12}(?:错|不算|不要|重|删|改|作废|的是|是)|"
    r"^(?:我|我们)(?:先(?!后)|马上|正在|还在|刚|已经)|^(?:以上|上面)(?:是|就是).{0,4}(?:总结|全部|材料)$|"
    r"(?:下一条|下一段|下面)(?:是|接着|继续|发|马上|还有)|^(?:算了|等等|稍等|不对|等我|哈哈|但愿|保佑|祝)|"
    r"^(?:我|咱)(?:们)?(?:去|得|要|把)(?!力|点|实).{0,12}(?:课|会|写|填|发|贴|改|送|交|忙|走|了)|这段.{0,4}(?:改|写)|"
    r"(?:文件|表|材料|总结).{0,4}(?:打印|打好|盖|签|送)|写不(?:出|完|下|来|好)|(?:不会|不想|不知道|没什么可|懒得)写|"
    r"希望能?(?:评|选)上|就好了$|写得?(?:头|手|我)"
)


def is_remark(said: str, names: Names | None = None) -> Remark | None:
    """Why a text is hardly the answer to store; None where it may well be."""
    if without_quote(said) != visible(said):
        return Remark.QUOTE
    if is_face(said):
        return Remark.FACE
    text = compact(said)
    if len(text) <= LONGEST_NOTICE and is_aside(text):
        return Remark.ASIDE
    if len(text) > LONGEST_TALK or _NUMBERED.match(text):
        return None
    if text.endswith(_OPINIONS):
        return None
    if _YES_NO.fullmatch(text):
        return Remark.ANSWER
    if _LOOK.search(text):
        return Remark.LOOK
    if _ANSWERED.search(text):
        return None
    return _by_meaning(said, text, names) or _by_form(text)


def _by_meaning(said: str, text: str, names: Names | None) -> Remark | None:
    """What the catalogue makes of it, if it is sure."""
    readings = understand(said, (), chairs(), names, by_clauses=False)
    if not readings or not readings[0].is_sure:
        return None
    is_prose = bool(_PROSE.search(text)) or (len(text) >= SHORTEST_PROSE and "。" in said)
    if is_prose and readings[0].score < WORD_FOR_WORD:
        return None
    if len(text) <= LONGEST_WORD and readings[0].score < WORD_FOR_WORD:
        return None
    name = readings[0].intent
    kind = chairs().intents[name].kind
    if kind == "talk":
        return None if name in _NO_REMARKS else _TALK.get(name, Remark.TALK)
    if name in _PROCESS_INTENTS:
        return Remark.PROCESS
    if form_of(text).asks or text.endswith("吗"):
        return Remark.QUESTION
    is_likely = kind == "lead" or readings[0].score >= LIKE_A_COMMAND
    return Remark.COMMAND if is_likely else None


def _by_form(text: str) -> Remark | None:
    if _PROSE.search(text):
        return None
    if text.startswith(_ADDRESSES_YOU) or _ALLOWS.fullmatch(text):
        return Remark.QUESTION
    if len(text) <= LONGEST_QUESTION and _ASKS_YOU.search(text):
        asks = form_of(text).asks or text[-1] in "吗么呢?"
        return Remark.QUESTION if asks else None
    if _PROCESS.search(text):
        return Remark.PROCESS
    return Remark.TALK if is_talking(text) else None
