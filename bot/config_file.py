"""The file that config.yaml is; what may stand in it is decided in campaign/."""

from __future__ import annotations

from pathlib import Path

from campaign import problem_wording as wording
from campaign.branch_names import known_by, naming_branches
from campaign.loading import ConfigError, read_campaign
from campaign.model import Campaign
from campaign.settled import written
from handlers.chair.routes import ChairRoutes
from handlers.reading.reserved import reserved_names


def load_campaign(path: Path) -> Campaign:
    """Read and check the file; ConfigError if it cannot be read or anything in it is wrong."""
    return campaign_in(read_config(path))


def read_config(path: Path) -> str:
    """The text of the file; ConfigError if it cannot be read."""
    try:
        # -sig: Windows editors put a mark in front of UTF-8.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(wording.line(str(path), wording.NO_FILE)) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ConfigError(wording.line(str(path), wording.NOT_UTF8, line)) from None
    except OSError as error:
        raise ConfigError(wording.line(str(path), wording.not_readable(error.strerror))) from None


def campaign_in(text: str) -> Campaign:
    """Check the text; ConfigError if anything in it is wrong."""
    campaign = read_campaign(text)
    taken = [wording.line(written(place), message) for place, message in reserved_names(campaign)]
    if problems := [*taken, *_never_reached(campaign)]:
        names = [known_by(b.shown, b.short_name) for b in campaign.branches]
        raise ConfigError(*naming_branches(problems, names))
    return campaign


def _never_reached(campaign: Campaign) -> list[str]:
    """The questions of the office's own that are words with an answer of their own already."""
    routes = ChairRoutes(campaign)
    return [
        wording.line(f"faq[{at}].samples[{number}]", wording.answered_already(sample))
        for at, entry in enumerate(campaign.faq)
        for number, sample in enumerate(entry.samples)
        if routes.is_command(sample)
    ]
