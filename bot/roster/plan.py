"""What a roster file would change, and everything in it that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.roster.columns import Column, Entry
from campaign.model import Branch, Campaign, Track
from campaign.settled import USER_ID
from handlers.hearing.clean import compact, plain
from handlers.wording import roster_file as wording
from handlers.wording import roster_row

ACCOUNTS = {Column.CHAIR: "chair", Column.DEPUTY: "deputy"}
WHOLE_PHONE = r"[2-9]\d{6,7}|1[3-9]\d{9}"  # in the city, or a mobile
NONE = ("无", "没有", "-", "—")
_is_user_id = re.compile(USER_ID).fullmatch
_is_number = re.compile(r"\d{1,4}").fullmatch
_is_phone = re.compile(r"[0-9+() -]{5,30}").fullmatch


@dataclass(frozen=True, slots=True)
class Changed:
    """One branch as it was, None where it is new, and as it would be, by this row of the file."""

    row: int
    before: Branch | None
    after: Branch


@dataclass(slots=True)
class Plan:
    """What the file comes to: nothing may be written while there are `problems`, by row.

    `notes` are what was done to cells, and what may be wrong in them.
    """

    changed: list[Changed] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def roster(self) -> dict[str, Branch]:
        """The branches to write, by number."""
        return {change.after.number: change.after for change in self.changed}


def make_plan(campaign: Campaign, entries: tuple[Entry, ...]) -> Plan:
    """Compare the file with the present roster. An empty cell leaves things as they are."""
    plan, rows = Plan(), dict[str, int]()
    for entry in entries:
        plan.notes += [*entry.notes, *_doubts(entry)]
        if entry.flaws:
            plan.problems += [(entry.row, flaw) for flaw in entry.flaws]
            continue
        try:
            change = _change(campaign, entry)
        except _RowError as error:
            plan.problems.append((entry.row, str(error)))
            continue
        number = change.after.number
        if number in rows:
            plan.problems.append((entry.row, roster_row.same_branch(rows[number])))
        elif change.before == change.after:
            plan.unchanged += 1
        else:
            plan.changed.append(change)
        rows.setdefault(number, entry.row)
    plan.left_out = len(campaign.branch_by_number.keys() - rows.keys())
    after = {**campaign.branch_by_number, **plan.roster}
    plan.problems += [*_people_problems(campaign, after, rows), *_name_problems(after, rows)]
    plan.problems.sort()
    return plan


def _doubts(entry: Entry) -> Iterator[str]:
    """Accounts and phones that may have lost a zero in front, as numbers do."""
    for column in (*ACCOUNTS, Column.PHONE):
        text = entry.text(column)
        is_whole = column is Column.PHONE and re.fullmatch(WHOLE_PHONE, text)
        if column in entry.numeric and not text.startswith("0") and not is_whole:
            yield roster_row.in_row(entry.row, column, roster_row.zeros_may_be_lost(text))


class _RowError(ValueError):
    """A row that cannot be; the text says what would be right."""


def _change(campaign: Campaign, entry: Entry) -> Changed:
    before = _branch(campaign, entry)
    values = dict(_values(campaign, entry))
    if before is None:
        new = _new(entry, values)
        if known := campaign.branch_by_number.get(new.number):
            raise _RowError(wording.number_was_anothers(new.number, known))
        return Changed(entry.row, None, new)
    _refuse_lost_zeros(entry, before)
    values = {
        key: value for key, value in values.items() if not _same(key, getattr(before, key), value)
    }
    if "chair" in values:
        # what is known of the former chair is not true of the new one
        values = {"chair_name": "", "phone": "", **values}
        if _same("deputy", before.deputy, values["chair"]):
            values = {"deputy": None, **values}
    return Changed(entry.row, before, before.model_copy(update=values))


def _refuse_lost_zeros(entry: Entry, before: Branch) -> None:
    """Raise _RowError for an account that is the present one without the zeros in front."""
    for column, key in ACCOUNTS.items():
        known, text = str(getattr(before, key) or ""), entry.text(column)
        is_shorter = text and known != text and known.lstrip("0") == text
        if column in entry.numeric and is_shorter:
            raise _RowError(roster_row.zeros_lost(column, text, known))


def _same(key: str, one: object, other: object) -> bool:
    """Whether two values of a field mean the same: accounts in any case, titles in any order."""
    if key in ("chair", "deputy"):
        return str(one).casefold() == str(other).casefold()
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other


def _branch(campaign: Campaign, entry: Entry) -> Branch | None:
    """The branch a row is about, None for a new one."""
    if number := plain(entry.text(Column.NUMBER)):
        if not _is_number(number):
            raise _RowError(roster_row.not_a_number(number))
        found = [b for b in campaign.branches if int(b.shown) == int(number)]
        return found[0] if found else None
    for column in (Column.NAME, Column.SHORT_NAME):
        name = compact(entry.text(column))
        for branch in campaign.branches:
            if name and name in (compact(branch.name), compact(branch.short_name)):
                return branch
    raise _RowError(
        roster_row.no_such_branch(entry.text(Column.NAME) or entry.text(Column.SHORT_NAME))
    )


def _new(entry: Entry, values: Mapping[str, object]) -> Branch:
    needed = (Column.NUMBER, Column.NAME, Column.CHAIR)
    if missing := [column for column in needed if not entry.text(column)]:
        raise _RowError(roster_row.new_needs(entry.text(Column.NUMBER), list(missing)))
    number = f"{int(plain(entry.text(Column.NUMBER))):02}"
    short_name = str(values["name"]).removesuffix("分工会")
    return Branch.model_validate({"number": number, "short_name": short_name, **values})


def _values(campaign: Campaign, entry: Entry) -> Iterator[tuple[str, object]]:
    """What a row says, by the name of the branch's field."""
    for column, key in (
        (Column.NAME, "name"),
        (Column.SHORT_NAME, "short_name"),
        (Column.CHAIR_NAME, "chair_name"),
    ):
        if text := entry.text(column):
            if text not in NONE:
                yield key, text
            elif column is Column.CHAIR_NAME:
                yield key, ""
            else:
                raise _RowError(roster_row.may_not_be_none(column))
    for column, key in ACCOUNTS.items():
        if user_id := plain(entry.text(column)):
            if user_id in NONE and column is Column.DEPUTY:
                yield key, None
            elif user_id in NONE:
                raise _RowError(roster_row.may_not_be_none(column))
            elif not _is_user_id(user_id):
                raise _RowError(roster_row.not_an_account(column, user_id))
            else:
                yield key, user_id
    if phone := plain(entry.text(Column.PHONE)):
        if phone not in NONE and not _is_phone(phone):
            raise _RowError(roster_row.not_a_phone(phone))
        yield "phone", "" if phone in NONE else phone
    if titles := entry.text(Column.HOLDS):
        yield "holds", () if titles in NONE else tuple(_titles(campaign, titles))


