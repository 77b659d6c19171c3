"""`导出`: everything as one archive, built behind the chat."""

from __future__ import annotations

from handlers.outcomes import Outcome
from handlers.talk import OfficeTalk
from handlers.wording import export as wording
from storage.effects import Export


def export(talk: OfficeTalk, _: str = "") -> Outcome:
    """Order an archive; the link comes as a message of its own."""
    return Outcome((wording.coming(),), effects=(Export(talk.user_id, talk.now.isoformat()),))
