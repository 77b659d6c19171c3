"""media/upload and media/get."""

import re

from flask import Response

from simulator.api.calls import Call
from simulator.enterprise import Enterprise
from simulator.errors import ApiError, Json
from simulator.media import ONE_PIECE, Media, sniff


def upload(call: Call, enterprise: Enterprise) -> Json:
    """Keep an uploaded medium for three days under its raw file name."""
    if call.method != "POST":
        raise ApiError(40058, "http method must be POST")
    name, content = read_part(call.body, call.content_type)
    media = enterprise.media.upload(call.query.get("type", ""), name, content)
    created_at = str(int(media.created_at))
    return {
        "errcode": 0,
        "errmsg": "",
        "type": media.kind,
        "media_id": media.id,
        "created_at": created_at,
    }


def get(call: Call, enterprise: Enterprise) -> Response:
    """Return a medium's bytes, or a part of them for a Range."""
    media_id = call.query.get("media_id")
    if not media_id:
        raise ApiError(41006)
    media = enterprise.media.get(media_id)
    part = _range(call.range, len(media.content))
    if part is None and len(media.content) > ONE_PIECE:
        raise ApiError(830002)
    first, last = part or (0, len(media.content) - 1)
    response = Response(
        media.content[first : last + 1],
        status=200 if part is None else 206,
        content_type=media.content_type,
    )
    response.headers["Content-disposition"] = f'attachment; filename="{_shown_name(media)}"'
    response.headers["Accept-Ranges"] = "bytes"
    if part is not None:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{len(media.content)}"
    return response


def read_part(body: bytes, content_type: str) -> tuple[str, bytes]:
    """Return name and bytes of the part `media`, read as literally as the platform does.

    A part without a plain `filename="..."` is empty to it (44001).
    """
    boundary = re.search(r'boundary="?([^";,]+)"?', content_type)
    if not boundary:
        raise ApiError(44001)
    for part in body.split(b"--" + boundary[1].encode()):
        head, _, content = part.partition(b"\r\n\r\n")
        names = re.search(rb'[; ]name="media"', head), re.search(rb'filename="([^"]+)"', head)
        if names[0] and names[1]:
            return names[1][1].decode("utf-8", "replace"), content.removesuffix(b"\r\n")
    raise ApiError(44001)


def _shown_name(media: Media) -> str:
    name = media.name if media.kind == "file" else f"{media.id}.{sniff(media.content)[1]}"
    return name.encode().decode("latin-1")  # header bytes are raw UTF-8


def _range(header: str, size: int) -> tuple[int, int] | None:
    found = re.fullmatch(r"bytes=(\d+)-(\d*)", header)
    if not found or int(found[1]) >= size:
        return None
    return int(found[1]), min(int(found[2] or size - 1), size - 1)
