"""Why an effect was not brought about, and what follows from that; the outbox decides on nothing else.

| refused          | error                | what follows                                                |
|------------------|----------------------|-------------------------------------------------------------|
| the moment       | TransientError       | tried again, with growing pauses, as long as it is worth it |
| the whole app    | AppRefusedError      | everything waits until the platform takes something again   |
| this person      | UnreachableError     | given up, the office is told who gets nothing               |
| this message     | PermanentError       | given up                                                    |
| nobody knows     | UnexpectedError      | tried a few times, then given up as a fault of ours         |

Whoever brings effects about raises these: a platform, a mail server, this machine. What they were
told in words of their own ends with them: it may carry a secret.
"""

from __future__ import annotations

from typing import ClassVar, Self

from storage.outbox.app_gate import PROBE_PAUSES_S
from storage.outbox.unreachable import Obstacle


class EffectError(Exception):
    """It failed; `retry_delays_s` are the pauses before each further try.

    `code` is what the other side refused it with, for people who look it up; nothing is decided by it.
    """

    retry_delays_s: ClassVar[tuple[float, ...]] = ()
    is_lasting: ClassVar[bool] = False
    """Whether the last pause is repeated for as long as the effect is worth trying."""

    def __init__(self, text: str, code: int | None = None) -> None:
        super().__init__(text)
        self.code = code

    def afresh(self) -> Self:
        """The same error without the traceback it has gathered, to be raised in another thread."""
        twin = type(self).__new__(type(self))
        twin.args = self.args
        twin.__dict__.update(self.__dict__)
        return twin

    @property
    def retryable(self) -> bool:
        return bool(self.retry_delays_s)

    @property
    def retry_after_s(self) -> float | None:
        """The pause before the first further try; None where there is no use in one."""
        return self.delay_after(1)

    def delay_after(self, attempts: int) -> float | None:
        """The pause in seconds after this many failed attempts; None when that was the last."""
        if attempts <= len(self.retry_delays_s):
            return self.retry_delays_s[attempts - 1]
        return self.retry_delays_s[-1] if self.is_lasting else None


# -- the moment


class TransientError(EffectError):
    """Trouble that passes."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 4, 16, 60, 240, 600, 1200, 1800, 3600)
    is_lasting: ClassVar[bool] = True


class UnavailableError(TransientError):
    """No usable answer arrived; the call may have had its effect all the same."""


class UnsentError(UnavailableError):
    """No connection came about, so the call surely had no effect."""


class RateLimitedError(TransientError):
    """Too much was sent, and nothing is taken for a while; nobody says for how long."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (60, 120, 240, 480, 960, 1920, 3600)


class MachineError(TransientError):
    """This machine has no room, or cannot get at it; somebody has to act, and nothing is lost."""


# -- the whole app


class AppRefusedError(EffectError):
    """Nothing of this app is taken for now; `detail` is the address, or the status, it is about."""

    retry_delays_s: ClassVar[tuple[float, ...]] = PROBE_PAUSES_S
    is_lasting: ClassVar[bool] = True

    def __init__(self, obstacle: Obstacle, code: int | None = None, detail: str = "") -> None:
        about = (obstacle, str(code or ""), detail)
        super().__init__(" ".join(filter(None, ("the app is refused:", *about))), code)
        self.obstacle = obstacle
        self.detail = detail
        self.ends_what_worked = False
        """Whether the app was taken until this call, as far as is known."""


class WaitingError(AppRefusedError):
    """It was not tried, because the app is refused just now."""


# -- this person, or this message


class PermanentError(EffectError):
    """The same would fail again."""


class UnreachableError(PermanentError):
    """This person cannot receive anything from the app."""


class UnlicensedError(UnreachableError):
    """The same, because nobody has paid for this person."""


class ExpiredMediaError(PermanentError):
    """The platform no longer has the picture or file that is named."""


class OversizedMediaError(PermanentError):
    """The picture or file is larger than we take, or than the platform takes."""


# -- nobody knows


class UnexpectedError(EffectError):
    """A handler failed in a way nobody thought of; a few tries, for it may have been a moment's."""

    retry_delays_s: ClassVar[tuple[float, ...]] = (1, 4, 16)
