"""What the office can say about a panel."""

from __future__ import annotations

from handlers.office.commands import (
    A_NAME,
    ANY_TEXT,
    SOME_WORDS,
    AnyCommand,
    OfficeCommand,
    an_award,
)
from handlers.office.panel import ballots, recusals, rounds, seats
from handlers.office.resolve import targets
from handlers.wording import panel as wording
from storage.acts import Act

SEATS: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("绑定",),
        seats.bind,
        seats.read,
        ANY_TEXT,
        log=Act.BIND,
        needs=seats.needs,
        confirmed=seats.do_bind,
    ),
    OfficeCommand(("解绑", "解除绑定"), seats.unbind, seats.read_leaving, ANY_TEXT, log=Act.UNBIND),
)
PANEL: tuple[AnyCommand, ...] = (
    OfficeCommand(
        ("评委进度", "评审进度", "谁没评"),
        rounds.show_progress,
        an_award(wording.which),
        A_NAME,
        log=Act.PANELS,
        needs=rounds.needs,
    ),
    OfficeCommand(
        ("评委评分", "评委打分", "评委给分"),
        ballots.show,
        targets.a_target(ballots.COMMAND),
        SOME_WORDS,
        log=Act.BALLOTS,
        needs=rounds.needs,
    ),
    OfficeCommand(
        (rounds.END, "评审结束"),
        rounds.end,
        rounds.read_award,
        A_NAME,
        log=Act.END_ROUND,
        needs=rounds.needs,
        confirmed=rounds.do_end,
    ),
    OfficeCommand(
        (rounds.OPEN_AGAIN, "重新评审"),
        rounds.reopen,
        rounds.read_reopening,
        SOME_WORDS,
        log=Act.REOPEN_ROUND,
        needs=rounds.needs,
    ),
    OfficeCommand(("回避",), recusals.recuse, recusals.read, SOME_WORDS, log=Act.RECUSE),
    # Behind the longer words that it begins.
    OfficeCommand(
        ("评委", "评委名单"), seats.show_panel, an_award(wording.which), A_NAME, log=Act.PANELS
    ),
)
