"""What an outbox entry asks for, one class each; how it is written is in outbox/effect_fields.py."""

from __future__ import annotations

from dataclasses import dataclass

from storage.cards import AnyCard


@dataclass(frozen=True, slots=True)
class SendText:
    """Send a text of at most 2048 bytes to a person."""

    user_id: str
    text: str


@dataclass(frozen=True, slots=True)
class SendTimely(SendText):
    """A text that tells how things stood when it was written; later it is read anew, or not sent.

    `about` names what it tells: `digest <day> <piece> <told last>` or `bell <branch> <deadline>`.
    """

    about: str


@dataclass(frozen=True, slots=True)
class Resend:
    """Send letters that were given up once more, or forget them; a person of the office asked for it."""

    user_id: str
    letters: tuple[str, ...]
    is_drop: bool = False


@dataclass(frozen=True, slots=True)
class SendCard:
    """Send a card to a person."""

    user_id: str
    card: AnyCard


@dataclass(frozen=True, slots=True)
class SendNotice:
    """Send a notice of the office to one person and note what became of it under its name."""

    user_id: str
    text: str
    notice: str


@dataclass(frozen=True, slots=True)
class ReportNotice:
    """Tell a person of the office who got a notice; `people` maps user id -> how to name them."""

    user_id: str
    notice: str
    people: dict[str, str]


@dataclass(frozen=True, slots=True)
class SendDocument:
    """Make a Word file of a version, 0 for a draft that is marked so, and send it to a person."""

    user_id: str
    branch: str
    track: str
    version: int
    document: str


@dataclass(frozen=True, slots=True)
class MailSubmission:
    """Mail the electronic version of the submission of this person to the address in the notice."""

    user_id: str
    branch: str
    track: str
    version: int


@dataclass(frozen=True, slots=True)
class SavePhoto:
    """Fetch a picture a person sent, make it fit to keep, keep it, and tell the conversation.

    `callback` names the message it came with, at `sent_at` (ISO); `track` is "" while not known.
    """

    user_id: str
    branch: str
    track: str
    media_id: str
    callback: str
    sent_at: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class NoteSilence:
    """Tell that this long has passed since a picture came; a last call waits for none any longer."""

    user_id: str
    callback: str
    after_ms: int
    is_last_call: bool = False
    branch: str = ""


@dataclass(frozen=True, slots=True)
class TellOverwritten:
    """Tell a person after this long which of their answers others of the branch have changed."""

    user_id: str
    branch: str
    after_ms: int


@dataclass(frozen=True, slots=True)
class SendContactSheet:
    """Send a person one picture that shows these photos, (number, path) each."""

    user_id: str
    photos: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SendPhoto:
    """Send a person one stored photo in full."""

    user_id: str
    path: str


@dataclass(frozen=True, slots=True)
class SendReminder:
    """Remind a person of what their branch still has to do, which is read when it is sent.

    `slot` is the claim it comes from, `day` (ISO) the day it counts for. A nudge is a reminder the
    office asked for: it has no place in the calendar.
    """

    user_id: str
    branch: str
    slot: str
    day: str
    is_nudge: bool = False


@dataclass(frozen=True, slots=True)
class Nudge:
    """Remind these branches now because a person of the office asked for it.

    `name` is one that no other nudge has: a branch is reminded once under it. One that `insists`
    goes out also to who was reminded today.
    """

    user_id: str
    name: str
    branches: tuple[str, ...]
    insists: bool = False


@dataclass(frozen=True, slots=True)
class ReportNudge:
    """Tell a person of the office whom a nudge of this name has reached."""

    user_id: str
    name: str
    branches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SendBoard:
    """Send a person the campaign as one picture, as it stands when it is sent."""

    user_id: str


@dataclass(frozen=True, slots=True)
class Export:
    """Build an archive and send a link to it to a person who asked at `asked_at` (ISO).

    Of everything, or of one branch (its number) or one award (its id) alone; one that `is_upward`
    holds what is recommended of that.
    """

    user_id: str
    asked_at: str
    branch: str = ""
    track: str = ""
    is_upward: bool = False


@dataclass(frozen=True, slots=True)
class SendList:
    """Build the spreadsheet of an archive alone and send it as a file to who asked at `asked_at` (ISO)."""

    user_id: str
    asked_at: str


@dataclass(frozen=True, slots=True)
class SendExport:
    """Send an archive that was built to a person as a file under this name."""

    user_id: str
    archive: str
    file_name: str


@dataclass(frozen=True, slots=True)
class SendReviewPaper:
    """Make a Word file of the review of an award from how it stands then, and send it to a person.

    `paper` is one of those in campaign/review/papers.py; `asked_at` (ISO) is the day written on it.
    """

    user_id: str
    award: str
    paper: str
    asked_at: str


Effect = (
    SendText
    | SendTimely
    | Resend
    | SendCard
    | SendNotice
    | ReportNotice
    | SendDocument
    | MailSubmission
    | SavePhoto
    | NoteSilence
    | TellOverwritten
    | SendContactSheet
    | SendPhoto
    | SendReminder
    | Nudge
    | ReportNudge
    | SendBoard
    | Export
    | SendExport
    | SendList
    | SendReviewPaper
)
