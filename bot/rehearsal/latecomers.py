"""The branches that are done at the last moment: who does what in which scene."""

from __future__ import annotations

from bot.rehearsal import after_the_end
from bot.rehearsal.acts import Part
from bot.rehearsal.applicant import Applicant
from bot.rehearsal.timetable import Scene


def last_evening() -> Part:
    """Starts on the last evening and is done in time, with both awards."""

    def evening(branch: Applicant) -> None:
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    def morning(branch: Applicant) -> None:
        branch.reads_about_photos(branch.tracks[0])
        branch.hands_in(branch.tracks[0])
        for track in branch.tracks[1:]:
            branch.fills(track)
            branch.sends_photos(track)

    def minute(branch: Applicant) -> None:
        for track in branch.tracks[1:]:
            branch.hands_in(track, in_a_hurry=True)

    return {
        Scene.LAST_EVENING: evening,
        Scene.LAST_MORNING: morning,
        Scene.LAST_MINUTE: minute,
    }


def last_morning() -> Part:
    """Starts on the last morning."""

    def morning(branch: Applicant) -> None:
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    def minute(branch: Applicant) -> None:
        branch.reads_about_photos(branch.tracks[0])
        branch.hands_in(branch.tracks[0], in_a_hurry=True)

    return {Scene.LAST_MORNING: morning, Scene.LAST_MINUTE: minute}


def last_minute() -> Part:
    """Has everything ready and submits two minutes before the end."""

    def evening(branch: Applicant) -> None:
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    return {
        Scene.LAST_EVENING: evening,
        Scene.LAST_MORNING: lambda branch: branch.reads_about_photos(branch.tracks[0]),
        Scene.LAST_MINUTE: lambda branch: branch.hands_in(branch.tracks[0], in_a_hurry=True),
    }


def around_the_deadline() -> Part:
    """Confirms in time, heard after the deadline; then tries what is no longer possible."""

    def evening(branch: Applicant) -> None:
        for track in branch.tracks[1:]:
            branch.starts(track)
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    def held_up(branch: Applicant) -> None:
        after_the_end.confirms_held_up(branch, branch.tracks[0])
        after_the_end.sends_a_late_photo(branch)

    def too_late(branch: Applicant) -> None:
        after_the_end.is_refused(branch, branch.tracks[0])
        if branch.may_dispute:
            after_the_end.is_heard_too_late(branch, branch.tracks[0])
        after_the_end.reads_that_a_photo_is_refused(branch)

    return {
        Scene.LAST_EVENING: evening,
        Scene.LAST_MORNING: lambda branch: branch.reads_about_photos(branch.tracks[0]),
        Scene.LAST_MINUTE: lambda branch: branch.asks_to_submit(branch.tracks[0]),
        Scene.HELD_UP: held_up,
        Scene.TOO_LATE: too_late,
    }
