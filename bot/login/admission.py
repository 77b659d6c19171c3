"""What a page asks before it shows anything, and what a browser gets that may not see it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

Admit = Callable[[str], None]
"""Lets the browser of the present request see what is this person's; LoginError unless it may."""


class LoginError(Exception):
    """This browser may not see the page; `answer` is what it gets instead."""

    def __init__(self, answer: Response) -> None:
        super().__init__(answer.status)
        self.answer = answer


def admit_anybody(_user_id: str) -> None:
    """Let everybody pass who has the link."""
