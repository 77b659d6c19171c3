"""The list of an archive by itself, to be looked at and printed at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.export.source import Source
from bot.export.standing import Standing
from bot.export.tables import writing_tables
from handlers.wording import archive as wording


def list_alone(source: Source, folder: Path) -> bytes:
    """The spreadsheet as it would lie in an archive of now, without what only leads to files."""
    campaign, as_of = source.campaign, source.campaign.opens_at
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as work:
        path = Path(work) / wording.LIST
        with writing_tables(campaign, path, with_files=False) as tables:
            for state in source.branches():
                record = state.record
                for track in campaign.for_branch(state.branch).tracks.values():
                    application = record.application(track.id)
                    as_of = max(as_of, application.changed_at or as_of)
                    until = record.extended_until
                    tables.add_standing(Standing(campaign, state.branch, track, application, until))
                for entry in state.history:
                    if tables.add_entry(state.branch, entry):
                        as_of = max(as_of, entry.at)
            for entry in source.office_history():
                if tables.add_entry(None, entry):
                    as_of = max(as_of, entry.at)
            for entry in source.review_history():
                tables.add_review(entry)
                as_of = max(as_of, entry.at)
            tables.finish(as_of)
        return path.read_bytes()
