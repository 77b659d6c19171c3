"""`结果`: what became of each application; chairs hear of it only on command."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaign.applications import Application
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Result
from handlers.hearing.clean import compact
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import track_named
from handlers.office.resolve.targets import Target, read_target, track_for
from handlers.office.review.applicants import named
from handlers.office.review.result_sums import (
    application_of,
    is_submitted,
    open_ends_of,
    open_of,
    sum_of,
    untold_of,
    with_result,
)
from handlers.office.review.several_results import (
    COMMAND,
    LONGEST_REASON,
    VERDICT,
    Several,
    ask_about_several,
    note_several,
    read_several,
)
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import notices, targets
from handlers.wording import results as wording
from storage.acts import Act
from storage.effects import ReportNotice, SendNotice
from storage.readings import Needs
from storage.records import Change

_TELL = ("通知", "发通知", "通知主席")
_UNDO = ("取消", "撤销")


@dataclass(frozen=True, slots=True)
class Summary:
    """All results, or those of one award."""

    track: Track | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """The chairs are to be told."""


Asked = Summary | Telling | Several | Target


def read(campaign: Campaign, text: str) -> Asked | str:
    """What is asked for: to see results, to tell them, or a result of one branch or of several."""
    if not text:
        return Summary()
    if compact(text) in _TELL:
        return Telling()
    if track := track_named(campaign, text):
        return Summary(track)
    return read_several(campaign, text) or read_target(campaign, text, COMMAND)


def needs(campaign: Campaign, _asked: Asked) -> Needs:
    """The records of all branches, none of which may change meanwhile: the quota is of them all."""
    return Needs(branches=tuple(campaign.branch_by_number))


def result(talk: OfficeTalk, asked: Asked) -> Outcome:
    """Note a result or take it back; show all of them, or ask whether to tell the chairs."""
    match asked:
        case Summary(None):
            return _show(talk, list(talk.campaign.awards))
        case Summary(track):
            assert track is not None  # noqa: S101 - the case before took the rest
            return _show(talk, [track])
        case Telling():
            return _ask_to_tell(talk)
        case Several():
            return ask_about_several(talk, asked)
    return _one(talk, asked)


def confirmed(talk: OfficeTalk, asked: Asked, shown: tuple[str, ...]) -> Outcome:
    """Note the results or tell the chairs, of those that were shown."""
    if isinstance(asked, Target):
        return _one(talk, asked)
    return note_several(talk, asked, shown) if isinstance(asked, Several) else do_tell(talk, shown)


def _one(talk: OfficeTalk, target: Target) -> Outcome:
    chosen = track_for(talk, target, lambda _, found: is_submitted(found), COMMAND)
    if isinstance(chosen, str):
        return say(chosen)
    branch, track = target.branch, chosen
    application = talk.record_of(branch).application(track.id)
    if compact(target.rest) in _UNDO:
        return _take_back(talk, branch, track, application)
    if not is_submitted(application):
        return say(targets.not_submitted(branch, track, application.status))
    read = VERDICT.fullmatch(target.rest.strip())
    if not read:
        return say(wording.not_understood(branch, track, application.result))
    reason = read["reason"].strip()
    if len(reason) > LONGEST_REASON:
        return say(wording.reason_too_long(len(reason), LONGEST_REASON))
    return _note(talk, branch, track, application, not read["no"], reason)


def _show(talk: OfficeTalk, tracks: list[Track]) -> Outcome:
    lines = [*(sum_of(talk, track) for track in tracks), _who_was_told(talk, tracks)]
    return Outcome(("\n".join(filter(None, lines)),), did=Act.RESULTS)


def _who_was_told(talk: OfficeTalk, tracks: list[Track]) -> str:
    """Which branches have been told their results and which have not; "" while there are none."""
    told, untold = 0, []
    for branch in talk.campaign.branches:
        results = [r for track in tracks if (r := application_of(talk, branch, track).result)]
        if any(not result.told_at for result in results):
            untold.append(branch)
        elif results:
            told += 1
    return wording.who_was_told(told, untold)


def do_tell(talk: OfficeTalk, shown: tuple[str, ...]) -> Outcome:
    """Tell the branches that were shown their results, unless those have changed since."""
    asked = talk.session.pending
    untold = [noted for noted in untold_of(talk) if noted.branch.number in shown]
    due = [noted for noted in untold if asked and noted.result.at <= asked.at]
    changed = [noted for noted in untold if noted not in due]
    if not due:
        return say(wording.nothing_to_tell())
    notice = f"{talk.now:%m%d}-{talk.callback}"
    texts: dict[str, list[str]] = {}
    changes: dict[str, Change] = {}
    for noted in due:
        number = noted.branch.number
        told = wording.notice(noted.branch, noted.track, noted.result)
        texts.setdefault(number, []).append(told)
        after = replace(noted.application, result=replace(noted.result, told_at=talk.now))
        earlier = changes.get(number, Change()).applications
        changes[number] = Change(applications=(*earlier, after))
    branches = [talk.campaign.branch_by_number[number] for number in changes]
    sends = [
        SendNotice(user, wording.with_contact(texts[b.number], talk.campaign), notice)
        for b in branches
        for user in b.people
    ]
    people = {user: notices.person(b, user) for b in branches for user in b.people}
    report = ReportNotice(talk.user_id, notice, people)
    skipped = [wording.named(noted.branch, noted.track) for noted in changed]
    return Outcome(
        (wording.telling(len(people), skipped),),
        effects=(*sends, report),
        changes=changes,
        whom=tuple(changes),
        did=Act.TELL_RESULT,
    )


def _ask_to_tell(talk: OfficeTalk) -> Outcome:
    untold = untold_of(talk)
    if not untold:
        return say(wording.nothing_to_tell())
    groups = []
    for track in talk.campaign.tracks.values():
        for is_recommended in (True, False):
            names = [
                noted.branch
                for noted in untold
                if noted.track is track and noted.result.is_recommended is is_recommended
            ]
            if names:
                groups.append(wording.group(track, is_recommended, names))
    open_count = sum(len(open_of(talk, track)) for track in talk.campaign.awards)
    shown = {noted.branch.number: noted.branch for noted in untold}
    people = len({user for branch in shown.values() for user in branch.people})
    return ask_back(
        talk,
        f"{COMMAND} {_TELL[0]}",
        tuple(shown),
        lambda code: wording.ask_to_tell(len(shown), people, groups, open_count, code),
    )


def _note(
    talk: OfficeTalk,
    branch: Branch,
    track: Track,
    application: Application,
    is_recommended: bool,
    reason: str,
) -> Outcome:
    last = application.result
    if last and (last.is_recommended, last.reason) == (is_recommended, reason or last.reason):
        return say(f"{wording.already(branch, track, last)}\n{sum_of(talk, track)}")
    others = with_result(talk, track, True, besides=branch)
    if is_recommended and len(others) >= track.quota and not reason:
        return say(wording.beyond_quota(branch, track, others))
    noted = Result(is_recommended, reason, talk.now, talk.user_id)
    after = replace(application, result=noted)
    recommended = [*others, named(branch, track)] if is_recommended else others
    in_order = [b.number for b in talk.campaign.branches]
    recommended.sort(key=lambda recommended: in_order.index(recommended.number))
    lines = [wording.noted(branch, track, noted, bool(last and last.told_at))]
    if is_recommended:
        lines += open_ends_of(track, application)
    lines.append(wording.quota_used(talk.campaign.tracks[track.award], recommended))
    if grants := wording.grants(track, len(recommended)):
        lines.append(grants)
    return Outcome(
        ("\n".join(lines),),
        changes={branch.number: Change(applications=(after,))},
        why=reason,
        whom=(branch.number,),
    )


def _take_back(talk: OfficeTalk, branch: Branch, track: Track, application: Application) -> Outcome:
    last = application.result
    if not last:
        return say(wording.no_result(branch, track))
    others = with_result(talk, track, True, besides=branch)
    award = talk.campaign.tracks[track.award]
    told = wording.taken_back(branch, track, bool(last.told_at))
    return Outcome(
        (f"{told}\n{wording.quota_used(award, others)}",),
        changes={branch.number: Change(applications=(replace(application, result=None),))},
        whom=(branch.number,),
    )
