"""`名额` and `排名`: the submitted applications in order and the quota line. Only a view."""

from __future__ import annotations

from campaign.applications import Application
from campaign.condition import State, condition
from campaign.model import Branch, Campaign, Track
from campaign.ranking import Entrant, Ranked, Ranking, entrant_of, panel_entrant, rank, yes_count
from campaign.review.outcome import panel_score
from campaign.reviewing import is_reviewed, reviewed_scores
from handlers.office.review.applicants import Applicant, applicants, known_as, named
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import panel_scores as panel_wording
from handlers.wording import ranking as wording
from storage.readings import Needs

SHOWN_BELOW_THE_LINE = 20
SHOWN_BRIEFLY = 3
AWAY = (State.RETURNED, State.WITHDRAWN)


def how(campaign: Campaign) -> str:
    """What to write instead of what names no award."""
    return wording.which(list(campaign.awards))


def show_ranking(talk: OfficeTalk, track: Track | None) -> Outcome:
    """Show who is where for the named award, or the first few of every award."""
    if track is None:
        awards = list(talk.campaign.awards)
        lines = [_brief(talk, award) for award in awards]
        return say("\n".join([*lines, wording.only_a_view(awards)]))
    award = talk.campaign.tracks[track.award]
    return say("\n".join(_lines(talk, award, ranking_of(talk, award))))


def ranking_of(talk: OfficeTalk, track: Track) -> Ranking:
    """The submitted applications for an award, in order, without those that take no place any more."""
    found = (
        _entrant(talk, branch, one)
        for branch, one in applicants(talk.campaign, track)
        if (branch, one) not in _rejected(talk, track)
    )
    return rank((entrant for entrant in found if entrant), track.quota)


def needs(campaign: Campaign, _track: Track | None) -> Needs:
    """A look at all records, and the ballots of the panels."""
    return Needs(looks=tuple(campaign.branch_by_number), ballots=tuple(campaign.reviewer_of))


def _entrant(talk: OfficeTalk, branch: Branch, track: Track) -> Entrant | None:
    application, number = _application(talk, branch, track), known_as(branch, track)
    how = condition(track, branch, application)
    if not track.review.has_panel or not how.is_handed_in:
        return entrant_of(track, number, application)
    score = panel_score(talk.campaign, branch, track, application, talk.readings.ballots)
    return panel_entrant(number, score, how)


def _lines(talk: OfficeTalk, track: Track, ranking: Ranking) -> list[str]:
    lines = [wording.head(track)]
    if not ranking.entries:
        lines.append(wording.nobody())
    lines += [_row(talk, track, ranking, entry) for entry in ranking.inside]
    if ranking.outside:
        lines.append(wording.QUOTA_LINE)
        shown = ranking.outside[:SHOWN_BELOW_THE_LINE]
        lines += [_row(talk, track, ranking, entry) for entry in shown]
        if hidden := len(ranking.outside) - len(shown):
            lines.append(wording.and_more(hidden))
    elif ranking.entries:
        out = len(_rejected(talk, track))
        lines.append(wording.all_inside(len(ranking.entries), track.quota, out))
    if rejected := _rejected(talk, track):
        lines.append(wording.rejected([named(*who) for who in rejected]))
    if ranking.tied_at_line:
        tied = ranking.tied_at_line
        inside = sum(entry in ranking.inside for entry in tied)
        lines.append(wording.tied(tied[0].rank, len(tied), inside))
    if ranking.swing:
        lines.append(wording.swing(ranking.swing))
    return lines + [wording.not_listed(s, a) for s in AWAY if (a := _away(talk, track, s))]


def _row(talk: OfficeTalk, track: Track, ranking: Ranking, entry: Ranked) -> str:
    branch, track = _who(talk, track, entry)
    application = _application(talk, branch, track)
    is_tied = entry in ranking.tied_at_line and entry in ranking.outside
    return wording.row(
        entry.rank,
        named(branch, track),
        _merit(talk, track, application, entry.entrant),
        wording.materials(condition(track, branch, application)),
        application.result,
        is_tied,
    )


def _merit(talk: OfficeTalk, track: Track, application: Application, entrant: Entrant) -> str:
    if entrant.panel:
        return panel_wording.merit(track, entrant.panel)
    card = track.as_asked(application.as_submitted).scorecard
    if card is None:
        first = application.submissions[0].at
        return wording.unscored(yes_count(track, application), first, talk.campaign)
    if is_reviewed(card, application):
        return wording.reviewed(entrant.points)
    count = len(reviewed_scores(card, application))
    if count:
        return wording.partly_reviewed(entrant.points, count, len(card.items))
    return wording.self_scored(entrant.points)


def _brief(talk: OfficeTalk, track: Track) -> str:
    ranking = ranking_of(talk, track)
    shown = [
        [
            wording.brief(entry.rank, named(*_who(talk, track, entry)), points)
            for entry in entries
            for points in (_points(track, entry.entrant),)
        ]
        for entries in (ranking.inside, ranking.outside[:SHOWN_BRIEFLY])
    ]
    rejected = [named(*who) for who in _rejected(talk, track)]
    return wording.in_brief(track, len(ranking.entries), shown[0], shown[1], rejected)


def _points(track: Track, entrant: Entrant) -> str:
    if entrant.panel:
        return panel_wording.final(entrant.panel)
    return str(entrant.points) if track.scorecard else ""


def _rejected(talk: OfficeTalk, track: Track) -> list[Applicant]:
    """Whose application is handed in and will not be recommended."""
    return [
        (branch, one)
        for branch, one in applicants(talk.campaign, track)
        if condition(one, branch, _application(talk, branch, one)).state is State.REJECTED
    ]


def _away(talk: OfficeTalk, track: Track, state: State) -> list[Branch]:
    """The branches whose application was handed in and is not ranked now: it may come again."""
    return [
        named(branch, one)
        for branch, one in applicants(talk.campaign, track)
        if condition(one, branch, _application(talk, branch, one)).state is state
    ]


def _who(talk: OfficeTalk, track: Track, entry: Ranked) -> Applicant:
    found = applicants(talk.campaign, track)
    return next(who for who in found if known_as(*who) == entry.entrant.number)


def _application(talk: OfficeTalk, branch: Branch, track: Track) -> Application:
    return talk.record_of(branch).application(track.id)
