"""`收`: stamped papers as they come in, by branch or by receipt, and taken back where it was a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from campaign.applications import Application, Status, Submission
from campaign.differences import differences
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Paper
from campaign.open_matters import open_matters, still_possible
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import Naming, read_naming
from handlers.outcomes import Outcome
from handlers.parts.registry import kind_of
from handlers.talk import OfficeTalk
from handlers.wording import papers as wording
from storage.effects import Effect, SendText
from storage.readings import Needs
from storage.records import Change

_UNDO = re.compile("取消|撤销")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper on the desk: whose, for which award, and which version is printed on it."""

    branch: Branch
    track: Track
    application: Application
    version: int

    @property
    def online(self) -> Submission:
        """The version that counts."""
        last = self.application.submission
        assert last is not None  # noqa: S101 - only what was handed in becomes a sheet
        return last

    @property
    def receipt(self) -> str:
        """What is printed on it."""
        return self.application.submissions[self.version - 1].receipt

    @property
    def is_outdated(self) -> bool:
        """True when what counts by now would be printed otherwise."""
        return not self.application.is_shown_by(self.version)

    @property
    def versions(self) -> tuple[str, str, str]:
        """The receipts on the paper and online, and what differs between them in words."""
        old = self.application.submissions[self.version - 1]
        found = differences(self.track, old, self.online)
        parts = [(self.track.part(place.part), place.entry) for place in found.places]
        names = [kind_of(part).name(part, entry) for part, entry in parts]
        return self.receipt, self.online.receipt, wording.differing(names, found)


@dataclass(frozen=True, slots=True)
class Papers:
    """Whose papers came, or with `are_back` did not come after all."""

    naming: Naming
    are_back: bool


def read(campaign: Campaign, text: str) -> Papers | str:
    """The papers that are named; a sentence where none is."""
    naming = read_naming(campaign, _UNDO.sub(" ", text), "收")
    if not naming.branches:
        return "\n".join(naming.wrong) or wording.receive_how(campaign)
    return Papers(naming, are_back=bool(_UNDO.search(text)))


def needs(_campaign: Campaign, papers: Papers) -> Needs:
    """The records of the branches that are named."""
    return Needs(branches=papers.naming.numbers)


def receive(talk: OfficeTalk, papers: Papers) -> Outcome:
    """Register papers; one with an old version on it is asked back, the others are registered."""
    return _take_back(talk, papers.naming) if papers.are_back else _receive(talk, papers.naming, ())


def receive_anyway(talk: OfficeTalk, papers: Papers, shown: tuple[str, ...]) -> Outcome:
    """Do what was shown; asked again where a version online is newer than the one shown."""
    if papers.are_back:
        return _take_back(talk, papers.naming)
    return _receive(talk, papers.naming, shown)


def _receive(talk: OfficeTalk, naming: Naming, accepted: tuple[str, ...]) -> Outcome:
    """Register what fits, and what is older than a version online that was `accepted` for it."""
    sheets, wrong = sheets_of(talk, naming)
    outdated = [s for s in sheets if s.is_outdated and s.online.receipt not in accepted]
    outcome = _registered(talk, [sheet for sheet in sheets if sheet not in outdated], wrong)
    if not outdated:
        return outcome
    old = [wording.outdated(sheet.track, sheet.branch, *sheet.versions) for sheet in outdated]
    said = "收 " + " ".join(sheet.receipt for sheet in outdated)
    shown = [text for s in outdated for text in (s.branch.number, s.online.receipt)]
    asking = ask_back(
        talk, said, shown, lambda code: "\n".join([*outcome.texts, *old, wording.take_anyway(code)])
    )
    return replace(outcome, texts=asking.texts, own=asking.own)


def sheets_of(talk: OfficeTalk, naming: Naming) -> tuple[list[Sheet], list[str]]:
    """The papers that can be registered, and a sentence about each that can not."""
    sheets: list[Sheet] = []
    wrong = list(naming.wrong)
    for named in naming.branches:
        branch = named.branch
        tracks = [named.track] if named.track else list(naming.tracks) or _handed_in(talk, branch)
        if not tracks:
            back = _being_corrected(talk, branch)
            wrong += [wording.not_handed_in(one, branch, Status.RETURNED) for one in back]
            wrong += [] if back else [wording.nothing_handed_in(branch)]
        elif len(tracks) > 1 and not naming.tracks and not _all_there(talk, branch, tracks):
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


