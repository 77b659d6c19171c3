"""What was handed in lies beside its application, a field each: what is said later writes none of it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from campaign.submissions import Submission
from storage.codec import Codec

FIELD = "handed-in:"
_SUBMISSION = Codec[Submission](Submission, dict)


def changed_fields(
    track: str, become: Sequence[Submission], kept: Sequence[Submission]
) -> list[str]:
    """The versions that are other than those that are kept, as the flat field list of HSET."""
    fields: list[str] = []
    for at, submission in enumerate(become):
        if at >= len(kept) or kept[at] != submission:
            fields += [_name(track, at), _SUBMISSION.write(submission)]
    for at in range(len(become), len(kept)):
        fields += [_name(track, at), ""]
    return fields


def read(fields: Mapping[str, str]) -> dict[str, tuple[Submission, ...]]:
    """The versions in the fields of a record, by track, in their order."""
    found: defaultdict[str, dict[int, Submission]] = defaultdict(dict)
    for name, text in fields.items():
        if name.startswith(FIELD) and text:
            track, _, number = name.removeprefix(FIELD).rpartition(":")
            found[track][int(number)] = _SUBMISSION.read(text)
    return {track: tuple(of[n] for n in sorted(of)) for track, of in found.items()}


def _name(track: str, at: int) -> str:
    return f"{FIELD}{track}:{at + 1}"
