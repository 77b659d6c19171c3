"""How an effect is written into a Redis stream, in which lane, and read again."""

from __future__ import annotations

from storage.codec import Codec
from storage.effects import (
    Effect,
    Export,
    MailSubmission,
    NoteSilence,
    Nudge,
    ReportNotice,
    ReportNudge,
    Resend,
    SavePhoto,
    SendBoard,
    SendCard,
    SendContactSheet,
    SendDocument,
    SendExport,
    SendList,
    SendNotice,
    SendPhoto,
    SendReminder,
    SendReviewPaper,
    SendText,
    SendTimely,
    TellOverwritten,
)
from storage.outbox.lanes import EXPORT_LANE, MAIL_LANE, lane_of, picture_lane_of

_KINDS: dict[str, type[Effect]] = {
    "send_text": SendText,
    "send_timely": SendTimely,
    "resend": Resend,
    "send_card": SendCard,
    "send_notice": SendNotice,
    "report_notice": ReportNotice,
    "send_document": SendDocument,
    "mail_submission": MailSubmission,
    "save_photo": SavePhoto,
    "note_silence": NoteSilence,
    "tell_overwritten": TellOverwritten,
    "send_contact_sheet": SendContactSheet,
    "send_photo": SendPhoto,
    "send_reminder": SendReminder,
    "nudge": Nudge,
    "report_nudge": ReportNudge,
    "send_board": SendBoard,
    "export": Export,
    "send_export": SendExport,
    "send_list": SendList,
    "send_review_paper": SendReviewPaper,
}

_CODECS = {name: Codec[Effect](kind, dict) for name, kind in _KINDS.items()}
_NAMES = {effect: name for name, effect in _KINDS.items()}


def lane_for(effect: Effect) -> int:
    """The outbox lane an effect is written to."""
    if isinstance(effect, SavePhoto):
        return picture_lane_of(effect.user_id)
    if isinstance(effect, MailSubmission):
        return MAIL_LANE
    if isinstance(effect, Export | SendList):
        return EXPORT_LANE
    return lane_of(effect.user_id)


def to_fields(effect: Effect) -> list[str]:
    """The effect as the flat field list of XADD."""
    name = _NAMES[type(effect)]
    return ["kind", name, "body", _CODECS[name].write(effect)]


def from_fields(fields: dict[str, str]) -> Effect:
    """The effect an entry asks for; ValueError where the kind is not known to this version."""
    try:
        codec = _CODECS[fields["kind"]]
    except KeyError:
        raise ValueError(f"unknown outbox entry: {sorted(fields)}") from None
    return codec.read(fields["body"])
