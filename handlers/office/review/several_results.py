"""`结果 小家 信工 海洋 推荐`: a result for several branches at once, shown first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Result
from handlers.hearing.clean import compact, visible
from handlers.office.commands import ask_back
from handlers.office.resolve.naming import read_naming, words_of
from handlers.office.review.applicants import Applicant, applicants, known_as, named
from handlers.office.review.result_sums import application_of, is_submitted, open_of
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import results as wording
from handlers.wording import targets
from storage.records import Change

COMMAND = "结果"
LONGEST_REASON = 200
VERDICT = re.compile(
    r"(?P<no>不予?|未)?推荐[\s:：,，;；。]*(?:理由|原因|因为)?[\s:：,，;；]*(?P<reason>.*)",
    re.DOTALL,
)
_REST = ("其余", "其他", "其它", "剩下", "剩下的", "其余的", "其他的", "余下的")
_WHO_AND_VERDICT = re.compile(r"(?P<who>.+?)[\s,，、;；:：]*" + VERDICT.pattern, re.DOTALL)


@dataclass(frozen=True, slots=True)
class Several:
    """One result for these branches, or for all that are handed in and have none, where there are none."""

    track: Track
    branches: tuple[Branch, ...]
    is_recommended: bool
    reason: str

    @property
    def words(self) -> str:
        """The command that says it again, whatever was typed."""
        who = " ".join(branch.shown for branch in self.branches) or _REST[0]
        return f"{COMMAND} {self.track.short_name} {who} {self.verdict} {self.reason}".strip()

    @property
    def verdict(self) -> str:
        return wording.VERDICT[self.is_recommended]


def read_several(campaign: Campaign, text: str) -> Several | str | None:
    """A result for several branches; None where the text names just one."""
    found = _WHO_AND_VERDICT.fullmatch(visible(text))
    if not found:
        return None
    words = words_of(found["who"])
    named = [word for word in words if compact(word) not in _REST]
    is_rest = len(named) < len(words)
    naming = read_naming(campaign, " ".join(named), COMMAND, lone=True)
    if len(naming.numbers) < 2 and not is_rest:
        return None
    if naming.wrong:
        return "\n".join(naming.wrong)
    tracks = naming.tracks or campaign.awards
    if len(tracks) > 1 or (is_rest and naming.branches):
        return wording.which_award(campaign)
    reason = found["reason"].strip()
    if len(reason) > LONGEST_REASON:
        return wording.reason_too_long(len(reason), LONGEST_REASON)
    branches = tuple(campaign.branch_by_number[number] for number in naming.numbers)
    return Several(tracks[0], branches, not found["no"], reason)


def ask_about_several(talk: OfficeTalk, several: Several) -> Outcome:
    """Show what would be noted for whom, and ask for the code; nothing where one cannot be."""
    track = talk.campaign.tracks[several.track.award]
    chosen = [(branch, several.track) for branch in several.branches] or open_of(talk, track)
    if not chosen:
        return say(wording.nothing_open(track))
    wrong = [
        targets.not_submitted(branch, one, application_of(talk, branch, one).status)
        for branch, one in chosen
        if not is_submitted(application_of(talk, branch, one))
    ]
    if wrong:
        return say("\n".join(wrong))
    same = [who for who in chosen if _is_noted(talk, who, several)]
    chosen = [who for who in chosen if who not in same]
    if not chosen:
        return say(wording.all_noted(track, several.is_recommended, [named(*who) for who in same]))
    recommended = _recommended_then(talk, several, chosen)
    if several.is_recommended and len(recommended) > track.quota and not several.reason:
        return say(wording.too_many(track, recommended, several.words))
    changed = [named(*who) for who in chosen if _is_otherwise(talk, who, several)]
    shown = [named(*who) for who in chosen]
    return ask_back(
        talk,
        several.words,
        [known_as(*who) for who in chosen],
        lambda code: wording.ask_about_several(
            track,
            several.is_recommended,
            shown,
            changed,
            [named(*who) for who in same],
            recommended,
            several.reason,
            code,
        ),
    )


def note_several(talk: OfficeTalk, several: Several, shown: tuple[str, ...]) -> Outcome:
    """Note the result for those that were shown and are still handed in."""
    track = talk.campaign.tracks[several.track.award]
    chosen = [who for who in applicants(talk.campaign, track) if known_as(*who) in shown]
    due = [who for who in chosen if is_submitted(application_of(talk, *who))]
    noted = Result(several.is_recommended, several.reason, talk.now, talk.user_id)
    changes: dict[str, Change] = {}
    told_before = []
    for branch, one in due:
        if _is_noted(talk, (branch, one), several):
            continue
        after = replace(application_of(talk, branch, one), result=noted)
        earlier = changes.get(branch.number, Change()).applications
        changes[branch.number] = Change(applications=(*earlier, after))
        told_before += [named(branch, one)] if _was_told(talk, (branch, one)) else []
    text = wording.several_noted(
        track,
        several.is_recommended,
        [named(*who) for who in due if not _is_noted(talk, who, several)],
        _recommended_then(talk, several, due),
        told_before,
        [named(*who) for who in chosen if who not in due],
    )
    return Outcome((text,), changes=changes, why=several.reason, whom=tuple(changes))


def _recommended_then(
    talk: OfficeTalk, several: Several, chosen: Sequence[Applicant]
) -> list[Branch]:
    """Who is recommended once this is noted, in the order of the roster."""
    names = {known_as(*who) for who in chosen}
    return [
        named(*who)
        for who in applicants(talk.campaign, several.track)
        if (several.is_recommended if known_as(*who) in names else _is_recommended(talk, who))
    ]


def _is_recommended(talk: OfficeTalk, who: Applicant) -> bool:
    last = application_of(talk, *who).result
    return last is not None and last.is_recommended


def _is_noted(talk: OfficeTalk, who: Applicant, several: Several) -> bool:
    last = application_of(talk, *who).result
    now = several.is_recommended, several.reason
    return last is not None and (last.is_recommended, several.reason and last.reason) == now


def _is_otherwise(talk: OfficeTalk, who: Applicant, several: Several) -> bool:
    last = application_of(talk, *who).result
    return last is not None and last.is_recommended is not several.is_recommended


def _was_told(talk: OfficeTalk, who: Applicant) -> bool:
    last = application_of(talk, *who).result
    return bool(last and last.told_at)
