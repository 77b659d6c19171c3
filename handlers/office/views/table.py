"""What the office can say to see how things are; nothing of it changes anything."""

from __future__ import annotations

import re

from handlers.office.commands import (
    A_NAME,
    AnyCommand,
    OfficeCommand,
    a_branch,
    an_award,
    everything_needed,
    nothing_follows,
)
from handlers.office.resolve import targets
from handlers.office.views import (
    application,
    averages,
    board,
    changes_made,
    deadline,
    history,
    phone,
    status,
    submitted,
    today,
    unfinished_filters,
    unreviewed,
)
from handlers.office.views.asked import QUESTIONS
from handlers.wording import averages as averages_wording
from handlers.wording import unreviewed as unreviewed_wording
from storage.acts import Act

_WITHOUT_BOARD = re.compile(r"(?!板).{1,40}").fullmatch  # 看板 is a command of its own


STATUS: AnyCommand = OfficeCommand(
    ("状态", "进度", "总览"),
    status.show_status,
    status.read,
    A_NAME,
    log=Act.STATUS,
    needs=status.needs,
)
LOOKING: tuple[AnyCommand, ...] = (
    STATUS,
    OfficeCommand(
        ("已提交", "已交", "谁交了", "提交名单"),
        submitted.show,
        submitted.read,
        A_NAME,
        log=Act.SUBMITTED,
        needs=everything_needed,
    ),
    OfficeCommand(
        ("未完成", "没完成", "还差谁", "谁没交", "没交"),
        unfinished_filters.show,
        unfinished_filters.read,
        A_NAME,
        log=Act.UNFINISHED,
        needs=everything_needed,
    ),
    OfficeCommand(
        ("今天", "今日", "今天的情况"),
        today.show_today,
        nothing_follows,
        log=Act.TODAY,
        needs=today.needs,
    ),
    OfficeCommand(
        ("平均分", "平均", "均分"),
        averages.show_averages,
        an_award(averages_wording.how),
        A_NAME,
        log=Act.AVERAGE,
        needs=everything_needed,
    ),
    OfficeCommand(
        ("未核", "没核", "未核分", "没核分", "没核完", "谁没核", "谁没核分"),
        unreviewed.show_unreviewed,
        an_award(unreviewed_wording.how),
        A_NAME,
        log=Act.UNREVIEWED,
        needs=everything_needed,
    ),
    OfficeCommand(
        ("谁改过", "改动"),
        changes_made.show_changes,
        a_branch("谁改过"),
        A_NAME,
        log=Act.CHANGES,
        needs=changes_made.needs,
    ),
    OfficeCommand(
        ("记录", "历史"),
        history.show_history,
        history.read,
        A_NAME,
        log=Act.HISTORY,
        needs=history.needs,
    ),
    OfficeCommand(
        ("电话", "联系", "联系方式"),
        phone.show_phone,
        phone.read,
        A_NAME,
        log=Act.PHONE,
        needs=phone.needs,
    ),
    OfficeCommand(
        ("截止", "截止时间"),
        deadline.show_deadline,
        nothing_follows,
        log=Act.DEADLINE,
        needs=deadline.needs,
    ),
    QUESTIONS,
    OfficeCommand(("看板", "大屏", "图表"), board.show_board, nothing_follows, log=Act.BOARD),
    OfficeCommand(
        ("看", "查看"),
        application.look,
        targets.a_target(application.COMMAND),
        _WITHOUT_BOARD,
        log=Act.LOOK,
        needs=application.needs,
    ),
)
