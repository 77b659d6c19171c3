"""What the office can say to review: points, returns, papers given back, quota, results."""

from __future__ import annotations

from handlers.office import another
from handlers.office.commands import (
    A_NAME,
    ANY_TEXT,
    SOME_WORDS,
    AnyCommand,
    OfficeCommand,
    an_award,
)
from handlers.office.papers import refusing
from handlers.office.resolve import targets
from handlers.office.review import ranking, results, reviewing, sending_back
from storage.acts import Act

REVIEWING: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("核分", "核定", "审核"),
        reviewing.review,
        targets.a_target(reviewing.COMMAND),
        SOME_WORDS,
        log=Act.REVIEW,
        needs=reviewing.needs,
    ),
    OfficeCommand(
        ("拒收", "拒收纸质", "退纸质", "纸质退", "纸质退回", "退回纸质"),
        refusing.refuse_named,
        targets.a_target(refusing.COMMAND),
        ANY_TEXT,
        log=Act.PAPER_REFUSED,
        needs=targets.needs,
    ),
    OfficeCommand(
        ("退", "退回", "退件"),
        sending_back.send_back_to_branch,
        sending_back.read,
        ANY_TEXT,
        log=Act.SEND_BACK,
        needs=targets.needs,
    ),
    OfficeCommand(
        ("名额", "排名", "排序"),
        ranking.show_ranking,
        an_award(ranking.how),
        A_NAME,
        log=Act.RANK,
        needs=ranking.needs,
    ),
    OfficeCommand(
        ("结果", "评审结果"),
        results.result,
        results.read,
        ANY_TEXT,
        log=Act.RESULT,
        needs=results.needs,
        confirmed=results.confirmed,
    ),
    OfficeCommand(("加报", "再报", "增报"), another.allow, another.read, ANY_TEXT, log=Act.ANOTHER),
)
