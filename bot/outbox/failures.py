"""What is wrong where a handler of the outbox fails by itself, and what a failure is filed under."""

from __future__ import annotations

import errno
import os

from bot.outbox.errors import (
    EffectError,
    MachineError,
    TransientError,
    UnexpectedError,
    UnreachableError,
)
from storage.outbox.dead_letters import Refusal

OF_THE_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
)


def failure_of(error: Exception) -> EffectError:
    """The error of the outbox for one that no handler should let through."""
    if isinstance(error, OSError) and error.errno in OF_THE_MACHINE:
        return MachineError(os.strerror(error.errno))
    return UnexpectedError(type(error).__name__)


def refusal_of(error: EffectError | None) -> str:
    """What refused an effect that is given up: a person, a message, the moment, the app, or we."""
    match error:
        case UnreachableError():
            return Refusal.PERSON
        case TransientError():
            return Refusal.MOMENT
        case UnexpectedError() | None:
            return Refusal.OURS
    return Refusal.MESSAGE
