"""Why a callback is not taken: for the log in words, for `/metrics` as one of a few reasons."""

from __future__ import annotations

import re
from typing import ClassVar

_ID = re.compile(rb"[A-Za-z0-9_-]{1,64}")


class RefusedError(Exception):
    """A callback is not taken; the text says why, and what to put right where that is ours."""

    reason: ClassVar[str]
    status_line = "403 Forbidden"
    is_ours = True  # whether a wrong setting or clock may be the cause


class ForgedError(RefusedError):
    """Signed with another token."""

    reason = "signature"

    def __init__(self) -> None:
        super().__init__(
            "its signature is not made with WECOM_TOKEN:"
            " if WeCom sent it, compare that with the Token of 接收消息"
        )


class StaleError(RefusedError):
    """Signed with our token, but at a time too far from the clock."""

    reason = "age"

    def __init__(self, age_s: float) -> None:
        where = "ahead of" if age_s > 0 else "behind"
        super().__init__(
            f"it is signed, but the clock of this machine is {abs(age_s):.0f} s {where} its time:"
            " set the clock right, unless the callback was held up"
        )


class ForeignError(RefusedError):
    """Encrypted with our key, for another enterprise."""

    reason = "receiver"

    def __init__(self, receiver: bytes, corp_id: str) -> None:
        super().__init__(
            f"it is for {receiver.decode()}, but WECOM_CORP_ID is {corp_id}:"
            " compare that with the 企业ID of 我的企业"
        )


class BrokenError(RefusedError):
    """Not what the protocol says; the text names the step that failed."""

    reason = "broken"
    status_line = "400 Bad Request"
    is_ours = False


class UnreadableError(RefusedError):
    """Signed with our token, but not encrypted with our key."""

    reason = "key"
    status_line = "400 Bad Request"

    def __init__(self, step: str) -> None:
        super().__init__(
            f"it cannot be decrypted with WECOM_AES_KEY ({step}):"
            " compare that with the EncodingAESKey of 接收消息"
        )


def for_another(receiver: bytes, corp_id: str) -> RefusedError:
    """What is wrong with a receiver that is not ours: one that is no id comes of the wrong key."""
    return (
        ForeignError(receiver, corp_id) if _ID.fullmatch(receiver) else UnreadableError("receiver")
    )
