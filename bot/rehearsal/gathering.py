"""Looking at what a season leaves behind: screens, callbacks, pictures on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.rehearsal.evidence import Key, Shown
from bot.rehearsal.pictures import number_in
from campaign.applications import Application
from campaign.model import Campaign
from simulator.bubbles import Bubble
from simulator.server import Simulator


def screens_of(simulator: Simulator, campaign: Campaign) -> dict[str, list[Shown]]:
    """What the bot put on the screens of everybody in the campaign."""
    people = [user for branch in campaign.branches for user in branch.people]
    return {
        user_id: [_shown(b) for b in simulator.person(user_id).screen if b.from_bot]
        for user_id in [*people, *campaign.office]
    }


def failed_callbacks(simulator: Simulator) -> Iterator[str]:
    """Callbacks that were answered by an error; none at all is what a restart looks like."""
    for record in simulator.callbacks:
        for attempt in record.attempts:
            if attempt.isdigit() and attempt != "200":
                yield f"{record.user_id} {record.summary}：{attempt}"


def complaints_of(simulator: Simulator) -> Iterator[str]:
    """What the platform would not have understood, or would have cut or dropped."""
    for fault in simulator.protocol_faults:
        yield f"{fault.user_id}：{fault.reason}"
    for notice in simulator.notices:
        yield f"{notice.user_id}：{notice.reason}"


def pictures_in(folder: Path, stored: Mapping[Key, Application]) -> dict[str, int | None]:
    """The number on every photo that an application or a version names."""
    paths = {
        photo.path
        for application in stored.values()
        for photos in (application.photos, *(s.photos for s in application.submissions))
        for photo in photos
    }
    return {path: _number_in(folder / path) for path in paths}


def _number_in(file: Path) -> int | None:
    return number_in(file.read_bytes()) if file.is_file() else None


def _shown(bubble: Bubble) -> Shown:
    name = bubble.name if bubble.kind == "file" else ""
    is_sent = bool(bubble.msg_id)
    return Shown(bubble.user_id, bubble.kind, bubble.text, name, bubble.at, is_sent)
