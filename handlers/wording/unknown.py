"""What a chair reads who was not understood, once, twice, and again."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Branch
from handlers.wording.office import short

SHOWN_AT_MOST = 60


def not_understood() -> str:
    return "这句没看懂，没有保存。"


def yours_to_give() -> str:
    return "情况我听到了，打几分由您定，这句没有保存。"


def cannot_answer(office: str) -> str:
    return f"这个我答不上来，问题记下了，校工会上班后能看到；着急请问{office}。"


def choices(does: Sequence[str]) -> str:
    ways = "\n".join(f"{number} {what}" for number, what in enumerate(does, 1))
    return f"还是没看懂，抱歉。您看是不是要：\n{ways}\n\n回复数字就行。"


def office_will_call(office: str) -> str:
    return f"我没能帮上忙。已请校工会方便时给您打电话；着急的话请直接打{office}。\n填的都存着，回复 继续 接着填。"


def please_phone(office: str) -> str:
    return f"这句我没明白，也没有记。说不清的请直接打{office}；用法请回复 帮助。"


def gets_nowhere(branch: Branch, user_id: str, said: str) -> str:
    said = said if len(said) <= SHOWN_AT_MOST else f"{said[:SHOWN_AT_MOST]}…"
    return (
        f"{short(branch)}（{user_id}）连着几句我都没看懂，请方便时给他打个电话。最后一句：“{said}”"
    )
