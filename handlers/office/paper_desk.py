"""`收`: stamped papers as they come in; `未收`: those still out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from campaign.applications import Application, Status
from campaign.differences import differences
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Paper
from handlers.office.commands import ask_back
from handlers.office.naming import Naming, read_naming, track_named, words_of
from handlers.outcomes import Outcome, say
from handlers.parts.kinds import kind_of
from handlers.talk import OfficeTalk
from handlers.wording import papers as wording
from handlers.words import compact
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Change

UNDO = ("取消", "撤销")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper on the desk: whose, for which award, and which version is printed on it."""

    branch: Branch
    track: Track
    application: Application
    version: int

    @property
    def is_outdated(self) -> bool:
        """True when a newer version counts by now."""
        last = self.application.submission
        return bool(last and self.version != last.version)


def needs(campaign: Campaign, text: str) -> Needs:
    """The records of the branches that are named."""
    return Needs(branches=read_naming(campaign, text, "收").numbers)


def needs_all(_campaign: Campaign, _text: str) -> Needs:
    """The standings of all branches."""
    return Needs(standings=True)


def receive(talk: OfficeTalk, text: str) -> Outcome:
    """Register papers; one with an old version on it is asked back, the others are registered."""
    words = words_of(text)
    undo = [word for word in words if compact(word) in UNDO]
    naming = read_naming(talk.campaign, " ".join(w for w in words if w not in undo), "收")
    if not naming.branches and not naming.wrong:
        return say(wording.receive_how(talk.campaign))
    if undo:
        return _take_back(talk, naming)
    sheets, wrong = _sheets(talk, naming)
    fitting = [sheet for sheet in sheets if not sheet.is_outdated]
    outdated = [sheet for sheet in sheets if sheet.is_outdated]
    outcome = _registered(talk, fitting, wrong)
    if not outdated:
        return outcome
    old = [wording.outdated(sheet.track, sheet.branch, *_versions(sheet)) for sheet in outdated]
    said = "收 " + " ".join(_receipt(sheet) for sheet in outdated)
    shown = [sheet.branch.number for sheet in outdated]
    asking = ask_back(
        talk, said, shown, lambda code: "\n".join([*outcome.texts, *old, wording.take_anyway(code)])
    )
    return replace(outcome, texts=asking.texts, session=asking.session)


def receive_anyway(talk: OfficeTalk, text: str, _shown: tuple[str, ...]) -> Outcome:
    """Register papers with an old version on them, as they were shown."""
    sheets, wrong = _sheets(talk, read_naming(talk.campaign, text, "收"))
    return _registered(talk, sheets, wrong)


def show_outstanding(talk: OfficeTalk, name: str = "") -> Outcome:
    """List the applications that are handed in and whose paper is not at the office."""
    track = track_named(talk.campaign, name) if name else None
    if name and track is None:
        return say(wording.outstanding_how(talk.campaign))
    tracks = [track] if track else list(talk.campaign.tracks.values())
    return say("\n".join(wording.outstanding(t, list(_outstanding(talk, t))) for t in tracks))


def _outstanding(talk: OfficeTalk, track: Track) -> Iterator[Branch]:
    standings = talk.standings(track)
    for branch in talk.campaign.branches:
        standing = standings.get(branch.number)
        if standing and standing.status is Status.SUBMITTED and not standing.has_paper:
            yield branch


def _sheets(talk: OfficeTalk, naming: Naming) -> tuple[list[Sheet], list[str]]:
    """The papers that can be registered, and a sentence about each that can not."""
    sheets: list[Sheet] = []
    wrong = list(naming.wrong)
    for named in naming.branches:
        branch = named.branch
        tracks = [named.track] if named.track else list(naming.tracks) or _handed_in(talk, branch)
        if not tracks:
            wrong.append(wording.nothing_handed_in(branch))
        elif len(tracks) > 1 and not naming.tracks:
            wrong.append(wording.which_track(branch, tracks))
        else:
            for track in tracks:
                found = _sheet(talk, branch, track, named.version)
                if isinstance(found, str):
                    wrong.append(found)
                else:
                    sheets.append(found)
    return sheets, wrong


