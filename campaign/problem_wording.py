"""What is wrong in config.yaml, in words: every sentence about it, to be edited here."""

from __future__ import annotations

TOP = "最外层"
EMPTY = "这里是空的，请填写"
NEEDS_ONE = "这里是空的，至少要有一个"
CONTROL_CHARACTER = "有一个看不见的控制字符，请删掉"
UNREADABLE = "数字太长、层次太深或标签无法识别，请改正"
TAB = "这里有制表符（Tab），缩进请用空格"
ALIAS = "* 在 YAML 里是引用，要写这个字符请加引号"
KIND_MISSING = "缺少 kind，请补上"
NO_SCORECARD = "没有评分表（scorecard），谈不上最低分，请删掉这一行"
NEVER_EXTRA = "多报一份由校工会在聊天里用“加报”办理，请删掉这一行"
NEVER_LISTED = "分工会换编号请用 id 和 number 写明，请删掉这一行"
TIME_TWICE = "minutes_before 已经定了时间，请删掉这一行"
IN_OFFICE = "校工会人员"

ITEM_ID = "条目编号，如 2.3"
KEY = "小写字母、数字和下划线，以字母开头"
USER_ID = "企业微信的 UserID：字母、数字和 _ - @ ."
CODE = "一个大写字母"
BRANCH_NUMBER = "2 到 4 位数字的编号"
CAMPAIGN_ID = "小写字母、数字和 -，最多 40 个"
EMAIL = "电子邮箱地址"
CLOCK = "几点几分，如 21:00"

_A_TIME = "时间，如 2023-05-12T12:00:00+08:00"
_A_DATE = "日期，如 2023-05-12"
EXPECTED = {
    "string_type": "文字",
    "int_type": "整数",
    "bool_type": " true 或 false",
    "tuple_type": "列表",
    "dict_type": "“键: 值”",
    "model_type": "“键: 值”",
    "datetime_type": _A_TIME,
    "datetime_parsing": _A_TIME,
    "datetime_from_date_parsing": _A_TIME,
    "date_type": _A_DATE,
    "date_parsing": _A_DATE,
    "date_from_datetime_parsing": _A_DATE,
    "date_from_datetime_inexact": _A_DATE,
}

_SYNTAX = {
    "mapping values are not allowed here": "这里不能再有冒号",
    "could not find expected ':'": "少了冒号",
    "found unexpected end of stream": "引号或括号没有结束",
    "found character that cannot start any token": "这个字符不能放在开头",
}


def line(place: str, message: str, number: int = 0) -> str:
    """One problem: the place first, the line of the file last."""
    return f"{place}: {message}" + (f"（第 {number} 行）" if number else "")


def at_line(number: int, column: int = 0) -> str:
    return f"第 {number} 行" + (f"第 {column} 列" if column else "")


def shown(value: object) -> str:
    """The wrong value the way the file shows it, cut if it is long."""
    match value:
        case None:
            return "什么也没写"
        case bool():
            return f"写的是 {str(value).lower()}"
        case dict():
            return "写的是“键: 值”"
        case list():
            return "写的是列表"
        case str():
            return f"写的是“{value[:40]}”"
    return f"写的是 {value}"


def not_yaml(problem: str | None) -> str:
    """The parser speaks English: what it says often is translated, the rest is passed on."""
    told = str(problem).removesuffix(f"，{_LOOK}")
    return f"不是合法的 YAML（{_SYNTAX.get(told, told)}），{_LOOK}"


_LOOK = "请检查这里的缩进、冒号和引号"


def expected(kind: str, value: object) -> str:
    is_unquoted = kind == "string_type" and isinstance(value, bool | int | float)
    return f"应是{EXPECTED[kind]}，{shown(value)}" + ("，请加上引号" if is_unquoted else "")


def mapping_expected(value: object) -> str:
    return f"应是“键: 值”，{shown(value)}"


def misspelled(text: str, meaning: str) -> str:
    return f"“{text}”不对，应是{meaning}"


