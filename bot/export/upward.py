"""Builds the archive that goes upward: the recommended alone, and a summary to sign and stamp."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.documents.names import FormError
from bot.documents.versions import Version, version_of
from bot.export.names import plain_name
from bot.export.packing import Built, Packed, Packing, Progress, made_at
from bot.export.source import Source
from bot.export.summary import Material, SummaryLine, write_summary
from bot.review.money import money_table
from bot.review.papers import paper_of
from campaign.model import Branch, Track
from campaign.upward import Recommended, Upward, going_upward
from handlers.wording import archive as wording
from handlers.wording import upward as upward_wording
from handlers.wording.upward import Summary
from storage.files.photos import PhotoStore
from storage.records import Record

MONEY_FILE = "经费表.xlsx"


def build_upward(source: Source, photos: PhotoStore, target: Path, progress: Progress) -> Built:
    """Make the archive of what is recommended at `target`; otherwise as `build` does."""
    records = {state.branch.number: state.record for state in source.branches()}
    with made_at(target) as folder:
        loose = Summary.FILE, wording.NOTES
        with Packing(folder, source.campaign, photos, *loose) as packing:
            return _Builder(source, records, packing, folder / Summary.FILE).run(progress)


class _Builder:
    """What goes into the archive of what is recommended."""

    def __init__(
        self, source: Source, records: dict[str, Record], packing: Packing, path: Path
    ) -> None:
        self._source = source
        self._campaign = source.campaign
        self._records = records
        self._packing = packing
        self._summary = path
        self._awards = going_upward(
            self._campaign, lambda branch, track: records[branch.number].application(track.id)
        )

    def run(self, progress: Progress) -> Built:
        every = [one for award in self._awards for one in award.recommended]
        as_of = max((_changed_at(one) for one in every), default=self._campaign.opens_at)
        materials: list[Material] = []
        done = 0
        for award in self._awards:
            for number, one in enumerate(award.recommended, 1):
                materials += self._materials(award, number, one)
                done += 1
                progress(done, len(every))
        lines = {a.award.id: list(self._lines(a)) for a in self._awards}
        write_summary(self._summary, self._campaign, self._awards, lines, materials)
        for award in self._awards:
            if award.recommended:
                self._add_papers(award, as_of)
        self._packing.add_loose(Summary.FILE, self._summary, as_of)
        self._packing.add_loose(wording.NOTES, self._notes(as_of), as_of)
        return self._packing.seal(len(every), as_of)

    def _materials(self, award: Upward, number: int, one: Recommended) -> Iterator[Material]:
        submission = one.application.submission
        if submission is None:
            return
        version = version_of(one.branch, one.track, one.application, submission)
        folder = f"{plain_name(award.award.name)}/{_folder(award, number, one.branch, one.track)}"

        def called(name: str) -> str:
            """A file that has left its folder still tells whose it is."""
            return f"{one.branch.name}{one.track.which} {_title(version, name)}"

        for file in self._packing.add_version(version, folder, called):
            yield _material(number, one, file)

    def _add_papers(self, award: Upward, as_of: datetime) -> None:
        """The papers of the review, as far as there is what they say, and pictures of visits."""
        facts, folder = self._source.award_facts(award.award.id), plain_name(award.award.name)
        for paper in facts.papers(as_of):
            try:
                content = paper_of(facts, paper, as_of)
            except FormError as error:
                self._packing.problems.append(str(error))
                continue
            self._packing.add_loose(f"{facts.award.short_name}{paper.value}.docx", content, as_of)
        if facts.award.grants and any(facts.accepted()):
            name = f"{facts.award.short_name}{MONEY_FILE}"
            self._packing.add_loose(name, money_table(facts), as_of)
        for number, one in enumerate(award.recommended, 1):
            into = f"{folder}/{_folder(award, number, one.branch, one.track)}"
            for nth, visit in enumerate(one.application.visits, 1):
                for item, found in visit.found.items():
                    for photo in found.photos:
                        name = wording.evidence_name(nth, item, photo.number)
                        self._packing.add_evidence(into, name, photo, one.branch.name, as_of)

    def _lines(self, award: Upward) -> Iterator[SummaryLine]:
        for number, one in enumerate(award.recommended, 1):
            until = self._records[one.branch.number].extended_until
            submitted = wording.submitted(one.application, self._campaign, until)
            yield SummaryLine(number, one, submitted)

    def _notes(self, as_of: datetime) -> bytes:
        problems = self._packing.problems
        return upward_wording.notes(self._campaign, as_of, self._awards, problems).encode()


def _changed_at(one: Recommended) -> datetime:
    """When this came to be as it is; the same data must make the same bytes."""
    result, last = one.application.result, one.application.submission
    assert result and last  # noqa: S101,PT018 - or it would not be recommended
    return max(result.at, last.at)


def _folder(award: Upward, number: int, branch: Branch, track: Track) -> str:
    width = len(str(len(award.recommended)))
    return plain_name(f"{number:0{width}} {branch.name}{track.which}")


def _title(version: Version, name: str) -> str:
    return name.removeprefix(version.submission.receipt).strip()


def _material(number: int, one: Recommended, file: Packed) -> Material:
    path = file.member.path if file.member else ""
    return Material(one.track, number, one.branch, file.name, path, file.note)
