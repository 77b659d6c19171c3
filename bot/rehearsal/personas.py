"""The kinds of branches there are: who does what in which scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.rehearsal import latecomers
from bot.rehearsal.acts import Part
from bot.rehearsal.applicant import Applicant
from bot.rehearsal.timetable import Scene
from bot.rehearsal.two_phones import scores_with_two_phones
from bot.rehearsal.wandering import wanders


def _early() -> Part:
    """Does everything at the beginning, one award after the other."""

    def knocks(branch: Applicant) -> None:
        branch.is_too_early(branch.tracks[0])

    def first(branch: Applicant) -> None:
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    def second(branch: Applicant) -> None:
        branch.reads_about_photos(branch.tracks[0])
        branch.hands_in(branch.tracks[0])
        for track in branch.tracks[1:]:
            branch.fills(track)

    def third(branch: Applicant) -> None:
        for track in branch.tracks[1:]:
            branch.sends_photos(track)

    def fourth(branch: Applicant) -> None:
        for track in branch.tracks[1:]:
            branch.reads_about_photos(track)
            branch.hands_in(track)

    return {
        Scene.BEFORE_OPENING: knocks,
        Scene.OPENING: lambda branch: branch.starts(branch.tracks[0]),
        Scene.FIRST_MORNING: first,
        Scene.FIRST_AFTERNOON: second,
        Scene.MIDDLE: third,
        Scene.MIDDLE_LATER: fourth,
    }


def _never() -> Part:
    """Never writes a word."""
    return {}


def _one_of_two() -> Part:
    """Starts everything and finishes one award only."""

    def afternoon(branch: Applicant) -> None:
        branch.fills(branch.tracks[0], upto=2)
        for track in branch.tracks[1:]:
            branch.starts(track)

    def middle(branch: Applicant) -> None:
        for track in branch.tracks[1:]:
            branch.fills(track)
            branch.sends_photos(track)

    def later(branch: Applicant) -> None:
        for track in branch.tracks[1:]:
            branch.reads_about_photos(track)
            branch.hands_in(track)

    return {
        Scene.FIRST_AFTERNOON: afternoon,
        Scene.MIDDLE: middle,
        Scene.MIDDLE_LATER: later,
        Scene.RESTART: lambda branch: branch.corrects(branch.tracks[0]),
    }


def _declines() -> Part:
    """Applies for one award and not for the other."""

    def middle(branch: Applicant) -> None:
        for track in branch.tracks[:-1]:
            branch.fills(track)
            branch.sends_photos(track)

    def later(branch: Applicant) -> None:
        for track in branch.tracks[:-1]:
            branch.reads_about_photos(track)
            branch.hands_in(track)
        branch.declines(branch.tracks[-1])

    return {Scene.MIDDLE: middle, Scene.MIDDLE_LATER: later}


def _one_point_short() -> Part:
    """Stops one point below the least score, and later raises an item."""

    def middle(branch: Applicant) -> None:
        track = branch.tracks[0]
        branch.fills(track, total=track.minimum_score and track.minimum_score - 1)
        branch.sends_photos(track)

    def later(branch: Applicant) -> None:
        track = branch.tracks[0]
        branch.reads_about_photos(track)
        if track.minimum_score:
            branch.may_not_submit(track, short_by=1)

    return {
        Scene.MIDDLE: middle,
        Scene.MIDDLE_LATER: later,
        Scene.RESTART: lambda branch: branch.corrects(branch.tracks[0]),
        Scene.LAST_EVENING: lambda branch: branch.hands_in(branch.tracks[0]),
    }


def _seven_photos() -> Part:
    """Sends seven pictures at once, one of them twice; takes one back; wants no reminders one day."""

    def morning(branch: Applicant) -> None:
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0], several=7)

    def afternoon(branch: Applicant) -> None:
        branch.reads_about_photos(branch.tracks[0])
        branch.deletes_a_photo(branch.tracks[0])

    return {
        Scene.FIRST_MORNING: morning,
        Scene.FIRST_AFTERNOON: afternoon,
        Scene.MIDDLE: lambda branch: branch.hands_in(branch.tracks[0], in_a_hurry=True),
        Scene.HUSH: lambda branch: branch.wants_quiet(),
    }


def _hands_in_again() -> Part:
    """Withdraws, changes and submits again, three versions in all."""

    def morning(branch: Applicant) -> None:
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    def afternoon(branch: Applicant) -> None:
        branch.reads_about_photos(branch.tracks[0])
        branch.hands_in(branch.tracks[0])
        branch.takes_back(branch.tracks[0])

    def middle(branch: Applicant) -> None:
        branch.corrects(branch.tracks[0])
        branch.hands_in(branch.tracks[0], in_a_hurry=True)

    return {
        Scene.FIRST_MORNING: morning,
        Scene.FIRST_AFTERNOON: afternoon,
        Scene.MIDDLE: middle,
        Scene.RESTART: lambda branch: branch.corrects(branch.tracks[0]),
        Scene.LAST_EVENING: lambda branch: branch.hands_in_if_changed(branch.tracks[0]),
    }


def _two_phones() -> Part:
    """Two people, or one with two phones, write at the same time."""

    def middle(branch: Applicant) -> None:
        branch.starts(branch.tracks[0])
        scores_with_two_phones(branch, branch.tracks[0])
        branch.fills(branch.tracks[0])
        branch.sends_photos(branch.tracks[0])

    def restart(branch: Applicant) -> None:
        branch.corrects(branch.tracks[0], branch.other)
        branch.corrects(branch.tracks[0])

    return {
        Scene.MIDDLE: middle,
        Scene.RESTART: restart,
        Scene.LAST_EVENING: lambda branch: branch.hands_in(branch.tracks[0]),
    }


# Of the first of these the chair leaves the range of the app before the reminders of the last days.
LEAVES = "两项只完成一项"
# So many of these are heard too late: the office is told of each, and hears 28 messages a minute.
DISPUTES, MOST_DISPUTES = "卡着截止时间", 8
PERSONAS: Mapping[str, Callable[[], Part]] = {
    "早早交齐": _early,
    "最后一晚才开始": latecomers.last_evening,
    "最后一早才开始": latecomers.last_morning,
    "一直没动": _never,
    "两项只完成一项": _one_of_two,
    "一项不申报": _declines,
    "停在差 1 分": _one_point_short,
    "一次发 7 张照片": _seven_photos,
    "撤回再交": _hands_in_again,
    "两部手机同时填": _two_phones,
    "截止前两分钟提交": latecomers.last_minute,
    "卡着截止时间": latecomers.around_the_deadline,
    "随性": wanders,
}
