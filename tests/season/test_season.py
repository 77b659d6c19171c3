"""Seasons within this process: every promise is kept, and a rule that is wrong is found."""

from __future__ import annotations

import pytest

from bot.closing.bell import ClosingBell
from bot.config_file import load_campaign
from bot.rehearsal.personas import PERSONAS
from bot.rehearsal.roster import with_branches
from storage.outbox.stream import Outbox
from tests.bot.processes import ROOT
from tests.season.playing import broken_in

CAMPAIGN = with_branches(load_campaign(ROOT / "config.yaml"), len(PERSONAS) + 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_promise_is_kept(seed: int) -> None:
    assert broken_in(CAMPAIGN, seed) == []


@pytest.mark.slow
def test_a_closing_bell_that_does_not_ring_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClosingBell, "tick", lambda *_: None)
    assert any("截止时该告知的各告知一次" in line for line in broken_in(CAMPAIGN, 1))


@pytest.mark.slow
def test_a_send_that_is_forgotten_when_it_fails_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outbox, "put_off", lambda self, entry, _failures: self.finish(entry))
    assert broken_in(CAMPAIGN, 1) != []
