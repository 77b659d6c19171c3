"""`python -m bot roster FILE [--apply]`: reads the file, prints what would change, and writes it if asked to."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import uuid4

from bot.clock import open_clock
from bot.config_file import load_campaign
from bot.roster.columns import read_sheet
from bot.roster.plan import Plan, make_plan
from bot.roster.rows import RosterFileError
from bot.roster.tables import read_tables
from bot.settings import Settings
from bot.supervisor.preflight import DoorError
from bot.supervisor.store import open_store
from bot.wording import starting
from campaign.loading import ConfigError
from campaign.model import Campaign
from handlers import history
from handlers.outcomes import Outcome
from handlers.wording import roster_file as wording
from handlers.wording import roster_row
from storage import audit
from storage.acts import Act
from storage.batches import Batch
from storage.commits import Committed
from storage.notes import InHistory, Note
from storage.owners import ROSTER
from storage.roster import Roster
from storage.server.errors import EmbeddedServerError
from storage.store import Store
from storage.store_errors import StoreError

DID = Act.ROSTER_FILE


def run_roster(settings: Settings, path: Path, *, is_applied: bool) -> int:
    """Print what the file changes, and write it if asked to: 0; 1 when it cannot be, and why."""
    try:
        sheet = read_sheet(read_tables(path))
        campaign = load_campaign(settings.config_path)
        with open_store(settings, campaign) as store:
            roster = store.roster()
            present = roster.applied_to(campaign).as_in_file
            plan = make_plan(present, sheet.entries)
            if plan.problems:
                return _fail(roster_row.problems(plan.problems))
            print(wording.head(path.name, len(sheet.entries), sheet.unused))
            if sheet.name:
                print(wording.read_from(sheet.name, sheet.left_out))
            if plan.notes:
                print(wording.notes(plan.notes))
            print("\n".join(_lines(present, plan)))
            if not plan.changed:
                print(wording.nothing_to_do())
            elif not is_applied:
                print(wording.only_tried())
            elif not _write(settings, store, roster, plan, path.name):
                return _fail(wording.changed_meanwhile())
            else:
                print(wording.done(len(plan.changed)))
    except (RosterFileError, ConfigError, DoorError, EmbeddedServerError) as error:
        return _fail(str(error))
    except StoreError as error:
        return _fail(starting.store_silent(type(error).__name__))
    return 0


def _lines(campaign: Campaign, plan: Plan) -> list[str]:
    changed = [wording.change(campaign, change.before, change.after) for change in plan.changed]
    return [*changed, wording.the_same(plan.unchanged, plan.left_out)]


def _write(settings: Settings, store: Store, roster: Roster, plan: Plan, name: str) -> bool:
    """Write everything at once; False when the roster is no longer the one that was compared."""
    now, outcome = open_clock(settings).now(), Outcome(did=DID, why=name)
    whom = tuple(plan.roster)
    done = audit.Entry(now, audit.OPERATOR, DID, whom=whom, said=name)
    notes: list[Note] = [InHistory(audit.OFFICE, done)]
    for change in plan.changed:
        notes += history.of_roster(change.before, change.after, outcome, audit.OPERATOR, now)
    batch = Batch(roster=plan.roster, notes=notes)
    result = store.commit(f"roster-{uuid4().hex}", {}, {ROSTER: roster}, batch)
    return isinstance(result, Committed)


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
