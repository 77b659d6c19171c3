"""What the Word files are called, and their templates: known without what reads and writes them."""

from __future__ import annotations

import re
from pathlib import Path

from bot.documents.word_files import clean
from campaign.model import Track

FORMS = Path(__file__).parents[2] / "forms"
DRAFT = "草稿"
NAME_LENGTH = 80


class FormError(ValueError):
    """A template does not fit the campaign; the text names the file and what is wrong."""


def template_of(track: Track, folder: Path) -> Path:
    """The Word file that is filled in for a track: the one config.yaml names, or the usual one."""
    usual = "附件1 自评表.docx" if track.scorecard else "附件2 测评表.docx"
    return folder / (getattr(track, "template", "") or usual)


def form_name(receipt: str, title: str, suffix: str = ".docx") -> str:
    """The file name people read, as J03-v1 自评表.docx: no 附件 number, nothing Windows refuses."""
    title = re.sub(r"^附件\s*\d*\s*", "", title)
    name = re.sub(r'[<>:"/\\|?*\s]+', " ", clean(f"{receipt} {title}"))
    return name[:NAME_LENGTH].strip(" .") + suffix
