"""Why the embedded server cannot run. Each text is one line for the operator.

EmbeddedServerError
├── NoServerError      no program that can be trusted with the data
└── FolderInUseError   another process owns the data folder
"""

from __future__ import annotations


class EmbeddedServerError(RuntimeError):
    """The embedded server cannot run."""


class NoServerError(EmbeddedServerError):
    """No server program that can be trusted with the data; the text says what to install."""


class FolderInUseError(EmbeddedServerError):
    """Another process owns the data folder."""
