"""What the people of a branch do in a storm, one after the other; `whole` ones go through all parts."""

from __future__ import annotations

from collections.abc import Callable

from bot.rehearsal.applicant import Applicant
from bot.rehearsal.two_phones import scores_with_two_phones
from campaign.model import Track

Script = Callable[[Applicant], None]
CORRECTIONS = 4


def first_award(branch: Applicant) -> None:
    """Fills in, hands in, takes back, corrects and hands in again."""
    _applies(branch, branch.tracks[0])


def last_award(branch: Applicant) -> None:
    """The same with the other award, and says that it does not want the first."""
    _applies(branch, branch.tracks[-1])
    branch.declines(branch.tracks[0])


def two_phones(branch: Applicant) -> None:
    """Two people, or one with two phones, write at the same time."""
    track = branch.tracks[0]
    branch.starts(track)
    scores_with_two_phones(branch, track)
    for _ in range(CORRECTIONS):
        branch.corrects(track, branch.other)
        branch.corrects(track)


def half_an_award(branch: Applicant) -> None:
    """Answers two sections, corrects, sends pictures, and says no to the other award."""
    track = branch.tracks[0]
    branch.fills(track, upto=2)
    branch.sends_photos(track)
    branch.reads_about_photos(track)
    for _ in range(CORRECTIONS):
        branch.corrects(track)
    branch.declines(branch.tracks[-1])


def both_awards(branch: Applicant) -> None:
    """Everything there is."""
    for track in branch.tracks:
        _applies(branch, track)


SCRIPTS: tuple[Script, ...] = (first_award, last_award, two_phones, half_an_award)
LONG_SCRIPTS: tuple[Script, ...] = (both_awards, two_phones, both_awards, last_award)


def _applies(branch: Applicant, track: Track) -> None:
    branch.fills(track)
    branch.sends_photos(track)
    branch.reads_about_photos(track)
    branch.hands_in(track)
    branch.takes_back(track)
    branch.corrects(track)
    branch.hands_in(track)
