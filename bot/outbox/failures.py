"""What is wrong where a handler of the outbox fails by itself, and what a failure is filed under."""

from __future__ import annotations

import errno
import os
from typing import ClassVar

from bot.wecom.errors import TransientError, UnreachableError, WeComError
from storage.outbox.dead_letters import Refusal

OF_THE_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
)


class UnexpectedError(WeComError):
    """A handler failed in a way nobody thought of; a few tries, for it may have been a moment's."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 4, 16)


class MachineError(TransientError):
    """This machine has no room, or cannot get at it; somebody has to act, and nothing is lost."""


def failure_of(error: Exception) -> WeComError:
    """The error of the outbox for one that no handler should let through."""
    if isinstance(error, OSError) and error.errno in OF_THE_MACHINE:
        return MachineError(os.strerror(error.errno))
    return UnexpectedError(type(error).__name__)


def refusal_of(error: WeComError | None) -> str:
    """What refused an effect that is given up: a person, a message, the moment, the app, or we."""
    match error:
        case UnreachableError():
            return Refusal.PERSON
        case TransientError():
            return Refusal.MOMENT
        case UnexpectedError() | None:
            return Refusal.OURS
    return Refusal.MESSAGE
