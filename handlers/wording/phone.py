"""What the office reads about whom to call."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from campaign.model import Branch


def whose(example: Branch) -> str:
    return f"要哪个分工会的？如 电话 {example.short_name}。"


def head(group: str, count: int) -> str:
    return f"{group} {count} 个分工会的联系人：" if count else f"{group}：没有这样的分工会。"


def line(branch: Branch, numbers: Sequence[str]) -> str:
    name = f"{branch.chair_name} " if branch.chair_name else ""
    return f"{branch.shown} {branch.short_name}　{name}{branch.chair}　{'、'.join(numbers) or '没有电话'}"


def people(
    branch: Branch,
    written: Collection[str],
    unreachable: Collection[str],
    in_forms: Sequence[tuple[str, str]],
) -> str:
    lines = [f"{branch.shown} {branch.name}"]
    lines += [_person(branch, user, written, unreachable) for user in branch.people]
    lines.append(f"电话 {branch.phone}" if branch.phone else "名单里没有电话。")
    lines += [f"表里填的：{label} {number}" for label, number in in_forms]
    return "\n".join(lines)


def _person(
    branch: Branch, user: str, written: Collection[str], unreachable: Collection[str]
) -> str:
    is_chair = user == branch.chair
    name = f" {branch.chair_name}" if is_chair and branch.chair_name else ""
    notes = [] if user.casefold() in written else ["没来过"]
    notes += ["收不到消息"] if user in unreachable else []
    return f"{'主席' if is_chair else '代填人'}{name}，账号 {user}{_bracketed(notes)}"


def _bracketed(notes: Sequence[str]) -> str:
    return f"（{'，'.join(notes)}）" if notes else ""