def _all_there(talk: OfficeTalk, branch: Branch, tracks: Sequence[Track]) -> bool:
    record = talk.record_of(branch)
    return all(record.application(track.id).has_paper for track in tracks)


def _being_corrected(talk: OfficeTalk, branch: Branch) -> list[Track]:
    record = talk.record_of(branch)
    tracks = talk.campaign.tracks.values()
    return [t for t in tracks if record.application(t.id).status is Status.RETURNED]


def _sheet(talk: OfficeTalk, branch: Branch, track: Track, version: int | None) -> Sheet | str:
    application = talk.record_of(branch).application(track.id)
    last = application.submission
    if last is None or application.status is not Status.SUBMITTED:
        return wording.not_handed_in(track, branch, application.status)
    papers = {s.version for s in application.submissions if application.is_shown_by(s.version)}
    if version is None and len(papers) < last.version:
        return wording.which_version(track, branch, last.receipt, last.version)
    if version is not None and version not in {s.version for s in application.submissions}:
        return wording.no_such_version(track, branch, version, last.receipt)
    if application.has_paper and application.paper:
        return wording.there_already(track, branch, application.paper, talk.campaign)
    return Sheet(branch, track, application, version or last.version)


def _registered(talk: OfficeTalk, sheets: Sequence[Sheet], wrong: Sequence[str]) -> Outcome:
    """Register these papers and send each branch a receipt."""
    changes: dict[str, Change] = {}
    for sheet in sheets:
        paper = Paper(talk.now, sheet.version, talk.user_id, sheet.online.version)
        changed = replace(sheet.application, paper=paper, refusal=None)
        number = sheet.branch.number
        earlier = changes.get(number, Change()).applications
        changes[number] = Change(applications=(*earlier, changed))
    lines = [wording.received(track, papers) for track, papers in _by_track(talk, sheets)]
    lines += [
        wording.same_on_paper(sheet.track, sheet.branch, *sheet.versions)
        for sheet in sheets
        if sheet.version != sheet.online.version and not sheet.is_outdated
    ]
    return Outcome(
        ("\n".join([*lines, *wrong]),) if lines or wrong else (),
        effects=tuple(_receipts(talk, sheets, changes)),
        changes=changes,
        whom=tuple(changes),
    )


def _receipts(
    talk: OfficeTalk, sheets: Sequence[Sheet], changes: Mapping[str, Change]
) -> Iterator[SendText]:
    """The receipt of each paper for the people of its branch, with what else they have to do."""
    for sheet in sheets:
        branch, campaign = sheet.branch, talk.campaign_of(sheet.branch)
        after = talk.record_of(branch).after(changes[branch.number])
        matters = open_matters(campaign, branch, after.applications)
        others = [
            matter
            for matter in still_possible(campaign, matters, talk.now)
            if matter.track is not sheet.track
        ]
        what = (sheet.track, branch, sheet.receipt, talk.now, talk.campaign, others)
        receipt = wording.receipt(*what)
        yield from (SendText(user, receipt) for user in branch.people)


def _take_back(talk: OfficeTalk, naming: Naming) -> Outcome:
    """Note that papers are not there after all."""
    changes: dict[str, Change] = {}
    effects: list[Effect] = []
    lines = list(naming.wrong)
    for named in naming.branches:
        record = talk.record_of(named.branch)
        tracks = [named.track] if named.track else list(naming.tracks)
        known = list(talk.campaign.tracks.values())
        with_paper = [track for track in known if record.application(track.id).paper]
        for track in tracks or with_paper or known:
            application = record.application(track.id)
            if application.paper is None:
                lines.append(wording.no_paper(track, named.branch))
                continue
            number = named.branch.number
            earlier = changes.get(number, Change()).applications
            changes[number] = Change(applications=(*earlier, replace(application, paper=None)))
            lines.append(wording.taken_back(track, named.branch))
            told = wording.correction(track, named.branch, application.paper, talk.campaign)
            effects += [SendText(user, told) for user in named.branch.people]
    return Outcome(
        ("\n".join(lines),), effects=tuple(effects), changes=changes, whom=tuple(changes)
    )


def _by_track(
    talk: OfficeTalk, sheets: Sequence[Sheet]
) -> Iterator[tuple[Track, list[tuple[Branch, str, bool]]]]:
    """The papers of each award: whose, the receipt on it, and whether it came after the deadline."""
    for track in talk.campaign.tracks.values():
        group = [
            (s.branch, s.receipt, talk.now > talk.campaign_of(s.branch).deadline)
            for s in sheets
            if s.track is track
        ]
        if group:
            yield track, group
