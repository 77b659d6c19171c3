"""Whether a text speaks to somebody, or of what was written before: signs.yaml says by what that shows."""

from __future__ import annotations

from handlers.hearing.signs import sign

LONGEST_SPEECH = 60  # characters; what is longer is somebody's text
LONGEST_ASIDE = 24  # characters; a station or an activity may well mention a canteen in more
LONGEST_NOTICE = 120


def is_spoken(text: str) -> bool:
    """Whether a short text speaks to somebody or of what was written before."""
    is_short = len(text) <= LONGEST_SPEECH
    return is_short and bool(sign("speech").search(text) or sign("correction").search(text))


def is_sentence(text: str) -> bool:
    """Whether a text has clauses, as no name has."""
    return bool(sign("clause").search(text.rstrip("。，,. ")))


def is_talking(text: str) -> bool:
    """Whether a compact text speaks to somebody, as no value and no report does."""
    return len(text) <= LONGEST_ASIDE and bool(sign("face_to_face").search(text))


def is_aside(text: str) -> bool:
    """Whether a compact text was hardly written for the form nor for the bot."""
    if len(text) <= LONGEST_NOTICE and sign("notice").search(text):
        return True
    is_short = len(text) <= LONGEST_ASIDE and not sign("place").search(text)
    return is_short and bool(sign("private").search(text)) and not sign("writing").search(text)


def is_to_somebody(text: str) -> bool:
    """Whether a compact text asks somebody else by name for something."""
    return len(text) <= LONGEST_ASIDE and bool(sign("to_somebody").search(text))


def is_past_the_bot(text: str) -> bool:
    """Whether a compact text is plainly for somebody else, by its words or by name."""
    if len(text) > LONGEST_ASIDE or sign("ours").search(text):
        return False
    return is_to_somebody(text) or is_aside(text) and bool(sign("private").search(text))


def is_more_to_come(text: str) -> bool:
    """Whether a compact text says that more of the long text is on its way."""
    return len(text) <= LONGEST_SPEECH and bool(sign("more_to_come").search(text))


def speaks_of_earlier(text: str) -> bool:
    """Whether a text may be about an answer that was given before."""
    return bool(sign("earlier").search(text))
