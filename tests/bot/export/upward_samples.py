"""A season whose results are noted, with something the office still has to see to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.export.packing import Built
from bot.export.source import Source
from bot.export.upward import build_upward
from campaign.applications import Application, Place, Status
from campaign.office_notes import Paper, Result, Return
from storage.store import Store
from tests.bot.export.export_samples import AT, Samples, home, station

CHOSEN, LEFT = (Result(chosen, "", AT + timedelta(days=9), "office01") for chosen in (True, False))


def corrected(application: Application, receipt: str, after: timedelta) -> Application:
    """The application sent back a day after it was handed in, and handed in again so much later."""
    at = AT + timedelta(days=1)
    returned = Return(at, "office01", "请改 1.2", (Place("scorecard", "1.2"),))
    back = replace(application.with_status(Status.RETURNED, at), returned=returned)
    return back.handed_in(receipt, "chair03", AT + after)


def reviewed(application: Application) -> Application:
    """The application with every point allowed as it was claimed."""
    points = {item: int(given) for item, given in application.part("scorecard").items()}
    return replace(application, reviewed=points)


def fill_results(store: Samples) -> None:
    """Two homes and two stations recommended, one rejected, one undecided, one being corrected."""
    paper = Paper(AT, 2, "office01", 2)
    named = ("03", "07")
    branches = tuple(
        branch.altered(chair_name="张明", phone="82320003") if branch.number in named else branch
        for branch in store.campaign.branches
    )
    store.campaign = store.campaign.with_branches(branches)
    third = reviewed(corrected(home(store, "03"), "J03-v2", timedelta(days=7)))
    store.put("03", replace(third, paper=paper, result=CHOSEN), station(store, "03"))
    store.put("05", replace(home(store, "05"), result=CHOSEN))
    store.put(
        "06", replace(home(store, "06"), result=LEFT), replace(station(store, "06"), result=CHOSEN)
    )
    store.put(
        "07",
        replace(station(store, "07"), result=CHOSEN, paper=replace(paper, version=1, taken_for=1)),
    )
    store.put("08", home(store, "08"))
    at = AT + timedelta(days=1)
    returned = Return(at, "office01", "请改 1.2", (Place("scorecard", "1.2"),))
    store.put("09", replace(home(store, "09").with_status(Status.RETURNED, at), returned=returned))


def built_upward(store: Samples, name: str = "up.zip") -> tuple[Path, Built]:
    """The archive that goes upward as things stand."""
    target = store.folder / "exports" / name
    source = Source(Store(store.campaign, store.server))
    return target, build_upward(source, store.photos, target, lambda _done, _total: None)
