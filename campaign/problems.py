"""What does not agree between the pieces of config.yaml, each piece right by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from campaign import problem_wording as wording
from campaign.clashes import name_clashes, part_clashes
from campaign.faq import faq_problems
from campaign.parts.registry import KINDS
from campaign.reminder_settings import reminder_problems
from campaign.review.reviewers import reviewer_problems
from campaign.review.settings import review_problems
from campaign.settled import Draft, KeyPath, Problem, near, repeats, written


def campaign_problems(campaign: Draft) -> Iterator[Problem]:
    """What does not agree anywhere in the campaign."""
    tracks, branches = campaign.each("tracks"), campaign.each("branches")
    for key in ("code", "short_name"):
        yield from repeats(tracks, key)
    for key in ("number", "name", "short_name"):
        yield from repeats(branches, key)
    yield from _identity_problems(branches)
    yield from _date_problems(campaign)
    yield from reminder_problems(campaign)
    yield from _people_problems(campaign)
    yield from faq_problems(campaign.each("faq"))
    yield from reviewer_problems(campaign)
    for branch in branches:
        yield from _title_problems(branch, [str(track.place[-1]) for track in tracks])
    yield from name_clashes(tracks, branches)
    for track in tracks:
        yield from _track_problems(track)


_SAID_ELSEWHERE = {"extra": wording.NEVER_EXTRA, "listed": wording.NEVER_LISTED}


def _identity_problems(branches: list[Draft]) -> Iterator[Problem]:
    """Report an id that is another branch's id, or its number where that has none."""
    for branch in branches:
        for key in ("extra", "listed"):
            if branch.at(key).data is not None:
                yield branch.at(key).problem(_SAID_ELSEWHERE[key])
    owners: dict[str, KeyPath] = {}
    for branch in sorted(branches, key=lambda branch: branch.at("id").text != ""):
        known_by = branch.at("id") if branch.at("id").text else branch.at("number")
        if not known_by.text:
            continue
        owner = owners.setdefault(known_by.text, branch.place)
        if owner != branch.place and branch.at("id").text:
            yield known_by.problem(wording.known_by_already(known_by.text, written(owner)))


def _date_problems(campaign: Draft) -> Iterator[Problem]:
    """Report a deadline that does not come after the opening."""
    try:
        opening, deadline = (
            datetime.fromisoformat(campaign.at(key).text) for key in ("opens_at", "deadline")
        )
    except ValueError:
        return
    if opening.tzinfo and deadline.tzinfo and opening >= deadline:
        yield campaign.at("deadline").problem(
            wording.not_after_opening(deadline.isoformat(), opening.isoformat())
        )


def _people_problems(campaign: Draft) -> Iterator[Problem]:
    """Report everybody who would answer in two roles."""
    roles = [
        (person, branch.place)
        for branch in campaign.each("branches")
        for person in (branch.at("chair"), branch.at("deputy"))
    ] + [(person, ("office",)) for person in campaign.each("office")]
    first: dict[str, tuple[Draft, KeyPath]] = {}
    for person, role in roles:
        if person.text:
            earlier, earlier_role = first.setdefault(person.text.casefold(), (person, role))
            if earlier is not person:
                yield person.problem(wording.other_role(person.text, _role(earlier_role)))


def _role(place: KeyPath) -> str:
    return wording.IN_OFFICE if place == ("office",) else wording.answers_for(written(place))


def _title_problems(branch: Draft, known: list[str]) -> Iterator[Problem]:
    """Report a title held for an award that is not in this campaign."""
    for held in branch.each("holds"):
        if held.text and held.text not in known:
            hint = near(held.text, known, wording.known_are("、".join(known)))
            yield held.problem(wording.unknown_track(held.text, hint))


def _track_problems(track: Draft) -> Iterator[Problem]:
    """What does not agree within one award."""
    parts = track.each("parts")
    known = [(part, kind) for part in parts if (kind := KINDS.get(part.at("kind").text))]
    for part, kind in known:
        yield from kind.problems(part)
    yield from repeats(parts, "id")
    # One printed form may be filled from several parts, so a field's id is its own in the award.
    yield from repeats([field for part, kind in known for field in kind.labelled(part)], "id")
    yield from part_clashes(known)
    cards = [part for part, kind in known if kind.carries_score]
    yield from _minimum_problems(track, cards)
    yield from review_problems(track, bool(cards))


def _minimum_problems(track: Draft, cards: list[Draft]) -> Iterator[Problem]:
    """Report a least score that nobody can reach."""
    minimum = track.at("minimum_score")
    if minimum.number is None:
        return
    if not cards:
        yield minimum.problem(wording.NO_SCORECARD)
        return
    most, bonus = cards[0].at("points").number, cards[0].at("bonus_points").number or 0
    if track.at("counts_bonus").data is False and most is not None:
        most -= bonus
    if most is not None and minimum.number > most:
        yield minimum.problem(wording.unreachable_score(minimum.number, most))