def written_wrong(told: str) -> str:
    return f"这里写得不对（{told}）"


def meant(close: str) -> str:
    return f"是不是“{close}”？"


def known_are(known: str) -> str:
    return f"可以写：{known}"


REMOVE = "请删掉"
TRY_SHANGHAI = "可写 Asia/Shanghai"


def unknown_zone(name: str, hint: str) -> str:
    return f"没有“{name}”这个时区，{hint}"


def unknown_track(name: str, hint: str) -> str:
    return f"没有“{name}”这个奖项，{hint}"


def unknown_key(name: object, hint: str) -> str:
    return f"没有“{name}”这个键，{hint}"


def unknown_kind(name: object, known: str) -> str:
    return f"没有“{name}”这种 kind，{known_are(known)}"


def unknown_value(value: object, known: str) -> str:
    return f"{shown(value)}，{known_are(known)}"


def missing_key(name: object) -> str:
    return f"缺少 {name}，请补上"


def key_twice(number: int) -> str:
    return f"这个键在第 {number} 行已经写过，只留一个"


def id_is_key(key: object) -> str:
    return f"id 就是上面的键“{key}”，请删掉这一行"


def no_offset(value: object) -> str:
    return f"{value} 没有写时区，请写成 {value}+08:00"


def too_low(value: object, least: object) -> str:
    return f"{value} 太小，最小 {least}"


def too_high(value: object, most: object) -> str:
    return f"{value} 太大，最大 {most}"


def used(name: str, owner: str) -> str:
    return f"“{name}”已经用在 {owner}，请换一个"


def known_by_already(name: str, owner: str) -> str:
    return f"{owner} 的数据就记在“{name}”名下，请给那一个也写上自己的 id"


def not_after_opening(deadline: str, opening: str) -> str:
    return f"{deadline} 不在 opens_at {opening} 之后"


def other_role(person: str, role: str) -> str:
    return f"“{person}”已经是{role}，一个人只能有一个身份"


def answers_for(branch: str) -> str:
    return f" {branch} 的填报人"


def second_part(kind: str, first: str) -> str:
    return f"这是第二个 {kind}，{first} 已经是了，一个奖项只能有一个"


def number_used(number: str, owner: str) -> str:
    return f"“{number}”已经用在 {owner}，同一奖项的编号请接着往下编"


def name_of_award(name: str, award: str) -> str:
    return f"“{name}”是奖项 {award} 的名称，请换一个"


def reads_as_number(name: str) -> str:
    return f"“{name}”会被当成数字，请用文字"


def unreachable_score(score: int, most: int) -> str:
    return f"{score} 分达不到，最多能算 {most} 分"


def totals_differ(what: str, total: int, key: str, says: int) -> str:
    return f"{what}加起来是 {total}，{key} 写的是 {says}"


def out_of_place(given: str, right: str, section: int, item: int) -> str:
    return f"“{given}”应是“{right}”（第 {section} 部分第 {item} 项）"


def minimum_over_maximum(minimum: int, maximum: int) -> str:
    return f"minimum {minimum} 比 maximum {maximum} 大，请改"


def answer_too_long(size: int, most: int) -> str:
    return f"有 {size} 字节，一条消息最多 {most}，请缩短"


def asks_nothing(sample: str) -> str:
    return f"“{sample}”不像问题，请按大家的问法写"


def sample_twice(sample: str, owner: str) -> str:
    return f"“{sample}”在 {owner} 已经有了，只留一个"


def said_in_chat(name: str) -> str:
    return f"“{name}”是聊天里的用语，请换一个"


def answered_already(sample: str) -> str:
    return f"“{sample}”机器人已经会答，请删掉"


NONE = "没有"
NO_FILE = "没有这个文件，请建立它，或改正 BOT_CONFIG"
NOT_UTF8 = "不是 UTF-8 文本，请另存为 UTF-8"


def not_readable(why: str | None) -> str:
    return f"读不出来（{why}）"
