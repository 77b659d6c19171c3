"""`python -m bot`."""

from __future__ import annotations

import os
import sys

OLDEST = (3, 11)


def run() -> int:
    """Run the command that was typed; one line says what to do where this Python cannot."""
    typed = " ".join(sys.argv[1:])
    if sys.version_info < OLDEST:
        print(_not_here("it is older than 3.11", typed), file=sys.stderr)
        return 1
    try:
        from bot.cli import main
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in ("bot", "campaign", "handlers", "storage"):
            raise
        print(_not_here(f"{error.name} is not installed in it", typed), file=sys.stderr)
        return 1
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    return code


def _not_here(why: str, typed: str) -> str:
    """Nothing of what the bot needs is imported here, for it may be missing."""
    return (
        f"{sys.executable} cannot run the bot ({why}):"
        f" run `make setup` once, then .venv/bin/python -m bot {typed}"
    )


if __name__ == "__main__":
    sys.exit(run())
