"""A venv of its own for each peer, made when it is first measured and kept."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
VENVS = FOLDER.parents[2] / ".venv-peers"


def python_of(peer: str) -> str:
    """The interpreter of a peer's venv, with what its list names and our own web server."""
    folder, wanted = VENVS / peer, FOLDER / f"{peer}.txt"
    stamp, server = folder / "made.stamp", f"granian=={version('granian')}"
    if not stamp.exists() or stamp.read_text() != wanted.read_text() + server:
        print(f"making {folder.name}'s venv ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "-qq"]
        subprocess.run([*pip, "-r", str(wanted), server], check=True)
        stamp.write_text(wanted.read_text() + server)
    return str(folder / "bin/python")
