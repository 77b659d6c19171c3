"""What is read about grants and receipts, by stations and by the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaign.model import Branch, Campaign, Contact, Track
from campaign.review.money import Account, Receipt, account, yuan
from handlers.wording.decision import day
from handlers.wording.office import short


def nothing_accepted(campaign: Campaign) -> str:
    contact = campaign.contact
    return f"经费在验收合格以后才有，现在还没有需要交的票据。有疑问请联系{contact.name} {contact.phone}。"


def how_to_note() -> str:
    return "没有记下。请写金额、日期、商家，如 票据 158.50 5月20日 文具店，再发一张照片。"


def odd_amount(said: str) -> str:
    return f"金额 {said} 元不对，没有记下。请写 0.01 到 100000 元。"


def odd_day() -> str:
    return "票据的日期要在今天以前，没有记下。如 票据 158.50 5月20日 文具店。"


def too_late(track: Track, until: date, contact: Contact) -> str:
    return f"{track.short_name}的票据收到 {day(until)} 为止，这张没有记下。请联系{contact.name} {contact.phone}。"


def _line(receipt: Receipt) -> str:
    photo = "" if receipt.photo else "　缺照片"
    return f"{receipt.number}　{yuan(receipt.fen)} 元　{day(receipt.day)}　{receipt.seller}{photo}"


def balance(found: Account) -> str:
    rest = f"还剩 {yuan(found.left)}" if found.left >= 0 else f"超出 {yuan(-found.left)}"
    return f"经费 {yuan(found.granted)} 元，已用 {yuan(found.spent)}，{rest}"


def receipts(track: Track, found: Sequence[Receipt], today: date) -> str:
    lines = [f"【{track.short_name}】{balance(account(track.grants, found))}"]
    lines += [_line(receipt) for receipt in found]
    if until := track.receipts_until:
        lines.append(f"票据收到 {day(until)} 为止" + ("，已过。" if today > until else "。"))
    lines.append("记一张：票据 158.50 5月20日 文具店，再发照片；删一张：票据 删 1。")
    return "\n".join(lines)


def noted(track: Track, receipt: Receipt, found: Sequence[Receipt]) -> str:
    told = (
        f"记下第 {receipt.number} 张：{yuan(receipt.fen)} 元　{day(receipt.day)}　{receipt.seller}"
    )
    return f"【{track.short_name}】{told}\n{balance(account(track.grants, found))}\n请接着发这张票据的照片。"


def there_already(receipt: Receipt, other: Receipt) -> str:
    return (
        f"这张和第 {other.number} 张一样（{yuan(receipt.fen)} 元、{day(receipt.day)}、{receipt.seller}），"
        "没有重复记。真是两张，请在商家后面写明，如 文具店2。"
    )


def picture_kept(receipt: Receipt, twice: Receipt | None) -> str:
    told = f"第 {receipt.number} 张票据的照片存好了。"
    return (
        f"{told}注意：和第 {twice.number} 张的照片一样，请看一下是不是发错了。" if twice else told
    )


def picture_lost(number: str) -> str:
    return f"第 {number} 张票据的照片没存上，请再发一次：先写 票据 看是第几张，删掉重记也行。"


def no_receipt(number: int) -> str:
    return f"没有第 {number} 张票据。都有哪些，请回复 票据。"


def removed(track: Track, receipt: Receipt, left: Sequence[Receipt]) -> str:
    return f"删了第 {receipt.number} 张（{yuan(receipt.fen)} 元）。{balance(account(track.grants, left))}"


# -- the office


def no_grants(campaign: Campaign) -> str:
    return "各项都没有经费（config.yaml 里没有 grants）。"


def table(
    award: Track,
    rows: Sequence[tuple[Branch, Sequence[Receipt]]],
    repeats: Sequence[str],
    waiting: int,
) -> str:
    each = " + ".join(f"{grant.source} {grant.amount}" for grant in award.grants)
    lines = [f"{award.short_name}经费：验收合格 {len(rows)} 个，每个 {each} 元"]
    if not rows:
        lines.append(f"还没有验收合格的。合格了写：验收 <单位> {award.short_name} 合格")
    total = Account(0, 0)
    for branch, found in rows:
        own = account(award.grants, found)
        total = Account(total.granted + own.granted, total.spent + own.spent)
        bare = sum(receipt.photo is None for receipt in found)
        photos = f"，缺照片 {bare}" if bare else ""
        lines.append(f"{short(branch)}　{balance(own)}　票据 {len(found)}{photos}")
    if len(rows) > 1:
        lines.append(f"合计　{balance(total)}")
    lines += repeats
    if waiting:
        lines.append(f"已提交、没验收合格的 {waiting} 个，不算在内。")
    if award.receipts_until:
        lines.append(f"票据收到 {day(award.receipts_until)} 为止。")
    lines.append(f"给财务的表格：经费表 {award.short_name} 文件")
    return "\n".join(lines)


def repeated(one: str, number: int, other: str, before: int) -> str:
    return f"可能重复：{one}第 {number} 张 和 {other}第 {before} 张"


def coming(award: Track) -> str:
    return f"{award.short_name}的经费表正在生成，随后发来。"


def which(campaign: Campaign) -> str:
    named = " 或 ".join(f"经费表 {t.short_name}" for t in campaign.awards if t.grants)
    return f"请写明哪一项：{named}。" if named else no_grants(campaign)


def remind(branch: Branch, award: Track, found: Sequence[Receipt], campaign: Campaign) -> str:
    until = f"，请在 {day(award.receipts_until)} 前交" if award.receipts_until else ""
    return (
        f"{branch.short_name}分工会：{award.name}{balance(account(award.grants, found))}{until}。"
        "交一张写一行，如 票据 158.50 5月20日 文具店，再发照片。"
    )


def ask_to_remind(branches: Sequence[Branch], award: Track, code: str) -> str:
    named = "、".join(map(short, branches))
    return f"将提醒 {len(branches)} 个单位交{award.short_name}票据：{named}\n确认请回复 确认 {code}"


def nobody_to_remind(award: Track) -> str:
    return f"{award.short_name}验收合格的都把经费用完、照片交齐了，不用提醒。"


def reminding(count: int) -> str:
    return f"正在提醒 {count} 个单位交票据。"
