"""Style, scripts and pictures of the phone page, sent from memory."""

import mimetypes
from pathlib import Path

from flask import Response, abort

FOLDER = Path(__file__).parent / "static"


def static_file(filename: str) -> Response:
    """Send one file; no handle stays open when a browser goes away in the middle."""
    path = FOLDER / filename
    if path.parent != FOLDER or not path.is_file():
        abort(404)
    kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    return Response(path.read_bytes(), mimetype=kind)
