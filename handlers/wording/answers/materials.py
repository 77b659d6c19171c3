"""Photos, the long text and files: how they are handed in here."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Track
from campaign.parts.roles import LongText, Pictures
from handlers.wording.chair import head
from handlers.wording.essays import ABOUT_A_MESSAGE
from handlers.wording.submitting import essay as essay_count
from handlers.wording.submitting import photos as photo_count


def send_photos_here() -> str:
    return "照片直接发到这个聊天里，可以一次选几张；发原图更清楚。"


def electronic_only() -> str:
    return "照片只交电子版，不用打印。"


def photos_so_far(track: Track, part: Pictures, numbers: Sequence[int]) -> str:
    """How many there are and what is lacking, and how to look at them and change one."""
    count = len(numbers)
    lacking = part.minimum - count
    left = f"，还差 {lacking} 张" if lacking > 0 else "，够了"
    most = f"（要 {part.minimum}–{part.maximum} 张）"
    ways = f"\n看已存的：照片　换一张：先 删 {numbers[-1]}，再发新的" if numbers else ""
    return f"{head(track)}{photo_count(count, part)}{most}{left}{ways}"


def photos_closed(track: Track, part: Pictures, count: int) -> str:
    return f"{head(track)}{photo_count(count, part)}，现在不能再发或换"


def no_photos() -> str:
    return "这次申报不用交照片。"


def no_captions() -> str:
    return "照片不用写说明，发来就行。"


def which_award_is_asked() -> str:
    return "分不清是哪一项的照片，我会问您。"


def essay_so_far(track: Track, essay: LongText, count: int) -> str:
    lacking = essay.minimum_length - count
    left = f"，还差 {lacking} 字" if lacking > 0 else "，够了"
    return f"{head(track)}{essay_count(count, essay)}{left}"


def essay_rule(essay: LongText) -> str:
    return f"{essay.title}不少于 {essay.minimum_length} 字，按 Word 的字数统计算。"


def how_to_write() -> str:
    return (
        "两种写法：\n"
        f"· 回复 总结，再一段一段粘贴，一条最多约 {ABOUT_A_MESSAGE} 字；\n"
        "· 在填写页整篇粘贴，或上传 Word、PDF 文件。"
    )


def page(link: str) -> str:
    return f'<a href="{link}">打开填写页</a>（48 小时内有效，请勿转发）'


def look_at_it() -> str:
    return "看已收的文字：看总结"


def no_essay() -> str:
    return "不用写总结。"


def no_essay_for(track: Track) -> str:
    return f"{head(track)}{no_essay()}"


def no_files_here() -> str:
    return "聊天里只能收文字和照片；文件、语音、视频我收不到。"


def tables_are_filled_here(forms: str) -> str:
    return f"{forms}不用自己做：在这里回答完，我来填好发给您。"


def photos_as_pictures() -> str:
    return "照片请当图片发，不要当文件发。"


def summary_by_page() -> str:
    return "总结写在 Word 里的：回复 总结，打开填写页上传。"


def at_your_pace() -> str:
    return "不用一次填完：随时停，填过的都在。"


def amounts(track: Track, asked: Sequence[str]) -> str:
    """How much an award asks for, and how many can get it."""
    return f"{head(track)}{'、'.join(filter(None, asked))}；全校名额 {track.quota} 个。"
