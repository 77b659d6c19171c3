"""The filled forms once more, or a draft of them."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Contact, Track
from handlers.wording.chair import call, head


def follow(track: Track, receipt: str, names: Sequence[str]) -> str:
    return f"{head(track)}{receipt} 的{_titles(names)}随后发来，可以打印盖章。"


def without_changes() -> str:
    return "之后的改动还没有提交，不在表里。"


def draft_follows(track: Track, *, has_ended: bool) -> str:
    return (
        f"{head(track)}{'截止时没有' if has_ended else '还没有'}提交，随后发来的《{track.form_name}》是草稿，"
        "页头标着“未提交”，只供核对，不能盖章报送。"
    )


def blank_follows(track: Track) -> str:
    return f"{head(track)}还没开始填，随后发来的《{track.form_name}》是空白草稿，先看看要填什么。"


def correction_follows(track: Track) -> str:
    return (
        f"{head(track)}退回修改中，随后发来的《{track.form_name}》是草稿，"
        "页头标着“未提交”；改好交回后再发正式的。"
    )


def sent_just_now(track: Track) -> str:
    return f"{head(track)}一分钟内刚发过，请往上翻翻；没到的稍等一下。"


def no_form() -> str:
    return "贵分工会这次没有要填的表。"


def not_this_time(track: Track) -> str:
    return f"{head(track)}本次不申报，没有表。"


def cannot_open(contact: Contact) -> str:
    return f"收不到或打不开：请用企业微信看（微信里可能看不到文件）；也可以请校工会打印，联系{call(contact)}。"


def draft_lost(contact: Contact) -> str:
    return f"表的草稿没能发给您，填过的内容不受影响。请过一会儿再回复 表，或联系{call(contact)}。"


def _titles(names: Sequence[str]) -> str:
    return "".join(f"《{name}》" for name in names)
