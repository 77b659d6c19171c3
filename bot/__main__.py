"""`python -m bot`: hands over to cli/main.py, which knows the commands."""

from __future__ import annotations

import os
import sys

from bot.wording import starting as wording  # needs nothing that may be missing

OLDEST = (3, 11)


def run() -> int:
    """Run the command that was typed; one line says what to do where this Python cannot."""
    typed = " ".join(sys.argv[1:])
    if sys.version_info < OLDEST:
        print(wording.cannot_run(sys.executable, wording.too_old("3.11"), typed), file=sys.stderr)
        return 1
    try:
        from bot.cli.main import main
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in ("bot", "campaign", "handlers", "storage"):
            raise
        why = wording.not_installed(error.name or "")
        print(wording.cannot_run(sys.executable, why, typed), file=sys.stderr)
        return 1
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    return code


if __name__ == "__main__":
    sys.exit(run())
