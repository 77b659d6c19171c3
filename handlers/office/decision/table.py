"""What the office can say about a decision."""

from __future__ import annotations

from campaign.model import Campaign
from handlers.office.commands import (
    A_NAME,
    ANY_TEXT,
    AnyCommand,
    OfficeCommand,
    everything_needed,
    nothing_follows,
)
from handlers.office.decision import meeting, objections, papers, publicity
from handlers.office.money import grants
from handlers.office.review import ranking
from handlers.office.views import export
from handlers.office.visiting import visit
from storage.acts import Act
from storage.readings import Needs


def _desk(_campaign: Campaign, _argument: object) -> Needs:
    return Needs(desk=True)


DECISION: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("推荐表", "上报还缺什么", "上报还差什么"),
        export.show_upward,
        nothing_follows,
        log=Act.PAPERS,
        needs=export.upward_needs,
    ),
    OfficeCommand(
        ("经费表", "经费", "票据"),
        grants.show,
        grants.read,
        A_NAME,
        log=Act.PAPERS,
        needs=everything_needed,
        confirmed=grants.remind,
    ),
    OfficeCommand(
        ("验收", "现场验收"),
        visit.visit,
        visit.read,
        ANY_TEXT,
        log=Act.VISIT,
        needs=visit.needs,
        confirmed=visit.confirmed,
    ),
    OfficeCommand(
        ("会议纪要", "纪要"),
        papers.minutes,
        papers.read("会议纪要"),
        A_NAME,
        log=Act.PAPERS,
        needs=_desk,
    ),
    OfficeCommand(
        ("公示说明", "公示情况说明", "公示情况"),
        papers.report,
        papers.read("公示说明"),
        A_NAME,
        log=Act.PAPERS,
        needs=_desk,
    ),
    OfficeCommand(
        ("公示文", "公示稿"),
        papers.notice,
        papers.read("公示文"),
        A_NAME,
        log=Act.PAPERS,
        needs=publicity.needs,
    ),
    OfficeCommand(
        ("评分表", "评分汇总表", "评分汇总"),
        papers.scores,
        papers.read("评分表"),
        A_NAME,
        log=Act.PAPERS,
        needs=ranking.needs,
    ),
    OfficeCommand(
        ("会议", "评审会"), meeting.meet, meeting.read, ANY_TEXT, log=Act.MEETING, needs=_desk
    ),
    OfficeCommand(
        ("公示",),
        publicity.make_public,
        publicity.read,
        ANY_TEXT,
        log=Act.PUBLICITY,
        needs=publicity.needs,
    ),
    OfficeCommand(
        ("异议",),
        objections.object_to,
        objections.read,
        ANY_TEXT,
        log=Act.OBJECTION,
        needs=publicity.needs,
    ),
)