def _handed_in(talk: OfficeTalk, branch: Branch) -> list[Track]:
    """The awards of a branch that wait for their paper, or else those that have one."""
    record = talk.record_of(branch)
    in_hand = [
        track
        for track in talk.campaign.tracks.values()
        if record.application(track.id).status is Status.SUBMITTED
    ]
    return [t for t in in_hand if not record.application(t.id).has_paper] or in_hand


def _sheet(talk: OfficeTalk, branch: Branch, track: Track, version: int | None) -> Sheet | str:
    application = talk.record_of(branch).application(track.id)
    last = application.submission
    if last is None or application.status is not Status.SUBMITTED:
        return wording.not_handed_in(track, branch, application.status)
    if version is None and last.version > 1:
        return wording.which_version(track, branch, last.receipt, last.version)
    if version is not None and version not in {s.version for s in application.submissions}:
        return wording.no_such_version(track, branch, version, last.receipt)
    if application.has_paper and application.paper:
        return wording.there_already(track, branch, application.paper, talk.campaign)
    return Sheet(branch, track, application, version or last.version)


def _registered(talk: OfficeTalk, sheets: Sequence[Sheet], wrong: Sequence[str]) -> Outcome:
    """Register these papers and send each branch a receipt."""
    changes: dict[str, Change] = {}
    effects = []
    for sheet in sheets:
        last = sheet.application.submission
        assert last is not None  # noqa: S101 - only what was handed in becomes a sheet
        paper = Paper(talk.now, sheet.version, talk.user_id, last.version)
        changed = replace(sheet.application, paper=paper)
        number = sheet.branch.number
        earlier = changes.get(number, Change()).applications
        changes[number] = Change(applications=(*earlier, changed))
        receipt = wording.receipt(
            sheet.track, sheet.branch, _receipt(sheet), talk.now, talk.campaign
        )
        effects += [SendText(user, receipt) for user in sheet.branch.people]
    lines = [wording.received(track, group) for track, group in _by_track(talk, sheets)]
    return Outcome(
        ("\n".join([*lines, *wrong]),) if lines or wrong else (),
        effects=tuple(effects),
        changes=changes,
        whom=tuple(changes),
    )


def _take_back(talk: OfficeTalk, naming: Naming) -> Outcome:
    """Note that papers are not there after all."""
    changes: dict[str, Change] = {}
    lines = list(naming.wrong)
    for named in naming.branches:
        record = talk.record_of(named.branch)
        tracks = [named.track] if named.track else list(naming.tracks)
        if not tracks:
            tracks = [t for t in talk.campaign.tracks.values() if record.application(t.id).paper]
        for track in tracks:
            application = record.application(track.id)
            if application.paper is None:
                lines.append(wording.no_paper(track, named.branch))
                continue
            number = named.branch.number
            earlier = changes.get(number, Change()).applications
            changes[number] = Change(applications=(*earlier, replace(application, paper=None)))
            lines.append(wording.taken_back(track, named.branch))
    return Outcome(("\n".join(lines),), changes=changes, whom=tuple(changes))


def _by_track(
    talk: OfficeTalk, sheets: Sequence[Sheet]
) -> Iterator[tuple[Track, list[tuple[Branch, str, bool]]]]:
    """Branch, receipt and whether it is late, award by award."""
    for track in talk.campaign.tracks.values():
        group = [
            (s.branch, _receipt(s), talk.now > talk.campaign_of(s.branch).deadline)
            for s in sheets
            if s.track.id == track.id
        ]
        if group:
            yield track, group


def _receipt(sheet: Sheet) -> str:
    return next(s.receipt for s in sheet.application.submissions if s.version == sheet.version)


def _versions(sheet: Sheet) -> tuple[str, str, str]:
    """The receipts on the paper and online, and what differs between them in words."""
    application = sheet.application
    last = application.submission
    assert last is not None  # noqa: S101 - only what was handed in becomes a sheet
    old = next(s for s in application.submissions if s.version == sheet.version)
    found = differences(sheet.track, old, last)
    parts = [(sheet.track.part(place.part), place.entry) for place in found.places]
    names = [kind_of(part).name(part, entry) for part, entry in parts]
    return old.receipt, last.receipt, wording.differing(names, found)
