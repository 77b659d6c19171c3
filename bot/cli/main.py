"""The commands of `python -m bot`, each with the function that does it; their arguments are in arguments.py."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.backup.commands import run_backup, run_purge, run_restore
from bot.cli.arguments import parser
from bot.cli.check import run_check
from bot.cli.env_file import read_env_file
from bot.cli.next_year import run_next
from bot.cli.revoke import run_revoke
from bot.cli.undelivered import run_undelivered
from bot.clock import WallClock
from bot.doctor.command import run_doctor
from bot.roster.command import run_roster
from bot.settings import SettingsError, read_settings
from bot.supervisor.serve import serve

NEXT_FILE = "config-next.yaml"


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code is 0, or 1 with one plain line about what is wrong."""
    options = parser().parse_args(arguments)
    try:
        read_env_file(os.environ)
        return _run(options)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    if options.command == "check":
        return run_check(_config_path(), os.environ, _now())
    if options.command == "doctor":
        return run_doctor(os.environ, as_json=options.json)
    if options.command == "rehearse":
        # What a rehearsal is played with is no part of the product.
        from bot.rehearsal.command import rehearse

        return rehearse(
            _config_path(), options.seed, options.branches, in_processes=options.processes
        )
    settings = read_settings(os.environ)
    if options.command == "roster":
        return run_roster(settings, options.file, is_applied=options.apply)
    if options.command == "undelivered":
        return run_undelivered(settings, options.numbers, options.does)
    if options.command == "revoke":
        return run_revoke(settings, options.user_id, WallClock().now())
    if options.command == "next":
        old, target = options.old or settings.config_path, options.target or Path(NEXT_FILE)
        return run_next(settings, old, target, options.notice)
    if options.command == "backup":
        return run_backup(settings, options.file, WallClock().now())
    if options.command == "restore":
        return run_restore(settings, options.file)
    if options.command == "purge":
        return run_purge(settings, is_confirmed=options.yes)
    return serve(settings, options.workers)


def _config_path() -> Path:
    return Path(os.environ.get("BOT_CONFIG") or "config.yaml")


def _now() -> datetime:
    """The time of day, or that of a trial; a malformed BOT_NOW is for `serve` to name."""
    try:
        return datetime.fromisoformat(os.environ.get("BOT_NOW", "")).astimezone()
    except ValueError:
        return WallClock().now()
