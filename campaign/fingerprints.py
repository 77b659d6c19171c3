"""Telling whether two pictures are one and the same, also after WeCom has compressed one of them.

A fingerprint holds the mean brightness of 24 x 24 fields, then the mean colour of 8 x 8 fields, in
64 steps of four levels, one character each; before it stands the shape. Two pictures are the same
if no field at all is more than one step apart. Compression hardly moves a mean: one step is safe
for it. Another photo of the same scene, or the same form filled in for somebody else, moves at
least one field by more. In doubt two pictures are different: a repeat kept is seen on the contact
sheet and deleted with one word, but a photo taken for a repeat would be lost.
"""

from __future__ import annotations

from math import log2

BRIGHTNESS_FIELDS = 24
COLOUR_FIELDS = 8
STEPS_APART = 1

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_STEP = {character: step for step, character in enumerate(_ALPHABET)}


def write_fingerprint(width: int, height: int, levels: bytes) -> str:
    """The fingerprint of a picture with these mean levels (0-255) of its fields."""
    shape = round(100 * log2(width / height))  # one more is 0.7 % wider
    return f"{shape}." + "".join(_ALPHABET[level // 4] for level in levels)


def same_picture(one: str, other: str) -> bool:
    """Whether two fingerprints are of one picture: no field, nor the shape, is over a step apart."""
    one_shape, _, one_fields = one.partition(".")
    other_shape, _, other_fields = other.partition(".")
    return (
        abs(int(one_shape) - int(other_shape)) <= STEPS_APART
        and len(one_fields) == len(other_fields)
        and all(
            abs(_STEP[a] - _STEP[b]) <= STEPS_APART
            for a, b in zip(one_fields, other_fields, strict=True)
        )
    )
