"""What the office reads about an export, in the chat and where its link leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from campaign.model import Branch, Campaign, Track
from handlers.wording.office import short
from handlers.wording.times import short_time

PAGE_TITLE = "材料下载"

PROBLEMS_SHOWN = 3
NO_WAY = "超过 20 MB，发不到聊天里，下载地址又还没有设置好：请联系系统维护人员。"
MEGABYTE = 1024 * 1024


class Archived(Protocol):
    """What came of an export: applications that count, files there should be, files that are right."""

    @property
    def applications(self) -> int: ...
    @property
    def expected(self) -> int: ...
    @property
    def right(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def problems(self) -> Sequence[str]: ...


def coming(what: str) -> str:
    return f"正在打包{what}，好了发给您链接。"


def part_name(branch: Branch | None, track: Track | None) -> str:
    """What an archive is of, where that is not everything."""
    return short(branch) if branch else track.short_name if track else ""


def of_what(branch: Branch | None, track: Track | None) -> str:
    name = part_name(branch, track)
    return f"{name}的材料" if name else ""


def list_coming() -> str:
    return "清单马上发来（Excel 文件）。"


def list_name(campaign: Campaign, asked_at: datetime) -> str:
    return f"清单 {asked_at.astimezone(campaign.zone):%Y-%m-%d %H%M}.xlsx"


def list_lost() -> str:
    return "清单没能发来，请过几分钟再回复 清单；还不行请联系系统维护人员。"


def file_name(
    campaign: Campaign, asked_at: datetime, part: str = "", *, is_upward: bool = False
) -> str:
    what = "工会推荐上报材料" if is_upward else "工会评选材料"
    at = f"{asked_at.astimezone(campaign.zone):%Y-%m-%d %H%M}"
    return f"{' '.join(filter(None, (what, part, at)))}.zip"


def progress(done: int, total: int) -> str:
    return f"正在打包，{done}/{total} 个分工会…"


def ready(
    campaign: Campaign,
    made: Archived,
    *,
    link: str,
    until: datetime,
    file_follows: bool,
    is_upward: bool = False,
) -> str:
    """The text with the link, or without it where there is none."""
    problems = made.problems
    trouble = [f"请留意（{len(problems)} 处，详见包里的 说明.txt）："] if problems else []
    trouble += [f"· {problem}" for problem in problems[:PROBLEMS_SHOWN]]
    checked = f"文件核对 {made.right}/{made.expected}"
    what = "推荐" if is_upward else "已提交"
    lines = [
        f"打包好了：{what} {made.applications} 份，{checked}，{_megabytes(made.size)}。",
        *trouble,
    ]
    if not link:
        return "\n".join((*lines, "文件随后发来。" if file_follows else NO_WAY))
    lines += [
        f"下载：{link}",
        f"{short_time(until, campaign.zone)} 前有效，请勿转给别人。",
        "文件随后也发来。" if file_follows else "超过 20 MB，只能从链接下载，建议用电脑打开。",
    ]
    return "\n".join(lines)


def failed() -> str:
    return "这次没有打包成功，请过几分钟再回复 导出；还不行请联系系统维护人员。"


def file_lost(*, has_link: bool) -> str:
    if has_link:
        return "文件没能发到聊天里，请从上面的链接下载。"
    return "文件没能发到聊天里，请过几分钟再回复 导出。"


def link_expired() -> str:
    return "这个链接已过期（24 小时内有效）。请在聊天里回复 导出，取新的链接。"


def link_wrong() -> str:
    return "这个链接不对或不完整。请在聊天里回复 导出，取新的链接。"


def gone() -> str:
    return "这份材料已经清理了。请在聊天里回复 导出，重新打包。"


def not_served() -> str:
    return "现在暂时不能下载，请过一会儿再打开这个链接。"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{max(1, size // 1024)} KB"
