"""The commands of `python -m bot`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.check import run_check
from bot.serve import serve
from bot.settings import SettingsError, read_settings


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code is 0, or 1 with one plain line about what is wrong."""
    options = _parser().parse_args(arguments)
    if options.command == "check":
        return run_check(Path(os.environ.get("BOT_CONFIG") or "config.yaml"))
    try:
        settings = read_settings(os.environ)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    return serve(settings, options.workers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("check", help="validate config.yaml and print the campaign")
    serving = commands.add_parser("serve", help="run the bot until SIGTERM")
    serving.add_argument("--workers", type=int, help="webhook processes (one a core, at most 4)")
    return parser
