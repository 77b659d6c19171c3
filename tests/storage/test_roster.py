"""The roster beside config.yaml, read again only when it has changed."""

from __future__ import annotations

from collections.abc import Mapping

from redis import Redis

from campaign.model import Branch
from storage.keys import Keys
from storage.roster import PresentCampaign, Roster, from_fields, read_roster, to_fields
from tests.handlers.dialogue import the_campaign

KEYS = Keys("trial")


def write(server: Redis, branches: Mapping[str, Branch]) -> None:
    words = to_fields(read_roster(server, KEYS), branches)
    server.hset(KEYS.roster, mapping=dict(zip(words[::2], words[1::2], strict=True)))


def branch(number: str = "05", chair: str = "chair31") -> Branch:
    known = the_campaign().branch_by_number["05"]
    return known.model_copy(update={"number": number, "chair": chair, "holds": ("home",)})


def test_without_a_roster_the_campaign_is_that_of_the_file(server: Redis) -> None:
    assert PresentCampaign(the_campaign(), server, KEYS).read() is the_campaign()


def test_what_another_process_writes_is_there_at_the_next_look(server: Redis) -> None:
    present = PresentCampaign(the_campaign(), server, KEYS)
    present.read()
    write(server, {"05": branch()})
    changed = present.read()
    assert changed.branch_of["chair31"].number == "05"
    assert "chair05" not in changed.branch_of
    assert present.read() is changed
    write(server, {"23": branch("23", "chair23")})
    assert present.read().branch_of["chair23"].number == "23"
    assert present.read().branch_of["chair31"].number == "05"
    assert [b.number for b in present.read().branches][-1] == "23"


def test_a_roster_is_read_back_as_it_was_written() -> None:
    first = Roster().after({"05": branch()})
    words = to_fields(Roster(), {"05": branch()})
    assert from_fields(dict(zip(words[::2], words[1::2], strict=True))) == first
