"""`python -m bot.summary.reader`: reads one file from stdin, says its text or a refusal as JSON."""

from __future__ import annotations

import json
import os
import resource
import sys

from bot.summary.unreadable import UnreadableError
from bot.summary.uploads import read_upload
from handlers.wording import uploads as wording
from storage.parents import end_with

MEMORY_BYTES = 768 * 1024 * 1024
WORK_S = 20  # of a processor
NICENESS = 15  # who chats comes first


def main() -> None:
    """Read with limits on memory and work; the parent watches the clock."""
    parent, name = int(sys.argv[1]), sys.argv[2]
    end_with(parent)
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK_S, WORK_S + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(answer(name, sys.stdin.buffer.read()), sys.stdout)


def answer(name: str, data: bytes) -> dict[str, str]:
    """The text, or why there is none."""
    try:
        return {"text": read_upload(name, data)}
    except UnreadableError as refused:
        return {"refused": refused.sentence}
    except MemoryError:
        return {"refused": wording.too_complex()}


if __name__ == "__main__":
    main()
