"""One score for many: `全满分 除了 3=2`, `剩下的都满分`, `所有项都满分`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaign.applications import Answers
from campaign.parts.items import Item, Section
from campaign.parts.roles import Scored
from handlers.parts.kind import Refused
from handlers.parts.score_reading.fitting import (
    Scores,
    by_place,
    fit_all,
    in_doubt,
    in_section,
)
from handlers.reading.entry_words import entries_like
from handlers.reading.numerals import arabic
from handlers.wording import refusals

_SCORE = r"(?P<score>满分?|\d{1,3})\s*分?"
_GIVE = r"\s*(?:是|为|给|得|打|记|填|算)?\s*"
_REST = r"(?P<rest>(?:其余|其他|其它|剩下|余下|剩余|别)的?(?:各?[项条题]|几[项条题])?)"
_AFTER = r"(?P<after>(?:后面|后边|下面|往后|接下来|以后)的?(?:各?[项条题]|几[项条题])?)"
_CARD = r"(?P<card>(?:所有|全部|每|各)的?(?:各?[项条题]目?|个?部分|题目)|(?:整|全)[张个]?表|\d+[项条题](?:全部)?)的?"
_WHO = rf"(?:我们?|那)?(?:[这本]1?个?部分)?(?:{_CARD}|{_REST}|{_AFTER})?也?(?P<all>全部?都?|都|均)?(?:全部?|都)?"
_ENDING = r"[\s,;。]*"
_BUT = r"(?:(?:(?:除了?|但是?|不过|只有|就)\s*[:,]?\s*|(?=第?\d{1,2}[.。]\d))(?P<but>.*))?"
_WHOLE = re.compile(rf"{_WHO}{_GIVE}{_SCORE}{_ENDING}{_BUT}", re.DOTALL)
_REVERSED = re.compile(
    rf"除了?\s*(?P<but>.+?)(?:以?外|之外)?[\s,;]*{_WHO}{_GIVE}{_SCORE}", re.DOTALL
)
_EXCEPTION = re.compile(
    r"第?(\d{1,3}(?:[.。]\d{1,3})?)(?:(?:项|条|题)?\s*(?:[=:]|改为|改成|是|为|得|记|给|打|只有)\s*"
    r"|(?:项|条|题)\s*|(?<=\d[.。]\d)\s+)(满分?|\d+)\s*分?(?:[\s,、;。和]+|(?<=分)(?=.)|$)"
)

_LESS = re.compile(
    r"第?(?P<name>\d{1,3}(?:[.。]\d{1,3})?)(?:项|条|题)?\s*(?:[扣减]|少[给打]?)[掉了]?\s*(?P<less>\d)(?!\d)"
)
_BEHIND_A_REMARK = re.compile(r"(?P<remark>[^\d第]{2,24})[,;。](?P<whole>[^,;。]+)")
_NO_REMARK = re.compile(r"[?]|除|部分|不[是能可行对]|没|别|怎|什么|哪|吗|如果|要是|他们|人家")
_BY_WORDS = re.compile(
    r"(?P<words>[^\d,;。]{2,16}?)(?:(?:那|这)1?[个条项题])?\s*"
    r"(?:(?:还|暂时|目前|我们)*(?:没有?|无|没做|没建)[过了的]*|(?:是|为|得|给|打|只有|扣到|:|=)?\s*(?P<score>\d{1,3})分?)"
)


_EXCEPT_FIRST = re.compile(
    rf"(?:那个|那项|那|就)?(?P<but>[^,;]+?)[\s,;]+(?:但|不过)?{_WHO}{_GIVE}{_SCORE}{_ENDING}"
)


def read_whole(
    text: str, card: Scored, answers: Answers, asked: str | None, section: Section | None = None
) -> Scores | Refused | None:
    """One score for the rest of the asked section, or a named one; None where it is not for many."""
    text = arabic(text)
    match = _WHOLE.fullmatch(text) or _REVERSED.fullmatch(text)
    if not match or not any(match[who] for who in ("all", "rest", "after", "card")):
        return _after_an_exception(text, card, answers, asked, section)
    if asked is None and section is None and not match["card"]:
        return Refused(refusals.nothing_asked())
    if match["card"] and section is None:
        return _whole_card(match, card, answers)
    home = section or card.section_of[asked or card.order[0]]
    if match["after"] and section is None and _goes_on(home, card, answers):
        return Refused(refusals.which_rest(home, len(card.items) - len(answers)))
    is_rest = section is None or match["rest"] or match["after"]
    items = [i for i in home.items if not is_rest or i.id == asked or i.id not in answers]
    return _all_but(items, match["score"], match["but"], home)


def _after_an_exception(
    text: str, card: Scored, answers: Answers, asked: str | None, section: Section | None
) -> Scores | Refused | None:
    """One score for the others of a section, behind an exception by its words: `劳模没有，其他都满分`."""
    match = _EXCEPT_FIRST.fullmatch(text)
    if not match or not match["rest"]:
        return _after_a_remark(text, card, answers, asked, section)
    but = _BY_WORDS.fullmatch(match["but"].strip())
    if not but:
        return None
    among = section.items if section else tuple(card.items.values())
    found = entries_like(but["words"], {item.id: item.text for item in among})
    now = card.section_of[asked] if asked else None
    found = tuple(item for item in found if now and item in now.ids) or found
    if len(found) != 1:
        return None
    home = card.section_of[found[0]]
    is_rest = section is None
    items = [i for i in home.items if not is_rest or i.id not in answers or i.id == found[0]]
    return _all_but(items, match["score"], f"{but['words']}{but['score'] or '没有'}", home)


def _after_a_remark(
    text: str, card: Scored, answers: Answers, asked: str | None, section: Section | None
) -> Scores | Refused | None:
    """One score for many behind what is said about them: `这些我们都做的，都满分`; asked about first."""
    match = _BEHIND_A_REMARK.fullmatch(text)
    if asked is None or not match or _NO_REMARK.search(match["remark"]):
        return None
    read = read_whole(match["whole"], card, answers, asked, section)
    return None if read is None else in_doubt(read)


def _goes_on(section: Section, card: Scored, answers: Answers) -> bool:
    """True while something behind a section is open."""
    behind = card.order[card.order.index(section.ids[-1]) + 1 :]
    return any(item not in answers for item in behind)


def _whole_card(match: re.Match[str], card: Scored, answers: Answers) -> Scores | Refused | None:
    """Everything at once is never done unasked."""
    told = re.match(r"\d+", match["card"])
    if match["but"] or told and int(told[0]) != len(card.items):
        return Refused(refusals.whole_card())
    items = [item for item in card.items.values() if match["all"] or item.id not in answers]
    return in_doubt(fit_all([(item, match["score"]) for item in items]))


def _all_but(
    items: Sequence[Item], score: str, but: str | None, section: Section
) -> Scores | Refused:
    told, but = but, _reckoned(but, section) if but else but
    pairs = _exceptions(but) if but is not None else ()
    by_words = _exception_by_words(but, section) if but and pairs is None else None
    if pairs is None and by_words is None:
        return Refused(refusals.exceptions_not_understood(section))
    excepted = by_words or by_place(pairs or (), section)
    if isinstance(excepted, Refused):
        return excepted
    rest = fit_all([(item, score) for item in items if item.id not in excepted])
    if isinstance(rest, Refused):
        return rest
    scores = {**rest, **excepted}
    return in_doubt(scores) if by_words or told != but else scores


def _reckoned(text: str, section: Section) -> str:
    """The exceptions with the points that are left where some are taken off: `3.2扣1分`."""

    def left(match: re.Match[str]) -> str:
        item = in_section(match["name"].replace("。", "."), section)
        less = int(match["less"])
        return f"{match['name']}={item.points - less}" if item and item.points >= less else match[0]

    return _LESS.sub(left, text)


def _exception_by_words(text: str, section: Section) -> Scores | Refused | None:
    """The one exception that is called by words of its text: `母婴室没有`, `工会档案给1分`."""
    match = _BY_WORDS.fullmatch(text.strip(" ,;。"))
    found = entries_like(match["words"], {i.id: i.text for i in section.items}) if match else ()
    items = [item for item in section.items if item.id in found]
    if len(items) > 1:
        return Refused(refusals.which_item(match["words"] if match else "", items))
    return fit_all([(items[0], (match and match["score"]) or "0")]) if items else None


def _exceptions(text: str) -> list[tuple[str, str]] | None:
    """The exceptions, when they cover the text from end to end."""
    text, found, at = text.strip(), [], 0
    while at < len(text):
        match = _EXCEPTION.match(text, at)
        if not match:
            return None
        found.append((match[1].replace("。", "."), match[2]))
        at = match.end()
    return found or None
