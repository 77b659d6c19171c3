"""The commands of `python -m bot`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.check import run_check
from bot.roster.command import run_roster
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
    if options.command == "roster":
        return run_roster(settings, options.file, is_applied=options.apply)
    return serve(settings, options.workers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("check", help="validate config.yaml and print the campaign")
    roster = commands.add_parser("roster", help="compare a roster file, csv or xlsx, and apply it")
    roster.add_argument("file", type=Path, metavar="FILE")
    roster.add_argument("--apply", action="store_true", help="write what would change")
    serving = commands.add_parser("serve", help="run the bot until SIGTERM")
    serving.add_argument("--workers", type=int, help="webhook processes (one a core, at most 4)")
    return parser
