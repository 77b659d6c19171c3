"""The configuration as it was checked at the start: a process that starts later goes by that one.

The file may have been edited since, for the next start, and nobody has compared that with the data.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from bot.config_file import campaign_in, load_campaign
from bot.settings import Settings
from campaign.model import Campaign
from campaign.questionnaires import parts_in, text_of_parts
from storage.seasons import Former

STARTED = "started.json"  # in DATA_DIR


def write_started(folder: Path, config: str, former: Former, store: str = "") -> None:
    """Keep the text that was checked, all that was ever asked, and which store that was."""
    questions = {
        track: {name: text_of_parts(parts) for name, parts in asked.items()}
        for track, asked in former.items()
    }
    unfinished = folder / f"{STARTED}.{os.getpid()}"
    started = {"config": config, "questions": questions, "store": store}
    unfinished.write_text(json.dumps(started), encoding="utf-8")
    unfinished.replace(folder / STARTED)


def started_store(folder: Path) -> str:
    """The identity of the store at the last start; "" where that is not known."""
    try:
        return str(json.loads((folder / STARTED).read_bytes()).get("store", ""))
    except FileNotFoundError:
        return ""


def load_started(settings: Settings) -> Campaign:
    """The campaign that was started here; that of the file where nothing was."""
    try:
        started = json.loads((settings.data_dir / STARTED).read_bytes())
    except FileNotFoundError:
        return load_campaign(settings.config_path)
    former = {
        track: {name: parts_in(text) for name, text in asked.items()}
        for track, asked in started["questions"].items()
    }
    return campaign_in(started["config"]).remembering(former)
