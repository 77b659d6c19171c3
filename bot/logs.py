"""Where log lines go and what they look like: one line each, on stderr, without message bodies."""

from __future__ import annotations

import logging
import logging.config
import time
from typing import Any


class OneLine(logging.Formatter):
    """Everything on one line, tracebacks too: a line is a record, and nobody can forge a second."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return " | ".join(super().format(record).splitlines())


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "bot.logs.OneLine",
            "format": "%(asctime)sZ %(levelname)s %(process)d %(name)s: %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"level": "INFO", "handlers": ["stderr"]},
    "loggers": {
        # its warnings show the address of a request, and WeCom puts secrets into addresses
        "urllib3": {"level": "ERROR"},
        "apscheduler": {"level": "WARNING"},
        "_granian": {"level": "ERROR"},
    },
}


def set_up_logs() -> None:
    """Send every log line of this process to stderr."""
    logging.config.dictConfig(LOGGING)
