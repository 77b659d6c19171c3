"""A list's number as its format writes it: 一 壹 甲 子 １ 01 ⑴ ⒈ ㊀ and the rest of Word's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

DIGITS = "〇一二三四五六七八九"
PLACES = ("", "十", "百", "千")
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
LEGAL_PLACES = ("", "拾", "佰", "仟")
OLD_LEGAL_DIGITS = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}
MOST_LETTERS = 26 * 30  # a letter thirty times over is no number any more

Format = Callable[[int], str]


def written(count: int, kind: str) -> str:
    """A number in the writing of its level, in digits if that is none of the usual ones."""
    return FORMATS.get(kind, str)(count)


def padded(example: str) -> Format:
    """Digits as wide as in the example a file gives: `001, 002, 003, ...`."""
    width = len(example.split(",")[0].strip())
    return lambda count: str(count).zfill(width)


def _spoken(count: int, digits: str, places: tuple[str, ...], *, short_tens: bool) -> str:
    """三百二十: each digit with its place, a zero between for the places left out."""
    if not 0 < count < 10_000:
        return str(count)
    text, gap = "", False
    for place in range(len(str(count)) - 1, -1, -1):
        digit = count // 10**place % 10
        if digit:
            text += (digits[0].replace("〇", "零") if gap else "") + digits[digit] + places[place]
        gap = bool(text) and not digit
    is_ten = short_tens and 10 <= count < 20
    return text[1:] if is_ten else text


def _chinese(count: int) -> str:
    return _spoken(count, DIGITS, PLACES, short_tens=True)


def _legal(digits: str) -> Format:
    return lambda count: _spoken(count, digits, LEGAL_PLACES, short_tens=False)


def _digit_by_digit(count: int) -> str:
    """二〇: one character for each digit."""
    return str(count).translate({ord("0") + n: digit for n, digit in enumerate(DIGITS)})


def _counting(count: int) -> str:
    return _chinese(count) if count < 100 else _digit_by_digit(count)


def _of(signs: str) -> Format:
    """One of a row of signs, digits beyond them."""
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _from(first: str, last: str) -> Format:
    return _of("".join(map(chr, range(ord(first), ord(last) + 1))))


def _stem_and_branch(count: int) -> str:
    return STEMS[(count - 1) % 10] + BRANCHES[(count - 1) % 12] if count > 0 else str(count)


def _letters(count: int) -> str:
    """a to z, then aa, bb and so on, as Word goes on."""
    if not 0 < count <= MOST_LETTERS:
        return str(count)
    return LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for letters, worth in ROMAN.items():
        text += letters * (count // worth)
        count %= worth
    return text


def _ordinal(count: int) -> str:
    is_teen = count % 100 in (11, 12, 13)
    return f"{count}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _full_width(count: int) -> str:
    return str(count).translate({ord("0") + n: ord("０") + n for n in range(10)})


CIRCLED = "".join(
    map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
)
FORMATS: Mapping[str, Format] = {
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "koreanDigital2": _digit_by_digit,
    "chineseLegalSimplified": _legal(LEGAL_DIGITS),
    "ideographLegalTraditional": _legal(OLD_LEGAL_DIGITS),
    "japaneseLegal": _legal(OLD_LEGAL_DIGITS),
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "ideographEnclosedCircle": _from("㊀", "㊉"),
    "decimalEnclosedCircle": _of(CIRCLED),
    "decimalEnclosedCircleChinese": _of(CIRCLED),
    "decimalEnclosedFullstop": _from("⒈", "⒛"),
    "decimalEnclosedParen": _from("⑴", "⒇"),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda count: f"{count:02}",
    "numberInDash": lambda count: f"- {count} -",
    "ordinal": _ordinal,
    "hex": lambda count: f"{count:X}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
