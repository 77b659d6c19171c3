"""What a chair reads in answer to words that ask for nothing."""

from __future__ import annotations


def welcome() -> str:
    return "不客气。"


def fine() -> str:
    return "好的。"


def goodbye() -> str:
    return "好的，再见。填的都存着，随时回复 继续 接着来。"


def leave_it_open() -> str:
    return "不清楚的可以先空着：回复 跳过，问清楚了再回来填。"


def nothing_then() -> str:
    return "好的，这句没有记。"


def no_harm() -> str:
    return "没关系，都能改。"


def no_call() -> str:
    return "好的，不打。有事再说。"


def no_hurry() -> str:
    return "不急，您慢慢来。填的都存着，随时回复 继续 接着来。"


def sorry_for_the_trouble() -> str:
    return "辛苦您了。一次答几项会快很多，如 4 3 5 4；说不清的直接打电话问校工会也行。"


def for_another() -> str:
    return "这句像是说给别人的，我没有记。"
