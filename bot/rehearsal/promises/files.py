"""Photos and papers are there, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.rehearsal.evidence import Evidence, stored_of
from bot.rehearsal.expected import Expected
from campaign.applications import Photo


def photos_kept(evidence: Evidence) -> Iterator[str]:
    """Every photo is on disk, can be looked at, was sent by this branch, and is there once."""
    for key, expected in evidence.expected.items():
        application = stored_of(evidence, key)
        versions = [s.photos for s in application.submissions]
        for photos in [application.photos, *versions]:
            yield from _photo_faults(evidence, expected, photos)


def documents_sent_once(evidence: Evidence) -> Iterator[str]:
    """The papers of every version reached the phones of the branch, each once on a phone."""
    files = Counter[str]()
    for screen in evidence.screens.values():
        files |= Counter(shown.name for shown in screen if shown.name)
    for expected in evidence.expected.values():
        for version in expected.handed_in:
            names = [name for name in files if name.startswith(f"{version.receipt} ")]
            wanted = len(expected.track.documents)
            if len(names) != wanted:
                yield f"{version.receipt}：应有 {wanted} 份文件，发了 {len(names)} 份"
            yield from (f"{name}：发了 {files[name]} 次" for name in names if files[name] != 1)


def _photo_faults(
    evidence: Evidence, expected: Expected, photos: tuple[Photo, ...]
) -> Iterator[str]:
    seen = Counter(evidence.pictures.get(photo.path) for photo in photos)
    for photo in photos:
        number = evidence.pictures.get(photo.path)
        if number is None:
            yield f"{expected.name} 第 {photo.number} 张：不在盘上或打不开（{photo.path}）"
        elif number not in expected.sent:
            yield f"{expected.name} 第 {photo.number} 张：不是这个分工会发的"
        elif seen[number] > 1:
            yield f"{expected.name} 第 {photo.number} 张：存了 {seen[number]} 次"
