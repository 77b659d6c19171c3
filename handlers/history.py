"""What a step leaves behind beside the records: history entries, and the office's lines."""

from __future__ import annotations

from datetime import datetime

from campaign.applications import Application, Value
from campaign.disputes import Dispute
from campaign.essays import essay_length
from campaign.model import Branch, Campaign
from campaign.review.money import yuan
from campaign.review.visits import Visit
from handlers.messages import Message
from handlers.office.routes import said_in
from handlers.outcomes import Outcome
from handlers.wording import visits as visits_wording
from storage import audit
from storage.acts import Act
from storage.notes import InHistory, Note, Stands
from storage.questions import Question
from storage.records import Change, Record
from storage.standings import standing_of

SAID_AT_MOST = 300
LATE_AT_MOST = 200
Values = dict[str, Value | None]


def of_branch(
    campaign: Campaign,
    number: str,
    record: Record,
    change: Change,
    outcome: Outcome,
    user_id: str,
    now: datetime,
    via: str = "",
) -> tuple[Note, ...]:
    """History of what has changed, where the branch stands since, and what nobody could answer."""
    notes: list[Note] = []
    did = outcome.did or ""
    for application in change.applications:
        track = campaign.tracks[application.track]
        before, after = _difference(_flat(record.application(track.id)), _flat(application))
        last = application.submission
        at = (
            last.at if last and did == Act.SUBMIT else now
        )  # when it was sent, as the receipt has it
        entry = audit.Entry(at, user_id, did, track.id, before, after, outcome.why, via=via)
        standing = standing_of(track, application, now)
        notes += [InHistory(number, entry), Stands(track.id, number, standing)]
    before, after = {}, {}
    if change.extended_until:
        before |= _deadline(record.extended_until)
        after |= _deadline(change.extended_until)
    if change.disputes is not None:
        before |= _disputed(record.disputes)
        after |= _disputed(change.disputes)
    if outcome.unanswered and user_id.casefold() not in campaign.office_ids:
        notes.append(Question(number, user_id, now, outcome.unanswered))
    if after:
        entry = audit.Entry(now, user_id, did, "", before, after, outcome.why)
        notes.append(InHistory(number, entry))
    return tuple(notes)


def of_roster(
    before: Branch | None, after: Branch, outcome: Outcome, user_id: str, now: datetime
) -> tuple[Note, ...]:
    """The history entry of a branch that stands otherwise in the roster."""
    old, new = _difference(_in_roster(before), _in_roster(after))
    entry = audit.Entry(now, user_id, outcome.did or "", "", old, new, outcome.why)
    return (InHistory(after.number, entry),)


def of_rosters(
    campaign: Campaign, outcome: Outcome, user_id: str, now: datetime
) -> tuple[Note, ...]:
    """The history entries of all branches that an outcome puts into the roster."""
    known = campaign.branch_by_number
    return tuple(
        note
        for number, branch in outcome.roster.items()
        for note in of_roster(known.get(number), branch, outcome, user_id, now)
    )


def of_office(message: Message, outcome: Outcome, now: datetime) -> tuple[Note, ...]:
    """The history entry of a command of the office; what was no command leaves none."""
    if not outcome.did:
        return ()
    said = (said_in(message) or "")[:SAID_AT_MOST]
    entry = audit.Entry(
        now, message.user_id, outcome.did, why=outcome.why, whom=outcome.whom, said=said
    )
    return (InHistory(audit.OFFICE, entry),)


def _difference(old: dict[str, Value], new: dict[str, Value]) -> tuple[Values, Values]:
    """What differs between two states, each by name; None where there was nothing."""
    differing = {name for name, _ in old.items() ^ new.items()}
    changed = [name for name in {**old, **new} if name in differing]
    return {n: old.get(n) for n in changed}, {n: new.get(n) for n in changed}


def _flat(application: Application) -> dict[str, Value]:
    """An application as `part/entry`, `status`, `photo/1`, `essay`, `paper` ... -> value."""
    flat: dict[str, Value] = {"status": application.status.value}
    for part, entries in application.answers.items():
        flat |= {f"{part}/{entry}": value for entry, value in entries.items()}
    flat |= {f"photo/{photo.number}": photo.path for photo in application.photos}
    if application.essay:
        flat["essay"] = essay_length(application)
    if application.submission:
        flat["receipt"] = application.submission.receipt
    if application.paper:
        flat["paper"] = application.paper.version
        if application.paper.taken_for != application.paper.version:
            flat["paper_for"] = application.paper.taken_for
    if application.refusal:
        flat["paper_refused"] = application.refusal.reason
    if application.returned:
        flat["returned"] = " ".join("/".join(p) for p in application.returned.places)
        if application.returned.due_at:
            flat["due"] = application.returned.due_at.isoformat()
    flat |= {f"reviewed/{entry}": points for entry, points in application.reviewed.items()}
    flat |= {f"review_note/{entry}": why for entry, why in application.review_notes.items()}
    for receipt in application.receipts:
        told = f"{yuan(receipt.fen)} 元 {receipt.day:%m-%d} {receipt.seller}"
        flat[f"receipt/票据 {receipt.number}"] = told + ("（有照片）" if receipt.photo else "")
    for number, visit in enumerate(application.visits, 1):
        flat |= _of_visit(number, visit)
    if application.result:
        flat["result"] = application.result.is_recommended
    return flat


def _of_visit(number: int, visit: Visit) -> dict[str, Value]:
    """What was found on a visit, by item, and what it came to."""
    flat: dict[str, Value] = {}
    if visit.planned_at:
        flat[f"visit/第 {number} 次验收时间"] = f"{visit.planned_at:%m-%d %H:%M}"
    for item, found in visit.found.items():
        flat[f"visit/第 {number} 次验收 {item}"] = visits_wording.found_line(found)
    if visit.verdict:
        flat[f"visit/第 {number} 次验收"] = visits_wording.state(visit)
    return flat


def _in_roster(branch: Branch | None) -> dict[str, Value]:
    if branch is None:
        return {}
    known = {**branch.model_dump(exclude={"number"}), "holds": " ".join(branch.titles)}
    known["extra"] = " ".join(branch.extra)
    return {name: value for name, value in known.items() if value}


def _deadline(until: datetime | None) -> Values:
    return {"deadline": until.isoformat() if until else None}


def _disputed(undecided: tuple[Dispute, ...]) -> Values:
    """The newest message nobody has decided about."""
    return {"dispute": undecided[-1].said[:LATE_AT_MOST] if undecided else None}
