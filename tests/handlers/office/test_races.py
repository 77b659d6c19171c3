"""Two people of the office and a chair on one branch at the same moment: nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from redis import Redis

from campaign.applications import Place
from campaign.parts.roles import Scored
from tests.handlers.dialogue import the_card
from tests.handlers.live import Live
from tests.handlers.office_chat import hand_in
from tests.handlers.test_conversation_races import insist

ITEMS = tuple(the_card().order)


def own_scores(card: Scored) -> dict[str, int]:
    return {item.id: item.points for item in card.items.values()}


def test_what_each_of_them_notes_is_there_afterwards(server: Redis) -> None:
    live, other = Live(server), Live(server)
    hand_in(live, "05", "07")
    notes = [(f"核分 信工 {item} 0", f"office0{1 + at % 2}") for at, item in enumerate(ITEMS)]
    notes += [(f"改 {item} 1", "chair05") for item in ITEMS[:10]]
    notes += [("收 5 7 小家", "office02"), ("延期 信工 2023-05-15 12:00 停电", "office01")]
    live.say("小家", by="chair05")

    def run(numbered: tuple[int, tuple[str, str]]) -> str:
        at, (text, by) = numbered
        return insist((live, other)[at % 2], text, by)

    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(run, enumerate(notes)))
    assert all(replies)
    record = live.record("05")
    home = record.application("home")
    assert home.reviewed == dict.fromkeys(ITEMS, 0)
    assert home.has_paper
    assert live.record("07").application("home").has_paper
    assert record.extended_until
    mine = {item: home.value(Place("scorecard", item)) for item in ITEMS}
    assert mine == own_scores(the_card()) | dict.fromkeys(ITEMS[:10], 1)
    entries = live.audit("05")
    assert sum(entry["did"] == "review" for entry in entries) == len(ITEMS)
    for item in ITEMS:
        (entry,) = [e for e in entries if f"reviewed/{item}" in e["after"]]
        assert entry["before"] == {f"reviewed/{item}": None}