def _titles(campaign: Campaign, text: str) -> Iterator[str]:
    """The awards a cell names, in the order of config.yaml."""
    said = [word for word in re.split(r"[\s,、;/]+", plain(text)) if word]
    meant = {word: _track(campaign, word) for word in said}
    if unknown := [word for word, track in meant.items() if track is None]:
        names = [track.short_name for track in campaign.tracks.values()]
        raise _RowError(roster_row.unknown_title(unknown[0], names))
    held = {track.id for track in meant.values() if track}
    yield from (track for track in campaign.tracks if track in held)


def _track(campaign: Campaign, word: str) -> Track | None:
    for track in campaign.tracks.values():
        names = map(compact, (track.id, track.short_name, track.name, track.title))
        if compact(word) in names:
            return track
    return None


def _people_problems(
    campaign: Campaign, branches: Mapping[str, Branch], rows: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Everybody who would answer in two roles."""
    first: dict[str, Branch] = {}
    # Branches that the file names come last, so that a clash is told at a row of the file.
    for number in sorted(branches, key=lambda number: rows.get(number, 0)):
        for person in branches[number].people:
            if person.casefold() in campaign.office_ids:
                yield rows.get(number, 0), roster_row.is_of_the_office(person)
            there = first.setdefault(person.casefold(), branches[number])
            if there.number != number:
                yield rows.get(number, 0), roster_row.answers_elsewhere(person, there)
        if (
            len({person.casefold() for person in branches[number].people})
            == 1
            != len(branches[number].people)
        ):
            yield rows.get(number, 0), roster_row.chair_and_deputy(branches[number].chair)


def _name_problems(
    branches: Mapping[str, Branch], rows: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Every name that two branches would have."""
    first: dict[str, Branch] = {}
    for number in sorted(branches, key=lambda number: rows.get(number, 0)):
        branch = branches[number]
        for name in dict.fromkeys((compact(branch.name), compact(branch.short_name))):
            there = first.setdefault(name, branch)
            if there.number != number:
                shown = branch.name if name == compact(branch.name) else branch.short_name
                yield rows.get(number, 0), roster_row.name_taken(shown, there)
